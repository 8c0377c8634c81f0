//! Exact copies of a record are shown once.
//!
//! A copy has the same eventID and the same content ([`crate::content`]). (The same eventID with other content is
//! another record: one of the two was changed, or both were masked differently. Both are shown.) Records without eventID are never folded.
//!
//! Of the copies that is shown which stands first by path, so that it does not matter which worker was faster.

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
            return Added::Hide(fold(&mut first.row, row, &mut self.folds, precedes));
        }
        let conflict = first.row;
        let hash = hash_of_both(self.key, own);
        match self.others.find_mut(spread(hash), |other| other.hash == hash && of(other.row) == own) {
            Some(other) => Added::Hide(fold(&mut other.row, row, &mut self.folds, precedes)),
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
        found.map(|found| found.row)
    }

    /// All copies of a row, itself included.
    pub fn group(&self, row: u32) -> Vec<u32> {
        let mut shown = row;
        for (hidden, instead) in &self.folds {
            if *hidden == shown {
                shown = *instead;
            }
        }
        // Backwards, whoever was shown in a row's stead is known before the row comes up.
        let mut group = std::collections::BTreeSet::from([shown]);
        for (hidden, instead) in self.folds.iter().rev() {
            if group.contains(instead) {
                group.insert(*hidden);
            }
        }
        group.into_iter().collect()
    }

    /// Hidden rows.
    pub fn folded(&self) -> u64 {
        self.folds.len() as u64
    }

    /// Bytes of memory it takes.
    pub fn memory(&self) -> usize {
        self.first.allocation_size() + self.others.allocation_size() + self.folds.capacity() * 8
    }
}

/// Decides which of two copies is shown, and returns the other.
fn fold(shown: &mut u32, row: u32, folds: &mut Vec<(u32, u32)>, precedes: impl Fn(u32, u32) -> bool) -> u32 {
    let hidden = if precedes(row, *shown) { std::mem::replace(shown, row) } else { row };
    folds.push((hidden, *shown));
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
    fn what_is_shown_does_not_depend_on_the_order_of_arrival() {
        assert_eq!(add(&[(1, 1); 4], &[0, 1, 2, 3]).1, [1, 2, 3]);
        assert_eq!(add(&[(1, 1); 4], &[3, 2, 1, 0]).1, [0, 1, 2]);
        assert_eq!(add(&[(1, 1); 4], &[2, 0, 3, 1]).1, [0, 2, 3]);
        assert_eq!(add(&[(1, 1), (1, 2), (1, 2), (1, 1)], &[3, 2, 1, 0]).1, [1, 0]);
    }
}
