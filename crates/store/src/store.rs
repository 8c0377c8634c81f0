//! All events, as columns.

use std::ops::Range;

use protocol::report::Verdict;
use protocol::{FileId, Micros, RowId, SegmentId};

use crate::batch::Batch;

/// All events that were read.
#[derive(Default)]
pub struct Store {
    documents: Vec<StoredDocument>,
}

/// A document that rows come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDocument {
    /// The dropped file.
    pub file: FileId,
    /// Path in the drop; `container.zip!inner/path` in a container.
    pub path: String,
}

/// What came of [`Store::append`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Its rows, hidden ones included: the record at position `p` of the batch is row `rows.start + p`.
    pub rows: Range<u32>,
    /// Rows that became hidden because an exact copy is shown.
    pub folded: u64,
    /// Rows of this batch whose eventID an earlier row with other content has, with that row.
    pub conflicts: Vec<(RowId, RowId)>,
}

impl Store {
    /// Takes in a batch.
    pub fn append(&mut self, _batch: &Batch) -> Appended {
        Appended { rows: 0..0, folded: 0, conflicts: Vec::new() }
    }

    /// The documents of all batches, in the order of arrival; `doc` numbers are places in it.
    pub fn documents(&self) -> &[StoredDocument] {
        &self.documents
    }

    /// Sets the verdict on every document, in the order of [`Store::documents`]. A document beyond the end of
    /// `verdicts` is [`Verdict::NotCovered`].
    pub fn set_proof(&mut self, _verdicts: &[Verdict]) {}

    /// All rows, hidden ones included.
    pub fn len(&self) -> u64 {
        0
    }

    /// There are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Rows that are shown.
    pub fn shown(&self) -> u64 {
        0
    }

    /// Rows that are hidden because an exact copy is shown.
    pub fn folded(&self) -> u64 {
        0
    }

    /// Bytes of memory it takes.
    pub fn memory_bytes(&self) -> u64 {
        0
    }

    /// Time of the last event.
    pub fn last_time(&self) -> Option<Micros> {
        None
    }

    /// Where a row's raw record is (segment and position in it), and its document.
    pub fn locate(&self, _row: RowId) -> Option<(SegmentId, u32, u32)> {
        None
    }

    /// The row that is shown for this eventID.
    pub fn find(&self, _event_id: &str) -> Option<RowId> {
        None
    }

    /// `eventID` of a row; "" if it has none.
    pub fn event_id(&self, _row: RowId) -> String {
        String::new()
    }

    /// Other documents that hold exact copies of a row's record, without repeats.
    pub fn copies(&self, _row: RowId) -> Vec<u32> {
        Vec::new()
    }
}
