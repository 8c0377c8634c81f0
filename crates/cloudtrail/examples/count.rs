//! Prints, for every path given, the number of records in it and what is wrong with it. With `--times N`, reads each
//! file N times and prints the best speed.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a command line tool for developers")]

use std::time::{Duration, Instant};

use cloudtrail::{Document, Finding, Limits, Record, Sink};

#[derive(Default)]
struct Count {
    bytes: u64,
    records: u64,
    kinds: Vec<String>,
    findings: Vec<Finding>,
}

impl Sink for Count {
    fn document(&mut self, document: &Document<'_>) {
        self.bytes += document.bytes.len() as u64;
        self.kinds.push(format!("{:?}: {:?}", document.kind, document.contents));
    }

    fn record(&mut self, _: &Record<'_>) {
        self.records += 1;
    }

    fn finding(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}

fn read(path: &str, stored: &[u8]) -> (Count, Duration) {
    let started = Instant::now();
    let mut count = Count::default();
    cloudtrail::read(path, stored, &Limits::default(), &mut count);
    (count, started.elapsed())
}

fn main() {
    let mut arguments = std::env::args().skip(1).peekable();
    let mut times = 1;
    if arguments.next_if(|argument| argument == "--times").is_some() {
        times = arguments.next().and_then(|times| times.parse().ok()).expect("a number behind --times");
    }
    for path in arguments {
        let stored = std::fs::read(&path).expect("a readable file");
        let runs = (0..times).map(|_| read(&path, &stored));
        let (count, best) = runs.min_by_key(|(_, elapsed)| *elapsed).expect("at least one run");
        let speed = count.bytes as f64 / 1e6 / best.as_secs_f64();
        println!("{}\t{path}\t{:?}\t{best:.1?}\t{speed:.0} MB/s", count.records, count.kinds);
        for Finding { offset, severity, kind, what, rejected } in count.findings {
            println!("\t{severity:?} {kind:?} at {offset:?}, {rejected} rejected: {what:?}");
        }
    }
}
