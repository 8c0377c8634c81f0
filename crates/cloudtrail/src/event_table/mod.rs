//! Tables of events: the console's Event history as CSV, and what queries of CloudTrail Lake or Athena gave, as CSV or
//! JSON. A row holds a part of a record; it is written down as that record, under the names that AWS uses there.

mod columns;
pub mod results;
mod struct_text;

use std::borrow::Cow;

use memchr::memchr;
use protocol::{IssueKind, Severity};

use crate::hunt::Found;
use crate::limits::Limits;
use crate::model::Finding;
use crate::table::Rows;
use crate::time;
use columns::Columns;
use json::text::Text;

/// So much of a first line is looked at: the headings of all of Lake's columns take a tenth of it.
const LONGEST_HEAD: usize = 16 << 10;

/// What a table is, by its headings; `None` if it is not one of events.
pub fn name(text: Text<'_>) -> Option<&'static str> {
    let head = head(text);
    let columns = columns(&head);
    if !columns.are_of_events() {
        return None;
    }
    Some(if columns.are_of_console() { "CloudTrail Event history (CSV)" } else { "Query results with events (CSV)" })
}

/// Reads the rows of a table that has a name.
pub fn read(text: Text<'_>, limits: &Limits) -> Found<'static> {
    let head = head(text);
    let columns = columns(&head);
    let mut found = Found::default();
    let mut without_zone = 0;
    for row in Rows::new(text.bytes, separator(&head)).skip(1).filter(|row| !is_blank(&row.cells)) {
        match columns.record(&row.cells) {
            Some(json) => found.push_written(json, row.offset),
            None => found.tell(limits, bad_row(row.offset)),
        }
        without_zone += u64::from(columns.times(&row.cells).any(lacks_zone));
    }
    // Queries give times in UTC, the console gave them in the zone of whoever looked at it.
    if without_zone > 0 && columns.are_of_console() {
        found.tell(limits, no_zone(without_zone));
    }
    found
}

/// The first line.
fn head(text: Text<'_>) -> Cow<'_, str> {
    let longest = text.bytes.len().min(LONGEST_HEAD);
    text.slice(0, memchr(b'\n', text.raw(0, longest)).unwrap_or(longest))
}

fn columns(head: &str) -> Columns {
    let row = Rows::new(head.as_bytes(), separator(head)).next();
    Columns::of(row.iter().flat_map(|row| &row.cells).map(AsRef::as_ref))
}

/// A comma, or what spreadsheets write where the comma is a decimal point.
fn separator(head: &str) -> u8 {
    [b',', b';', b'\t'].into_iter().max_by_key(|byte| head.bytes().filter(|b| b == byte).count()).unwrap_or(b',')
}

fn is_blank(cells: &[Cow<'_, str>]) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}

/// A time as the console showed it.
fn lacks_zone(cell: &str) -> bool {
    time::parse(cell).is_some() && !cell.trim().ends_with('Z') && !cell.contains('+')
}

fn bad_row(offset: usize) -> Finding {
    Finding {
        offset: Some(offset as u64),
        severity: Severity::Error,
        kind: IssueKind::BadRecord,
        message: "A row without an event name. It was left out, other rows were kept.".to_owned(),
        rejected: 1,
    }
}

fn no_zone(rows: u64) -> Finding {
    Finding {
        offset: None,
        severity: Severity::Warning,
        kind: IssueKind::BadRecord,
        message: format!(
            "{rows} rows give their time without a zone, as the console showed it to whoever exported it. They are shown as if it were UTC."
        ),
        rejected: 0,
    }
}
