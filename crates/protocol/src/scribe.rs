//! What the scribe can be asked: the worker that reads other notations and writes for other readers. It is loaded when
//! first needed, and each question contains everything it needs.

use serde::{Deserialize, Serialize};

use crate::ask::asks;
use crate::paper::WritePaper;
use crate::report::Report;
use crate::what::Contents;
use crate::wire::Bytes;
use crate::{Copied, CopyAs, Filter, LoadedWords, Micros, Notation, Note, ParseError, Token, WriteTable};

asks! {
    /// What the scribe can be asked.
    ScribeAsk {
        /// See [`ReadNotation`].
        ReadNotation => Translation,
        /// See [`WriteNotation`].
        WriteNotation => Copied,
        /// The report in another format.
        WriteReport => String,
        /// See [`WriteOcsf`].
        WriteOcsf => Bytes,
        /// A working paper.
        WritePaper => String,
        /// See [`WriteTable`].
        WriteTable => Bytes,
    }
}

/// Asks for the meaning of a text in a notation other than Traillight's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadNotation {
    /// The text.
    pub text: String,
    /// Its notation.
    pub notation: Notation,
}

/// Asks for a filter in another notation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WriteNotation {
    /// The filter to write.
    pub filter: Filter,
    /// What the text is for.
    pub target: CopyAs,
    /// Time of the newest event loaded, which `now` stands for.
    pub last: Option<Micros>,
}

/// Asks for records as events of the Open Cybersecurity Schema Framework, one a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteOcsf {
    /// The records, as they are in the log.
    pub records: Vec<Bytes>,
    /// In version 1.1.0 instead of 1.5.0.
    pub old: bool,
}

/// Asks for the report in another format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum WriteReport {
    /// As `traillight.integrity/1`.
    Json(Box<Report>),
    /// In the shape of `aws cloudtrail validate-logs --verbose`.
    Text(Box<Report>),
    /// As a document for printing, with a list of all files supplied, in English if no other language is given.
    Html(Box<Report>, Vec<SuppliedInput>, Option<Box<LoadedWords>>),
}

/// The meaning of a text in a notation other than Traillight's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Translation {
    /// Its tokens, for highlighting.
    pub tokens: Vec<Token>,
    /// Its meaning, or why it has none.
    pub meaning: Result<Meaning, ParseError>,
}

/// What a text asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meaning {
    /// The filter that it stands for.
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
    /// What it is.
    pub contents: Contents,
    /// Number of stored bytes.
    pub stored_bytes: u64,
    /// Hexadecimal SHA-256 of its content, decompressed if necessary.
    pub sha256: String,
}
