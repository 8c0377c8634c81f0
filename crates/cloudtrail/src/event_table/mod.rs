//! Tables of events: the console's Event history as CSV; results of queries in CloudTrail Lake, Athena and others, as
//! CSV or JSON; and tables with whole records in a column. A row contains parts of a record and is turned back into
//! that record, in the shape and with the names that AWS uses. A whole record in a cell is taken as it is.

mod drawn;
pub mod results;

use std::borrow::Cow;

use memchr::{memchr, memmem};
use protocol::what::{Contents, RecordNote, What};
use protocol::{IssueKind, Severity};

use crate::agree::{self, Agreement};
use crate::hunt::{Found, Hunt};
use crate::limits::Limits;
use crate::model::Finding;
use crate::restore::Shape;
use crate::table::Rows;
use crate::tree::Node;
use json::text::Text;

/// Longest first line examined, in bytes; the headings of all of Lake's columns take a tenth of it.
const LONGEST_HEAD: usize = 16 << 10;

/// How many lines may precede the headings: `#TYPE …`, `sep=;`, a title.
const MOST_LINES_BEFORE: usize = 8;

/// A table of events.
pub struct Table {
    shape: Shape,
    separator: u8,
    /// Quotes within cells are escaped with a backslash.
    escaped: bool,
    /// Offset of the headings.
    start: usize,
    /// The first row is one of the others, not headings.
    headless: bool,
    /// Lines are drawn between its cells, and blanks pad them.
    drawn: bool,
}

impl Table {
    /// Recognises a table by its headings or by records in its cells; `None` if it is not a table of events.
    pub fn find(text: Text<'_>) -> Option<Table> {
        let mut start = 0;
        let mut named = None;
        let mut first = None;
        for _ in 0..=MOST_LINES_BEFORE {
            let longest = text.bytes.len().min(start + LONGEST_HEAD);
            let head = drawn::in_ascii(text.raw(start, longest));
            let line = head.as_ref();
            let line = line.get(..memchr(b'\n', line).unwrap_or(line.len())).unwrap_or_default();
            let words = String::from_utf8_lossy(line);
            let words = words.trim_matches(['"', '\r', ' ', '\u{feff}']);
            if let Some(mark) = words.strip_prefix("sep=").and_then(|mark| mark.bytes().next()) {
                named = Some(mark);
            } else if !words.trim().is_empty() {
                let table = Table::headed(&head, start, named);
                if table.shape.is_of_events() {
                    let escaped = !table.shape.is_own() && holds_escaped_records(text.bytes);
                    return Some(Table { escaped, ..table });
                }
                if !words.starts_with('#') {
                    first.get_or_insert(table);
                }
            }
            start += line.len() + 1;
            if start >= text.bytes.len() {
                break;
            }
        }
        let escaped = holds_escaped_records(text.bytes);
        first.filter(|_| escaped || holds_quoted_records(text.bytes)).map(|table| Table { escaped, ..table })
    }

    fn headed(head: &[u8], start: usize, named: Option<u8>) -> Table {
        let separator = named.unwrap_or_else(|| separator(head));
        let row = Rows::new(head, separator).next();
        let mut names: Vec<&str> = row.iter().flat_map(|row| &row.cells).map(AsRef::as_ref).collect();
        let headless = names.iter().any(|name| mentions_events(name));
        if headless {
            names.clear();
        }
        let drawn = separator == b'|' && drawn::is_padded(head);
        Table { shape: Shape::of(&names), separator, escaped: false, start, headless, drawn }
    }

    /// What kind of table it is.
    pub fn contents(&self) -> Contents {
        if self.shape.is_of_console() {
            Contents::EventHistory
        } else if self.shape.is_own() {
            Contents::OwnTable
        } else if self.shape.is_of_events() {
            Contents::EventTable
        } else {
            Contents::RecordTable
        }
    }

