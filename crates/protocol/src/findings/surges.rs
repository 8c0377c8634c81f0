//! Hours in which something was called unusually often.

use serde::{Deserialize, Serialize};

use super::Finding;
use crate::{Micros, ProofCounts, Question};

/// Hours in which something was called unusually often, among the events of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindSurges(pub Question);

/// Hours in which something was called unusually often. An hour is unusual if it has more calls than [`Surge::limit`]: so many times
/// as many as any hour of the other days, the busiest of them left out, and some more.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Surges {
    /// Number of days with events.
    pub days: u64,
    /// Number of days needed for telling what is usual.
    pub needed: u64,
    /// The hours, earliest first.
    pub surges: Vec<Surge>,
    /// How many more there are.
    pub more: u64,
    /// For each of the hours, who called when, and what was expected of it.
    pub found: Vec<Finding>,
}

/// An unusual hour of an API, or of an API and an error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Surge {
    /// `eventSource`
    pub source: String,
    /// `eventName`
    pub name: String,
    /// `errorCode`, if only calls with this one are counted.
    pub error: Option<String>,
    /// When the hour begins.
    pub hour: Micros,
    /// Number of calls in it.
    pub count: u64,
    /// Number of calls in the busiest hour of the other days, the busiest day left out; or, on any other day, at this hour of the week
    /// or up to three hours before or after.
    pub usual: u64,
    /// Whether it is the latter.
    pub weekly: bool,
    /// The factor.
    pub factor: u64,
    /// How many more are allowed.
    pub least: u64,
    /// `factor * usual + least`
    pub limit: u64,
    /// Number of its calls by outcome of their files.
    pub proof: ProofCounts,
}
