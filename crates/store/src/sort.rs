//! Orders of rows.
//!
//! Only one order is ever sorted by comparison: all rows by time, then file path, then position. It is kept, and new
//! rows are merged into it; so is its reverse by time. Any other order is obtained by distributing that one into
//! buckets, by rank of the value or by verdict. So ties are always in that order, and direction reverses the buckets,
//! not what is in them. Rows without a value come last in both directions. An order by several keys is distributed once
//! for each of them.

use std::sync::Arc;

use protocol::report::Verdict;
use protocol::{Column, Direction, Sort, SortKey};

use crate::batch::UNDATED;
use crate::bits::Bits;
use crate::dictionary::{Dictionary, FIRST};
use crate::select::Selection;
use crate::store::{Store, StoreColumn};

/// Orders computed so far. Each is valid until the store grows.
#[derive(Default)]
pub struct Orders {
    /// All rows by time.
    by_time: Arc<Vec<u32>>,
    /// All rows, latest first.
    latest_first: Arc<Vec<u32>>,
    /// For each column, the rank of the text of every id.
    ranks: Vec<Vec<u32>>,
}

/// Ranks of verdicts are below this.
const VERDICTS: u32 = 10;
const _: () = assert!(VERDICTS as usize == Verdict::ALL.len());

/// Rank of rows without a value.
pub const LAST: u32 = u32::MAX;

/// A selection with fewer than one in this many of all rows is sorted on its own.
const SMALL: usize = 16;

impl Store {
    /// Sorts a selection.
    pub fn sort(&mut self, selection: &mut Selection, sort: &Sort) {
        self.prepare(sort, selection);
        let mut keys: Vec<(&SortKey, Direction)> = sort.keys().collect();
        let direction = keys.pop_if(|(key, _)| **key == SortKey::Time).map_or(Direction::Ascending, |(_, it)| it);
        let mut order = self.by_time(selection, direction);
        // Sorting is stable: the least important key comes first.
        for (key, direction) in keys.into_iter().rev() {
            order = self.sorted_by(order, key, direction);
        }
        selection.order = Some(order);
    }

    /// Sorts rows by a key. Equal ones stay in their order.
    fn sorted_by(&self, order: Arc<Vec<u32>>, key: &SortKey, direction: Direction) -> Arc<Vec<u32>> {
        match key {
            SortKey::Time => Arc::new(self.stable_by_time(&order, direction)),
            SortKey::Column(column) => {
                let stored = self.column(*column).zip(self.orders.ranks.get(*column as usize));
                stored.map_or(order.clone(), |(stored, ranks)| by_rank(&order, stored, ranks, direction))
            }
            SortKey::Path(path) => {
                let stored = self.path_column(path).zip(self.path_ranks(path));
                stored.map_or(order.clone(), |(stored, ranks)| by_rank(&order, stored, ranks, direction))
            }
            SortKey::Noted => Arc::new(into_buckets(&order, 2, direction, |row| {
                self.noted.get(&row).map_or(LAST, |noted| u32::from(!noted.starred))
            })),
            SortKey::Proof => Arc::new(into_buckets(&order, VERDICTS, direction, |row| {
                let verdict = self.docs.get(row as usize).and_then(|doc| self.proof.get(*doc as usize));
                verdict.map_or(LAST, |verdict| u32::from(*verdict as u8))
            })),
        }
    }

    /// The same by time, which is only needed if rows of the same time are in another order than usual.
    fn stable_by_time(&self, rows: &[u32], direction: Direction) -> Vec<u32> {
        let time = |row: &u32| self.times.get(*row as usize).copied().unwrap_or(UNDATED);
        let mut order = rows.to_vec();
        order.sort_by_key(|row| match (time(row), direction) {
            (UNDATED, _) => (true, 0),
            (time, Direction::Ascending) => (false, time),
            (time, Direction::Descending) => (false, !time),
        });
        order
    }

