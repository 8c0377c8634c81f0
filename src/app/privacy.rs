//! What the page is able to do, in words that can be checked.

use leptos::prelude::*;
use words::messages as m;

use crate::browser::language::language;
use crate::later::later;
use crate::state::use_dialogs;
use crate::ui::dialog::Dialog;

#[component]
pub fn PrivacyDialog() -> impl IntoView {
    let open = use_dialogs().privacy;
    view! { <Dialog open title=m::privacy_title(language())>{promises()}</Dialog> }
}

later!(dialogs: fn promises() -> AnyView {
    let language = language();
    view! {
        <ul class="plain-list">
            <li>{m::privacy_local(language)}</li>
            <li>{m::privacy_policy(language)}</li>
            <li>{m::privacy_filters(language)}</li>
            <li>{m::privacy_kept(language)}</li>
            <li>{m::privacy_check(language)}</li>
        </ul>
    }
    .into_any()
});
