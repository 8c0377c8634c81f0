//! Controls and detections: what they find in a whole session, in portions, for any filter.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;

use protocol::findings::{
    Benchmark, Expectation, FindSurges, Finding, Findings, ListRules, PutExpectations, Rule, RuleGroup, TryRules,
};
use protocol::{Micros, Refusal, TimeRange};
use synth::small_tree;
use tests::session::{Session, question};

fn ask(text: &str) -> TryRules {
    TryRules { question: question(text), benchmark: Benchmark::V7_0 }
}

/// Asks until every rule has been tried.
fn all(session: &mut Session, ask: &TryRules) -> Findings {
    let mut before = None;
    loop {
        let found = session.request(ask.clone()).unwrap();
        assert!(before.is_none_or(|before| found.left < before), "each time, some more are tried");
        if found.left == 0 {
            return found;
        }
        before = Some(found.left);
    }
}

fn by_id(found: &Findings) -> BTreeMap<&str, &Finding> {
    found.tried.iter().map(|finding| (finding.id.as_str(), finding)).collect()
}

/// Made-up events: `(second, name, rest of the record)`.
fn log(events: &[(u32, &str, &str)]) -> Vec<u8> {
    let record = |(at, (second, name, more)): (usize, &(u32, &str, &str))| {
        format!(
            "{{\"eventVersion\":\"1.08\",\"eventTime\":\"2025-06-07T10:{:02}:{:02}Z\",\"eventName\":\"{name}\",\
             \"awsRegion\":\"eu-west-1\",\"eventID\":\"00000000-0000-4000-8000-0000000000{at:02}\",\
             \"recipientAccountId\":\"111122223333\"{more}}}",
            second / 60,
            second % 60
        )
    };
    let records: Vec<String> = events.iter().enumerate().map(record).collect();
    format!("{{\"Records\":[{}]}}", records.join(",")).into_bytes()
}

const ALICE: &str = ",\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"alice\",\"accessKeyId\":\"AKIAA\"}";

fn with(more: &str) -> String {
    format!("{ALICE},{more}")
}

#[test]
fn attempts_are_told_from_deeds() {
    let refused = with("\"eventSource\":\"iam.amazonaws.com\",\"errorCode\":\"AccessDenied\"");
    let done = with("\"eventSource\":\"iam.amazonaws.com\"");
    let log = log(&[(1, "CreatePolicy", &refused), (2, "DeletePolicy", &refused), (3, "CreatePolicy", &done)]);
    let mut session = Session::of([("log.json", log.as_slice())]);
    let found = all(&mut session, &ask(""));
    let policies = found.tried.iter().find(|it| it.id == "cis-5.4").unwrap();
    assert_eq!((policies.count, policies.failed), (3, 2));
}

#[test]
fn every_rule_finds_what_its_filter_does() {
    let tree = small_tree(7);
    let mut session = Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    let rules: Vec<Rule> =
        session.request(ListRules { benchmark: Benchmark::V7_0, language: "en".to_owned() }).unwrap().rules;
    for text in ["", "region:us-east-1", "DescribeInstances", "name:NoSuchThing"] {
        let found = all(&mut session, &ask(text));
        assert_eq!(found.tried.len(), rules.len());
        for (rule, finding) in rules.iter().zip(&found.tried) {
            assert_eq!(rule.id, finding.id);
            if rule.look.together.is_some() || rule.query.starts_with('{') != text.is_empty() && !text.is_empty() {
                continue;
            }
            let both = if text.is_empty() { rule.query.clone() } else { format!("({text}) ({})", rule.query) };
            assert_eq!(finding.count, session.count(&both), "{} with {text}", rule.id);
            assert_eq!(finding.timeline.iter().sum::<u64>(), finding.count, "{}", rule.id);
            let proof = finding.proof;
            assert_eq!(proof.proved + proof.unchecked + proof.failed, finding.count, "{}", rule.id);
        }
    }
}

