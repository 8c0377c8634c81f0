//! What has been found in a text so far.

use std::borrow::Cow;

use protocol::what::{Contents, EventSchema};

use crate::findings::{self, Findings};
use crate::limits::Limits;
use crate::model::{Fields, Finding};

/// Columns are kept for at most this many records; for others, they are read again when the records are handed out.
/// Reading a record takes longer than keeping its columns, but these take half as much memory as the record.
const KEPT_FIELDS: usize = 1 << 16;

/// Records waiting until it is certain that the value around them is valid, and what else is known.
#[derive(Default)]
pub struct Found<'a> {
    records: Vec<Held<'a>>,
    fields: Vec<Fields<'a>>,
    /// What was wrong.
    pub findings: Findings,
    /// Offsets of values nested too deep to be searched along with the rest.
    deep: Vec<usize>,
    /// Objects that would be records if they had a name and a source. Only of interest if there are records, too.
    pub odd: Findings,
    /// Number of records handed out.
    handed_out: u64,
    /// The first place where a comma is missing or superfluous, and the number of such places.
    pub commas: Option<(usize, u64)>,
    /// Number of aggregates of events.
    pub aggregated: u64,
    /// A string that cannot be read mentions events.
    pub about_events: bool,
    /// The schema that events were rewritten into, if they are no longer records.
    pub schema: Option<EventSchema>,
    /// What the records came in.
    pub shape: Option<Shape>,
    /// There was an empty `Records`.
    pub empty: bool,
    /// Times without a zone are local times as shown on a screen.
    pub shown_times: bool,
}

/// A record waiting to be handed out.
pub struct Held<'a> {
    /// Its JSON.
    pub raw: Cow<'a, [u8]>,
    /// Its offset in the text, or the offset of the string that contains it.
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
    /// By the name of the member that contains them.
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

/// A state that can be returned to.
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

    /// Adds a record that was restored from something at `offset`.
    pub fn push_written(&mut self, json: String, offset: usize) {
        self.records.push(Held { raw: Cow::Owned(json.into_bytes()), offset, has_fields: false });
    }

    /// Adds what was found in the text of a string at `offset`.
    pub fn adopt(&mut self, inner: Found<'_>, offset: usize) {
        self.aggregated += inner.aggregated;
        self.about_events |= inner.about_events;
        self.schema = self.schema.or(inner.schema);
        let held = |held: Held<'_>| Held { raw: Cow::Owned(held.raw.into_owned()), offset, has_fields: false };
        self.records.extend(inner.records.into_iter().map(held));
    }

    /// Adds a finding.
    pub fn report(&mut self, limits: &Limits, finding: Finding) {
        self.findings.push(limits.findings, finding);
    }

    /// What kind of file contains them.
    pub fn contents(&self) -> Contents {
        match self.shape {
            Some(Shape::LookupEvents) => Contents::LookupEvents,
            Some(Shape::LogEvents) => Contents::LogEvents,
            Some(Shape::Envelope) => Contents::Envelopes,
            Some(Shape::Records) | None => Contents::Log,
        }
    }

    /// Number of records waiting.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Number of records in total, including those handed out.
    pub fn total(&self) -> u64 {
        self.handed_out + self.records.len() as u64
    }

    /// The JSON of the waiting records.
    pub fn raws(&self) -> impl Iterator<Item = &[u8]> {
        self.records.iter().map(|held| held.raw.as_ref())
    }

    /// The JSON of records found since `mark`.
    pub fn raws_since(&self, mark: Mark) -> impl Iterator<Item = &[u8]> {
        self.raws().skip(mark.records)
    }

    /// The current state.
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

    /// Number of records found since `mark`.
    pub fn since(&self, mark: Mark) -> u64 {
        self.records.len().saturating_sub(mark.records) as u64
    }

    /// Number of records rejected since `mark`.
    pub fn rejected_since(&self, mark: Mark) -> u64 {
        self.findings.rejected_since(mark.findings)
    }

    /// Notes a value to be searched later.
    pub fn defer(&mut self, start: usize) {
        self.deep.push(start);
    }

    /// Takes the next value to be searched.
    pub fn next_deferred(&mut self) -> Option<usize> {
        self.deep.pop()
    }

    /// Whether anything was reported since `mark`.
    pub fn reported_since(&self, mark: Mark) -> bool {
        self.findings.mark() != mark.findings || self.commas != mark.commas
    }

    /// Returns to an earlier state, forgetting what was found since.
    pub fn rewind(&mut self, mark: Mark) {
        self.records.truncate(mark.records);
        self.fields.truncate(mark.fields);
        self.odd.rewind(mark.odd);
        self.commas = mark.commas;
        self.aggregated = mark.aggregated;
        self.findings.rewind(mark.findings);
        self.deep.truncate(mark.deep);
    }

    /// Forgets the waiting records, and nothing else.
    pub fn forget_records(&mut self) {
        self.records.clear();
        self.fields.clear();
    }

    /// Counts the waiting records as handed out, without passing them on.
    pub fn count_only(&mut self) {
        self.handed_out += self.records.len() as u64;
        self.forget_records();
    }

    /// Hands out the waiting records with their columns.
    pub fn hand_out(&mut self, mut take: impl FnMut(&Held<'a>, Option<Fields<'a>>)) {
        let mut fields = std::mem::take(&mut self.fields).into_iter();
        self.handed_out += self.records.len() as u64;
        for held in std::mem::take(&mut self.records) {
            let own = if held.has_fields { fields.next() } else { None };
            take(&held, own);
        }
    }
}
