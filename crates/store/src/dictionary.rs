//! The distinct values of a column, each once, and the ids that stand for them.
//!
//! ```text
//! id      0        1      2           3       4        5
//! means   absent   null   composite   "s3"    "ec2"    true      3 and up: `text`, cut at `ends`, with `kinds`
//! ```

use hashbrown::HashTable;
use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;

use crate::matching::Scalar;
use crate::packed;

/// The field is absent.
pub const ABSENT: u32 = 0;
/// The field is null.
pub const NULL: u32 = 1;
/// The field is an object or array, or something else that only the raw record can tell.
pub const COMPOSITE: u32 = 2;
/// Id of the first value.
pub const FIRST: u32 = 3;

/// Distinct values, in the order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dictionary {
    text: String,
    #[serde(with = "packed")]
    ends: Vec<u32>,
    #[serde(with = "packed")]
    kinds: Vec<u8>,
}

/// Kinds of value.
const TEXT: u8 = 0;
const BOOL: u8 = 1;
const NUMBER: u8 = 2;

impl Dictionary {
    /// All ids are below this.
    pub fn ids(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX).saturating_add(FIRST)
    }

    /// The value with this id; `None` for absent, null, composite and unknown ids.
    pub fn get(&self, id: u32) -> Option<Scalar<'_>> {
        let text = self.text(id)?;
        let kind = self.kinds.get(id.checked_sub(FIRST)? as usize)?;
        Some(match *kind {
            BOOL => Scalar::Bool(text == "true"),
            NUMBER => Scalar::Number(text),
            _ => Scalar::Text(text),
        })
    }

    /// The text of the value with this id.
    pub fn text(&self, id: u32) -> Option<&str> {
        let (start, end) = self.place(id)?;
        self.text.get(start..end)
    }

    /// Whether the value with this id equals `value`.
    pub fn is(&self, id: u32, value: Scalar<'_>) -> bool {
        self.has_text(id, value.text()) && self.kinds.get((id - FIRST) as usize) == Some(&kind(value))
    }

    /// Compares bytes, since finding character boundaries takes longer than the comparison.
    fn has_text(&self, id: u32, text: &str) -> bool {
        self.place(id).is_some_and(|(start, end)| self.text.as_bytes().get(start..end) == Some(text.as_bytes()))
    }

    fn place(&self, id: u32) -> Option<(usize, usize)> {
        let at = id.checked_sub(FIRST)? as usize;
        let end = *self.ends.get(at)? as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |start| *start as usize);
        Some((start, end))
    }

    /// All values, in the order of their ids.
    pub fn values(&self) -> impl Iterator<Item = Scalar<'_>> {
        (FIRST..self.ids()).filter_map(|id| self.get(id))
    }

    /// A table indexed by id with the result of `of` for each value; false for absent, null and composite.
    pub fn table(&self, of: impl FnMut(Scalar<'_>) -> bool) -> Vec<bool> {
        [false; FIRST as usize].into_iter().chain(self.values().map(of)).collect()
    }

    /// Bytes of memory used.
    pub fn memory(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * 4 + self.kinds.capacity()
    }

    /// Adds a value; `None` if there is no room.
    fn push(&mut self, value: Scalar<'_>) -> Option<u32> {
        let text = value.text();
        let end = u32::try_from(self.text.len().checked_add(text.len())?).ok()?;
        let id = self.ids();
        self.text.push_str(text);
        self.ends.push(end);
        self.kinds.push(kind(value));
        (id < u32::MAX).then_some(id)
    }
}

const fn kind(value: Scalar<'_>) -> u8 {
    match value {
        Scalar::Text(_) => TEXT,
        Scalar::Bool(_) => BOOL,
        Scalar::Number(_) => NUMBER,
    }
}

/// A dictionary that finds the id of a value.
#[derive(Clone, Debug, Default)]
pub struct Interner {
    /// The values so far.
    pub dictionary: Dictionary,
    index: HashTable<u32>,
    /// Pairs of ids with the same text but different kinds, such as `true` and `"true"`: the later one and the first
    /// one.
    twins: Vec<(u32, u32)>,
    key: [u64; 2],
}

impl Interner {
    /// Starts empty. `key` must be random, since names in a log could be chosen to collide under a known hash.
    pub fn new(key: [u64; 2]) -> Interner {
        Interner { key, ..Interner::default() }
    }

    /// The id of a value, added if it is new. [`COMPOSITE`] if there is no room, since the raw record still has it.
    pub fn intern(&mut self, value: Scalar<'_>) -> u32 {
        let hash = hash(self.key, value.text());
        if let Some(id) = self.index.find(hash, |id| self.dictionary.is(*id, value)) {
            return *id;
        }
        let twin = self.index.find(hash, |id| self.dictionary.has_text(*id, value.text())).copied();
        let Some(id) = self.dictionary.push(value) else { return COMPOSITE };
        self.twins.extend(twin.map(|twin| (id, twin)));
        let (dictionary, key) = (&self.dictionary, self.key);
        self.index.insert_unique(hash, id, |id| hash_of(dictionary, key, *id));
        id
    }

    /// The id of a value; `None` if it does not occur.
    pub fn find(&self, value: Scalar<'_>) -> Option<u32> {
        self.index.find(hash(self.key, value.text()), |id| self.dictionary.is(*id, value)).copied()
    }

    /// Pairs of ids with the same text but different kinds: the later one and the first one.
    pub fn twins(&self) -> &[(u32, u32)] {
        &self.twins
    }

    /// Adds all values of another dictionary; returns the id here for every id there.
    pub fn intern_all(&mut self, others: &Dictionary) -> Vec<u32> {
        [ABSENT, NULL, COMPOSITE].into_iter().chain(others.values().map(|value| self.intern(value))).collect()
    }

    /// Bytes of memory used.
    pub fn memory(&self) -> usize {
        self.dictionary.memory() + self.index.allocation_size() + self.twins.capacity() * 8
    }
}

fn hash(key: [u64; 2], text: &str) -> u64 {
    SipHasher13::new_with_keys(key[0], key[1]).hash(text.as_bytes())
}

fn hash_of(dictionary: &Dictionary, key: [u64; 2], id: u32) -> u64 {
    hash(key, dictionary.text(id).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_one_id_and_a_kind() {
        let mut interner = Interner::new([1, 2]);
        let values = [
            Scalar::Text("true"),
            Scalar::Bool(true),
            Scalar::Text(""),
            Scalar::Number("1"),
            Scalar::Text("1"),
            Scalar::Bool(false),
            Scalar::Number("1.0"),
        ];
        let ids = values.map(|value| interner.intern(value));
        assert_eq!(ids, [3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(values.map(|value| interner.intern(value)), ids);
        assert_eq!(values.map(|value| interner.find(value)), ids.map(Some));
        assert_eq!(ids.map(|id| interner.dictionary.get(id)), values.map(Some));
        assert_eq!(interner.twins(), [(4, 3), (7, 6)]);
        assert_eq!(interner.find(Scalar::Text("x")), None);
        for id in [ABSENT, NULL, COMPOSITE, 10, u32::MAX] {
            assert_eq!(interner.dictionary.get(id), None);
        }
    }

    #[test]
    fn another_dictionary_is_translated() {
        let (mut a, mut b) = (Interner::new([1, 2]), Interner::new([3, 4]));
        ["x", "y"].iter().for_each(|text| _ = a.intern(Scalar::Text(text)));
        ["y", "z"].iter().for_each(|text| _ = b.intern(Scalar::Text(text)));
        assert_eq!(a.intern_all(&b.dictionary), [ABSENT, NULL, COMPOSITE, 4, 5]);
    }
}
