//! A period that somebody claims to hold: which files lie in it, and how much of it each chain covers. What is known of a chain
//! from when to when is asked of its [`Timeline`] and of nobody else.

use std::collections::BTreeMap;

use protocol::completeness::HourState;
use protocol::report::{Chain, Claim, Covered, Log, Options, PeriodFault, Report};
use protocol::{Micros, TimeRange};

use crate::completeness::{HOUR_SECONDS, Hours};
use crate::name::{LogName, file_name};
use crate::overall::summarise;
use crate::time::{self, iso};
use crate::timeline::{Timeline, window};
use crate::trail_events::holes;

/// From one second to another; an end that is open is each chain's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Period {
    pub from: Option<i64>,
    pub to: Option<i64>,
}

/// The period that is claimed, to the microsecond; what is open reaches to the end of time. `None`: none is, or it cannot be
/// understood.
pub fn claimed(options: &Options) -> Option<TimeRange> {
    let (from, to) = ends(options).ok()?;
    (from.is_some() || to.is_some())
        .then(|| TimeRange { from: from.unwrap_or(Micros(i64::MIN)), to: to.unwrap_or(Micros(i64::MAX)) })
}

type Ends = (Option<Micros>, Option<Micros>);

fn ends(options: &Options) -> Result<Ends, Vec<PeriodFault>> {
    let read = |text: &Option<String>, fault| match text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => time::parse(text).map(Some).ok_or(fault),
    };
    match (read(&options.from, PeriodFault::From), read(&options.to, PeriodFault::To)) {
        (Ok(Some(from)), Ok(Some(to))) if from >= to => Err(vec![PeriodFault::Order]),
        (Ok(from), Ok(to)) => Ok((from, to)),
        (from, to) => Err([from.err(), to.err()].into_iter().flatten().collect()),
    }
}

/// What cannot be understood of the period, so that nothing is restricted.
pub(crate) fn faults(options: &Options) -> Vec<PeriodFault> {
    ends(options).err().unwrap_or_default()
}

impl Period {
    /// The period that is claimed; all of time if none is.
    pub fn of(options: &Options) -> Period {
        let (from, to) = ends(options).unwrap_or_default();
        let last = |to: Micros| time::seconds(Micros(to.0.saturating_add(999_999)));
        Period { from: from.map(time::seconds), to: to.map(last) }
    }

    /// Whether it has an end.
    pub fn is_claimed(self) -> bool {
        self != Period::default()
    }

    /// The part of a time that lies in it.
    pub fn clip(self, from: i64, to: i64) -> (i64, i64) {
        (self.from.map_or(from, |start| start.max(from)), self.to.map_or(to, |end| end.min(to)))
    }

    /// Whether a part of a time lies in it.
    fn meets(self, from: i64, to: i64) -> bool {
        let (from, to) = self.clip(from, to);
        from < to
    }

    /// What is claimed of a chain of which something is known from when to when.
    fn of_chain(self, extent: Option<(i64, i64)>) -> (i64, i64) {
        let from = self.from.or(extent.map(|(from, _)| from)).or(self.to).unwrap_or_default();
        let to = self.to.or(extent.map(|(_, to)| to)).unwrap_or(from);
        (from, to.max(from))
    }

    /// Marks the files that lie outside. A file lies where the map shows it: a digest and what it lists in the time that it
    /// speaks for, any other log in the hour that its name tells. One of which that is not known lies inside.
    pub fn mark(self, report: &mut Report) {
        if !self.is_claimed() {
            return;
        }
        let mut windows: BTreeMap<String, bool> = BTreeMap::new();
        for digest in report.chains.iter_mut().flat_map(|chain| &mut chain.digests) {
            let seconds = window(digest).map(|(from, to)| (time::seconds(from), time::seconds(to)));
            digest.outside = seconds.is_some_and(|(from, to)| !self.meets(from, to.max(from.saturating_add(1))));
            windows.insert(digest.key.clone(), digest.outside);
        }
        for log in &mut report.logs {
            let of_digest = log.digest_key.as_ref().and_then(|key| windows.get(key)).copied();
            log.outside = of_digest.unwrap_or_else(|| self.excludes(log));
        }
    }

    fn excludes(self, log: &Log) -> bool {
        log.digest_key.is_none() && self.excludes_name(&log.key)
    }

    /// Whether a log with this name, which no digest lists, lies outside.
    pub fn excludes_name(self, key: &str) -> bool {
        LogName::parse(file_name(key)).is_some_and(|name| {
            let second = time::seconds(name.delivered);
            let hour = second.saturating_sub(second.rem_euclid(HOUR_SECONDS));
            !self.meets(hour, hour.saturating_add(HOUR_SECONDS))
        })
    }

    /// Writes what came of the claim: of every chain, and on the whole.
    pub fn test(self, report: &mut Report, hours: &Hours) {
        if !self.is_claimed() {
            return;
        }
        for ((chain, timeline), cover) in report.chains.iter_mut().zip(hours.chains()).zip(hours.cover()) {
            chain.period = (!chain.backfill).then(|| self.covered(timeline, cover));
        }
        let witnesses = || report.chains.iter().filter_map(|chain: &Chain| chain.period.as_ref());
        let all = |is: fn(&Covered) -> bool| witnesses().next().is_some() && witnesses().all(is);
        let said = |end: &Option<String>| end.as_deref().and_then(time::parse).and_then(calendar::write);
        let claim = Claim {
            from: said(&report.options.from),
            to: said(&report.options.to),
            covered: all(Covered::is_whole),
            proved: all(|covered| covered.proved),
            outside: summarise(&report.chains, &[], &report.logs, true),
        };
        report.period = Some(claim);
    }

    fn covered(self, timeline: &Timeline, cover: &Timeline) -> Covered {
        let (from, to) = self.of_chain(cover.extent());
        let missing: i64 = cover.holes(from, to).iter().map(|hole| hole.to.saturating_sub(hole.from)).sum();
        let all = u64::try_from(to.saturating_sub(from)).unwrap_or(0);
        let uncovered_seconds = u64::try_from(missing).unwrap_or(0);
        let uncovered = holes(cover, from, to);
        let covered = Covered {
            from: iso(micros(from)),
            to: iso(micros(to)),
            covered_seconds: all.saturating_sub(uncovered_seconds),
            uncovered_seconds,
            uncovered_times: uncovered.len() as u64,
            uncovered,
            proved: false,
        };
        let is_proved = |state| matches!(state, HourState::Proved | HourState::Silent);
        let proved = covered.is_whole() && timeline.known(from, to).iter().all(|known| is_proved(known.state));
        Covered { proved, ..covered }
    }
}

fn micros(seconds: i64) -> Micros {
    Micros(seconds.saturating_mul(1_000_000))
}

#[cfg(test)]
mod tests;
