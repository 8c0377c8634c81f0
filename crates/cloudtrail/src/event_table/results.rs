//! Tables of events in JSON, as services answer queries and as data tools write rows.
//!
//! A table is an array of rows, and a row is an array of cells. What stands above the columns is in the cells (CloudTrail
//! Lake, CloudWatch Logs Insights), beside the rows (`columns`, `schema`, `ColumnMetadata`), or in the first row (Athena,
//! spreadsheets).

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

/// Tables nested deeper are not found.
const MOST_DEPTH: u32 = 8;

/// Reads the rows of one response or of several pages; `None` if there are none, or they are not events.
pub fn read(text: Text<'_>, limits: &Limits) -> Option<Found<'static>> {
    let names: [&[u8]; 5] = [b"eventName", b"eventname", b"event_name", b"EventName", b"EVENTNAME"];
    names.into_iter().find(|name| memmem::find(text.bytes, name).is_some())?;
    let mut scanner = Scanner::new(text);
    let mut search = Search { limits, found: Found::default() };
    while let Some(b'{' | b'[') = scanner.peek() {
        if let Err(fault) = search.value(&mut scanner, &[], 0) {
            let at = scanner.at();
            search.found.report(limits, broken_off(at, faults::json(fault, text, at)));
            break;
        }
    }
    (search.found.total() > 0).then_some(search.found)
}

struct Search<'l> {
    limits: &'l Limits,
    found: Found<'static>,
}

impl Search<'_> {
    /// Searches a value for tables, with the names of columns that stand beside it.
    fn value(&mut self, scanner: &mut Scanner<'_>, columns: &[String], depth: u32) -> Result<(), Fault> {
        match scanner.peek() {
            Some(b'[') => self.array(scanner, columns, depth),
            Some(b'{') if depth < MOST_DEPTH => self.object(scanner, columns, depth),
            _ => scanner.skip(),
        }
    }

    fn object(&mut self, scanner: &mut Scanner<'_>, columns: &[String], depth: u32) -> Result<(), Fault> {
        let mut members = Vec::new();
        let mut own = None;
        let outcome = scanner.object(|scanner, name| {
            if let Some(b'{' | b'[') = scanner.peek() {
                members.push(scanner.at());
                if own.is_none() && names_columns(&string::decode(scanner.text(), name)) {
                    own = columns_of(&Node::read(scanner)?);
                    return Ok(());
                }
            }
            scanner.skip()
        });
        let end = scanner.at();
        for start in members {
            scanner.jump(start);
            self.value(scanner, own.as_deref().unwrap_or(columns), depth + 1)?;
        }
        // What precedes a fault has been read; where it is, is for the whole to say.
        scanner.jump(end);
        outcome
    }

    /// Reads an array as a table if its rows are such, and searches it otherwise.
    fn array(&mut self, scanner: &mut Scanner<'_>, columns: &[String], depth: u32) -> Result<(), Fault> {
        let mut shape = Shape::of(&columns.iter().map(String::as_str).collect::<Vec<_>>());
        let mut rows = 0;
        scanner.array(|scanner| {
            let Some(b'[' | b'{') = scanner.peek() else { return scanner.skip() };
            let start = scanner.at();
            scanner.skip()?;
            let end = scanner.at();
            scanner.jump(start);
            let is_small = end.saturating_sub(start) <= self.limits.record_bytes;
            let Some(cells) = is_small.then(|| Node::read(scanner)).transpose()?.and_then(Cells::of) else {
                scanner.jump(start);
                return if depth < MOST_DEPTH { self.value(scanner, columns, depth + 1) } else { scanner.skip() };
            };
            rows += 1;
            match cells {
                Cells::Named(names, values) => {
                    let names: Vec<&str> = names.iter().map(String::as_str).collect();
                    self.row(&Shape::of(&names), values, start);
                }
                Cells::Bare(values) if rows == 1 && !shape.is_of_events() => shape = headings(&values),
                // Athena repeats the names in the first row.
                Cells::Bare(values) if rows == 1 && texts(&values) == columns => {}
                Cells::Bare(values) => self.row(&shape, values, start),
            }
            Ok(())
        })
    }

    fn row(&mut self, shape: &Shape, values: Vec<Node>, start: usize) {
        if !shape.is_of_events() {
            return;
        }
        match shape.record(values.into_iter().map(|node| (!node.is_blank()).then_some(node))) {
            Some(record) => self.found.push_written(record.to_json(), start),
            None => self.found.report(self.limits, bad_row(start)),
        }
    }
}

