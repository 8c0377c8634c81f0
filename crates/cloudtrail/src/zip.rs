//! What is in a zip archive (APPNOTE 6.3), and where. Nothing is unpacked here, and names are only labels.

use std::ops::Range;

use memchr::memmem;

use crate::bytes::{u16_at, u32_at, u64_at};

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const END_64: &[u8] = b"PK\x06\x06";
const LOCATOR_64: &[u8] = b"PK\x06\x07";

/// The end record is 22 bytes and a comment of up to 65,535.
const LONGEST_END: usize = 22 + 65_535;

/// The archive's list of files.
pub struct Directory {
    /// Files, without folders.
    pub entries: Vec<Entry>,
    /// The directory at the end was there and made sense.
    pub is_whole: bool,
}

/// A file in the archive.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name, as written.
    pub name: String,
    /// How it is compressed.
    pub method: Method,
    /// Only a password opens it.
    pub is_encrypted: bool,
    /// Where its compressed content lies.
    pub data: Range<usize>,
    /// CRC-32 of its content, if known.
    pub crc: Option<u32>,
}

/// How an entry is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Not at all.
    Stored,
    /// Deflate.
    Deflate,
    /// Zstandard.
    Zstd,
    /// In a way that is not read here.
    Other(u16),
}

/// Whether bytes begin like a zip archive.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(LOCAL) || bytes.starts_with(END)
}

/// Lists the files. Without a sound directory they are looked for by their own headers.
pub fn directory(bytes: &[u8]) -> Directory {
    match central(bytes) {
        Some(entries) => Directory { entries, is_whole: true },
        None => Directory { entries: local(bytes), is_whole: false },
    }
}

fn central(bytes: &[u8]) -> Option<Vec<Entry>> {
    let end = Ending::find(bytes)?;
    // What stands before the archive, a self-extracting program say, shifts all offsets.
    let start = end.at.checked_sub(end.directory_len)?;
    let shift = start.checked_sub(end.directory_offset)?;
    let mut entries = Vec::new();
    let mut at = start;
    for _ in 0..end.entries {
        let (entry, next) = central_entry(bytes, at, shift)?;
        entries.extend(entry);
        at = next;
    }
    Some(entries)
}

/// Where the directory is.
struct Ending {
    /// Where the directory ends.
    at: usize,
    entries: u64,
    directory_len: usize,
    directory_offset: usize,
}

impl Ending {
    fn find(bytes: &[u8]) -> Option<Ending> {
        let from = bytes.len().saturating_sub(LONGEST_END);
        let at = from + memmem::rfind(bytes.get(from..)?, END)?;
        let locator = at.checked_sub(20).filter(|locator| starts_with_at(bytes, *locator, LOCATOR_64));
        match locator {
            Some(locator) => Ending::zip64(bytes, locator),
            None => Some(Ending {
                at,
                entries: u64::from(u16_at(bytes, at + 10)?),
                directory_len: usize::try_from(u32_at(bytes, at + 12)?).ok()?,
                directory_offset: usize::try_from(u32_at(bytes, at + 16)?).ok()?,
            }),
        }
    }

    /// The larger end record lies right before its locator, unless somebody extended it.
    fn zip64(bytes: &[u8], locator: usize) -> Option<Ending> {
        let said = usize::try_from(u64_at(bytes, locator + 8)?).ok()?;
        let near = locator.checked_sub(56)?;
        let at = [said, near].into_iter().find(|at| starts_with_at(bytes, *at, END_64))?;
        Some(Ending {
            at,
            entries: u64_at(bytes, at + 32)?,
            directory_len: usize::try_from(u64_at(bytes, at + 40)?).ok()?,
            directory_offset: usize::try_from(u64_at(bytes, at + 48)?).ok()?,
        })
    }
}

/// The entry whose directory record is at `at` (`None` for a folder), and where the next record is.
fn central_entry(bytes: &[u8], at: usize, shift: usize) -> Option<(Option<Entry>, usize)> {
    if !starts_with_at(bytes, at, CENTRAL) {
        return None;
    }
    let name_end = at + 46 + usize::from(u16_at(bytes, at + 28)?);
    let extra_end = name_end + usize::from(u16_at(bytes, at + 30)?);
    let next = extra_end + usize::from(u16_at(bytes, at + 32)?);
    let name = bytes.get(at + 46..name_end)?;
    if name.ends_with(b"/") {
        return Some((None, next));
    }
    let sizes = Sizes::read(bytes, at, bytes.get(name_end..extra_end)?)?;
    let header = shift.checked_add(usize::try_from(sizes.offset).ok()?)?;
    let start = local_data(bytes, header)?;
    let end = start.saturating_add(usize::try_from(sizes.compressed).ok()?).min(bytes.len());
    let entry = Entry {
        name: String::from_utf8_lossy(name).into_owned(),
        method: method(u16_at(bytes, at + 10)?),
        is_encrypted: u16_at(bytes, at + 8)? & 1 == 1,
        data: start..end,
        crc: u32_at(bytes, at + 16),
    };
    Some((Some(entry), next))
}

/// Sizes of an entry that may be too large for their place in the record.
struct Sizes {
    compressed: u64,
    offset: u64,
}

impl Sizes {
    fn read(bytes: &[u8], at: usize, extra: &[u8]) -> Option<Sizes> {
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

/// Where the content begins of the entry whose own header is at `at`.
fn local_data(bytes: &[u8], at: usize) -> Option<usize> {
    if !starts_with_at(bytes, at, LOCAL) {
        return None;
    }
    Some(at + 30 + usize::from(u16_at(bytes, at + 26)?) + usize::from(u16_at(bytes, at + 28)?))
}

/// The entries of an archive without directory, by their own headers. Where a header does not say how long the content
/// is, it reaches to the next header: deflate knows where it ends.
fn local(bytes: &[u8]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut at = 0;
    while let Some((entry, next)) = local_entry(bytes, at) {
        if !entry.name.ends_with('/') {
            entries.push(entry);
        }
        at = next;
    }
    entries
}

fn local_entry(bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
    let start = local_data(bytes, at)?;
    let flags = u16_at(bytes, at + 6)?;
    let said = u32_at(bytes, at + 18)?;
    let known = flags & 8 == 0 && said != u32::MAX;
    let next = match usize::try_from(said) {
        Ok(len) if known => start.saturating_add(len),
        _ => {
            let rest = bytes.get(start..)?;
            start + memmem::find(rest, LOCAL).or_else(|| memmem::find(rest, CENTRAL)).unwrap_or(rest.len())
        }
    };
    let name = bytes.get(at + 30..at + 30 + usize::from(u16_at(bytes, at + 26)?))?;
    let entry = Entry {
        name: String::from_utf8_lossy(name).into_owned(),
        method: method(u16_at(bytes, at + 8)?),
        is_encrypted: flags & 1 == 1,
        data: start.min(bytes.len())..next.min(bytes.len()),
        crc: if known { u32_at(bytes, at + 14) } else { None },
    };
    Some((entry, next))
}

fn method(number: u16) -> Method {
    match number {
        0 => Method::Stored,
        8 => Method::Deflate,
        93 => Method::Zstd,
        other => Method::Other(other),
    }
}

fn starts_with_at(bytes: &[u8], at: usize, magic: &[u8]) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(magic))
}
