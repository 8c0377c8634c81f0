//! What can be done with the selected rows: copying and comparing them.

use std::time::Duration;

use leptos::prelude::*;
use protocol::{Column, ExportFormat, FieldPath, GetCells, Question, Row, SortKey, TableForm, Want};
use view::compare::MOST_EVENTS;
use view::copied::table;
use view::exported::{self, shown_value};
use view::fragment::print_column;
use view::picked::Picked;
use view::{clock, format};
use words::{Label, Say, messages as m};

use super::columns::Shown;
use super::model::Events;
use crate::browser::clipboard;
use crate::browser::language::language;
use crate::engine_client::{Engine, why_not};
use crate::ui::button::IconButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::menu::{Item, use_menus};
use crate::ui::reactive::dynamic;

/// Most rows that are copied at a time. More are a matter for an export.
const MOST_COPIED: u64 = 10_000;

/// How many rows are asked for at a time.
const CHUNK: u64 = 1000;

/// How long it is said that rows were copied, or why not.
const SAID: Duration = Duration::from_secs(4);

/// A way to copy rows.
#[derive(Clone, Copy)]
pub enum Way {
    /// The columns shown.
    Table(TableForm),
    /// The records, as they are in the log.
    Json,
}

/// Ways to copy, by name.
const WAYS: [(&str, Way); 4] = [
    ("TSV", Way::Table(TableForm::Tsv)),
    ("CSV", Way::Table(TableForm::Csv)),
    ("Markdown", Way::Table(TableForm::Markdown)),
    ("JSON", Way::Json),
];

/// In the toolbar: how many rows are selected, and what can be done with them.
#[component]
pub fn PickedBar(model: Events) -> impl IntoView {
    let (menus, language) = (use_menus(), language());
    let bar = move || {
        let count = model.picked.with(Picked::len);
        if count == 0 {
            return ().into_any();
        }
        let open =
            move |event: leptos::ev::MouseEvent| menus.open_under(&event, m::picked_copy(language), items(model));
        view! {
            <span class="toolbar-marks" data-testid="picked" data-count=count.to_string()>
                <span role="status">{m::Picked { n: count }.say(language)}</span>
                <button type="button" class="button quiet" aria-haspopup="menu" on:click=open>
                    <Glyph icon=Icon::Copy/>
                    {m::picked_copy(language)}
                </button>
                <button
                    type="button"
                    class="button quiet"
                    disabled=!(2..=MOST_EVENTS as u64).contains(&count)
                    title=m::PickedCompareTitle { most: MOST_EVENTS as u64 }.say(language)
                    on:click=move |_| compare(model)
                >
                    {m::picked_compare(language)}
                </button>
                <IconButton icon=Icon::Close label=m::picked_none(language) on_click=move |_| model.unpick()/>
            </span>
        }
        .into_any()
    };
    view! {
        {dynamic(bar)}
        {dynamic(move || model.copied.get().map(|said| view! { <span class="toolbar-said" role="status">{said}</span> }).into_any())}
    }
}

fn items(model: Events) -> Vec<Item> {
    let item = |(name, way): (&'static str, Way)| {
        let said = m::PickedCopyAs { format: name }.say(language());
        Item::action(Icon::Copy, said, move || copy(model, way))
    };
    let mut items: Vec<Item> = WAYS.into_iter().map(item).collect();
    if let Some(first) = items.first_mut() {
        *first = first.clone().with_hint("Ctrl C");
    }
    items
}

/// Compares the selected events, if there are neither too few nor too many.
pub fn compare(model: Events) {
    let picked = model.picked.get_untracked();
    if !(2..=MOST_EVENTS as u64).contains(&picked.len()) {
        return;
    }
    leptos::task::spawn_local(async move {
        let hold = model.engine.get_value().hold();
        match rows(model, &picked).await {
            Ok(rows) => model.state.compare(&rows),
            Err(why) => model.copied.set(Some(why)),
        }
        drop(hold);
    });
}

/// Copies the selected rows or, if there are none, that of the cursor.
pub fn copy(model: Events, way: Way) {
    let picked = model.chosen();
    leptos::task::spawn_local(async move {
        let hold = model.engine.get_value().hold();
        let said = match copied(model, &picked, way).await {
            Ok(said) | Err(said) => said,
        };
        model.copied.set(Some(said));
        set_timeout(
            move || {
                model.copied.try_set(None);
            },
            SAID,
        );
        drop(hold);
    });
}

/// What to say: that the rows were copied or, as the error, why not.
async fn copied(model: Events, picked: &Picked, way: Way) -> Result<String, String> {
    let language = language();
    let (count, most) = (picked.len(), MOST_COPIED);
    if count > most {
        return Err(m::PickedTooMany { n: count, most }.say(language));
    }
    let text = match way {
        Way::Table(how) => as_table(model, picked, how).await?,
        Way::Json => {
            let only = picked.ranges().iter().map(|range| (range.start, range.end)).collect();
            let bytes = model.engine.get_value().exported(ExportFormat::Json, asked(model, None), only).await?;
            String::from_utf8_lossy(&bytes).into_owned()
        }
    };
    match clipboard::copy(text).await {
        true => Ok(m::PickedCopied { n: count }.say(language)),
        false => Err(m::picked_not_copied(language).to_owned()),
    }
}

