//! How much of a period each chain of digests covers.

use protocol::completeness::HourState;
use protocol::report::{Chain, Known, Report};
use protocol::{Micros, TimeRange};

use crate::format;

const SECOND: i64 = 1_000_000;

/// How much of the period a chain covers, in seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Coverage {
    pub account: String,
    pub region: String,
    pub trail: String,
    /// Length of the period: its own, if none is asked for.
    pub asked: i64,
    /// Digests speak for it, and all that they say is proved.
    pub proved: i64,
    /// How much of that is proved to be silent.
    pub silent: i64,
    /// Digests or logs are there, and nothing signed confirms them.
    pub unproved: i64,
    /// Something is altered, damaged or missing.
    pub failed: i64,
    /// No digest speaks for it.
    pub uncovered: Vec<Uncovered>,
}

/// A time for which no digest speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Uncovered {
    from: i64,
    to: i64,
    pub state: HourState,
}

impl Uncovered {
    pub fn seconds(&self) -> i64 {
        self.to.saturating_sub(self.from)
    }

    pub fn began(&self) -> String {
        format::time(Micros(self.from.saturating_mul(SECOND)))
    }

    pub fn ended(&self) -> String {
        format::time(Micros(self.to.saturating_mul(SECOND)))
    }
}

/// Whether an account is among those chosen; with none chosen, all are.
pub(super) fn is_chosen(account: &str, chosen: &[String]) -> bool {
    chosen.is_empty() || chosen.iter().any(|it| it == account)
}

/// Each chain of hourly digests of these accounts.
pub(super) fn of(report: &Report, period: Option<TimeRange>, accounts: &[String]) -> Vec<Coverage> {
    let hourly = report.chains.iter().filter(|chain| !chain.backfill && is_chosen(&chain.account, accounts));
    hourly.map(|chain| of_chain(chain, period)).collect()
}

fn of_chain(chain: &Chain, period: Option<TimeRange>) -> Coverage {
    let second = |text: &str| calendar::parse(text).map(|at| at.0.div_euclid(SECOND));
    let known = |it: &Known| Some((second(&it.from)?, second(&it.to)?, it.state));
    let known: Vec<(i64, i64, HourState)> = chain.known.iter().filter_map(known).collect();
    let own = (known.first().map_or(0, |(from, ..)| *from), known.last().map_or(0, |(_, to, _)| *to));
    let (from, to) = period.map_or(own, |TimeRange { from, to }| {
        (from.0.div_euclid(SECOND), to.0.saturating_add(SECOND - 1).div_euclid(SECOND))
    });
    let mut coverage = Coverage {
        account: chain.account.clone(),
        region: chain.region.clone(),
        trail: chain.trail.clone(),
        asked: to.saturating_sub(from).max(0),
        ..Coverage::default()
    };
    let mut reached = from;
    for (start, end, state) in known {
        let (start, end) = (start.clamp(reached, to.max(reached)), end.clamp(reached, to.max(reached)));
        coverage.add(reached, start, HourState::Nothing);
        coverage.add(start, end, state);
        reached = end;
    }
    coverage.add(reached, to, HourState::Nothing);
    coverage
}

impl Coverage {
    fn add(&mut self, from: i64, to: i64, state: HourState) {
        let length = to.saturating_sub(from);
        if length <= 0 {
            return;
        }
        match state {
            HourState::Proved => self.proved += length,
            HourState::Silent => {
                self.proved += length;
                self.silent += length;
            }
            HourState::Partly | HourState::HashOnly | HourState::NotCovered => self.unproved += length,
            HourState::LogMissing | HourState::Failed => self.failed += length,
            HourState::Nothing | HourState::Gap | HourState::DigestMissing => {
                match self.uncovered.last_mut().filter(|last| last.to == from && last.state == state) {
                    Some(last) => last.to = to,
                    None => self.uncovered.push(Uncovered { from, to, state }),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chain(known: &[(i64, i64, HourState)]) -> Chain {
        let text = |second: i64| calendar::write(Micros(second * SECOND)).expect("a time");
        Chain {
            account: "111122223333".to_owned(),
            region: "eu-west-1".to_owned(),
            trail: "main".to_owned(),
            home_region: String::new(),
            bucket: String::new(),
            backfill: false,
            digests: vec![],
            gaps: vec![],
            holes: vec![],
            known: known
                .iter()
                .map(|(from, to, state)| Known { from: text(*from), to: text(*to), state: *state })
                .collect(),
            period: None,
        }
    }

    fn period(from: i64, to: i64) -> Option<TimeRange> {
        Some(TimeRange { from: Micros(from * SECOND), to: Micros(to * SECOND) })
    }

    #[test]
    fn every_second_counts_once() {
        use HourState::{DigestMissing, Failed, Gap, HashOnly, Nothing, Proved, Silent};
        let known = [
            (100, 200, Proved),
            (200, 300, Silent),
            (300, 350, Gap),
            (350, 400, Gap),
            (400, 500, DigestMissing),
            (500, 520, HashOnly),
            (520, 530, Failed),
        ];
        let chain = chain(&known);
        type Expected<'a> = (i64, i64, i64, i64, i64, &'a [(i64, i64, HourState)]);
        let cases: [(Option<TimeRange>, Expected<'_>); 4] = [
            (None, (430, 200, 100, 20, 10, &[(300, 400, Gap), (400, 500, DigestMissing)])),
            (period(150, 310), (160, 150, 100, 0, 0, &[(300, 310, Gap)])),
            (
                period(0, 1000),
                (
                    1000,
                    200,
                    100,
                    20,
                    10,
                    &[(0, 100, Nothing), (300, 400, Gap), (400, 500, DigestMissing), (530, 1000, Nothing)],
                ),
            ),
            (period(2000, 2100), (100, 0, 0, 0, 0, &[(2000, 2100, Nothing)])),
        ];
        for (period, (asked, proved, silent, unproved, failed, uncovered)) in cases {
            let found = of_chain(&chain, period);
            assert_eq!(
                (found.asked, found.proved, found.silent, found.unproved, found.failed),
                (asked, proved, silent, unproved, failed)
            );
            let gaps: Vec<_> = found.uncovered.iter().map(|gap| (gap.from, gap.to, gap.state)).collect();
            assert_eq!(gaps, uncovered);
        }
    }

    proptest! {
        #[test]
        fn the_parts_add_up(lengths in prop::collection::vec((0_i64..50, 0_usize..HourState::COUNT), 0..12), from in 0_i64..300, length in 1_i64..300) {
            let mut at = 100;
            let mut known = Vec::new();
            for (length, state) in lengths {
                known.push((at, at + length, HourState::ALL[state]));
                at += length;
            }
            let found = of_chain(&chain(&known), period(from, from + length));
            let gaps: i64 = found.uncovered.iter().map(Uncovered::seconds).sum();
            prop_assert_eq!(found.proved + found.unproved + found.failed + gaps, length);
            prop_assert_eq!(found.asked, length);
        }
    }
}
