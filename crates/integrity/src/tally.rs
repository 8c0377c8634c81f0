//! The proof status of events, on which the overall verdict depends.

use std::collections::{BTreeMap, BTreeSet};

use protocol::report::{Outcome, Verdict};

/// Counts of the events that are shown, each counted once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// By the verdict on the file that they are shown from. Of a period that is claimed, those of its time.
    pub events: BTreeMap<Verdict, u64>,
    /// The same of those outside that period.
    pub outside: BTreeMap<Verdict, u64>,
    /// Of these, events of a kind that digests never cover, as far as no digest covers them.
    pub exempt: u64,
    /// How many of these are network activity events; the others are Insights events.
    pub network: u64,
    /// Paths of files whose events are all shown from proved files.
    pub proved_elsewhere: BTreeSet<String>,
}

impl Tally {
    /// Number of events that a digest could cover.
    pub(crate) fn due(&self) -> u64 {
        self.events.values().sum::<u64>().saturating_sub(self.exempt)
    }

    /// Number of events that are proved.
    pub(crate) fn proved(&self) -> u64 {
        let proved = self.events.iter().filter(|(verdict, _)| verdict.outcome() == Outcome::Proved);
        proved.map(|(_, count)| *count).sum()
    }
}
