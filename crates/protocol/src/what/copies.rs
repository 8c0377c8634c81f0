//! Files and events that came more than once.

use serde::{Deserialize, Serialize};

/// Something that came more than once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CopyNote {
    /// The file has the content of the one at this path.
    SameFile(String),
    /// No digest lists the file, and all its events, so many, are shown from files that are proved.
    ProvedElsewhere(u64),
    /// An event has other content in another file.
    Differs {
        /// Its `eventID`.
        event_id: String,
        /// The path of the other file.
        other: String,
        /// In what.
        how: Difference,
    },
}

/// How two records of one event differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Difference {
    /// They contradict.
    Contradiction {
        /// The path in the record.
        path: String,
        /// What is there in this file; "" for nothing.
        here: String,
        /// What is there in the other one; "" for nothing.
        there: String,
    },
    /// Nothing contradicts, but each says something that the other does not.
    EachSaysMore,
    /// A record could not be read again, so they were not compared.
    NotCompared,
}
