//! YAML documents, and what is taken from them.

use serde::Deserialize;
use yaml_serde::{Deserializer, Mapping, Value};

/// Why a document is not YAML.
pub struct Fault {
    /// The line of the text, from 1.
    pub line: u64,
    pub detail: String,
}

/// The documents of a text, each read or with the reason why not. One that is no YAML takes none of the others with it.
pub fn documents(text: &str) -> Vec<Result<Value, Fault>> {
    let (mut all, mut line) = (Vec::new(), 1);
    for document in parts(text) {
        let first = line;
        line += document.lines().count() as u64;
        // Directives and comments before the first marker.
        if document.lines().all(|line| line.trim().is_empty() || line.starts_with(['#', '%'])) {
            continue;
        }
        // One part may still be several documents, after `...`.
        for read in Deserializer::from_str(document) {
            let read = Value::deserialize(read).map_err(|why| fault(&why, first));
            let failed = read.is_err();
            all.push(read);
            if failed {
                break;
            }
        }
    }
    all
}

/// The parts of a text between the lines that begin a document. `---` at the beginning of a line is never anything else.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    for line in text.split_inclusive('\n') {
        let is_marker =
            line.strip_prefix("---").is_some_and(|rest| rest.trim_start().len() < rest.len() || rest.is_empty());
        if is_marker && at > start {
            parts.extend(text.get(start..at));
            start = at;
        }
        at += line.len();
    }
    parts.extend(text.get(start..));
    parts
}

fn fault(why: &yaml_serde::Error, first: u64) -> Fault {
    let Some(at) = why.location() else { return Fault { line: first, detail: why.to_string() } };
    // The parser counts from the beginning of the document.
    let own = format!(" at line {} column {}", at.line(), at.column());
    Fault { line: first.saturating_add(at.line().saturating_sub(1) as u64), detail: why.to_string().replace(&own, "") }
}

/// A member that is text, a number or a boolean, as text.
pub fn text(map: &Mapping, key: &str) -> Option<String> {
    map.get(key).and_then(scalar)
}

/// Text, a number or a boolean, as text.
pub fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => None,
    }
}

/// One text, or a list of them.
pub fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Sequence(list)) => list.iter().filter_map(scalar).collect(),
        Some(one) => scalar(one).into_iter().collect(),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_yaml_takes_nothing_with_it_and_is_found() {
        let keys = |text: &str| -> Vec<Result<String, u64>> {
            let key = |value: Value| match value {
                Value::Mapping(map) => map.keys().filter_map(scalar).collect(),
                _ => String::new(),
            };
            documents(text).into_iter().map(|read| read.map(key).map_err(|fault| fault.line)).collect()
        };
        let ok = |key: &str| Ok(key.to_owned());
        for (text, expected) in [
            ("a: 1\n", vec![ok("a")]),
            ("%YAML 1.2\n# all\n---\na: 1\n", vec![ok("a")]),
            ("a: 1\n--- # two\nb: ]\n---\nc: |\n  ---\n", vec![ok("a"), Err(3), ok("c")]),
            ("a: 1\n---x: 1\n", vec![ok("a---x")]),
            ("a: 1\r\n---\r\nb: 1\r\n...\r\n---\r\nc: 1", vec![ok("a"), ok("b"), ok("c")]),
            ("a: ]\n---\nb: ]", vec![Err(1), Err(3)]),
            ("", vec![]),
        ] {
            assert_eq!(keys(text), expected, "{text}");
        }
    }
}
