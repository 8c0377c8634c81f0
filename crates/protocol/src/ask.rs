//! Questions, each with the type of its answer.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::alarms::{JudgeAlarms, Judged};
use crate::brief::{Brief, Line, LineFilter};
use crate::completeness::{CompletenessMap, MapQuery};
use crate::detections::{GetGlossary, Term};
use crate::findings::{FindSurges, Findings, ListRules, PutExpectations, Rules, Surges, TryRules};
use crate::handover::{CompareManifests, Manifests, PagePlan, PlanPage, SavePage};
use crate::inspect::DigestView;
use crate::paper::SavePaper;
use crate::recording::Recording;
use crate::report::Options;
use crate::sampling::{DrawSample, ListSamples, PlanSample, RemoveSample, Sample, SamplePlan};
use crate::setup::{GetSetup, Setup};
use crate::story::{GetStory, ListSubjects, Story, Subjects};
use crate::wire::Bytes;
use crate::{
    Answer, Cell, Clause, Contrast, Copied, CopyAs, ExportFormat, FieldPath, FileSummary, FindContrast, FindMissing,
    FindNews, GetNotes, Issue, IssueGroup, IssuesOf, Missing, News, Notation, Noted, NotedEvent, ParsedText, Progress,
    PutNotes, Question, RecordView, RowId, Survey,
};

/// A question with a fixed type of answer.
pub trait Ask: Into<Self::All> {
    /// All questions put to the same worker.
    type All;
    /// The type of its answer.
    type Answer: Serialize + DeserializeOwned;
}

/// Declares all questions put to a worker, each with the type of its answer.
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
    /// What the page can ask the engine.
    PageAsk {
        /// Events matching a search: rows, facets, groups, histogram, totals.
        Question => Answer,
        /// See [`ReadText`].
        ReadText => ParsedText,
        /// See [`FindMissing`].
        FindMissing => Missing,
        /// See [`FindNews`].
        FindNews => News,
        /// See [`CopyFilter`].
        CopyFilter => Copied,
        /// See [`SurveyFields`].
        SurveyFields => Surveyed,
        /// See [`GetRecord`].
        GetRecord => RecordView,
        /// See [`GetCells`].
        GetCells => Vec<Vec<Cell>>,
        /// See [`GetNotes`].
        GetNotes => Vec<(NotedEvent, Noted)>,
        /// See [`PutNotes`].
        PutNotes => Vec<(NotedEvent, Noted)>,
        /// See [`PutExpectations`].
        PutExpectations => PutExpectations,
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
        /// See [`JudgeAlarms`].
        JudgeAlarms => Option<Judged>,
        /// See [`ListRules`].
        ListRules => Rules,
        /// See [`FindContrast`].
        FindContrast => Contrast,
        /// See [`GetGlossary`].
        GetGlossary => Vec<Term>,
        /// See [`FindSurges`].
        FindSurges => Surges,
        /// See [`TryRules`].
        TryRules => Findings,
        /// See [`GroupIssues`].
        GroupIssues => Window<IssueGroup>,
        /// See [`GetSetup`].
        GetSetup => Option<Setup>,
        /// See [`GetStory`].
        GetStory => Story,
        /// See [`ListSubjects`].
        ListSubjects => Subjects,
        /// See [`ListIssues`].
        ListIssues => Window<Issue>,
        /// See [`ListFiles`].
        ListFiles => Window<FileSummary>,
        /// See [`Export`].
        Export => Exported,
        /// See [`PlanPage`].
        PlanPage => PagePlan,
        /// See [`SavePage`].
        SavePage => PagePlan,
        /// See [`CompareManifests`].
        CompareManifests => Manifests,
        /// See [`SavePaper`].
        SavePaper => Exported,
        /// See [`PlanSample`].
        PlanSample => SamplePlan,
        /// See [`DrawSample`].
        DrawSample => Sample,
        /// See [`ListSamples`].
        ListSamples => Vec<Sample>,
        /// Whether there was one.
        RemoveSample => bool,
        /// A command, answered with the resulting state.
        Command => Progress,
    }
}

/// How a search text is read and, given a caret (in characters), what can be typed there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadText {
    /// The text.
    pub text: String,
    /// The chosen notation; `None` to recognise it.
    pub notation: Option<Notation>,
    /// Position of the caret, in characters; `None` if no completions are wanted.
    pub caret: Option<usize>,
}

/// A question's filter in another notation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CopyFilter {
    /// The question with the filter.
    pub question: Question,
    /// The notation to write.
    pub target: CopyAs,
}

