//! What can be exported.

use serde::{Deserialize, Serialize};

/// The format of a download.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ExportFormat {
    /// The table's columns, RFC 4180, formula cells neutralised.
    Csv,
    /// `{"Records":[…]}`, with each record's bytes as they are in the log.
    Json,
    /// One record a line, with its bytes as they are in the log. If a record spans several lines, the line breaks
    /// between its tokens are removed, which changes no value.
    Ndjson,
    /// Events of the Open Cybersecurity Schema Framework 1.5.0, one a line.
    Ocsf,
    /// The same in version 1.1.0.
    Ocsf11,
    /// `traillight.integrity/1`.
    IntegrityJson,
    /// The shape of `aws cloudtrail validate-logs --verbose`.
    IntegrityText,
    /// `traillight.manifest/1`: every file that was supplied, with its hash, so that somebody else can compare.
    Manifest,
    /// What was noted about events, to be merged with what others noted.
    Notes,
    /// A document for printing, for people without access to the page: a single HTML file that loads nothing.
    IntegrityHtml,
}

impl ExportFormat {
    /// The `data-format` of its button.
    pub const fn name(self) -> &'static str {
        match self {
            ExportFormat::Csv => "csv",
            ExportFormat::Json => "json",
            ExportFormat::Ndjson => "ndjson",
            ExportFormat::Ocsf => "ocsf",
            ExportFormat::Ocsf11 => "ocsf-1.1",
            ExportFormat::IntegrityJson => "integrity-json",
            ExportFormat::IntegrityText => "integrity-text",
            ExportFormat::IntegrityHtml => "integrity-html",
            ExportFormat::Manifest => "manifest",
            ExportFormat::Notes => "notes",
        }
    }
}
