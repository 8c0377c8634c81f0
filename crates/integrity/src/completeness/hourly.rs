//! Derives the states of hours from those of seconds.

use order::Order;
use std::collections::BTreeMap;

use protocol::completeness::{HourState, Stretch};

use super::HOUR_SECONDS;
use crate::period::Period;

/// A run of hours in the same state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub from: i64,
    pub to: i64,
    pub state: HourState,
}

/// What an hour consists of.
#[derive(Clone, Copy, Default)]
struct Parts {
    /// How many it has: all of them, but where a period begins or ends.
    asked: i64,
    known: i64,
    proved: i64,
    silent: i64,
    without_digest: i64,
    worst: HourState,
    /// Number of stretches in the hour.
    count: u32,
}

impl Parts {
    fn add(&mut self, seconds: i64, state: HourState) {
        self.known += seconds;
        self.worst = self.worst.max(state);
        self.count += 1;
        match state {
            HourState::Proved => self.proved += seconds,
            HourState::Silent => self.silent += seconds,
            HourState::Gap => self.without_digest += seconds,
            _ => {}
        }
    }

    /// If part of an hour is proved and there is no digest for the rest, its state is "partly". If all is proved,
    /// partly silent and partly with logs, the longer part counts.
    fn state(self) -> HourState {
        let proved = self.proved + self.silent;
        if proved == self.asked {
            return if self.silent > self.proved { HourState::Silent } else { HourState::Proved };
        }
        let is_partly = proved > 0 && proved + self.without_digest == self.known;
        if is_partly { HourState::Partly } else { self.worst }
    }

    fn is_mixed(self) -> bool {
        self.count > 1 || self.known < self.asked
    }
}

/// Runs of hours that follow each other, and the hours that are in several states. Of a period, only what lies in it counts;
/// nothing is known of the rest.
pub(crate) fn hourly(known: &[Stretch], period: Period) -> (Vec<Mark>, Vec<i64>) {
    let mut marks: Vec<Mark> = Vec::new();
    let mut parts: BTreeMap<i64, Parts> = BTreeMap::new();
    for stretch in known {
        // The hours that the stretch fills, and the incomplete ones at its ends.
        let first = stretch.from.div_euclid(HOUR_SECONDS);
        let first_full = stretch.from.saturating_add(HOUR_SECONDS - 1).div_euclid(HOUR_SECONDS);
        let end_full = stretch.to.div_euclid(HOUR_SECONDS);
        if first_full < end_full {
            marks.push(Mark { from: first_full, to: end_full, state: stretch.state });
        }
        let within = |hour: i64| {
            let begins = hour.saturating_mul(HOUR_SECONDS);
            stretch.to.min(begins.saturating_add(HOUR_SECONDS)).saturating_sub(stretch.from.max(begins))
        };
        let mut ends = vec![first, end_full];
        ends.dedup();
        for hour in ends.into_iter().filter(|hour| !(first_full..end_full).contains(hour) && within(*hour) > 0) {
            let begins = hour.saturating_mul(HOUR_SECONDS);
            let (from, to) = period.clip(begins, begins.saturating_add(HOUR_SECONDS));
            let asked = to.saturating_sub(from);
            let parts = parts.entry(hour).or_insert(Parts { asked, ..Parts::default() });
            parts.add(within(hour), stretch.state);
        }
    }
    let mixed = parts.iter().filter(|(_, parts)| parts.is_mixed()).map(|(hour, _)| *hour).collect();
    marks.extend(parts.iter().map(|(hour, parts)| Mark {
        from: *hour,
        to: hour.saturating_add(1),
        state: parts.state(),
    }));
    marks.order_by_key(|mark| mark.from);
    marks.dedup_by(|next, last| {
        let continues = next.from == last.to && next.state == last.state;
        if continues {
            last.to = next.to;
        }
        continues
    });
    (marks, mixed)
}

/// The most severe state in each column.
pub(crate) fn cells(marks: &[Mark], from: i64, step: i64, columns: u32) -> Vec<HourState> {
    let mut cells = vec![HourState::Nothing; usize::try_from(columns).unwrap_or(0)];
    let end = from.saturating_add(step.saturating_mul(i64::from(columns)));
    for mark in marks.iter().filter(|mark| mark.from < end && mark.to > from) {
        let column = |hour: i64| usize::try_from(hour.saturating_sub(from).max(0) / step).unwrap_or(usize::MAX);
        let (first, last) = (column(mark.from), column(mark.to.min(end).saturating_sub(1)));
        let touched = cells.get_mut(first..=last.max(first)).into_iter().flatten();
        touched.for_each(|cell| *cell = (*cell).max(mark.state));
    }
    cells
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;
    use crate::timeline::Timeline;

    proptest! {
        #[test]
        fn every_hour_is_as_counted_by_hand(
            lengths in proptest::collection::vec((1_i64..9000, 0..HourState::COUNT), 1..12), start in -9000_i64..9000,
            begins in proptest::option::of(-9000_i64..9000), lasts in proptest::option::of(1_i64..30_000),
        ) {
            let period = Period { from: begins, to: lasts.map(|lasts| begins.unwrap_or(start) + lasts) };
            let mut at = start;
            let mut stretches = Vec::new();
            for (length, state) in lengths {
                let state = HourState::ALL[state];
                if !matches!(state, HourState::Nothing | HourState::Partly) {
                    stretches.push(Stretch { from: at, to: at + length, state });
                }
                at += length;
            }
            let timeline = Timeline::weightiest(stretches).within(period);
            let (marks, mixed) = hourly(timeline.stretches(), period);
            for hour in (start - 1).div_euclid(HOUR_SECONDS) - 1..at.div_euclid(HOUR_SECONDS) + 2 {
                let seconds = (0..HOUR_SECONDS).map(|second| hour * HOUR_SECONDS + second);
                let is_asked = |second: &i64| period.from.is_none_or(|from| *second >= from) && period.to.is_none_or(|to| *second < to);
                let seconds: Vec<HourState> = seconds.filter(is_asked).map(|second| timeline.at(second)).collect();
                if seconds.is_empty() {
                    prop_assert!(!marks.iter().any(|mark| (mark.from..mark.to).contains(&hour)), "hour {}", hour);
                    continue;
                }
                let is_proved = |state: &HourState| matches!(state, HourState::Proved | HourState::Silent);
                let is_without = |state: &HourState| matches!(state, HourState::Nothing | HourState::Gap);
                let partly = seconds.iter().any(is_proved) && seconds.iter().any(is_without)
                    && seconds.iter().all(|state| is_proved(state) || is_without(state));
                let silent = seconds.iter().filter(|state| **state == HourState::Silent).count();
                let expected = match (partly, seconds.iter().all(is_proved)) {
                    (true, _) => HourState::Partly,
                    (_, true) if silent > seconds.len() / 2 => HourState::Silent,
                    (_, true) => HourState::Proved,
                    _ => seconds.iter().copied().max().unwrap(),
                };
                let found: Vec<HourState> =
                    marks.iter().filter(|mark| (mark.from..mark.to).contains(&hour)).map(|mark| mark.state).collect();
                prop_assert!(found.len() < 2);
                prop_assert_eq!(found.first().copied().unwrap_or_default(), expected, "hour {}", hour);
                let is_uniform = seconds.iter().all(|state| *state == seconds[0]);
                prop_assert_eq!(mixed.contains(&hour), !is_uniform && expected != HourState::Nothing);
            }
        }
    }
}
