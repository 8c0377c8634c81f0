//! What reviewers expected of rules. Expectations are never changed, only kept and withdrawn, so two reviewers cannot contradict
//! each other: merging keeps those of both.

use std::collections::BTreeSet;

use protocol::findings::Expectation;

use crate::MOST_TEXT;

/// Most expectations.
pub const MOST_EXPECTATIONS: usize = 10_000;

/// All expectations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected(BTreeSet<Expectation>);

impl Expected {
    /// Keeps one, and returns it as it is kept; `None` if it was there already or does not fit.
    pub fn keep(&mut self, expectation: Expectation) -> Option<Expectation> {
        let kept = limited(expectation);
        let fits = self.0.len() < MOST_EXPECTATIONS && !kept.rule.is_empty();
        (fits && self.0.insert(kept.clone())).then_some(kept)
    }

    /// Withdraws one. Returns whether it was there.
    pub fn withdraw(&mut self, expectation: &Expectation) -> bool {
        self.0.remove(expectation)
    }

    /// Whether it is there.
    pub fn has(&self, expectation: &Expectation) -> bool {
        self.0.contains(expectation)
    }

    /// All of them, by rule.
    pub fn iter(&self) -> impl Iterator<Item = &Expectation> {
        self.0.iter()
    }

    /// Adds those of others, and returns how many did not fit.
    pub fn merge(&mut self, others: Expected) -> u64 {
        let mut left_out = 0;
        for other in others.0 {
            if !self.0.contains(&other) && self.keep(other).is_none() {
                left_out += 1;
            }
        }
        left_out
    }
}

fn limited(expectation: Expectation) -> Expectation {
    let cut = |text: &str| text.trim().chars().take(MOST_TEXT).collect::<String>();
    let Expectation { rule, who, note, by, ids, .. } = &expectation;
    let mut ids = if ids.len() > Expectation::MOST_KNOWN { Vec::new() } else { ids.clone() };
    ids.sort();
    ids.dedup();
    Expectation { rule: cut(rule), who: who.as_deref().map(cut), note: cut(note), by: cut(by), ids, ..expectation }
}
