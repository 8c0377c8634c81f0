//! Counts over time.

use protocol::report::Outcome;
use protocol::{Bin, Histogram, Micros};

use crate::batch::UNDATED;
use crate::select::Selection;
use crate::store::Store;

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Bin lengths that people think in. Beyond the last one they double.
const LENGTHS: [i64; 13] = [
    SECOND,
    5 * SECOND,
    15 * SECOND,
    MINUTE,
    5 * MINUTE,
    15 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    7 * DAY,
    28 * DAY,
];

/// Most bins in a histogram. As neighbouring lengths differ by a factor of five at most, there are at least a fifth as
/// many bins unless the period is shorter than that many seconds.
const MOST_BINS: i64 = 240;

impl Store {
    /// Counts over time in bins of a round length.
    // Compiled for speed, as in `totals`, even if its caller is not.
    #[inline(never)]
    pub fn histogram(&self, selection: &Selection) -> Histogram {
        let Some((Micros(first), Micros(last))) = self.period(selection) else {
            return Histogram { start: Micros(0), bin_length: SECOND, bins: Vec::new(), undated: selection.len() };
        };
        let length = bin_length(first, last);
        let start = first.div_euclid(length) * length;
        let bins = usize::try_from(bin_count(first, last, length)).unwrap_or_default();
        let mut histogram =
            Histogram { start: Micros(start), bin_length: length, bins: vec![Bin::default(); bins], undated: 0 };
        let outcomes: Vec<Outcome> = self.proof.iter().map(|verdict| verdict.outcome()).collect();
        let outcome_of = |row: u32| {
            let document = self.docs.get(row as usize).and_then(|document| outcomes.get(*document as usize));
            document.copied().unwrap_or(Outcome::Unchecked)
        };
        // Neighbouring rows are often in the same bin, and a division costs more than everything else here.
        let (mut from, mut bin) = (UNDATED, 0);
        for row in &selection.rows {
            let time = self.times.get(*row as usize).copied().unwrap_or(UNDATED);
            if time == UNDATED {
                histogram.undated += 1;
                continue;
            }
            if from == UNDATED || !(from..from + length).contains(&time) {
                bin = (time - start) / length;
                from = start + bin * length;
            }
            if let Some(bin) = usize::try_from(bin).ok().and_then(|at| histogram.bins.get_mut(at)) {
                bin.count += 1;
                bin.errors += u64::from(self.errors.get(*row));
                match outcome_of(*row) {
                    Outcome::Proved => {}
                    Outcome::Unchecked => bin.unchecked += 1,
                    Outcome::Failed => bin.failed += 1,
                }
            }
        }
        histogram
    }
}

impl Store {
    /// First and last time of a selection; `None` if nothing in it has a time.
    pub fn span(&self, selection: &Selection) -> Option<(Micros, Micros)> {
        self.period(selection)
    }

    /// Number of events in each of `parts` equal parts of a period.
    pub fn parts(&self, selection: &Selection, (first, last): (Micros, Micros), parts: u32) -> Vec<u64> {
        let mut counts = vec![0; parts as usize];
        // In 128 bits, no period is too long.
        let length = i128::from(last.0) - i128::from(first.0) + 1;
        let times = selection.rows.iter().filter_map(|row| self.times.get(*row as usize));
        for time in times.filter(|time| **time != UNDATED) {
            let part = (i128::from(*time) - i128::from(first.0)) * i128::from(parts) / length.max(1);
            if let Some(count) = usize::try_from(part).ok().and_then(|part| counts.get_mut(part)) {
                *count += 1;
            }
        }
        counts
    }
}

/// The shortest length for which [`MOST_BINS`] suffice.
fn bin_length(first: i64, last: i64) -> i64 {
    let fits = |length: &i64| bin_count(first, last, *length) <= MOST_BINS;
    LENGTHS.into_iter().find(fits).unwrap_or_else(|| {
        let longest = 28 * DAY;
        let doubled = std::iter::successors(Some(longest), |length| length.checked_mul(2));
        doubled.take_while(|length| *length < i64::MAX / 4).find(fits).unwrap_or(longest)
    })
}

fn bin_count(first: i64, last: i64, length: i64) -> i64 {
    last.div_euclid(length) - first.div_euclid(length) + 1
}
