//! What can be exported.

use serde::{Deserialize, Serialize};

use crate::wire::Bytes;
use crate::{Cell, Column, FieldPath, LoadedWords, Row, Zone};

/// The format of a download.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ExportFormat {
    /// A table, RFC 4180, formula cells neutralised.
    Csv,
    /// The same for spreadsheets: with a byte order mark, and what they would take for a number or a date marked as text.
    Excel,
    /// A table with tabs between cells.
    Tsv,
    /// A table in Markdown.
    Markdown,
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
            ExportFormat::Excel => "excel",
            ExportFormat::Tsv => "tsv",
            ExportFormat::Markdown => "markdown",
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

    /// Name and MIME type of its file.
    pub const fn file(self) -> (&'static str, &'static str) {
        match self {
            ExportFormat::Csv | ExportFormat::Excel => ("traillight-events.csv", "text/csv;charset=utf-8"),
            ExportFormat::Tsv => ("traillight-events.tsv", "text/tab-separated-values;charset=utf-8"),
            ExportFormat::Markdown => ("traillight-events.md", "text/markdown;charset=utf-8"),
            ExportFormat::Json => ("traillight-events.json", "application/json"),
            ExportFormat::Ndjson => ("traillight-events.ndjson", "application/x-ndjson"),
            ExportFormat::Ocsf | ExportFormat::Ocsf11 => ("traillight-events.ocsf.ndjson", "application/x-ndjson"),
            ExportFormat::IntegrityJson => ("traillight-integrity.json", "application/json"),
            ExportFormat::IntegrityText => ("traillight-integrity.txt", "text/plain;charset=utf-8"),
            ExportFormat::IntegrityHtml => ("traillight-integrity.html", "text/html;charset=utf-8"),
            ExportFormat::Manifest => ("traillight-manifest.json", "application/json"),
            ExportFormat::Notes => ("traillight-notes.json", "application/json"),
        }
    }

    /// How the table is written, if it is one.
    pub const fn table(self) -> Option<TableForm> {
        match self {
            ExportFormat::Csv => Some(TableForm::Csv),
            ExportFormat::Excel => Some(TableForm::Excel),
            ExportFormat::Tsv => Some(TableForm::Tsv),
            ExportFormat::Markdown => Some(TableForm::Markdown),
            _ => None,
        }
    }
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableForm {
    /// See [`ExportFormat::Csv`].
    Csv,
    /// See [`ExportFormat::Excel`].
    Excel,
    /// See [`ExportFormat::Tsv`].
    Tsv,
    /// See [`ExportFormat::Markdown`].
    Markdown,
}

/// A column of an exported table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableColumn {
    /// What is in it.
    pub of: CellOf,
    /// Its heading.
    pub heading: String,
}

/// What a cell of an exported table says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellOf {
    /// `eventTime` in UTC.
    Time,
    /// The same by the clocks of the zone that times are shown in.
    LocalTime,
    /// `eventID`.
    EventId,
    /// What a column contains.
    Column(Column),
    /// What the table shows in it.
    Shown(Column),
    /// The verdict on its file.
    Proof,
    /// Path of its file.
    File,
    /// Whether the call failed.
    Outcome,
    /// What was noted.
    Noted,
    /// All values at a path.
    Path(FieldPath),
}

/// How a table is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableShape {
    /// In which form.
    pub form: TableForm,
    /// The columns; none for all that every event has.
    pub columns: Vec<TableColumn>,
    /// The zone of local times.
    pub zone: Zone,
    /// The language, unless it is English.
    pub words: Option<Box<LoadedWords>>,
}

impl Default for TableShape {
    fn default() -> TableShape {
        TableShape { form: TableForm::Csv, columns: Vec::new(), zone: Zone::default(), words: None }
    }
}

/// Asks the scribe for rows of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WriteTable {
    /// How: a [`TableShape`].
    pub table: Bytes,
    /// With the headings.
    pub head: bool,
    /// The rows.
    pub rows: Vec<Row>,
    /// For each row, the path of its file.
    pub files: Vec<String>,
    /// For each row, the cells of the columns that are paths; none without such columns.
    pub added: Vec<Vec<Cell>>,
}
