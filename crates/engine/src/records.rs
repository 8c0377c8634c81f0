//! Fetches raw records of rows from the edges.

use std::collections::BTreeMap;

use order::Order;
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

/// The records of these rows in their order; `None` for those that are gone.
///
/// # Errors
/// If the worker that keeps them is gone.
pub async fn fetch(desk: &Desk, rows: &[RowId]) -> Result<Vec<Option<RawRecord>>, Refusal> {
    let wanted = places(&desk.parts().corpus, rows);
    let ask = |(segment, records): (SegmentId, Vec<u32>)| {
        let waiting = desk.line.ask_edge(segment.edge, ReadRecords { segment, records: records.clone() });
        (segment, records, waiting)
    };
    // All edges are asked before the first answer is awaited.
    let asked: Vec<_> = wanted.into_iter().map(ask).collect();
    let mut found: BTreeMap<(SegmentId, u32), RawRecord> = BTreeMap::new();
    for (segment, positions, waiting) in asked {
        let records = positions.into_iter().zip(waiting.await?);
        found.extend(records.filter_map(|(position, record)| Some(((segment, position), record?))));
    }
    let parts = desk.parts();
    if parts.progress.columns_only {
        // They may have been read again; those that no longer say the same are dropped.
        found.retain(|(segment, position), record| parts.corpus.store().is_record(*segment, *position, &record.bytes));
    }
    let place = |row: &RowId| parts.corpus.locate(*row).map(|(segment, position, _)| (segment, position));
    Ok(rows.iter().map(|row| found.get(&place(row)?).cloned()).collect())
}

/// The same for all these rows where records are not kept: in an order in which no file has to be read again and again.
///
/// # Errors
/// If the worker that read them is gone.
pub async fn fetch_by_file(
    desk: &Desk,
    mut rows: Vec<RowId>,
    portion: usize,
) -> Result<BTreeMap<RowId, RawRecord>, Refusal> {
    {
        let parts = desk.parts();
        rows.order_by_key(|row| parts.corpus.locate(*row).map(|(segment, position, _)| (segment, position)));
    }
    let mut found = BTreeMap::new();
    for rows in rows.chunks(portion) {
        let records = fetch(desk, rows).await?;
        found.extend(rows.iter().zip(records).filter_map(|(row, record)| Some((*row, record?))));
    }
    Ok(found)
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
