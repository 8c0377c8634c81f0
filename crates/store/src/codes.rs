//! The ids of a column, in as few bytes as the largest one needs.

use serde::{Deserialize, Serialize};

use crate::bits::Bits;
use crate::packed;

/// One id for each row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Codes {
    /// All ids are below 2^8.
    U8(#[serde(with = "packed")] Vec<u8>),
    /// All ids are below 2^16.
    U16(#[serde(with = "packed")] Vec<u16>),
    /// Any id.
    U32(#[serde(with = "packed")] Vec<u32>),
}

/// Instantiates the same code for every width.
macro_rules! with_codes {
    ($codes:expr, $ids:ident => $body:expr) => {
        match $codes {
            Codes::U8($ids) => $body,
            Codes::U16($ids) => $body,
            Codes::U32($ids) => $body,
        }
    };
}
pub(crate) use with_codes;

/// An id of any width.
pub trait Code: Copy + Into<u32> {
    /// As an index into a table.
    fn place(self) -> usize {
        let id: u32 = self.into();
        id as usize
    }
}

impl Code for u8 {}
impl Code for u16 {}
impl Code for u32 {}

impl Default for Codes {
    fn default() -> Codes {
        Codes::U8(Vec::new())
    }
}

impl Codes {
    /// Number of rows.
    pub fn len(&self) -> usize {
        with_codes!(self, ids => ids.len())
    }

    /// The id of a row; 0 beyond the end.
    #[allow(clippy::useless_conversion, reason = "ids are of three widths, one of them u32")]
    pub fn get(&self, row: u32) -> u32 {
        with_codes!(self, ids => ids.get(row as usize).map_or(0, |id| (*id).into()))
    }

    /// The largest id; 0 if there is none.
    pub fn max(&self) -> u32 {
        with_codes!(self, ids => ids.iter().copied().max().map_or(0, Into::into))
    }

    /// Rows whose id is marked in `table`, which is indexed by id.
    pub fn rows_in(&self, table: &[bool]) -> Bits {
        match self {
            _ if !table.contains(&true) => Bits::none(u32::try_from(self.len()).unwrap_or(u32::MAX)),
            // With an entry for every possible id, no row needs a bounds check.
            Codes::U8(ids) => {
                let mut full = [false; 1 << u8::BITS];
                full.iter_mut().zip(table).for_each(|(full, of)| *full = *of);
                Bits::of(ids, |id| full.get(id.place()).copied().unwrap_or_default())
            }
            Codes::U16(ids) => Bits::of(ids, |id| table.get(id.place()).copied().unwrap_or_default()),
            Codes::U32(ids) => Bits::of(ids, |id| table.get(id.place()).copied().unwrap_or_default()),
        }
    }

    /// Appends a row.
    pub fn push(&mut self, id: u32) {
        self.widen(id);
        match self {
            Codes::U8(ids) => ids.push(u8::try_from(id).unwrap_or(u8::MAX)),
            Codes::U16(ids) => ids.push(u16::try_from(id).unwrap_or(u16::MAX)),
            Codes::U32(ids) => ids.push(id),
        }
    }

    /// Appends rows with translated ids: `id` in `others` becomes `translation[id]` here, or `unknown` if there is no
    /// such entry.
    pub fn extend(&mut self, others: &Codes, translation: &[u32], unknown: u32) {
        self.widen(translation.iter().copied().max().unwrap_or(0).max(unknown));
        with_codes!(others, ids => {
            let translated = ids.iter().map(|id| translation.get(id.place()).copied().unwrap_or(unknown));
            match self {
                Codes::U8(own) => extend(own, translated.map(|id| u8::try_from(id).unwrap_or(u8::MAX))),
                Codes::U16(own) => extend(own, translated.map(|id| u16::try_from(id).unwrap_or(u16::MAX))),
                Codes::U32(own) => extend(own, translated),
            }
        });
    }

    /// Widens the type if `id` does not fit.
    fn widen(&mut self, id: u32) {
        let wider = match self {
            Codes::U8(ids) if id > u32::from(u8::MAX) => {
                if id > u32::from(u16::MAX) {
                    Codes::U32(ids.iter().map(|id| u32::from(*id)).collect())
                } else {
                    Codes::U16(ids.iter().map(|id| u16::from(*id)).collect())
                }
            }
            Codes::U16(ids) if id > u32::from(u16::MAX) => Codes::U32(ids.iter().map(|id| u32::from(*id)).collect()),
            _ => return,
        };
        *self = wider;
    }

    /// Bytes of memory used.
    pub fn memory(&self) -> usize {
        match self {
            Codes::U8(ids) => ids.capacity(),
            Codes::U16(ids) => ids.capacity() * 2,
            Codes::U32(ids) => ids.capacity() * 4,
        }
    }
}

/// Extends a vector, growing by an eighth at a time: columns of millions of rows must not double.
pub fn extend<T>(vec: &mut Vec<T>, more: impl ExactSizeIterator<Item = T>) {
    if vec.capacity() - vec.len() < more.len() {
        vec.reserve_exact(more.len() + vec.len() / 8);
    }
    vec.extend(more);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(codes: &Codes) -> Vec<u32> {
        (0..u32::try_from(codes.len()).unwrap()).map(|row| codes.get(row)).collect()
    }

    #[test]
    fn widths_grow_with_ids() {
        let mut codes = Codes::default();
        let ids = [0, 255, 256, 65_535, 65_536, u32::MAX, 1];
        for (i, id) in ids.into_iter().enumerate() {
            codes.push(id);
            assert_eq!(all(&codes), ids[..=i]);
        }
        assert!(matches!(codes, Codes::U32(_)));
        let mut narrow = Codes::default();
        narrow.push(7);
        narrow.push(70_000);
        assert_eq!(all(&narrow), [7, 70_000]);
    }

    #[test]
    fn translation() {
        let mut batch = Codes::default();
        [0, 2, 1, 9].into_iter().for_each(|id| batch.push(id));
        let mut codes = Codes::default();
        codes.push(5);
        codes.extend(&batch, &[0, 300, 4], 2);
        assert_eq!(all(&codes), [5, 0, 4, 300, 2]);
    }

    #[test]
    fn survives_the_way_between_workers() {
        for ids in [vec![1u32, 2], vec![1, 300], vec![1, 70_000], vec![]] {
            let mut codes = Codes::default();
            ids.iter().for_each(|id| codes.push(*id));
            let bytes = postcard::to_allocvec(&codes).unwrap();
            assert_eq!(postcard::from_bytes::<Codes>(&bytes).unwrap(), codes);
        }
    }
}
