//! Exact copies of a record are shown once.
//!
//! A copy has the same eventID and the same content ([`crate::content`]). The same eventID with other content is another
//! form of the event, or another record: whoever can compare the two says so ([`Copies::fold_into`]), until then both are
//! shown. Records without eventID are never folded.
//!
//! Of the copies that is shown which stands first by path, so that it does not matter which worker was faster.

use std::collections::BTreeSet;

use hashbrown::HashTable;
use siphasher::sip::SipHasher13;

/// Who is shown and who is hidden. Rows stand in for their eventID and content, which the store keeps.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    /// One row for every eventID.
    first: HashTable<Hashed>,
    /// Rows whose eventID is in `first` with other content; one for every content.
    others: HashTable<Hashed>,
    /// (hidden row, row shown in its stead at that time), in the order in which they were hidden.
    folds: Vec<(u32, u32)>,
    /// The same for rows that say less than the one that is shown.
    poorer: Vec<(u32, u32)>,
    /// Rows in the tables that are hidden themselves: copies of them are, too.
    within: BTreeSet<u32>,
    key: [u64; 2],
}

/// A row with the hash of what it is found by. A table that grows needs the hash of every row again; to look up the
/// identities of a million rows, in the order of their hashes, takes far longer than to keep these four bytes.
#[derive(Clone, Copy, Debug)]
struct Hashed {
    row: u32,
    hash: u32,
}

/// What a row is recognised by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// See [`crate::event_id`].
    pub event_id: u128,
    /// See [`crate::content`].
    pub content: u64,
}

/// What came of adding a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// Its eventID is new.
    New,
    /// This row has the same eventID and other content.
    Conflict(u32),
    /// It or its copy has to be hidden.
    Hide(u32),
}

impl Copies {
    /// None yet. `key` must be random: eventIDs may be chosen to make a known hash collide.
    pub fn new(key: [u64; 2]) -> Copies {
        Copies { key, ..Copies::default() }
    }

    /// Adds a row that has an eventID. `of` gives the identity of any row added so far, this one included; `precedes` tells whether the
    /// first row is the better one to show.
    pub fn add(&mut self, row: u32, of: impl Fn(u32) -> Identity, precedes: impl Fn(u32, u32) -> bool) -> Added {
        let own = of(row);
        let hash = hash_of_id(self.key, own.event_id);
        let same_id = |other: &Hashed| other.hash == hash && of(other.row).event_id == own.event_id;
        let Some(first) = self.first.find_mut(spread(hash), same_id) else {
            insert(&mut self.first, row, hash);
            return Added::New;
        };
        if of(first.row).content == own.content {
            return Added::Hide(fold(first, row, &mut self.folds, &self.within, precedes));
        }
        let conflict = first.row;
        let hash = hash_of_both(self.key, own);
        match self.others.find_mut(spread(hash), |other| other.hash == hash && of(other.row) == own) {
            Some(other) => Added::Hide(fold(other, row, &mut self.folds, &self.within, precedes)),
            None => {
                insert(&mut self.others, row, hash);
                Added::Conflict(conflict)
            }
        }
    }

    /// The row that is shown for an eventID.
    pub fn find(&self, event_id: u128, of: impl Fn(u32) -> Identity) -> Option<u32> {
        let hash = hash_of_id(self.key, event_id);
        let found = self.first.find(spread(hash), |other| other.hash == hash && of(other.row).event_id == event_id);
        found.map(|found| self.shown(found.row))
    }

    /// The row that is shown for the eventID and the content of a row.
    pub fn current(&self, row: u32, of: impl Fn(u32) -> Identity) -> u32 {
        let own = of(row);
        let hash = hash_of_id(self.key, own.event_id);
        let is_own = |other: &Hashed| other.hash == hash && of(other.row) == own;
        let first = self.first.find(spread(hash), is_own);
        let hash = hash_of_both(self.key, own);
        let other = || self.others.find(spread(hash), |other| other.hash == hash && of(other.row) == own);
        first.or_else(other).map_or(row, |found| self.shown(found.row))
    }

    /// Hides a row because another one says the same, or all of it and more.
    pub fn fold_into(&mut self, hidden: u32, shown: u32, says_the_same: bool) {
        let folds = if says_the_same { &mut self.folds } else { &mut self.poorer };
        folds.push((hidden, shown));
        self.within.insert(hidden);
    }

    /// The row that is shown in the end for a row of the tables.
    pub fn shown(&self, row: u32) -> u32 {
        if !self.within.contains(&row) {
            return row;
        }
        let instead = |row: u32| {
            let next =
                |folds: &[(u32, u32)]| folds.iter().find(|(hidden, _)| *hidden == row).map(|(_, instead)| *instead);
            next(&self.folds).or_else(|| next(&self.poorer))
        };
        let mut shown = row;
        while let Some(next) = instead(shown) {
            shown = next;
        }
        shown
    }

    /// All copies of a row, itself included; not those that say less.
    pub fn group(&self, row: u32) -> Vec<u32> {
        // Whoever is shown in a row's stead may be hidden itself, sooner or later.
        let mut group = BTreeSet::from([row]);
        loop {
            let before = group.len();
            for (hidden, instead) in self.folds.iter().chain(self.folds.iter().rev()) {
                if group.contains(instead) {
                    group.insert(*hidden);
                } else if group.contains(hidden) {
                    group.insert(*instead);
                }
            }
            if group.len() == before {
                return group.into_iter().collect();
            }
        }
    }

