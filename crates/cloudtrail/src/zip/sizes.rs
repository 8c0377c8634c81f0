//! Sizes that do not fit into four bytes (zip64).

use crate::bytes::{u16_at, u32_at};

/// Sizes of an entry, which may be too large for their fields in the record.
pub struct Sizes {
    /// Size of the compressed content.
    pub compressed: u64,
    /// Offset of the entry's own header, counted from the start of the archive.
    pub offset: u64,
}

impl Sizes {
    /// Reads those of the directory record at `at`.
    pub fn read(bytes: &[u8], at: usize, extra: &[u8]) -> Option<Sizes> {
        let mut larger = extra_field(extra, 1).unwrap_or_default();
        let mut value = |at: usize| {
            let value = u32_at(bytes, at)?;
            if value != u32::MAX {
                return Some(u64::from(value));
            }
            let (first, rest) = larger.split_first_chunk::<8>()?;
            larger = rest;
            Some(u64::from_le_bytes(*first))
        };
        // In this order, and only those that are too large: content, compressed, offset.
        let (_, compressed, offset) = (value(at + 24)?, value(at + 20)?, value(at + 42)?);
        Some(Sizes { compressed, offset })
    }
}

fn extra_field(mut extra: &[u8], wanted: u16) -> Option<&[u8]> {
    loop {
        let (id, len) = (u16_at(extra, 0)?, usize::from(u16_at(extra, 2)?));
        if id == wanted {
            return extra.get(4..4 + len);
        }
        extra = extra.get(4 + len..)?;
    }
}
