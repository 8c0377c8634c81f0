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
    /// What was not recorded.
    pub missing: NotRecorded,
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

/// What a trail did not record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotRecorded {
    /// Anything: logging was stopped.
    Stopped,
    /// Anything: the trail was deleted.
    Deleted,
    /// Anything: the trail is new and was not started.
    NotStarted,
    /// What its event selectors leave out.
    LeftOutBy(Selected),
    /// Insights events.
    InsightsEvents,
    /// Regions other than its own.
    OtherRegions,
    /// Events of global services such as IAM and STS.
    GlobalServices,
    /// Which logs it delivered: log file validation was off.
    Digests,
}

impl NotRecorded {
    /// Whether the trail recorded nothing at all.
    pub fn is_everything(&self) -> bool {
        matches!(self, NotRecorded::Stopped | NotRecorded::Deleted | NotRecorded::NotStarted)
    }
}

/// What event selectors select.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selected {
    /// Which management events.
    pub management: Management,
    /// Resource types whose data events are recorded, sorted.
    pub data: Vec<String>,
}

/// Management events that event selectors select.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Management {
    /// None.
    None,
    /// Those that only read.
    ReadOnly,
    /// Those that write.
    WriteOnly,
    /// Those that meet further conditions.
    OnConditions,
    /// All but those of these services.
    AllBut(Vec<String>),
    /// All.
    All,
}
