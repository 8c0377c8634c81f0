//! The order in which files arrive changes neither what is shown, nor what is proved, nor what is reported. And rows,
//! facets, charts, report and verdict count the same events.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use proptest::prelude::*;
use protocol::report::{Outcome, Overall, Report, Verdict};
use protocol::{Question, Want};
use synth::{Role, Tree, gzip, lake::lake_results, small_tree, tamper};
use tests::session::{Session, question};

/// A file: its path and content.
type File = (String, Vec<u8>);

/// A signed tree with all kinds of copies next to it: of files, of events in a file of their own, and altered ones.
fn crowded() -> Vec<File> {
    let tree = small_tree(51);
    let mut files: Vec<File> = files_of(&tree);
    let logs: Vec<_> = tree.of(Role::Log).collect();
    let text = String::from_utf8(logs[0].content()).unwrap();
    let altered = text.replacen("\"eventName\":\"", "\"eventName\":\"Not", 1);
    files.push(("0000.json".to_owned(), logs[0].content()));
    files.push((format!("{} (1).gz", logs[1].path), logs[1].bytes.clone()));
    files.push((format!("copy/{}", logs[2].path), logs[2].bytes.clone()));
    files.push((format!("twin/{}", logs[0].path), gzip(altered.as_bytes())));
    files.push(("export/altered.json".to_owned(), altered.into_bytes()));
    let digest = tree.of(Role::Digest).next().unwrap();
    files.push((digest.path.replace("/CloudTrail-Digest/", "/CloudTrail-Digest 2/"), digest.bytes.clone()));
    files
}

fn files_of(tree: &Tree) -> Vec<File> {
    tree.files.iter().map(|file| (file.path.clone(), file.bytes.clone())).collect()
}

fn session<'f>(files: impl Iterator<Item = &'f File>) -> Session {
    let mut session = Session::new(2);
    // One drop for each file.
    for (path, bytes) in files {
        session.read([(path.as_str(), bytes.as_slice())]);
    }
    session.check();
    session
}

/// Everything visible: counts, rows with path and proof, the report, and what is reported about files.
fn seen(session: &mut Session) -> (Vec<u64>, Vec<String>, Report, Vec<String>) {
    let progress = session.progress();
    let want = Want { rows: Some((0, 100_000)), ..Want::default() };
    let answer = session.ask(&Question { want, ..question("") }).unwrap();
    let rows = answer.rows.unwrap().rows;
    let mut shown: Vec<String> = rows
        .iter()
        .map(|row| {
            let record = session.record(row.id);
            format!("{} {:?} {} {:?} {:?}", row.event_id, row.proof, record.path, record.copies, record.rivals)
        })
        .collect();
    shown.sort();
    let mut said: Vec<String> =
        session.issues().iter().map(|issue| format!("{:?} {} {:?}", issue.severity, issue.path, issue.what)).collect();
    said.sort();
    (vec![progress.events, progress.folded, progress.rejected], shown, session.report(), said)
}

/// Checks that rows, filters, chart and report agree about the proof of events.
#[track_caller]
fn agree(session: &mut Session, what: &str) {
    let want = Want { rows: Some((0, 100_000)), totals: true, histogram: true, ..Want::default() };
    let answer = session.ask(&Question { want, ..question("") }).unwrap();
    let rows = answer.rows.unwrap().rows;
    let report = session.report();
    let of_report = |outcome| {
        let counts = report.summary.events.iter().filter(|(verdict, _)| verdict.outcome() == outcome);
        counts.map(|(_, count)| *count).sum::<u64>()
    };
    let of_rows = |outcome| rows.iter().filter(|row| row.proof.outcome() == outcome).count() as u64;
    let totals = answer.totals.unwrap().proof;
    let histogram = answer.histogram.unwrap();
    let bins = |of: fn(&protocol::Bin) -> u64| histogram.bins.iter().map(of).sum::<u64>();
    for (outcome, name, total) in [
        (Outcome::Proved, "proved", totals.proved),
        (Outcome::Unchecked, "unchecked", totals.unchecked),
        (Outcome::Failed, "failed", totals.failed),
    ] {
        let found = session.count(&format!("proof:{name}"));
        assert_eq!([of_rows(outcome), found, total], [of_report(outcome); 3], "{what}: {name}");
    }
    if histogram.undated == 0 {
        assert_eq!((bins(|bin| bin.unchecked), bins(|bin| bin.failed)), (totals.unchecked, totals.failed), "{what}");
    }
    for verdict in Verdict::ALL {
        let listed = report.summary.events.get(&verdict).copied().unwrap_or(0);
        assert_eq!(session.count(&format!("proof:{}", verdict.name())), listed, "{what}: {}", verdict.name());
    }
    assert!(report.verdict != Overall::Proved || totals.unchecked + totals.failed == 0, "{what}: {}", report.sentence);
}

#[test]
fn rows_facets_charts_report_and_verdict_agree() {
    let mut altered = small_tree(52);
    let log = altered.of(Role::Log).next().unwrap().path.clone();
    tamper::flip_byte(&mut altered, &log, 40);
    let lake = lake_results();
    let both = [files_of(&small_tree(53)), files_of(&lake)].concat();
    let cases = [
        ("crowded", crowded()),
        ("altered", files_of(&altered)),
        ("lake", files_of(&lake)),
        ("a trail and query results", both),
        ("events only", vec![("a.json".to_owned(), crowded().pop().unwrap().1), crowded().remove(0)]),
    ];
    for (what, files) in cases {
        agree(&mut session(files.iter()), what);
    }
}

#[test]
fn copies_take_no_proof_away_and_alterations_are_told() {
    let files = crowded();
    let tree = small_tree(51);
    let mut session = session(files.iter());
    // Everything in the tree is proved, except the event that was altered.
    assert_eq!(session.count("proof:proved"), tree.events() as u64);
    assert_eq!(session.count("not proof:proved"), 1);
    assert_eq!(session.report().verdict, Overall::Failed);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]
    #[test]
    fn the_order_of_arrival_changes_nothing(order in Just(crowded()).prop_shuffle()) {
        let expected = seen(&mut session(crowded().iter()));
        prop_assert_eq!(seen(&mut session(order.iter())), expected);
    }
}