    /// Reads its rows.
    pub fn read(&self, text: Text<'_>, limits: &Limits) -> Found<'static> {
        let mut found = Found::default();
        let mut without = 0;
        let bytes = text.raw(self.start, text.bytes.len());
        let bytes = if self.drawn { drawn::in_ascii(bytes) } else { bytes.into() };
        let rows = Rows::new(&bytes, self.separator);
        let rows = if self.escaped { rows.escaped() } else { rows };
        let says_nothing = |cells: &[Cow<'_, str>]| {
            is_blank(cells)
                || (self.separator == b'|' && drawn::is_rule(cells))
                || (self.drawn && drawn::is_no_row(cells))
        };
        for row in rows.skip(usize::from(!self.headless)).filter(|row| !says_nothing(&row.cells)) {
            if !self.row(&row.cells, self.start + row.offset, limits, &mut found) {
                without += 1;
            }
        }
        if without > 0 {
            found.report(limits, rows_without(without));
        }
        // Queries return times in UTC; the console exports them in the viewer's time zone.
        found.shown_times = self.shape.is_of_console();
        found
    }

    /// Reads a row. Returns false for an empty row where that is not an error.
    fn row(&self, cells: &[Cow<'_, str>], offset: usize, limits: &Limits, found: &mut Found<'static>) -> bool {
        let mut whole = Found::default();
        for (_, cell) in cells.iter().enumerate().filter(|(at, _)| self.shape.may_hold_record(*at)) {
            if mentions_events(cell) {
                search(cell, offset, limits, &mut whole);
            }
        }
        let values = cells.iter().map(|cell| self.value(cell));
        let poor = if self.shape.is_of_events() { self.shape.record(values) } else { None };
        let findings = whole.findings.take();
        let is_broken = findings.iter().any(|finding| finding.rejected > 0);
        findings.into_iter().for_each(|finding| found.report(limits, finding));
        let poor = poor.map(|poor| poor.to_json()).filter(|poor| !whole.holds(poor.as_bytes()));
        match poor {
            Some(poor) if !(is_broken && whole.total() == 0) => found.push_written(poor, offset),
            None if whole.total() == 0 && !is_broken && self.shape.is_of_events() => {
                found.report(limits, bad_row(offset))
            }
            None if whole.total() == 0 && !is_broken => return false,
            Some(_) | None => {}
        }
        found.adopt(whole, offset);
        true
    }

    fn value(&self, cell: &str) -> Option<Node> {
        if self.shape.is_own() {
            // Exactly what the export did is undone: blanks are values there.
            return (!cell.is_empty()).then(|| Node::text(csv_writer::plain(cell)));
        }
        let shown = if self.drawn { cell.trim() } else { cell };
        (!cell.trim().is_empty()).then(|| Node::text(shown))
    }
}

impl Found<'_> {
    /// Whether one of the records found is the whole of which this one is a part.
    fn holds(&self, poor: &[u8]) -> bool {
        self.raws().any(|whole| matches!(agree::compare(whole, poor), Agreement::Same | Agreement::FirstHoldsAll))
    }
}

/// Looks for records in a cell.
fn search(cell: &str, offset: usize, limits: &Limits, found: &mut Found<'static>) {
    let mut hunt = Hunt::new(Text::of(cell), limits, 1);
    while hunt.advance() {}
    let mut inner = hunt.finish();
    for finding in inner.findings.take() {
        let kind = if finding.severity == Severity::Error { IssueKind::BadRecord } else { finding.kind };
        if finding.severity > Severity::Info {
            let what = What::InCell(Box::new(finding.what));
            found.report(limits, Finding { offset: Some(offset as u64), kind, what, ..finding });
        }
    }
    found.adopt(inner, offset);
}

/// Whether a text could contain a record.
fn mentions_events(cell: &str) -> bool {
    cell.contains('{') && (cell.contains("eventName") || cell.contains("insightDetails"))
}

/// Whether cells contain records with doubled quotes.
fn holds_quoted_records(bytes: &[u8]) -> bool {
    let words: [&[u8]; 3] = [b"\"\"eventName\"\"", b"eventName\\\"\"", b"\"\"insightDetails\"\""];
    words.into_iter().any(|word| memmem::find(bytes, word).is_some())
}

/// Whether cells contain records with backslashes before their quotes.
fn holds_escaped_records(bytes: &[u8]) -> bool {
    let begins: [&[u8]; 4] = [b",\"{\\\"", b"\n\"{\\\"", b"\t\"{\\\"", b";\"{\\\""];
    memmem::find(bytes, b"\\\"eventName\\\"").is_some()
        && begins.into_iter().any(|begin| memmem::find(bytes, begin).is_some())
}

/// The separator: a comma, what spreadsheets use where the comma is the decimal separator, or what databases use.
fn separator(head: &[u8]) -> u8 {
    let line = head.get(..memchr(b'\n', head).unwrap_or(head.len())).unwrap_or_default();
    let (mut quoted, mut escaped) = (false, false);
    // What stands in quotes is part of a cell.
    let outside = |byte: &&u8| {
        quoted ^= **byte == b'"' && !escaped;
        escaped = **byte == b'\\' && !escaped;
        !quoted
    };
    let outside: Vec<u8> = line.iter().filter(outside).copied().collect();
    let count = |separator: &u8| outside.iter().filter(|byte| *byte == separator).count();
    // Of several that are equally frequent, `max_by_key` takes the last.
    [b'|', b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

fn is_blank(cells: &[Cow<'_, str>]) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}

fn bad_row(offset: usize) -> Finding {
    Finding {
        offset: Some(offset as u64),
        severity: Severity::Error,
        kind: IssueKind::BadRecord,
        what: What::Record(RecordNote::NamelessRow),
        rejected: 1,
    }
}

fn rows_without(rows: u64) -> Finding {
    Finding {
        offset: None,
        severity: Severity::Info,
        kind: IssueKind::NoEvents,
        what: What::Record(RecordNote::EmptyRows(rows)),
        rejected: 0,
    }
}
