//! Events grouped by the values of one or two fields.

use serde::{Deserialize, Serialize};

use crate::{Column, Micros};

/// What events are grouped by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum GroupKey {
    /// A column.
    Column(Column),
    /// Verdict of the file that the event came from.
    Proof,
    /// What stands at a path.
    Path(Vec<String>),
}

/// Events in groups.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Groups {
    /// By what.
    pub by: Vec<GroupKey>,
    /// How many groups there are.
    pub total: u64,
    /// The largest ones, largest first, ties by their values.
    pub largest: Vec<Group>,
}

/// The events that share the values of some fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The values, in the order of the keys; `None` where the field is absent or null. See [`Group::OBJECT`],
    /// [`Group::BETWEEN`] and [`Group::LONGEST`].
    pub values: Vec<Option<String>>,
    /// Events.
    pub events: u64,
    /// Of these, with an `errorCode`.
    pub errors: u64,
    /// First and last `eventTime`.
    pub period: Option<(Micros, Micros)>,
    /// Distinct users, as shown.
    pub users: u64,
    /// Distinct source addresses.
    pub addresses: u64,
    /// Distinct event names.
    pub names: u64,
}

impl Group {
    /// What stands for any object.
    pub const OBJECT: &str = "{…}";

    /// Stands between the values of one record, where there are several.
    pub const BETWEEN: char = '\u{1f}';

    /// Bytes of a value at a path. A longer one is cut, and ends with [`Group::CUT`].
    pub const LONGEST: usize = 512;

    /// The end of a value that was cut.
    pub const CUT: &str = "\u{1f}…";
}
