//! Which periods are covered by digests.

use order::Order;
use std::collections::BTreeMap;

use protocol::Micros;

use crate::finding::Outside;
use crate::name::LogName;

/// Covered periods by account and region: a log from such a period should be listed in a digest, whichever trail it is
/// from.
#[derive(Default)]
pub(crate) struct Coverage<'a> {
    places: BTreeMap<(&'a str, &'a str), Spans>,
}

#[derive(Default)]
struct Spans {
    /// Periods of usable digests.
    covered: Vec<(Micros, Micros)>,
    /// Periods for which no digest was made.
    off: Vec<(Micros, Micros)>,
}

impl<'a> Coverage<'a> {
    /// Notes the period of a usable digest.
    pub fn cover(&mut self, account: &'a str, region: &'a str, from: Micros, to: Micros) {
        self.places.entry((account, region)).or_default().covered.push((from, to));
    }

    /// Notes a period in which validation or logging was off.
    pub fn switched_off(&mut self, account: &'a str, region: &'a str, from: Micros, to: Micros) {
        self.places.entry((account, region)).or_default().off.push((from, to));
    }

    /// To be called once everything has been noted.
    pub fn settle(&mut self) {
        for spans in self.places.values_mut() {
            merge(&mut spans.covered);
            merge(&mut spans.off);
        }
    }

    /// How the time in the name of an unlisted log relates to covered periods.
    pub fn locate(&self, name: Option<LogName<'_>>) -> Outside {
        let Some(name) = name else { return Outside::Coverage };
        let Some(spans) = self.places.get(&(name.account, name.region)) else { return Outside::Coverage };
        let time = name.delivered;
        // A period begins just after the end of the previous one, so its first moment belongs to that.
        if spanning(&spans.covered, time).is_some_and(|(from, _)| from < time) {
            return Outside::InsideCoveredPeriod;
        }
        let first = spans.covered.first().is_some_and(|(from, _)| *from <= time);
        let last = spans.covered.last().is_some_and(|(_, to)| time <= *to);
        if first && last && spanning(&spans.off, time).is_none() {
            return Outside::InsideMissingDigest;
        }
        Outside::Coverage
    }
}

/// Sorts periods and merges those that touch, dropping any that end before they begin.
fn merge(spans: &mut Vec<(Micros, Micros)>) {
    spans.retain(|(from, to)| from <= to);
    spans.order();
    spans.dedup_by(|next, last| {
        let touches = next.0 <= last.1;
        if touches {
            last.1 = last.1.max(next.1);
        }
        touches
    });
}

/// The period that contains a time, ends included.
fn spanning(spans: &[(Micros, Micros)], time: Micros) -> Option<(Micros, Micros)> {
    let after = spans.partition_point(|(from, _)| *from <= time);
    let span = spans.get(after.checked_sub(1)?)?;
    (time <= span.1).then_some(*span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse;

    fn at(hour: &str) -> Micros {
        parse(&format!("2026-03-02T{hour}:00Z")).unwrap_or(Micros(0))
    }

    fn check(hour: &str, expected: Outside) {
        let mut coverage = Coverage::default();
        for (from, to) in [("12:00", "13:00"), ("08:00", "09:00"), ("09:00", "10:00"), ("16:00", "17:00")] {
            coverage.cover("1", "r", at(from), at(to));
        }
        coverage.switched_off("1", "r", at("13:00"), at("16:00"));
        coverage.settle();
        let name = LogName { account: "1", region: "r", delivered: at(hour) };
        assert_eq!(coverage.locate(Some(name)), expected, "{hour}");
    }

    #[test]
    fn a_window_reaches_from_after_its_start_to_its_end() {
        check("07:59", Outside::Coverage);
        check("08:00", Outside::InsideMissingDigest);
        check("08:01", Outside::InsideCoveredPeriod);
        check("09:00", Outside::InsideCoveredPeriod);
        check("10:00", Outside::InsideCoveredPeriod);
        check("10:01", Outside::InsideMissingDigest);
        check("12:00", Outside::InsideMissingDigest);
        check("13:00", Outside::InsideCoveredPeriod);
        check("13:01", Outside::Coverage);
        check("16:00", Outside::Coverage);
        check("16:30", Outside::InsideCoveredPeriod);
        check("17:01", Outside::Coverage);
    }

    #[test]
    fn other_regions_and_unnamed_logs_lie_outside() {
        let mut coverage = Coverage::default();
        coverage.cover("1", "r", at("08:00"), at("09:00"));
        coverage.settle();
        let name = LogName { account: "1", region: "s", delivered: at("08:30") };
        assert_eq!(coverage.locate(Some(name)), Outside::Coverage);
        assert_eq!(coverage.locate(None), Outside::Coverage);
    }
}
