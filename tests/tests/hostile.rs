//! Files that are malicious or damaged: each affects only itself, and is reported.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::fs;
use std::path::Path;

use cloudtrail::Limits;
use protocol::report::{Overall, Verdict};
use protocol::what::{ReadingFault, What};
use protocol::{FileKind, Issue, IssueKind, Phase, Severity};
use synth::{Role, Tree, small_tree};
use tests::session::Session;

fn files(tree: &Tree) -> impl Iterator<Item = (&str, &[u8])> {
    tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()))
}

fn issues_of<'i>(issues: &'i [Issue], path: &str) -> Vec<&'i Issue> {
    issues.iter().filter(|issue| issue.path == path).collect()
}

#[test]
fn a_file_that_vanishes_is_told_and_the_rest_loads() {
    let tree = small_tree(20);
    let mut session = Session::of(files(&tree));
    let reason = "A requested file or directory could not be found at the time an operation was processed.";
    session.hand_over("gone.json.gz", 1234, Err(reason));
    session.finish();
    let progress = session.progress();
    assert_eq!((progress.phase, progress.events), (Phase::Ready, tree.events() as u64));
    assert_eq!((progress.files_done, progress.bytes_done), (progress.files_total, progress.bytes_total));
    let issues = session.issues();
    let [issue] = issues_of(&issues, "gone.json.gz")[..] else { panic!("{issues:?}") };
    assert_eq!((issue.kind, issue.severity), (IssueKind::Unreadable, Severity::Error));
    assert_eq!(issue.what, What::Reading(ReadingFault::Unreadable(reason.to_owned())));
    let file = session.files().into_iter().find(|file| file.path == "gone.json.gz").unwrap();
    assert_eq!((file.kind, file.stored_bytes, file.records), (FileKind::Unreadable, 1234, 0));
}

#[test]
fn a_file_that_changes_is_read_as_it_is_and_told() {
    let tree = small_tree(21);
    let log = tree.of(Role::Log).next().unwrap();
    let mut session = Session::new(1);
    session.hand_over(&log.path, 10, Ok(&log.bytes));
    session.finish();
    assert_eq!(session.progress().events, log.events as u64);
    let issues = session.issues();
    let [issue] = &issues[..] else { panic!("{issues:?}") };
    assert_eq!((issue.kind, issue.severity), (IssueKind::Unreadable, Severity::Warning));
    let changed = ReadingFault::Changed { chosen: 10, read: log.bytes.len() as u64 };
    assert_eq!(issue.what, What::Reading(changed));
}

#[test]
fn a_file_beyond_any_memory_is_not_even_read() {
    let mut session = Session::new(1);
    session.hand_over("huge.json", 3 << 30, Err("must not be asked for"));
    session.drop([("small.json", br#"{"Records":[]}"#.as_slice())]);
    let issues = session.issues();
    assert_eq!(issues_of(&issues, "huge.json")[0].kind, IssueKind::Limit);
    assert_eq!((session.progress().phase, session.files().len()), (Phase::Ready, 2));
}

#[test]
fn a_bomb_in_place_of_a_log_proves_and_disproves_nothing() {
    let mut tree = small_tree(22);
    let path = tree.of(Role::Log).next().unwrap().path.clone();
    let bomb = synth::gzip(&vec![b' '; 70 << 20]);
    tree.files.iter_mut().find(|file| file.path == path).unwrap().bytes = bomb;
    let mut session = Session::of(files(&tree));
    let issues = session.issues();
    assert!(issues_of(&issues, &path).iter().any(|issue| issue.kind == IssueKind::Limit), "{issues:?}");
    let report = session.report();
    let verdict = report.logs.iter().find(|log| log.key == path).map(|log| log.verdict);
    assert_eq!((verdict, report.verdict), (Some(Verdict::Unverifiable), Overall::PartlyProved));
}

#[test]
fn the_limits_are_documented_as_they_are() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/limits.md")).unwrap();
    let Limits {
        file_bytes,
        inflated_bytes,
        inflate_ratio,
        free_bytes,
        container_bytes,
        container_depth,
        container_entries,
        zstd_window,
        record_bytes,
        string_depth,
        string_bytes,
        findings,
    } = Limits::default();
    let size = |bytes: u64| match bytes >> 30 {
        0 => format!("{} MiB", bytes >> 20),
        gib => format!("{gib} GiB"),
    };
    let rows = [
        ("file_bytes", size(file_bytes)),
        ("inflated_bytes", size(inflated_bytes)),
        ("inflate_ratio", inflate_ratio.to_string()),
        ("free_bytes", size(free_bytes)),
        ("container_bytes", size(container_bytes)),
        ("container_depth", container_depth.to_string()),
        ("container_entries", container_entries.to_string()),
        ("zstd_window", size(zstd_window)),
        ("record_bytes", size(record_bytes as u64)),
        ("string_depth", string_depth.to_string()),
        ("string_bytes", size(string_bytes)),
        ("findings", findings.to_string()),
    ];
    for (name, limit) in rows {
        assert!(page.contains(&format!("| `{name}` | {limit} |")), "docs/limits.md: {name} is {limit}");
    }
}

#[test]
fn key_and_metadata_files_that_are_broken_are_told_and_prove_nothing() {
    let broken = [
        ("keys.json", r#"{"PublicKeyList":[{"Value":"MIIB"#),
        ("keys2.json", r#"{"PublicKeyList":{"Value":7}}"#),
        ("head.json", r#"{"ETag":"x","Metadata":{"signature":"00"#),
        ("sign.json", r#"{"files":[{"fileName":"result_1.csv.gz"}],"hashSignature":"00"}"#),
        ("d.json", r#"{"digestS3Object":"k","logFiles":["#),
    ];
    let mut session = Session::of(broken.map(|(path, text)| (path, text.as_bytes())));
    let issues = session.issues();
    for (path, _) in &broken[..3] {
        assert!(
            issues_of(&issues, path).iter().any(|issue| issue.kind == IssueKind::BadEvidence),
            "{path}: {issues:?}"
        );
    }
    let report = session.report();
    assert_eq!((report.verdict, report.supplied.public_keys), (Overall::Failed, 0));
    let sign = &report.sign_files[0].file;
    assert_eq!((sign.verdict, sign.reasons[0].name()), (Verdict::InvalidFormat, "missing-field"));
    // Next to a sound tree, it does that tree no harm.
    let tree = small_tree(29);
    let mut session = Session::of(files(&tree).chain(broken.map(|(path, text)| (path, text.as_bytes()))));
    assert_eq!(session.count("proof:proved"), tree.events() as u64);
}
