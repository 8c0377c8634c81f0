//! The headers that precede the content of each entry, and the descriptors that follow it.

use std::ops::Range;

use memchr::memmem;

use super::{CENTRAL, DESCRIPTOR, Directory, END, END_64, Entry, LOCAL, LOCATOR_64, method, starts_with_at};
use crate::bytes::{u16_at, u32_at, u64_at};

/// Bytes of the longest header, that of a file in the directory, without what it gives the length of.
const LONGEST_HEADER: usize = 46;

/// Offset of the content of the entry whose own header is at `at`.
pub fn data(bytes: &[u8], at: usize) -> Option<usize> {
    if !starts_with_at(bytes, at, LOCAL) {
        return None;
    }
    Some(at + 30 + usize::from(u16_at(bytes, at + 26)?) + usize::from(u16_at(bytes, at + 28)?))
}

/// Range of the descriptor after an entry's content: checksum and sizes, with or without a signature, in four or eight
/// bytes.
pub fn descriptor(bytes: &[u8], entry: &Entry) -> Range<usize> {
    let at = entry.data.end;
    let mut possible = descriptors(bytes, entry);
    let first = possible.next().unwrap_or(at..at);
    // A header follows where a descriptor ends.
    let is_followed = |range: &Range<usize>| starts_with_at(bytes, range.end, b"PK");
    if is_followed(&first) { first } else { possible.find(is_followed).unwrap_or(first) }
}

/// What may be the descriptor: that of an empty file, of four bytes, can also be read as one of eight bytes.
fn descriptors(bytes: &[u8], entry: &Entry) -> impl Iterator<Item = Range<usize>> {
    let (at, stored) = (entry.data.end, entry.data.len() as u64);
    let begin = if starts_with_at(bytes, at, DESCRIPTOR) { at + 4 } else { at };
    let fits = move |wide: bool| {
        let size = if wide { u64_at(bytes, begin + 4) } else { u32_at(bytes, begin + 4).map(u64::from) };
        size == Some(stored) && entry.crc.is_none_or(|crc| u32_at(bytes, begin) == Some(crc))
    };
    let lengths = [(true, 20), (false, 12)].into_iter();
    let there = move |len: usize| bytes.get(begin..begin + len).is_some();
    lengths.filter(move |(wide, len)| fits(*wide) && there(*len)).map(move |(_, len)| at..begin + len)
}

/// The entries of an archive without a directory, by their own headers. Where a header does not give the length of the
/// content, it extends to the next header; deflate knows where it ends.
pub fn directory(bytes: &[u8]) -> Directory {
    let mut out = Directory::default();
    let (mut at, mut is_whole) = (0, true);
    while at < bytes.len() {
        is_whole &= bytes.len() - at >= LONGEST_HEADER;
        if let Some((entry, next, reach)) = entry(bytes, at) {
            out.seen.add(at..next);
            if !entry.is_empty_folder(bytes) {
                out.entries.push(entry);
            }
            out.reach(&mut is_whole, reach, bytes.len());
            at = next;
        } else if let Some(end) = other(bytes, at) {
            let next = end.min(bytes.len());
            out.seen.add_description(bytes, at..next);
            out.reach(&mut is_whole, Some(end as u64), bytes.len());
            at = next;
        } else {
            let rest = bytes.get(at + 1..).unwrap_or_default();
            let next = memmem::find(rest, b"PK").map(|found| at + 1 + found);
            // Of the header of a file, not even the name may be whole.
            is_whole &= !starts_with_at(bytes, at, LOCAL);
            at = next.unwrap_or(bytes.len());
            if is_whole {
                // A header may begin with the last bytes.
                out.complete = next.unwrap_or(bytes.len() - (LONGEST_HEADER - 1));
            }
            continue;
        }
        if is_whole {
            out.complete = at;
        }
    }
    out
}

impl Directory {
    /// Notes up to where the bytes would have to go for what they contain to be whole.
    fn reach(&mut self, is_whole: &mut bool, reach: Option<u64>, len: usize) {
        let fits = reach.is_some_and(|reach| reach <= len as u64);
        if *is_whole && !fits {
            self.needed = reach.unwrap_or_default();
        }
        *is_whole &= fits;
    }
}

/// The entry whose header is here, the offset of the next one, and up to where the archive is needed for it to be whole,
/// if that is known.
fn entry(bytes: &[u8], at: usize) -> Option<(Entry, usize, Option<u64>)> {
    let start = data(bytes, at)?.min(bytes.len());
    let flags = u16_at(bytes, at + 6)?;
    let said = u32_at(bytes, at + 18)?;
    let known = flags & 8 == 0 && said != u32::MAX;
    let (end, reach) = match usize::try_from(said) {
        Ok(len) if known => {
            (start.saturating_add(len).min(bytes.len()), Some((start as u64).saturating_add(u64::from(said))))
        }
        _ => {
            let rest = bytes.get(start..)?;
            let next = memmem::find(rest, LOCAL);
            let end = start + next.or_else(|| memmem::find(rest, CENTRAL)).unwrap_or(rest.len());
            (end, next.map(|_| end as u64))
        }
    };
    let name = bytes.get(at + 30..at + 30 + usize::from(u16_at(bytes, at + 26)?))?;
    let mut entry = Entry {
        name: String::from_utf8_lossy(name).into_owned(),
        method: method(u16_at(bytes, at + 8)?),
        is_encrypted: flags & 1 == 1,
        data: start..end,
        crc: if known { u32_at(bytes, at + 14) } else { None },
    };
    if !known {
        cut_descriptor(bytes, &mut entry);
    }
    Some((entry, end, reach))
}

/// Takes a descriptor at the end of what looks like an entry's content for what it is.
fn cut_descriptor(bytes: &[u8], entry: &mut Entry) {
    for len in [16, 24, 12, 20] {
        let Some(end) = entry.data.end.checked_sub(len).filter(|end| *end >= entry.data.start) else { continue };
        let shorter = Entry { data: entry.data.start..end, name: String::new(), ..*entry };
        if descriptors(bytes, &shorter).any(|range| range == (end..entry.data.end)) {
            entry.data.end = end;
            entry.crc = u32_at(bytes, if starts_with_at(bytes, end, DESCRIPTOR) { end + 4 } else { end });
            return;
        }
    }
}

/// Where something ends that is not an entry but describes some; it may be truncated.
fn other(bytes: &[u8], at: usize) -> Option<usize> {
    let long = |at: usize| usize::from(u16_at(bytes, at).unwrap_or_default());
    if starts_with_at(bytes, at, CENTRAL) {
        Some(at + 46 + long(at + 28) + long(at + 30) + long(at + 32))
    } else if starts_with_at(bytes, at, END) {
        Some(at + 22 + long(at + 20))
    } else if starts_with_at(bytes, at, END_64) {
        let len = usize::try_from(u64_at(bytes, at + 4).unwrap_or_default()).ok()?;
        Some(at.saturating_add(12).saturating_add(len))
    } else if starts_with_at(bytes, at, LOCATOR_64) {
        Some(at + 20)
    } else {
        None
    }
}
