//! Events in text that looks like JSON but is not: what programs printed, and YAML. Python's notation is read. The
//! others could alter strings, so they are only named, with advice on what to do instead.

use protocol::what::{EventNotation, FileNote, What};
use protocol::{IssueKind, Severity};

use crate::hunt::{Found, Hunt};
use crate::limits::Limits;
use crate::model::Finding;
use crate::restore::python;
use json::text::Text;

/// The notation of a text, recognised by how it begins; `None` if it is JSON, or something else.
pub fn of(text: &[u8]) -> Option<EventNotation> {
    let at = text.iter().position(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'[' | b'{' | b'('))?;
    let (brackets, inside) = text.split_at_checked(at)?;
    if inside.first() == Some(&b'\'') && (brackets.contains(&b'{') || inside.starts_with(b"'{\"")) {
        return Some(EventNotation::Python);
    }
    if brackets.contains(&b'{') {
        return ends_name(inside, b":").then_some(EventNotation::JavaScript);
    }
    if brackets.iter().all(u8::is_ascii_whitespace) { of_lines(text) } else { None }
}

/// YAML begins with `---`, `Events:`, `- eventVersion: …` or `- '{…`, and a list of PowerShell with `AccessKeyId   :
/// …`.
fn of_lines(text: &[u8]) -> Option<EventNotation> {
    let mut lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with(b"#"))?;
    if first == b"---" {
        return Some(EventNotation::Yaml);
    }
    let item = first.strip_prefix(b"- ").map(<[u8]>::trim_ascii_start);
    if item.is_some_and(|item| item.starts_with(b"'{") || item.starts_with(b"\"{")) {
        return Some(EventNotation::Yaml);
    }
    let member = item.unwrap_or(first);
    // JSON on a line after a name is read as JSON.
    if memchr::memmem::find(member, b": {").is_some() {
        return None;
    }
    if ends_name(member, b" :") {
        return Some(EventNotation::PowerShell);
    }
    let len = member.iter().position(|byte| !byte.is_ascii_alphanumeric())?;
    (len > 0 && matches!(member.get(len..), Some([b':'] | [b':', b' ', ..]))).then_some(EventNotation::Yaml)
}

/// Whether a text begins with a bare name followed by this mark; where the mark is a blank or a colon, more blanks may
/// precede it.
fn ends_name(text: &[u8], mark: &[u8]) -> bool {
    let len = text.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_').unwrap_or(0);
    let behind = text.get(len..).unwrap_or_default();
    let blanks = behind.iter().take_while(|byte| **byte == b' ').count();
    let kept = mark.iter().take_while(|byte| **byte == b' ').count();
    let starts = |at: usize| behind.get(at..).is_some_and(|rest| rest.starts_with(mark));
    let is_name = text.first().is_some_and(u8::is_ascii_alphabetic);
    is_name && len > 0 && blanks >= kept && starts(blanks.saturating_sub(kept))
}

/// Reads values printed by Python, one after another.
pub fn read_python(text: Text<'_>, limits: &Limits) -> Found<'static> {
    let mut found = Found::default();
    let all = text.slice(0, text.bytes.len());
    let mut rest = all.as_ref();
    while let Some((value, behind)) = python::read_first(rest) {
        let offset = all.len().saturating_sub(rest.len());
        let json = value.to_json();
        let mut hunt = Hunt::new(Text::of(&json), limits, 0);
        while hunt.advance() {}
        let mut inner = hunt.finish();
        inner.findings.take().into_iter().for_each(|finding| {
            found.report(limits, Finding { offset: Some(offset as u64), ..finding });
        });
        found.adopt(inner, offset);
        rest = behind.trim_start();
        if rest.is_empty() {
            return found;
        }
    }
    let left = memchr::memmem::find_iter(rest.as_bytes(), b"eventName").count() as u64;
    found.report(
        limits,
        Finding {
            offset: Some(all.len().saturating_sub(rest.len()) as u64),
            severity: if left > 0 { Severity::Error } else { Severity::Info },
            kind: IssueKind::Malformed,
            what: What::File(FileNote::NotPython(left)),
            rejected: left,
        },
    );
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notations_are_told_by_how_they_begin() {
        let cases = [
            (
                Some(EventNotation::Python),
                &["{'Events': []}", "[{'a': 1}]", "[ {\n 'a'", "['{\"a\": 1}']", "'{\"a\": 1}'"][..],
            ),
            (
                Some(EventNotation::Yaml),
                &[
                    "---\na: 1",
                    "Events:\n- a",
                    "- eventVersion: '1.10'",
                    "eventVersion: 1.10",
                    "# x\n\nRecords:\n",
                    "- '{\"a\":1}'",
                ],
            ),
            (Some(EventNotation::JavaScript), &["{ Events: [] }", "[\n  {\n    eventVersion: '1.10'"]),
            (
                Some(EventNotation::PowerShell),
                &["\r\n\r\nAccessKeyId     : A\r\nCloudTrailEvent : {\"a\"", "EventId : x"],
            ),
            (
                None,
                &[
                    "",
                    "{\"a\": 'x'}",
                    "{}",
                    "[1]",
                    "['a']",
                    "2026-02-03T09:01:00Z x",
                    "Event name,Event time",
                    "a b: c",
                    ": x",
                    "text",
                    "Event: {\"eventVersion\": 1}",
                    "[2026-02-03T09:01:00Z] (s) {\"a\":1}",
                    "- {\"a\": 1}",
                ],
            ),
        ];
        for (expected, texts) in cases {
            for text in texts {
                assert_eq!(of(text.as_bytes()), expected, "{text}");
            }
        }
    }
}
