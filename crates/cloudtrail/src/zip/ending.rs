//! The end-of-directory record of a zip archive.

use std::ops::Range;

use memchr::memmem;

use super::{END, END_64, LOCATOR_64, starts_with_at};
use crate::bytes::{u16_at, u32_at, u64_at};

/// The record has 22 bytes and a comment of up to 65,535.
const LONGEST: usize = 22 + 65_535;

/// Where the directory is, according to the end record.
pub struct Ending {
    /// Offset at which the directory ends.
    pub at: usize,
    /// How many files it claims there are.
    pub entries: u64,
    /// Length of the directory in bytes.
    pub directory_len: usize,
    /// Offset of the directory, counted from the start of the archive.
    pub directory_offset: usize,
    /// Range of all end records, without the comment.
    pub records: Range<usize>,
    /// Range of the comment.
    pub comment: Range<usize>,
}

impl Ending {
    /// Finds the last end record. Much may follow it: if none is near the end, the whole archive is searched.
    pub fn find(bytes: &[u8]) -> Option<Ending> {
        let near = bytes.len().saturating_sub(LONGEST);
        let at = [near, 0].into_iter().find_map(|from| Some(from + memmem::rfind(bytes.get(from..)?, END)?))?;
        let comment = at + 22..at + 22 + usize::from(u16_at(bytes, at + 20)?);
        let locator = at.checked_sub(20).filter(|locator| starts_with_at(bytes, *locator, LOCATOR_64));
        if let Some(locator) = locator {
            return Ending::zip64(bytes, locator, at + 22, comment);
        }
        Some(Ending {
            at,
            entries: u64::from(u16_at(bytes, at + 10)?),
            directory_len: usize::try_from(u32_at(bytes, at + 12)?).ok()?,
            directory_offset: usize::try_from(u32_at(bytes, at + 16)?).ok()?,
            records: at..at + 22,
            comment,
        })
    }

    /// The zip64 end record lies right before its locator, unless somebody extended it.
    fn zip64(bytes: &[u8], locator: usize, end: usize, comment: Range<usize>) -> Option<Ending> {
        let said = usize::try_from(u64_at(bytes, locator + 8)?).ok()?;
        let near = locator.checked_sub(56)?;
        let at = [said, near].into_iter().find(|at| *at < locator && starts_with_at(bytes, *at, END_64))?;
        Some(Ending {
            at,
            entries: u64_at(bytes, at + 32)?,
            directory_len: usize::try_from(u64_at(bytes, at + 40)?).ok()?,
            directory_offset: usize::try_from(u64_at(bytes, at + 48)?).ok()?,
            records: at..end,
            comment,
        })
    }
}