#[test]
fn a_control_is_counted_as_meant_and_as_printed() {
    let refused = with("\"eventSource\":\"ec2.amazonaws.com\",\"errorCode\":\"Client.UnauthorizedOperation\"");
    let delivery = with(
        "\"eventSource\":\"s3.amazonaws.com\",\"errorCode\":\"AccessDenied\",\"sourceIPAddress\":\"delivery.logs.amazonaws.com\"",
    );
    let bucket = with(
        "\"eventSource\":\"s3.amazonaws.com\",\"errorCode\":\"UnauthorizedOperation\",\"sourceIPAddress\":\"10.0.0.1\"",
    );
    let sign_in = with(
        "\"eventSource\":\"signin.amazonaws.com\",\"errorMessage\":\"Failed authentication\",\"sourceIPAddress\":\"10.0.0.1\"",
    );
    let mesh = with("\"eventSource\":\"appmesh.amazonaws.com\",\"sourceIPAddress\":\"10.0.0.1\"");
    let route = with("\"eventSource\":\"ec2.amazonaws.com\",\"sourceIPAddress\":\"10.0.0.1\"");
    let refused = format!("{refused},\"sourceIPAddress\":\"10.0.0.1\"");
    let events = log(&[
        (0, "RunInstances", &refused),
        (1, "PutObject", &delivery),
        (2, "HeadBucket", &bucket),
        (3, "ConsoleLogin", &sign_in),
        (4, "DeleteRoute", &mesh),
        (5, "CreateRoute", &route),
    ]);
    let mut session = Session::of([("log.json", events.as_slice())]);
    let mut counts = |benchmark, id: &str| {
        let found = all(&mut session, &TryRules { benchmark, ..ask("") });
        let finding = by_id(&found)[id];
        (finding.count, finding.printed)
    };
    for (benchmark, id, expected) in [
        // All but those with an address of nobody and those named HeadBucket: here, every event has an address.
        (Benchmark::V3_0, "cis-5.1", (1, Some(6))),
        (Benchmark::V7_0, "cis-5.1", (1, Some(2))),
        (Benchmark::V1_2, "cis-5.1", (3, Some(3))),
        (Benchmark::V3_0, "cis-5.6", (1, Some(1))),
        (Benchmark::V7_0, "cis-5.6", (1, Some(0))),
        (Benchmark::V2_0, "cis-5.13", (2, Some(2))),
        (Benchmark::V7_0, "cis-5.13", (1, Some(2))),
    ] {
        assert_eq!(counts(benchmark, id), expected, "{id} in {}", benchmark.name());
    }
}

#[test]
fn a_finding_says_who_when_and_what_is_proved() {
    let stopped = with("\"eventSource\":\"cloudtrail.amazonaws.com\"");
    let events = log(&[(0, "StopLogging", &stopped), (70, "StopLogging", &stopped), (90, "StartLogging", &stopped)]);
    let mut session = Session::of([("log.json", events.as_slice())]);
    let found = all(&mut session, &ask(""));
    let finding = by_id(&found)["trail-stopped"];
    assert_eq!((finding.count, finding.people), (2, 1));
    assert_eq!(finding.users, [("alice".to_owned(), 2)]);
    let start = 1_749_290_400_000_000;
    assert_eq!(finding.period, Some((Micros(start), Micros(start + 70_000_000))));
    assert_eq!((finding.proof.proved, finding.proof.unchecked), (0, 2));
    assert_eq!(found.period, Some((Micros(start), Micros(start + 90_000_000))));
    let mut early = ask("");
    early.question.range = Some(TimeRange { from: Micros(start), to: Micros(start + 60_000_000) });
    let found = all(&mut session, &early);
    assert_eq!(by_id(&found)["trail-stopped"].count, 1);
}

/// Keeps an expectation, and returns what takes it back.
fn expect(session: &mut Session, expectation: Expectation) -> PutExpectations {
    session.request(PutExpectations { keep: vec![expectation], withdraw: Vec::new() }).unwrap()
}

/// A log in which two users stop a trail, `n` times each.
fn stops(n: u32, first: u32) -> Vec<u8> {
    let bob = ALICE.replace("alice", "bob");
    let service = ",\"eventSource\":\"cloudtrail.amazonaws.com\"";
    let (alice, bob) = (format!("{ALICE}{service}"), format!("{bob}{service}"));
    let of =
        |second: u32| [(first + second, "StopLogging", alice.as_str()), (first + second, "StopLogging", bob.as_str())];
    let events: Vec<(u32, &str, &str)> = (0..n).flat_map(of).collect();
    log(&events)
}

