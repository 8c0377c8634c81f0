//! Orders of rows.
//!
//! Only one order is ever sorted by comparing: all rows by time, then file path, then position. It is kept. Any other
//! order is that one, counted into buckets: by rank of the value, or by verdict. So ties are always in that order, and
//! direction turns the buckets round, not what is in them. Rows without a value come last in both directions.

use protocol::report::Verdict;
use protocol::{Column, Direction, Sort, SortKey};

use crate::batch::UNDATED;
use crate::bits::Bits;
use crate::dictionary::{Dictionary, FIRST};
use crate::select::Selection;
use crate::store::Store;

/// Orders that were worked out; each holds as long as what it counts has not grown.
#[derive(Default)]
pub struct Orders {
    /// All rows by time.
    by_time: Vec<u32>,
    /// By column: for every id, the rank of its text.
    ranks: Vec<Vec<u32>>,
}

/// Rank of what has no value.
const LAST: u32 = u32::MAX;

/// A selection with fewer than one in so many of all rows is sorted by itself.
const SMALL: usize = 16;

impl Store {
    /// Puts a selection in order.
    pub fn sort(&mut self, selection: &mut Selection, sort: Sort) {
        self.prepare(sort.key, selection);
        let by_time = self.in_time_order(selection);
        selection.order = Some(match sort.key {
            SortKey::Time => by_time_in(&self.times, by_time, sort.direction),
            SortKey::Column(column) => {
                let (Some(stored), Some(ranks)) = (self.column(column), self.orders.ranks.get(column as usize)) else {
                    return selection.order = Some(by_time);
                };
                let codes = &stored.codes;
                let count = stored.interner.dictionary.ids();
                into_buckets(&by_time, count, sort.direction, |row| {
                    ranks.get(codes.get(row) as usize).copied().unwrap_or(LAST)
                })
            }
            SortKey::Proof => into_buckets(&by_time, Verdict::ALL.len() as u32, sort.direction, |row| {
                let verdict = self.docs.get(row as usize).and_then(|doc| self.proof.get(*doc as usize));
                verdict.map_or(LAST, |verdict| *verdict as u32)
            }),
        });
    }

    fn prepare(&mut self, key: SortKey, selection: &Selection) {
        if !is_small(selection, self) && self.orders.by_time.len() != self.times.len() {
            self.orders.by_time = self.sorted_by_time(0..self.row_count());
        }
        if let SortKey::Column(column) = key {
            self.orders.ranks.resize_with(Column::COUNT, Vec::new);
            let dictionary = self.columns.get(column as usize).map(|column| &column.interner.dictionary);
            if let (Some(dictionary), Some(ranks)) = (dictionary, self.orders.ranks.get_mut(column as usize))
                && ranks.len() != dictionary.ids() as usize
            {
                *ranks = rank(dictionary);
            }
        }
    }

    /// The rows of a selection by time.
    fn in_time_order(&self, selection: &Selection) -> Vec<u32> {
        if is_small(selection, self) {
            return self.sorted_by_time(selection.rows.iter().copied());
        }
        if selection.rows.len() == self.times.len() {
            return self.orders.by_time.clone();
        }
        let mut selected = Bits::none(self.row_count());
        selection.rows.iter().for_each(|row| selected.set(*row, true));
        self.orders.by_time.iter().copied().filter(|row| selected.get(*row)).collect()
    }

    /// By time, then file path, then position, which is the order of the rows of a file.
    fn sorted_by_time(&self, rows: impl Iterator<Item = u32>) -> Vec<u32> {
        let places = self.places_of_documents();
        let place = |row: u32| self.docs.get(row as usize).and_then(|doc| places.get(*doc as usize)).copied();
        let key = |row: u32| {
            let time = self.times.get(row as usize).copied().filter(|time| *time != UNDATED);
            (time.unwrap_or(i64::MAX), place(row).unwrap_or(LAST), row)
        };
        let mut keys: Vec<(i64, u32, u32)> = rows.map(key).collect();
        keys.sort_unstable();
        keys.into_iter().map(|(.., row)| row).collect()
    }

    /// For every document, its place by path. A file may be several documents here, one a batch: they share a place.
    fn places_of_documents(&self) -> Vec<u32> {
        let mut order: Vec<(u32, &crate::store::StoredDocument)> = (0..).zip(&self.documents).collect();
        order.sort_by_key(|(_, document)| *document);
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
    /// Bytes of memory it takes.
    pub fn memory(&self) -> usize {
        self.by_time.capacity() * 4 + self.ranks.iter().map(|ranks| ranks.capacity() * 4).sum::<usize>()
    }
}

fn is_small(selection: &Selection, store: &Store) -> bool {
    selection.rows.len() < store.times.len() / SMALL
}

/// For every id of a dictionary, the rank of its text; equal texts share one.
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

/// Turns an ascending order by time round; rows of the same time stay as they are, undated ones last.
fn by_time_in(times: &[i64], ascending: Vec<u32>, direction: Direction) -> Vec<u32> {
    if direction == Direction::Ascending {
        return ascending;
    }
    let time = |row: &u32| times.get(*row as usize).copied().unwrap_or(UNDATED);
    let dated = ascending.partition_point(|row| time(row) != UNDATED);
    let (dated, undated) = ascending.split_at(dated);
    let mut order = Vec::with_capacity(ascending.len());
    for group in dated.chunk_by(|a, b| time(a) == time(b)).rev() {
        order.extend_from_slice(group);
    }
    order.extend_from_slice(undated);
    order
}

/// Sorts rows by a rank below `count`, or [`LAST`], which stays last. Equal ones stay in order.
fn into_buckets(rows: &[u32], count: u32, direction: Direction, rank: impl Fn(u32) -> u32) -> Vec<u32> {
    let bucket = |row: u32| match (rank(row), direction) {
        (LAST, _) => count as usize,
        (rank, Direction::Ascending) => rank.min(count) as usize,
        (rank, Direction::Descending) => (count - 1).saturating_sub(rank) as usize,
    };
    // First how many rows a bucket has, then where its next one goes.
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
