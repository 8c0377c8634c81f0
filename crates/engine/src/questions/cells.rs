//! Values at arbitrary paths of records, for table columns that the store does not keep.

use protocol::{Cell, FieldPath, GetCells, RawRecord, Refusal};

use super::Run;
use crate::desk::{Answered, Desk};
use crate::records;

/// Most rows answered at a time.
const MOST_ROWS: usize = 1000;

impl Run for GetCells {
    async fn run(self, desk: &Desk) -> Result<Answered<Vec<Vec<Cell>>>, Refusal> {
        let records = records::fetch(desk, self.rows.get(..MOST_ROWS).unwrap_or(&self.rows)).await?;
        let json = |record: Option<RawRecord>| record.map(|record| record.bytes).unwrap_or_default();
        let cells = records.into_iter().map(|record| of(&json(record), &self.paths)).collect();
        Ok(desk.parts().answer(cells))
    }
}

/// The cells of a record; all empty if the record is lost.
pub fn of(json: &[u8], paths: &[FieldPath]) -> Vec<Cell> {
    paths.iter().map(|path| store::cell(json, path)).collect()
}
