//! Counts over time.

use protocol::report::Outcome;
use protocol::{Bin, Histogram, Micros, Zone};

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
const MOST_BINS: usize = 240;

impl Store {
    /// Counts over time in bins of a round length, as clocks of a zone show them.
    // Compiled for speed, as in `totals`, even if its caller is not.
    #[inline(never)]
    pub fn histogram(&self, selection: &Selection, zone: &Zone) -> Histogram {
        let Some(period) = self.period(selection) else {
            return Histogram { edges: Vec::new(), bin_length: SECOND, bins: Vec::new(), undated: selection.len() };
        };
        let (bin_length, edges) = edges(zone, period);
        let bins = vec![Bin::default(); edges.len().saturating_sub(1)];
        let mut histogram = Histogram { edges, bin_length, bins, undated: 0 };
        let outcomes: Vec<Outcome> = self.proof.iter().map(|verdict| verdict.outcome()).collect();
        let outcome_of = |row: u32| {
            let document = self.docs.get(row as usize).and_then(|document| outcomes.get(*document as usize));
            document.copied().unwrap_or(Outcome::Unchecked)
        };
        // Neighbouring rows are often in the same bin, and looking for one costs more than everything else here.
        let mut known = None;
        for row in &selection.rows {
            let time = self.times.get(*row as usize).copied().unwrap_or(UNDATED);
            if time == UNDATED {
                histogram.undated += 1;
                continue;
            }
            if let Some(bin) = bin_of(&histogram.edges, time, &mut known).and_then(|at| histogram.bins.get_mut(at)) {
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

/// The bin of a time, which is most likely the `known` one: its number, start and end.
pub(crate) fn bin_of(edges: &[Micros], time: i64, known: &mut Option<(usize, i64, i64)>) -> Option<usize> {
    if let Some((at, from, to)) = known
        && (*from..*to).contains(&time)
    {
        return Some(*at);
    }
    let at = edges.partition_point(|edge| edge.0 <= time).checked_sub(1)?;
    let (from, to) = (edges.get(at)?.0, edges.get(at + 1)?.0);
    *known = Some((at, from, to));
    Some(at)
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

/// The shortest length for which [`MOST_BINS`] suffice, and the edges of the bins.
fn edges(zone: &Zone, period: (Micros, Micros)) -> (i64, Vec<Micros>) {
    let doubled = std::iter::successors(Some(56 * DAY), |length| length.checked_mul(2));
    let lengths = LENGTHS.into_iter().chain(doubled.take_while(|length| *length < i64::MAX / 4));
    let mut fitting = lengths.filter_map(|length| Some((length, fit(zone, period, length)?)));
    fitting.next().unwrap_or_default()
}

/// The edges of bins of this length; `None` if there would be too many of them.
fn fit(zone: &Zone, (first, last): (Micros, Micros), length: i64) -> Option<Vec<Micros>> {
    let mut edges = vec![calendar::floor(zone, first, length)];
    while let Some(edge) = edges.last().copied().filter(|edge| *edge <= last) {
        let next = calendar::next(zone, edge, length);
        if next <= edge || edges.len() > MOST_BINS {
            return None;
        }
        edges.push(next);
    }
    Some(edges)
}
