//! What the log itself tells about what was recorded: trails that were stopped, deleted or told to record less.

use serde::{Deserialize, Serialize};

use crate::{Micros, RowId, TimeRange};

/// For all trails that events speak of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
    /// Times in which something was not recorded, by start.
    pub bands: Vec<Band>,
    /// Events about trails that were read.
    pub changes: u64,
    /// More such events, which were not.
    pub left_out: u64,
}

impl Recording {
    /// More events than this are only counted.
    pub const MOST_CHANGES: u32 = 2000;
}

/// A time in which a trail did not record something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// Name of the trail.
    pub trail: String,
    /// Its account, 12 digits; "" if the event does not tell.
    pub account: String,
    /// What is not recorded, and why.
    pub missing: String,
    /// Nothing at all is recorded by this trail.
    pub everything: bool,
    /// The event that began it.
    pub began: Change,
    /// The event that ended it; `None`: nothing in these logs did.
    pub ended: Option<Change>,
    /// The gap that it made, as digests and events together tell it.
    pub known: Option<TimeRange>,
}

/// An event that changed what a trail records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// When.
    pub time: Micros,
    /// `eventName`.
    pub name: String,
    /// Which row.
    pub row: RowId,
    /// Its `eventID`.
    pub event_id: String,
}
