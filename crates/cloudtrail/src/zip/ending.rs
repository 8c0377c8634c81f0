//! The end-of-directory record of a zip archive.

use std::ops::Range;

use memchr::memmem;

use super::{END, END_64, LOCATOR_64, starts_with_at};
use crate::bytes::{u16_at, u32_at, u64_at};

/// The record itself.
const RECORD: usize = 22;

/// The longest comment that follows it.
pub const LONGEST_COMMENT: usize = 65_535;

/// What belongs to it and comes before it: the end record of zip64 and its locator.
pub const BEFORE: usize = 56 + 20;

/// The record with its comment and what comes before it.
pub const LONGEST: usize = BEFORE + RECORD + LONGEST_COMMENT;

/// Where the directory is, according to the end record. All offsets are those of the file.
pub struct Ending {
    /// Offset at which the directory begins.
    pub start: u64,
    /// Offset at which it ends.
    pub at: u64,
    /// How many files it claims there are.
    pub entries: u64,
    /// What comes before the archive, such as a self-extracting program, shifts all its own offsets by this much.
    pub shift: u64,
    /// Range of all end records, without the comment.
    pub records: Range<u64>,
    /// Range of the comment.
    pub comment: Range<u64>,
}

impl Ending {
    /// Finds the last end record. Much may follow it: if none is near the end, the whole archive is searched.
    pub fn find(bytes: &[u8]) -> Option<Ending> {
        let near = bytes.len().saturating_sub(LONGEST);
        let at = [near, 0].into_iter().find_map(|from| Some(from + last(bytes.get(from..)?)?))?;
        Ending::read(bytes, 0, at)
    }

    /// Reads the record at `at` of bytes that begin at `base` in the file.
    pub fn read(bytes: &[u8], base: u64, at: usize) -> Option<Ending> {
        let of_file = |at: usize| base.saturating_add(at as u64);
        let end = of_file(at + RECORD);
        let comment = end..end + u64::from(u16_at(bytes, at + 20)?);
        let locator = at.checked_sub(20).filter(|locator| starts_with_at(bytes, *locator, LOCATOR_64));
        let (at, entries, len, offset) = match locator {
            Some(locator) => {
                let at = end_64(bytes, base, locator)?;
                (at, u64_at(bytes, at + 32)?, u64_at(bytes, at + 40)?, u64_at(bytes, at + 48)?)
            }
            None => {
                let long = |at: usize| u32_at(bytes, at).map(u64::from);
                (at, u64::from(u16_at(bytes, at + 10)?), long(at + 12)?, long(at + 16)?)
            }
        };
        let at = of_file(at);
        let start = at.checked_sub(len)?;
        Some(Ending { start, at, entries, shift: start.checked_sub(offset)?, records: at..end, comment })
    }
}

/// Where the last end record is, if there is one.
pub fn last(bytes: &[u8]) -> Option<usize> {
    memmem::rfind(bytes, END)
}

/// The zip64 end record lies right before its locator, unless somebody extended it.
fn end_64(bytes: &[u8], base: u64, locator: usize) -> Option<usize> {
    let said = u64_at(bytes, locator + 8)?.checked_sub(base).and_then(|at| usize::try_from(at).ok());
    let near = locator.checked_sub(56);
    [said, near].into_iter().flatten().find(|at| *at < locator && starts_with_at(bytes, *at, END_64))
}
