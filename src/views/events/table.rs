//! The table of events.

use leptos::prelude::*;
use view::format::pixels;
use words::messages as m;

use super::heading::heading;
use super::model::Events;
use super::row::{cell_id, event_row};
use crate::browser::language::language;
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
    });
    effect(move || {
        let Some(table) = model.scroller.element().get() else { return };
        let (widths, total) = model.tracks.with(|tracks| {
            let total: f64 = tracks.iter().map(|(_, width)| width).sum();
            let widths: Vec<String> = tracks.iter().map(|(_, width)| pixels(*width)).collect();
            (widths, total)
        });
        let height = model.state.parts.layout.with(|layout| layout.density.row_height());
        let style = web_sys::HtmlElement::style(&table);
        for (name, value) in [
            ("--columns", widths.join(" ")),
            ("--table-width", pixels(total)),
            ("--row-height", pixels(f64::from(height))),
        ] {
            // Plain names, which can always be set.
            let _ = style.set_property(name, &value);
        }
        let _ = table.class_list().toggle_with_force("is-wide", total > model.scroller.width());
        let lacks_errors = model.tracks.with(|tracks| tracks.iter().all(|(column, _)| column.class != "cell-error"));
        let _ = table.class_list().toggle_with_force("lacks-errors", lacks_errors);
        let _ = table.class_list().toggle_with_force("lacks-years", model.lacks_years.get());
        let _ = table.set_attribute("aria-colcount", &model.arranged.with(Vec::len).to_string());
    });
    let headings = move || {
        let columns = model.columns().into_iter().enumerate();
        columns.map(|(at, column)| heading(model, at, column)).collect::<Vec<_>>().into_any()
    };
    let active = move || model.cursor.get().map(|row| cell_id(row, model.column.get()));
    view! {
        <div class="event-table-frame">
            <div
                class="event-table"
                class:is-stale=stale
                role="grid"
                aria-multiselectable="true"
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

/// Where the columns that stay when the table is scrolled sideways begin, in pixels. Not tracked without any.
pub fn pins(model: Events) -> Vec<f64> {
    let count = model.pinned.get();
    if count == 0 {
        return Vec::new();
    }
    let mut left = 0.0;
    let place = |width: &f64| {
        left += width;
        left - width
    };
    model.tracks.with(|tracks| tracks.iter().take(count).map(|(_, width)| width).map(place).collect())
}
