//! Raw records of rows, wherever they are.

use std::collections::BTreeMap;

use protocol::{RowId, SegmentId, ToEdge};
use store::{RawRecord, Store};

use crate::work::{Need, RawAnswer};

/// What to ask of the edges for these rows.
pub fn need(store: &Store, rows: &[RowId]) -> Need {
    Need::Records(places(store, rows).into_iter().collect())
}

/// Where the records of these rows are: for every segment, positions in the order of the rows.
pub fn places(store: &Store, rows: &[RowId]) -> BTreeMap<SegmentId, Vec<u32>> {
    let mut wanted: BTreeMap<SegmentId, Vec<u32>> = BTreeMap::new();
    for row in rows {
        if let Some((segment, position, _)) = store.locate(*row) {
            wanted.entry(segment).or_default().push(position);
        }
    }
    wanted
}

/// What they answered, in the order of the rows.
pub fn records(store: &Store, rows: &[RowId], answers: Vec<RawAnswer>) -> Vec<Option<RawRecord>> {
    let mut records: BTreeMap<(SegmentId, u32), RawRecord> = BTreeMap::new();
    for answer in answers {
        if let ToEdge::Read { segment, records: positions } = answer.question {
            let found = positions.into_iter().zip(answer.records);
            records.extend(found.filter_map(|(position, record)| Some(((segment, position), record?))));
        }
    }
    let place = |row: &RowId| store.locate(*row).map(|(segment, position, _)| (segment, position));
    rows.iter().map(|row| records.remove(&place(row)?)).collect()
}
