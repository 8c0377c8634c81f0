//! The filter tree. Several notations are parsed to it and written from it; the store evaluates it.
//!
//! `docs/query-language.md` defines the meaning of every node.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::{FieldPath, Message, Micros, NotedField, SelectorTest};

/// Which events match.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Filter {
    /// Every event.
    All,
    /// Events that match all of these; with none, every event.
    And(Vec<Filter>),
    /// Events that match at least one of these; with none, no event.
    Or(Vec<Filter>),
    /// Events that do not match it, including those that lack the field.
    Not(Box<Filter>),
    /// A test of one field.
    Field(FieldTest),
    /// A search in the whole record.
    Text(Text),
    /// A test of what a path leads to, matching names exactly.
    Selector(SelectorTest),
    /// A search in the record's JSON as it is in the log.
    Message(Message),
}

/// A test that at least one of the field's values must satisfy; arrays can give a field several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldTest {
    /// The field.
    pub field: Field,
    /// The test.
    pub test: Test,
}

/// A field of the record, or one that Traillight derives.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Field {
    /// Path in the record, with one name for each step. Case of names is ignored, and arrays are searched at every
    /// step. The query parser spells known names (all column paths, all top-level names) as AWS does.
    Path(FieldPath),
    /// `user`: the user column, `userIdentity.userName`, or the session name (`principalId` after the `:`).
    User,
    /// `actor`: the name of an [`Actor`](crate::Actor).
    Actor,
    /// `target`: the name of what the call was about, where `resources` has no ARN.
    Target,
    /// `service`: `eventSource`, with or without `.amazonaws.com`.
    Service,
    /// `file`: path of the file that the record came from.
    File,
    /// `outcome`: `failure` or `success`. A failure has a non-empty `errorCode`, or is a failed console sign-in, which
    /// often has none.
    Outcome,
    /// `proof`: the name of a verdict or of a group (`proved`, `unchecked`, `failed`), in lower case. Every event has
    /// both values, and a wildcard or regular expression may match either.
    Proof,
    /// `note`, `tag`, `starred` and `sample`: what was noted about the event.
    Noted(NotedField),
}

/// A test of a field's value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Test {
    /// `field:*`: present and not null.
    Exists,
    /// `field:value`, `field:(a or b)`: satisfied by any of them.
    AnyOf(Vec<ValueTest>),
    /// `field >= operand`.
    Compare(Compare, Operand),
}

/// A test for one value. The whole value is compared, ignoring case, unless the variant says otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ValueTest {
    /// Equal text. Booleans and numbers are compared as text, JSON numbers also by value.
    Is(String),
    /// Wildcards.
    Like(Vec<Glob>),
    /// `/pattern/`, which matches anywhere in the value and is case-sensitive; `/pattern/i` ignores case. All other
    /// settings are the defaults of the `regex` crate.
    Regex {
        /// The pattern, in the syntax of the `regex` crate.
        pattern: String,
        /// Whether it is `/…/i`.
        ignore_case: bool,
    },
    /// An IP address inside the block, or text equal to `text`.
    Cidr {
        /// Network address as written; `::ffff:a.b.c.d` already as IPv4.
        network: IpAddr,
        /// Prefix length, at most 32 or 128.
        prefix: u8,
        /// The block as written.
        text: String,
    },
    /// A time in `[from, to)`, or text equal to `text`: how a date or time is matched.
    Time {
        /// Inclusive.
        from: Moment,
        /// Exclusive.
        to: Moment,
        /// The time as written.
        text: String,
    },
}

/// A part of a wildcard pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Glob {
    /// These characters, ignoring case.
    Literal(String),
    /// `*`: any number of any characters.
    Any,
    /// `?`: exactly one character.
    One,
}

/// A comparison operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Compare {
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
}

/// The right-hand side of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operand {
    /// A number, for JSON numbers and for text that can be parsed as one.
    Number(f64),
    /// A time. For a date, the parser has chosen the start of that day (`>=`, `<`) or its last microsecond (`>`, `<=`),
    /// so comparing with this moment is exact.
    Time(Moment),
    /// `eventVersion`, compared part by part: 1.10 is greater than 1.9.
    Version(Vec<u32>),
}

/// A point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Moment {
    /// An absolute time.
    At(Micros),
    /// `now-7d`: this many microseconds before the newest event loaded (not before the current time).
    BeforeLast(i64),
}

/// A search in the decoded names and values of a record. It finds parts of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Text {
    /// A word or phrase, ignoring case.
    Contains(String),
    /// A word with wildcards, which match only within a single name or value.
    Like(Vec<Glob>),
    /// `/pattern/`, which is case-sensitive, or `/pattern/i`, which is not; matches within single names and values.
    Regex {
        /// The pattern.
        pattern: String,
        /// Whether it is `/…/i`.
        ignore_case: bool,
    },
}
