//! What events themselves say about what was recorded: trails that were stopped, deleted, or set to record less.

use serde::{Deserialize, Serialize};

use crate::{Micros, RowId, TimeRange};

/// Changes to all trails that events mention.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
    /// Periods in which something was not recorded, by start.
    pub bands: Vec<Band>,
    /// Number of events about trails that were read.
    pub changes: u64,
    /// Number of further such events, which were not.
    pub left_out: u64,
}

impl Recording {
    /// Most such events that are read; further ones are only counted.
    pub const MOST_CHANGES: u32 = 2000;
}

/// A period in which a trail did not record something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// Name of the trail.
    pub trail: String,
    /// Its account id, 12 digits; "" if the event does not tell.
    pub account: String,
    /// What was not recorded, and why.
    pub missing: String,
    /// Whether the trail recorded nothing at all.
    pub everything: bool,
    /// The event that started it.
    pub began: Change,
    /// The event that ended it; `None` if there is none in these logs.
    pub ended: Option<Change>,
    /// The resulting gap, according to digests and events together.
    pub known: Option<TimeRange>,
}

/// An event that changed what a trail records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Time of the event.
    pub time: Micros,
    /// `eventName`.
    pub name: String,
    /// Row of the event.
    pub row: RowId,
    /// Its `eventID`.
    pub event_id: String,
}
