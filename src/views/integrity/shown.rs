//! The files requested by clicking a figure or the map.

use leptos::html::H2;
use leptos::prelude::*;
use protocol::TimeRange;
use protocol::completeness::Cell;
use protocol::{Column, Micros};
use view::chips;
use words::messages as m;

use super::lines::Lines;
use crate::browser::language::language;
use crate::state::{Shown, State, use_evidence, use_state};
use crate::ui::button::IconButton;
use crate::ui::icon::Icon;
use crate::ui::reactive::effect;

const HOUR: i64 = 3_600_000_000;

/// The list; nothing if none was requested.
#[component]
pub fn ShownFiles() -> impl IntoView {
    let shown = use_evidence().shown();
    move || shown.get().map(list)
}

fn list(asked: Shown) -> AnyView {
    let (evidence, state) = (use_evidence(), use_state());
    let heading = NodeRef::<H2>::new();
    // The user wants to read it, and the browser scrolls to what gets the focus.
    effect(move || {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    let close = move |_| evidence.shown().set(None);
    let events = asked.filter.cell.clone().map(|cell| {
        let show = move |_| show_events(&cell, state);
        view! { <button type="button" class="button quiet" on:click=show>{m::integrity_shown_events(language())}</button> }
    });
    view! {
        <section class="integrity-section" aria-labelledby="integrity-shown" data-testid="shown-files">
            <header class="shown-head">
                <h2 id="integrity-shown" tabindex="-1" node_ref=heading>{asked.title}</h2>
                {events}
                <IconButton icon=Icon::Close label=m::integrity_shown_close(language()) on_click=close/>
            </header>
            <Lines filter=asked.filter pages=m::integrity_shown_pages(language()) grouped=false/>
        </section>
    }
    .into_any()
}

/// Shows the events of a cell's logs. Logs are delivered some minutes after their events, so the period is adjusted.
fn show_events(cell: &Cell, state: State) {
    let time = |hour: i64| Micros(hour.saturating_mul(HOUR));
    state.clear();
    state.set_range(Some(TimeRange { from: time(cell.from), to: time(cell.to) }));
    if !cell.account.is_empty() {
        state.add(chips::value_chip(chips::column_field(Column::RecipientAccountId), &cell.account, false));
    }
    state.show_events();
}
