//! What the page asks about events, and the answers.

use serde::{Deserialize, Serialize};

use crate::report::Verdict;
use crate::{About, Column, FileId, Filter, GroupKey, Groups, Micros, Mistake, Noted, Reason, RowId, SortKey, Zone};

/// A question about events. The engine caches recent selections, so asking again for other rows costs little.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The search text.
    pub text: String,
    /// Its notation; `None` to recognise it.
    pub notation: Option<Notation>,
    /// Filters added by clicking. All enabled ones must match, too.
    pub chips: Vec<Chip>,
    /// Only events in this time range.
    pub range: Option<TimeRange>,
    /// The order of the rows.
    pub sort: Sort,
    /// Which parts of the answer are needed.
    pub want: Want,
}

/// A language for search text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Notation {
    /// The Traillight query language.
    Traillight,
    /// A CloudWatch Logs filter pattern: conditions in braces, or terms.
    CloudWatch,
    /// A trail's event selectors as JSON.
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
}

/// A filter added by clicking: shown as a chip, and can be disabled or negated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chip {
    /// The test, without its negation.
    pub filter: Filter,
    /// Name of the field as shown on the chip.
    pub field: String,
    /// The value as shown on the chip.
    pub value: String,
    /// Whether events that match it are left out.
    pub negated: bool,
    /// Whether it has an effect; it is shown in any case.
    pub enabled: bool,
    /// Whether it stays when the filter is cleared or replaced.
    pub pinned: bool,
}

/// A half-open period: `[from, to)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimeRange {
    /// Inclusive.
    pub from: Micros,
    /// Exclusive.
    pub to: Micros,
}

/// An order of rows. Ties are broken by time, then by path and position in the file, so the order does not depend on
/// which worker was faster.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sort {
    /// What to sort by.
    pub key: SortKey,
    /// In which direction.
    pub direction: Direction,
    /// What orders rows that are equal so far, and in which direction; the most important first.
    pub then: Vec<(SortKey, Direction)>,
}

impl Sort {
    /// The order by a single key.
    pub const fn by(key: SortKey, direction: Direction) -> Sort {
        Sort { key, direction, then: Vec::new() }
    }

    /// All keys with their directions, the most important first.
    pub fn keys(&self) -> impl Iterator<Item = (&SortKey, Direction)> {
        let then = self.then.iter().map(|(key, direction)| (key, *direction));
        std::iter::once((&self.key, self.direction)).chain(then)
    }
}

/// The direction of sorting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// Smallest, earliest or A first.
    Ascending,
    /// Largest, latest or Z first.
    Descending,
}

/// Which parts of an answer are needed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Want {
    /// Rows `[first, first + count)` of the sorted selection.
    pub rows: Option<(u64, u32)>,
    /// Counts of the values of these columns, at most this many values for each.
    pub facets: Option<(Vec<Column>, u32)>,
    /// Whether the facet of users begins with people, then those of whom it is unknown, workloads and services.
    pub people_first: bool,
    /// Groups by one or two fields, at most this many groups.
    pub groups: Option<(Vec<GroupKey>, u32)>,
    /// Counts over time, in bins of a round length (60 to 240 bins where possible).
    pub histogram: bool,
    /// Number of events in each hour of the week.
    pub week: bool,
    /// By whose clocks bins, hours and days begin.
    pub zone: Box<Zone>,
    /// With the histogram, the same counts divided by the values of a column, at most this many of them.
    pub layers: Option<(Column, u32)>,
    /// Totals of the selection.
    pub totals: bool,
}

/// The answer to a [`Question`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Number of events that match.
    pub matching: u64,
    /// Number of events that arrived too late to be searched for this answer, and that it does not cover. 0 if it
    /// covers everything.
    pub unsearched: u64,
    /// The rows, if asked for.
    pub rows: Option<RowWindow>,
    /// The facets asked for, in that order.
    pub facets: Vec<Facet>,
    /// The groups, if asked for.
    pub groups: Option<Groups>,
    /// The histogram, if asked for.
    pub histogram: Option<Histogram>,
    /// The layers of the histogram, if asked for: the most frequent value first, all others last.
    pub layers: Vec<Layer>,
    /// If asked for, the number of events in each of the 168 hours of the week, from Monday at midnight.
    pub week: Vec<u64>,
    /// The totals, if asked for.
    pub totals: Option<Totals>,
}

/// Why the search text has no meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParseError {
    /// Position in characters from the start of the text.
    pub offset: usize,
    /// What is wrong.
    pub mistake: Mistake,
    /// What was probably meant.
    pub suggestion: Option<String>,
    /// The part of the text that the suggestion replaces: its first character and the one after the last, which may be
    /// equal. Present if and only if there is a suggestion.
    pub replaces: Option<(usize, usize)>,
}

