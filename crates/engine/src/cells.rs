//! What stands at some paths in the records of rows: columns of the table that the store does not keep.

use protocol::{Cell, Response, RowId};
use store::RawRecord;

use crate::engine::Engine;
use crate::fetch;
use crate::work::{RawAnswer, Step, Work};

/// More rows than this are not answered at once.
const MOST_ROWS: usize = 1000;

/// Fetches the records, then looks the paths up.
pub fn step(engine: &Engine, work: &Work, rows: &[RowId], paths: &[Vec<String>]) -> Step {
    let Some(records) = &work.records else {
        return Step::Need(fetch::need(&engine.store, rows.get(..MOST_ROWS).unwrap_or(rows)));
    };
    Step::Done(Response::Cells(records.iter().map(|record| of(record.as_ref(), paths)).collect()))
}

/// Takes what the edges sent.
pub fn supply(engine: &Engine, work: &mut Work, answers: Vec<RawAnswer>, rows: &[RowId]) {
    work.records = Some(fetch::records(&engine.store, rows.get(..MOST_ROWS).unwrap_or(rows), answers));
}

/// The cells of a row; all empty if its record is lost.
pub fn of(record: Option<&RawRecord>, paths: &[Vec<String>]) -> Vec<Cell> {
    let json = record.map_or(&[] as &[u8], |record| &record.bytes);
    paths.iter().map(|path| store::cell(json, path)).collect()
}
