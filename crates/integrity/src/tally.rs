//! What became of the events: the verdict on the whole is about them.

use std::collections::{BTreeMap, BTreeSet};

use protocol::report::{Outcome, Verdict};

/// The events that are shown, each of them once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// By the verdict on the file that they are shown from.
    pub events: BTreeMap<Verdict, u64>,
    /// Of these, events of a kind that digests never cover, as far as no digest covers them.
    pub exempt: u64,
    /// Paths of files whose events are all shown from files that are proved.
    pub proved_elsewhere: BTreeSet<String>,
}

impl Tally {
    /// Events that a digest could cover.
    pub(crate) fn due(&self) -> u64 {
        self.events.values().sum::<u64>().saturating_sub(self.exempt)
    }

    /// Those that are proved.
    pub(crate) fn proved(&self) -> u64 {
        let proved = self.events.iter().filter(|(verdict, _)| verdict.outcome() == Outcome::Proved);
        proved.map(|(_, count)| *count).sum()
    }
}
