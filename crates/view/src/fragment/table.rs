//! The table of events.

use protocol::{Direction, FieldPath, Sort, SortKey};

use super::keys::{parse_sort, print_sort};
use super::paths::{read_paths, write_paths};
use super::{Pairs, Part};

/// Most columns that can be added to the table.
pub const MOST_COLUMNS: usize = 6;

/// The default order of the table: newest first.
pub const DEFAULT_SORT: Sort = Sort::by(SortKey::Time, Direction::Descending);

/// How the table is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Order of its rows.
    pub sort: Sort,
    /// Paths of columns added to the usual ones.
    pub columns: Vec<FieldPath>,
}

impl Default for Table {
    fn default() -> Table {
        Table { sort: DEFAULT_SORT, columns: Vec::new() }
    }
}

/// `sort=-time` for each key, the most important first, and `col=…` for each added column.
impl Part for Table {
    fn read(pairs: &Pairs) -> Table {
        let sort = parse_sort(pairs.all("sort")).unwrap_or(DEFAULT_SORT);
        Table { sort, columns: read_paths(pairs, "col", MOST_COLUMNS) }
    }

    fn write(&self, pairs: &mut Pairs) {
        if self.sort != DEFAULT_SORT {
            print_sort(&self.sort).for_each(|key| pairs.push("sort", &key));
        }
        write_paths(pairs, "col", &self.columns);
    }
}
