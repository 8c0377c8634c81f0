//! Records nested in all kinds of things: each one is either shown or left out with a finding that counts it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloudtrail::Limits;
use proptest::prelude::*;
use protocol::{FileKind, IssueKind, Severity};
use support::{Read, event, gzip, log, quoted, read_all_with, read_one};

/// What contains records.
#[derive(Clone, Debug)]
enum Nest {
    /// A record with a member nested this deep, before the members that all records have or after them.
    Record(usize, bool),
    /// A record with another one among its parameters, of which it is a part.
    RecordInRecord,
    Nothing,
    Array(Vec<Nest>),
    /// Nested in this many objects, under a name that may be a record's.
    Object(&'static str, usize, Box<Nest>),
    Text(Box<Nest>),
    TextAfter(&'static str, Box<Nest>),
    Base64(Box<Nest>),
    Packed(Box<Nest>),
    /// An array that also contains an invalid element.
    Beside(&'static str, Box<Nest>),
}

impl Nest {
    fn write(&self, number: &mut usize) -> String {
        match self {
            Nest::Record(depth, in_front) => {
                *number += 1;
                let record = event(&format!("E{number}"));
                let deep = format!("{}1{}", "[".repeat(*depth), "]".repeat(*depth));
                if *in_front {
                    format!("{{\"zzz\":{deep},{}", &record[1..])
                } else {
                    format!("{},\"requestParameters\":{deep}}}", &record[..record.len() - 1])
                }
            }
            Nest::RecordInRecord => {
                *number += 1;
                let record = event(&format!("E{number}"));
                let inner = record.replace("\"eventName\"", "\"EventName\"");
                format!("{},\"requestParameters\":{{\"Records\":[{inner}]}}}}", &record[..record.len() - 1])
            }
            Nest::Nothing => "null".to_owned(),
            Nest::Array(all) => {
                format!("[{}]", all.iter().map(|nest| nest.write(number)).collect::<Vec<_>>().join(","))
            }
            Nest::Object(name, levels, nest) => {
                let (open, close) = (format!("{{\"{name}\":").repeat(*levels), "}".repeat(*levels));
                format!("{open}{}{close}", nest.write(number))
            }
            Nest::Text(nest) => quoted(&nest.write(number)),
            Nest::TextAfter(words, nest) => quoted(&format!("{words}{}", nest.write(number))),
            Nest::Base64(nest) => quoted(&STANDARD.encode(nest.write(number))),
            Nest::Packed(nest) => quoted(&STANDARD.encode(gzip(nest.write(number)))),
            Nest::Beside(broken, nest) => format!("[{},{broken}]", nest.write(number)),
        }
    }
}

fn nest() -> impl Strategy<Value = Nest> {
    let depth = prop_oneof![Just(0_usize), 1..20_usize, 505..530_usize, Just(2000)];
    let plain = prop_oneof![
        8 => (depth, any::<bool>()).prop_map(|(depth, in_front)| Nest::Record(depth, in_front)),
        2 => Just(Nest::RecordInRecord),
        1 => Just(Nest::Nothing),
    ]
    .boxed();
    let names = ["Records", "detail", "message", "requestParameters", "resources", "x", "eventName"].as_slice();
    plain.clone().prop_recursive(6, 24, 4, move |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        prop_oneof![
            4 => prop::collection::vec(inner, 0..4).prop_map(Nest::Array),
            3 => (prop::sample::select(names), prop_oneof![Just(1_usize), 20..60_usize], boxed.clone())
                .prop_map(|(name, levels, nest)| Nest::Object(name, levels, nest)),
            2 => boxed.clone().prop_map(Nest::Text),
            1 => plain.clone().prop_map(|nest| Nest::TextAfter("Jan 15 12:00:00 host app: ", Box::new(nest))),
            1 => boxed.clone().prop_map(Nest::Base64),
            1 => boxed.clone().prop_map(Nest::Packed),
            1 => boxed.prop_map(|nest| Nest::Beside("tru", nest)),
        ]
    })
}

fn handed_out(all: &[Read]) -> usize {
    all.iter().map(|read| read.records.len()).sum()
}

fn is_loud(read: &Read) -> bool {
    read.findings.iter().any(|finding| finding.severity == Severity::Error)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn records_in_anything_are_shown_or_told(nest in nest()) {
        let mut written = 0;
        let text = nest.write(&mut written);
        let all = read_all_with("x", text.as_bytes(), &Limits::default());
        let (shown, rejected) = (handed_out(&all), all.iter().map(Read::rejected).sum::<u64>());
        prop_assert!(shown <= written, "{shown} of {written}: {text}");
        let accounted = shown as u64 + rejected >= written as u64;
        // What is packed deeper than is searched cannot be counted, but is reported.
        let met_limit = all.iter().any(|read| read.told().contains(&IssueKind::Limit));
        prop_assert!(accounted || met_limit, "{shown} shown, {rejected} rejected of {written}: {text}");
        prop_assert!(shown == written || all.iter().any(is_loud), "{text}");
    }

    #[test]
    fn what_stands_behind_a_tear_is_counted(before in 0..4_usize, behind in 0..4_usize, how in 0..3_usize) {
        let events = |from: usize, count: usize| {
            (from..from + count).map(|number| event(&format!("E{number}"))).collect::<Vec<_>>().join(",")
        };
        let tear = ["}", ":", "}]"][how];
        let text = format!("{{\"Records\":[{}{tear},{}]}}", events(0, before), events(before, behind));
        let all = read_all_with("x", text.as_bytes(), &Limits::default());
        let rejected: u64 = all.iter().map(Read::rejected).sum();
        prop_assert_eq!(handed_out(&all) as u64 + rejected, (before + behind) as u64, "{} {:?}", text, all);
    }
}

#[test]
fn it_does_not_matter_how_far_into_a_file_a_record_is() {
    let deep = |depth: usize| {
        let record = event("Deep");
        format!("{{\"zzz\":{}{},{}", "[".repeat(depth), "]".repeat(depth), &record[1..])
    };
    for (depth, rejected) in [(512, 0), (513, 1), (525, 1)] {
        let first = read_one(format!("{{\"Records\":[{},{}]}}", deep(depth), event("A")));
        assert_eq!((first.rejected(), first.records.len() as u64), (rejected, 2 - rejected), "{depth}");
        let within = read_one(format!("{{\"x\":{}}}", quoted(&deep(depth))));
        assert_eq!((within.rejected(), within.records.len() as u64), (rejected, 1 - rejected), "{depth}");
    }
    let many = vec![event("A"); 1 << 16].join(",");
    let late = read_one(format!("{{\"Records\":[{many},{}]}}", deep(525)));
    assert_eq!((late.records.len(), late.rejected(), late.told()), (1 << 16, 1, vec![IssueKind::BadRecord]));
}

#[test]
fn strings_in_strings_are_told_where_they_are_not_searched() {
    let wrapped = |levels: usize| (0..levels).fold(log(&["A"]), |text, _| format!("{{\"message\":{}}}", quoted(&text)));
    for levels in 0..12 {
        let read = read_one(wrapped(levels));
        assert_eq!(read.records.len() as u64 + read.rejected(), 1, "{levels}");
        assert_eq!(levels > 3, read.told() == [IssueKind::Limit], "{levels}: {:?}", read.findings);
    }
    assert_eq!(read_one(wrapped(10)).kind, FileKind::Unreadable);
    let packed = (0..6).fold(log(&["A"]), |text, _| format!("{{\"d\":\"{}\"}}", STANDARD.encode(gzip(text))));
    assert_eq!(read_one(packed).told(), [IssueKind::Limit]);
}

#[test]
fn base64_that_breaks_off_is_told() {
    let whole = STANDARD.encode(gzip(log(&["A"; 50])));
    for broken in [&whole[..whole.len() / 2], &whole[..whole.len() - 3], &whole.replacen(&whole[60..62], "!!", 1)] {
        let read = read_one(format!("[{{\"data\":\"{broken}\"}}]"));
        assert!(is_loud(&read), "{broken}: {:?}", read.findings);
        assert_ne!(read.kind, FileKind::NotCloudTrail, "{broken}");
    }
    let lines = whole.as_bytes().chunks(76).map(|line| String::from_utf8_lossy(line)).collect::<Vec<_>>().join("\\n");
    let read = read_one(format!("[{{\"data\":\"{lines}\"}}]"));
    assert_eq!((read.records.len(), read.told()), (50, vec![]));
}

#[test]
fn a_limit_is_told_whatever_the_file_is_taken_for() {
    let limits = Limits { string_bytes: 1 << 20, ..Limits::default() };
    let zeros = STANDARD.encode(gzip(vec![0; 1 << 20]));
    let text = format!(
        "[{{\"data\":\"{zeros}\"}},{{\"data\":\"{zeros}\"}},{{\"data\":\"{}\"}}]",
        STANDARD.encode(gzip(log(&["A"])))
    );
    let read = read_all_with("x", text.as_bytes(), &limits).remove(0);
    assert_eq!((read.kind, read.told()[0]), (FileKind::Unreadable, IssueKind::Limit));
    let nested = format!("{{\"message\":{}}}", quoted(&text));
    assert_eq!(read_all_with("x", nested.as_bytes(), &limits).remove(0).told()[0], IssueKind::Limit);
}

#[test]
fn records_among_much_text_are_told() {
    let text = format!("# Manual\n\n{}\n{}\n", "An event has an eventName and an eventSource. ".repeat(20), event("A"));
    let read = read_one(text);
    assert_eq!((read.kind, read.rejected()), (FileKind::NotCloudTrail, 1));
    assert_eq!(read.findings[0].severity, Severity::Warning);
}

#[test]
fn a_record_alone_without_its_source_is_left_out_aloud() {
    let read = read_one(event("A").replace("\"eventSource\":\"ec2.amazonaws.com\",", ""));
    assert_eq!((read.kind, read.rejected()), (FileKind::Log, 1));
}
