//! Compares the detections with what others publish: `cargo run -p tests --example oracles -- stratus FOLDER` with the detonation
//! logs of Stratus Red Team (`docs/detonation-logs` there), `… panther FOLDER` with the rules of panther-analysis
//! (`rules/aws_cloudtrail_rules` there), `… ordinary FOLDER` with folders of logs of ordinary work. What is expected is in
//! `tests/oracles`. Their files are not part of this repository.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a tool for developers")]

mod ordinary;
mod panther;
mod stratus;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use protocol::findings::{Benchmark, Finding, TryRules};
use tests::session::{Session, question};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let wrong = match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["stratus", folder] => stratus::compare(Path::new(folder)),
        ["ordinary", folder] => ordinary::compare(Path::new(folder)),
        ["panther", folder] => panther::compare(Path::new(folder)),
        _ => {
            println!("oracles stratus FOLDER | oracles panther FOLDER | oracles ordinary FOLDER");
            return ExitCode::FAILURE;
        }
    };
    println!("{} unexpected", wrong.len());
    wrong.iter().for_each(|line| println!("  {line}"));
    if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The files in a folder with this ending, by name.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a readable folder").map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|it| it == ending)).collect();
    paths.sort();
    paths
}

/// All files in a folder and its folders.
fn all_files(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a readable folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { all_files(&path, out) } else { out.push(path) }
    }
}

/// How many events there are in these files, and the detections that find something in them.
fn found(paths: &[PathBuf]) -> (u64, Vec<String>) {
    let read = |path: &PathBuf| (path.display().to_string(), fs::read(path).expect("a readable file"));
    let files: Vec<(String, Vec<u8>)> = paths.iter().map(read).collect();
    let mut session = Session::of(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    let ask = TryRules { question: question(""), benchmark: Benchmark::V7_0 };
    let found = loop {
        let found = session.request(ask.clone()).expect("an answer");
        if found.left == 0 {
            break found;
        }
    };
    let is_detection = |finding: &Finding| finding.count > 0 && !finding.id.starts_with("cis-");
    let ids = found.tried.into_iter().filter(is_detection).map(|finding| finding.id).collect();
    (session.progress().events, ids)
}
