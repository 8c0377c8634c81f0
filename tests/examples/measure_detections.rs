//! Measures detections over folders of logs: `cargo run -p tests --release --example measure_detections -- FOLDER …` prints, for
//! each folder, how many events every rule finds. For tables of false alarms; none has been made yet.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a tool for developers")]

use std::fs;
use std::path::{Path, PathBuf};

use protocol::findings::{Benchmark, RuleGroup, TryRules};
use tests::session::{Session, question};

fn main() {
    for folder in std::env::args().skip(1) {
        let mut paths = Vec::new();
        files(Path::new(&folder), &mut paths);
        let files: Vec<(String, Vec<u8>)> =
            paths.iter().map(|path| (path.display().to_string(), fs::read(path).expect("a readable file"))).collect();
        let mut session = Session::of(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
        println!("\n{folder}: {} events", session.progress().events);
        let ask = TryRules { question: question(""), benchmark: Benchmark::V7_0 };
        let found = loop {
            let found = session.request(ask.clone()).expect("an answer");
            if found.left == 0 {
                break found;
            }
        };
        for finding in found.tried.iter().filter(|finding| finding.count > 0) {
            let of_control = finding.id.starts_with("cis-");
            let group = if of_control { RuleGroup::Control } else { RuleGroup::Detection };
            println!("{}\t{}\t{}\t{}", group.name(), finding.id, finding.count, finding.occurrences.len());
        }
    }
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    if folder.is_file() {
        return out.push(folder.to_owned());
    }
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a readable folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    entries.iter().for_each(|path| files(path, out));
}
