//! What a cell of the table shows, and the full value behind it.

use leptos::prelude::*;
use protocol::outcome::said_in;
use protocol::{Cell, Column, Noted, Row, SortKey, Zone};
use view::exported::{noted_text, shown_value, value};
use view::seen::{line, visible};
use view::{clock, format};
use words::{Say, messages as m};

use super::columns::Shown;
use super::model::Events;
use super::proof::{ProofMark, disputed, repeated};
use crate::browser::language::language;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::seen::{mark, seen};
use crate::views::who::who;

/// How many characters at the end of an ARN are always visible, since ARNs differ at both ends.
const TAIL: usize = 10;

/// Most characters shown in an added column.
const MOST_TEXT: usize = 500;

/// The path, or the short name, of what a column shows.
pub fn field(column: &Shown) -> String {
    match &column.key {
        SortKey::Time => "eventTime".to_owned(),
        SortKey::Proof => "proof".to_owned(),
        SortKey::Noted => "note".to_owned(),
        SortKey::Column(column) => column.path().to_owned(),
        SortKey::Path(path) => path.to_string(),
    }
}

/// The full value of a cell; `None` where there is none.
pub fn full_value(row: &Row, column: &Shown, model: Events) -> Option<String> {
    match &column.key {
        SortKey::Time => row.time.map(format::iso),
        SortKey::Proof => Some(row.proof.name().to_owned()),
        SortKey::Noted => Some(noted_text(&row.noted, language())).filter(|text| !text.is_empty()),
        SortKey::Column(column) => shown_value(row, *column).map(|(_, text)| text.to_owned()),
        SortKey::Path(path) => {
            let values = model.cell(row.id, path)?.into_iter().map(|value| value.text);
            Some(values.collect::<Vec<_>>().join(", "))
        }
    }
}

/// What a cell shows.
pub fn content(row: &Row, column: &Shown, model: Events) -> AnyView {
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
        SortKey::Noted => noted(&row.noted),
        SortKey::Time => time(row, &model.state.zone.get()).into_any(),
        SortKey::Column(column) => usual(row, *column),
    }
}

fn noted(noted: &Noted) -> AnyView {
    let (text, title) = (noted_text(noted, language()), m::notes_starred(language()));
    let star = noted.starred.then(|| {
        view! { <span class="row-star" role="img" aria-label=title title=title><Glyph icon=Icon::Star/></span> }
    });
    let hover = line(&text).into_owned();
    view! { {star}<bdi title=hover>{seen(text)}</bdi> }.into_any()
}

/// The values of an added column. Objects can be long, and there are many rows.
fn added(cell: Cell) -> AnyView {
    let values: Vec<String> = cell.into_iter().map(|value| value.text).collect();
    let text: String = values.join(", ").chars().take(MOST_TEXT).collect();
    let hover = line(&text).into_owned();
    view! { <bdi title=hover>{seen(text)}</bdi> }.into_any()
}

fn usual(row: &Row, column: Column) -> AnyView {
    let Some((_, text)) = shown_value(row, column) else {
        return match column == Column::ErrorCode && row.failed {
            true => {
                let (words, title) = (m::events_cell_failed(language()), failed_because(row));
                view! { <span class="error-code" title=title><Glyph icon=Icon::Warning/>{words}</span> }.into_any()
            }
            false => ().into_any(),
        };
    };
    // A cell has room for a line.
    let (full, title) = (text.chars().take(MOST_TEXT).collect::<String>(), line(text).into_owned());
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
            let more = (row.resources > 1).then(|| format!(" +{}", language().exact(u64::from(row.resources - 1))));
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
        Column::User => who(&full, row.about.as_ref()),
        _ => view! { <bdi title=title>{seen(full)}</bdi> }.into_any(),
    }
}

/// What says that a call without an error code failed.
fn failed_because(row: &Row) -> Option<String> {
    let name = value(row, Column::EventName)?;
    let path = format!("{}.{name}", said_in(name)?);
    Some(m::EventsCellFailedTitle { path: &path }.say(language()))
}

fn time(row: &Row, zone: &Zone) -> impl IntoView + use<> {
    match row.time {
        Some(at) => {
            let text = clock::time(at, zone);
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
