//! How many events there are in each hour of the week.

use protocol::{Micros, Zone};

use crate::batch::UNDATED;
use crate::select::Selection;
use crate::store::Store;

/// Hours in a week.
const HOURS: usize = 7 * 24;

impl Store {
    /// Number of events in each hour of the week, from Monday at midnight, as clocks of a zone show them. Events without a
    /// time are in none.
    // Compiled for speed, even if its caller is not.
    #[inline(never)]
    pub fn week(&self, selection: &Selection, zone: &Zone) -> Vec<u64> {
        let mut counts = vec![0; HOURS];
        let times = selection.rows.iter().filter_map(|row| self.times.get(*row as usize).copied());
        for time in times.filter(|time| *time != UNDATED) {
            let (day, hour) = calendar::week_hour(zone, Micros(time));
            if let Some(count) = counts.get_mut(day * 24 + hour) {
                *count += 1;
            }
        }
        counts
    }
}
