//! A row of the table.

use leptos::prelude::*;
use protocol::{Cell, Column, Row, SortKey};
use view::format;
use view::seen::visible;
use words::messages as m;

use super::columns::{self, Shown, value};
use super::model::Events;
use super::proof::{ProofMark, disputed, repeated};
use crate::browser::language::language;
use crate::ui::cut::Cut;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::menu::Menus;
use crate::ui::reactive::{dynamic, memo};
use crate::ui::seen::{mark, seen};

/// How many characters at the end of an ARN or user are always visible, since they differ at both ends.
const TAIL: usize = 10;

/// Most characters shown in an added column.
const MOST_TEXT: usize = 500;

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
            cell(cell_id(index, at), at, column.class, content, active == Some(at), marked && at == 0)
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

fn cell(id: String, at: usize, class: &str, content: Option<AnyView>, active: bool, marked: bool) -> AnyView {
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
            aria-colindex=(at + 1).to_string()
            data-active=active.then_some("")
        >
            {content}
            {mark}
        </div>
    }
    .into_any()
}

fn content(row: &Row, column: &Shown, model: Events) -> AnyView {
    match &column.key {
        SortKey::Path(path) => match (model.cell(row.id, path), model.cells_missing()) {
            (None, Some(why)) => {
                view! { <span class="cell-none" title=why>{m::events_cell_unread(language())}</span> }.into_any()
            }
            (cell, _) => added(cell.unwrap_or_default()),
        },
        SortKey::Proof => {
            view! { <ProofMark verdict=row.proof/>{row.disputed.then(disputed)} {row.repeated.then(repeated)} }
                .into_any()
        }
        SortKey::Time => time(row).into_any(),
        SortKey::Column(column) => usual(row, *column),
    }
}

/// The values of an added column. Objects can be long, and there are many rows.
fn added(cell: Cell) -> AnyView {
    let values: Vec<String> = cell.into_iter().map(|value| value.text).collect();
    let text: String = values.join(", ").chars().take(MOST_TEXT).collect();
    let hover = visible(&text).into_owned();
    view! { <bdi title=hover>{seen(text)}</bdi> }.into_any()
}

fn usual(row: &Row, column: Column) -> AnyView {
    let Some(text) = value(row, column) else {
        // Many failed sign-ins have no error code.
        return match column == Column::ErrorCode && row.failed {
            true => {
                let words = m::events_cell_failed_sign_in(language());
                view! { <span class="error-code"><Glyph icon=Icon::Warning/>{words}</span> }.into_any()
            }
            false => ().into_any(),
        };
    };
    let (full, title) = (text.to_owned(), visible(text).into_owned());
    match column {
        Column::ErrorCode => {
            view! { <span class="error-code" title=title><Glyph icon=Icon::Warning/><bdi>{seen(full)}</bdi></span> }
                .into_any()
        }
        Column::EventSource => {
            let short = full.strip_suffix(".amazonaws.com").unwrap_or(&full).to_owned();
            view! { <bdi title=title>{seen(short)}</bdi> }.into_any()
        }
        Column::ReadOnly => {
            let word = match text {
                "true" => m::events_cell_read(language()).to_owned(),
                "false" => m::events_cell_write(language()).to_owned(),
                other => other.to_owned(),
            };
            view! { <span title=format!("readOnly: {full}")>{word}</span> }.into_any()
        }
        Column::Resource => {
            let more = (row.resources > 1).then(|| format!(" +{}", row.resources - 1));
            let named = visible(format::arn_resource(&full)).into_owned();
            let (head, tail) = format::ends(&named, TAIL);
            let (head, tail) = (head.to_owned(), tail.to_owned());
            let mark = mark(&full);
            view! {
                <span class="cut" title=title>
                    {mark}
                    <span class="cut-head">{head}</span>
                    <span class="cut-tail">{tail}</span>
                    <span class="cell-more">{more}</span>
                </span>
            }
            .into_any()
        }
        // The role says who may do it, and the session at its end who did.
        Column::User => view! { <Cut text=full tail=TAIL/> }.into_any(),
        _ => view! { <bdi title=title>{seen(full)}</bdi> }.into_any(),
    }
}

fn time(row: &Row) -> impl IntoView + use<> {
    match row.time {
        Some(at) => {
            let text = format::time(at);
            // Where there is little room, the year is dropped first.
            let (year, rest) = text.split_once('-').map_or(("", text.as_str()), |(year, rest)| (year, rest));
            let (year, rest) = (format!("{year}-"), rest.to_owned());
            view! { <time datetime=format::iso(at)><span class="time-minor">{year}</span>{rest}</time> }.into_any()
        }
        None => {
            let (title, words) = (m::events_cell_no_time_title(language()), m::events_cell_no_time(language()));
            view! { <span class="cell-none" title=title>{words}</span> }.into_any()
        }
    }
}

/// The column of the cell in which a pointer event happened.
fn column_of(event: &leptos::ev::MouseEvent) -> Option<usize> {
    use wasm_bindgen::JsCast;
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let cell = element.closest("[aria-colindex]").ok()??;
    cell.get_attribute("aria-colindex")?.parse::<usize>().ok()?.checked_sub(1)
}
