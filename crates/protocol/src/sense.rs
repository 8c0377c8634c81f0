//! What a filter asks for, in a form that can be put into words.

use serde::{Deserialize, Serialize};

use crate::Compare;

/// What a filter asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sense {
    /// Every event, if there are no other conditions.
    #[default]
    All,
    /// Every event, as one of several conditions.
    Every,
    /// No event.
    None,
    /// All of these.
    And(Vec<Sense>),
    /// Any of these.
    Or(Vec<Sense>),
    /// Not all, or not any, of these.
    Not(Box<Sense>),
    /// A condition on a field.
    Field {
        /// Its name, as people write it.
        name: String,
        /// What is required of it.
        asks: Asks,
        /// Whether the opposite is required.
        negated: bool,
    },
    /// A word, pattern or regular expression that occurs anywhere in names and values; if true, nowhere.
    Anywhere(Wanted, bool),
    /// The same in the text of the record as a whole.
    RecordText(Wanted, bool),
    /// More than is described.
    More,
}

/// What is required of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asks {
    /// Present and not null.
    Exists,
    /// Not present.
    Absent,
    /// Present and null.
    Null,
    /// Equal to this boolean.
    Bool(bool),
    /// Equal to any of these.
    Any(Vec<Wanted>),
    /// Present and different from this.
    Differs(Wanted),
    /// A comparison with a number or a version, as written.
    Compare(Compare, String),
    /// A comparison with a time.
    CompareTime(Compare, When),
}

/// A value to compare with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// The empty text.
    Empty,
    /// This text.
    Is(String),
    /// A pattern with wildcards.
    Like(String),
    /// A match of a regular expression.
    Matches {
        /// The expression.
        pattern: String,
        /// Whether case is ignored.
        ignore_case: bool,
    },
    /// A value in a CIDR block or a period.
    In(String),
}

/// A time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// As written.
    At(String),
    /// Time of the newest event.
    Last,
    /// This long before the newest event, as written: `7d`.
    BeforeLast(String),
}
