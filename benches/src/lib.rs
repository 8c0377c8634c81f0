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
