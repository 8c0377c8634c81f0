//! What the directory at the end of a zip archive lists.

use std::ops::Range;

use super::ending::Ending;
use super::sizes::Sizes;
use super::{CENTRAL, Entry, Method, local, method, starts_with_at};
use crate::bytes::{u16_at, u32_at};
use crate::extents::{Extents, is_worth_reading};

/// Bytes of a file's own header, without its name.
const HEADER: u64 = 30;

/// Bytes of the longest descriptor behind a file's content.
const DESCRIPTOR: u64 = 24;

/// What a header has more than the directory tells is seldom more than this.
const LIKELY_EXTRA: u64 = 64;

/// The directory.
pub struct Listing {
    /// Its files and folders.
    pub files: Vec<Listed>,
    /// Ranges of the directory and what follows it that were understood.
    pub seen: Extents,
    /// How many it lists, and how many it claims to list.
    pub listed: (u64, u64),
}

/// A file or folder in the directory.
pub struct Listed {
    /// Everything about it but where its content is.
    pub entry: Entry,
    /// Offset of its own header in the file.
    pub header: u64,
    /// Bytes of its compressed content.
    pub compressed: u64,
}

/// Why a file is not where bytes of the archive are.
pub enum Absent {
    /// More is needed: up to this offset of the archive.
    Behind(u64),
    /// Something else is there.
    Astray,
}

impl Listing {
    /// Reads a directory. The bytes are those from its beginning to the end of the archive's comment.
    pub fn read(bytes: &[u8], end: &Ending) -> Option<Listing> {
        let place = |at: u64| at.checked_sub(end.start).and_then(|at| usize::try_from(at).ok());
        let behind = place(end.at)?;
        let (mut files, mut seen, mut at) = (Vec::new(), Extents::default(), 0);
        // The number of entries in the end record is not enough to go by: it may be too low.
        while at < behind && (starts_with_at(bytes, at, CENTRAL) || (files.len() as u64) < end.entries) {
            let (file, next) = Listed::read(bytes, at, end.shift)?;
            seen.add_description_in(end.start, bytes, at..next);
            files.push(file);
            at = next;
        }
        seen.add_at(end.records.clone());
        let comment = place(end.comment.start)?.min(bytes.len())..place(end.comment.end)?.min(bytes.len());
        if !bytes.get(comment.clone()).is_some_and(is_worth_reading) {
            seen.add_in(end.start, comment);
        }
        let listed = (files.len() as u64, end.entries);
        Some(Listing { files, seen, listed })
    }
}

impl Listed {
    /// The file whose record is at `at`, and the offset of the next record.
    fn read(bytes: &[u8], at: usize, shift: u64) -> Option<(Listed, usize)> {
        if !starts_with_at(bytes, at, CENTRAL) {
            return None;
        }
        let name_end = at + 46 + usize::from(u16_at(bytes, at + 28)?);
        let extra_end = name_end + usize::from(u16_at(bytes, at + 30)?);
        let next = extra_end + usize::from(u16_at(bytes, at + 32)?);
        let name = bytes.get(at + 46..name_end)?;
        let Sizes { compressed, offset } = Sizes::read(bytes, at, bytes.get(name_end..extra_end)?)?;
        let entry = Entry {
            name: String::from_utf8_lossy(name).into_owned(),
            method: method(u16_at(bytes, at + 10)?),
            is_encrypted: u16_at(bytes, at + 8)? & 1 == 1,
            data: 0..0,
            crc: u32_at(bytes, at + 16),
        };
        Some((Listed { entry, header: shift.checked_add(offset)?, compressed }, next))
    }

    /// Where it ends, with as much around it as usual.
    pub fn end(&self) -> u64 {
        let around = HEADER + self.entry.name.len() as u64 + LIKELY_EXTRA + DESCRIPTOR;
        self.header.saturating_add(around).saturating_add(self.compressed)
    }

    /// Finds it among bytes that begin at `base`: the entry, with its place among them, and the range of everything that
    /// belongs to it. `more`: whether the archive continues behind these bytes.
    pub fn find(&self, bytes: &[u8], base: u64, more: bool) -> Result<(Entry, Range<usize>), Absent> {
        let header = self.header.checked_sub(base).ok_or(Absent::Astray)?;
        if more && header.saturating_add(HEADER) > bytes.len() as u64 {
            return Err(Absent::Behind(self.end()));
        }
        let header = usize::try_from(header).map_err(|_| Absent::Astray)?;
        let start = local::data(bytes, header).ok_or(Absent::Astray)?;
        let end = (start as u64).saturating_add(self.compressed);
        let needed = end.saturating_add(DESCRIPTOR);
        if more && needed > bytes.len() as u64 {
            return Err(Absent::Behind(base.saturating_add(needed)));
        }
        let end = usize::try_from(end).unwrap_or(usize::MAX).min(bytes.len());
        let entry = Entry { data: start.min(end)..end, ..self.entry.clone() };
        let end = local::descriptor(bytes, &entry).end;
        Ok((entry, header..end))
    }

    /// The entry of a file that is not where the directory says.
    pub fn astray(&self) -> Entry {
        Entry { method: Method::Astray, ..self.entry.clone() }
    }
}
