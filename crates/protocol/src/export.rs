//! What can be taken out.

use serde::{Deserialize, Serialize};

/// A download.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ExportFormat {
    /// The table's columns, RFC 4180, formula cells neutralised.
    Csv,
    /// `{"Records":[…]}`, each record's bytes as they stand in the log.
    Json,
    /// One record a line, each record's bytes as they stand in the log. A record that spans lines is put on one by
    /// dropping the line breaks between its tokens, which changes no value.
    Ndjson,
    /// `traillight.integrity/1`.
    IntegrityJson,
    /// The shape of `aws cloudtrail validate-logs --verbose`.
    IntegrityText,
    /// A document to print, for people who never saw the page: one HTML file that loads nothing.
    IntegrityHtml,
}

impl ExportFormat {
    /// The `data-format` of its button.
    pub const fn name(self) -> &'static str {
        match self {
            ExportFormat::Csv => "csv",
            ExportFormat::Json => "json",
            ExportFormat::Ndjson => "ndjson",
            ExportFormat::IntegrityJson => "integrity-json",
            ExportFormat::IntegrityText => "integrity-text",
            ExportFormat::IntegrityHtml => "integrity-html",
        }
    }
}
