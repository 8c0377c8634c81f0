//! JSON that does not make sense.

use serde::{Deserialize, Serialize};

/// Something about the JSON of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JsonNote {
    /// A line is not JSON.
    BrokenLine {
        /// Why.
        fault: JsonFault,
        /// Where, in the text.
        at: u64,
    },
    /// It is broken at the offset; so many records before that were kept.
    Broken {
        /// Why.
        fault: JsonFault,
        /// Records that were kept.
        kept: u64,
    },
    /// It is broken at the offset; rows before that were kept.
    BrokenRows(JsonFault),
    /// It ends in the middle of a record, which begins at the offset.
    CutInRecord,
    /// It ends between records, or where nobody can tell.
    Cut,
    /// Brackets do not match, and nothing of the value is shown.
    Torn {
        /// Why.
        fault: JsonFault,
        /// Whole records before that.
        complete: u64,
        /// Records behind that, by the look of it.
        behind: u64,
    },
    /// What follows was left out, because where it belongs is not known: so many records, by the look of them.
    Behind(u64),
    /// A comma is missing or too many, here and in so many more places.
    Commas(u64),
    /// So many bytes of text that is not JSON.
    PassedOver(u64),
    /// More JSON than is searched lies deep in other JSON.
    TooDeep,
    /// JSON lies in more than so many strings in one another.
    InTooManyStrings(u64),
}

/// Why a JSON text stops making sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JsonFault {
    /// It ended in the middle of a value.
    Cut,
    /// Something else had to stand there.
    Expected {
        /// What had to.
        wanted: JsonWanted,
        /// What did.
        found: JsonFound,
    },
    /// More than so many levels.
    TooDeep(u64),
}

/// What had to stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JsonWanted {
    /// Any value.
    Value,
    /// Another value after those before.
    NewValue,
    /// The name of a member.
    Name,
    /// The colon behind a name.
    Colon,
    /// What follows a member.
    CommaOrBrace,
    /// What follows an element.
    CommaOrBracket,
    /// A digit of a number.
    Digit,
    /// What follows a backslash.
    Escape,
}

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JsonFound {
    /// Nothing.
    End,
    /// A line break.
    LineBreak,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// A character that can't be seen.
    Control(char),
    /// A character.
    Char(char),
}
