//! Keyboard shortcuts of the events view.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use protocol::TableForm;

use super::columns::{group_key, menu};
use super::model::Events;
use super::notes::toggle_star;
use super::picked::{self, Way};
use crate::browser::{focus, layout};
use crate::ui::menu::use_menus;

/// Listens while the view is open.
pub fn listen(model: Events) {
    let menus = use_menus();
    let handle = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        let in_table = focus::is_in(&event, ".event-table, main");
        if in_table && !focus::is_covered() && of_selection(model, &event) {
            return event.prevent_default();
        }
        if event.default_prevented() || focus::is_typing(&event) || focus::is_chord(&event) || focus::is_covered() {
            return;
        }
        let page = i64::try_from(untrack(|| model.scroller.page())).unwrap_or(1);
        match event.key().as_str() {
            "j" => model.step(1),
            "k" => model.step(-1),
            "f" => model.facets_open.update(|open| *open = !*open),
            "F" => {
                model.state.list_all_fields(!model.state.all_fields.get_untracked());
                model.facets_open.set(true);
            }
            "x" => model.cursor.get_untracked().into_iter().for_each(|row| model.pick(row)),
            "s" => {
                let rows = model.chosen_rows();
                if rows.is_empty() {
                    return;
                }
                toggle_star(model, rows.iter().map(|row| (row.id, row.noted.starred)).collect());
            }
            "#" => focus::focus("[data-row-number]"),
            "v" => {
                model.acted_on().into_iter().for_each(|column| model.state.count_values(group_key(&column)));
            }
            "c" => focus::find("[data-columns] button").into_iter().for_each(|button| button.click()),
            "X" => picked::compare(model),
            "d" if model.state.parts.opened.with_untracked(Option::is_some) => model.state.close_event(),
            "d" => model.open(),
            "Escape" => escape(model),
            "ArrowDown" if in_table && event.shift_key() => model.step_picking(1),
            "ArrowUp" if in_table && event.shift_key() => model.step_picking(-1),
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

/// Copies the selected rows, or selects all, with the keys that do so everywhere. Returns whether it was one of them.
fn of_selection(model: Events, event: &KeyboardEvent) -> bool {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || event.shift_key() {
        return false;
    }
    match event.key().as_str() {
        "c" if !focus::is_selecting() && !model.chosen().is_empty() => picked::copy(model, Way::Table(TableForm::Tsv)),
        "a" => model.pick_all(),
        _ => return false,
    }
    true
}

/// Goes one step back.
fn escape(model: Events) {
    if model.state.group.with_untracked(|by| !by.is_empty()) {
        model.state.group_by(Vec::new());
    } else if model.state.parts.opened.with_untracked(Option::is_some) {
        model.state.close_event();
        focus::focus(".event-table");
    } else if layout::is_narrow() && model.facets_open.get_untracked() {
        model.facets_open.set(false);
    } else if model.picked.with_untracked(|picked| !picked.is_empty()) {
        model.unpick();
    } else {
        model.cursor.set(None);
    }
}
