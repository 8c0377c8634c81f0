//! What a filter asks for, told apart far enough to be said.

use serde::{Deserialize, Serialize};

use crate::Compare;

/// What a filter asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sense {
    /// Every event, without a word.
    #[default]
    All,
    /// Every event, among other conditions.
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
        /// What is asked of it.
        asks: Asks,
        /// Whether it is asked that this is not so.
        negated: bool,
    },
    /// A word, a pattern or a regular expression that occurs anywhere; or, negated, nowhere.
    Anywhere(Wanted, bool),
    /// The same in the record's text as a whole.
    RecordText(Wanted, bool),
    /// More than is told.
    More,
}

/// What is asked of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asks {
    /// There and not null.
    Exists,
    /// Not there.
    Absent,
    /// There and null.
    Null,
    /// A boolean.
    Bool(bool),
    /// Any of these.
    Any(Vec<Wanted>),
    /// There, and not this.
    Differs(Wanted),
    /// A comparison with a number or a version, as written.
    Compare(Compare, String),
    /// A comparison with a time.
    CompareTime(Compare, When),
}

/// A value that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// No text at all.
    Empty,
    /// This.
    Is(String),
    /// A pattern with wildcards.
    Like(String),
    /// A match of a regular expression.
    Matches {
        /// The expression.
        pattern: String,
        /// Whether case does not count.
        ignore_case: bool,
    },
    /// A value in a block of addresses or a span of time.
    In(String),
}

/// A time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// As written.
    At(String),
    /// The time of the last event.
    Last,
    /// So long before it, as written: `7d`.
    BeforeLast(String),
}