/// Consecutive rows of the sorted selection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowWindow {
    /// Position of the first row.
    pub first: u64,
    /// The rows.
    pub rows: Vec<Row>,
}

/// An event as the table shows it. Missing and null values are `None`; "" stays "".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its id.
    pub id: RowId,
    /// `eventTime`, if it could be read.
    pub time: Option<Micros>,
    /// `eventID`; "" if the record has none.
    pub event_id: String,
    /// One cell for each [`Column`], in the order of [`Column::ALL`].
    pub cells: Vec<Option<String>>,
    /// Number of resources in the record (the resource cell shows the first).
    pub resources: u32,
    /// Whether another record has the same `eventID` but different content.
    pub disputed: bool,
    /// Whether the call failed: see [`Field::Outcome`](crate::Field::Outcome).
    pub failed: bool,
    /// Whether a name occurs twice in an object of the record: then the last one counts.
    pub repeated: bool,
    /// Verdict on its file.
    pub proof: Verdict,
    /// The file it came from.
    pub file: FileId,
    /// What is known about the user; `None` if the record names none.
    pub about: Option<About>,
    /// What was noted about it.
    pub noted: Noted,
}

/// Counts of one column's values in the selection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facet {
    /// The column.
    pub column: Column,
    /// The most frequent values in descending order, ties by text.
    pub items: Vec<FacetItem>,
    /// Number of distinct values in total.
    pub distinct: u64,
    /// Events whose value is not among `items`.
    pub other: u64,
    /// Events where the field is absent or null.
    pub absent: u64,
    /// How many of these failed: sign-ins, if the field is `errorCode`.
    pub absent_errors: u64,
}

/// A value and how often it occurs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetItem {
    /// The value's text.
    pub value: String,
    /// Number of events.
    pub count: u64,
    /// How many of these have an `errorCode`.
    pub errors: u64,
    /// In the column `user`, what is known about whom it names.
    pub about: Option<About>,
}

/// Counts over time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Histogram {
    /// Where each bin begins, and where the last one ends; empty without bins.
    pub edges: Vec<Micros>,
    /// Length of a bin in microseconds. Where clocks change, a bin may be shorter or longer.
    pub bin_length: i64,
    /// All bins from the first to the last, including empty ones.
    pub bins: Vec<Bin>,
    /// Number of events without a usable time.
    pub undated: u64,
}

/// The part of a histogram that has one value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layer {
    /// The value; `None` for all others and for events without one.
    pub value: Option<String>,
    /// In the column `user`, what is known about whom it names.
    pub about: Option<About>,
    /// The number of events in each bin.
    pub counts: Vec<u64>,
}

/// A bin of a histogram.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bin {
    /// Number of events.
    pub count: u64,
    /// How many of these have an `errorCode`.
    pub errors: u64,
    /// How many of these are in logs that could not be checked.
    pub unchecked: u64,
    /// How many of these are in disproved logs.
    pub failed: u64,
}

/// The selection in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Number of events.
    pub events: u64,
    /// How many of these have an `errorCode`.
    pub errors: u64,
    /// How many of these have no usable time.
    pub undated: u64,
    /// How many of these have `readOnly` set to true.
    pub read_only: u64,
    /// `eventTime` of the first and last event.
    pub period: Option<(Micros, Micros)>,
    /// Number of events by outcome.
    pub proof: ProofCounts,
}

/// Number of events by the outcome of their file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofCounts {
    /// Events in logs that are proved.
    pub proved: u64,
    /// Events in logs that could not be checked.
    pub unchecked: u64,
    /// Events in logs that are disproved.
    pub failed: u64,
}

/// The values at a path in a record: none if it is absent or null, several if there are arrays on the way.
pub type Cell = Vec<CellValue>;

/// One value of a [`Cell`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellValue {
    /// The text that filters compare; for an object, its JSON.
    pub text: String,
    /// Whether it is an object, whose value filters cannot test.
    pub object: bool,
}

/// A complete record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordView {
    /// The row that was asked for.
    pub row: RowId,
    /// The record's JSON as it is in the log (UTF-8, invalid sequences replaced).
    pub json: String,
    /// Path of the file.
    pub path: String,
    /// Byte offset in the decompressed file.
    pub offset: u64,
    /// The value of `user`, and what is known about whom it names.
    pub user: Option<(String, About)>,
    /// Verdict on that file.
    pub proof: Verdict,
    /// The reason for the verdict, then notes.
    pub reasons: Vec<Reason>,
    /// Other files that contain exact copies of it.
    pub copies: Vec<String>,
    /// Files that contain records with the same `eventID` but different content.
    pub rivals: Vec<String>,
}
