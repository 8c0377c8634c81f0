//! Counts tests from the output of their runners.

use serde_json::Value;

/// Numbers of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, or did not run because something else failed.
    pub failed: u64,
}

impl Tally {
    /// Adds the numbers of another tally.
    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Parses nextest's summary: `Summary [ 0.1s] 3 tests run: 1 passed (1 slow), 1 failed, 1 timed out, 0 skipped`.
///
/// A run that stopped early says `3/9 tests run`; the tests that did not run count as failed.
pub fn nextest(output: &str) -> Option<Tally> {
    let summary = output.lines().rev().find_map(|line| line.trim_start().strip_prefix("Summary ["))?;
    let (run, results) = summary.split_once("] ")?.1.split_once(" run: ")?;
    let run = run.trim().split_once(' ')?.0;
    let planned: u64 = run.rsplit('/').next()?.parse().ok()?;
    let passed = results.split(", ").find_map(|result| count_before(result, "passed")).unwrap_or(0);
    Some(Tally { passed, failed: planned.saturating_sub(passed) })
}

/// Adds up the results of `cargo test`, one line for each binary: `test result: FAILED. 1 passed; 2 failed; 0 ignored;
/// …`.
pub fn cargo_test(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        let Some((_, results)) = line.strip_prefix("test result: ").and_then(|line| line.split_once(". ")) else {
            continue;
        };
        for result in results.split("; ") {
            tally.passed += count_before(result, "passed").unwrap_or(0);
            tally.failed += count_before(result, "failed").unwrap_or(0);
        }
    }
    tally
}

/// Reads the statistics in Playwright's JSON report. A flaky story passed in the end, but counts as failed.
pub fn playwright(report: &Value) -> Option<Tally> {
    let stats = report.get("stats")?;
    let count = |name: &str| stats.get(name).and_then(Value::as_u64);
    // Failures outside any story, such as a file that cannot be loaded.
    let outside = report.get("errors").and_then(Value::as_array).map_or(0, |errors| errors.len() as u64);
    Some(Tally { passed: count("expected")?, failed: count("unexpected")? + count("flaky")? + outside })
}

fn count_before(text: &str, word: &str) -> Option<u64> {
    let (count, rest) = text.trim().split_once(' ')?;
    (rest.split(' ').next()? == word).then(|| count.parse().ok())?
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Tally, cargo_test, nextest, playwright};

    #[test]
    fn reads_nextest() {
        for (summary, tally) in [
            ("     Summary [   0.012s] 3 tests run: 3 passed, 0 skipped", Some((3, 0))),
            ("     Summary [   1.5s] 1 test run: 1 passed, 2 skipped\nwarning: x", Some((1, 0))),
            ("     Summary [   0.1s] 5 tests run: 2 passed (1 slow), 2 failed, 1 timed out, 0 skipped", Some((2, 3))),
            ("     Summary [   0.1s] 3/9 tests run: 2 passed, 1 failed, 0 skipped", Some((2, 7))),
            ("     Summary [   0.1s] 2 tests run: 0 passed, 2 failed, 0 skipped", Some((0, 2))),
            ("error: could not compile", None),
        ] {
            assert_eq!(nextest(summary), tally.map(|(passed, failed)| Tally { passed, failed }), "{summary}");
        }
    }

    #[test]
    fn adds_up_cargo_test() {
        let output = "test a ... ok\n\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\n\
                      test result: FAILED. 1 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.0s\n";
        assert_eq!(cargo_test(output), Tally { passed: 3, failed: 3 });
        assert_eq!(cargo_test("error"), Tally::default());
    }

    #[test]
    fn reads_playwright() {
        let stats = json!({ "expected": 4, "unexpected": 1, "flaky": 1, "skipped": 2 });
        let report = json!({ "stats": stats, "errors": [{ "message": "a file does not load" }] });
        assert_eq!(playwright(&report), Some(Tally { passed: 4, failed: 3 }));
        assert_eq!(playwright(&json!({ "stats": stats })), Some(Tally { passed: 4, failed: 2 }));
        assert_eq!(playwright(&json!({})), None);
    }
}
