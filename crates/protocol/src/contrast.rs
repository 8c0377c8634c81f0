//! Two sets of events compared by the values of a field.

use serde::{Deserialize, Serialize};

use crate::{About, GroupKey, Question};

/// Compares the events of two questions. Both must want groups by the same key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindContrast {
    /// These events …
    pub this: Question,
    /// … with those.
    pub that: Question,
    /// By the values of this.
    pub by: GroupKey,
    /// Most values told.
    pub most: u32,
}

/// How two sets of events differ.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contrast {
    /// Number of events in each set.
    pub events: [u64; 2],
    /// Number of values that only the first set has, that only the second has, and that both have.
    pub values: [u64; 3],
    /// The values, the most surprising first.
    pub changes: Vec<Change>,
}

/// A value and how often it occurs in each set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The value, as in a group; `None` where the field is absent or null.
    pub value: Option<String>,
    /// In the column `user`, what is known about whom it names.
    pub about: Option<About>,
    /// Number of events in each set.
    pub counts: [u64; 2],
}
