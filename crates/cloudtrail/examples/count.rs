//! Prints, for every path given, how many records it holds and what was found wrong with it.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a command line tool for developers")]

use cloudtrail::{Document, Finding, Limits, Record, Sink};

#[derive(Default)]
struct Count {
    records: u64,
    kinds: Vec<String>,
    findings: Vec<Finding>,
}

impl Sink for Count {
    fn document(&mut self, document: &Document<'_>) {
        self.kinds.push(format!("{:?}: {}", document.kind, document.description));
    }

    fn record(&mut self, _: &Record<'_>) {
        self.records += 1;
    }

    fn finding(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).expect("a readable file");
        let started = std::time::Instant::now();
        let mut count = Count::default();
        cloudtrail::read(&path, &bytes, &Limits::default(), &mut count);
        println!("{}\t{path}\t{:?}\t{:.1?}", count.records, count.kinds, started.elapsed());
        for Finding { offset, severity, kind, message, rejected } in count.findings {
            println!("\t{severity:?} {kind:?} at {offset:?}, {rejected} rejected: {message}");
        }
    }
}
