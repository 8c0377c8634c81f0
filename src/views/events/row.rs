//! A row of the table.

use leptos::prelude::*;
use protocol::Row;
use words::messages as m;

use super::columns::{self, Shown};
use super::content::{content, field, full_value};
use super::model::Events;
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
    let select = move |column: Option<usize>| {
        if let Some(column) = column {
            model.column.set(column);
        }
        model.select(index);
    };
    let open = move |_| {
        model.select(index);
        model.open();
    };
    let menu = move |event: leptos::ev::MouseEvent| {
        let column = column_of(&event).unwrap_or_default();
        select(Some(column));
        let column = untrack(|| model.columns()).into_iter().nth(column);
        if let Some((column, row)) = column.zip(row.get_untracked()) {
            let (title, items) = columns::menu(&row, &column, model);
            menus.open_for(&event, title, items);
        }
    };
    let cells = move || {
        let active = is_selected.get().then(|| model.column.get());
        let marked = row.with(|row| row.as_ref().is_some_and(|row| model.state.is_marked(row)));
        let one = |row: Option<&Row>, at: usize, column: &Shown| {
            let content = row.map(|row| content(row, column, model));
            let value = row.and_then(|row| full_value(row, column, model));
            let place = Place { id: cell_id(index, at), at, class: column.class, field: field(column) };
            cell(place, value, content, active == Some(at), marked && at == 0)
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
            aria-selected=move || if is_selected.get() { "true" } else { "false" }
            class:is-open=is_open
            class:has-error=has_error
            on:click=move |event| select(column_of(&event))
            on:dblclick=open
            on:contextmenu=menu
        >
            {dynamic(cells)}
        </div>
    }
    .into_any()
}

/// What a cell is, whatever its row.
struct Place {
    id: String,
    at: usize,
    class: &'static str,
    field: String,
}

fn cell(place: Place, value: Option<String>, content: Option<AnyView>, active: bool, marked: bool) -> AnyView {
    let Place { id, at, class, field } = place;
    let mark = marked.then(|| {
        let (label, title) = (m::events_cell_marked(language()), m::events_cell_marked_title(language()));
        view! { <span class="row-mark" role="img" aria-label=label title=title><Glyph icon=Icon::Star/></span> }
            .into_any()
    });
    view! {
        <div
            class=format!("cell {class}")
            role="gridcell"
            id=id
            data-testid="row-field"
            data-field=field
            data-value=value
            aria-colindex=(at + 1).to_string()
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
    let cell = element.closest("[aria-colindex]").ok()??;
    cell.get_attribute("aria-colindex")?.parse::<usize>().ok()?.checked_sub(1)
}
