//! Conditions that follow a path to the letter, as CloudWatch Logs filter patterns, event selectors and lookup-events do:
//! they mind case and look into an array only where they say so.
//!
//! <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html>

use serde::{Deserialize, Serialize};

use crate::{Compare, Glob};

/// "Something that the selector leads to satisfies the condition." A record that is no object satisfies none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SelectorTest {
    /// Where to look.
    pub selector: Vec<SelectorStep>,
    /// What is asked of what is found there.
    pub condition: Condition,
}

/// A step of a selector.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SelectorStep {
    /// `.name`: the member of this very name.
    Name(String),
    /// `.*`: any member.
    AnyName,
    /// `[2]`: the element at this place, from 0.
    Index(u32),
    /// `[*]`: any element.
    AnyElement,
}

/// What is asked. Only [`Condition::Null`] and [`Condition::Absent`] speak of anything but text, numbers and booleans.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// `= value`
    Equal(Literal),
    /// `!= value`: there, and another value. Not true where nothing is found.
    Differs(Literal),
    /// `> number` and its kin: numbers, and text that reads as one.
    Compare(Compare, f64),
    /// `IS NULL`: there, and null.
    Null,
    /// `IS TRUE`, `IS FALSE`: a boolean, not text.
    Bool(bool),
    /// `NOT EXISTS`: the selector leads nowhere.
    Absent,
}

/// A value to compare with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Literal {
    /// A number as written: equals numbers, and text that reads as a number, by value; other text never.
    Number(String),
    /// Text, matched whole, with [`Glob::Any`] as the only wildcard; equals numbers also by value.
    Text(Vec<Glob>),
    /// `%pattern%`, searched in the value's text.
    Regex(String),
}

/// A search in the record's text as it stands in the log, which minds case: what terms outside of `{…}` do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Message {
    /// These characters, side by side.
    Contains(String),
    /// `%pattern%`
    Regex(String),
}