    /// Hidden rows.
    pub fn folded(&self) -> u64 {
        (self.folds.len() + self.poorer.len()) as u64
    }

    /// Bytes of memory it takes.
    pub fn memory(&self) -> usize {
        self.first.allocation_size()
            + self.others.allocation_size()
            + (self.folds.capacity() + self.poorer.capacity() + self.within.len() * 2) * 8
    }
}

/// Decides which of two copies is shown, and returns the other.
fn fold(
    known: &mut Hashed,
    row: u32,
    folds: &mut Vec<(u32, u32)>,
    within: &BTreeSet<u32>,
    precedes: impl Fn(u32, u32) -> bool,
) -> u32 {
    let goes_first = !within.contains(&known.row) && precedes(row, known.row);
    let hidden = if goes_first { std::mem::replace(&mut known.row, row) } else { row };
    folds.push((hidden, known.row));
    hidden
}

fn insert(table: &mut HashTable<Hashed>, row: u32, hash: u32) {
    table.insert_unique(spread(hash), Hashed { row, hash }, |other| spread(other.hash));
}

/// A table takes the place from one end of a hash and a tag from the other.
fn spread(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}

fn hash_of_id(key: [u64; 2], event_id: u128) -> u32 {
    low(SipHasher13::new_with_keys(key[0], key[1]).hash(&event_id.to_le_bytes()))
}

fn hash_of_both(key: [u64; 2], identity: Identity) -> u32 {
    low(SipHasher13::new_with_keys(key[0], identity.content).hash(&identity.event_id.to_le_bytes()))
}

#[allow(clippy::cast_possible_truncation, reason = "half of a hash is a hash")]
fn low(hash: u64) -> u32 {
    hash as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Adds rows of these (eventID, content); smaller rank is shown. Returns what was hidden and what conflicts.
    fn add(rows: &[(u128, u64)], ranks: &[u32]) -> (Copies, Vec<u32>, Vec<(u32, u32)>) {
        let mut copies = Copies::new([1, 2]);
        let (mut hidden, mut conflicts) = (Vec::new(), Vec::new());
        let of = |row: u32| Identity { event_id: rows[row as usize].0, content: rows[row as usize].1 };
        for row in 0..u32::try_from(rows.len()).unwrap() {
            match copies.add(row, of, |a, b| ranks[a as usize] < ranks[b as usize]) {
                Added::New => {}
                Added::Conflict(first) => conflicts.push((row, first)),
                Added::Hide(row) => hidden.push(row),
            }
        }
        assert_eq!(copies.folded(), hidden.len() as u64);
        for row in 0..u32::try_from(rows.len()).unwrap() {
            let group: Vec<u32> =
                (0..).zip(rows).filter(|(_, id)| **id == rows[row as usize]).map(|(i, _)| i).collect();
            assert_eq!(copies.group(row), group, "group of {row}");
            assert_eq!(group.iter().filter(|row| !hidden.contains(row)).count(), 1);
        }
        (copies, hidden, conflicts)
    }

    #[test]
    fn copies_are_hidden_and_conflicts_are_not() {
        let (copies, hidden, conflicts) = add(&[(1, 1), (2, 1), (1, 1), (1, 2), (1, 2), (1, 3), (1, 3)], &[0; 7]);
        assert_eq!(hidden, [2, 4, 6]);
        assert_eq!(conflicts, [(3, 0), (5, 0)]);
        let of = |_| Identity { event_id: 2, content: 9 };
        assert_eq!(copies.find(2, of), Some(1));
        assert_eq!(copies.find(7, of), None);
    }

    #[test]
    fn what_says_less_is_hidden_with_its_copies() {
        let ids = [(1, 1), (1, 2), (1, 3), (1, 2), (1, 3), (1, 1)];
        let mut copies = Copies::new([1, 2]);
        let of = |row: u32| Identity { event_id: ids[row as usize].0, content: ids[row as usize].1 };
        let before = |a: u32, b: u32| a > b;
        for row in 0..3 {
            copies.add(row, of, before);
        }
        copies.fold_into(0, 1, false);
        copies.fold_into(2, 1, true);
        assert_eq!(copies.find(1, of), Some(1));
        assert_eq!(copies.add(3, of, before), Added::Hide(1));
        assert_eq!((copies.add(4, of, before), copies.add(5, of, before)), (Added::Hide(4), Added::Hide(5)));
        assert_eq!((copies.find(1, of), copies.current(5, of), copies.folded()), (Some(3), 3, 5));
        assert_eq!((copies.group(3), copies.group(0)), (vec![1, 2, 3, 4], vec![0, 5]));
    }

    #[test]
    fn what_is_shown_does_not_depend_on_the_order_of_arrival() {
        assert_eq!(add(&[(1, 1); 4], &[0, 1, 2, 3]).1, [1, 2, 3]);
        assert_eq!(add(&[(1, 1); 4], &[3, 2, 1, 0]).1, [0, 1, 2]);
        assert_eq!(add(&[(1, 1); 4], &[2, 0, 3, 1]).1, [0, 2, 3]);
        assert_eq!(add(&[(1, 1), (1, 2), (1, 2), (1, 1)], &[3, 2, 1, 0]).1, [1, 0]);
    }
}
