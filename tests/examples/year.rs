//! How long a year of digests takes to check: `cargo run --release -p tests --example year -- [DIGESTS]`.
//!
//! Makes empty hourly digests of one account in 17 regions (150,000 is a year), has two edges read and verify them, and
//! judges them. Signing takes the longest by far; it is not counted.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench")]

use std::time::{Duration, Instant};

use protocol::Request;
use protocol::brief::LineFilter;
use protocol::completeness::MapQuery;
use synth::digest::{Chain, SignedDigest, hourly};
use synth::signer::{Signer, list_public_keys};
use synth::trail::Trail;
use tests::session::Session;

const REGIONS: i64 = 17;
const HOUR: i64 = 3600;

fn chain(region: i64, hours: i64) -> Vec<SignedDigest> {
    let name = format!("xx-region-{region}");
    let mut chain = Chain::new(&Trail::new("111122223333", &name, "us-east-1", "main", "example-logs"));
    let start = 1_767_225_600;
    chain.extend(&Signer::of_region("us-east-1"), &hourly(start, start + hours * HOUR), &[]);
    chain.digests
}

fn sign(hours: i64) -> Vec<SignedDigest> {
    let regions: Vec<i64> = (0..REGIONS).collect();
    let part = |regions: &[i64]| regions.iter().flat_map(|region| chain(*region, hours)).collect::<Vec<_>>();
    let (some, others) = regions.split_at(regions.len() / 2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| part(others));
        let mut all = part(some);
        all.extend(other.join().unwrap());
        all
    })
}

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    println!("{what:<44} {:>8.2} s", start.elapsed().as_secs_f64());
    result
}

fn main() {
    let digests = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(20_000_i64);
    let digests = timed("sign, not counted", || sign(digests / REGIONS));
    let stored: Vec<(String, Vec<u8>)> =
        digests.iter().map(|digest| (digest.key.clone(), synth::gzip(&digest.content))).collect();
    let keys = list_public_keys(&[(&Signer::of_region("us-east-1"), 0, i64::from(i32::MAX))]);
    println!("{} digests of {REGIONS} chains", stored.len());

    let mut session = Session::new(2);
    let files = stored.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    timed("read, both edges one after the other", || session.read(files.chain([("keys.json", keys.as_slice())])));
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
    timed("report in brief", || session.request(Request::IntegrityBrief));
    timed("completeness map", || session.request(Request::Completeness(MapQuery::default())));
    let lines = Request::IntegrityLines { filter: LineFilter::default(), first: 0, count: 50 };
    timed("first lines of everything", || session.request(lines));
    println!("{}", session.report().sentence);
}
