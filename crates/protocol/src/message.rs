//! Messages between the page and the engine worker.

use serde::{Deserialize, Serialize};

use crate::brief::{Brief, Line, LineFilter};
use crate::completeness::{CompletenessMap, MapQuery};
use crate::inspect::DigestView;
use crate::recording::Recording;
use crate::report::Options;
use crate::{
    Answer, Cell, Clause, Copied, CopyAs, ExportFormat, FileSummary, Issue, Notation, ParseError, Progress, Question,
    Reading, RecordView, RowId, Survey,
};

/// A message with the number that pairs an answer with its question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope<T> {
    /// Chosen by whoever asks; unsolicited messages carry 0.
    pub seq: u64,
    /// The message.
    pub body: T,
}

/// What the page may ask of the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// An ingest worker is up; its port to the engine travels beside the message.
    Attach {
        /// Its number.
        edge: u32,
    },
    /// The scribe that [`Response::ScribeWanted`] asked for is starting; its port to the engine travels beside the message.
    AttachScribe,
    /// There is no scribe (any more): why, in words for a person.
    ScribeLost(String),
    /// So many more files and bytes (as stored) are on their way. Must precede their batches.
    Expect {
        /// Files.
        files: u64,
        /// Bytes as stored.
        bytes: u64,
    },
    /// These files will not come after all; their share of what was expected is taken back.
    Forgo {
        /// Files.
        files: u64,
        /// Bytes as stored.
        bytes: u64,
        /// Why.
        why: Forgone,
    },
    /// The edges keep no raw records any more: refuse what would take reading all files again.
    ColumnsOnly,
    /// An ingest worker died on a file: count the file as done and report it.
    Crashed(Issue, u64),
    /// Events.
    Ask(Question),
    /// How a text of the search bar is read, and with a caret (in characters) what may be written there.
    Read {
        /// The text.
        text: String,
        /// The chosen notation.
        notation: Option<Notation>,
        /// Where the next character goes.
        caret: Option<usize>,
    },
    /// The filter of a question in another notation.
    Copy(Question, CopyAs),
    /// Which fields the events of a question have, and which values: all fields, or these. Counts some more each time
    /// it is asked, until all is counted.
    Survey(Question, Vec<Vec<String>>),
    /// One record.
    Record(RowId),
    /// What stands at these paths in the records of these rows.
    Cells(Vec<RowId>, Vec<Vec<String>>),
    /// Why an event satisfies the filter of a question, or why not.
    Explain(Question, RowId),
    /// The row that holds this eventID, if it is loaded.
    Find(String),
    /// The integrity report in brief, without its lists of files; computed when all files are there.
    IntegrityBrief,
    /// Lines `[first, first + count)` of the report that the filter lets through.
    IntegrityLines {
        /// Which lines.
        filter: LineFilter,
        /// Position of the first.
        first: u64,
        /// How many.
        count: u32,
    },
    /// A part of the completeness map.
    Completeness(MapQuery),
    /// The digest at this path in the drop, in all its parts.
    InspectDigest(String),
    /// What the events tell about what was recorded.
    Recording,
    /// Stop checking signatures: nothing is proved, events can be looked at.
    StopCheck,
    /// Check after all.
    Check,
    /// What the user knows about the export: validated again if it changed.
    SetIntegrityOptions(Options),
    /// Issues `[first, first + count)`, most severe first.
    Issues {
        /// Position of the first.
        first: u64,
        /// How many.
        count: u32,
    },
    /// Files `[first, first + count)`, by path.
    Files {
        /// Position of the first.
        first: u64,
        /// How many.
        count: u32,
    },
    /// The whole matching selection, in order, as a file. `generated_at` is the clock's time in ISO 8601, for reports.
    Export {
        /// Which format.
        format: ExportFormat,
        /// Which events and in which order.
        question: Question,
        /// Of a table: paths of columns beyond the usual ones.
        columns: Vec<Vec<String>>,
        /// Wall clock, ISO 8601.
        generated_at: String,
    },
}

/// Why files that were chosen are not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Forgone {
    /// Reading was stopped.
    Stopped,
    /// Their names say that they are not of these days, as the user wished; first and last day, ISO 8601.
    OtherDays(String, String),
}

/// What the engine answers. Bytes of an export travel beside it as a transferred buffer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// Unsolicited, and in answer to `Expect`, `Forgo`, `Crashed`, `StopCheck`, `Check`.
    Progress(Progress),
    /// To `Ask`.
    Answer(Box<Answer>),
    /// Unsolicited: a job for the scribe came up, and there is none. Said once until there is one, or an answer why not.
    ScribeWanted,
    /// To `Ask` and `Export`: the search text has no meaning.
    BadQuery(ParseError),
    /// To `Ask`, `Survey` and `Export`: it takes all raw records, and they are not kept.
    Refused(String),
    /// To `Read`.
    Reading(Box<Reading>),
    /// To `Copy`.
    Copied(Copied),
    /// To `Survey`: what was counted so far, and how many events are left to count.
    Survey(Box<Survey>, u64),
    /// To `Explain`: the clauses of the filter, and how many more there are.
    Explained(Vec<Clause>, u64),
    /// To `Record`.
    Record(Box<RecordView>),
    /// To `Cells`: for every row, for every path.
    Cells(Vec<Vec<Cell>>),
    /// To `Find`.
    Found(Option<RowId>),
    /// To `IntegrityBrief` and `SetIntegrityOptions`.
    IntegrityBrief(Box<Brief>),
    /// To `IntegrityLines`: how many the filter lets through, and the window.
    IntegrityLines(u64, Vec<Line>),
    /// To `Completeness`.
    Completeness(Box<CompletenessMap>),
    /// To `Recording`.
    Recording(Box<Recording>),
    /// To `InspectDigest`; `None` if there is none at that path.
    InspectedDigest(Option<Box<DigestView>>),
    /// To `Issues`: the total and the window.
    Issues(u64, Vec<Issue>),
    /// To `Files`: the total and the window.
    Files(u64, Vec<FileSummary>),
    /// To `Export`: the file's name and type; the bytes are in the transferred buffer.
    Exported {
        /// Suggested file name.
        name: String,
        /// MIME type.
        mime: String,
    },
    /// The question could not be answered; why.
    Failed(String),
}
