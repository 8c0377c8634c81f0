//! What the page asks about events, and what the engine answers.

use serde::{Deserialize, Serialize};

use crate::report::Verdict;
use crate::{Column, FileId, Filter, GroupKey, Groups, Micros, Mistake, Reason, RowId, SortKey};

/// One question. The engine keeps the selection of the last one, so that asking again with only another `window`
/// costs a copy of the rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// What stands in the search bar.
    pub text: String,
    /// How to read it; `None`: as it looks.
    pub notation: Option<Notation>,
    /// Filters that were clicked; all enabled ones must hold, too.
    pub chips: Vec<Chip>,
    /// Only events in this time range.
    pub range: Option<TimeRange>,
    /// The order of the rows.
    pub sort: Sort,
    /// Which parts of the answer are wanted.
    pub want: Want,
}

/// A language that search text may be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Notation {
    /// The Traillight query.
    Traillight,
    /// A CloudWatch Logs filter pattern: conditions in braces, or terms.
    CloudWatch,
    /// Event selectors of a trail, as JSON.
    Selectors,
    /// Attributes of `lookup-events`.
    Lookup,
}

impl Notation {
    /// All of them.
    pub const ALL: [Notation; 4] = [Notation::Traillight, Notation::CloudWatch, Notation::Selectors, Notation::Lookup];

    /// A short name, for URLs.
    pub const fn name(self) -> &'static str {
        match self {
            Notation::Traillight => "traillight",
            Notation::CloudWatch => "cloudwatch",
            Notation::Selectors => "selectors",
            Notation::Lookup => "lookup",
        }
    }

    /// Its name for people.
    pub const fn title(self) -> &'static str {
        match self {
            Notation::Traillight => "Traillight query",
            Notation::CloudWatch => "CloudWatch Logs filter pattern",
            Notation::Selectors => "Event selectors",
            Notation::Lookup => "lookup-events attributes",
        }
    }
}

/// A clicked filter: shown as a chip, switched on and off, negated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chip {
    /// The test, without negation.
    pub filter: Filter,
    /// Field as shown on the chip.
    pub field: String,
    /// Value as shown on the chip.
    pub value: String,
    /// Events that satisfy it are left out.
    pub negated: bool,
    /// Off: shown, without effect.
    pub enabled: bool,
    /// Stays when the filter is cleared or replaced.
    pub pinned: bool,
}

/// Half-open: `[from, to)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimeRange {
    /// Inclusive.
    pub from: Micros,
    /// Exclusive.
    pub to: Micros,
}

/// An order of rows. Ties are broken by time, then by file path and position in the file, so the order does not
/// depend on which worker was faster.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// Which way.
    pub direction: Direction,
}

/// Which way to sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// Smallest, earliest or A first.
    Ascending,
    /// The other way round.
    Descending,
}

/// Which parts of an answer are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Want {
    /// Rows `[first, first + count)` of the sorted selection.
    pub rows: Option<(u64, u32)>,
    /// Value counts of these columns, at most this many values each.
    pub facets: Option<(Vec<Column>, u32)>,
    /// The events grouped by one or two fields, at most so many groups.
    pub groups: Option<(Vec<GroupKey>, u32)>,
    /// Counts over time in about this many bins (a round bin length is chosen that keeps 60 to 240).
    pub histogram: bool,
    /// Totals of the selection.
    pub totals: bool,
}

/// The answer to a [`Question`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Events that match.
    pub matching: u64,
    /// Events that came too late to be searched for this answer: it does not speak of them. 0: it is about everything.
    pub unsearched: u64,
    /// If rows were asked for.
    pub rows: Option<RowWindow>,
    /// If facets were asked for, in the order asked.
    pub facets: Vec<Facet>,
    /// If they were asked for.
    pub groups: Option<Groups>,
    /// If it was asked for.
    pub histogram: Option<Histogram>,
    /// If they were asked for.
    pub totals: Option<Totals>,
}

