//! Events that came with several contents: either forms of one event, of which the richest is shown, or records that
//! contradict each other, which are all shown.

use std::collections::BTreeSet;

use order::set_of;
use protocol::RowId;

use crate::store::Store;

/// A row that is hidden because of what another one says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The hidden row.
    pub hidden: RowId,
    /// The row that is shown instead.
    pub shown: RowId,
    /// Whether both say the same; otherwise the row that is shown says more.
    pub says_the_same: bool,
}

impl Store {
    /// Up to `events` events with several contents that have not been compared yet: for each, the rows shown, one for
    /// each content.
    pub fn undecided(&self, events: usize) -> Vec<Vec<RowId>> {
        let shown = |event_id: &u128| {
            let rows = self.rivals.get(event_id).into_iter().flatten();
            let rows: BTreeSet<u32> = set_of(rows.map(|row| self.copies.current(*row, |row| self.identity(row))));
            rows.into_iter().map(RowId).collect()
        };
        self.undecided.iter().take(events).map(shown).collect()
    }

    /// Applies the result of comparing an event's contents.
    pub fn decide(&mut self, rows: &[RowId], folds: &[Folded]) {
        let Some(event_id) = rows.first().map(|row| self.identity(row.0).event_id) else { return };
        self.undecided.remove(&event_id);
        for fold in folds {
            if self.shown.get(fold.hidden.0) {
                self.shown.set(fold.hidden.0, false);
                self.copies.fold_into(fold.hidden.0, fold.shown.0, fold.says_the_same);
            }
        }
        let left: Vec<u32> = rows.iter().map(|row| row.0).filter(|row| self.shown.get(*row)).collect();
        if left.len() > 1 {
            self.rivals.insert(event_id, left);
        } else {
            self.rivals.remove(&event_id);
        }
    }

    /// Whether another record has this row's eventID but other content.
    pub fn is_disputed(&self, row: RowId) -> bool {
        !self.rivals.is_empty() && self.rivals.contains_key(&self.identity(row.0).event_id)
    }

    /// Documents with records that have this row's eventID but other content, one for each content.
    pub fn rivals(&self, row: RowId) -> Vec<u32> {
        let own = self.identity(row.0);
        let rows = self.rivals.get(&own.event_id).into_iter().flatten();
        let others = rows.filter(|other| self.identity(**other).content != own.content);
        let shown = |row: u32| self.copies.current(row, |row| self.identity(row));
        others.filter_map(|other| self.docs.get(shown(*other) as usize).copied()).collect()
    }
}