/// The cells of a row.
enum Cells {
    /// `[{"eventName":"A"}]`, `[{"field":"eventName","value":"A"}]`
    Named(Vec<String>, Vec<Node>),
    /// `["A"]`, `{"Data":[{"VarCharValue":"A"}]}`, `{"f":[{"v":"A"}]}`, `[{"stringValue":"A"}]`
    Bare(Vec<Node>),
}

impl Cells {
    /// The cells of a row; `None` if it is not one.
    fn of(row: Node) -> Option<Cells> {
        let cells = match row {
            Node::Array(cells) => cells,
            Node::Object(members) => match <[(String, Node); 1]>::try_from(members) {
                Ok([(_, Node::Array(cells))]) => cells,
                _ => return None,
            },
            Node::Leaf(_) => return None,
        };
        let mut names = Vec::new();
        let mut values = Vec::new();
        for cell in cells {
            let (name, value) = cell_of(cell)?;
            names.extend(name);
            values.push(value);
        }
        if names.len() == values.len() && !names.is_empty() {
            return Some(Cells::Named(names, values));
        }
        (!values.is_empty()).then_some(Cells::Bare(values))
    }
}

/// A cell's own name, if it has one, and its value.
fn cell_of(cell: Node) -> Option<(Option<String>, Node)> {
    let Node::Object(mut members) = cell else { return Some((None, cell)) };
    let is_value = |name: &str| name == "v" || name.to_ascii_lowercase().ends_with("value");
    if members.iter().any(|(name, _)| matches!(name.as_str(), "field" | "name" | "key")) {
        let named = members.iter().position(|(name, _)| matches!(name.as_str(), "field" | "name" | "key"))?;
        let (_, name) = members.swap_remove(named);
        let at = members.iter().position(|(name, _)| is_value(name))?;
        return Some((Some(name.as_text()?.into_owned()), members.swap_remove(at).1));
    }
    match <[(String, Node); 1]>::try_from(members) {
        Ok([(name, value)]) if is_value(&name) => Some((None, value)),
        Ok([(name, value)]) => Some((Some(name), value)),
        // Athena writes a null as an empty object.
        Err(members) if members.is_empty() => Some((None, Node::Leaf("null".to_owned()))),
        Err(_) => None,
    }
}

/// Whether a member with this name could name the columns of rows beside it.
fn names_columns(name: &str) -> bool {
    matches!(name, "columns" | "Columns" | "ColumnMetadata" | "fields" | "schema" | "headers")
}

/// The names of columns in `["eventName"]`, `[{"name":"eventName"}]` or `{"fields":[{"name":"eventName"}]}`.
fn columns_of(node: &Node) -> Option<Vec<String>> {
    let columns = match node {
        Node::Array(columns) => columns,
        Node::Object(_) => return node.get("fields").and_then(columns_of),
        Node::Leaf(_) => return None,
    };
    let name = |node: &Node| {
        let named = node.get("name").or_else(|| node.get("Name")).unwrap_or(node);
        named.as_text().map(|name| name.into_owned())
    };
    columns.iter().map(name).collect()
}

fn headings(values: &[Node]) -> Shape {
    let names = texts(values);
    Shape::of(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

fn texts(values: &[Node]) -> Vec<String> {
    values.iter().map(|value| value.as_text().unwrap_or_default().into_owned()).collect()
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
