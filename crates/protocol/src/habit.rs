//! What people write out of habit, as they would in another tool.

use serde::{Deserialize, Serialize};

/// Something that another tool understands and Traillight does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Habit {
    /// `| stats count by user`, `limit 10`, `group by user`: a command, as written, and what it is for.
    Command(String, Purpose),
    /// `errorCode exists`, `_exists_:errorCode`, `isnotempty(errorCode)`, as written.
    Presence(String),
    /// `errorCode != null`
    Null,
    /// `[A TO D]`
    Range,
    /// `last 1 hour`, as written.
    Period(String),
    /// `startswith`, `=~`: an operator, as written.
    Operator(String),
    /// `-` or `+` before a condition or a word.
    Sign(char),
    /// `~2` behind a word: words that are nearly the same.
    Fuzzy(String),
    /// `^3` behind a word: how much it weighs.
    Boost(String),
    /// A function, by its name.
    Function(String),
}

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// Counts events by the values of fields.
    Count,
    /// Keeps some rows.
    Cut,
    /// Brings rows into an order.
    Sort,
    /// Chooses or makes columns.
    Columns,
    /// Keeps the events that satisfy a condition.
    Condition,
    /// Anything else.
    Other,
}
