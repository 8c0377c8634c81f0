//! Choosing whose clocks times are shown by.

use leptos::prelude::*;
use view::clock;
use view::fragment::Clocks;
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::browser::zone;
use crate::later::later;
use crate::state::{use_dialogs, use_state};
use crate::ui::dialog::Dialog;
use crate::ui::finder::{Entry, entry, finder};
use crate::ui::reactive::dynamic;

/// The button in the status bar.
#[component]
pub fn ZoneButton() -> impl IntoView {
    let (state, dialogs, language) = (use_state(), use_dialogs(), language());
    // What the link asks for, and what it got.
    let title = move || {
        let (asked, shown) = (state.parts.clocks.get().0, state.zone.get());
        match asked == shown.name {
            true => m::StatusZoneWhy { zone: &clock::name(&shown, language) }.say(language),
            false => m::StatusZoneUnknown { zone: &asked }.say(language),
        }
    };
    view! {
        <button
            type="button"
            class="status-item"
            class:is-bad=move || state.parts.clocks.get().0 != state.zone.get().name
            data-testid="zone"
            title=title
            aria-haspopup="dialog"
            on:click=move |_| dialogs.open_zone()
        >
            {dynamic(move || clock::name(&state.zone.get(), language).into_any())}
        </button>
    }
}

#[component]
pub fn ZoneDialog() -> impl IntoView {
    let open = use_dialogs().zone;
    view! { <Dialog open title=m::zone_title(language())>{content(open)}</Dialog> }
}

later!(dialogs: fn content(open: RwSignal<bool>) -> AnyView {
    let language = language();
    finder(open, use_dialogs().early, m::zone_title(language), m::zone_field(language), entries())
});

/// UTC and this computer's zone, then all others.
fn entries() -> Vec<Entry> {
    let (state, language) = (use_state(), language());
    let choose = move |name: String| move || state.parts.clocks.set(Clocks(name.clone()));
    let mut all = vec![entry(m::status_utc(language).to_owned(), choose(String::new()))];
    all.extend(zone::own().map(|own| entry(m::ZoneOwn { zone: &own }.say(language), choose(own))));
    all.extend(zone::all().into_iter().map(|name| entry(name.clone(), choose(name))));
    all
}
