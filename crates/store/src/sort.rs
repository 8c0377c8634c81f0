//! Orders of rows.

use protocol::Sort;

use crate::select::Selection;
use crate::store::Store;

impl Store {
    /// Puts a selection in order.
    pub fn sort(&mut self, _selection: &mut Selection, _sort: Sort) {}
}
