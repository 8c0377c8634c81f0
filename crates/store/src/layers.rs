//! Counts over time, divided by the values of a column.

use protocol::{Column, Histogram, Layer};

use crate::batch::UNDATED;
use crate::dictionary::FIRST;
use crate::histogram::bin_of;
use crate::select::Selection;
use crate::store::Store;

impl Store {
    /// For each bin of the selection's histogram, the counts of the `most` most frequent values of a column and, last,
    /// of all others together, if there are any.
    #[inline(never)]
    pub fn layers(&self, selection: &Selection, histogram: &Histogram, column: Column, most: u32) -> Vec<Layer> {
        let Some(stored) = self.column(column) else { return Vec::new() };
        let items = self.facets(selection, &[column], most).pop().map(|facet| facet.items).unwrap_or_default();
        let rest = items.len();
        let dictionary = &stored.interner.dictionary;
        let slot = |id: u32| {
            let text = dictionary.text(id).filter(|_| id >= FIRST);
            text.and_then(|text| items.iter().position(|item| item.value == text)).unwrap_or(rest)
        };
        let slots: Vec<usize> = (0..dictionary.ids()).map(slot).collect();
        let mut counts = vec![vec![0; histogram.bins.len()]; rest + 1];
        let mut known = None;
        for row in &selection.rows {
            let Some(time) = self.times.get(*row as usize).filter(|time| **time != UNDATED) else { continue };
            let slot = slots.get(stored.codes.get(*row) as usize).copied().unwrap_or(rest);
            let bin = bin_of(&histogram.edges, *time, &mut known);
            let place = bin.and_then(|bin| counts.get_mut(slot)?.get_mut(bin));
            if let Some(count) = place {
                *count += 1;
            }
        }
        let values = items.into_iter().map(|item| (Some(item.value), item.about)).chain([(None, None)]);
        let layers = values.zip(counts).map(|((value, about), counts)| Layer { value, about, counts });
        layers.filter(|layer| layer.value.is_some() || layer.counts.iter().any(|count| *count > 0)).collect()
    }
}
