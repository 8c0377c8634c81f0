//! All controls and detections over a log, then again with other filters: `cargo bench -p benches --bench detections -- [EVENTS]`.
//!
//! The engine and two edges take turns on one thread; in the page, the edges work at the same time. Where the system tells it, time is
//! that of the processor, so that other programs do not count.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "a bench")]

use std::time::Duration;

use benches::{millis, timed};
use protocol::findings::{Benchmark, FindSurges, Findings, ListRules, TryRules};
use tests::session::{Session, question};

const EVENTS: usize = 1_000_000;

fn main() {
    let events = benches::events(EVENTS);
    let tree = synth::bulk(events, (events / 2_500).max(1), 1);
    let mut session = Session::new(2);
    let files = tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
    let ((), took) = timed(|| session.drop(files));
    println!("{:<44}{:>9.1} ms", format!("read {events} events"), millis(took));

    let (rules, took) =
        timed(|| session.request(ListRules { benchmark: Benchmark::V7_0, language: "en".to_owned() }).unwrap());
    println!("{:<44}{:>9.1} ms   {} rules", "list the rules", millis(took), rules.rules.len());
    for text in ["", "", "region:us-east-1", "name:Get*", "not error:*", "who:people", "AccessDenied", "AccessDenied"] {
        let (found, times) = all(&mut session, text);
        let total: Duration = times.iter().sum();
        let longest = times.iter().max().copied().unwrap_or_default();
        let hits = found.tried.iter().filter(|finding| finding.count > 0).count();
        println!(
            "{:<44}{:>9.1} ms   {} steps, the longest {:.1} ms; {hits} find something",
            format!("try all, filter {text:?}"),
            millis(total),
            times.len(),
            millis(longest)
        );
    }
    let rules = sigma(500);
    session.drop([("rules.yml", rules.as_bytes())]);
    let (_, times) = all(&mut session, "");
    let total: Duration = times.iter().sum();
    println!("{:<44}{:>9.1} ms", "all again, with 500 Sigma rules", millis(total));
    let (_, took) = timed(|| session.request(FindSurges(question(""))).unwrap());
    println!("{:<44}{:>9.1} ms", "unusual hours", millis(took));
}

/// Sigma rules, of which every other one asks for something that no column has.
fn sigma(rules: usize) -> String {
    let rule = |number: usize| {
        let field = if number.is_multiple_of(2) { "eventName" } else { "requestParameters.bucketName|contains" };
        format!(
            "title: Rule {number}\nid: r{number}\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n  s:\n    {field}: name-{number}\n  condition: s\n"
        )
    };
    (0..rules).map(rule).collect::<Vec<_>>().join("---\n")
}

/// All findings, and how long each question for some more took.
fn all(session: &mut Session, text: &str) -> (Findings, Vec<Duration>) {
    let ask = TryRules { question: question(text), benchmark: Benchmark::V7_0 };
    let mut times = Vec::new();
    loop {
        let (found, took) = timed(|| session.request(ask.clone()).unwrap());
        times.push(took);
        if found.left == 0 {
            return (found, times);
        }
    }
}
