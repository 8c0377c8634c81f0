//! Which rows a question is about.

use protocol::{Row, RowId, RowWindow, SegmentId, TimeRange};

use crate::plan::Plan;
use crate::store::Store;

/// What the edges found in the raw records: for every segment, one bitmap a raw test of the plan.
#[derive(Clone, Debug, Default)]
pub struct Scanned {}

impl Extend<(SegmentId, Vec<Vec<u8>>)> for Scanned {
    fn extend<I: IntoIterator<Item = (SegmentId, Vec<Vec<u8>>)>>(&mut self, _segments: I) {}
}

/// Rows that were selected, and their order.
#[derive(Clone, Debug)]
pub struct Selection {
    rows: Vec<u32>,
}

impl Selection {
    /// How many rows.
    pub fn len(&self) -> u64 {
        self.rows.len() as u64
    }

    /// No row was selected.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl Store {
    /// The rows that satisfy a plan, in the order of arrival.
    pub fn select(&self, _plan: &Plan, _range: Option<TimeRange>, _scanned: &Scanned) -> Selection {
        Selection { rows: Vec::new() }
    }

    /// Rows `[first, first + count)` of a selection.
    pub fn rows(&self, _selection: &Selection, first: u64, _count: u32) -> RowWindow {
        let rows: Vec<Row> = Vec::new();
        RowWindow { first, rows }
    }

    /// Their numbers only.
    pub fn row_ids(&self, _selection: &Selection, _first: u64, _count: u32) -> Vec<RowId> {
        Vec::new()
    }
}
