//! Adds to a report what events say about trails.

use order::Order;
use protocol::Micros;
use protocol::TimeRange;
use protocol::completeness::{HourState, Stretch};
use protocol::recording::Band;
use protocol::report::{Gap, GapKind, Known, LoggingGap, Report};

use crate::completeness::Hours;
use crate::period::Period;
use crate::time::{self, iso};
use crate::timeline::Timeline;
use crate::{Validation, overall};

impl Validation {
    /// Adds what events say about trails (see [`crate::bands`]). No verdict on a file depends on it; whether a period is
    /// covered does.
    pub fn add_trail_events(&mut self, bands: &[Band]) {
        self.report.logging_gaps = bands.iter().map(logging_gap).collect();
        self.hours = Hours::of(&self.report, bands);
        fill_in(&mut self.report, &self.hours);
        overall::settle(&mut self.report, &self.beside, &self.hours);
    }

    /// The gap that a band caused, according to digests and events together: in the chain for the trail's own region,
    /// if there is one.
    pub fn known(&self, band: &Band) -> Option<TimeRange> {
        let from = time::seconds(band.began.time);
        let to = band.ended.as_ref().map_or(i64::MAX, |ended| time::seconds(ended.time).saturating_add(1));
        let chains = self.report.chains.iter().zip(self.hours.cover());
        let mut of_trail: Vec<_> = chains
            .filter(|(chain, _)| {
                band.missing.is_everything() && chain.trail == band.trail && chain.account == band.account
            })
            .collect();
        of_trail.order_by_key(|(chain, _)| (chain.region != chain.home_region, chain.backfill));
        let gap = of_trail.iter().find_map(|(_, timeline)| timeline.meeting(HourState::Gap, from, to))?;
        Some(TimeRange { from: micros(gap.from), to: micros(gap.to) })
    }
}

fn micros(seconds: i64) -> Micros {
    Micros(seconds.saturating_mul(1_000_000))
}

/// Writes into each chain what is known of it, and what came of the period that was claimed.
pub(crate) fn fill_in(report: &mut Report, hours: &Hours) {
    for (chain, timeline) in report.chains.iter_mut().zip(hours.chains()) {
        chain.known = known(timeline);
    }
    for (chain, cover) in report.chains.iter_mut().zip(hours.cover()) {
        chain.holes = cover.extent().map(|(from, to)| holes(cover, from, to)).unwrap_or_default();
    }
    Period::of(&report.options).test(report, hours);
}

/// Times for which no digest speaks, from one second to another.
pub(crate) fn holes(cover: &Timeline, from: i64, to: i64) -> Vec<Gap> {
    let gap = |hole: &Stretch| {
        let kind = match hole.state {
            HourState::Gap => GapKind::Restart,
            HourState::DigestMissing => GapKind::MissingDigest,
            _ => GapKind::Unexplained,
        };
        Gap { from: Some(iso(micros(hole.from))), to: Some(iso(micros(hole.to))), kind }
    };
    cover.holes(from, to).iter().map(gap).collect()
}

fn known(timeline: &Timeline) -> Vec<Known> {
    let Some((from, to)) = timeline.extent() else { return Vec::new() };
    let proved = |state| if state == HourState::Silent { HourState::Proved } else { state };
    let mut found: Vec<(i64, i64, HourState)> = Vec::new();
    for part in timeline.known(from, to) {
        match found.last_mut().filter(|(.., state)| *state == proved(part.state)) {
            Some((_, to, _)) => *to = part.to,
            None => found.push((part.from, part.to, proved(part.state))),
        }
    }
    let known = |(from, to, state)| Known { from: iso(micros(from)), to: iso(micros(to)), state };
    found.into_iter().map(known).collect()
}

fn logging_gap(band: &Band) -> LoggingGap {
    let ended = band.ended.as_ref();
    LoggingGap {
        account: band.account.clone(),
        trail: band.trail.clone(),
        what: band.missing.clone(),
        missing: String::new(),
        everything: band.missing.is_everything(),
        from: iso(band.began.time),
        began_by: band.began.name.clone(),
        began_event_id: band.began.event_id.clone(),
        to: ended.map(|ended| iso(ended.time)),
        ended_by: ended.map(|ended| ended.name.clone()),
        ended_event_id: ended.map(|ended| ended.event_id.clone()),
    }
}
