//! Plain data shared by page and workers: questions, answers, filters, progress, issues, reports.
//!
//! Nothing is computed here. A type belongs here if it is shown to a person, or sent from one worker to another; the
//! pure crates and the page do something with it.

mod actor;
pub mod alarms;
mod ask;
pub mod brief;
mod channel;
mod clause;
mod column;
pub mod completeness;
mod contrast;
mod copy;
pub mod detections;
mod edge;
mod expected;
mod export;
mod filter;
pub mod findings;
mod group;
mod habit;
pub mod handover;
mod ids;
pub mod inspect;
mod issue;
mod missing;
mod mistake;
mod module;
pub mod names;
mod news;
mod note;
mod noted;
pub mod outcome;
pub mod paper;
mod parsed_text;
mod path;
mod progress;
mod question;
mod reason;
pub mod recording;
pub mod redact;
mod refusal;
pub mod report;
pub mod sampling;
pub mod scribe;
mod selector;
mod sense;
pub mod setup;
pub mod story;
mod survey;
pub mod what;
pub mod wire;
mod zone;

pub use actor::{About, Actor};
pub use ask::{
    Ask, Command, CopyFilter, ExplainEvent, Explained, Export, Exported, FindEvent, GetBrief, GetCells, GetRecord,
    GetRecording, GroupIssues, InspectDigest, ListFiles, ListIssues, ListLines, LoadedWords, PageAsk, ReadText,
    SetOptions, Skipped, SurveyFields, Surveyed, Window,
};
pub use channel::{
    EdgeToEngine, EdgeToPage, EngineToEdge, EngineToModule, EngineToPage, ModuleToEngine, PageToEdge, PageToEngine,
    Searching,
};
pub use clause::{Clause, Lit};
pub use column::{Column, SortKey};
pub use contrast::{Change, Contrast, FindContrast};
pub use copy::{Copied, CopyAs};
pub use edge::{
    BatchFile, BatchLabel, CountFields, FileDone, FileHandle, FileToRead, GROUP_BYTES, PathValues, RawAsk, RawRecord,
    RawTest, ReadColumn, ReadDocuments, ReadRecords, ScanSegment, Share, SignatureBatch, SignatureCheck, SignatureKey,
    StoredDocument,
};
pub use expected::Expected;
pub use export::{CellOf, ExportFormat, TableColumn, TableForm, TableShape, WriteTable};
pub use filter::{Compare, Field, FieldTest, Filter, Glob, Moment, Operand, Test, Text, ValueTest};
pub use group::{Group, GroupKey, Groups};
pub use habit::{Habit, Purpose};
pub use ids::{DocumentId, FileId, Micros, RowId, SegmentId};
pub use issue::{Compression, FileKind, FileSummary, Issue, IssueGroup, IssueKind, IssuesOf, Severity};
pub use missing::{FindMissing, Instead, Missing, MissingField};
pub use mistake::{Found, Mistake};
pub use module::{Module, ModuleAsk, ModuleProblem};
pub use news::{FindNews, Mover, News, Novelties, Novelty, NoveltyKind};
pub use note::Note;
pub use noted::{GetNotes, Noted, NotedEvent, NotedField, PutNotes, Remark};
pub use parsed_text::{Completion, Hint, ParsedText, Token, TokenKind};
pub use path::FieldPath;
pub use progress::{CheckStage, Phase, Progress};
pub use question::{
    Answer, Bin, Cell, CellValue, Chip, Direction, Facet, FacetItem, Histogram, Layer, Notation, ParseError,
    ProofCounts, Question, RecordView, Row, RowWindow, Sort, TimeRange, Totals, Want,
};
pub use reason::Reason;
pub use refusal::Refusal;
pub use selector::{Condition, Literal, Message, SelectorStep, SelectorTest};
pub use sense::{Asks, Sense, Wanted, When};
pub use survey::{FieldSurvey, Survey};
pub use zone::Zone;
