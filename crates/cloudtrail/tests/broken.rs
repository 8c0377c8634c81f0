//! What is saved from broken JSON, and what is reported about it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use cloudtrail::Limits;
use protocol::what::{JsonFault, JsonFound, JsonNote, JsonWanted, RecordFault, RecordNote, What};
use protocol::{FileKind, IssueKind, Severity};
use support::{event, log, quoted, read_all_with, read_one};

#[test]
fn one_bad_element_does_not_spoil_its_neighbours() {
    let (a, b) = (event("A"), event("B"));
    for bad in [
        r#"{"eventName":"X",}"#,
        r#"{"eventName":X}"#,
        r#"{"eventName" "X"}"#,
        r#"{eventName:"X"}"#,
        r#"{"eventName":"X","n":01}"#,
        r#"{"eventName":"X","n":[1,]}"#,
        r#"{"eventName":"X","n":"\x"}"#,
        r#"{"eventName":"X","n":tru}"#,
        "nonsense",
    ] {
        let read = read_one(format!("{{\"Records\":[{a},{bad},{b}]}}"));
        assert_eq!(read.names(), ["A", "B"], "{bad}");
        assert_eq!((read.told(), read.rejected()), (vec![IssueKind::BadRecord], 1), "{bad}");
        assert_eq!(read.findings[0].offset, Some(12 + a.len() as u64 + 1), "{bad}");
    }
}

