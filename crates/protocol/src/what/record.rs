//! Single records, what is packed into strings, and the times of events.

use serde::{Deserialize, Serialize};

use super::{EventSchema, JsonFault};

/// Something about a record or a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordNote {
    /// It can't be read.
    Bad(RecordFault),
    /// It is larger than one may be.
    TooLarge {
        /// Its bytes.
        bytes: u64,
        /// How many are read.
        most: u64,
    },
    /// This name occurs twice in one object.
    NameTwice(String),
    /// It was rewritten into another schema, and what it was made from is not there.
    OtherSchema(EventSchema),
    /// A row has no event name.
    NamelessRow,
    /// So many rows have no record in any cell.
    EmptyRows(u64),
}

/// Why a record can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordFault {
    /// Its JSON is broken.
    Json {
        /// Why.
        fault: JsonFault,
        /// Where, in the text; `None` if that is not known.
        at: Option<u64>,
    },
    /// Its JSON is broken somewhere.
    Broken,
    /// It lacks `eventName` or `eventSource`.
    Nameless,
    /// It is no object.
    NoObject,
    /// Something stands behind the object.
    Behind,
}

/// Something about what is packed into a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PackedFault {
    /// The base64 is broken after so many characters.
    Base64(u64),
    /// The gzip is damaged or cut off at this byte.
    Damaged(u64),
    /// The gzip ends at this byte, and something stands behind it.
    Behind(u64),
    /// It holds more than may be.
    TooLarge {
        /// Bytes that one string may hold.
        most: u64,
        /// Bytes that all strings of a file may hold.
        all: u64,
    },
}

/// Something about the times of a file's events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimesNote {
    /// Day and month can't be told apart.
    Ambiguous {
        /// In so many events.
        events: u64,
        /// In this one, for example.
        example: String,
    },
    /// Not understood.
    Unread {
        /// In so many events.
        events: u64,
        /// This one, for example; "" if there is none to show.
        example: String,
    },
    /// So many events have none.
    Absent(u64),
    /// Without a zone, as a screen showed them.
    NoZone {
        /// In so many events.
        events: u64,
        /// This one, for example.
        example: String,
    },
}