#[test]
fn what_was_expected_is_told_apart_from_what_came_later() {
    let mut session = Session::of([("log.json", stops(3, 100).as_slice())]);
    let stopped = |session: &mut Session, text: &str| by_id(&all(session, &ask(text)))["trail-stopped"].clone();
    let finding = stopped(&mut session, "");
    assert_eq!((finding.count, finding.fresh, finding.expected.len()), (6, 6, 0));
    let expectation = Expectation {
        rule: finding.id.clone(),
        note: "maintenance".to_owned(),
        events: finding.count,
        period: finding.period,
        ..Expectation::default()
    };
    let back = expect(&mut session, expectation.clone());
    let generation = session.progress().generation;
    let finding = stopped(&mut session, "");
    // It names its events now.
    let expectation = Expectation { ids: finding.expected[0].ids.clone(), ..expectation };
    assert_eq!(expectation.ids.len(), 6);
    assert_eq!((finding.count, finding.fresh, finding.expected.as_slice()), (6, 0, &[expectation.clone()][..]));
    assert_eq!(stopped(&mut session, "user:bob").fresh, 0, "whatever is filtered");
    // Later and earlier events are new, and so are more of the same time than there were.
    for (path, first, expected) in [("later.json", 200, 4), ("earlier.json", 10, 8), ("between.json", 101, 12)] {
        let more = String::from_utf8(stops(2, first)).unwrap().replace("00000000-0000", &format!("{first:08}-0000"));
        session.drop([(path, more.as_bytes())]);
        assert_eq!(stopped(&mut session, "").fresh, expected, "{path}");
    }
    assert_ne!(session.progress().generation, generation);
    // Undoing it makes everything new, and doing it again nothing that was seen.
    let again = session.request(back).unwrap();
    assert_eq!(again, PutExpectations { keep: vec![expectation], withdraw: Vec::new() });
    assert_eq!(stopped(&mut session, "").fresh, 18);
    session.request(again).unwrap();
    assert_eq!(stopped(&mut session, "").fresh, 12);
}

#[test]
fn events_of_other_files_do_not_take_the_place_of_expected_ones() {
    let mut first = Session::of([("log.json", stops(2, 100).as_slice())]);
    let finding = by_id(&all(&mut first, &ask("")))["trail-stopped"].clone();
    let (events, period) = (finding.count, finding.period);
    expect(&mut first, Expectation { rule: finding.id.clone(), events, period, ..Expectation::default() });
    let notes = first.export(protocol::ExportFormat::Notes, "");
    // Of the same time, and no more than there were.
    let other = String::from_utf8(stops(1, 101)).unwrap().replace("00000000-0000", "99999999-0000");
    let mut second = Session::of([("other.json", other.as_bytes()), ("notes.json", notes.as_slice())]);
    let finding = by_id(&all(&mut second, &ask("")))["trail-stopped"].clone();
    assert_eq!((finding.count, finding.fresh, finding.expected.len()), (2, 2, 1));
}

#[test]
fn a_star_does_not_have_rules_tried_again() {
    let mut session = Session::of([("log.json", stops(3, 100).as_slice())]);
    all(&mut session, &ask(""));
    let before = session.progress();
    let notes = session.request(protocol::GetNotes(vec![protocol::RowId(0)])).unwrap();
    let starred = |(event, noted)| (event, protocol::Noted { starred: true, ..noted });
    session.request(protocol::PutNotes(notes.into_iter().map(starred).collect())).unwrap();
    let now = session.progress();
    assert!(now.generation > before.generation && now.contents == before.contents);
    // All at once, since all have been tried; and among the events that have a star now.
    let found = session.request(ask("starred:true")).unwrap();
    assert_eq!((found.left, by_id(&found)["trail-stopped"].count), (0, 1));
}

#[test]
fn expecting_one_user_leaves_the_others() {
    let mut session = Session::of([("log.json", stops(3, 100).as_slice())]);
    let finding = by_id(&all(&mut session, &ask("")))["trail-stopped"].clone();
    let of = |who: &str, events| Expectation {
        rule: finding.id.clone(),
        who: Some(who.to_owned()),
        events,
        period: finding.period,
        ..Expectation::default()
    };
    expect(&mut session, of("alice", 3));
    assert_eq!(by_id(&all(&mut session, &ask("")))["trail-stopped"].fresh, 3);
    // Two reviewers who mean the same events do not make room for others.
    expect(&mut session, Expectation { by: "Bo".to_owned(), ..of("alice", 3) });
    assert_eq!(by_id(&all(&mut session, &ask("")))["trail-stopped"].fresh, 3);
    expect(&mut session, of("bob", 2));
    assert_eq!(by_id(&all(&mut session, &ask("")))["trail-stopped"].fresh, 1);
}

#[test]
fn expectations_come_with_a_file_of_notes_and_go_into_it() {
    let file = r#"{"format":"traillight.notes/1","notes":[],"expected":[{"rule":"trail-stopped","note":"test","events":9,
        "first":"2025-06-07T00:00:00Z","last":"2025-06-08T00:00:00Z"}]}"#;
    let mut session = Session::of([("log.json", stops(1, 0).as_slice()), ("notes.json", file.as_bytes())]);
    assert_eq!(by_id(&all(&mut session, &ask("")))["trail-stopped"].fresh, 0);
    let written = session.export(protocol::ExportFormat::Notes, "");
    assert!(String::from_utf8_lossy(&written).contains("\"trail-stopped\""));
}

