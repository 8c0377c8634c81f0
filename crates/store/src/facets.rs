//! Counts of values, and totals.

use protocol::{Column, Facet, Totals};

use crate::select::Selection;
use crate::store::Store;

impl Store {
    /// The most frequent values of each column, at most `most` each.
    pub fn facets(&self, _selection: &Selection, _columns: &[Column], _most: u32) -> Vec<Facet> {
        Vec::new()
    }

    /// A selection in figures.
    pub fn totals(&self, _selection: &Selection) -> Totals {
        Totals::default()
    }
}
