//! Which fields records have, and which values.

use serde::{Deserialize, Serialize};

/// The fields of some events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    /// Events that were looked at.
    pub events: u64,
    /// Every path that leads to something, by its names. Names that differ in case are different here.
    pub fields: Vec<FieldSurvey>,
    /// How often something stood at a path that was left out, for there were too many or it is too long.
    pub left_out: u64,
}

/// What stands at one path. Arrays are looked into, as filters do: their elements stand at the path of the array.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldSurvey {
    /// One name a step.
    pub path: Vec<String>,
    /// What was found there: bits of [`FieldSurvey::KINDS`].
    pub kinds: u8,
    /// Events that have it, other than null.
    pub events: u64,
    /// Distinct values; at least so many, unless [`FieldSurvey::is_exact`].
    pub distinct: u64,
    /// No value occurs in more events than it is listed with, by more than this; no value that is not listed in more
    /// than this. 0: all counts are exact.
    pub missed: u64,
    /// Values that are too long to be told apart; they are not listed.
    pub long: u64,
    /// Values and the events that have them, the most frequent first.
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

    /// Bits of [`FieldSurvey::kinds`] and their names for people.
    pub const KINDS: [(u8, &'static str); 6] = [
        (Self::ARRAY, "array"),
        (Self::OBJECT, "object"),
        (Self::TEXT, "text"),
        (Self::NUMBER, "number"),
        (Self::BOOL, "boolean"),
        (Self::NULL, "null"),
    ];

    /// Whether every value was told apart and counted.
    pub fn is_exact(&self) -> bool {
        self.missed == 0 && self.long == 0
    }
}
