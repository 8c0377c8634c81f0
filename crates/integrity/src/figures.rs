//! What the sentence on the whole says beside what stands in the report. The sentence itself is made where it is read.

use protocol::Micros;
use protocol::report::{Figures, Report};

use crate::completeness::Hours;
use crate::overall::is_proved_elsewhere;
use crate::time::iso;
use crate::timeline::Timeline;
use crate::{Tally, period};

/// What its maker knows and the report does not tell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beside {
    /// From the earliest start to the latest end of a proved digest.
    pub proved: Option<(Micros, Micros)>,
    /// What became of the events.
    pub tally: Tally,
}

/// The figures, once what is known of the chains stands in the report.
pub(crate) fn figures(report: &Report, beside: &Beside, hours: &Hours) -> Figures {
    let missing = missing(report, hours);
    let elsewhere = report.logs.iter().filter(|log| !log.outside && is_proved_elsewhere(log));
    Figures {
        proved_from: beside.proved.map(|(from, _)| iso(from)),
        proved_to: beside.proved.map(|(_, to)| iso(to)),
        events: beside.tally.due(),
        events_proved: beside.tally.proved(),
        exempt: beside.tally.exempt,
        network: beside.tally.network,
        proved_elsewhere: elsewhere.count() as u64,
        chains: missing.len() as u64,
        interrupted: missing.iter().filter(|seconds| **seconds > 0).count() as u64,
        most_missing: missing.iter().copied().max().and_then(|most| u64::try_from(most).ok()).unwrap_or(0),
        period_faults: period::faults(&report.options),
    }
}

/// For every chain of hourly digests, the seconds for which none speaks.
fn missing(report: &Report, hours: &Hours) -> Vec<i64> {
    let chains = report.chains.iter().zip(hours.cover()).filter(|(chain, _)| !chain.backfill);
    let seconds = |(_, cover): (_, &Timeline)| {
        let holes = cover.extent().map(|(from, to)| cover.holes(from, to)).unwrap_or_default();
        holes.iter().map(|hole| hole.to.saturating_sub(hole.from)).sum()
    };
    chains.map(seconds).collect()
}

#[cfg(test)]
mod tests;
