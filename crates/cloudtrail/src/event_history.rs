//! The console's Event history as CSV: one row an event, without most of the record. Each row is written down as the
//! record that it is a part of, under the names that AWS uses there.

use std::borrow::Cow;

use memchr::memchr;
use protocol::{IssueKind, Severity};

use crate::hunt::Found;
use crate::json::scan::Scanner;
use crate::json::text::Text;
use crate::json::write::ObjectWriter;
use crate::limits::Limits;
use crate::model::Finding;
use crate::table::Rows;
use crate::time;

/// Headings without blanks and case, and the members of the record that they stand for.
const COLUMNS: [(&str, &str); 14] = [
    ("eventid", "eventID"),
    ("eventtime", "eventTime"),
    ("eventsource", "eventSource"),
    ("eventname", "eventName"),
    ("awsregion", "awsRegion"),
    ("sourceipaddress", "sourceIPAddress"),
    ("useragent", "userAgent"),
    ("errorcode", "errorCode"),
    ("requestid", "requestID"),
    ("readonly", "readOnly"),
    ("eventtype", "eventType"),
    ("recipientaccountid", "recipientAccountId"),
    ("eventcategory", "eventCategory"),
    ("resources", "resources"),
];

/// The headings of what is in `userIdentity`.
const IDENTITY: [(&str, &str); 2] = [("username", "userName"), ("awsaccesskey", "accessKeyId")];

/// Whether a text is such a table: it has the headings that are in every version of it.
pub fn is_one(text: Text<'_>) -> bool {
    let headings = headings(&head(text));
    ["eventname", "eventtime", "username"].into_iter().all(|wanted| headings.iter().any(|name| name == wanted))
}

/// The first line.
fn head(text: Text<'_>) -> Cow<'_, str> {
    text.slice(0, memchr(b'\n', text.bytes).unwrap_or(text.bytes.len()))
}

/// Reads its rows.
pub fn read(text: Text<'_>, limits: &Limits) -> Found<'static> {
    let mut rows = Rows::new(text.bytes, separator(&head(text)));
    let names: Vec<Name> = rows.next().into_iter().flat_map(|row| row.cells).map(|cell| Name::of(&cell)).collect();
    let mut found = Found::default();
    let mut without_zone = 0;
    for row in rows.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())) {
        match record(&names, &row.cells) {
            Some(json) => found.push_written(json, row.offset),
            None => found.tell(limits, bad_row(row.offset)),
        }
        without_zone += u64::from(names.iter().zip(&row.cells).any(|(name, cell)| name.is_time() && lacks_zone(cell)));
    }
    if without_zone > 0 {
        found.tell(limits, no_zone(without_zone));
    }
    found
}

/// What a column is.
struct Name {
    heading: String,
    member: Option<&'static str>,
    of_identity: Option<&'static str>,
}

impl Name {
    fn of(heading: &str) -> Name {
        let plain = plain(heading);
        let find =
            |names: &[(&str, &'static str)]| names.iter().find(|(name, _)| *name == plain).map(|(_, name)| *name);
        Name { heading: heading.trim().to_owned(), member: find(&COLUMNS), of_identity: find(&IDENTITY) }
    }

    fn is_time(&self) -> bool {
        self.member == Some("eventTime")
    }
}

/// The record of a row; `None` if it has no event name.
fn record(names: &[Name], cells: &[Cow<'_, str>]) -> Option<String> {
    let mut identity = ObjectWriter::new();
    let mut record = ObjectWriter::new();
    let mut is_named = false;
    for (name, cell) in names.iter().zip(cells).filter(|(_, cell)| !cell.trim().is_empty()) {
        match (name.of_identity, name.member) {
            (Some(member), _) => identity.text(member, cell),
            (None, Some("readOnly")) if matches!(cell.as_ref(), "true" | "false") => record.json("readOnly", cell),
            (None, Some("resources")) if is_array(cell) => record.json("resources", cell),
            (None, Some(member)) => {
                is_named |= member == "eventName";
                record.text(member, cell);
            }
            (None, None) => record.text(&name.heading, cell),
        }
    }
    record.json("userIdentity", &identity.finish());
    is_named.then(|| record.finish())
}

fn is_array(cell: &str) -> bool {
    let mut scanner = Scanner::new(Text::of(cell));
    cell.starts_with('[') && scanner.skip().is_ok() && scanner.peek().is_none()
}

fn headings(line: &str) -> Vec<String> {
    line.split(char::from(separator(line))).map(plain).collect()
}

/// Letters and digits in lower case: people's own programs write headings with other blanks and capitals.
fn plain(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

/// A comma, or what spreadsheets write where the comma is a decimal point.
fn separator(head: &str) -> u8 {
    [b',', b';', b'\t'].into_iter().max_by_key(|byte| head.bytes().filter(|b| b == byte).count()).unwrap_or(b',')
}

/// A time as the console showed it, in the zone of whoever looked at it.
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
