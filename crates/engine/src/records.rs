//! Fetches raw records of rows from the edges.

use std::collections::BTreeMap;

use protocol::{RawRecord, ReadRecords, Refusal, RowId, SegmentId};

use crate::corpus::Corpus;
use crate::desk::Desk;

/// Where the records of these rows are: positions in the order of the rows, by segment.
pub fn places(corpus: &Corpus, rows: &[RowId]) -> BTreeMap<SegmentId, Vec<u32>> {
    let mut wanted: BTreeMap<SegmentId, Vec<u32>> = BTreeMap::new();
    for row in rows {
        if let Some((segment, position, _)) = corpus.locate(*row) {
            wanted.entry(segment).or_default().push(position);
        }
    }
    wanted
}

/// Records by where they are.
type Found = BTreeMap<(SegmentId, u32), RawRecord>;

/// The records of these rows in their order; `None` for those that are gone.
///
/// # Errors
/// If the worker that keeps them is gone.
pub async fn fetch(desk: &Desk, rows: &[RowId]) -> Result<Vec<Option<RawRecord>>, Refusal> {
    let found = find(desk, rows).await?;
    let parts = desk.parts();
    let place = |row: &RowId| parts.corpus.locate(*row).map(|(segment, position, _)| (segment, position));
    Ok(rows.iter().map(|row| found.get(&place(row)?).cloned()).collect())
}

/// The records of these rows.
async fn find(desk: &Desk, rows: &[RowId]) -> Result<Found, Refusal> {
    let wanted = places(&desk.parts().corpus, rows);
    let ask = |(segment, records): (SegmentId, Vec<u32>)| {
        let waiting = desk.line.ask_edge(segment.edge, ReadRecords { segment, records: records.clone() });
        (segment, records, waiting)
    };
    // All edges are asked before the first answer is awaited.
    let asked: Vec<_> = wanted.into_iter().map(ask).collect();
    let mut found = Found::new();
    for (segment, positions, waiting) in asked {
        let records = positions.into_iter().zip(waiting.await?);
        found.extend(records.filter_map(|(position, record)| Some(((segment, position), record?))));
    }
    let parts = desk.parts();
    if parts.progress.columns_only {
        // They may have been read again; those that no longer say the same are dropped.
        found.retain(|(segment, position), record| parts.corpus.store().is_record(*segment, *position, &record.bytes));
    }
    Ok(found)
}

/// The same for all these rows where records are not kept: by asking for all at once, so that each edge reads each file
/// once.
///
/// # Errors
/// If the worker that read them is gone.
pub async fn fetch_by_file(desk: &Desk, rows: &[RowId]) -> Result<BTreeMap<RowId, RawRecord>, Refusal> {
    let mut found = find(desk, rows).await?;
    let parts = desk.parts();
    let mut by_row = BTreeMap::new();
    for row in rows {
        if let Some((segment, position, _)) = parts.corpus.locate(*row)
            && let Some(record) = found.remove(&(segment, position))
        {
            by_row.insert(*row, record);
        }
    }
    Ok(by_row)
}

/// The record of one row.
///
/// # Errors
/// If it is gone.
pub async fn fetch_one(desk: &Desk, row: RowId) -> Result<RawRecord, Refusal> {
    if desk.parts().corpus.locate(row).is_none() {
        return Err(Refusal::NoSuchEvent);
    }
    let record = fetch(desk, &[row]).await?.pop().flatten();
    let columns_only = desk.parts().progress.columns_only;
    record.ok_or(if columns_only { Refusal::NotFoundAgain } else { Refusal::RecordLost })
}
