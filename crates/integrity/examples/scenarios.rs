//! Compares verdicts with the expected ones of a corpus of signed trees: `scenarios CORPUS`. Each folder of the corpus
//! contains `expected.json` and the files it is about. Exits with 1 if anything differs. For development only.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing)]

mod folder;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use integrity::Evidence;
use protocol::Reason;
use protocol::report::{Options, Report, Verdict};
use serde_json::Value;

const MODES: [&str; 3] = ["full", "newest", "tree"];

fn main() -> ExitCode {
    let corpus = std::env::args().nth(1).unwrap();
    let mut scenarios: Vec<PathBuf> = fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    scenarios.retain(|scenario| scenario.join("expected.json").exists());
    scenarios.sort();
    let (mut rows, mut wrong) = (0, 0);
    for scenario in &scenarios {
        let expected = serde_json::from_slice(&fs::read(scenario.join("expected.json")).unwrap()).unwrap();
        for mode in MODES {
            let report = run(scenario, &expected, mode);
            let differences = compare(&report, &expected, mode, &mut rows);
            wrong += differences.len();
            println!(
                "{} {mode}: {}",
                scenario.file_name().unwrap().to_string_lossy(),
                words::whole_text(&report, words::Language::En)
            );
            differences.iter().for_each(|difference| println!("    {difference}"));
        }
    }
    println!("{} scenarios, {rows} verdicts, {wrong} differences", scenarios.len());
    if wrong == 0 && rows > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run(scenario: &Path, expected: &Value, mode: &str) -> Report {
    let mut evidence = Evidence::default();
    let mut folders: Vec<PathBuf> = fs::read_dir(scenario).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let trees: Vec<&PathBuf> = folders.iter().filter(|path| name(path).starts_with("tree")).collect();
    trees.iter().for_each(|tree| folder::add_folder(tree, &mut evidence));
    for file in folder::files_below(scenario).iter().filter(|file| is_wanted(file, mode)) {
        folder::add_side_file(file, &mut evidence);
    }
    let bucket = (mode == "full" && trees.len() == 1).then(|| expected["bucket"].as_str().unwrap().to_owned());
    let from = expected["range_start"].as_str().map(str::to_owned);
    let options = Options { expected_bucket: bucket, from, ..Options::default() };
    integrity::validate(&evidence, &options).report
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// Whether a mode supplies this file, which is not part of a tree.
fn is_wanted(file: &Path, mode: &str) -> bool {
    let is_keys = name(file).starts_with("public-keys");
    match mode {
        "full" => is_keys || name(file) == "digest-metadata.json",
        "newest" => is_keys || file.parent().is_some_and(|parent| parent.ends_with("head-object")),
        _ => false,
    }
}

fn compare(report: &Report, expected: &Value, mode: &str, rows: &mut usize) -> Vec<String> {
    let digests = report.chains.iter().flat_map(|chain| &chain.digests);
    let mut digests = said(digests.map(|digest| (digest.key.clone(), digest.verdict, &digest.reasons)));
    let mut logs = said(report.logs.iter().map(|log| (log.key.clone(), log.verdict, &log.reasons)));
    let mut differences = Vec::new();
    for (kind, said) in [("digests", &mut digests), ("logs", &mut logs)] {
        for row in expected[kind].as_array().unwrap() {
            let Some(wanted) = row[mode].as_array() else { continue };
            *rows += 1;
            let wanted: Vec<&str> = wanted.iter().map(|text| text.as_str().unwrap()).collect();
            let key = row["key"].as_str().unwrap();
            let got = said.remove(key).unwrap_or_default();
            if got != [wanted.clone()] {
                differences.push(format!("{key}: wanted {wanted:?}, got {got:?}"));
            }
        }
        differences.extend(said.iter().map(|(key, got)| format!("{key}: not expected, got {got:?}")));
    }
    if mode == "full" {
        differences.extend(compare_chains(report, &expected["chains"]));
    }
    differences
}

/// Every verdict with its reasons, by key.
fn said<'a>(lines: impl Iterator<Item = (String, Verdict, &'a Vec<Reason>)>) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut by_key: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for (key, verdict, reasons) in lines {
        let words = std::iter::once(verdict.name().to_owned())
            .chain(reasons.iter().map(|reason| reason.name().to_owned()))
            .collect();
        by_key.entry(key).or_default().push(words);
    }
    by_key
}

fn compare_chains(report: &Report, expected: &Value) -> Vec<String> {
    let gaps = |chain: &Value, kind: &str| chain[kind].as_array().unwrap().clone();
    let mut differences = Vec::new();
    for wanted in expected.as_array().unwrap() {
        let found = report.chains.iter().find(|chain| {
            (chain.account.as_str(), chain.region.as_str(), chain.trail.as_str(), chain.home_region.as_str())
                == (
                    wanted["account"].as_str().unwrap(),
                    wanted["region"].as_str().unwrap(),
                    wanted["trail"].as_str().unwrap(),
                    wanted["home"].as_str().unwrap(),
                )
                && chain.backfill == (wanted["kind"] == "backfill")
        });
        let Some(found) = found else {
            differences.push(format!("no chain {wanted}"));
            continue;
        };
        let supplied = found.digests.iter().filter(|digest| digest.path.is_some());
        let newest = supplied.clone().next_back().map(|digest| digest.key.as_str());
        let spans: Vec<Value> = found.gaps.iter().map(|gap| serde_json::json!([gap.from, gap.to])).collect();
        let wanted_spans = [gaps(wanted, "gaps"), gaps(wanted, "holes")].concat();
        if supplied.count() as u64 != wanted["digests"].as_u64().unwrap()
            || newest != wanted["newest"].as_str()
            || !wanted_spans.iter().all(|span| spans.contains(span))
            || spans.len() != wanted_spans.len()
        {
            differences.push(format!("chain: wanted {wanted}, got {newest:?} {spans:?}"));
        }
    }
    differences
}
