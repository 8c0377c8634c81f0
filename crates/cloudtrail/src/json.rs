//! Records in JSON text, wherever they are: in `Records`, in arrays, one a line, in envelopes, in strings.

use std::borrow::Cow;

use protocol::{Column, FileKind, IssueKind, Severity};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::evidence;
use crate::limits::Limits;
use crate::model::{Cell, Fields, Finding};
use crate::split::{self, Piece};

/// What a JSON text holds.
#[derive(Default)]
pub struct Found<'a> {
    /// Records with their offset, in the order of the text.
    pub records: Vec<(u64, Cow<'a, str>)>,
    /// What was wrong with it.
    pub findings: Vec<Finding>,
    /// What it is, if it is no log.
    pub other: Option<(FileKind, String)>,
    /// Records that count things instead of being events.
    pub aggregated: u64,
    /// A wrapper of records was seen, even an empty one.
    pub wrapper: bool,
    /// JSON values at the top.
    pub values: u64,
}

/// Whether an object with these fields is a CloudTrail record. S3 event notifications come in the same wrapper with
/// some of the same fields; their sources are not services but begin with `aws:`.
pub fn is_record(fields: &Fields<'_>) -> bool {
    let there = |column: Column| !matches!(fields.cell(column), Cell::Absent | Cell::Null);
    if fields.cell(Column::EventType).text() == "AwsCloudTrailInsight" {
        return true;
    }
    let typical = [Column::AwsRegion, Column::EventType, Column::EventVersion, Column::SourceIpAddress];
    there(Column::EventName)
        && there(Column::EventSource)
        && !fields.cell(Column::EventSource).text().starts_with("aws:")
        && (fields.time.is_some() || fields.event_id != Cell::Absent || typical.into_iter().any(there))
}

/// Looks for records in a text that begins with `{` or `[`.
pub fn search<'a>(text: &'a str, limits: &Limits) -> Found<'a> {
    let mut found = Found::default();
    let hunt = Hunt { text, limits };
    hunt.text_at(0, &mut found);
    found
}

struct Hunt<'a, 'l> {
    text: &'a str,
    limits: &'l Limits,
}

#[derive(Deserialize)]
struct Wrapper<'a> {
    #[serde(borrow, rename = "Records")]
    records: Vec<&'a RawValue>,
}

