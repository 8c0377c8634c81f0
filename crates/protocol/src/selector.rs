//! Conditions that match paths exactly, as in CloudWatch Logs filter patterns, event selectors and lookup-events: they
//! are case-sensitive, and search an array only where they say so.
//!
//! <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html>

use serde::{Deserialize, Serialize};

use crate::{Compare, Glob};

/// A condition that something the selector leads to must satisfy. If a record is not an object, it satisfies none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SelectorTest {
    /// Where to look.
    pub selector: Vec<SelectorStep>,
    /// The condition on what is found there.
    pub condition: Condition,
}

/// A step of a selector.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SelectorStep {
    /// `.name`: the member with exactly this name.
    Name(String),
    /// `.*`: any member.
    AnyName,
    /// `[2]`: the element with this index, from 0.
    Index(u32),
    /// `[*]`: any element.
    AnyElement,
}

/// A condition. All except [`Condition::Null`] and [`Condition::Absent`] are about text, numbers and booleans.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// `= value`
    Equal(Literal),
    /// `!= value`: present and different. Not satisfied if nothing is found.
    Differs(Literal),
    /// `> number` and the like, for numbers and for text that can be parsed as one.
    Compare(Compare, f64),
    /// `IS NULL`: present and null.
    Null,
    /// `IS TRUE`, `IS FALSE`: a boolean, not text.
    Bool(bool),
    /// `NOT EXISTS`: the selector leads nowhere.
    Absent,
}

/// A value to compare with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Literal {
    /// A number as written. It equals numbers, and text that can be parsed as a number, by value.
    Number(String),
    /// Text that must match as a whole, with [`Glob::Any`] as the only wildcard. It equals numbers also by value.
    Text(Vec<Glob>),
    /// `%pattern%`, which matches anywhere in the value's text.
    Regex(String),
}

/// A case-sensitive search in the record's JSON as it is in the log, as for terms outside `{…}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Message {
    /// A substring.
    Contains(String),
    /// `%pattern%`
    Regex(String),
}
