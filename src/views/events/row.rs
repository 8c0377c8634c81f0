//! A row of the table.

use leptos::prelude::*;
use protocol::Row;
use view::format::pixels;
use words::messages as m;

use super::columns::{self, Shown};
use super::content::{content, field, full_value};
use super::model::Events;
use super::table::pins;
use crate::browser::focus;
use crate::browser::language::language;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::menu::Menus;
use crate::ui::reactive::{dynamic, memo};

/// `id` of a cell, for `aria-activedescendant`.
pub fn cell_id(row: u64, column: usize) -> String {
    format!("cell-{row}-{column}")
}

/// The row at an index. As long as it is not loaded, its space is reserved.
pub fn event_row(model: Events, menus: Menus, index: u64) -> AnyView {
    let row = memo(move || model.row(index));
    let is_selected = memo(move || model.cursor.get() == Some(index));
    let is_open = memo(move || {
        let open = model.state.parts.opened.get();
        row.with(|row| open.zip(row.as_ref()).is_some_and(|(open, row)| open.is(row)))
    });
    let event_id = move || row.with(|row| row.as_ref().map(|row| row.event_id.clone()));
    let has_error = move || row.with(|row| row.as_ref().is_some_and(|row| row.failed));
    let is_picked = memo(move || model.picked.with(|picked| picked.has(index)));
    let click = move |event: leptos::ev::MouseEvent| {
        // The first of two clicks has opened the event, and what is under the pointer now may be another one.
        if event.detail() > 1 {
            return;
        }
        column_of(&event).into_iter().for_each(|column| model.act_on(column));
        if event.shift_key() {
            model.pick_to(index);
        } else if event.ctrl_key() || event.meta_key() {
            model.pick(index);
        } else if !focus::is_selecting() {
            model.unpick();
            model.select(index);
            model.open();
        }
    };
    // Shift would select text.
    let press = |event: leptos::ev::MouseEvent| {
        if event.shift_key() {
            event.prevent_default();
            focus::focus(".event-table");
        }
    };
    let menu = move |event: leptos::ev::MouseEvent| {
        let column = column_of(&event).unwrap_or_default();
        model.act_on(column);
        model.select(index);
        let column = untrack(|| model.columns()).into_iter().nth(column);
        if let Some((column, row)) = column.zip(row.get_untracked()) {
            let (title, items) = columns::menu(&row, &column, model);
            menus.open_for(&event, title, items);
        }
    };
    let cells = move || {
        let active = is_selected.get().then(|| model.column.get());
        let picked = is_picked.get();
        let pins = pins(model);
        let one = |row: Option<&Row>, at: usize, column: &Shown| {
            let content = row.map(|row| content(row, column, model));
            let value = row.and_then(|row| full_value(row, column, model));
            let pin = pins.get(at).copied().map(pixels);
            let active = active == Some(at);
            cell(Place { id: cell_id(index, at), at, column, value, active, pin }, content, picked && at == 0)
        };
        row.with(|row| {
            let columns = model.columns();
            columns.iter().enumerate().map(|(at, column)| one(row.as_ref(), at, column)).collect::<Vec<_>>().into_any()
        })
    };
    view! {
        <div
            class="event-row"
            role="row"
            data-testid="event-row"
            data-event-id=event_id
            aria-rowindex=(index + 2).to_string()
            aria-selected=move || if is_selected.get() || is_picked.get() { "true" } else { "false" }
            class:is-cursor=is_selected
            class:is-open=is_open
            class:has-error=has_error
            on:mousedown=press
            on:click=click
            on:contextmenu=menu
        >
            {dynamic(cells)}
        </div>
    }
    .into_any()
}

/// A cell, whatever it contains.
struct Place<'c> {
    id: String,
    at: usize,
    column: &'c Shown,
    /// The full value.
    value: Option<String>,
    /// Whether keys act on it.
    active: bool,
    /// Where it stays when the table is scrolled sideways.
    pin: Option<String>,
}

fn cell(place: Place<'_>, content: Option<AnyView>, picked: bool) -> AnyView {
    let Place { id, at, column, value, active, pin } = place;
    let (class, field) = (column.class, field(column));
    let mark = picked.then(|| {
        let (label, title) = (m::events_cell_picked(language()), m::events_cell_picked_title(language()));
        view! { <span class="row-mark" role="img" aria-label=label title=title><Glyph icon=Icon::Check/></span> }
            .into_any()
    });
    let pinned = pin.is_some();
    view! {
        <div
            class=format!("cell {class}")
            class:is-pinned=pinned
            style:left=pin
            role="gridcell"
            id=id
            data-testid="row-field"
            data-field=field
            data-value=value
            aria-colindex=column.place.to_string()
            data-at=at.to_string()
            data-active=active.then_some("")
        >
            {content}
            {mark}
        </div>
    }
    .into_any()
}

/// The column of the cell in which a pointer event happened.
fn column_of(event: &leptos::ev::MouseEvent) -> Option<usize> {
    use wasm_bindgen::JsCast;
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let cell = element.closest("[data-at]").ok()??;
    cell.get_attribute("data-at")?.parse().ok()
}
