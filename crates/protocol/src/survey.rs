//! Which fields and values records have.

use serde::{Deserialize, Serialize};

use crate::FieldPath;

/// The fields of some events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    /// Number of events examined.
    pub events: u64,
    /// Every path that occurs. Names that differ only in case are different here.
    pub fields: Vec<FieldSurvey>,
    /// Number of occurrences of paths that were left out because there were too many or they are too long.
    pub left_out: u64,
}

/// What occurs at a path. Arrays are searched as in filters: their elements count as being at the array's path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldSurvey {
    /// One name for each step.
    pub path: FieldPath,
    /// The types of values found: the bits below.
    pub kinds: u8,
    /// Number of events in which it is present and not null.
    pub events: u64,
    /// Number of distinct values; if not [`FieldSurvey::is_exact`], there are at least this many.
    pub distinct: u64,
    /// Bound on the error of counts: no value occurs in more events than its count plus this, and no unlisted value in
    /// more than this. 0 if all counts are exact.
    pub missed: u64,
    /// Number of values that are too long to be counted individually; they are not listed.
    pub long: u64,
    /// Values with the number of events that have them, most frequent first.
    pub values: Vec<(String, u64)>,
}

impl FieldSurvey {
    /// `"…"`
    pub const TEXT: u8 = 1;
    /// A number.
    pub const NUMBER: u8 = 2;
    /// `true`, `false`
    pub const BOOL: u8 = 4;
    /// `{…}`
    pub const OBJECT: u8 = 8;
    /// `[…]`
    pub const ARRAY: u8 = 16;
    /// `null`
    pub const NULL: u8 = 32;

    /// Whether every value was counted individually.
    pub fn is_exact(&self) -> bool {
        self.missed == 0 && self.long == 0
    }
}
