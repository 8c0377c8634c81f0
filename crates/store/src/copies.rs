//! Shows exact copies of a record once.
//!
//! A copy has the same eventID and the same content ([`crate::content`]). The same eventID with different content is
//! another form of the event, or another record: code that can compare the two decides ([`Copies::fold_into`]); until
//! then, both are shown. Records without an eventID are never folded.
//!
//! Of several copies, the one with the best proof is shown and, among equals, the one whose path sorts first, so that
//! it does not matter which worker was faster.

use std::collections::BTreeSet;

use hashbrown::HashTable;
use siphasher::sip::SipHasher13;

/// Which rows are shown and which are hidden. Rows stand for their eventID and content, which the store keeps.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    /// One row for each eventID.
    first: HashTable<Hashed>,
    /// Rows whose eventID is in `first` with other content; one row for each content.
    others: HashTable<Hashed>,
    /// (hidden row, row then shown in its place), in the order of hiding.
    folds: Vec<(u32, u32)>,
    /// The same for rows that say less than the one shown.
    poorer: Vec<(u32, u32)>,
    /// Rows in the tables that are hidden themselves; so are their copies.
    within: BTreeSet<u32>,
    key: [u64; 2],
}

/// A row with the hash under which it is stored. A growing table needs the hash of every row again, and looking up the
/// identities of a million rows in hash order takes far longer than keeping these four bytes.
#[derive(Clone, Copy, Debug)]
struct Hashed {
    row: u32,
    hash: u32,
}

/// What identifies a row as a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// See [`crate::event_id`].
    pub event_id: u128,
    /// See [`crate::content`].
    pub content: u64,
}

/// The result of adding a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// Its eventID is new.
    New,
    /// This row has the same eventID and other content.
    Conflict(u32),
    /// This row or its copy has to be hidden.
    Hide(u32),
}

impl Copies {
    /// Starts empty. `key` must be random, since event IDs could be chosen to collide under a known hash.
    pub fn new(key: [u64; 2]) -> Copies {
        Copies { key, ..Copies::default() }
    }

    /// Adds a row that has an eventID. `of` returns the identity of any row added so far, including this one;
    /// `precedes` says whether its first row is the better one to show.
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

    /// The row shown for an eventID.
    pub fn find(&self, event_id: u128, of: impl Fn(u32) -> Identity) -> Option<u32> {
        let hash = hash_of_id(self.key, event_id);
        let found = self.first.find(spread(hash), |other| other.hash == hash && of(other.row).event_id == event_id);
        found.map(|found| self.shown(found.row))
    }

    /// The row shown for this row's eventID and content.
    pub fn current(&self, row: u32, of: impl Fn(u32) -> Identity) -> u32 {
        self.known(row, of).map_or(row, |known| self.shown(known))
    }

    /// The row in the tables with this row's eventID and content.
    fn known(&self, row: u32, of: impl Fn(u32) -> Identity) -> Option<u32> {
        let own = of(row);
        let hash = hash_of_id(self.key, own.event_id);
        let is_own = |other: &Hashed| other.hash == hash && of(other.row) == own;
        let first = self.first.find(spread(hash), is_own);
        let hash = hash_of_both(self.key, own);
        let other = || self.others.find(spread(hash), |other| other.hash == hash && of(other.row) == own);
        first.or_else(other).map(|found| found.row)
    }

    /// For each of the first `rows` rows, the one shown in its place: itself, unless it is hidden.
    pub fn shown_instead(&self, rows: u32) -> Vec<u32> {
        resolved(rows, self.folds.iter().chain(&self.poorer))
    }

    /// Chooses again which of all copies to show: the one with the lowest rank; among those, preferably in the form
    /// shown now; then the one that precedes. Returns pairs of the row shown before and the row shown now, where they
    /// differ.
    pub fn choose(
        &mut self,
        of: impl Fn(u32) -> Identity,
        rank: impl Fn(u32) -> usize,
        precedes: impl Fn(u32, u32) -> bool,
    ) -> Vec<(u32, u32)> {
        let rows = self.folds.iter().map(|(hidden, shown)| (*hidden).max(*shown)).max();
        let Some(rows) = rows.and_then(|last| last.checked_add(1)) else { return Vec::new() };
        let instead = resolved(rows, self.folds.iter());
        let shown_for = |row: u32| instead.get(row as usize).copied().unwrap_or(row);
        let mut best: Vec<u32> = (0..rows).collect();
        for (hidden, _) in &self.folds {
            let shown = shown_for(*hidden);
            let Some(best) = best.get_mut(shown as usize) else { continue };
            let priority = |row: u32| (rank(row), of(row) != of(shown));
            if priority(*hidden) < priority(*best) || priority(*hidden) == priority(*best) && precedes(*hidden, *best) {
                *best = *hidden;
            }
        }
        // A row hidden because it says less stays hidden: the richer one is shown.
        for (poorer, _) in &self.poorer {
            best.get_mut(*poorer as usize).into_iter().for_each(|best| *best = *poorer);
        }
        let best_for = |row: u32| best.get(row as usize).copied().unwrap_or(row);
        let mut changed = Vec::new();
        for (hidden, shown) in &mut self.folds {
            let now = shown_for(*hidden);
            *shown = best_for(now);
            if *shown == *hidden {
                changed.push((now, *shown));
                *hidden = now;
            }
        }
        for (_, shown) in &mut self.poorer {
            *shown = best_for(*shown);
        }
        for (old, new) in &changed {
            let known = self.known(*new, &of);
            known.into_iter().for_each(|known| self.replace(known, *new, of(*new)));
            self.within.remove(new);
            known.map(|known| self.within.remove(&known));
            if of(*old) != of(*new) {
                self.within.insert(*old);
            }
        }
        changed
    }

