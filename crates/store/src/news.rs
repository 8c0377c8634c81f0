//! What is new in a period, compared with everything before it, and what has changed most.
//!
//! What AWS services do is left out where addresses, agents and calls are concerned: there is always something new.

use order::Order;
use std::net::IpAddr;

use hashbrown::{HashMap, HashSet};
use protocol::{Actor, Column, Micros, Mover, Novelties, Novelty, NoveltyKind, TimeRange};

use crate::batch::UNDATED;
use crate::dictionary::FIRST;
use crate::select::Selection;
use crate::store::{Store, StoreColumn};

/// Columns in which changes are looked for.
const MOVING: [Column; 5] =
    [Column::User, Column::EventName, Column::EventSource, Column::AwsRegion, Column::ErrorCode];

/// A change by fewer events is none.
const FEWEST: u64 = 5;

/// What was found of one value.
struct Found {
    first: i64,
    row: u32,
    events: u64,
    errors: u64,
}

impl Store {
    /// The rows of a selection in a range.
    pub fn within(&self, selection: &Selection, range: TimeRange) -> Selection {
        let TimeRange { from: Micros(from), to: Micros(to) } = range;
        let is_within = |row: &&u32| {
            self.times.get(**row as usize).is_some_and(|time| *time != UNDATED && from <= *time && *time < to)
        };
        Selection::of(selection.rows.iter().filter(is_within).copied().collect())
    }

    /// What is in the first selection and not in the second, at most `most` of each kind.
    // Compiled for speed, even if its caller is not.
    #[inline(never)]
    pub fn novelties(&self, now: &Selection, before: &Selection, most: u32) -> Vec<Novelties> {
        let services = self.ids_of(Column::Actor, |text| text == Actor::Services.name());
        let by_others = |selection: &Selection| {
            let actors = self.column(Column::Actor);
            let is_other =
                |row: &&u32| actors.is_none_or(|actors| services.get(actors.codes.get(**row) as usize) != Some(&true));
            Selection::of(selection.rows.iter().filter(is_other).copied().collect())
        };
        let others = (by_others(now), by_others(before));
        NoveltyKind::ALL
            .into_iter()
            .map(|kind| match kind {
                NoveltyKind::User => self.new_keys(kind, (now, before), most),
                _ => self.new_keys(kind, (&others.0, &others.1), most),
            })
            .collect()
    }

    fn new_keys(&self, kind: NoveltyKind, (now, before): (&Selection, &Selection), most: u32) -> Novelties {
        let keys = Keys::of(self, kind);
        let mut known = Known::default();
        before.rows.iter().filter_map(|row| keys.key(*row)).for_each(|key| known.add(key));
        let mut found: HashMap<u64, Found> = HashMap::new();
        for row in &now.rows {
            let Some(key) = keys.key(*row).filter(|key| !known.has(*key)) else { continue };
            let time = self.times.get(*row as usize).copied().unwrap_or(UNDATED);
            let one = found.entry(key).or_insert(Found { first: time, row: *row, events: 0, errors: 0 });
            one.events += 1;
            one.errors += u64::from(self.errors.get(*row));
            if (time, *row) < (one.first, one.row) {
                (one.first, one.row) = (time, *row);
            }
        }
        let total = found.len() as u64;
        let mut found: Vec<Found> = found.into_values().collect();
        let users = self.column(Column::User);
        let rank = |row: u32| users.map_or(u8::MAX, |users| self.people.rank(users.codes.get(row)));
        found.order_by_key(|one| (rank(one.row), one.first, one.row));
        found.truncate(most as usize);
        let first = found.into_iter().filter_map(|one| self.novelty(&keys, &one)).collect();
        Novelties { kind, total, first }
    }

    fn novelty(&self, keys: &Keys<'_>, found: &Found) -> Option<Novelty> {
        Some(Novelty {
            value: keys.text(found.row)?,
            by: self.user(protocol::RowId(found.row)),
            time: Micros(found.first),
            events: found.events,
            errors: found.errors,
        })
    }

    /// What occurs much more or less often in the first selection than in the second, the most surprising first.
    #[inline(never)]
    pub fn movers(&self, now: &Selection, then: &Selection, most: u32) -> Vec<Mover> {
        let mut movers: Vec<Mover> = Vec::new();
        for column in MOVING {
            let Some(stored) = self.column(column) else { continue };
            let ids = stored.interner.dictionary.ids() as usize;
            let counts = [now, then].map(|selection| counted(stored, selection, ids));
            let [now, then] = &counts;
            for (id, (now, then)) in (0..).zip(now.iter().zip(then)).skip(FIRST as usize) {
                if now.abs_diff(*then) < FEWEST {
                    continue;
                }
                let Some(value) = stored.interner.dictionary.text(id) else { continue };
                let about = if column == Column::User { self.people.about(&self.columns, id) } else { None };
                movers.push(Mover { column, value: value.to_owned(), about, now: *now, then: *then });
            }
        }
        movers.order_by(|a, b| {
            surprise(b).total_cmp(&surprise(a)).then_with(|| (a.column, &a.value).cmp(&(b.column, &b.value)))
        });
        movers.truncate(most as usize);
        movers
    }

