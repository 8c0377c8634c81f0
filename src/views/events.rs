//! The events view: fields with their counts, a timeline, the table, and the detail of one event.
//!
//! ```text
//! ┌────────┬─────────────────────┬─────────┐
//! │ fields │ timeline            │ detail  │
//! │        ├─────────────────────┤         │
//! │        │ table               │         │
//! └────────┴─────────────────────┴─────────┘
//! ```

mod cells;
mod chain;
mod columns;
mod compare;
mod content;
mod detail;
mod documents;
mod facets;
mod fields;
mod groups;
mod heading;
mod keys;
mod layouts;
mod measure;
mod model;
mod notes;
mod outcome_facet;
mod picked;
mod pivots;
mod printed;
mod proof;
mod proof_facet;
mod row;
mod strip;
mod summary;
mod surveying;
mod table;
mod term;
mod toolbar;
mod tree;
mod why;

use leptos::ev;
use leptos::prelude::*;
use words::messages as m;

pub use columns::table_columns;

use crate::browser::language::language;
use crate::browser::layout;
use crate::ui::pane::{Edge, Splitter, Width};
use crate::ui::reactive::effect;
use crate::views::people::People;

use compare::Compare;
use detail::Detail;
use facets::Facets;
use groups::Groups;
use model::Events as Model;
use printed::PrintedRows;
use strip::Strip;
use table::Table;
use toolbar::Toolbar;

#[component]
pub fn Events() -> impl IntoView {
    let model = Model::new();
    keys::listen(model);
    let facets = Width::remembered("facets", 248.0, (180.0, 480.0));
    let detail = Width::remembered("detail", 440.0, (320.0, 900.0));
    let shown = model.detail_open();
    // Where there is little room, one of them makes room for the other; the fields come back once the detail is closed.
    let made_room = StoredValue::new(false);
    effect(move || {
        if !shown.get() {
            if made_room.get_value() && !layout::is_narrow() {
                model.facets_open.set(true);
            }
            made_room.set_value(false);
        } else if model.facets_open.get_untracked() && layout::is_tight() {
            made_room.set_value(true);
            model.facets_open.set(false);
        }
    });
    effect(move || {
        if model.facets_open.get() && layout::is_narrow() {
            model.state.close_event();
        }
    });
    // Fields that stood beside the table would cover it.
    let was_narrow = StoredValue::new(layout::is_narrow());
    let resized = window_event_listener(ev::resize, move |_| {
        let is_narrow = layout::is_narrow();
        if is_narrow && !was_narrow.get_value() {
            model.facets_open.set(false);
        }
        was_narrow.set_value(is_narrow);
    });
    on_cleanup(move || resized.remove());
    let language = language();
    view! {
        <div class="events">
            <h1 class="visually-hidden">{m::view_events(language)}</h1>
            <Show when=move || model.facets_open.get()>
                <aside class="facets-pane" aria-label=m::events_fields_pane(language) style:width=move || facets.css()>
                    <Facets model/>
                </aside>
                <Splitter width=facets edge=Edge::Right label=m::events_fields_width(language)/>
            </Show>
            <section class="events-main" aria-label=m::events_pane(language)>
                <Toolbar model/>
                <div class="events-people"><People/></div>
                <Strip model/>
                <Groups/>
                <PrintedRows model/>
                <Table model/>
            </section>
            <Compare model/>
            <Show when=move || model.facets_open.get()>
                <div class="sheet-cover" on:click=move |_| model.facets_open.set(false)></div>
            </Show>
            <Show when=move || shown.get()>
                <Splitter width=detail edge=Edge::Left label=m::events_event_width(language)/>
                <aside class="detail-pane" aria-label=m::events_event_pane(language) style:width=move || detail.css()>
                    <Detail model/>
                </aside>
            </Show>
        </div>
    }
}
