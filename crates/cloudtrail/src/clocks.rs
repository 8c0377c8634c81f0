//! Findings about the times of a document's events: times that could not be read, and times without a zone.

use protocol::what::{TimesNote, What};
use protocol::{IssueKind, Severity};

use crate::model::{Cell, Fields, Finding};
use crate::time::{self, ParsedTime};

/// Longer texts are truncated when quoted as an example.
const LONGEST_EXAMPLE: usize = 40;

/// Counts the times in a document that are not in AWS's format.
#[derive(Default)]
pub struct Clocks {
    /// Records without `eventTime`.
    absent: u64,
    /// Day and month cannot be told apart.
    either: Examples,
    /// In an unknown format.
    unread: Examples,
    /// In the time zone of whoever exported them.
    local: Examples,
}

#[derive(Default)]
struct Examples {
    count: u64,
    first: String,
}

impl Clocks {
    /// Counts a record. `shown`: times without a zone are local times as shown on a screen, whatever they look like.
    pub fn note(&mut self, fields: &Fields<'_>, shown: bool) {
        match (&fields.time_text, fields.time) {
            (Cell::Text(text), Some(_)) if text.ends_with('Z') => {}
            (Cell::Text(text), Some(_)) => {
                if is_local(text, shown) {
                    self.local.add(text);
                }
            }
            (_, Some(_)) => {}
            (Cell::Absent | Cell::Null, None) => self.absent += 1,
            (Cell::Text(text), None) if text.trim().is_empty() => self.absent += 1,
            (Cell::Text(text), None) if matches!(time::read(text), ParsedTime::Either(..)) => self.either.add(text),
            (Cell::Text(text), None) => self.unread.add(text),
            (Cell::Number(text), None) => self.unread.add(text),
            (Cell::Bool(_) | Cell::Composite, None) => self.unread.add(""),
        }
    }

    /// Takes the findings.
    pub fn findings(&mut self) -> Vec<Finding> {
        let Clocks { absent, either, unread, local } = std::mem::take(self);
        let mut findings = Vec::new();
        if either.count > 0 {
            let note = TimesNote::Ambiguous { events: either.count, example: either.first };
            findings.push(finding(Severity::Warning, note));
        }
        if unread.count > 0 {
            let note = TimesNote::Unread { events: unread.count, example: unread.first };
            findings.push(finding(Severity::Warning, note));
        }
        if absent > 0 {
            findings.push(finding(Severity::Info, TimesNote::Absent(absent)));
        }
        if local.count > 0 {
            let note = TimesNote::NoZone { events: local.count, example: local.first };
            findings.push(finding(Severity::Warning, note));
        }
        findings
    }
}

impl Examples {
    fn add(&mut self, text: &str) {
        self.count += 1;
        if self.first.is_empty() {
            self.first = text.trim().chars().take(LONGEST_EXAMPLE).collect();
        }
    }
}

/// Whether a time that was read is in an unknown local zone. Queries print UTC without saying so, in the order of ISO
/// 8601.
fn is_local(text: &str, shown: bool) -> bool {
    match time::read(text) {
        ParsedTime::Time(time) => !time.has_zone && (shown || calendar::parse(text.trim()).is_none()),
        ParsedTime::Either(..) | ParsedTime::Nothing => false,
    }
}

fn finding(severity: Severity, note: TimesNote) -> Finding {
    Finding { offset: None, severity, kind: IssueKind::UnreadTime, what: What::Times(note), rejected: 0 }
}
