//! The table of events.

use leptos::prelude::*;
use protocol::{Direction, Sort};

use super::columns::{COLUMNS, Shown};
use super::model::Events;
use super::row::{cell_id, event_row};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::list::Rows;
use crate::ui::menu::use_menus;
use crate::ui::reactive::memo;
use crate::views::no_match::NoMatch;

/// A grid: one tab stop, arrows move within it.
#[component]
pub fn Table(model: Events) -> impl IntoView {
    let menus = use_menus();
    let count = memo(move || model.matching());
    let stale = model.stale;
    let nothing = memo(move || model.slot.answer.with(|answer| answer.as_ref().is_some_and(|it| it.matching == 0)));
    let active = move || model.cursor.get().map(|row| cell_id(row, model.column.get()));
    view! {
        <div class="event-table-frame">
            <div
                class="event-table"
                class:is-stale=stale
                role="grid"
                tabindex="0"
                aria-label="Events"
                aria-rowcount=move || (count.get() + 1).to_string()
                aria-colcount=COLUMNS.len().to_string()
                aria-busy=move || stale.get().to_string()
                aria-activedescendant=active
                data-testid="event-table"
                node_ref=model.scroller.element()
            >
                <div class="event-head" role="row" aria-rowindex="1">
                    {COLUMNS.iter().enumerate().map(|(at, column)| heading(model, at, *column)).collect_view()}
                </div>
                <Rows scroller=model.scroller row=move |index| event_row(model, menus, index)/>
            </div>
            <Show when=move || nothing.get()>
                <NoMatch/>
            </Show>
        </div>
    }
}

fn heading(model: Events, at: usize, column: Shown) -> impl IntoView {
    let sort = model.state.sort;
    let arrow = move || {
        let Sort { key, direction } = sort.get();
        (key == column.key).then(|| match direction {
            Direction::Ascending => view! { <Glyph icon=Icon::Up/> },
            Direction::Descending => view! { <Glyph icon=Icon::Down/> },
        })
    };
    view! {
        <div
            class=format!("cell {}", column.class)
            role="columnheader"
            aria-colindex=(at + 1).to_string()
            aria-sort=move || column.aria_sort(sort.get())
        >
            <button
                type="button"
                class="head-button"
                title=format!("Sort by {}", column.title.to_lowercase())
                on:click=move |_| sort.update(|sort| *sort = column.next_sort(*sort))
            >
                <span class="head-title">{column.title}</span>
                {arrow}
            </button>
        </div>
    }
}
