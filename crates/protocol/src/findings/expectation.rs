//! What reviewers expected of the rules.

use serde::{Deserialize, Serialize};

use crate::Micros;

/// A reviewer's word that what a rule found was expected, as far as it had been found by then.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Expectation {
    /// The rule's name.
    pub rule: String,
    /// Only the events of this user; `None` for those of everybody.
    pub who: Option<String>,
    /// Why.
    pub note: String,
    /// Who says so; "" if that is not known.
    pub by: String,
    /// When that was said.
    pub at: Option<Micros>,
    /// The `eventID`s of these events, sorted. Empty if they are more than [`Expectation::MOST_KNOWN`] or are not known: then it is
    /// their number that counts.
    pub ids: Vec<String>,
    /// How many events there were. No more than these are expected.
    pub events: u64,
    /// When the first and the last of them happened. No earlier or later ones are expected.
    pub period: Option<(Micros, Micros)>,
}

impl Expectation {
    /// Most events whose `eventID`s are kept.
    pub const MOST_KNOWN: usize = 1_000;
}

/// Keeps expectations, and withdraws others. The answer puts everything back as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutExpectations {
    /// Those to keep.
    pub keep: Vec<Expectation>,
    /// Those to withdraw.
    pub withdraw: Vec<Expectation>,
}
