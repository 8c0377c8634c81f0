//! What the scribe is asked, the worker that reads other notations and writes for other readers. It is loaded when
//! it is first needed, and all it knows stands in the question.

use serde::{Deserialize, Serialize};

use crate::ask::asks;
use crate::report::Report;
use crate::{Copied, CopyAs, Filter, Micros, Notation, Note, ParseError, Token};

asks! {
    /// What the scribe is asked.
    ScribeAsk {
        /// See [`ReadNotation`].
        ReadNotation => Translation,
        /// See [`WriteNotation`].
        WriteNotation => Copied,
        /// The report for other readers.
        WriteReport => String,
    }
}

/// Read a text in another notation than Traillight's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadNotation {
    /// The text.
    pub text: String,
    /// Its notation.
    pub notation: Notation,
}

/// Write a filter in another notation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WriteNotation {
    /// What it asks for.
    pub filter: Filter,
    /// Where it is to be used.
    pub target: CopyAs,
    /// What `now` stands for: the time of the last event loaded.
    pub last: Option<Micros>,
}

/// Write the report for other readers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum WriteReport {
    /// As `traillight.integrity/1`.
    Json(Box<Report>),
    /// In the shape of `aws cloudtrail validate-logs --verbose`.
    Text(Box<Report>),
    /// As a document to print, with the list of all files that were supplied.
    Html(Box<Report>, Vec<SuppliedInput>),
}

/// A text in another notation than Traillight's own, read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Translation {
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
    /// See [`ParsedText::hidden`](crate::ParsedText::hidden).
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
