//! The check in steps: its progress, stopping it, and completing it later.

#![allow(clippy::unwrap_used, reason = "tests")]

use protocol::report::{Options, Overall};
use protocol::{CheckStage, Command, GetBrief, Phase, Refusal};
use synth::{Tree, small_tree};
use tests::session::Session;

/// A session that has read a tree but not checked it.
fn unchecked(tree: &Tree) -> Session {
    let mut session = Session::new(2);
    session.read(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    session
}

/// Runs the check up to this stage.
fn step_to(session: &mut Session, stage: CheckStage) {
    while session.progress().check_stage != stage {
        assert!(session.check_step(), "{stage:?} never came");
    }
}

#[test]
fn signatures_are_counted_while_they_are_verified() {
    let mut session = unchecked(&small_tree(21));
    assert_eq!(session.progress().phase, Phase::Validating);
    step_to(&mut session, CheckStage::Verifying);
    // Twelve digests. Each is signed in its successor, except the newest of both chains, which are signed in their
    // metadata.
    assert_eq!((session.progress().checked, session.progress().to_check), (0, 12));
    session.check_step();
    assert_eq!((session.progress().checked, session.progress().to_check), (12, 12));
    session.check();
    assert_eq!(session.report().verdict, Overall::Proved);
}

#[test]
fn a_stopped_check_proves_nothing_and_can_be_done_after_all() {
    let tree = small_tree(22);
    let mut session = unchecked(&tree);
    session.request(Command::StopCheck).unwrap();
    let progress = session.progress();
    assert_eq!((progress.phase, progress.check_stopped), (Phase::Ready, true));
    assert_eq!((session.count("proof:proved"), session.count("")), (0, tree.events() as u64));
    assert_eq!(session.request(GetBrief), Err(Refusal::CheckStopped));

    session.request(Command::Check).unwrap();
    assert_eq!(session.progress().phase, Phase::Validating);
    session.check();
    assert_eq!(session.progress().phase, Phase::Ready);
    assert_eq!(session.count("proof:proved"), tree.events() as u64);
}

#[test]
fn a_check_can_be_stopped_at_any_stage() {
    let tree = small_tree(26);
    for stage in [CheckStage::Gathering, CheckStage::Verifying, CheckStage::Judging] {
        let mut session = unchecked(&tree);
        step_to(&mut session, stage);
        session.request(Command::StopCheck).unwrap();
        assert_eq!(session.progress().phase, Phase::Ready);
        assert!(!session.check_step(), "{stage:?}");
        assert_eq!(session.count("proof:proved"), 0, "{stage:?}");
        session.request(Command::Check).unwrap();
        session.check();
        assert_eq!(session.report().verdict, Overall::Proved, "{stage:?}");
    }
}

#[test]
fn new_files_are_checked_although_the_check_was_stopped() {
    let tree = small_tree(23);
    let mut session = unchecked(&tree);
    session.request(Command::StopCheck).unwrap();
    session.drop([("more.txt", b"nothing".as_slice())]);
    assert!(!session.progress().check_stopped);
    assert_eq!(session.count("proof:proved"), tree.events() as u64);
}

#[test]
fn a_second_check_verifies_nothing_anew() {
    let mut session = unchecked(&small_tree(24));
    session.check();
    session.set_options(Options { expected_bucket: Some("another".to_owned()), ..Options::default() });
    assert_eq!(session.report().verdict, Overall::Failed);
    session.read([("more.txt", b"nothing".as_slice())]);
    session.check();
    assert_eq!(session.progress().to_check, 0);
}

#[test]
fn stopping_what_is_done_changes_nothing() {
    let mut session = unchecked(&small_tree(25));
    session.check();
    session.request(Command::StopCheck).unwrap();
    assert_eq!(session.report().verdict, Overall::Proved);
}
