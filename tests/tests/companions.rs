//! Companion files of macOS and Windows give a single note for all, and never a damaged log.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use protocol::{FileKind, IssueKind, Severity};
use tests::session::Session;

const LOG: &str = "111122223333_CloudTrail_eu-west-1_20240115T1200Z_AbCdEfGhIjKlMnOp.json.gz";
const RECORDS: &[u8] = br#"{"Records":[{"eventVersion":"1.08","eventTime":"2024-01-15T12:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"A","awsRegion":"eu-west-1","eventID":"1"}]}"#;

#[test]
fn companions_are_one_note() {
    let double = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        ".as_slice();
    let companion = format!("a/._{LOG}");
    let log = format!("a/{LOG}");
    let mut session = Session::of([
        (log.as_str(), RECORDS),
        (companion.as_str(), double),
        ("a/.DS_Store", b"\0\0\0\x01Bud1\0"),
        ("a/Thumbs.db", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ]);
    session.drop([("b/desktop.ini", b"[.ShellClassInfo]\r\n".as_slice())]);
    let issues = session.issues();
    assert_eq!(issues.len(), 1, "{issues:?}");
    assert_eq!(
        (issues[0].severity, issues[0].kind, issues[0].what.files()),
        (Severity::Info, IssueKind::NotCloudTrail, Some(4))
    );
    let companions = session.files().iter().filter(|file| file.kind == FileKind::Companion).count();
    assert_eq!((companions, session.count("")), (4, 1));
}

#[test]
fn what_is_named_like_a_companion_and_holds_records_is_read() {
    let mut session = Session::of([("a/._logs.json", RECORDS), ("__MACOSX/Thumbs.db", RECORDS)]);
    assert_eq!((session.count(""), session.progress().folded, session.issues().len()), (1, 1, 1));
}

#[test]
fn a_log_that_is_damaged_stays_a_damaged_log() {
    let path = format!(".Trashes/501/{LOG}");
    let mut session = Session::of([(path.as_str(), b"\x00\x01\x02".as_slice())]);
    assert_eq!(session.issues()[0].severity, Severity::Error);
}
