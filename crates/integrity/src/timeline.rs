//! What is known about a chain and when, to the second. Report, map, bands and needs are all based on this.

use std::collections::BTreeMap;

use protocol::Micros;
use protocol::completeness::{HourState, Stretch};
use protocol::recording::Band;
use protocol::report::{Chain, DigestEntry, Gap, GapKind, Log, Outcome, Verdict};

use crate::period::Period;
use crate::time::{self, plus_hours};

/// Longest period that a single gap or digest can account for, in seconds: 50 years. Times come from files.
const MOST_SECONDS: i64 = 50 * 366 * 24 * 3600;

/// Consecutive stretches without overlap, each in one state. Nothing is known about the time between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Timeline(Vec<Stretch>);

impl Timeline {
    /// The timeline of a chain, given the state of the logs that each of its digests lists, and the periods in which
    /// its trail recorded nothing according to events.
    pub fn of(chain: &Chain, logs: &BTreeMap<&str, HourState>, bands: &[Band]) -> Timeline {
        let (there, gone, silent) = layers_of(chain, logs, bands);
        Timeline::layers(&there, &gone, &silent)
    }

    /// Only whether digests cover a time, whatever they say: their gaps are [`Timeline::holes`].
    pub fn cover(chain: &Chain, logs: &BTreeMap<&str, HourState>, bands: &[Band]) -> Timeline {
        let (there, gone, silent) = layers_of(chain, logs, bands);
        let there: Vec<Stretch> = there.iter().map(|it| Stretch { state: HourState::Proved, ..*it }).collect();
        Timeline::layers(&there, &gone, &silent)
    }

    /// What is there takes precedence over what is missing: a missing digest only accounts for time that nothing else
    /// covers. That a trail was stopped overrides both.
    fn layers(there: &[Stretch], gone: &[Stretch], over: &[Stretch]) -> Timeline {
        let there = Timeline::weightiest(there.iter().copied());
        let gone = Timeline::weightiest(gone.iter().copied()).0;
        let rest = gone.iter().flat_map(|gone| {
            let spoken_for = there.known(gone.from, gone.to);
            let free = spoken_for.into_iter().filter(|part| part.state == HourState::Nothing);
            free.map(|part| Stretch { state: gone.state, ..part }).collect::<Vec<_>>()
        });
        let rest: Vec<Stretch> = rest.collect();
        Timeline::weightiest(there.0.iter().chain(&rest).chain(over).copied())
    }

    /// Each moment in the most severe state of all stretches that include it.
    pub fn weightiest(stretches: impl IntoIterator<Item = Stretch>) -> Timeline {
        let mut changes: BTreeMap<i64, Vec<(HourState, i64)>> = BTreeMap::new();
        for stretch in stretches.into_iter().filter(|stretch| stretch.from < stretch.to) {
            changes.entry(stretch.from).or_default().push((stretch.state, 1));
            changes.entry(stretch.to).or_default().push((stretch.state, -1));
        }
        let mut open = [0_i64; HourState::COUNT];
        let (mut found, mut since): (Vec<Stretch>, Option<(i64, HourState)>) = (Vec::new(), None);
        for (moment, changed) in changes {
            for (state, change) in changed {
                open.get_mut(state as usize).into_iter().for_each(|open| *open += change);
            }
            let state =
                HourState::ALL.into_iter().zip(open).filter(|(_, open)| *open > 0).map(|(state, _)| state).max();
            if since.map(|(_, state)| state) != state {
                found.extend(since.map(|(from, state)| Stretch { from, to: moment, state }));
                since = state.map(|state| (moment, state));
            }
        }
        Timeline(found)
    }

    /// What is known in a period: consecutive stretches without anything in between.
    pub fn known(&self, from: i64, to: i64) -> Vec<Stretch> {
        let mut known = Vec::new();
        if from >= to {
            return known;
        }
        let mut at = from;
        let first = self.0.partition_point(|stretch| stretch.to <= from);
        for stretch in self.0.get(first..).unwrap_or_default().iter().take_while(|stretch| stretch.from < to) {
            let (begins, ends) = (stretch.from.max(from), stretch.to.min(to));
            if at < begins {
                known.push(Stretch { from: at, to: begins, state: HourState::Nothing });
            }
            known.push(Stretch { from: begins, to: ends, state: stretch.state });
            at = ends;
        }
        if at < to {
            known.push(Stretch { from: at, to, state: HourState::Nothing });
        }
        known
    }

    /// What of it lies in a period.
    pub fn within(self, period: Period) -> Timeline {
        if !period.is_claimed() {
            return self;
        }
        let clipped = self.0.iter().map(|stretch| {
            let (from, to) = period.clip(stretch.from, stretch.to);
            Stretch { from, to, state: stretch.state }
        });
        Timeline(clipped.filter(|stretch| stretch.from < stretch.to).collect())
    }

    /// What is known at one second.
    #[cfg(test)]
    pub fn at(&self, second: i64) -> HourState {
        self.known(second, second.saturating_add(1)).first().map(|known| known.state).unwrap_or_default()
    }

    /// The parts of a period that no digest covers.
    pub fn holes(&self, from: i64, to: i64) -> Vec<Stretch> {
        let is_hole = |state| matches!(state, HourState::Nothing | HourState::Gap | HourState::DigestMissing);
        self.known(from, to).into_iter().filter(|known| is_hole(known.state)).collect()
    }

    /// From the first to the last second about which anything is known.
    pub fn extent(&self) -> Option<(i64, i64)> {
        Some((self.0.first()?.from, self.0.last()?.to))
    }

