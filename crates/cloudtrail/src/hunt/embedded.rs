//! JSON inside JSON strings: `CloudTrailEvent`, `message`, the body of a queue's message; and base64 of JSON or gzip,
//! as Kinesis and CloudWatch Logs subscriptions pass it on.

use memchr::memmem;
use protocol::what::{JsonNote, PackedFault, What};
use protocol::{IssueKind, Severity};

use super::top::Hunt;
use super::{Found, Hunter};
use crate::base64;
use crate::findings;
use crate::gzip::{self, Trouble};
use crate::limits::Limits;
use crate::model::Finding;
use json::fault::Fault;
use json::scan::Scanner;
use json::string::{self, Quoted};
use json::text::Text;

/// How base64 of gzip and of a JSON object begins.
const PACKED: [&[u8]; 2] = [b"H4sI", b"eyJ"];

/// How much of a base64 text is decoded to see what it contains.
const HEAD: usize = 12;

/// Shorter base64 cannot contain a record, and may well be a word.
const SHORTEST_BASE64: usize = 40;

/// A broken text that contains one of these would have been a record.
const WORDS: [&[u8]; 3] = [b"\"eventVersion\"", b"\"eventName\"", b"\"eventSource\""];

impl<'a> Hunter<'a, '_> {
    /// Reads a string, and searches it if it contains JSON.
    pub(super) fn string(&mut self, scanner: &mut Scanner<'a>) -> Result<(), Fault> {
        let offset = scanner.at();
        let quoted = scanner.string()?;
        let raw = scanner.text().raw(quoted.start, quoted.end);
        if self.counts {
            return Ok(());
        }
        if let Some(packed) = packed(raw) {
            let bytes = self.unpack(scanner.text(), quoted, offset);
            let content = if packed == Packed::Gzip { self.inflate(&bytes, offset) } else { bytes };
            self.search(Text::new(&content), offset);
        } else if matches!(raw.first(), Some(b'{' | b'[' | b'\\' | b' ')) || names_events(raw) {
            let content = string::decode(scanner.text(), quoted);
            let begins = content.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            if begins.starts_with(['{', '[', '"']) || names_events(raw) {
                self.search(Text::of(begins), offset);
            }
        }
        Ok(())
    }

    /// The content of base64 in a string, as far as it is valid.
    fn unpack(&mut self, text: Text<'a>, quoted: Quoted, offset: usize) -> Vec<u8> {
        let content = string::decode(text, quoted);
        let (bytes, broken_at) = base64::decode(content.as_bytes());
        if let Some(at) = broken_at
            && (gzip::is_gzip(&bytes) || memmem::find(&bytes, b"eventName").is_some())
        {
            self.report_packed(IssueKind::DamagedCompression, offset, PackedFault::Base64(at as u64));
        }
        bytes
    }

    /// Decompresses what a string contains, within the budget left for all strings of the document.
    fn inflate(&mut self, stored: &[u8], offset: usize) -> Vec<u8> {
        let limits = Limits { inflated_bytes: self.limits.inflated_bytes.min(self.packed_left), ..self.limits.clone() };
        let inflated = gzip::inflate(stored, &limits);
        self.packed_left = self.packed_left.saturating_sub(inflated.bytes.len() as u64);
        match inflated.trouble {
            None => {}
            Some((_, Trouble::TooLarge)) => {
                let most = self.limits.inflated(stored.len() as u64);
                let fault = PackedFault::TooLarge { most, all: self.limits.string_bytes };
                self.report_packed(IssueKind::Limit, offset, fault);
            }
            Some((at, Trouble::Incomplete | Trouble::Damaged)) => {
                self.report_packed(IssueKind::DamagedCompression, offset, PackedFault::Damaged(at as u64));
            }
            Some((at, Trouble::TrailingBytes)) => {
                self.report_packed(IssueKind::UnusualCompression, offset, PackedFault::Behind(at as u64));
            }
        }
        inflated.bytes
    }

    fn report_packed(&mut self, kind: IssueKind, offset: usize, fault: PackedFault) {
        let what = What::Packed(fault);
        let severity = if kind == IssueKind::UnusualCompression { Severity::Warning } else { Severity::Error };
        self.found.report(self.limits, Finding { offset: Some(offset as u64), severity, kind, what, rejected: 0 });
    }

    fn search(&mut self, text: Text<'_>, offset: usize) {
        if self.string_depth >= self.limits.string_depth {
            return self.pass_over(text, offset);
        }
        let mut hunt = Hunt::new(text, self.limits, self.string_depth + 1).with_packed_left(self.packed_left);
        while hunt.advance() {}
        self.packed_left = hunt.packed_left();
        let mut inner = hunt.finish();
        let is_about_events = inner.len() > 0 || WORDS.into_iter().any(|word| memmem::find(text.bytes, word).is_some());
        inner.about_events |= is_about_events;
        if !inner.about_events {
            inner.findings.keep_unread();
        }
        self.report_inner(&mut inner, offset);
        self.found.adopt(inner, offset);
    }

    /// Reports something nested in more strings than are searched, if it could be records.
    fn pass_over(&mut self, text: Text<'_>, offset: usize) {
        let names = memmem::find_iter(text.bytes, b"eventName").count() as u64;
        let is_packed = PACKED.iter().any(|begin| memmem::find(text.bytes, begin).is_some());
        if names > 0 || is_packed {
            let finding = Finding {
                offset: Some(offset as u64),
                severity: Severity::Error,
                kind: IssueKind::Limit,
                what: What::Json(JsonNote::InTooManyStrings(u64::from(self.limits.string_depth))),
                rejected: names,
            };
            self.found.report(self.limits, finding);
        }
    }

    /// A string's text is to its document what a record is: if it is broken, its neighbours are kept.
    fn report_inner(&mut self, inner: &mut Found<'_>, offset: usize) {
        for finding in inner.findings.take() {
            let is_of_the_text = !findings::is_unread(&finding);
            // Text around a record in a string is how many programs write their lines.
            if is_of_the_text && finding.severity == Severity::Info {
                continue;
            }
            let offset = Some(offset as u64);
            let finding = match finding.severity {
                _ if !is_of_the_text => Finding { offset, ..finding },
                Severity::Error => {
                    Finding { offset, kind: IssueKind::BadRecord, what: in_string(finding.what), ..finding }
                }
                _ => Finding { offset, what: in_string(finding.what), ..finding },
            };
            self.found.report(self.limits, finding);
        }
    }
}