/// Why the search text has no meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParseError {
    /// Where, in characters from the start of the text.
    pub offset: usize,
    /// What is wrong.
    pub mistake: Mistake,
    /// What was probably meant.
    pub suggestion: Option<String>,
    /// Which part of the text the suggestion replaces: first character and the one after the last, which may be the
    /// same. There if and only if there is a suggestion.
    pub replaces: Option<(usize, usize)>,
}

/// A run of rows of the sorted selection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowWindow {
    /// Position of the first one.
    pub first: u64,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One event, as the table shows it. Missing and null values are `None`; "" stays "".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Which.
    pub id: RowId,
    /// `eventTime`, if it could be read.
    pub time: Option<Micros>,
    /// `eventID`; "" if the record has none.
    pub event_id: String,
    /// One cell a [`Column`], in the order of [`Column::ALL`].
    pub cells: Vec<Option<String>>,
    /// How many resources the record names (the resource cell shows the first).
    pub resources: u32,
    /// Another record has the same `eventID` and other content.
    pub disputed: bool,
    /// What is known of the file it came from.
    pub proof: Verdict,
    /// The file it came from.
    pub file: FileId,
}

/// Counts of the values of one column over the selection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facet {
    /// Which column.
    pub column: Column,
    /// The most frequent values, most frequent first, ties by text.
    pub items: Vec<FacetItem>,
    /// How many distinct values there are in all.
    pub distinct: u64,
    /// Events whose value is not among `items`.
    pub other: u64,
    /// Events where the field is absent or null.
    pub absent: u64,
}

/// A value and how often it occurs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetItem {
    /// The value's text.
    pub value: String,
    /// Events.
    pub count: u64,
    /// Of these, events with an `errorCode`.
    pub errors: u64,
}

/// Counts over time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Histogram {
    /// Start of the first bin: a multiple of `bin_length` since the epoch.
    pub start: Micros,
    /// Microseconds.
    pub bin_length: i64,
    /// One a bin, without holes.
    pub bins: Vec<Bin>,
    /// Events without a usable time.
    pub undated: u64,
}

/// One bin of a histogram.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bin {
    /// Events.
    pub count: u64,
    /// Of these, events with an `errorCode`.
    pub errors: u64,
    /// Of these, events in logs that could not be checked.
    pub unchecked: u64,
    /// Of these, events in logs that are disproved.
    pub failed: u64,
}

/// The selection in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Events.
    pub events: u64,
    /// Of these, with an `errorCode`.
    pub errors: u64,
    /// Of these, with `readOnly` true.
    pub read_only: u64,
    /// First and last `eventTime`.
    pub period: Option<(Micros, Micros)>,
    /// Proof of the events.
    pub proof: ProofCounts,
}

/// Events by what was proved of their file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofCounts {
    /// In logs that are proved.
    pub proved: u64,
    /// In logs that could not be checked.
    pub unchecked: u64,
    /// In logs that are disproved.
    pub failed: u64,
}

/// What stands at a path in a record: nothing if it is absent or null, several values if there are arrays on the way.
pub type Cell = Vec<CellValue>;

/// One value of a [`Cell`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellValue {
    /// As filters compare it; of an object its JSON.
    pub text: String,
    /// An object: no filter asks for its value.
    pub object: bool,
}

/// One record, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordView {
    /// The row that was asked for.
    pub row: RowId,
    /// The record's bytes as they stand in the log (UTF-8, invalid sequences replaced).
    pub json: String,
    /// Path of the file.
    pub path: String,
    /// Byte offset in the inflated file.
    pub offset: u64,
    /// Verdict on that file.
    pub proof: Verdict,
    /// Reason and notes of the verdict.
    pub reasons: Vec<Reason>,
    /// Other files that hold exact copies of it.
    pub copies: Vec<String>,
    /// Files that hold records with the same `eventID` and other content.
    pub rivals: Vec<String>,
}
