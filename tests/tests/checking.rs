//! The check in steps: its progress, stopping it, and completing it later.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use proptest::prelude::*;
use protocol::report::{Options, Overall, Report};
use protocol::{CheckStage, Command, GetBrief, Phase, Refusal, SetOptions};
use synth::{Tree, small_tree};
use tests::session::{Pending, Session};
use tests::wires::Next;

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

fn expecting(bucket: Option<&str>) -> Options {
    Options { expected_bucket: bucket.map(str::to_owned), ..Options::default() }
}

#[test]
fn others_are_answered_while_everything_is_judged_anew() {
    let tree = small_tree(27);
    let mut session = unchecked(&tree);
    session.check();
    let before = session.report();
    let asked = session.begin(SetOptions(expecting(Some("another"))));
    session.wires.happen(Next::Engine);
    assert!(session.answer(&asked).is_none(), "it takes more than a portion");
    assert_eq!(session.report(), before, "until then, the old verdict holds");
    session.wait(&asked).unwrap();
    assert_eq!(session.report().verdict, Overall::Failed);
}

#[test]
fn what_is_known_otherwise_while_everything_is_checked_counts_in_the_end() {
    for stage in [CheckStage::Gathering, CheckStage::Verifying, CheckStage::Judging] {
        let mut session = unchecked(&small_tree(28));
        step_to(&mut session, stage);
        let asked = session.begin(SetOptions(expecting(Some("another"))));
        session.wires.settle();
        let _ = session.wait(&asked);
        session.check();
        assert_eq!(session.report().verdict, Overall::Failed, "{stage:?}");
    }
}

/// What happens next.
#[derive(Clone, Copy, Debug)]
enum Step {
    Know(usize),
    Withdraw,
    Arrive(usize),
    Happen(usize),
}

const BUCKETS: [Option<&str>; 3] = [None, Some("another"), Some("example-audit-logs")];

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..BUCKETS.len()).prop_map(Step::Know),
        1 => Just(Step::Withdraw),
        1 => (1..5_usize).prop_map(Step::Arrive),
        8 => any::<usize>().prop_map(Step::Happen),
    ]
}

/// The verdict on these files, judged in one go.
fn plainly(tree: &Tree, files: usize, known: usize) -> Report {
    let mut session = Session::new(1);
    session.read(tree.files.iter().take(files).map(|file| (file.path.as_str(), file.bytes.as_slice())));
    session.set_options(expecting(BUCKETS[known]));
    session.check();
    session.report()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// However judging is interrupted, in the end the verdict is the one about all files and what is known last.
    #[test]
    fn the_last_word_counts(steps in prop::collection::vec(step(), 0..40), last in 0..BUCKETS.len()) {
        let tree = small_tree(29);
        let mut session = Session::new(1);
        let mut files = 0;
        let mut arrive = |session: &mut Session, more: usize| {
            let end = (files + more).min(tree.files.len());
            session.read(tree.files[files..end].iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
            files = end;
            end
        };
        arrive(&mut session, 10);
        let mut asked: Option<Pending<SetOptions>> = None;
        for step in steps {
            match step {
                Step::Know(which) => asked = Some(session.begin(SetOptions(expecting(BUCKETS[which])))),
                Step::Withdraw => asked.take().iter().for_each(|asked| session.withdraw(asked)),
                Step::Arrive(more) => drop(arrive(&mut session, more)),
                Step::Happen(which) => {
                    let possible = session.wires.possible();
                    if !possible.is_empty() {
                        session.wires.happen(possible[which % possible.len()]);
                    }
                }
            }
        }
        let all = arrive(&mut session, 3);
        session.wires.settle();
        session.check();
        session.set_options(expecting(BUCKETS[last]));
        prop_assert_eq!(session.report(), plainly(&tree, all, last));
    }
}
