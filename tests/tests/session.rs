//! The whole way from dropped bytes to answers, without a browser.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use protocol::report::{Overall, Verdict};
use protocol::{Column, ExportFormat, IssueKind, Phase, Question, Want};
use serde_json::Value;
use synth::{Role, SynthFile, Tree, small_tree, tamper};
use tests::session::{Session, question};

fn session_of(tree: &Tree) -> Session {
    Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())))
}

/// Every record of the tree, parsed naively.
fn records(tree: &Tree) -> Vec<Value> {
    let parse = |file: &SynthFile| serde_json::from_slice::<Value>(&file.content()).unwrap();
    tree.of(Role::Log).map(parse).flat_map(|log| log["Records"].as_array().unwrap().clone()).collect()
}

#[test]
fn a_sound_tree_is_proved_and_counted() {
    let tree = small_tree(1);
    let mut session = session_of(&tree);
    let progress = session.progress();
    assert_eq!(progress.phase, Phase::Ready);
    assert_eq!(progress.events, tree.events() as u64);
    assert_eq!((progress.folded, progress.rejected), (0, 0));
    assert_eq!(progress.files_done, tree.files.len() as u64);

    let report = session.report();
    assert_eq!(report.verdict, Overall::Proved, "{}", report.sentence);
    assert_eq!(report.summary.events, BTreeMap::from([(Verdict::VerifiedSigned, tree.events() as u64)]));
    assert_eq!(session.count("proof:proved"), tree.events() as u64);
    assert_eq!(session.count("proof:failed"), 0);
}

#[test]
fn facets_and_histogram_add_up() {
    let tree = small_tree(2);
    let mut session = session_of(&tree);
    let columns = vec![Column::AwsRegion, Column::EventName, Column::EventSource, Column::ErrorCode];
    let want = Want { facets: Some((columns, 1000)), histogram: true, totals: true, ..Want::default() };
    let answer = session.ask(&Question { want, ..question("") }).unwrap();
    let records = records(&tree);
    for facet in &answer.facets {
        let mut naive = BTreeMap::new();
        for text in records.iter().filter_map(|record| record[facet.column.path()].as_str()) {
            *naive.entry(text.to_owned()).or_insert(0) += 1;
        }
        let found: BTreeMap<String, u64> = facet.items.iter().map(|item| (item.value.clone(), item.count)).collect();
        assert_eq!(found, naive, "{}", facet.column.path());
        assert_eq!(facet.distinct, naive.len() as u64);
        assert_eq!(facet.absent + naive.values().sum::<u64>(), records.len() as u64);
    }
    let histogram = answer.histogram.unwrap();
    assert_eq!(histogram.bins.iter().map(|bin| bin.count).sum::<u64>() + histogram.undated, records.len() as u64);
    assert_eq!(answer.totals.unwrap().events, records.len() as u64);
}

#[test]
fn the_wounds_are_found_and_nothing_else_suffers() {
    let mut tree = small_tree(3);
    let logs: Vec<String> = tree.of(Role::Log).map(|file| file.path.clone()).collect();
    let (altered, lost) = (logs[1].clone(), logs[4].clone());
    let hurt = tree.get(&altered).unwrap().events as u64;
    tamper::replace(&mut tree, &altered, "eventVersion", "eventversion");
    tamper::delete(&mut tree, &lost);

    let mut session = session_of(&tree);
    let report = session.report();
    assert_eq!(report.verdict, Overall::Failed);
    let verdict = |key: &str| report.logs.iter().find(|log| log.key == key).map(|log| log.verdict);
    assert_eq!(verdict(&altered), Some(Verdict::Tampered));
    assert_eq!(verdict(&lost), Some(Verdict::Missing));
    let failed: Vec<_> = report.logs.iter().filter(|log| log.verdict != Verdict::VerifiedSigned).collect();
    assert_eq!(failed.len(), 2, "{failed:?}");
    assert_eq!(session.count("proof:failed"), hurt);
    assert_eq!(session.count("proof:tampered"), hurt);
}

#[test]
fn a_record_comes_back_byte_for_byte() {
    let tree = small_tree(4);
    let mut session = session_of(&tree);
    let want = Want { rows: Some((0, 10_000)), ..Want::default() };
    let rows = session.ask(&Question { want, ..question("") }).unwrap().rows.unwrap().rows;
    assert_eq!(rows.len(), tree.events());
    for row in rows.iter().step_by(7) {
        let record = session.record(row.id);
        let log = tree.get(&record.path).unwrap().content();
        let at = record.offset as usize;
        assert_eq!(record.json.as_bytes(), &log[at..at + record.json.len()]);
        let parsed: Value = serde_json::from_str(&record.json).unwrap();
        assert_eq!(parsed["eventID"], row.event_id.as_str());
    }
}

