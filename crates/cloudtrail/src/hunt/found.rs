//! What was found in a text so far.

use std::borrow::Cow;

use crate::findings::{self, Findings};
use crate::limits::Limits;
use crate::model::{Fields, Finding};

/// Columns are kept for so many records at most. Those of further ones are read again when they are handed out: a
/// record takes longer to read than to keep, but its columns take up half as much memory as the record.
const KEPT_FIELDS: usize = 1 << 16;

/// Records that wait until it is sure that the value around them is sound, and what else is known.
#[derive(Default)]
pub struct Found<'a> {
    records: Vec<Held<'a>>,
    fields: Vec<Fields<'a>>,
    /// What was wrong.
    pub findings: Findings,
    /// Values too deep in others to be searched along with them: where they begin.
    deep: Vec<usize>,
    /// Objects that would be records if they had a name and a source. Of interest only where there are records, too.
    pub odd: Findings,
    /// Records that were handed out.
    handed_out: u64,
    /// Where a comma is missing or too many, first and how often.
    pub commas: Option<(usize, u64)>,
    /// Records that count events instead of being one.
    pub aggregated: u64,
    /// Something in a string that can't be read is about events.
    pub about_events: bool,
    /// What the records are in.
    pub shape: Option<Shape>,
    /// There was a `Records` without anything in it.
    pub empty: bool,
    /// Times without a zone are as a screen showed them.
    pub shown_times: bool,
}

/// A record that waits.
pub struct Held<'a> {
    /// Its bytes.
    pub raw: Cow<'a, [u8]>,
    /// Where it begins in the text, or where the string begins that it is in.
    pub offset: usize,
    has_fields: bool,
}

/// What records come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `{"Records":[…]}`
    Records,
    /// `lookup-events` output.
    LookupEvents,
    /// CloudWatch Logs.
    LogEvents,
    /// EventBridge.
    Envelope,
}

impl Shape {
    /// By the name of the member that holds them.
    pub fn of(name: &[u8]) -> Option<Shape> {
        Some(match name {
            b"Records" => Shape::Records,
            b"CloudTrailEvent" => Shape::LookupEvents,
            b"logEvents" => Shape::LogEvents,
            b"detail" => Shape::Envelope,
            _ => return None,
        })
    }
}

/// A state to go back to.
#[derive(Clone, Copy)]
pub struct Mark {
    records: usize,
    fields: usize,
    odd: findings::Mark,
    commas: Option<(usize, u64)>,
    aggregated: u64,
    findings: findings::Mark,
    deep: usize,
}

impl<'a> Found<'a> {
    /// Adds a record of the text.
    pub fn push(&mut self, raw: &'a [u8], offset: usize, fields: impl FnOnce() -> Fields<'a>) {
        let has_fields = self.fields.len() < KEPT_FIELDS;
        if has_fields {
            self.fields.push(fields());
        }
        self.records.push(Held { raw: Cow::Borrowed(raw), offset, has_fields });
    }

    /// Adds a record that was written down from something at `offset`.
    pub fn push_written(&mut self, json: String, offset: usize) {
        self.records.push(Held { raw: Cow::Owned(json.into_bytes()), offset, has_fields: false });
    }

    /// Adds what was found in the text of a string that begins at `offset`.
    pub fn adopt(&mut self, inner: Found<'_>, offset: usize) {
        self.aggregated += inner.aggregated;
        self.about_events |= inner.about_events;
        let held = |held: Held<'_>| Held { raw: Cow::Owned(held.raw.into_owned()), offset, has_fields: false };
        self.records.extend(inner.records.into_iter().map(held));
    }

    /// Adds something that is wrong.
    pub fn tell(&mut self, limits: &Limits, finding: Finding) {
        self.findings.push(limits.findings, finding);
    }

    /// How many records wait.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// How many records there were, with those that were handed out.
    pub fn total(&self) -> u64 {
        self.handed_out + self.records.len() as u64
    }

    /// The records that wait.
    pub fn raws(&self) -> impl Iterator<Item = &[u8]> {
        self.records.iter().map(|held| held.raw.as_ref())
    }

    /// Those of them that have come since.
    pub fn raws_since(&self, mark: Mark) -> impl Iterator<Item = &[u8]> {
        self.raws().skip(mark.records)
    }

    /// The present state.
    pub fn mark(&self) -> Mark {
        Mark {
            records: self.records.len(),
            fields: self.fields.len(),
            odd: self.odd.mark(),
            commas: self.commas,
            aggregated: self.aggregated,
            findings: self.findings.mark(),
            deep: self.deep.len(),
        }
    }

    /// How many records have come since.
    pub fn since(&self, mark: Mark) -> u64 {
        self.records.len().saturating_sub(mark.records) as u64
    }

    /// How many records were left out since.
    pub fn rejected_since(&self, mark: Mark) -> u64 {
        self.findings.rejected_since(mark.findings)
    }

    /// Keeps a value to be searched later.
    pub fn defer(&mut self, start: usize) {
        self.deep.push(start);
    }

    /// The next value that was kept to be searched later.
    pub fn next_deferred(&mut self) -> Option<usize> {
        self.deep.pop()
    }

    /// Whether anything was found wrong since.
    pub fn told_since(&self, mark: Mark) -> bool {
        self.findings.mark() != mark.findings || self.commas != mark.commas
    }

    /// Forgets everything since.
    pub fn rewind(&mut self, mark: Mark) {
        self.records.truncate(mark.records);
        self.fields.truncate(mark.fields);
        self.odd.rewind(mark.odd);
        self.commas = mark.commas;
        self.aggregated = mark.aggregated;
        self.findings.rewind(mark.findings);
        self.deep.truncate(mark.deep);
    }

    /// Forgets the records that wait, and nothing else.
    pub fn forget_records(&mut self) {
        self.records.clear();
        self.fields.clear();
    }

    /// Counts the records that wait as handed out, and forgets them.
    pub fn count_only(&mut self) {
        self.handed_out += self.records.len() as u64;
        self.forget_records();
    }

    /// Hands out the records that wait, with their columns.
    pub fn hand_out(&mut self, mut take: impl FnMut(&Held<'a>, Option<Fields<'a>>)) {
        let mut fields = std::mem::take(&mut self.fields).into_iter();
        self.handed_out += self.records.len() as u64;
        for held in std::mem::take(&mut self.records) {
            let own = if held.has_fields { fields.next() } else { None };
            take(&held, own);
        }
    }
}