    /// A table indexed by id with whether the text of each value of a column satisfies a test.
    fn ids_of(&self, column: Column, test: impl Fn(&str) -> bool) -> Vec<bool> {
        self.column(column).map_or_else(Vec::new, |column| column.interner.dictionary.table(|value| test(value.text())))
    }
}

fn counted(stored: &StoreColumn, selection: &Selection, ids: usize) -> Vec<u64> {
    let mut counts = vec![0; ids];
    for row in &selection.rows {
        if let Some(count) = counts.get_mut(stored.represented(stored.codes.get(*row)) as usize) {
            *count += 1;
        }
    }
    counts
}

/// How far two counts of the same kind are apart, in units of the spread that chance gives their difference.
fn surprise(mover: &Mover) -> f64 {
    let (now, then) = (mover.now as f64, mover.then as f64);
    (now - then).abs() / (now + then).sqrt()
}

/// Keys that have occurred: the ids of single values in a table, those of pairs in a set.
#[derive(Default)]
struct Known {
    singles: Vec<bool>,
    pairs: HashSet<u64>,
}

impl Known {
    fn add(&mut self, key: u64) {
        let Ok(id) = u32::try_from(key) else {
            self.pairs.insert(key);
            return;
        };
        let at = id as usize;
        if at >= self.singles.len() {
            self.singles.resize(at + 1, false);
        }
        if let Some(known) = self.singles.get_mut(at) {
            *known = true;
        }
    }

    fn has(&self, key: u64) -> bool {
        match u32::try_from(key) {
            Ok(id) => self.singles.get(id as usize) == Some(&true),
            Err(_) => self.pairs.contains(&key),
        }
    }
}

/// What is compared: for each row, a key that stands for its value.
struct Keys<'s> {
    first: Option<&'s StoreColumn>,
    /// For calls: the user.
    second: Option<&'s StoreColumn>,
    /// For networks: the network of each address.
    networks: Option<(Vec<u32>, Vec<String>)>,
}

impl<'s> Keys<'s> {
    fn of(store: &'s Store, kind: NoveltyKind) -> Keys<'s> {
        let column = |column: Column| store.column(column);
        let one = |first: Option<&'s StoreColumn>| Keys { first, second: None, networks: None };
        match kind {
            NoveltyKind::User => one(column(Column::User)),
            NoveltyKind::Address => one(column(Column::SourceIpAddress)),
            NoveltyKind::Agent => one(column(Column::UserAgent)),
            NoveltyKind::Region => one(column(Column::AwsRegion)),
            NoveltyKind::Call => Keys { second: column(Column::User), ..one(column(Column::EventName)) },
            NoveltyKind::Network => {
                let first = column(Column::SourceIpAddress);
                Keys { networks: first.map(networks), ..one(first) }
            }
        }
    }

    /// `None` for a row without a value.
    fn key(&self, row: u32) -> Option<u64> {
        let id = represented(self.first?, row)?;
        if let Some((networks, _)) = &self.networks {
            return networks.get(id as usize).filter(|network| **network > 0).map(|network| u64::from(*network));
        }
        match self.second {
            Some(second) => represented(second, row).map(|it| u64::from(it) << 32 | u64::from(id)),
            None => Some(u64::from(id)),
        }
    }

    fn text(&self, row: u32) -> Option<String> {
        let first = self.first?;
        let id = first.codes.get(row);
        match &self.networks {
            Some((networks, names)) => {
                let at = networks.get(id as usize)?.checked_sub(1)?;
                names.get(at as usize).cloned()
            }
            None => first.interner.dictionary.text(id).map(str::to_owned),
        }
    }
}

/// The id that stands for a row's value; `None` if there is none.
fn represented(column: &StoreColumn, row: u32) -> Option<u32> {
    Some(column.represented(column.codes.get(row))).filter(|id| *id >= FIRST)
}

/// For every id of an address, the number of its network, counted from 1; 0 for what is no address. And the networks.
fn networks(addresses: &StoreColumn) -> (Vec<u32>, Vec<String>) {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut names = Vec::new();
    let dictionary = &addresses.interner.dictionary;
    let number = |id: u32| {
        let Some(network) = dictionary.text(id).and_then(network) else { return 0 };
        *numbers.entry(network).or_insert_with_key(|name| {
            names.push(name.clone());
            u32::try_from(names.len()).unwrap_or_default()
        })
    };
    let of_ids = (0..dictionary.ids()).map(number).collect();
    (of_ids, names)
}

/// `192.0.2.0/24` for an address in it.
fn network(address: &str) -> Option<String> {
    Some(match address.parse::<IpAddr>().ok()?.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            format!("{}/48", std::net::Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_are_written_as_blocks() {
        for (address, expected) in [
            ("192.0.2.77", Some("192.0.2.0/24")),
            ("::ffff:192.0.2.1", Some("192.0.2.0/24")),
            ("2001:db8:77:1::21", Some("2001:db8:77::/48")),
            ("ec2.amazonaws.com", None),
            ("", None),
        ] {
            assert_eq!(network(address).as_deref(), expected);
        }
    }
}