#[test]
fn exports_hold_every_matching_record() {
    let tree = small_tree(5);
    let mut session = session_of(&tree);
    let all: BTreeSet<String> = records(&tree).iter().map(|record| record["eventID"].to_string()).collect();

    let ndjson = String::from_utf8(session.export(ExportFormat::Ndjson, "")).unwrap();
    let id = |line: &str| serde_json::from_str::<Value>(line).unwrap()["eventID"].to_string();
    assert_eq!(ndjson.lines().map(id).collect::<BTreeSet<_>>(), all);

    for format in [ExportFormat::Ocsf, ExportFormat::Ocsf11] {
        let ocsf = String::from_utf8(session.export(format, "")).unwrap();
        let id = |line: &str| serde_json::from_str::<Value>(line).unwrap()["metadata"]["uid"].to_string();
        assert_eq!(ocsf.lines().map(id).collect::<BTreeSet<_>>(), all);
    }

    let json: Value = serde_json::from_slice(&session.export(ExportFormat::Json, "")).unwrap();
    assert_eq!(json["Records"].as_array().unwrap().len(), all.len());

    let csv = String::from_utf8(session.export(ExportFormat::Csv, "")).unwrap();
    assert_eq!(csv.lines().count(), all.len() + 1);

    let denied = String::from_utf8(session.export(ExportFormat::Ndjson, "errorCode:*")).unwrap();
    assert_eq!(denied.lines().count() as u64, session.count("errorCode:*"));
}

#[test]
fn columns_raw_paths_and_text_find_what_a_look_at_the_json_finds() {
    let tree = small_tree(6);
    let mut session = session_of(&tree);
    let records = records(&tree);
    let naive = |test: &dyn Fn(&Value) -> bool| records.iter().filter(|record| test(record)).count() as u64;
    let says = |record: &Value, word: &str| record.to_string().to_lowercase().contains(word);
    let bucket = |record: &Value| record["requestParameters"]["bucketName"].as_str().map(str::to_owned);
    let cases: [(&str, u64); 5] = [
        ("eventName:DescribeInstances", naive(&|r| r["eventName"] == "DescribeInstances")),
        ("not errorCode:*", naive(&|r| r["errorCode"].is_null())),
        ("requestParameters.bucketName:example-*", naive(&|r| bucket(r).is_some_and(|b| b.starts_with("example-")))),
        ("größe", naive(&|r| says(r, "größe"))),
        ("größe and awsRegion:us-east-1", naive(&|r| says(r, "größe") && r["awsRegion"] == "us-east-1")),
    ];
    for (text, expected) in cases {
        assert!(expected > 0, "{text} tests nothing");
        assert_eq!(session.count(text), expected, "{text}");
    }
    assert!(session.ask(&question("eventName:(a")).is_err());
}

#[test]
fn copies_are_folded_and_everything_adds_up() {
    let tree = small_tree(7);
    let copy = |file: &SynthFile| format!("copy/{}", file.path.rsplit('/').next().unwrap());
    let files: Vec<(String, &[u8])> = tree
        .files
        .iter()
        .flat_map(|file| [(file.path.clone(), &file.bytes[..]), (copy(file), &file.bytes[..])])
        .collect();
    let mut session = Session::of(files.iter().map(|(path, bytes)| (path.as_str(), *bytes)));
    let progress = session.progress();
    assert_eq!(progress.events, tree.events() as u64);
    assert_eq!(progress.folded, tree.events() as u64);
    assert!(session.issues().iter().any(|issue| issue.kind == IssueKind::RepeatedFile));
}

#[test]
fn a_broken_file_costs_only_itself() {
    let tree = small_tree(8);
    let mut session = session_of(&tree);
    let before = session.progress().events;
    session.drop([
        ("broken.json", b"{\"Records\":[{\"eventName\":".as_slice()),
        ("empty.json", b"".as_slice()),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice()),
        ("cut.json.gz", &synth::gzip(b"{\"Records\":[]}")[..12]),
    ]);
    assert_eq!(session.progress().events, before);
    let issues = session.issues();
    for path in ["broken.json", "empty.json", "picture.png", "cut.json.gz"] {
        assert!(issues.iter().any(|issue| issue.path == path), "{path} is not reported: {issues:?}");
    }
}

#[test]
fn the_order_of_files_does_not_matter() {
    let tree = small_tree(9);
    let mut forwards = session_of(&tree);
    let mut backwards = Session::of(tree.files.iter().rev().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    for format in
        [ExportFormat::Ndjson, ExportFormat::IntegrityJson, ExportFormat::IntegrityText, ExportFormat::IntegrityHtml]
    {
        assert!(forwards.export(format, "") == backwards.export(format, ""), "{format:?} differs");
    }
}