/// Which fields and values the events of a question have. Each time it is asked, some more are counted, until all are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SurveyFields {
    /// The question that selects the events.
    pub question: Question,
    /// The fields to count; empty for all.
    pub fields: Vec<FieldPath>,
}

/// A survey of fields and values that may be incomplete.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Surveyed {
    /// The result so far.
    pub survey: Survey,
    /// Number of events not counted yet.
    pub left: u64,
}

/// One record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetRecord(pub RowId);

/// Values at these paths in the records of these rows. The answer has a list for each row with a cell for each path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetCells {
    /// The rows.
    pub rows: Vec<RowId>,
    /// The paths.
    pub paths: Vec<FieldPath>,
}

/// Why an event matches the filter of a question, or why not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExplainEvent {
    /// The question with the filter.
    pub question: Question,
    /// The event.
    pub row: RowId,
}

/// The clauses of a filter, each evaluated for an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// The first clauses.
    pub clauses: Vec<Clause>,
    /// How many further clauses there are.
    pub more: u64,
}

/// The row with this eventID; `None` if it is not loaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindEvent(pub String);

/// The integrity report without its lists of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetBrief;

/// Lines `[first, first + count)` of the report that match the filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListLines {
    /// Which lines to list.
    pub filter: LineFilter,
    /// Position of the first line.
    pub first: u64,
    /// Number of lines.
    pub count: u32,
}

/// All parts of the digest at this path in the drop; `None` if there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectDigest(pub String);

/// What events say about what was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetRecording;

/// What the user knows about the export. Validates again if it has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetOptions(pub Options);

/// Groups of issues `[first, first + count)`, most severe first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupIssues {
    /// Position of the first group.
    pub first: u64,
    /// Number of groups.
    pub count: u32,
}

/// Issues `[first, first + count)`, most severe first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListIssues {
    /// Only the issues of this group.
    pub of: Option<IssuesOf>,
    /// Position of the first issue.
    pub first: u64,
    /// Number of issues.
    pub count: u32,
}

/// Files `[first, first + count)`, by path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListFiles {
    /// Position of the first file.
    pub first: u64,
    /// Number of files.
    pub count: u32,
}

/// The selection, in its order, as a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// The file format.
    pub format: ExportFormat,
    /// Which events to export, and in which order.
    pub question: Box<Question>,
    /// For tables, how: a [`TableShape`](crate::TableShape), which only its writer reads; empty for CSV with all columns that every
    /// event has.
    pub table: Bytes,
    /// For tables, the columns that are paths.
    pub paths: Vec<FieldPath>,
    /// Only the events at these positions in that order, `[from, to)`; empty for all.
    pub only: Vec<(u64, u64)>,
    /// Only this portion of the file: what is written for the events at these positions, `[from, to)`. What begins the file is in the
    /// portion from 0, what ends it in the one that reaches the last event.
    pub portion: Option<(u64, u64)>,
    /// Current time, ISO 8601, for reports.
    pub generated_at: String,
    /// The language of a report to print, unless it is English.
    pub words: Option<Box<LoadedWords>>,
}

/// A language that the page loaded, for a module that says something in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadedWords {
    /// As BCP 47 calls it.
    pub language: String,
    /// All messages.
    pub file: String,
}

/// Name and type of a file whose bytes are attached to the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// Suggested file name.
    pub name: String,
    /// MIME type.
    pub mime: String,
    /// How many events there are to export, also in other portions.
    pub rows: u64,
    /// Generation of the session that it is of: portions of the same one make up a file.
    pub generation: u64,
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window<T> {
    /// Length of the whole list.
    pub total: u64,
    /// The items asked for.
    pub items: Vec<T>,
}

/// A command that may change the session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Command {
    /// This many more files are on their way. Must precede their batches.
    Expect {
        /// Number of files.
        files: u64,
    },
    /// These files will not come after all. Subtracts them from what was expected.
    Skip {
        /// Number of files.
        files: u64,
        /// The reason.
        why: Skipped,
    },
    /// The edges no longer keep raw records: refuse questions that would require reading all files again.
    ColumnsOnly,
    /// An ingest worker crashed on a file: counts the file as done and reports the issue.
    Crashed(Issue),
    /// Stop checking signatures: nothing is proved, but events can be viewed.
    StopCheck,
    /// Check after all.
    Check,
}

/// Why files that were chosen are not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Skipped {
    /// The user stopped reading.
    Stopped,
    /// According to their names, they are outside the days chosen by the user (first and last day, ISO 8601).
    OtherDays(String, String),
}
