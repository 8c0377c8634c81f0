//! How many events there are in each minute.

use crate::batch::UNDATED;
use crate::select::Selection;
use crate::store::Store;

const MINUTE: i64 = 60_000_000;

impl Store {
    /// The minutes (since 1970) with events, ascending, each with their number. Events without a time are in none.
    pub fn minutes(&self, selection: &Selection) -> Vec<(i64, u64)> {
        let times = selection.rows.iter().filter_map(|row| self.times.get(*row as usize).copied());
        let mut minutes: Vec<i64> = times.filter(|time| *time != UNDATED).map(|time| time.div_euclid(MINUTE)).collect();
        minutes.sort_unstable();
        minutes.chunk_by(|a, b| a == b).filter_map(|same| Some((*same.first()?, same.len() as u64))).collect()
    }
}
