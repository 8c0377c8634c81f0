//! Keyboard shortcuts of the events view.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::columns::{group_key, menu};
use super::model::Events;
use crate::browser::{focus, layout};
use crate::ui::menu::use_menus;

/// Listens while the view is open.
pub fn listen(model: Events) {
    let menus = use_menus();
    let handle = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if event.default_prevented() || focus::is_typing(&event) || focus::is_chord(&event) || focus::is_covered() {
            return;
        }
        let page = i64::try_from(untrack(|| model.scroller.page())).unwrap_or(1);
        let in_table = focus::is_in(&event, ".event-table, main");
        match event.key().as_str() {
            "j" => model.step(1),
            "k" => model.step(-1),
            "f" => model.facets_open.update(|open| *open = !*open),
            "F" => {
                model.state.list_all_fields(!model.state.all_fields.get_untracked());
                model.facets_open.set(true);
            }
            "x" => {
                if let Some(row) = untrack(|| model.row_at_cursor()) {
                    model.state.toggle_mark(&row);
                }
            }
            "v" => {
                let column = untrack(|| model.columns()).into_iter().nth(model.column.get_untracked());
                column.into_iter().for_each(|column| model.state.count_values(group_key(&column)));
            }
            "c" => focus::find("[data-columns] button").into_iter().for_each(|button| button.click()),
            "X" => model.state.compare(model.state.parts.comparison.with_untracked(|it| it.marked.len() > 1)),
            "d" if model.state.parts.opened.with_untracked(Option::is_some) => model.state.close_event(),
            "d" => model.open(),
            "Escape" => escape(model),
            "ArrowDown" if in_table => model.step(1),
            "ArrowUp" if in_table => model.step(-1),
            "ArrowRight" if in_table => model.step_column(1),
            "ArrowLeft" if in_table => model.step_column(-1),
            "PageDown" if in_table => model.step(page),
            "PageUp" if in_table => model.step(-page),
            "Home" if in_table => model.select(0),
            "End" if in_table => model.select(u64::MAX),
            "Enter" if in_table => model.open(),
            "." if in_table => {
                let Some(row) = untrack(|| model.row_at_cursor()) else { return };
                let Some(cell) = focus::find(".event-table [data-active]") else { return };
                let column = untrack(|| model.columns()).into_iter().nth(model.column.get_untracked());
                let Some(column) = column else { return };
                let (title, items) = menu(&row, &column, model);
                menus.open_below(&cell, title, items);
            }
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}

/// Goes one step back.
fn escape(model: Events) {
    if model.state.parts.opened.with_untracked(Option::is_some) {
        model.state.close_event();
        focus::focus(".event-table");
    } else if layout::is_narrow() && model.facets_open.get_untracked() {
        model.facets_open.set(false);
    } else {
        model.cursor.set(None);
    }
}
