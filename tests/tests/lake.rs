//! Query results of CloudTrail Lake are proved through their sign file by a whole session.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use protocol::report::{Outcome, Overall, Verdict};
use synth::lake::{FOLDER, lake_results};
use synth::{Role, Tree, gunzip, small_tree, tamper};
use tests::session::Session;
use words::{Language, Say};

fn session(tree: &Tree) -> Session {
    Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())))
}

#[test]
fn the_rows_of_proved_results_are_proved() {
    let tree = lake_results();
    let mut session = session(&tree);
    let report = session.report();
    assert_eq!(report.verdict, Overall::Proved, "{}", report.sentence);
    assert_eq!((report.supplied.sign_files, report.supplied.digests), (1, 0));
    assert_eq!((report.summary.sign_files.len(), report.summary.digests.len()), (1, 0));
    assert_eq!((session.count("proof:verified-signed"), session.count("")), (40, tree.events() as u64));
    assert!(session.issues().is_empty(), "{:?}", session.issues());
}

#[test]
fn a_table_that_holds_no_events_is_proved_too() {
    let mut tree = lake_results();
    // Anything that a sign file lists is a result, whatever it contains; here, a listed file that is read as something
    // else.
    let path = format!("{FOLDER}/result_1.csv.gz");
    let stored = tree.get(&path).unwrap().bytes.clone();
    tree.files.retain(|file| file.path != path);
    let files = tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
    let mut session = Session::of(files.chain([("elsewhere/data.bin", stored.as_slice())]));
    let report = session.report();
    assert_eq!(report.verdict, Overall::Proved, "{}", report.sentence);
}

#[test]
fn results_in_an_archive_folder_beside_a_trail_are_told_apart() {
    let (tree, lake) = (small_tree(31), lake_results());
    let files = tree.files.iter().chain(&lake.files).map(|file| (file.path.as_str(), file.bytes.as_slice()));
    let mut session = Session::of(files);
    assert_eq!(session.report().verdict, Overall::Proved);
    assert_eq!(session.count("proof:proved"), (tree.events() + lake.events()) as u64);
    assert!(session.report().sentence.contains("proved by signed digests and sign files"));
}

#[test]
fn several_sign_files_in_one_file_prove_what_each_lists() {
    let tree = lake_results();
    let sign = tree.files.iter().find(|file| file.path.ends_with("result_sign.json")).unwrap();
    let sign = String::from_utf8(sign.bytes.clone()).unwrap();
    // Another query, whose result is missing and whose signature is none.
    let mut other: serde_json::Value = serde_json::from_str(&sign).unwrap();
    other["files"] = serde_json::json!([{ "fileHashValue": "ab".repeat(32), "fileName": "other.csv.gz" }]);
    let rest = || tree.files.iter().filter(|file| !file.path.ends_with("result_sign.json"));
    for text in [format!("[{sign},{other}]"), format!("{other}\n{sign}\n"), format!("{sign}{other}")] {
        let files = rest().map(|file| (file.path.as_str(), file.bytes.as_slice()));
        let mut session = Session::of(files.chain([("signs.json", text.as_bytes())]));
        let report = session.report();
        let verdicts: Vec<Verdict> = report.sign_files.iter().map(|sign| sign.file.verdict).collect();
        assert!(verdicts.contains(&Verdict::VerifiedSigned) && verdicts.contains(&Verdict::Tampered), "{verdicts:?}");
        assert_eq!(session.count("proof:verified-signed"), 40, "{text}");
        assert!(session.issues().is_empty(), "{:?}", session.issues());
    }
    let files = rest().map(|file| (file.path.as_str(), file.bytes.as_slice()));
    let cut = format!("[{sign},7]{{");
    let mut session = Session::of(files.chain([("signs.json", cut.as_bytes())]));
    assert_eq!(session.count("proof:verified-signed"), 40);
    let issues = session.issues();
    assert_eq!(issues.len(), 2);
    assert!(issues.iter().all(|issue| issue.what.say(Language::En).contains("aws s3 cp")), "{issues:?}");
}

#[test]
fn inflated_results_are_not_proved() {
    let mut tree = lake_results();
    for file in tree.files.iter_mut().filter(|file| file.role == Role::QueryResult) {
        file.bytes = gunzip(&file.bytes);
    }
    let report = session(&tree).report();
    let said: Vec<_> = report.logs.iter().map(|log| (log.verdict, log.reasons[0].name())).collect();
    assert_eq!(said, [(Verdict::Unverifiable, "decompressed"); 2]);
}

/// Whichever byte is flipped, only the bytes that were signed are proved, and nothing else loses its proof.
#[test]
fn a_flipped_byte_costs_what_it_touches_its_proof() {
    let tree = lake_results();
    let sound: Vec<_> = session(&tree).report().logs;
    for file in &tree.files {
        // All bytes of a result would take too long, so only those at a prime step; fewer of the other files.
        let step = if file.role == Role::QueryResult { 13 } else { 31 };
        for at in (0..file.bytes.len()).step_by(step) {
            let mut flipped = tree.clone();
            tamper::flip_byte(&mut flipped, &file.path, at);
            let report = session(&flipped).report();
            for before in &sound {
                let after = report.logs.iter().find(|log| log.path == before.path);
                let proved = after.filter(|log| log.verdict.outcome() == Outcome::Proved);
                assert!(proved.is_none_or(|log| log.sha256 == before.sha256), "byte {at} of {}", file.path);
                if file.role == Role::QueryResult && before.path.as_deref() != Some(&*file.path) {
                    assert!(proved.is_some(), "byte {at} of {} touches {}", file.path, before.key);
                }
                if file.role == Role::QueryResult && before.path.as_deref() == Some(&*file.path) {
                    assert!(proved.is_none(), "byte {at} of {} changes nothing", file.path);
                }
            }
        }
    }
}