fn in_string(what: What) -> What {
    What::InString(Box::new(what))
}

/// What a base64 text contains.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Packed {
    Gzip,
    Json,
}

/// What a string contains as base64, if that could hold events.
fn packed(raw: &[u8]) -> Option<Packed> {
    let head = raw.get(..HEAD).filter(|_| raw.len() >= SHORTEST_BASE64)?;
    let (head, None) = base64::decode(head) else { return None };
    if gzip::is_gzip(&head) {
        return Some(Packed::Gzip);
    }
    matches!(head.trim_ascii_start().first(), Some(b'{' | b'[' | b'"')).then_some(Packed::Json)
}

/// Reads a text that is base64 as a whole; `None` if it is not, or nothing of CloudTrail's is in it.
pub fn read_base64(text: Text<'_>, limits: &Limits) -> Option<Found<'static>> {
    let bytes = text.bytes.trim_ascii();
    packed(bytes)?;
    let (_, None) = base64::decode(bytes) else { return None };
    let digits = bytes.iter().copied().filter(|byte| !byte.is_ascii_whitespace());
    let string: Vec<u8> = std::iter::once(b'"').chain(digits).chain(std::iter::once(b'"')).collect();
    let mut hunt = Hunt::new(Text::new(&string), limits, 0);
    while hunt.advance() {}
    let mut inner = hunt.finish();
    let mut found = Found::default();
    inner.findings.take().into_iter().for_each(|finding| found.report(limits, finding));
    found.adopt(inner, 0);
    (found.total() > 0 || found.about_events).then_some(found)
}

/// Whether a string could contain events anywhere in it.
fn names_events(raw: &[u8]) -> bool {
    raw.len() > SHORTEST_BASE64
        && memmem::find(raw, b"eventSource").is_some()
        && memmem::find(raw, b"eventName").is_some()
}
