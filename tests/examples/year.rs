//! Measures how long it takes to check a year of digests: `cargo run --release -p tests --example year -- [DIGESTS]`.
//!
//! Makes empty hourly digests of one account in 17 regions (150,000 are a year), has two edges read and verify them,
//! and judges them. Signing takes longest by far and is not counted.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench")]

use std::time::{Duration, Instant};

use protocol::brief::LineFilter;
use protocol::completeness::MapQuery;
use protocol::{GetBrief, ListLines};
use synth::silent::Silence;
use tests::session::Session;

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    println!("{what:<44} {:>8.2} s", start.elapsed().as_secs_f64());
    result
}

fn main() {
    let digests = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(20_000_i64);
    let tree = timed("sign, not counted", || Silence::of_digests(digests).tree());
    println!("{} files", tree.files.len());

    let mut session = Session::new(2);
    let files = tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
    timed("read, both edges one after the other", || session.read(files));
    let mut longest = Duration::ZERO;
    timed("verify, both edges one after the other", || {
        loop {
            let start = Instant::now();
            let more = session.check_step();
            longest = longest.max(start.elapsed());
            if !more {
                break;
            }
        }
    });
    println!("{:<44} {:>8.2} s", "  longest step of it", longest.as_secs_f64());
    timed("judge", || session.check());
    timed("report in brief", || session.request(GetBrief).is_ok());
    timed("completeness map", || session.request(MapQuery::default()).is_ok());
    let lines = ListLines { filter: LineFilter::default(), first: 0, count: 50 };
    timed("first lines of everything", || session.request(lines).is_ok());
    println!("{}", session.report().sentence);
}
