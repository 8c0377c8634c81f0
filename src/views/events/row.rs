//! One row of the table.

use leptos::prelude::*;
use protocol::{Column, Row, SortKey};
use view::format;

use super::columns::{self, COLUMNS, Shown, value};
use super::model::Events;
use super::proof::{ProofMark, disputed};
use crate::ui::cut::Cut;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::menu::Menus;
use crate::ui::reactive::memo;

/// Characters at the end of an ARN or a user that are always shown: they differ at both ends.
const TAIL: usize = 10;

/// `id` of a cell, for `aria-activedescendant`.
pub fn cell_id(row: u64, column: usize) -> String {
    format!("cell-{row}-{column}")
}

/// The row at a position. As long as it is not loaded, its place is kept.
pub fn event_row(model: Events, menus: Menus, index: u64) -> AnyView {
    let row = memo(move || model.row(index));
    let is_selected = memo(move || model.cursor.get() == Some(index));
    let is_open = memo(move || {
        let open = model.state.open_event.get();
        row.with(|row| open.zip(row.as_ref()).is_some_and(|(open, row)| open.is(row)))
    });
    let event_id = move || row.with(|row| row.as_ref().map(|row| row.event_id.clone()));
    let has_error = move || row.with(|row| row.as_ref().is_some_and(|row| value(row, Column::ErrorCode).is_some()));
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
        if let Some((column, row)) = COLUMNS.get(column).zip(row.get_untracked()) {
            let (title, items) = columns::menu(&row, column.key, model.state);
            menus.open_for(&event, title, items);
        }
    };
    let cells = move || {
        let active = is_selected.get().then(|| model.column.get());
        let marked = row.with(|row| row.as_ref().is_some_and(|row| model.state.is_marked(row)));
        row.with(|row| {
            COLUMNS
                .iter()
                .enumerate()
                .map(|(at, column)| cell(index, at, *column, row.as_ref(), active == Some(at), marked))
                .collect_view()
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
            {cells}
        </div>
    }
    .into_any()
}

fn cell(row_at: u64, at: usize, column: Shown, row: Option<&Row>, active: bool, marked: bool) -> impl IntoView + use<> {
    let mark = (marked && at == 0).then(|| {
        view! { <span class="row-mark" role="img" aria-label="Marked" title="Marked for comparison (x)"><Glyph icon=Icon::Star/></span> }
            .into_any()
    });
    view! {
        <div
            class=format!("cell {}", column.class)
            role="gridcell"
            id=cell_id(row_at, at)
            aria-colindex=(at + 1).to_string()
            data-active=active.then_some("")
        >
            {row.map(|row| content(row, column.key))}
            {mark}
        </div>
    }
}

fn content(row: &Row, key: SortKey) -> AnyView {
    let column = match key {
        SortKey::Proof => return view! { <ProofMark verdict=row.proof/>{row.disputed.then(disputed)} }.into_any(),
        SortKey::Time => return time(row).into_any(),
        SortKey::Column(column) => column,
    };
    let Some(text) = value(row, column) else { return ().into_any() };
    let (full, title) = (text.to_owned(), text.to_owned());
    match column {
        Column::ErrorCode => {
            view! { <span class="error-code" title=title><Glyph icon=Icon::Warning/><bdi>{full}</bdi></span> }
                .into_any()
        }
        Column::EventSource => {
            let short = full.strip_suffix(".amazonaws.com").unwrap_or(&full).to_owned();
            view! { <bdi title=title>{short}</bdi> }.into_any()
        }
        Column::ReadOnly => {
            let word = match text {
                "true" => "read".to_owned(),
                "false" => "write".to_owned(),
                other => other.to_owned(),
            };
            view! { <span title=format!("readOnly: {full}")>{word}</span> }.into_any()
        }
        Column::Resource => {
            let more = (row.resources > 1).then(|| format!(" +{}", row.resources - 1));
            let (head, tail) = format::ends(format::arn_resource(&full), TAIL);
            let (head, tail) = (head.to_owned(), tail.to_owned());
            view! {
                <span class="cut" title=title>
                    <span class="cut-head">{head}</span>
                    <span class="cut-tail">{tail}</span>
                    <span class="cell-more">{more}</span>
                </span>
            }
            .into_any()
        }
        // A role says who may, the session at its end who did.
        Column::User => view! { <Cut text=full tail=TAIL/> }.into_any(),
        _ => view! { <bdi title=title>{full}</bdi> }.into_any(),
    }
}

fn time(row: &Row) -> impl IntoView + use<> {
    match row.time {
        Some(at) => {
            let text = format::time(at);
            // Where there is little room, the year goes first.
            let (year, rest) = text.split_once('-').map_or(("", text.as_str()), |(year, rest)| (year, rest));
            let (year, rest) = (format!("{year}-"), rest.to_owned());
            view! { <time datetime=format::iso(at)><span class="time-minor">{year}</span>{rest}</time> }.into_any()
        }
        None => view! { <span class="cell-none" title="eventTime is absent or not a time">"no usable time"</span> }
            .into_any(),
    }
}

/// Which cell a pointer event happened in.
fn column_of(event: &leptos::ev::MouseEvent) -> Option<usize> {
    use wasm_bindgen::JsCast;
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let cell = element.closest("[aria-colindex]").ok()??;
    cell.get_attribute("aria-colindex")?.parse::<usize>().ok()?.checked_sub(1)
}
