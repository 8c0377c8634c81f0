//! Events grouped by the values of one or two fields.

use serde::{Deserialize, Serialize};

use crate::{Column, FieldPath, Micros};

/// What to group events by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum GroupKey {
    /// A column.
    Column(Column),
    /// Verdict of the file that the event came from.
    Proof,
    /// The values at a path.
    Path(FieldPath),
    /// The hour of `eventTime` in the question's zone, by its start: `2024-01-15T12:00:00Z`.
    Hour,
    /// Its day in the question's zone: `2024-01-15`.
    Day,
}

/// Groups of events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Groups {
    /// What they are grouped by.
    pub by: Vec<GroupKey>,
    /// Number of groups in total.
    pub total: u64,
    /// The largest groups in descending order, ties by their values.
    pub largest: Vec<Group>,
}

/// Events that share the values of one or two fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The values in the order of the keys; `None` where the field is absent or null. See [`Group::OBJECT`],
    /// [`Group::BETWEEN`] and [`Group::LONGEST`] for values at paths.
    pub values: Vec<Option<String>>,
    /// Number of events.
    pub events: u64,
    /// How many of these have an `errorCode`.
    pub errors: u64,
    /// `eventTime` of the first and last event.
    pub period: Option<(Micros, Micros)>,
    /// Number of distinct users, as the table shows them.
    pub users: u64,
    /// Number of distinct source addresses.
    pub addresses: u64,
    /// Number of distinct event names.
    pub names: u64,
}

impl Group {
    /// Represents any object.
    pub const OBJECT: &str = "{…}";

    /// Separates the values of one record, where there are several.
    pub const BETWEEN: char = '\u{1f}';

    /// Longest value at a path, in bytes. A longer one is truncated and ends with [`Group::CUT`].
    pub const LONGEST: usize = 512;

    /// The end of a truncated value.
    pub const CUT: &str = "\u{1f}…";
}
