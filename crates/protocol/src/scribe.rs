//! Messages to and from the scribe, the worker that reads other notations and writes for other readers. It is loaded when
//! it is first needed, and all it knows stands in the job.

use serde::{Deserialize, Serialize};

use crate::report::Report;
use crate::{Copied, CopyAs, Filter, Micros, Notation, Note, ParseError, Token};

/// What the scribe is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Job {
    /// Read a text in another notation than Traillight's own.
    Read {
        /// The text.
        text: String,
        /// Its notation.
        notation: Notation,
    },
    /// Write a filter in another notation.
    Copy {
        /// What it asks for.
        filter: Filter,
        /// Where it is to be used.
        target: CopyAs,
        /// What `now` stands for: the time of the last event loaded.
        last: Option<Micros>,
    },
    /// Write the report as `traillight.integrity/1`.
    Json(Box<Report>),
    /// Write the report in the shape of `aws cloudtrail validate-logs --verbose`.
    Text(Box<Report>),
    /// Write the report as a document to print, with the list of all files that were supplied.
    Html(Box<Report>, Vec<SuppliedInput>),
}

/// What comes of a [`Job`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Written {
    /// Of `Read`, with its text and notation.
    Read(String, Notation, Foreign),
    /// Of `Copy`.
    Copied(Copied),
    /// Of `Json`, `Text` and `Html`.
    Document(String),
}

/// A text in another notation than Traillight's own, read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Foreign {
    /// Its pieces, for colours.
    pub tokens: Vec<Token>,
    /// What it means, or why it means nothing.
    pub meaning: Result<Meaning, ParseError>,
}

/// What a text asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meaning {
    /// The events.
    pub filter: Filter,
    /// What should be said about it.
    pub warnings: Vec<Note>,
    /// See [`Reading::hidden`](crate::Reading::hidden).
    pub hidden: Option<Filter>,
}

/// A file that was supplied, for the list in the printed report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuppliedInput {
    /// Path in the drop.
    pub path: String,
    /// What it is, in words.
    pub kind: String,
    /// Bytes as stored.
    pub stored_bytes: u64,
    /// SHA-256 of its content, hex: of the inflated bytes if it is compressed.
    pub sha256: String,
}
