//! The answer of `get-query-results` of CloudTrail Lake: `{"QueryResultRows":[[{"eventName":"…"},{"eventTime":"…"}],…]}`.

use std::borrow::Cow;

use memchr::memmem;

use super::bad_row;
use super::columns::Columns;
use crate::hunt::Found;
use crate::limits::Limits;
use json::fault::Fault;
use json::scan::Scanner;
use json::string;
use json::text::Text;

/// Reads the rows of one answer or of several pages; `None` if a text is no such answer, or its rows are no events.
pub fn read(text: Text<'_>, limits: &Limits) -> Option<Found<'static>> {
    memmem::find(text.bytes, b"\"QueryResultRows\"")?;
    let mut scanner = Scanner::new(text);
    let mut found = Found::default();
    while scanner.peek() == Some(b'{') {
        let outcome = scanner.object(|scanner, name| match (text.raw(name.start, name.end), scanner.peek()) {
            (b"QueryResultRows", Some(b'[')) => scanner.array(|scanner| row(scanner, limits, &mut found)),
            _ => scanner.skip(),
        });
        if outcome.is_err() {
            break;
        }
    }
    (found.total() > 0).then_some(found)
}

/// Reads a row: an array of objects of one member each, or, as some tools write it, one object.
fn row(scanner: &mut Scanner<'_>, limits: &Limits, found: &mut Found<'static>) -> Result<(), Fault> {
    let start = {
        scanner.peek();
        scanner.at()
    };
    let (mut names, mut cells) = (Vec::new(), Vec::new());
    let mut cell = |scanner: &mut Scanner<'_>| match scanner.peek() {
        Some(b'{') => scanner.object(|scanner, name| {
            names.push(string::decode(scanner.text(), name).into_owned());
            cells.push(Cow::Owned(value(scanner)?));
            Ok(())
        }),
        _ => scanner.skip(),
    };
    match scanner.peek() {
        Some(b'[') => scanner.array(&mut cell)?,
        _ => cell(scanner)?,
    }
    let columns = Columns::of(names.iter().map(String::as_str));
    if columns.are_of_events() {
        match columns.record(&cells) {
            Some(json) => found.push_written(json, start),
            None => found.tell(limits, bad_row(start)),
        }
    }
    Ok(())
}

/// A value as the text of a cell.
fn value(scanner: &mut Scanner<'_>) -> Result<String, Fault> {
    if scanner.peek() == Some(b'"') {
        let quoted = scanner.string()?;
        return Ok(string::decode(scanner.text(), quoted).into_owned());
    }
    let start = scanner.at();
    scanner.skip()?;
    let text = scanner.text().slice(start, scanner.at());
    Ok(if text == "null" { String::new() } else { text.into_owned() })
}
