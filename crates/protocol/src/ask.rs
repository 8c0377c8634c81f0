//! Questions, each with the type of its answer.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::brief::{Brief, Line, LineFilter};
use crate::completeness::{CompletenessMap, MapQuery};
use crate::inspect::DigestView;
use crate::recording::Recording;
use crate::report::Options;
use crate::{
    Answer, Cell, Clause, Copied, CopyAs, ExportFormat, FieldPath, FileSummary, Issue, Notation, ParsedText, Progress,
    Question, RecordView, RowId, Survey,
};

/// A question, of which there is one answer type.
pub trait Ask: Into<Self::All> {
    /// All questions that the same worker is asked.
    type All;
    /// What is answered.
    type Answer: Serialize + DeserializeOwned;
}

/// Declares all questions that a worker is asked, with the type of each answer.
macro_rules! asks {
    ($(#[$doc:meta])* $all:ident { $($(#[$one:meta])* $name:ident => $answer:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub enum $all { $($(#[$one])* $name($name),)* }

        $(
            impl From<$name> for $all {
                fn from(ask: $name) -> $all {
                    $all::$name(ask)
                }
            }

            impl $crate::Ask for $name {
                type All = $all;
                type Answer = $answer;
            }
        )*
    };
}
pub(crate) use asks;

asks! {
    /// What the page may ask of the engine.
    PageAsk {
        /// Events.
        Question => Answer,
        /// See [`ReadText`].
        ReadText => ParsedText,
        /// See [`CopyFilter`].
        CopyFilter => Copied,
        /// See [`SurveyFields`].
        SurveyFields => Surveyed,
        /// See [`GetRecord`].
        GetRecord => RecordView,
        /// See [`GetCells`].
        GetCells => Vec<Vec<Cell>>,
        /// See [`ExplainEvent`].
        ExplainEvent => Explained,
        /// See [`FindEvent`].
        FindEvent => Option<RowId>,
        /// See [`GetBrief`].
        GetBrief => Brief,
        /// See [`ListLines`].
        ListLines => Window<Line>,
        /// A part of the completeness map.
        MapQuery => CompletenessMap,
        /// See [`InspectDigest`].
        InspectDigest => Option<DigestView>,
        /// See [`GetRecording`].
        GetRecording => Recording,
        /// See [`SetOptions`].
        SetOptions => Brief,
        /// See [`ListIssues`].
        ListIssues => Window<Issue>,
        /// See [`ListFiles`].
        ListFiles => Window<FileSummary>,
        /// See [`Export`].
        Export => Exported,
        /// Something to do, answered when it is done.
        Command => Progress,
    }
}

/// How a text of the search bar is read, and with a caret (in characters) what may be written there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadText {
    /// The text.
    pub text: String,
    /// The chosen notation.
    pub notation: Option<Notation>,
    /// Where the next character goes.
    pub caret: Option<usize>,
}

/// The filter of a question in another notation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CopyFilter {
    /// Whose filter.
    pub question: Question,
    /// Which notation.
    pub target: CopyAs,
}

/// Which fields the events of a question have, and which values. Counts some more each time it is asked, until all is
/// counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SurveyFields {
    /// Whose events.
    pub question: Question,
    /// Only these fields; with none, all.
    pub fields: Vec<FieldPath>,
}

/// A count of fields and values that may not be at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Surveyed {
    /// What was counted so far.
    pub survey: Survey,
    /// Events that are left to count.
    pub left: u64,
}

/// One record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetRecord(pub RowId);

/// What stands at these paths in the records of these rows: for every row, for every path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetCells {
    /// The rows.
    pub rows: Vec<RowId>,
    /// The paths.
    pub paths: Vec<FieldPath>,
}

/// Why an event satisfies the filter of a question, or why not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExplainEvent {
    /// Whose filter.
    pub question: Question,
    /// Which event.
    pub row: RowId,
}

/// The clauses of a filter, put to an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// The first of them.
    pub clauses: Vec<Clause>,
    /// How many more there are.
    pub more: u64,
}

/// The row that holds this eventID, if it is loaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindEvent(pub String);

/// The integrity report in brief, without its lists of files; computed when all files are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetBrief;

/// Lines `[first, first + count)` of the report that the filter lets through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListLines {
    /// Which lines.
    pub filter: LineFilter,
    /// Position of the first.
    pub first: u64,
    /// How many.
    pub count: u32,
}

/// The digest at this path in the drop, in all its parts; `None` if there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectDigest(pub String);

/// What the events tell about what was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetRecording;

/// What the user knows about the export: validated again if it changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetOptions(pub Options);

/// Issues `[first, first + count)`, most severe first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListIssues {
    /// Position of the first.
    pub first: u64,
    /// How many.
    pub count: u32,
}

/// Files `[first, first + count)`, by path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListFiles {
    /// Position of the first.
    pub first: u64,
    /// How many.
    pub count: u32,
}

/// The whole matching selection, in order, as a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// Which format.
    pub format: ExportFormat,
    /// Which events and in which order.
    pub question: Question,
    /// Of a table: paths of columns beyond the usual ones.
    pub columns: Vec<FieldPath>,
    /// Wall clock, ISO 8601, for reports.
    pub generated_at: String,
}

/// What a file is called; its bytes travel beside the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// Suggested file name.
    pub name: String,
    /// MIME type.
    pub mime: String,
}

/// Some of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window<T> {
    /// How many there are in all.
    pub total: u64,
    /// Those that were asked for.
    pub items: Vec<T>,
}

/// Something to do that changes the session, or may.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Command {
    /// So many more files and bytes (as stored) are on their way. Must precede their batches.
    Expect {
        /// Files.
        files: u64,
        /// Bytes as stored.
        bytes: u64,
    },
    /// These files will not come after all; their share of what was expected is taken back.
    Skip {
        /// Files.
        files: u64,
        /// Bytes as stored.
        bytes: u64,
        /// Why.
        why: Skipped,
    },
    /// The edges keep no raw records any more: refuse what would take reading all files again.
    ColumnsOnly,
    /// An ingest worker died on a file: count the file, of so many bytes, as done and report it.
    Crashed(Issue, u64),
    /// Stop checking signatures: nothing is proved, events can be looked at.
    StopCheck,
    /// Check after all.
    Check,
}

/// Why files that were chosen are not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Skipped {
    /// Reading was stopped.
    Stopped,
    /// Their names say that they are not of these days, as the user wished; first and last day, ISO 8601.
    OtherDays(String, String),
}
