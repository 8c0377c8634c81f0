//! Grouping a selection by the values of fields.

use hashbrown::HashTable;
use order::Order;
use protocol::report::Verdict;
use protocol::{Column, Group, GroupKey, Groups, Micros, Zone};

use crate::batch::UNDATED;
use crate::dictionary::{ABSENT, FIRST, NULL};
use crate::select::Selection;
use crate::store::{Store, StoreColumn};

/// Columns whose distinct values are counted in each group.
const DISTINCT: [Column; 3] = [Column::User, Column::SourceIpAddress, Column::EventName];

/// Where the values of a key come from.
pub(crate) enum Values<'s> {
    None,
    Stored(&'s StoreColumn),
    Proof(&'s Store),
    /// Hours or days of a zone, by their length in microseconds.
    Time(&'s Store, i64, &'s Zone),
}

/// Lengths in microseconds.
const HOUR: i64 = 3_600_000_000;
const DAY: i64 = 24 * HOUR;

/// Hours and days are numbered by the unit of time in which they begin. No two begin in the same one.
const UNIT: i64 = 300_000_000;

/// Units are numbered from this one, before the year 0, so that ids are not negative.
const FIRST_UNIT: i64 = -719_530 * (DAY / UNIT);

/// A group while it is being counted.
struct Tally {
    key: u64,
    events: u64,
    errors: u64,
    first: i64,
    last: i64,
    distinct: [u64; 3],
}

/// Numbers keys in the order in which they first occur.
#[derive(Default)]
pub(crate) struct Numbers {
    known: HashTable<(u64, u32)>,
}

impl Numbers {
    /// The number of a key, and whether it is new.
    pub(crate) fn of(&mut self, key: u64) -> (u32, bool) {
        // Keys are made of ids, which nobody can choose, so any mixing function will do.
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
    pub(crate) fn values(&self, column: Column) -> Values<'_> {
        self.column(column).map_or(Values::None, Values::Stored)
    }

    pub(crate) fn values_of<'s>(&'s self, key: &GroupKey, zone: &'s Zone) -> Values<'s> {
        let stored = match key {
            GroupKey::Proof => return Values::Proof(self),
            GroupKey::Hour => return Values::Time(self, HOUR, zone),
            GroupKey::Day => return Values::Time(self, DAY, zone),
            GroupKey::Column(column) => return self.values(*column),
            GroupKey::Path(path) => self.path_column(path),
        };
        stored.map_or(Values::None, Values::Stored)
    }

    /// Groups a selection by one or two fields (further ones are ignored) and returns the `most` largest groups. Values
    /// of a path that is still [`Store::missing`] count as absent. Hours and days are those of the zone.
    pub fn groups(&self, selection: &Selection, by: &[GroupKey], most: u32, zone: &Zone) -> Groups {
        let keys: Vec<Values<'_>> = by.iter().take(2).map(|key| self.values_of(key, zone)).collect();
        let counted = DISTINCT.map(|column| self.values(column));
        let mut tallies: Vec<Tally> = Vec::new();
        let (mut numbers, mut seen) = (Numbers::default(), [(); 3].map(|()| Numbers::default()));
        for row in &selection.rows {
            let key = keys.iter().fold(0, |key, column| key << 32 | u64::from(column.id(*row)));
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
            for ((column, seen), count) in counted.iter().zip(&mut seen).zip(&mut tally.distinct) {
                let id = column.id(*row);
                *count += u64::from(id != ABSENT && seen.of(u64::from(number) << 32 | u64::from(id)).1);
            }
        }
        let total = tallies.len() as u64;
        let mut groups: Vec<Group> = tallies.into_iter().map(|tally| group(&keys, &tally)).collect();
        groups.order_by(|a, b| b.events.cmp(&a.events).then_with(|| a.values.cmp(&b.values)));
        groups.truncate(most as usize);
        Groups { by: by.to_vec(), total, largest: groups }
    }
}

impl Values<'_> {
    /// The id that represents a row's value: the same for absent and null, and for `true` and `"true"`.
    pub(crate) fn id(&self, row: u32) -> u32 {
        match self {
            Values::None => ABSENT,
            Values::Proof(store) => {
                let verdict = store.docs.get(row as usize).and_then(|doc| store.proof.get(*doc as usize));
                verdict.map_or(ABSENT, |verdict| FIRST + u32::from(*verdict as u8))
            }
            Values::Time(store, length, zone) => {
                let time = store.times.get(row as usize).copied().filter(|time| *time != UNDATED);
                let start = time.map(|time| calendar::floor(zone, Micros(time), *length));
                let number = start.map(|start| start.0.div_euclid(UNIT) - FIRST_UNIT);
                let id = number.and_then(|number| u32::try_from(number).ok()?.checked_add(FIRST));
                id.unwrap_or(ABSENT)
            }
            Values::Stored(stored) => match stored.codes.get(row) {
                NULL => ABSENT,
                id => stored.represented(id),
            },
        }
    }

    pub(crate) fn text(&self, id: u32) -> Option<String> {
        match self {
            Values::None => None,
            Values::Proof(_) => {
                let is_it = |verdict: &&Verdict| FIRST + u32::from(**verdict as u8) == id;
                Verdict::ALL.iter().find(is_it).map(|verdict| verdict.name().to_owned())
            }
            Values::Time(_, length, zone) => {
                let unit = i64::from(id.checked_sub(FIRST)?) + FIRST_UNIT;
                // The last hour or day that begins in this unit.
                let start = calendar::floor(zone, Micros(unit * UNIT + UNIT - 1), *length);
                match *length {
                    DAY => calendar::write_date(calendar::clock(zone, start)),
                    _ => calendar::write_in(zone, start),
                }
            }
            Values::Stored(stored) => stored.cell(id),
        }
    }
}

fn group(by: &[Values<'_>], tally: &Tally) -> Group {
    let [users, addresses, names] = tally.distinct;
    // The last column is in the lower half.
    let values = by.iter().enumerate().map(|(at, values)| {
        let half = if at + 1 == by.len() { tally.key & u64::from(u32::MAX) } else { tally.key >> 32 };
        values.text(u32::try_from(half).unwrap_or(ABSENT))
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
