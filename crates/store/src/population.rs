//! Events as what a sample is drawn from: in an order that does not depend on how they were loaded.

use std::cmp::Ordering;
use std::sync::Arc;

use order::Order;
use protocol::{Column, RowId};

use crate::dictionary::ABSENT;
use crate::select::Selection;
use crate::store::Store;

impl Store {
    /// Sorts rows by `eventTime`, then by `eventID`; those without a usable time come first.
    pub fn order_population(&self, rows: &mut Vec<RowId>) {
        rows.order_by(|a, b| self.compare_in_population(*a, *b));
    }

    /// Groups of neighbours in such an order that neither time nor ID tell apart: where each begins, and how many there are.
    pub fn ties(&self, rows: &[RowId]) -> Vec<(usize, usize)> {
        let mut ties: Vec<(usize, usize)> = Vec::new();
        for (at, pair) in rows.windows(2).enumerate() {
            let [a, b] = pair else { continue };
            if self.compare_in_population(*a, *b) != Ordering::Equal {
                continue;
            }
            match ties.last_mut() {
                Some((first, count)) if *first + *count == at + 1 => *count += 1,
                _ => ties.push((at, 2)),
            }
        }
        ties
    }

    /// For each row, the place of its value in the column among all values there, in order, from 1; 0 if it has none.
    pub fn strata(&self, rows: &[RowId], column: Column) -> Vec<u32> {
        let values = self.values(column);
        let ids: Vec<u32> = rows.iter().map(|row| values.id(row.0)).collect();
        let mut known: Vec<u32> = ids.iter().copied().filter(|id| *id != ABSENT).collect();
        known.order();
        known.dedup();
        let mut named: Vec<(Option<String>, u32)> = known.into_iter().map(|id| (values.text(id), id)).collect();
        named.order();
        let mut places: Vec<(u32, u32)> = named.into_iter().zip(1..).map(|((_, id), place)| (id, place)).collect();
        places.order();
        let place = |id: &u32| places.binary_search_by_key(id, |(id, _)| *id).ok().and_then(|at| places.get(at));
        ids.iter().map(|id| place(id).map_or(0, |(_, place)| *place)).collect()
    }

    /// These rows, in this order, as a selection.
    pub fn selection_of(&self, rows: &[RowId]) -> Selection {
        let order: Vec<u32> = rows.iter().map(|row| row.0).collect();
        let mut ascending = order.clone();
        ascending.order();
        let mut selection = Selection::of(ascending);
        selection.order = Some(Arc::new(order));
        selection
    }

    /// All rows of a selection.
    pub fn all_row_ids(&self, selection: &Selection) -> Vec<RowId> {
        selection.rows.iter().copied().map(RowId).collect()
    }

    fn compare_in_population(&self, a: RowId, b: RowId) -> Ordering {
        self.time(a).cmp(&self.time(b)).then_with(|| self.event_id(a).cmp(&self.event_id(b)))
    }
}
