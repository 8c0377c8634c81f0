//! Which times no digest covers: there, a missing column does not mean that nothing happened.

use protocol::brief::ChainBrief;
use protocol::{Micros, TimeRange};

use super::TimelineTable;
use crate::format::parse_time;

/// Runs of bins (first, and the one after the last) that do not overlap any time covered by digests. Empty if there are
/// no digests at all, since then nothing is known about coverage.
pub fn uncovered(chains: &[ChainBrief], table: &TimelineTable) -> Vec<(usize, usize)> {
    let covered: Vec<TimeRange> = chains.iter().filter(|chain| !chain.backfill).flat_map(covered).collect();
    if covered.is_empty() {
        return Vec::new();
    }
    let is_covered = |bin: usize| {
        let (from, to) = (table.bin_start(bin), table.bin_start(bin + 1));
        covered.iter().any(|range| range.from.0 < to && range.to.0 > from)
    };
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for bin in (0..table.bins.len()).filter(|bin| !is_covered(*bin)) {
        match runs.last_mut() {
            Some((_, end)) if *end == bin => *end += 1,
            _ => runs.push((bin, bin + 1)),
        }
    }
    runs
}

/// What a chain covers: its period except its gaps.
fn covered(chain: &ChainBrief) -> Vec<TimeRange> {
    let time = |text: &Option<String>| text.as_deref().and_then(parse_time);
    let (Some(from), Some(to)) = (time(&chain.from), time(&chain.to)) else { return Vec::new() };
    // At most `ChainBrief::MOST_GAPS` of them. The standard library's sort takes 4 kB for each type sorted.
    let mut gaps: Vec<(Micros, Micros)> = Vec::new();
    for gap in &chain.gaps {
        let gap = (time(&gap.from).unwrap_or(from), time(&gap.to).unwrap_or(to));
        gaps.insert(gaps.partition_point(|known| *known <= gap), gap);
    }
    let mut ranges = Vec::new();
    let mut at = from;
    for (start, end) in gaps {
        ranges.push(TimeRange { from: at, to: start });
        at = at.max(end);
    }
    ranges.push(TimeRange { from: at, to });
    ranges.retain(|range| range.from < range.to);
    ranges
}

#[cfg(test)]
mod tests {
    use protocol::report::{Gap, GapKind};

    use super::*;

    fn chain(from: &str, to: &str, gap: Option<(&str, &str)>) -> ChainBrief {
        let time = |hour: &str| Some(format!("1970-01-01T{hour}:00:00Z"));
        let gaps = gap.map(|(from, to)| Gap { from: time(from), to: time(to), kind: GapKind::Restart });
        ChainBrief {
            account: String::new(),
            region: String::new(),
            trail: String::new(),
            home_region: String::new(),
            bucket: String::new(),
            backfill: false,
            digests: 1,
            outside: 0,
            period: None,
            outcomes: [0; 3],
            from: time(from),
            to: time(to),
            gaps_total: u64::from(gap.is_some()),
            gaps: gaps.into_iter().collect(),
            fingerprints: Vec::new(),
            newest: None,
        }
    }

    fn day() -> TimelineTable {
        let edges = (0..=12).map(|hour| hour * 3_600_000_000).collect();
        TimelineTable { edges, bin_length: 3_600_000_000, bins: vec![(0, 0); 12], ..TimelineTable::default() }
    }

    #[test]
    fn what_no_chain_speaks_for_is_uncovered() {
        assert_eq!(uncovered(&[], &day()), []);
        assert_eq!(uncovered(&[chain("02", "10", None)], &day()), [(0, 2), (10, 12)]);
        assert_eq!(uncovered(&[chain("00", "12", Some(("04", "06")))], &day()), [(4, 6)]);
        // Another chain covers the gap.
        assert_eq!(uncovered(&[chain("00", "12", Some(("04", "06"))), chain("03", "07", None)], &day()), []);
    }

    #[test]
    fn unreadable_times_cover_nothing() {
        let mut odd = chain("00", "12", None);
        odd.from = Some("yesterday".to_owned());
        assert_eq!(uncovered(&[odd], &day()), []);
    }
}
