//! What the page may do, in words that can be checked.

use leptos::prelude::*;

use crate::state::use_dialogs;
use crate::ui::dialog::Dialog;

/// The dialog.
#[component]
pub fn PrivacyDialog() -> impl IntoView {
    let open = use_dialogs().privacy;
    view! {
        <Dialog open title="Privacy">
            <ul class="plain-list">
                <li>"Files are read by this page, on this machine. Nothing from them is sent anywhere."</li>
                <li>
                    "The page carries a Content-Security-Policy that forbids the browser every request but those for the
                    page's own parts: its program, its style, and the sample if you ask for it."
                </li>
                <li>
                    "Filters stand in the address after the #, the part that browsers never send. If you share the
                    address, you share the filters, not the logs."
                </li>
                <li>
                    "Nothing is kept when the tab is closed, but for the colours and the widths of panels that you chose."
                </li>
                <li>"You can check all of this: open the browser's developer tools, Network, and load your files."</li>
            </ul>
        </Dialog>
    }
}