    /// Updates what [`Store::by_time`] and the ranks of a column need.
    fn prepare(&mut self, sort: &Sort, selection: &Selection) {
        let rows = self.times.len();
        if !is_small(selection, self) {
            if self.orders.by_time.len() != rows {
                self.orders.by_time = Arc::new(self.all_by_time());
            }
            let latest_first = sort.keys().last() == Some((&SortKey::Time, Direction::Descending));
            if latest_first && self.orders.latest_first.len() != rows {
                self.orders.latest_first = Arc::new(latest_first_of(&self.times, &self.orders.by_time));
            }
        }
        for (key, _) in sort.keys() {
            match key {
                SortKey::Path(path) => self.rank_path(path),
                SortKey::Column(column) => self.rank_column(*column),
                SortKey::Time | SortKey::Proof | SortKey::Noted => {}
            }
        }
    }

    fn rank_column(&mut self, column: Column) {
        self.orders.ranks.resize_with(Column::COUNT, Vec::new);
        let dictionary = self.columns.get(column as usize).map(|column| &column.interner.dictionary);
        if let (Some(dictionary), Some(ranks)) = (dictionary, self.orders.ranks.get_mut(column as usize))
            && ranks.len() != dictionary.ids() as usize
        {
            *ranks = rank(dictionary);
        }
    }

    /// The rows of a selection by time.
    fn by_time(&self, selection: &Selection, direction: Direction) -> Arc<Vec<u32>> {
        if is_small(selection, self) {
            let ascending = self.sorted_by_time(selection.rows.iter().copied());
            return Arc::new(match direction {
                Direction::Ascending => ascending,
                Direction::Descending => latest_first_of(&self.times, &ascending),
            });
        }
        let all = match direction {
            Direction::Ascending => &self.orders.by_time,
            Direction::Descending => &self.orders.latest_first,
        };
        if selection.rows.len() == all.len() {
            return Arc::clone(all);
        }
        let mut selected = Bits::none(self.row_count());
        selection.rows.iter().for_each(|row| selected.set(*row, true));
        let mut order = Vec::with_capacity(selection.rows.len());
        order.extend(all.iter().copied().filter(|row| selected.get(*row)));
        Arc::new(order)
    }

    /// All rows by time: merges new rows into those already sorted.
    fn all_by_time(&self) -> Vec<u32> {
        let known = self.orders.by_time.as_slice();
        let came = u32::try_from(known.len()).unwrap_or(u32::MAX)..self.row_count();
        let places = self.places_of_documents();
        merged(known, &self.sorted(came, &places), |row| self.key(row, &places))
    }

    /// Sorts by time, then file path, then position, which is the order of rows within a file.
    fn sorted_by_time(&self, rows: impl Iterator<Item = u32>) -> Vec<u32> {
        self.sorted(rows, &self.places_of_documents())
    }

    fn sorted(&self, rows: impl Iterator<Item = u32>, places: &[u32]) -> Vec<u32> {
        let mut keys: Vec<u128> = rows.map(|row| self.key(row, places)).collect();
        keys.sort_unstable();
        keys.into_iter().map(row_of_key).collect()
    }

    /// Time, path and position as one number: sorting a million rows is mostly comparisons.
    fn key(&self, row: u32, places: &[u32]) -> u128 {
        let place = self.docs.get(row as usize).and_then(|doc| places.get(*doc as usize)).copied();
        let time = self.times.get(row as usize).copied().filter(|time| *time != UNDATED).unwrap_or(i64::MAX);
        let time = u128::from(time.cast_unsigned() ^ 1 << 63);
        time << 64 | u128::from(place.unwrap_or(LAST)) << 32 | u128::from(row)
    }

    /// For every document, its rank by path. A file may be several documents here, one for each batch; they share a
    /// rank.
    fn places_of_documents(&self) -> Vec<u32> {
        let mut order: Vec<(u32, &crate::store::StoredDocument)> = (0..).zip(&self.documents).collect();
        order.sort_by(|a, b| a.1.cmp(b.1));
        let mut places = vec![0; order.len()];
        let mut place = 0;
        let mut last = None;
        for (doc, document) in order {
            if last.replace(document).is_some_and(|last| last != document) {
                place += 1;
            }
            if let Some(own) = places.get_mut(doc as usize) {
                *own = place;
            }
        }
        places
    }
}

