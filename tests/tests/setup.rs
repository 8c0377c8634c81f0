//! The checklist of a sound trail, from a log and settings as they are dropped to the state of each item.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use protocol::findings::{Expectation, PutExpectations};
use protocol::report::Outcome;
use protocol::setup::{Check, CheckState, GetSetup, Item, Source};
use protocol::{ExportFormat, ListFiles, ListIssues};
use tests::session::Session;

fn record(id: u32, name: &str, source: &str, category: &str, request: &str) -> String {
    format!(
        r#"{{"eventVersion":"1.08","eventTime":"2026-03-03T04:{id:02}:00Z","eventSource":"{source}.amazonaws.com","eventName":"{name}","awsRegion":"us-east-1","eventID":"{id:08}-0000-4000-8000-000000000000","eventCategory":"{category}","userIdentity":{{"type":"IAMUser"}},"requestParameters":{request}}}"#
    )
}

fn log(records: &[String]) -> String {
    format!("{{\"Records\":[{}]}}", records.join(","))
}

fn checks(session: &mut Session) -> Vec<Check> {
    session.request(GetSetup).unwrap().unwrap().checks
}

fn of(checks: &[Check], item: Item) -> &Check {
    checks.iter().find(|check| check.item == item).unwrap()
}

#[test]
fn events_and_settings_are_evidence() {
    let records = [
        record(
            1,
            "CreateTrail",
            "cloudtrail",
            "Management",
            r#"{"name":"main","s3BucketName":"logs","isMultiRegionTrail":true}"#,
        ),
        record(2, "StopLogging", "cloudtrail", "Management", r#"{"name":"main"}"#),
        record(3, "GetObject", "s3", "Data", r#"{"bucketName":"pictures"}"#),
    ];
    let mut session = Session::of([("log.json", log(&records).as_bytes())]);
    let before = checks(&mut session);
    assert_eq!(before.len(), Item::ALL.len());
    assert_eq!(of(&before, Item::MultiRegion).state, CheckState::Seen);
    let logging = of(&before, Item::Logging);
    assert_eq!(logging.state, CheckState::Contradicted);
    assert!(
        matches!(&logging.evidence[0].source, Source::Event(event) if event.name == "StopLogging" && event.outcome == Outcome::Unchecked)
    );
    let data = of(&before, Item::S3Data);
    assert!(matches!(&data.evidence[0].source, Source::Events { count: 1, .. }), "{data:?}");
    assert_eq!(of(&before, Item::Versioning).state, CheckState::Unseen);
    session.drop([("versioning.json", br#"{"Status":"Enabled","MFADelete":"Disabled"}"#.as_slice())]);
    let after = checks(&mut session);
    assert_eq!(of(&after, Item::Versioning).state, CheckState::Seen);
    assert_eq!(of(&after, Item::MfaDelete).state, CheckState::Contradicted);
    assert_eq!(of(&after, Item::MfaDelete).evidence[0].source, Source::File("versioning.json".to_owned()));
}

#[test]
fn delivered_logs_show_that_logs_arrive_and_what_the_trail_records() {
    let reads = record(1, "DescribeTrails", "cloudtrail", "Management", "null");
    let reads = reads.replace("\"eventCategory\"", "\"readOnly\":true,\"eventCategory\"");
    let writes = record(2, "CreateUser", "iam", "Management", "null");
    let writes = writes.replace("\"eventCategory\"", "\"readOnly\":false,\"eventCategory\"");
    const DELIVERED: &str = "111122223333_CloudTrail_us-east-1_20260303T0410Z_aBcDeFgHiJkLmNoP.json";
    let states = |path: &str, records: &[String]| {
        let mut session = Session::of([(path, log(records).as_bytes())]);
        let checks = checks(&mut session);
        [Item::Delivery, Item::Management].map(|item| of(&checks, item).clone())
    };
    let [delivery, management] = states(DELIVERED, &[reads.clone(), writes.clone()]);
    assert_eq!([delivery.state, management.state], [CheckState::Seen; 2]);
    assert!(matches!(delivery.evidence[0].source, Source::Logs { files: 1, last } if last.0 == 1_772_511_000_000_000));
    assert_eq!(management.evidence.len(), 2, "those that read and those that write");
    let [delivery, management] = states(DELIVERED, std::slice::from_ref(&writes));
    assert_eq!([delivery.state, management.state], [CheckState::Seen, CheckState::Unseen], "nothing that reads");
    let [delivery, management] = states("events.json", &[reads.clone(), writes.clone()]);
    assert_eq!([delivery.state, management.state], [CheckState::Unseen; 2], "Event history, perhaps");
    let selectors =
        r#"{"trailName":"main","eventSelectors":[{"readWriteType":"WriteOnly","includeManagementEvents":true}]}"#;
    let selectors = record(3, "PutEventSelectors", "cloudtrail", "Management", selectors);
    let [_, management] = states(DELIVERED, &[reads, writes, selectors]);
    assert_eq!(management.state, CheckState::Contradicted, "what was set later counts against it");
}

/// What contradicts the item now: its number of pieces of evidence, and how many of them nobody expected.
fn found(session: &mut Session, item: Item) -> (u64, u64) {
    let setup = session.request(GetSetup).unwrap().unwrap();
    let found = setup.found.iter().find(|found| found.id == item.rule()).unwrap();
    (found.count, found.fresh)
}

#[test]
fn what_contradicts_an_item_can_be_expected() {
    let stop = |id| record(id, "StopLogging", "cloudtrail", "Management", r#"{"name":"main"}"#);
    let mut session = Session::of([("log.json", log(&[stop(2)]).as_bytes())]);
    let setup = session.request(GetSetup).unwrap().unwrap();
    let contradicted = setup.checks.iter().filter(|check| check.state == CheckState::Contradicted);
    assert_eq!(contradicted.map(|check| check.item.rule()).collect::<Vec<_>>(), ["checklist-logging"]);
    let finding = &setup.found[0];
    assert_eq!((finding.count, finding.fresh, finding.proof.unchecked), (1, 1, 1));
    let mark = Expectation {
        rule: finding.id.clone(),
        note: "maintenance".to_owned(),
        events: finding.count,
        period: finding.period,
        ..Expectation::default()
    };
    session.request(PutExpectations { keep: vec![mark.clone()], withdraw: Vec::new() }).unwrap();
    assert_eq!(found(&mut session, Item::Logging), (1, 0));
    // It goes into the file of notes and comes with it.
    let notes = session.export(ExportFormat::Notes, "");
    let mut other = Session::of([("log.json", log(&[stop(2)]).as_bytes()), ("notes.json", notes.as_slice())]);
    assert_eq!(found(&mut other, Item::Logging), (1, 0));
    // Stopped once more: nobody expected that.
    session.drop([("later.json", log(&[stop(9)]).as_bytes())]);
    assert_eq!(found(&mut session, Item::Logging).1, 1);
    session.request(PutExpectations { keep: Vec::new(), withdraw: vec![mark] }).unwrap();
    let (count, fresh) = found(&mut session, Item::Logging);
    assert_eq!(count, fresh);
}

#[test]
fn settings_without_a_time_are_expected_as_many_as_there_were() {
    let versioning = br#"{"Status":"Suspended"}"#.as_slice();
    let mut session = Session::of([("versioning.json", versioning)]);
    let mark = Expectation { rule: Item::Versioning.rule(), events: 1, ..Expectation::default() };
    session.request(PutExpectations { keep: vec![mark], withdraw: Vec::new() }).unwrap();
    assert_eq!(found(&mut session, Item::Versioning), (1, 0));
    session.drop([("another.json", versioning)]);
    assert_eq!(found(&mut session, Item::Versioning), (2, 1));
}

#[test]
fn settings_of_buckets_are_no_issue() {
    let policy = r#"{"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"arn:aws:s3:::logs/*\"}]}"}"#;
    let both = format!("{policy}\n{}", r#"{"trailList":[{"Name":"main","IsMultiRegionTrail":true}]}"#);
    let mut session = Session::of([("policy.json", policy.as_bytes()), ("both.json", both.as_bytes())]);
    let issues = session.request(ListIssues { of: None, first: 0, count: 9 }).unwrap();
    assert_eq!(issues.items, []);
    assert_eq!(session.request(ListFiles { first: 0, count: 9 }).unwrap().total, 2);
    let checks = checks(&mut session);
    assert_eq!(of(&checks, Item::Tls).state, CheckState::Contradicted);
    assert_eq!(of(&checks, Item::MultiRegion).state, CheckState::Seen);
}

#[test]
fn delivery_is_measured_by_the_names_of_logs() {
    let name = "111122223333_CloudTrail_us-east-1_20260303T0430Z_0123456789abcdef.json";
    let records: Vec<String> =
        [1, 25, 28, 29, 31].map(|minute| record(minute, "X", "iam", "Management", "null")).to_vec();
    let mut session = Session::of([
        (name, log(&records).as_bytes()),
        ("other.json", log(&[record(40, "Y", "iam", "Management", "null")]).as_bytes()),
    ]);
    let latency = session.request(GetSetup).unwrap().unwrap().latency.unwrap();
    let minutes = |micros: i64| micros / 60_000_000;
    assert_eq!((latency.events, latency.late), (5, 1));
    assert_eq!((minutes(latency.median), minutes(latency.most), minutes(latency.longest)), (2, 29, 29));
}

#[test]
fn digests_arrive_as_far_as_none_is_missing() {
    let tree = synth::silent::Silence { accounts: 1, regions: 1, runs: vec![(0, 6)] }.tree();
    let digest = |file: &synth::SynthFile| file.path.contains("CloudTrail-Digest") && file.path.ends_with(".gz");
    let states = |left_out: Option<&str>| {
        let files = tree.files.iter().filter(|file| Some(file.path.as_str()) != left_out);
        let mut session = Session::of(files.map(|file| (file.path.as_str(), file.bytes.as_slice())));
        session.check();
        let checks = checks(&mut session);
        [Item::Validation, Item::DigestDelivery].map(|item| of(&checks, item).state)
    };
    assert_eq!(states(None), [CheckState::Seen; 2]);
    let middle = tree.files.iter().filter(|file| digest(file)).nth(2).unwrap();
    assert_eq!(states(Some(&middle.path)), [CheckState::Seen, CheckState::Unseen]);
}
