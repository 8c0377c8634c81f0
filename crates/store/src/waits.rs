//! How long events waited for the file that they came in.

use protocol::Micros;

use crate::batch::UNDATED;
use crate::store::Store;

impl Store {
    /// For each event shown whose document has a time, how much later than the event that was, in microseconds. Names of files tell the
    /// minute, so an event may seem to come after its file: it came at once.
    pub fn waits(&self, delivered: impl Fn(u32) -> Option<Micros>) -> Vec<i64> {
        let documents = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        let times: Vec<Option<Micros>> = (0..documents).map(delivered).collect();
        let wait = |row: u32| {
            let document = *self.docs.get(row as usize)?;
            let time = self.times.get(row as usize).copied().filter(|time| *time != UNDATED)?;
            Some(times.get(document as usize).copied()??.0.saturating_sub(time).max(0))
        };
        self.shown.rows().into_iter().filter_map(wait).collect()
    }
}
