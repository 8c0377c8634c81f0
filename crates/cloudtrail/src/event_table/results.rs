//! Output of CloudTrail Lake's `get-query-results`: `{"QueryResultRows":[[{"eventName":"…"},{"eventTime":"…"}],…]}`.

use memchr::memmem;
use protocol::what::{JsonFault, JsonNote, What};
use protocol::{IssueKind, Severity};

use super::bad_row;
use crate::faults;
use crate::hunt::Found;
use crate::limits::Limits;
use crate::model::Finding;
use crate::restore::Shape;
use crate::tree::Node;
use json::fault::Fault;
use json::scan::Scanner;
use json::string;
use json::text::Text;

/// Reads the rows of one response or of several pages; `None` if it is not such a response, or its rows are not events.
pub fn read(text: Text<'_>, limits: &Limits) -> Option<Found<'static>> {
    memmem::find(text.bytes, b"\"QueryResultRows\"")?;
    let mut scanner = Scanner::new(text);
    let mut found = Found::default();
    while scanner.peek() == Some(b'{') {
        let outcome = scanner.object(|scanner, name| match (text.raw(name.start, name.end), scanner.peek()) {
            (b"QueryResultRows", Some(b'[')) => scanner.array(|scanner| row(scanner, limits, &mut found)),
            _ => scanner.skip(),
        });
        if let Err(fault) = outcome {
            let at = scanner.at();
            found.report(limits, broken_off(at, faults::json(fault, text, at)));
            break;
        }
    }
    (found.total() > 0).then_some(found)
}

/// Reads a row: an array of objects with one member each or, as some tools write it, a single object.
fn row(scanner: &mut Scanner<'_>, limits: &Limits, found: &mut Found<'static>) -> Result<(), Fault> {
    let start = {
        scanner.peek();
        scanner.at()
    };
    let mut members: Vec<(String, Node)> = Vec::new();
    let mut cell = |scanner: &mut Scanner<'_>| match scanner.peek() {
        Some(b'{') => scanner.object(|scanner, name| {
            let name = string::decode(scanner.text(), name).into_owned();
            members.push((name, Node::read(scanner)?));
            Ok(())
        }),
        _ => scanner.skip(),
    };
    match scanner.peek() {
        Some(b'[') => scanner.array(&mut cell)?,
        _ => cell(scanner)?,
    }
    let names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
    let shape = Shape::of(&names);
    if shape.is_of_events() {
        match shape.record(members.into_iter().map(|(_, node)| (!node.is_blank()).then_some(node))) {
            Some(record) => found.push_written(record.to_json(), start),
            None => found.report(limits, bad_row(start)),
        }
    }
    Ok(())
}

fn broken_off(at: usize, fault: JsonFault) -> Finding {
    Finding {
        offset: Some(at as u64),
        severity: Severity::Error,
        kind: IssueKind::Malformed,
        what: What::Json(JsonNote::BrokenRows(fault)),
        rejected: 1,
    }
}
