//! JSON text inside JSON strings: `CloudTrailEvent`, `message`, the body of a queue's message; base64 of
//! JSON or of gzip, as Kinesis and CloudWatch Logs subscriptions hand it on.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use memchr::memmem;
use protocol::{IssueKind, Severity};

use super::top::Hunt;
use super::{Found, Hunter};
use crate::gzip::{self, Trouble};
use crate::limits::Limits;
use crate::model::Finding;
use json::fault::Fault;
use json::scan::Scanner;
use json::string;
use json::text::Text;

/// How base64 of gzip begins: its magic, its method and no flags.
const BASE64_GZIP: &[u8] = b"H4sIA";

/// How base64 of a JSON object begins: `{"`.
const BASE64_JSON: &[u8] = b"eyJ";

/// If a text that is broken has one of these in it, it would have been a record.
const WORDS: [&[u8]; 3] = [b"\"eventVersion\"", b"\"eventName\"", b"\"eventSource\""];

impl<'a> Hunter<'a, '_> {
    /// Reads a string, and searches it if it holds JSON.
    pub(super) fn string(&mut self, scanner: &mut Scanner<'a>) -> Result<(), Fault> {
        let offset = scanner.at();
        let quoted = scanner.string()?;
        let raw = scanner.text().raw(quoted.start, quoted.end);
        if self.string_depth >= self.limits.string_depth {
            return Ok(());
        }
        if raw.starts_with(BASE64_GZIP) {
            let content = self.inflate(&STANDARD.decode(raw).unwrap_or_default(), offset);
            self.search(Text::new(&content), offset);
        } else if raw.starts_with(BASE64_JSON) {
            self.search(Text::new(&STANDARD.decode(raw).unwrap_or_default()), offset);
        } else if matches!(raw.first(), Some(b'{' | b'[' | b'\\' | b' ')) {
            let content = string::decode(scanner.text(), quoted);
            if content.trim_start().starts_with(['{', '[']) {
                self.search(Text::of(&content), offset);
            }
        }
        Ok(())
    }

    /// Inflates what a string holds, within what is left for all strings of the document.
    fn inflate(&mut self, stored: &[u8], offset: usize) -> Vec<u8> {
        let limits = Limits { inflated_bytes: self.limits.inflated_bytes.min(self.packed_left), ..self.limits.clone() };
        let inflated = gzip::inflate(stored, &limits);
        self.packed_left = self.packed_left.saturating_sub(inflated.bytes.len() as u64);
        if matches!(inflated.trouble, Some((_, Trouble::TooLarge))) {
            let message = format!(
                "A string that is packed holds more than {} bytes, or all strings of this file more than {}. What comes before the limit was read.",
                self.limits.inflated(stored.len() as u64),
                self.limits.string_bytes
            );
            let offset = Some(offset as u64);
            let finding = Finding { offset, severity: Severity::Error, kind: IssueKind::Limit, message, rejected: 0 };
            self.found.tell(self.limits, finding);
        }
        inflated.bytes
    }

    fn search(&mut self, text: Text<'_>, offset: usize) {
        let mut hunt = Hunt::new(text, self.limits, self.string_depth + 1).with_packed_left(self.packed_left);
        while hunt.advance() {}
        self.packed_left = hunt.packed_left();
        let mut inner = hunt.finish();
        let is_about_events = inner.len() > 0 || WORDS.into_iter().any(|word| memmem::find(text.bytes, word).is_some());
        if is_about_events {
            self.tell_inner(&mut inner, offset);
        }
        self.found.adopt(inner, offset);
    }

    /// The text of a string is to its document what a record is: if it is broken, its neighbours are kept.
    fn tell_inner(&mut self, inner: &mut Found<'_>, offset: usize) {
        for finding in inner.findings.take() {
            let kind = if finding.severity == Severity::Error { IssueKind::BadRecord } else { finding.kind };
            let message = format!("In the JSON text of a string: {}", finding.message);
            self.found.tell(self.limits, Finding { offset: Some(offset as u64), kind, message, ..finding });
        }
    }
}
