//! Events in text that looks like JSON but is not: what programs printed, and YAML. Python's notation is read. The
//! others could alter strings, so they are only named, with advice on what to do instead.

use memchr::memmem;
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
    if inside.starts_with(b"map[") || (brackets == b"[]" && inside.starts_with(b"interface")) {
        return Some(EventNotation::Go);
    }
    if brackets.contains(&b'{') && names_with_arrow(inside) {
        return Some(EventNotation::Ruby);
    }
    if brackets.contains(&b'{') {
        return ends_name(inside, b":").then_some(EventNotation::JavaScript);
    }
    if brackets.iter().all(u8::is_ascii_whitespace) { of_lines(text) } else { None }
}

/// Members that YAML has at its top if it describes something that has to do with events: rules of Sigma and Panther,
/// templates of CloudFormation and Serverless, objects of Kubernetes.
const OTHER_YAML: [&[u8]; 6] =
    [b"detection", b"AnalysisType", b"AWSTemplateFormatVersion", b"Resources", b"provider", b"apiVersion"];

/// YAML begins with `---`, `Events:`, `- eventVersion: …` or `- '{…`, and a list of PowerShell with `AccessKeyId   :
/// …`.
fn of_lines(text: &[u8]) -> Option<EventNotation> {
    let is_foreign =
        |line: &[u8]| OTHER_YAML.iter().any(|name| line.strip_prefix(*name).is_some_and(|rest| rest.starts_with(b":")));
    if text.split(|byte| *byte == b'\n').any(is_foreign) {
        return None;
    }
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
    if memmem::find(member, b": {").is_some() {
        return None;
    }
    if ends_name(member, b" :") {
        return Some(EventNotation::PowerShell);
    }
    let len = member.iter().position(|byte| !byte.is_ascii_alphanumeric())?;
    (len > 0 && matches!(member.get(len..), Some([b':'] | [b':', b' ', ..]))).then_some(EventNotation::Yaml)
}

/// Whether a text begins with a name in quotes or behind a colon, and `=>` behind it.
fn names_with_arrow(text: &[u8]) -> bool {
    let Some(name) = text.strip_prefix(b"\"").or_else(|| text.strip_prefix(b":")) else { return false };
    let len = name.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    let behind = name.get(len..).unwrap_or_default();
    behind.strip_prefix(b"\"").unwrap_or(behind).trim_ascii_start().starts_with(b"=>")
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

/// The name of a member, and whether a text begins with a value that it has.
type Member = (&'static [u8], fn(&[u8]) -> bool);

/// Members of a record, each with a part of what it has as its value. Searches and rules mention a few of them.
const MEMBERS: [Member; 9] = [
    (b"eventName", |value| value.first().is_some_and(u8::is_ascii_uppercase)),
    (b"eventSource", |value| memmem::find(value, b".amazonaws.com").is_some()),
    (b"eventTime", |value| value.starts_with(b"20") && value.get(4) == Some(&b'-')),
    (b"eventID", |value| value.get(8) == Some(&b'-') && value.iter().take(8).all(u8::is_ascii_hexdigit)),
    (b"awsRegion", |value| value.get(2) == Some(&b'-') && value.iter().take(2).all(u8::is_ascii_lowercase)),
    (b"sourceIPAddress", |value| value.iter().take(8).any(|byte| matches!(byte, b'.' | b':'))),
    (b"recipientAccountId", |value| value.len() > 11 && value.iter().take(12).all(u8::is_ascii_digit)),
    (b"eventVersion", |value| value.starts_with(b"1.")),
    (b"eventType", |value| value.starts_with(b"Aws")),
];

/// A text that gives this many of them a value has an event in it.
const MEMBERS_OF_EVENT: usize = 5;

/// How far from its name a value begins at most, behind quotes and the like, and how much of it is examined.
const FARTHEST_VALUE: usize = 24;
const VALUE: usize = 48;

/// At most this many mentions of a name are examined.
const MOST_MENTIONS: usize = 64;

/// Whether a text that was not understood gives values to the members of an event, in whatever notation.
pub fn tells_of_events(text: &[u8]) -> bool {
    let has_value = |(name, is_its): &&Member| {
        memmem::find_iter(text, name).take(MOST_MENTIONS).any(|at| {
            let behind = text.get(at + name.len()..).unwrap_or_default();
            let behind = behind.get(..FARTHEST_VALUE + VALUE).unwrap_or(behind);
            // As HTML writes quotes.
            let behind = String::from_utf8_lossy(behind).replace("&quot;", "\"").replace("&#34;", "\"");
            let begins = behind.find(|c: char| c.is_ascii_alphanumeric()).filter(|at| *at <= FARTHEST_VALUE);
            begins.is_some_and(|at| is_its(behind.as_bytes().get(at..).unwrap_or_default()))
        })
    };
    MEMBERS.iter().filter(has_value).count() >= MEMBERS_OF_EVENT
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
    let left = memmem::find_iter(rest.as_bytes(), b"eventName").count() as u64;
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
            (Some(EventNotation::Ruby), &["{\"Records\"=>[]}", "[{:a => 1}]", "{\"a\" => nil}"]),
            (Some(EventNotation::Go), &["map[a:1]", "map[string]interface {}{\"a\":1}", "[map[a:1 b:2]]"]),
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
                    "title: x\ndetection:\n  selection:\n    eventName: CreateUser\n",
                    "---\nResources:\n  Rule:\n",
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