#[test]
fn a_fault_is_told_with_its_place() {
    let read = read_one(format!("[{},{}]", r#"{"eventName":X}"#, event("A")));
    let fault = JsonFault::Expected { wanted: JsonWanted::Value, found: JsonFound::Char('X') };
    let bad = |at| What::Record(RecordNote::Bad(RecordFault::Json { fault, at: Some(at) }));
    assert_eq!(read.findings[0].what, bad(14));
    // The place is one of the document, whatever its encoding.
    let text = format!("[{},{}]", r#"{"eventName":X}"#, event("A"));
    assert_eq!(read_one(format!("\u{feff}{text}")).findings[0].what, bad(3 + 14));
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let read = read_one(utf16);
    assert!(read.findings.iter().any(|finding| finding.what == bad(2 + 2 * 14)), "{:?}", read.findings);
    let lines = read_one(format!("\u{feff}{}\n{}\n{}\n", event("A"), "{\"a\":X}", event("B")));
    let at = 3 + event("A").len() as u64 + 1 + 5;
    assert_eq!(lines.findings[0].what, What::Json(JsonNote::BrokenLine { fault, at }));
}

#[test]
fn a_record_without_name_or_source_is_told_among_others() {
    let read = read_one(format!(r#"{{"Records":[{},{{"eventVersion":"1.08","eventName":"B"}}]}}"#, event("A")));
    assert_eq!((read.names(), read.told(), read.rejected()), (vec!["A"], vec![IssueKind::BadRecord], 1));
}

#[test]
fn a_file_that_ends_early_keeps_its_complete_records() {
    let whole = log(&["A", "B", "C"]);
    let c = whole.find(r#"{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","userName":"alice"},"eventTime":"2024-01-15T12:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"C""#).unwrap();
    let inside = read_one(&whole[..c + 40]);
    assert_eq!((inside.names(), inside.told(), inside.rejected()), (vec!["A", "B"], vec![IssueKind::Truncated], 1));
    assert_eq!(inside.findings[0].offset, Some(c as u64));
    let between = read_one(&whole[..c]);
    assert_eq!((between.names(), between.told(), between.rejected()), (vec!["A", "B"], vec![IssueKind::Truncated], 0));
    let at_end = read_one(&whole[..whole.len() - 1]);
    assert_eq!((at_end.names().len(), at_end.rejected()), (3, 0));
}

#[test]
fn a_broken_structure_holds_all_back() {
    let (a, b, c) = (event("A"), event("B"), event("C"));
    for (text, complete) in [
        (format!("[{a}}}}},{b},{c}]"), 1),
        (format!("[{a},{b}\n }}\n}},{c}]"), 2),
        (format!("{{\"Records\":[{a},{b}}},{c}]}}"), 2),
        (format!("{{\"Records\":[{a},{},{c}]}}", &b[..b.len() - 1]), 1),
        (format!("{{\"Records\":[{a}]}}}},{b},{c}]}}"), 1),
    ] {
        let read = read_one(&text);
        assert_eq!(read.records, [], "{text}");
        assert_eq!((read.told(), read.rejected()), (vec![IssueKind::Malformed], 3), "{text}");
        let torn =
            |what: &What| matches!(what, What::Json(JsonNote::Torn { complete: found, .. }) if *found == complete);
        assert!(torn(&read.findings[0].what), "{text}: {:?}", read.findings);
        assert_eq!(read.findings[0].severity, Severity::Error);
    }
}

#[test]
fn brackets_too_many_at_the_end_cost_nothing() {
    let read = read_one(format!("{}}}}}\n", log(&["A"])));
    assert_eq!((read.names(), read.told(), read.rejected()), (vec!["A"], vec![IssueKind::Malformed], 0));
    assert_eq!(read.findings[0].severity, Severity::Warning);
}

#[test]
fn commas_too_many_or_missing_cost_nothing() {
    let (a, b) = (event("A"), event("B"));
    for text in
        [format!("[{a},{b},]"), format!("[{a} {b}]"), format!("[,{a},,{b}]"), format!("{{\"Records\":[{a}\n{b}]}}")]
    {
        let read = read_one(&text);
        assert_eq!(
            (read.names(), read.told(), read.rejected()),
            (vec!["A", "B"], vec![IssueKind::Malformed], 0),
            "{text}"
        );
        assert_eq!(read.findings[0].severity, Severity::Warning);
    }
}

#[test]
fn one_bad_line_does_not_spoil_the_others() {
    let (a, b, c) = (event("A"), event("B"), event("C"));
    for (text, names) in [
        (format!("{a}\n{{\"eventName\":\n{b}\n"), vec!["A", "B"]),
        (format!("{{\"eventName\":\n{a}\n{b}\n"), vec!["A", "B"]),
        (format!("{a}\n{}\n{b}\n", &c[..60]), vec!["A", "B"]),
        (format!("{}\n{a}\n{b}\n", &c[..15]), vec!["A", "B"]),
        (format!("{a}\n{c}}}\n{b}\n"), vec!["A", "C", "B"]),
    ] {
        let read = read_one(&text);
        assert_eq!(read.names(), names, "{text}");
        assert!(read.rejected() <= 1 && read.findings.len() == 1, "{text}: {:?}", read.findings);
    }
}

#[test]
fn what_is_left_of_a_record_at_the_beginning_is_counted() {
    let text = log(&["A", "B", "C"]);
    let remains = &text[text.find("\"eventName\"").unwrap() - 3..];
    let read = read_one(remains);
    assert_eq!((read.names(), read.rejected()), (vec!["B", "C"], 1), "{:?}", read.findings);
    let searched = read_one(format!("grep eventName x.json\n{}\n{}\n", event("A"), event("B")));
    assert_eq!((searched.names(), searched.rejected()), (vec!["A", "B"], 0));
}

#[test]
fn a_scrape_of_a_terminal_gives_what_is_whole() {
    let (a, b) = (event("A"), event("B"));
    let text = format!("\"arn\":\"x\"}},\"eventName\":\"Cut\",\"eventSource\":\"x\"}},\n{a},\n{b}\n]}}\nuser@host:~$ ");
    let read = read_one(text);
    assert_eq!((read.names(), read.rejected()), (vec!["A", "B"], 1));
    assert_eq!(read.told(), [IssueKind::BadRecord, IssueKind::Malformed]);
}

#[test]
fn broken_text_in_a_string_is_one_bad_record() {
    let read = read_one(format!(
        r#"{{"Events":[{{"CloudTrailEvent":{}}},{{"CloudTrailEvent":{}}}]}}"#,
        quoted(&event("A")),
        quoted(&event("B")[..150])
    ));
    assert_eq!((read.names(), read.told(), read.rejected()), (vec!["A"], vec![IssueKind::BadRecord], 1));
}

#[test]
fn control_characters_and_bytes_that_are_not_utf8_are_survived() {
    let mut bytes = event("A").replace("alice", "al\nice\u{0}").into_bytes();
    let at = bytes.windows(3).position(|part| part == b"ice").unwrap();
    bytes[at] = 0xff;
    let read = read_one(&bytes);
    assert_eq!((read.names(), read.told(), read.rejected()), (vec!["A"], vec![IssueKind::BadEncoding], 0));
    assert_eq!(read.findings[0].offset, Some(at as u64));
    assert_eq!(read.records[0].raw, bytes, "exactly as they stand");
}

#[test]
fn every_record_that_is_not_utf8_is_marked() {
    let limits = Limits { findings: 3, ..Limits::default() };
    let lines: Vec<u8> = (0..5)
        .flat_map(|_| [event("A").replace("alice", "al\u{1}ce").into_bytes(), b"\n".to_vec()].concat())
        .map(|byte| if byte == 1 { 0xff } else { byte })
        .collect();
    let read = read_all_with("x", &lines, &limits).remove(0);
    let at = lines.iter().position(|byte| *byte == 0xff).unwrap();
    assert_eq!((read.records.len(), read.findings.len(), read.findings[0].offset), (5, 4, Some(at as u64)));
    assert_eq!(read.findings[3].what, What::More { more: 2, listed: 3 });
    let between = read_one([event("A").as_bytes(), b" \xff\n", event("B").as_bytes()].concat());
    assert_eq!((between.names(), between.told().contains(&IssueKind::BadEncoding)), (vec!["A", "B"], true));
}

#[test]
fn utf16_is_read() {
    let text = log(&["A", "Bé🙂"]);
    for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(to_bytes).collect();
        let read = read_one(&bytes);
        assert_eq!((read.names(), read.told()), (vec!["A", "Bé🙂"], vec![IssueKind::BadEncoding]));
        assert_eq!(read.records[0].offset, 2 + 12 * 2);
        assert_eq!((&read.bytes, &read.content), (&bytes, &bytes));
    }
}

#[test]
fn deep_nesting_is_kept_to_a_limit() {
    let nested = |depth: usize| {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        format!(
            "[{},{}]",
            event("A")
                .replace("}}", &format!("}},\"x\":{deep}}}"))
                .replace("\"A\"}", &format!("\"A\",\"requestParameters\":{deep}}}")),
            event("B")
        )
    };
    let fine = read_one(nested(300));
    assert_eq!((fine.names(), fine.told()), (vec!["A", "B"], vec![]));
    let deep = read_one(nested(5000));
    assert_eq!((deep.names(), deep.told(), deep.rejected()), (vec!["B"], vec![IssueKind::BadRecord], 1));
    for text in ["[".repeat(2_000_000), "{\"a\":".repeat(500_000), format!("{}1", "[".repeat(100_000))] {
        assert_eq!(read_one(text).records, []);
    }
}

#[test]
fn large_records_and_many_findings_are_bounded() {
    let limits = Limits { record_bytes: 1000, findings: 10, ..Limits::default() };
    let large = event("Large").replace("alice", &"a".repeat(2000));
    let read = read_all_with("x", format!("[{large},{}]", event("A")).as_bytes(), &limits).remove(0);
    assert_eq!((read.names(), read.told(), read.rejected()), (vec!["A"], vec![IssueKind::Limit], 1));
    let bad = format!("[{}{}]", "{\"eventName\":},".repeat(1000), event("A"));
    let read = read_all_with("x", bad.as_bytes(), &limits).remove(0);
    assert_eq!((read.names(), read.findings.len(), read.rejected()), (vec!["A"], 11, 1000));
}

#[test]
fn broken_json_that_is_not_cloudtrails_is_left_alone() {
    let read = read_one("{ this is no JSON }");
    assert_eq!((read.kind, read.rejected()), (FileKind::NotCloudTrail, 0));
    assert_eq!(read_one("{\"name\": \"x\", \"list\": [1, 2").kind, FileKind::Unreadable);
}
