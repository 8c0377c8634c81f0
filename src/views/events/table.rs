//! The table of events.

use leptos::prelude::*;
use words::{Say, messages as m};

use super::columns::{Shown, aria_sort, next_sort};
use super::model::Events;
use super::row::{cell_id, event_row};
use crate::browser::language::language;
use crate::ui::button::IconButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::list::Rows;
use crate::ui::menu::use_menus;
use crate::ui::reactive::{dynamic, effect, memo};
use crate::views::no_match::NoMatch;

/// A grid: one tab stop, with arrow keys moving within it.
#[component]
pub fn Table(model: Events) -> impl IntoView {
    let menus = use_menus();
    let count = memo(move || model.matching());
    let stale = model.stale;
    let nothing = memo(move || model.slot.answer.with(|answer| answer.as_ref().is_some_and(|it| it.matching == 0)));
    let known = StoredValue::new(model.state.columns.with_untracked(Vec::len));
    effect(move || {
        let added = model.state.columns.with(Vec::len);
        if known.get_value() < added {
            request_animation_frame(move || show_last(model));
        }
        known.set_value(added);
        if let Some(table) = model.scroller.element().get() {
            // Plain names, which can always be set.
            let _ = web_sys::HtmlElement::style(&table).set_property("--added", &added.to_string());
            let _ = table.class_list().toggle_with_force("has-added", added > 0);
            let _ = table.set_attribute("aria-colcount", &untrack(|| model.columns()).len().to_string());
        }
    });
    let headings = move || {
        let columns = model.columns();
        columns.into_iter().enumerate().map(|(at, column)| heading(model, at, column)).collect::<Vec<_>>().into_any()
    };
    let active = move || model.cursor.get().map(|row| cell_id(row, model.column.get()));
    view! {
        <div class="event-table-frame">
            <div
                class="event-table"
                class:is-stale=stale
                role="grid"
                tabindex="0"
                aria-label=m::events_pane(language())
                aria-rowcount=move || (count.get() + 1).to_string()
                aria-busy=move || stale.get().to_string()
                aria-activedescendant=active
                data-testid="event-table"
                node_ref=model.scroller.element()
            >
                <div class="event-head" role="row" aria-rowindex="1">
                    {dynamic(headings)}
                </div>
                <Rows scroller=model.scroller row=move |index| event_row(model, menus, index)/>
            </div>
            <Show when=move || nothing.get()>
                <NoMatch/>
            </Show>
        </div>
    }
}

/// Scrolls to a column that was just added.
fn show_last(model: Events) {
    if let Some(table) = model.scroller.element().get_untracked() {
        table.set_scroll_left(table.scroll_width());
    }
}

fn heading(model: Events, at: usize, column: Shown) -> AnyView {
    let state = model.state;
    let sort = state.sort;
    let Shown { key, title, class, added } = column;
    let remove = added.map(|path| {
        let label = m::EventsRemoveColumnLabel { name: &title }.say(language());
        view! { <IconButton icon=Icon::Close label=label on_click=move |_| model.state.toggle_column(&path)/> }
            .into_any()
    });
    let hover = m::EventsSortBy { name: &title }.say(language());
    let order = {
        let key = key.clone();
        memo(move || sort.with(|sort| aria_sort(&key, sort)))
    };
    let arrow = move || match order.get() {
        "ascending" => view! { <Glyph icon=Icon::Up/> }.into_any(),
        "descending" => view! { <Glyph icon=Icon::Down/> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <div
            class=format!("cell {class}")
            role="columnheader"
            aria-colindex=(at + 1).to_string()
            aria-sort=order
        >
            <button
                type="button"
                class="head-button"
                title=hover
                on:click=move |_| state.set_sort(sort.with_untracked(|sort| next_sort(&key, sort)))
            >
                <span class="head-title">{title}</span>
                {dynamic(arrow)}
            </button>
            {remove}
        </div>
    }
    .into_any()
}
