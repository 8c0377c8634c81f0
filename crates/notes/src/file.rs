//! The file that notes are kept in.
//!
//! ```json
//! { "format": "traillight.notes/1", "notes": [
//!   { "eventID": "…", "starred": true, "tags": ["incident 12"],
//!     "remarks": [ { "text": "asked Mei, was not her", "by": "Ana", "at": "2026-03-01T10:00:00Z" } ] } ],
//!   "expected": [
//!   { "rule": "root-used", "note": "break-glass test on 3 March", "by": "Ana", "at": "2026-03-04T10:00:00Z",
//!     "events": 12, "first": "2026-03-03T10:00:00Z", "last": "2026-03-03T10:20:00Z" } ] }
//! ```
//!
//! `expected` and `samples` came later. Files without them are read as before, and older versions pass over them.

use protocol::findings::Expectation;
use protocol::{Micros, Noted, NotedEvent, Remark};
use serde_json::{Map, Value, json};

use crate::samples;
use crate::{MOST_NOTED, Notes, united};

/// Value of `format` in the file.
const FORMAT: &str = "traillight.notes/1";

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// The notes.
    pub notes: Notes,
    /// Entries that could not be read or did not fit.
    pub left_out: u64,
}

/// Why nothing could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not JSON.
    NotJson,
    /// It is of another version, or something else.
    OtherFormat(String),
    /// There is no list of notes.
    NoList,
}

/// Reads a file.
///
/// # Errors
/// If it is no file of notes.
pub fn read(bytes: &[u8]) -> Result<File, Fault> {
    let value: Value = serde_json::from_slice(bytes).map_err(|_| Fault::NotJson)?;
    let format = value.get("format").and_then(Value::as_str).unwrap_or_default();
    if format != FORMAT {
        return Err(Fault::OtherFormat(format.to_owned()));
    }
    let list = value.get("notes").and_then(Value::as_array).ok_or(Fault::NoList)?;
    let mut file = File::default();
    for entry in list {
        match event(entry) {
            Some(event) if file.notes.len() < MOST_NOTED as u64 => {
                // The same event twice is what merging by hand results in.
                let known = file.notes.get(&event).cloned().unwrap_or_default();
                file.notes.put(event, united(&known, noted(entry)));
            }
            _ => file.left_out += 1,
        }
    }
    for entry in value.get("expected").and_then(Value::as_array).into_iter().flatten() {
        let expectation = expectation(entry);
        if !file.notes.expected().has(&expectation) && file.notes.expect(expectation).is_none() {
            file.left_out += 1;
        }
    }
    for entry in value.get("samples").and_then(Value::as_array).into_iter().flatten() {
        // Two of the same name are what merging by hand results in.
        file.left_out += match samples::read(entry) {
            Some(sample) => file.notes.merge_sample(sample),
            None => 1,
        };
    }
    Ok(file)
}

fn expectation(entry: &Value) -> Expectation {
    let time = |name: &str| calendar::parse(&text(entry, name));
    Expectation {
        rule: text(entry, "rule"),
        who: entry.get("who").and_then(Value::as_str).map(str::to_owned),
        note: text(entry, "note"),
        by: text(entry, "by"),
        at: time("at"),
        ids: entry
            .get("eventIDs")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        events: entry.get("events").and_then(Value::as_u64).unwrap_or_default(),
        period: time("first").zip(time("last")),
    }
}

pub(crate) fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

pub(crate) fn event(entry: &Value) -> Option<NotedEvent> {
    let (event_id, sha256) = (text(entry, "eventID"), text(entry, "sha256").to_ascii_lowercase());
    (!event_id.is_empty()).then(|| NotedEvent { event_id, sha256: (!sha256.is_empty()).then_some(sha256) })
}

fn noted(entry: &Value) -> Noted {
    let list = |name: &str| entry.get(name).and_then(Value::as_array).into_iter().flatten();
    let remark = |value: &Value| Remark {
        text: text(value, "text"),
        by: text(value, "by"),
        at: calendar::parse(&text(value, "at")),
    };
    Noted {
        samples: Vec::new(),
        starred: entry.get("starred").and_then(Value::as_bool).unwrap_or_default(),
        tags: list("tags").filter_map(Value::as_str).map(str::to_owned).collect(),
        remarks: list("remarks").map(remark).collect(),
    }
}

/// Writes a file.
pub fn write(notes: &Notes) -> String {
    let list: Vec<Value> = notes.iter().map(|(event, noted)| entry(event, noted)).collect();
    let mut file = json!({ "format": FORMAT, "notes": list });
    let expected: Vec<Value> = notes.expected().iter().map(written).collect();
    if let Some(file) = file.as_object_mut().filter(|_| !expected.is_empty()) {
        file.insert("expected".to_owned(), json!(expected));
    }
    let samples: Vec<Value> = notes.samples().map(samples::written).collect();
    if let Some(file) = file.as_object_mut().filter(|_| !samples.is_empty()) {
        file.insert("samples".to_owned(), json!(samples));
    }
    // Without map keys that are no strings, writing cannot fail.
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

fn written(expectation: &Expectation) -> Value {
    let time = |time: Option<Micros>| time.and_then(calendar::write).map_or(Value::Null, |text| json!(text));
    let (first, last) = expectation.period.unzip();
    let mut object = Map::new();
    for (name, value) in [
        ("rule", json!(expectation.rule)),
        ("who", json!(expectation.who)),
        ("note", json!(expectation.note)),
        ("by", json!(expectation.by)),
        ("at", time(expectation.at)),
        ("events", json!(expectation.events)),
        ("first", time(first)),
        ("last", time(last)),
        ("eventIDs", if expectation.ids.is_empty() { Value::Null } else { json!(expectation.ids) }),
    ] {
        if !value.is_null() {
            object.insert(name.to_owned(), value);
        }
    }
    Value::Object(object)
}

fn entry(event: &NotedEvent, noted: &Noted) -> Value {
    let mut entry = Map::new();
    entry.insert("eventID".to_owned(), json!(event.event_id));
    if let Some(sha256) = &event.sha256 {
        entry.insert("sha256".to_owned(), json!(sha256));
    }
    if noted.starred {
        entry.insert("starred".to_owned(), json!(true));
    }
    if !noted.tags.is_empty() {
        entry.insert("tags".to_owned(), json!(noted.tags));
    }
    if !noted.remarks.is_empty() {
        let remarks: Vec<Value> = noted.remarks.iter().map(remark).collect();
        entry.insert("remarks".to_owned(), json!(remarks));
    }
    Value::Object(entry)
}

fn remark(remark: &Remark) -> Value {
    let mut object = Map::new();
    object.insert("text".to_owned(), json!(remark.text));
    if !remark.by.is_empty() {
        object.insert("by".to_owned(), json!(remark.by));
    }
    if let Some(at) = remark.at.and_then(calendar::write) {
        object.insert("at".to_owned(), json!(at));
    }
    Value::Object(object)
}