#[test]
fn an_unusual_hour_says_who_and_can_be_expected() {
    let mut events: Vec<String> = Vec::new();
    for day in 1..=9 {
        let calls = if day == 9 { 40 } else { 2 };
        events.extend((0..calls).map(|n| {
            format!(
                "{{\"eventVersion\":\"1.08\",\"eventTime\":\"2025-06-{day:02}T10:00:{n:02}Z\",\"eventName\":\"ListKeys\",\
                 \"eventSource\":\"kms.amazonaws.com\",\"awsRegion\":\"eu-west-1\",\
                 \"eventID\":\"00000000-0000-4000-8000-00000000{day:02}{n:02}\"{ALICE}}}"
            )
        }));
    }
    let file = format!("{{\"Records\":[{}]}}", events.join(","));
    let mut session = Session::of([("log.json", file.as_bytes())]);
    let surges = session.request(FindSurges(question(""))).unwrap();
    let found = surges.found[0].clone();
    assert_eq!((surges.surges.len(), surges.found.len()), (1, 1));
    assert_eq!((found.count, found.fresh, found.people), (surges.surges[0].count, 40, 1));
    assert_eq!(found.timeline.iter().sum::<u64>(), 40);
    let expectation =
        Expectation { rule: found.id.clone(), events: found.count, period: found.period, ..Expectation::default() };
    expect(&mut session, expectation);
    assert_eq!(session.request(FindSurges(question(""))).unwrap().found[0].fresh, 0);
}

#[test]
fn a_date_in_another_year_does_not_make_a_log_of_one_day_a_long_one() {
    let event = |time: &str, n: u32| {
        format!(
            "{{\"eventVersion\":\"1.08\",\"eventTime\":\"{time}\",\"eventName\":\"GetUser\",\"awsRegion\":\"eu-west-1\",\
             \"eventSource\":\"iam.amazonaws.com\",\"eventID\":\"00000000-0000-4000-8000-{n:012}\"{ALICE}}}"
        )
    };
    let busy = (0..300).map(|n| event(&format!("2025-06-07T09:{:02}:{:02}Z", n / 60, n % 60), n));
    for stray in ["2024-06-07T00:00:00Z", "1970-01-01T00:00:00Z", "2035-01-01T00:00:00Z"] {
        let events: Vec<String> = busy.clone().chain([event(stray, 999)]).collect();
        let file = format!("{{\"Records\":[{}]}}", events.join(","));
        let mut session = Session::of([("log.json", file.as_bytes())]);
        let surges = session.request(FindSurges(question(""))).unwrap();
        assert_eq!((surges.days, surges.surges.len()), (2, 0), "{stray}");
    }
}

#[test]
fn new_files_are_tried_too() {
    let stopped = with("\"eventSource\":\"cloudtrail.amazonaws.com\"");
    let events = log(&[(0, "StopLogging", &stopped)]);
    let mut session = Session::of([("log.json", events.as_slice())]);
    assert_eq!(by_id(&all(&mut session, &ask("")))["trail-stopped"].count, 1);
    let more = String::from_utf8(events).unwrap().replace("00000000-0000", "11111111-0000").into_bytes();
    session.drop([("more.json", more.as_slice())]);
    assert_eq!(by_id(&all(&mut session, &ask("")))["trail-stopped"].count, 2);
    assert_eq!(by_id(&all(&mut session, &ask("user:bob")))["trail-stopped"].count, 0);
}

#[test]
fn without_raw_records_what_columns_decide_is_found() {
    let stopped = with("\"eventSource\":\"cloudtrail.amazonaws.com\"");
    let failed = with("\"eventSource\":\"signin.amazonaws.com\",\"errorMessage\":\"Failed authentication\"");
    let events = log(&[(0, "StopLogging", &stopped), (1, "ConsoleLogin", &failed)]);
    let mut session = Session::of([("log.json", events.as_slice())]);
    session.keep_columns_only();
    session.check();
    let found = all(&mut session, &ask(""));
    let found = by_id(&found);
    assert_eq!((found["trail-stopped"].count, &found["trail-stopped"].trouble), (1, &None));
    assert_eq!(found["cis-5.6"].trouble, Some(Refusal::ColumnsOnly));
    // No event of the kind: nothing is left to ask raw records about.
    assert_eq!((found["cis-5.8"].count, &found["cis-5.8"].trouble), (0, &None));
}

#[test]
fn without_the_module_the_question_is_refused() {
    let mut session = Session::of([("log.json", log(&[]).as_slice())]);
    session.wires.lack_modules("gone");
    assert!(matches!(session.request(ask("")), Err(Refusal::NoModule(_))));
    session.wires.have_modules();
    let rules = session.request(ListRules { benchmark: Benchmark::V7_0, language: "en".to_owned() }).unwrap();
    assert!(rules.rules.iter().any(|rule| rule.group == RuleGroup::Control));
}
