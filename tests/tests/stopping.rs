//! Large files while they are read: their rows appear early, and reading them can be stopped.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use protocol::what::{ReadingFault, What};
use protocol::{Command, IssueKind, Phase, Severity, Skipped};
use tests::session::Session;

fn lines(count: usize) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let time = "2026-03-02T10:00:00Z";
        let _ = writeln!(
            text,
            r#"{{"eventVersion":"1.11","eventTime":"{time}","eventSource":"s3.amazonaws.com","eventName":"x","eventID":"{number}"}}"#
        );
        text
    })
}

#[test]
fn rows_of_a_large_file_are_there_before_its_end() {
    let text = lines(60_000);
    let mut session = Session::new(1);
    session.hand_over("large.ndjson", text.len() as u64, Ok(text.as_bytes()));
    assert_eq!(session.sent_meanwhile(), 1, "50,000 rows");
    session.finish();
    let files = session.files();
    assert_eq!((files.len(), files[0].records), (1, 60_000));
    assert_eq!((session.progress().events, session.count("eventID:59999")), (60_000, 1));
    assert_eq!(session.progress().phase, Phase::Ready);
}

#[test]
fn a_container_is_read_up_to_where_it_is_stopped() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/sample.tar.gz");
    let stored = fs::read(path).unwrap();
    let all = Session::of([("all.tar.gz", stored.as_slice())]).files().len() - 1;

    let mut session = Session::new(1);
    session.stop_in_containers_after(all - 100);
    session.drop([("some.tar.gz", stored.as_slice())]);
    assert_eq!(session.files().len(), all - 100 + 1, "what was read, and the archive");
    let progress = session.progress();
    assert!(progress.events > 0);
    assert_eq!((progress.phase, progress.files_done, progress.files_total), (Phase::Ready, 1, 1));
    let issues = session.issues();
    let stopped = issues.iter().find(|issue| issue.kind == IssueKind::Stopped).unwrap();
    assert_eq!((stopped.path.as_str(), stopped.severity), ("some.tar.gz", Severity::Error));
    assert_eq!(stopped.what, What::Reading(ReadingFault::StoppedInside(100)));
    assert_eq!(issues.iter().filter(|issue| issue.kind == IssueKind::Stopped).count(), 1);
}

#[test]
fn files_that_were_not_read_are_reported() {
    let text = lines(3);
    let mut session = Session::new(1);
    session.tell(Command::Expect { files: 2 });
    session.read([("read.ndjson", text.as_bytes())]);
    assert_eq!(session.progress().phase, Phase::Loading);
    session.tell(Command::Skip { files: 2, why: Skipped::Stopped });
    session.finish();
    assert_eq!((session.progress().phase, session.progress().events), (Phase::Ready, 3));
    let issues = session.issues();
    assert_eq!((issues[0].kind, issues[0].what.files()), (IssueKind::Stopped, Some(2)));
    assert_eq!(issues[0].what, What::Reading(ReadingFault::Stopped(2)));
    assert_eq!(session.progress().bytes_total, text.len() as u64);
}

#[test]
fn a_container_that_several_edges_read_is_the_same() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/sample.tar.gz");
    let stored = fs::read(path).unwrap();
    let read = |shares: u32| {
        let mut session = Session::new(2);
        session.hand_over_shares("sample.tar.gz", stored.len() as u64, Ok(&stored), shares);
        session.finish();
        let progress = session.progress();
        assert_eq!((progress.phase, progress.files_done, progress.files_total), (Phase::Ready, 1, 1));
        assert_eq!((progress.bytes_done, progress.bytes_total), (stored.len() as u64, stored.len() as u64));
        let mut files: Vec<String> = session.files().into_iter().map(|file| format!("{file:?}")).collect();
        files.sort();
        (files, session.report(), session.count("errorCode:*"))
    };
    assert!(read(1) == read(2));
}

#[test]
fn files_of_other_days_are_reported() {
    let mut session = Session::new(1);
    session.tell(Command::Expect { files: 7 });
    let why = Skipped::OtherDays("2026-03-02".to_owned(), "2026-03-03".to_owned());
    session.tell(Command::Skip { files: 7, why });
    session.finish();
    let issues = session.issues();
    assert_eq!((issues.len(), issues[0].kind), (1, IssueKind::LeftOut));
    let (first, last) = ("2026-03-02".to_owned(), "2026-03-03".to_owned());
    assert_eq!(issues[0].what, What::Reading(ReadingFault::OtherDays { files: 7, first, last }));
    assert_eq!((session.progress().files_total, session.progress().bytes_total), (0, 0));
}
