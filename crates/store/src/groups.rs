//! Grouping a selection by the values of columns.

use hashbrown::HashTable;
use protocol::{Column, Group, Micros};

use crate::batch::UNDATED;
use crate::dictionary::{ABSENT, NULL};
use crate::select::Selection;
use crate::store::Store;

/// What is counted distinct in each group.
const DISTINCT: [Column; 3] = [Column::User, Column::SourceIpAddress, Column::EventName];

/// A group while it is being counted.
struct Tally {
    key: u64,
    events: u64,
    errors: u64,
    first: i64,
    last: i64,
    distinct: [u64; 3],
}

/// Numbers for keys, in the order in which they come.
#[derive(Default)]
struct Numbers {
    known: HashTable<(u64, u32)>,
}

impl Numbers {
    /// The number of a key, and whether the key is new.
    fn of(&mut self, key: u64) -> (u32, bool) {
        // Keys are made of ids, which nobody can choose: any spread will do.
        let spread = |key: u64| key.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
        if let Some((_, number)) = self.known.find(spread(key), |(known, _)| *known == key) {
            return (*number, false);
        }
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.insert_unique(spread(key), (key, number), |(key, _)| spread(*key));
        (number, true)
    }
}

impl Store {
    /// Groups a selection by one or two columns (more are not looked at): how many groups there are, and the `most`
    /// largest, largest first, ties by their values.
    pub fn groups(&self, selection: &Selection, by: &[Column], most: u32) -> (u64, Vec<Group>) {
        let by: Vec<Column> = by.iter().copied().take(2).collect();
        let mut tallies: Vec<Tally> = Vec::new();
        let (mut numbers, mut seen) = (Numbers::default(), [(); 3].map(|()| Numbers::default()));
        for row in &selection.rows {
            let key = by.iter().fold(0, |key, column| key << 32 | u64::from(self.id(*column, *row)));
            let (number, is_new) = numbers.of(key);
            if is_new {
                tallies.push(Tally { key, events: 0, errors: 0, first: i64::MAX, last: i64::MIN, distinct: [0; 3] });
            }
            let Some(tally) = tallies.get_mut(number as usize) else { continue };
            tally.events += 1;
            tally.errors += u64::from(self.errors.get(*row));
            if let Some(time) = self.times.get(*row as usize).filter(|time| **time != UNDATED) {
                tally.first = tally.first.min(*time);
                tally.last = tally.last.max(*time);
            }
            for ((column, seen), count) in DISTINCT.into_iter().zip(&mut seen).zip(&mut tally.distinct) {
                let id = self.id(column, *row);
                *count += u64::from(id != ABSENT && seen.of(u64::from(number) << 32 | u64::from(id)).1);
            }
        }
        let total = tallies.len() as u64;
        let mut groups: Vec<Group> = tallies.into_iter().map(|tally| self.group(&by, &tally)).collect();
        order::sort_by(&mut groups, |a, b| b.events.cmp(&a.events).then_with(|| a.values.cmp(&b.values)));
        groups.truncate(most as usize);
        (total, groups)
    }

    /// What stands for the value of a row: absent and null alike, `true` and `"true"` alike.
    fn id(&self, column: Column, row: u32) -> u32 {
        let Some(stored) = self.column(column) else { return ABSENT };
        match stored.codes.get(row) {
            NULL => ABSENT,
            id => {
                let twin = stored.interner.twins().iter().find(|(twin, _)| *twin == id);
                twin.map_or(id, |(_, first)| *first)
            }
        }
    }

    fn group(&self, by: &[Column], tally: &Tally) -> Group {
        let [users, addresses, names] = tally.distinct;
        // The last column is in the lower half.
        let values = by.iter().enumerate().map(|(at, column)| {
            let half = if at + 1 == by.len() { tally.key & u64::from(u32::MAX) } else { tally.key >> 32 };
            self.cell_of(u32::try_from(half).unwrap_or(ABSENT), *column)
        });
        Group {
            values: values.collect(),
            events: tally.events,
            errors: tally.errors,
            period: (tally.first <= tally.last).then_some((Micros(tally.first), Micros(tally.last))),
            users,
            addresses,
            names,
        }
    }
}
