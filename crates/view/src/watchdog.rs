//! Notices when a load stalls, and says what it is waiting for.
//!
//! Silence is counted in ticks of a second, not by the clock: if the machine slept or the tab is in the background,
//! there are few ticks, and nothing is to blame.

use protocol::{FileId, Phase};

/// After this many silent ticks, the page says what it is waiting for.
pub const SAY_AFTER: u32 = 20;

/// After this many, it restarts the workers.
pub const RESTART_AFTER: u32 = 40;

/// A large file may take a while without any message: one more tick for this many of its bytes.
const BYTES_A_TICK: u64 = 5_000_000;

/// Counts silent ticks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Watchdog {
    heard: u64,
    silent: u32,
}

/// What to do about silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// Say what the load is waiting for.
    Say,
    /// Start the workers anew.
    Restart,
    /// A message has arrived, so an earlier alarm no longer holds.
    Over,
}

impl Watchdog {
    /// A tick during a load. `heard`: number of messages from workers so far; `largest`: size of the largest file being
    /// read.
    pub fn tick(&mut self, heard: u64, largest: u64) -> Option<Alarm> {
        if heard != self.heard {
            let had_said = self.silent >= SAY_AFTER;
            *self = Watchdog { heard, silent: 0 };
            return had_said.then_some(Alarm::Over);
        }
        self.silent = self.silent.saturating_add(1);
        let patience = u32::try_from(largest / BYTES_A_TICK).unwrap_or(u32::MAX);
        if self.silent == RESTART_AFTER.saturating_add(patience) {
            self.silent = 0;
            return Some(Alarm::Restart);
        }
        (self.silent == SAY_AFTER).then_some(Alarm::Say)
    }
}

/// The state of a load, as far as the page knows.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// Whether the workers' WebAssembly has been compiled.
    pub compiled: bool,
    /// Number of dropped files that have not been taken in yet.
    pub arriving: u64,
    /// A file that the page is reading.
    pub opening: Option<FileId>,
    /// Number of files waiting for a worker.
    pub queued: u64,
    /// The workers that read files.
    pub edges: Vec<EdgeLevel>,
    /// The engine's phase as last reported.
    pub phase: Phase,
}

/// The state of a worker.
#[derive(Clone, Copy, Debug)]
pub struct EdgeLevel {
    /// Its number.
    pub edge: u32,
    /// Whether it has reported that it started.
    pub started: bool,
    /// Whether it has files that it has not finished.
    pub busy: bool,
    /// The file it last reported to be reading.
    pub reading: Option<FileId>,
}

/// What a load is waiting for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// The workers' WebAssembly to be fetched and compiled.
    Program,
    /// The page to take in this many files.
    TakingIn(u64),
    /// These workers to start.
    Start(Vec<u32>),
    /// These workers to finish, each with the file it last reported to be reading.
    Reading(Vec<(u32, Option<FileId>)>),
    /// This file to be read by the page.
    Opening(FileId),
    /// This many files to be handed out, although all workers are idle.
    Handing(u64),
    /// The engine to report that it is done with everything read.
    Engine,
    /// The engine to check signatures.
    Check,
}

impl Levels {
    /// What has to happen next.
    pub fn waiting(&self) -> Waiting {
        let reading: Vec<_> =
            self.edges.iter().filter(|edge| edge.busy).map(|edge| (edge.edge, edge.reading)).collect();
        let starting: Vec<u32> = self.edges.iter().filter(|edge| !edge.started).map(|edge| edge.edge).collect();
        if !self.compiled {
            Waiting::Program
        } else if self.arriving > 0 {
            Waiting::TakingIn(self.arriving)
        } else if !reading.is_empty() {
            Waiting::Reading(reading)
        } else if let Some(file) = self.opening {
            Waiting::Opening(file)
        } else if self.queued > 0 && !starting.is_empty() {
            Waiting::Start(starting)
        } else if self.queued > 0 {
            Waiting::Handing(self.queued)
        } else if self.phase == Phase::Validating {
            Waiting::Check
        } else {
            Waiting::Engine
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn alarms(ticks: impl IntoIterator<Item = u64>, largest: u64) -> Vec<(usize, Alarm)> {
        let mut dog = Watchdog::default();
        let tick = |(at, heard)| dog.tick(heard, largest).map(|alarm| (at, alarm));
        ticks.into_iter().enumerate().filter_map(tick).collect()
    }

    #[test]
    fn silence_is_told_then_ended() {
        assert_eq!(
            alarms([0; 100], 0),
            [(19, Alarm::Say), (39, Alarm::Restart), (59, Alarm::Say), (79, Alarm::Restart), (99, Alarm::Say)]
        );
        assert_eq!(alarms(0..100, 0), []);
    }

    #[test]
    fn what_was_said_is_taken_back_when_something_moves() {
        let ticks = [0; 25].into_iter().chain([1; 10]).chain([2; 10]);
        assert_eq!(alarms(ticks, 0), [(19, Alarm::Say), (25, Alarm::Over)]);
    }

    #[test]
    fn a_large_file_is_given_more_time() {
        assert_eq!(alarms([0; 240], 1_000_000_000), [(19, Alarm::Say), (239, Alarm::Restart)]);
        assert_eq!(alarms([0; 100], u64::MAX), [(19, Alarm::Say)]);
    }

    #[test]
    fn the_first_thing_that_is_missing_is_named() {
        let edge = |edge, started, busy| EdgeLevel { edge, started, busy, reading: busy.then_some(FileId(7)) };
        let all = Levels {
            compiled: true,
            arriving: 0,
            opening: None,
            queued: 0,
            edges: vec![edge(1, true, false), edge(2, true, false)],
            phase: Phase::Loading,
        };
        let with = |change: fn(&mut Levels)| {
            let mut levels = all.clone();
            change(&mut levels);
            levels.waiting()
        };
        assert_eq!(all.waiting(), Waiting::Engine);
        assert_eq!(with(|it| it.compiled = false), Waiting::Program);
        assert_eq!(with(|it| it.arriving = 3), Waiting::TakingIn(3));
        assert_eq!(with(|it| it.queued = 3), Waiting::Handing(3));
        assert_eq!(with(|it| it.phase = Phase::Validating), Waiting::Check);
        assert_eq!(with(|it| it.opening = Some(FileId(3))), Waiting::Opening(FileId(3)));
        let waiting = Levels { queued: 2, edges: vec![edge(1, false, false), edge(2, true, false)], ..all.clone() };
        assert_eq!(waiting.waiting(), Waiting::Start(vec![1]));
        let busy = Levels { queued: 2, edges: vec![edge(1, false, false), edge(2, true, true)], ..all.clone() };
        assert_eq!(busy.waiting(), Waiting::Reading(vec![(2, Some(FileId(7)))]));
    }

    proptest! {
        /// In any order of messages, no silence lasts 60 ticks without a restart, and no restart comes before 40 silent
        /// ticks.
        #[test]
        fn silence_never_lasts(heard in prop::collection::vec(prop::bool::weighted(0.03), 0..600)) {
            let (mut dog, mut count, mut silent) = (Watchdog::default(), 0, 0);
            for is_heard in heard {
                count += u64::from(is_heard);
                silent = if is_heard { 0 } else { silent + 1 };
                let alarm = dog.tick(count, 0);
                prop_assert_eq!(alarm == Some(Alarm::Restart), silent == RESTART_AFTER);
                if alarm == Some(Alarm::Restart) {
                    silent = 0;
                }
            }
        }
    }
}