/// The question that the table shows, for these rows.
fn asked(model: Events, rows: Option<(u64, u32)>) -> Question {
    let sort = model.state.sort.get_untracked();
    model.state.question_now(sort, Want { rows, ..Want::default() })
}

/// The selected rows. They may be anywhere in the table, so they are asked for.
async fn rows(model: Events, picked: &Picked) -> Result<Vec<Row>, String> {
    let engine: Engine = model.engine.get_value();
    let mut rows = Vec::new();
    for range in picked.ranges() {
        let mut first = range.start;
        while first < range.end {
            let count = (range.end - first).min(CHUNK);
            let question = asked(model, Some((first, count as u32)));
            let answer = engine.request(question).await.map_err(|why| why_not(&why))?;
            rows.extend(answer.rows.map(|window| window.rows).unwrap_or_default());
            first += count;
        }
    }
    Ok(rows)
}

/// What a table of rows is for.
#[derive(Clone, Copy, PartialEq)]
pub enum Use {
    /// To be read by people, elsewhere.
    Text,
    /// To be read by programs.
    Data,
    /// To be printed as the page shows it.
    Paper,
}

async fn as_table(model: Events, picked: &Picked, how: TableForm) -> Result<String, String> {
    let of = if how == TableForm::Markdown { Use::Text } else { Use::Data };
    let (headings, lines) = as_lines(model, picked, of).await?;
    Ok(table(how, &headings, &lines))
}

/// Headings, and the cells of each row.
pub async fn as_lines(model: Events, picked: &Picked, of: Use) -> Result<(Vec<String>, Vec<Vec<String>>), String> {
    // What is passed on must not depend on how wide a window is; a sheet of paper has its own width.
    let columns = untrack(|| if of == Use::Paper { model.columns() } else { model.arranged.get() });
    let rows = rows(model, picked).await?;
    let paths: Vec<FieldPath> = columns
        .iter()
        .filter_map(|it| if let SortKey::Path(path) = &it.key { Some(path.clone()) } else { None })
        .collect();
    let mut cells = Vec::new();
    if !paths.is_empty() {
        for rows in rows.chunks(CHUNK as usize) {
            let ask = GetCells { rows: rows.iter().map(|row| row.id).collect(), paths: paths.clone() };
            cells.extend(model.engine.get_value().request(ask).await.map_err(|why| why_not(&why))?);
        }
    }
    let heading = |column: &Shown| match (of, &column.key) {
        (Use::Text | Use::Paper, _) => column.title.clone(),
        (Use::Data, SortKey::Time) => "eventTime".to_owned(),
        (Use::Data, key) => print_column(key),
    };
    // In another zone than UTC, its times are beside those in UTC; on paper, there is room for one.
    let zone = model.state.zone.get_untracked();
    let is_beside = of != Use::Paper && !zone.name.is_empty();
    let local = |column: &Shown| (column.key == SortKey::Time && is_beside).then_some(&zone);
    let headings: Vec<String> = columns
        .iter()
        .flat_map(|column| [Some(heading(column)), local(column).map(|zone| format!("eventTime ({})", zone.name))])
        .flatten()
        .collect();
    let line = |(at, row): (usize, &Row)| {
        let mut added = cells.get(at).into_iter().flatten();
        let mut text = |column: &Shown| match &column.key {
            SortKey::Proof if of == Use::Paper => row.proof.outcome().label(language()).to_owned(),
            SortKey::Proof => row.proof.name().to_owned(),
            SortKey::Noted => exported::starred_text(&row.noted, language()),
            SortKey::Time if of == Use::Paper => row.time.map(|at| clock::time(at, &zone)).unwrap_or_default(),
            SortKey::Time => row.time.map(format::iso).unwrap_or_default(),
            SortKey::Column(Column::ErrorCode) if of == Use::Paper && row.failed => {
                let code = shown_value(row, Column::ErrorCode).map(|(_, code)| code);
                code.unwrap_or_else(|| m::events_cell_failed(language())).to_owned()
            }
            SortKey::Column(column) => shown_value(row, *column).map_or(String::new(), |(_, text)| text.to_owned()),
            SortKey::Path(_) => {
                let values: Vec<&str> = added.next().into_iter().flatten().map(|value| value.text.as_str()).collect();
                values.join(", ")
            }
        };
        let local = |column: &Shown| {
            let zone = local(column)?;
            Some(row.time.map_or(String::new(), |at| clock::iso(at, zone)))
        };
        columns.iter().flat_map(|column| [Some(text(column)), local(column)]).flatten().collect::<Vec<_>>()
    };
    let lines = rows.iter().enumerate().map(line).collect();
    Ok((headings, lines))
}