impl<'a> Hunt<'a, '_> {
    /// JSON values one after the other, from `at` on.
    fn text_at(&self, mut at: usize, found: &mut Found<'a>) {
        loop {
            let rest = self.text.get(at..).unwrap_or_default();
            let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n', ',', '\u{feff}']).len();
            at += blank;
            let rest = self.text.get(at..).unwrap_or_default();
            if rest.is_empty() {
                return;
            }
            found.values += 1;
            let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&'a RawValue>();
            match values.next() {
                Some(Ok(value)) => {
                    self.value(value.get(), 0, None, found);
                    at += values.byte_offset();
                }
                _ => match self.broken(at, found) {
                    Some(next) => at = next,
                    None => return,
                },
            }
        }
    }

    /// One sound value. `base` is where its text counts from if it is not part of this text.
    fn value(&self, raw: &'a str, depth: u32, base: Option<u64>, found: &mut Found<'a>) {
        match raw.as_bytes().first() {
            Some(b'{') => self.object(raw, depth, base, found),
            Some(b'[') => {
                for element in serde_json::from_str::<Vec<&'a RawValue>>(raw).unwrap_or_default() {
                    self.value(element.get(), depth, base, found);
                }
            }
            Some(b'"') => self.string(raw, depth, base, found),
            _ => {}
        }
    }

    fn object(&self, raw: &'a str, depth: u32, base: Option<u64>, found: &mut Found<'a>) {
        let Ok(fields) = Fields::parse(raw) else { return };
        if is_record(&fields) {
            found.records.push((base.unwrap_or_else(|| self.offset(raw)), Cow::Borrowed(raw)));
            return;
        }
        if fields.cell(Column::EventCategory).text() == "Aggregated" {
            found.aggregated += 1;
            return;
        }
        if raw.starts_with("{\"Records\"") || raw.get(..64).unwrap_or(raw).contains("\"Records\"") {
            if let Ok(wrapper) = serde_json::from_str::<Wrapper<'a>>(raw) {
                found.wrapper |= wrapper.records.is_empty();
            }
        }
        if found.other.is_none() {
            found.other = evidence::recognise(raw);
        }
        if found.other.is_none() {
            for (_, child) in members(raw) {
                self.value(child, depth, base, found);
            }
        }
    }

    /// JSON text inside a string: `CloudTrailEvent`, `message`, an SNS or SQS body.
    fn string(&self, raw: &'a str, depth: u32, base: Option<u64>, found: &mut Found<'a>) {
        let inner = raw.get(1..).unwrap_or_default().trim_start();
        if depth >= self.limits.string_depth || !(inner.starts_with('{') || inner.starts_with('[')) {
            return;
        }
        let Ok(text) = serde_json::from_str::<String>(raw) else { return };
        let offset = base.unwrap_or_else(|| self.offset(raw));
        let mut within = Found::default();
        let hunt = Hunt { text: &text, limits: self.limits };
        if let Ok(value) = serde_json::from_str::<&RawValue>(text.trim()) {
            hunt.value(value.get(), depth + 1, Some(offset), &mut within);
        }
        found.aggregated += within.aggregated;
        found.records.extend(within.records.into_iter().map(|(at, raw)| (at, Cow::Owned(raw.into_owned()))));
    }

    /// Where a part of this text begins.
    fn offset(&self, part: &str) -> u64 {
        (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize) as u64
    }

    /// A value that no parser takes. Saves what is whole; where to go on, if anywhere.
    fn broken(&self, at: usize, found: &mut Found<'a>) -> Option<usize> {
        let bytes = self.text.as_bytes();
        match split::balanced(bytes, at) {
            // Sound brackets: one bad element inside, or one bad line.
            Piece::Value { end, .. } => {
                self.elements(at, end, found);
                Some(end)
            }
            Piece::Stray(stray) => self.stray(at, stray, found),
            _ => {
                let line = memchr::memchr(b'\n', bytes.get(at..).unwrap_or_default()).map(|len| at + len);
                let next = line.filter(|next| found.values > 1 && self.begins_value(*next));
                match next {
                    Some(next) => {
                        found.findings.push(bad_record(at, "this line is not JSON; it was left out"));
                        Some(next)
                    }
                    None => {
                        self.elements(at, bytes.len(), found);
                        None
                    }
                }
            }
        }
    }

    fn begins_value(&self, at: usize) -> bool {
        self.text.get(at..).is_some_and(|rest| rest.trim_start().starts_with(['{', '[']))
    }

    /// The structure is broken at `stray`: the file was altered outside AWS, and which bytes belong to which record
    /// is a guess from there on. Nothing of it is shown as if it were sound.
    fn stray(&self, at: usize, stray: usize, found: &mut Found<'a>) -> Option<usize> {
        let mut before = Found::default();
        self.elements(at, stray, &mut before);
        let whole = before.records.len() as u64;
        found.findings.push(Finding {
            offset: Some(stray as u64),
            severity: Severity::Error,
            kind: IssueKind::Malformed,
            message: format!(
                "The JSON is broken here: a closing bracket without its opening one. AWS does not write such files, so it was changed elsewhere; {whole} complete records before this place were left out."
            ),
            rejected: whole,
        });
        None
    }

    /// The elements of the array in `[at, end)`: of a bare array, or of the first array in an object.
    fn elements(&self, at: usize, end: usize, found: &mut Found<'a>) {
        let text = self.text.get(..end).unwrap_or_default();
        let bytes = text.as_bytes();
        let array = memchr::memchr(b'[', bytes.get(at..).unwrap_or_default()).map(|len| at + len + 1);
        let Some(mut next) = array else {
            found.findings.push(cut(at, bytes.len() < self.text.len()));
            return;
        };
        loop {
            match split::next_element(bytes, next) {
                Piece::Value { start, end } => {
                    next = end;
                    match text.get(start..end).map(serde_json::from_str::<&'a RawValue>) {
                        Some(Ok(value)) => self.value(value.get(), 0, None, found),
                        Some(Err(error)) => found.findings.push(bad_record(start, &error.to_string())),
                        None => return,
                    }
                }
                Piece::Cut(start) => return found.findings.push(cut(start, false)),
                Piece::End if end == self.text.len() => return found.findings.push(cut(end, false)),
                Piece::End | Piece::Close(_) | Piece::Stray(_) => return,
            }
        }
    }
}

/// Members of an object, in order, also repeated ones.
fn members(raw: &str) -> Vec<(Cow<'_, str>, &str)> {
    evidence::members(raw)
}

fn bad_record(at: usize, why: &str) -> Finding {
    Finding {
        offset: Some(at as u64),
        severity: Severity::Error,
        kind: IssueKind::BadRecord,
        message: format!("One record can't be read ({why}); it was left out, its neighbours were kept."),
        rejected: 1,
    }
}

fn cut(at: usize, _inside: bool) -> Finding {
    Finding {
        offset: Some(at as u64),
        severity: Severity::Error,
        kind: IssueKind::Truncated,
        message: "The JSON ends in the middle. The complete records before this place were kept; the one that begins here was left out."
            .to_owned(),
        rejected: 1,
    }
}
