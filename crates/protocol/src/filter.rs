//! The one filter tree. Several notations parse to it and are printed from it; the store evaluates it.
//!
//! The meaning of every node is settled in `docs/query-language.md`.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::{Message, Micros, SelectorTest};

/// Which events are asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Filter {
    /// Every event.
    All,
    /// Events that satisfy all of them; with none, every event.
    And(Vec<Filter>),
    /// Events that satisfy at least one of them; with none, no event.
    Or(Vec<Filter>),
    /// Events that do not satisfy it. True where a field is absent.
    Not(Box<Filter>),
    /// A test of one field.
    Field(FieldTest),
    /// A search in the whole record.
    Text(Text),
    /// A test of what a path leads to, to the letter.
    Selector(SelectorTest),
    /// A search in the record's text as it stands in the log.
    Message(Message),
}

/// "The field satisfies the test", for at least one of the field's values where arrays give several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldTest {
    /// Which field.
    pub field: Field,
    /// What is asked of it.
    pub test: Test,
}

/// A field of the record, or one that Traillight derives.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Field {
    /// JSON path, one name a step; names ignore case, arrays are looked into at every step. The query parser spells
    /// names that it knows (all column paths, all top-level names) as AWS does.
    Path(Vec<String>),
    /// `user`: the user column, `userIdentity.userName`, or the session name (`principalId` after the `:`).
    User,
    /// `service`: `eventSource`, with or without `.amazonaws.com`.
    Service,
    /// `file`: path of the file that the record came from.
    File,
    /// `proof`: a verdict name, or the groups `proved`, `unchecked`, `failed`, in lower case. Every event has two
    /// values here, its verdict's name and its group; a wildcard or regular expression may match either.
    Proof,
}

/// What is asked of a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Test {
    /// `field:*`: there and not null.
    Exists,
    /// `field:value`, `field:(a or b)`: satisfied by any of them.
    AnyOf(Vec<ValueTest>),
    /// `field >= operand`.
    Compare(Compare, Operand),
}

/// One value to compare with; a value is matched whole and ignores case unless the variant says otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ValueTest {
    /// Equal text. Booleans and numbers compare with their text too; a JSON number also equals by value.
    Is(String),
    /// Text with wildcards.
    Like(Vec<Glob>),
    /// `/pattern/`, searched in the value, minds case; `/pattern/i` does not. `ignore_case` is the only setting that
    /// differs from the defaults of the `regex` crate.
    Regex {
        /// The pattern, in the syntax of the `regex` crate.
        pattern: String,
        /// `/…/i`.
        ignore_case: bool,
    },
    /// An address inside the block, or text equal to `text`.
    Cidr {
        /// Network address as written; `::ffff:a.b.c.d` already as IPv4.
        network: IpAddr,
        /// Prefix length, at most 32 or 128.
        prefix: u8,
        /// The block as written.
        text: String,
    },
    /// A time within `[from, to)`, or text equal to `text`: how a date or time is matched whole.
    Time {
        /// Inclusive.
        from: Moment,
        /// Exclusive.
        to: Moment,
        /// As written.
        text: String,
    },
}

/// A piece of a wildcard pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Glob {
    /// These characters, ignoring case.
    Literal(String),
    /// `*`: any run of characters, also none.
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
    /// JSON numbers, and text that reads as one.
    Number(f64),
    /// A time. A date stands for its whole day: the parser has already chosen the day's start (`>=`, `<`) or its last
    /// microsecond (`>`, `<=`), so that the comparison with this moment is exact.
    Time(Moment),
    /// `eventVersion`, part by part: 1.10 is above 1.9.
    Version(Vec<u32>),
}

/// A point in time in a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Moment {
    /// Fixed.
    At(Micros),
    /// `now-7d`: this many microseconds before the last event loaded (not before the clock's now).
    BeforeLast(i64),
}

/// A search for text in names and values anywhere in the record, decoded, as a substring.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Text {
    /// A word or phrase, ignoring case.
    Contains(String),
    /// A word with wildcards, which stay inside one name or value.
    Like(Vec<Glob>),
    /// `/pattern/` minds case, `/pattern/i` does not; searched within single names and values.
    Regex {
        /// The pattern.
        pattern: String,
        /// `/…/i`.
        ignore_case: bool,
    },
}