impl Orders {
    /// Bytes of memory used.
    pub fn memory(&self) -> usize {
        (self.by_time.capacity() + self.latest_first.capacity()) * 4
            + self.ranks.iter().map(|ranks| ranks.capacity() * 4).sum::<usize>()
    }
}

fn by_rank(by_time: &[u32], stored: &StoreColumn, ranks: &[u32], direction: Direction) -> Arc<Vec<u32>> {
    let rank = |row: u32| ranks.get(stored.codes.get(row) as usize).copied().unwrap_or(LAST);
    Arc::new(into_buckets(by_time, stored.interner.dictionary.ids(), direction, rank))
}

fn is_small(selection: &Selection, store: &Store) -> bool {
    selection.rows.len() < store.times.len() / SMALL
}

/// Merges two lists of rows that are sorted by key. Many rows of `known` may lie between two of `came`, so they are
/// skipped by galloping search, not looked at one by one.
fn merged(known: &[u32], came: &[u32], key: impl Fn(u32) -> u128) -> Vec<u32> {
    let mut order = Vec::with_capacity(known.len() + came.len());
    let mut rest = known;
    for row in came {
        let own = key(*row);
        let precedes = |other: &u32| key(*other) < own;
        let mut jump = 1;
        while rest.get(jump).is_some_and(precedes) {
            jump *= 2;
        }
        let within = rest.get(..jump).unwrap_or(rest);
        let (before, _) = rest.split_at_checked(within.partition_point(precedes)).unwrap_or((rest, &[]));
        order.extend_from_slice(before);
        order.push(*row);
        rest = rest.get(before.len()..).unwrap_or_default();
    }
    order.extend_from_slice(rest);
    order
}

/// The rank of the text of every id of a dictionary; equal texts share one.
fn rank(dictionary: &Dictionary) -> Vec<u32> {
    let mut order: Vec<(&str, u32)> =
        (FIRST..dictionary.ids()).filter_map(|id| Some((dictionary.text(id)?, id))).collect();
    order.sort_unstable();
    let mut ranks = vec![LAST; dictionary.ids() as usize];
    let mut rank = 0;
    let mut last = None;
    for (text, id) in order {
        if last.replace(text).is_some_and(|last| last != text) {
            rank += 1;
        }
        if let Some(own) = ranks.get_mut(id as usize) {
            *own = rank;
        }
    }
    ranks
}

/// Reverses an order by ascending time. Rows of the same time keep their order; undated ones stay last.
fn latest_first_of(times: &[i64], ascending: &[u32]) -> Vec<u32> {
    let time = |row: &u32| times.get(*row as usize).copied().unwrap_or(UNDATED);
    let dated = ascending.partition_point(|row| time(row) != UNDATED);
    let (dated, undated) = ascending.split_at_checked(dated).unwrap_or_default();
    let mut order = Vec::with_capacity(ascending.len());
    for group in dated.chunk_by(|a, b| time(a) == time(b)).rev() {
        order.extend_from_slice(group);
    }
    order.extend_from_slice(undated);
    order
}

#[allow(clippy::cast_possible_truncation, reason = "the low 32 bits are the row")]
fn row_of_key(key: u128) -> u32 {
    key as u32
}

/// Sorts rows by a rank below `count`, or by [`LAST`], which stays last. Stable.
fn into_buckets(rows: &[u32], count: u32, direction: Direction, rank: impl Fn(u32) -> u32) -> Vec<u32> {
    let bucket = |row: u32| match (rank(row), direction) {
        (LAST, _) => count as usize,
        (rank, Direction::Ascending) => rank.min(count) as usize,
        (rank, Direction::Descending) => (count - 1).saturating_sub(rank) as usize,
    };
    // First counts the rows in each bucket, then turns that into where its next row goes.
    let mut next = vec![0usize; count as usize + 1];
    for row in rows {
        if let Some(size) = next.get_mut(bucket(*row)) {
            *size += 1;
        }
    }
    let mut start = 0;
    for place in &mut next {
        start += std::mem::replace(place, start);
    }
    let mut order = vec![0; rows.len()];
    for row in rows {
        if let Some(place) = next.get_mut(bucket(*row)) {
            if let Some(slot) = order.get_mut(*place) {
                *slot = *row;
            }
            *place += 1;
        }
    }
    order
}