    /// Makes another row represent an eventID and content.
    fn replace(&mut self, old: u32, new: u32, identity: Identity) {
        let by_id = spread(hash_of_id(self.key, identity.event_id));
        if let Some(first) = self.first.find_mut(by_id, |other| other.row == old) {
            first.row = new;
        } else if let Some(other) = self.others.find_mut(spread(hash_of_both(self.key, identity)), |it| it.row == old) {
            other.row = new;
        }
    }

    /// Hides a row because another one says the same, or the same and more.
    pub fn fold_into(&mut self, hidden: u32, shown: u32, says_the_same: bool) {
        let folds = if says_the_same { &mut self.folds } else { &mut self.poorer };
        folds.push((hidden, shown));
        self.within.insert(hidden);
    }

    /// The row finally shown for a row in the tables.
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

    /// All copies of a row, including itself, but not those that say less.
    pub fn group(&self, row: u32) -> Vec<u32> {
        // A row shown in place of another may itself be hidden later.
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

    /// Number of hidden rows.
    pub fn folded(&self) -> u64 {
        (self.folds.len() + self.poorer.len()) as u64
    }

    /// Bytes of memory used.
    pub fn memory(&self) -> usize {
        self.first.allocation_size()
            + self.others.allocation_size()
            + (self.folds.capacity() + self.poorer.capacity() + self.within.len() * 2) * 8
    }
}

/// For each of the first `rows` rows, the end of its chain of folds.
fn resolved<'f>(rows: u32, folds: impl Iterator<Item = &'f (u32, u32)>) -> Vec<u32> {
    let mut next: Vec<u32> = (0..rows).collect();
    for (hidden, shown) in folds {
        next.get_mut(*hidden as usize).into_iter().for_each(|next| *next = *shown);
    }
    let mut passed = Vec::new();
    for row in 0..rows {
        let mut end = row;
        while let Some(further) = next.get(end as usize).copied().filter(|further| *further != end) {
            passed.push(end);
            end = further;
        }
        for row in passed.drain(..) {
            next.get_mut(row as usize).into_iter().for_each(|next| *next = end);
        }
    }
    next
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

/// The table takes the bucket from one end of a hash and a tag from the other, so both must vary.
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

    /// Adds rows with these (eventID, content); the lowest rank is shown. Returns what was hidden and what conflicts.
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
    fn the_best_is_chosen_anew() {
        let rows = [(1, 1), (2, 1), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2)];
        let of = |row: u32| Identity { event_id: rows[row as usize].0, content: rows[row as usize].1 };
        for ranks in [[0, 1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1, 0], [3, 9, 1, 2, 7, 4, 0]] {
            let mut copies = add(&rows, &[3, 0, 5, 1, 4, 2, 6]).0;
            let before = copies.shown_instead(7);
            let changed = copies.choose(of, |row| ranks[row as usize], |_, _| false);
            let after = copies.shown_instead(7);
            for row in 0..7_u32 {
                let group: Vec<u32> = (0..7).filter(|other| of(*other) == of(row)).collect();
                let best = group.iter().copied().min_by_key(|row| ranks[*row as usize]);
                assert_eq!(Some(after[row as usize]), best, "{ranks:?} {row}");
                assert_eq!((copies.group(row), Some(copies.current(row, of))), (group, best));
                let moved = before[row as usize] != after[row as usize];
                assert_eq!(moved, changed.contains(&(before[row as usize], after[row as usize])));
            }
            assert_eq!(copies.folded(), 4);
            assert_eq!(copies.choose(of, |row| ranks[row as usize], |_, _| false), []);
        }
    }

    #[test]
    fn what_is_shown_does_not_depend_on_the_order_of_arrival() {
        assert_eq!(add(&[(1, 1); 4], &[0, 1, 2, 3]).1, [1, 2, 3]);
        assert_eq!(add(&[(1, 1); 4], &[3, 2, 1, 0]).1, [0, 1, 2]);
        assert_eq!(add(&[(1, 1); 4], &[2, 0, 3, 1]).1, [0, 2, 3]);
        assert_eq!(add(&[(1, 1), (1, 2), (1, 2), (1, 1)], &[3, 2, 1, 0]).1, [1, 0]);
    }
}