    /// All of it.
    pub fn stretches(&self) -> &[Stretch] {
        &self.0
    }

    /// A stretch in this state that overlaps a period.
    pub fn meeting(&self, state: HourState, from: i64, to: i64) -> Option<Stretch> {
        let first = self.0.partition_point(|stretch| stretch.to <= from);
        let from_there = self.0.get(first..).unwrap_or_default().iter().take_while(|stretch| stretch.from < to);
        from_there.copied().find(|stretch| stretch.state == state)
    }
}

type Layers = (Vec<Stretch>, Vec<Stretch>, Vec<Stretch>);

/// What supplied digests say, what missing ones tell, and when nothing was recorded.
fn layers_of(chain: &Chain, logs: &BTreeMap<&str, HourState>, bands: &[Band]) -> Layers {
    let (mut there, mut gone) = (Vec::new(), Vec::new());
    for digest in &chain.digests {
        let listed = logs.get(digest.key.as_str()).copied();
        let spoken_for = |state| window(digest).and_then(|(from, to)| stretch(from, to, state));
        match digest.verdict {
            Verdict::NotExported => {}
            Verdict::Missing => gone.extend(spoken_for(HourState::DigestMissing)),
            _ => there.extend(spoken_for(state_of_digest(digest).max(listed.unwrap_or_default()))),
        }
    }
    gone.extend(chain.gaps.iter().filter_map(state_of_gap));
    let silent = bands.iter().filter_map(|band| not_recorded(chain, band, &there)).collect();
    (there, gone, silent)
}

/// The most severe state of the logs that each digest lists, by key of the digest.
pub(crate) fn by_digest(logs: &[Log]) -> BTreeMap<&str, HourState> {
    let mut states: BTreeMap<&str, HourState> = BTreeMap::new();
    for log in logs {
        if let Some(key) = log.digest_key.as_deref() {
            let state = states.entry(key).or_default();
            *state = (*state).max(state_of_log(log));
        }
    }
    states
}

/// The period that a digest covers. A missing one ends at the time in its name.
pub(crate) fn window(digest: &DigestEntry) -> Option<(Micros, Micros)> {
    let time = |text: &Option<String>| text.as_deref().and_then(time::parse);
    let end = time(&digest.end_time)?;
    let start = time(&digest.start_time).filter(|start| *start <= end);
    Some((start.unwrap_or_else(|| plus_hours(end, -1)), end))
}

fn stretch(from: Micros, to: Micros, state: HourState) -> Option<Stretch> {
    let (from, to) = (time::seconds(from), time::seconds(to));
    (from < to && to.saturating_sub(from) <= MOST_SECONDS).then_some(Stretch { from, to, state })
}

fn state_of_digest(digest: &DigestEntry) -> HourState {
    match digest.verdict.outcome() {
        Outcome::Failed => HourState::Failed,
        Outcome::Unchecked => HourState::HashOnly,
        Outcome::Proved if digest.log_files == 0 => HourState::Silent,
        Outcome::Proved => HourState::Proved,
    }
}

fn state_of_gap(gap: &Gap) -> Option<Stretch> {
    let time = |text: &Option<String>| text.as_deref().and_then(time::parse);
    let to = time(&gap.to)?;
    match gap.kind {
        GapKind::Restart => stretch(time(&gap.from)?, to, HourState::Gap),
        // Digests themselves never leave a gap unexplained.
        GapKind::Unexplained => None,
        GapKind::MissingDigest => {
            stretch(time(&gap.from).unwrap_or_else(|| plus_hours(to, -1)), to, HourState::DigestMissing)
        }
    }
}

/// What a log says about the period of its digest.
pub(crate) fn state_of_log(log: &Log) -> HourState {
    match log.verdict {
        Verdict::Missing => HourState::LogMissing,
        Verdict::NotCovered => HourState::NotCovered,
        verdict => match verdict.outcome() {
            Outcome::Failed => HourState::Failed,
            Outcome::Unchecked => HourState::HashOnly,
            Outcome::Proved => HourState::Proved,
        },
    }
}

/// The period in which the trail of a chain recorded nothing according to events. Digests are still made and late logs
/// delivered for some time after a trail is stopped; logs after that show that it was not.
fn not_recorded(chain: &Chain, band: &Band, there: &[Stretch]) -> Option<Stretch> {
    const LATE_SECONDS: i64 = 2 * 3600;
    if !band.missing.is_everything() || band.trail != chain.trail || band.account != chain.account {
        return None;
    }
    let from = time::seconds(band.began.time);
    let late = from.saturating_add(LATE_SECONDS);
    let later = there.iter().filter(|stretch| stretch.from > late && stretch.state != HourState::Silent);
    let restarts = chain.gaps.iter().filter(|gap| gap.kind == GapKind::Restart).filter_map(state_of_gap);
    let restart = restarts.map(|gap| gap.to).filter(|to| *to > from).min();
    let last = there.iter().map(|stretch| stretch.to).max()?;
    let ended = band.ended.as_ref().map(|ended| time::seconds(ended.time));
    let to = ended.or(restart).unwrap_or(last.min(late));
    let to = later.map(|stretch| stretch.from).chain([to]).min()?;
    let is_known = there.iter().any(|stretch| stretch.from <= from && stretch.to.saturating_add(LATE_SECONDS) > from);
    let sound = is_known && from < to && to.saturating_sub(from) <= MOST_SECONDS;
    sound.then_some(Stretch { from, to, state: HourState::Gap })
}

#[cfg(test)]
mod tests;
