//! Fields that a search asks for and no loaded event has.

use serde::{Deserialize, Serialize};

use crate::{Habit, Question};

/// Which fields of the filter of a question no loaded event has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindMissing(pub Question);

/// The fields that no loaded event has, whatever the filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// In the order in which they are asked for.
    pub fields: Vec<MissingField>,
    /// The search with all of them replaced, if there are several.
    pub together: Option<Instead>,
    /// Fields that nobody looked for, for there are too many.
    pub more: u64,
}

/// A field that no loaded event has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingField {
    /// Its name.
    pub name: String,
    /// CloudTrail has such a field.
    pub known: bool,
    /// What is meant in another tool, where that takes more than another name.
    pub habit: Option<Habit>,
    /// What may be meant, those first that find something.
    pub instead: Vec<Instead>,
}

/// Another search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instead {
    /// What stands in it in place of the field or of its condition; empty where the condition is left out.
    pub shown: String,
    /// Its text.
    pub text: String,
    /// How many events it finds, chips and time range included.
    pub matching: u64,
}
