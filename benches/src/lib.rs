//! Benchmarks: `cargo bench -p benches`. What they measure is in `benches/`; results are in `docs/benchmarks.md`. Here is what they share:
//! time on the processor, so that other programs do not count.

use std::fs;
use std::time::{Duration, Instant};

/// The result of some work, and how long the processor took for it. Where the system does not tell that, time on the clock.
pub fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let (start, before) = (Instant::now(), on_processor());
    let result = run();
    let used = before.zip(on_processor()).map(|(before, after)| after.saturating_sub(before));
    (result, used.unwrap_or_else(|| start.elapsed()))
}

/// How long this thread has run. Linux only.
fn on_processor() -> Option<Duration> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// In milliseconds.
pub fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

/// How many events to make up: as many as are asked for, or so many. As one of the tests, which are not optimised, a bench only has to work.
pub fn events(usual: usize) -> usize {
    const AS_A_TEST: usize = 5_000;
    let asked = std::env::args().find_map(|arg| arg.parse().ok());
    let is_bench = std::env::args().any(|arg| arg == "--bench");
    asked.unwrap_or(if is_bench { usual } else { AS_A_TEST })
}
