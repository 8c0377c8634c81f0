//! A button that copies text.

use std::time::Duration;

use leptos::prelude::*;
use words::messages as m;

use super::icon::{Glyph, Icon};
use crate::browser::clipboard;
use crate::browser::language::language;
use crate::ui::reactive::dynamic;

/// How long the button says "Copied".
const SAID: Duration = Duration::from_millis(1500);

/// Copies the result of `text` when clicked, and says so.
#[component]
pub fn CopyButton<F>(
    /// What to copy.
    text: F,
    /// What it does: "Copy the command".
    #[prop(into)]
    label: String,
    /// Whether to show the word "Copy" next to the icon.
    #[prop(optional)]
    worded: bool,
) -> impl IntoView
where
    F: Fn() -> String + 'static,
{
    drawn(StoredValue::new_local(Box::new(text)), label, worded)
}

/// Returns what to copy.
type Text = StoredValue<Box<dyn Fn() -> String>, LocalStorage>;

/// Not generic, so that the drawing code is not compiled anew for every closure.
fn drawn(text: Text, label: String, worded: bool) -> AnyView {
    let outcome = RwSignal::new(None::<bool>);
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            let copied = clipboard::copy(text.with_value(|text| text())).await;
            outcome.try_set(Some(copied));
            set_timeout(
                move || {
                    outcome.try_set(None);
                },
                SAID,
            );
        });
    };
    let said = move || match outcome.get() {
        None => m::copy(language()),
        Some(true) => m::copied(language()),
        Some(false) => m::copy_failed(language()),
    };
    let icon = move || if outcome.get() == Some(true) { Icon::Check } else { Icon::Copy };
    view! {
        <button type="button" class=if worded { "button quiet" } else { "icon-button" } title=label.clone() aria-label=label on:click=copy>
            {dynamic(move || view! { <Glyph icon=icon()/> }.into_any())}
            {worded.then(|| view! { <span class="copy-word">{said}</span> })}
            <span class="visually-hidden" role="status">{dynamic(move || outcome.get().map(|_| said()).into_any())}</span>
        </button>
    }
    .into_any()
}
