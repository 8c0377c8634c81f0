//! Every record read is shown, folded or rejected, and one can see which.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::fs;
use std::path::Path;

use protocol::report::Overall;
use protocol::what::{CopyNote, What};
use protocol::{IssueKind, Question, Row, Want};
use serde_json::json;
use synth::{Packing, Role, gzip, small_tree};
use tests::session::{Session, question};

fn rows(session: &mut Session, text: &str) -> Vec<Row> {
    let want = Want { rows: Some((0, 10_000)), ..Want::default() };
    session.ask(&Question { want, ..question(text) }).unwrap().rows.unwrap().rows
}

/// Checks that records found in files = shown + folded.
fn expect_reconciled(session: &mut Session) {
    let progress = session.progress();
    let found: u64 = session.files().iter().map(|file| file.records).sum();
    assert_eq!(found, progress.events + progress.folded);
    assert_eq!(session.count(""), progress.events);
    let rejected: u64 = session.issues().iter().map(|issue| issue.rejected).sum();
    assert_eq!(rejected, progress.rejected);
}

#[test]
fn one_event_in_many_shapes_is_one_event() {
    let event = json!({
        "eventVersion": "1.08", "userIdentity": {"type": "Root", "note": "a/b \"é\" \n"}, "eventTime": "2024-01-15T12:00:00Z",
        "eventSource": "s3.amazonaws.com", "eventName": "GetObject", "awsRegion": "eu-west-1",
        "eventID": "11111111-2222-4333-8444-555555555555",
    });
    let compact = event.to_string();
    let shapes: Vec<(&str, Vec<u8>)> = vec![
        ("a.json.gz", gzip(format!("{{\"Records\":[{compact}]}}").as_bytes())),
        ("b.json", serde_json::to_vec_pretty(&json!({"Records": [event]})).unwrap()),
        ("c.json", json!({"Events": [{"CloudTrailEvent": compact}]}).to_string().into_bytes()),
        ("d.ndjson", format!("{compact}\n{compact}\n").into_bytes()),
        ("e.json", json!({"detail-type": "AWS API Call via CloudTrail", "detail": event}).to_string().into_bytes()),
        ("f.json", format!("[{}]", compact.replace('é', "\\u00e9").replace('/', "\\/")).into_bytes()),
    ];
    let mut session = Session::of(shapes.iter().map(|(path, bytes)| (*path, bytes.as_slice())));
    let progress = session.progress();
    assert_eq!((progress.events, progress.folded, progress.rejected), (1, 6, 0), "{:?}", session.issues());
    expect_reconciled(&mut session);
    let row = rows(&mut session, "").remove(0);
    assert!(!row.disputed);
    let record = session.record(row.id);
    assert_eq!((record.path.as_str(), record.json.as_str()), ("a.json.gz", compact.as_str()));
    assert_eq!(
        (record.copies, record.rivals),
        (["b.json", "c.json", "d.ndjson", "e.json", "f.json"].map(str::to_owned).into(), vec![])
    );
}

#[test]
fn one_event_with_two_contents_is_marked_and_listed() {
    let tree = small_tree(31);
    let log = tree.of(Role::Log).next().unwrap();
    let text = String::from_utf8(log.content()).unwrap();
    let name = r#""eventName":"#;
    let altered = text.replacen(name, &format!(r#""eventname":1,{name}"#), 1);
    let files = [("one.json", text.as_bytes()), ("two.json", altered.as_bytes()), ("three.json", altered.as_bytes())];
    let mut session = Session::of(files);
    let events = log.events as u64;
    let progress = session.progress();
    // In the altered file, all but one record are copies; in its copy, all are.
    assert_eq!((progress.events, progress.folded), (events + 1, 2 * events - 1));
    expect_reconciled(&mut session);

    let disputed: Vec<Row> = rows(&mut session, "").into_iter().filter(|row| row.disputed).collect();
    let [a, b] = &disputed[..] else { panic!("{disputed:?}") };
    assert_eq!(a.event_id, b.event_id);
    let records = [a, b].map(|row| session.record(row.id));
    for (record, other) in [(&records[0], &records[1]), (&records[1], &records[0])] {
        assert_eq!(record.rivals.len(), 1);
        let known = [&other.copies[..], std::slice::from_ref(&other.path)].concat();
        assert!(known.contains(&record.rivals[0]), "{record:?}");
    }
    let issues = session.issues();
    let conflict: Vec<_> = issues.iter().filter(|issue| issue.kind == IssueKind::ConflictingDuplicate).collect();
    assert_eq!(conflict.len(), 1);
    let What::Copy(CopyNote::Differs { event_id, .. }) = &conflict[0].what else { panic!("{conflict:?}") };
    assert_eq!(*event_id, a.event_id);
}

#[test]
fn a_file_that_comes_twice_is_noticed_also_in_a_container_or_inflated() {
    let tree = small_tree(32);
    let log = tree.of(Role::Log).next().unwrap();
    let content = log.content();
    let nested = gzip(&log.bytes);
    let mut session = Session::of([
        (log.path.as_str(), log.bytes.as_slice()),
        ("inflated.json", content.as_slice()),
        ("nested.gz", nested.as_slice()),
    ]);
    let repeated: Vec<String> = session
        .issues()
        .into_iter()
        .filter(|issue| issue.kind == IssueKind::RepeatedFile)
        .map(|issue| issue.path)
        .collect();
    assert_eq!(repeated.len(), 2, "{repeated:?}");
    assert_eq!((session.progress().events, session.progress().folded), (log.events as u64, 2 * log.events as u64));
    expect_reconciled(&mut session);
}

#[test]
fn a_drop_of_everything_adds_up() {
    let tree = small_tree(33);
    let log = tree.of(Role::Log).next().unwrap().content();
    let text = String::from_utf8(log.clone()).unwrap();
    let broken = [
        ("cut.json", log[..log.len() * 2 / 3].to_vec()),
        ("torn.json", text.replacen("},{", "}}},{", 1).into_bytes()),
        ("bad.json", text.replacen("{\"eventVersion\":", "{\"eventVersion\" ", 2).into_bytes()),
        ("gone.json.gz", gzip(&log)[..200].to_vec()),
        ("lines.ndjson", text.replace("},{\"eventVersion\"", "}\n{\"eventVersion\"").into_bytes()),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("empty.json", Vec::new()),
    ];
    let mut session = Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    session.drop(broken.iter().map(|(path, bytes)| (*path, bytes.as_slice())));
    let progress = session.progress();
    assert_eq!(progress.events, tree.events() as u64, "{:?}", session.issues());
    assert!(progress.folded > 0 && progress.rejected > 3, "{progress:?}");
    expect_reconciled(&mut session);
}

#[test]
fn the_built_in_sample_loads_whole() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/sample.tar.gz");
    let stored = fs::read(path).unwrap();
    let mut session = Session::of([("sample.tar.gz", stored.as_slice())]);
    let made = synth::sample(Packing::Inflated).tree;
    let progress = session.progress();
    assert_eq!((progress.files_done, progress.rejected), (1, 0));
    assert_eq!(session.files().len(), made.files.len() + 1, "every file, and the archive");
    assert_eq!(progress.events + progress.folded, made.events() as u64);
    expect_reconciled(&mut session);
    // One of its logs is altered, one is missing.
    let report = session.report();
    assert_eq!(report.verdict, Overall::Failed, "{}", report.sentence);
    assert_eq!(report.summary.events.values().sum::<u64>(), made.events() as u64);
}
