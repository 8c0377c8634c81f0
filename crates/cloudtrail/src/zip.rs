//! Lists the content of a zip archive (APPNOTE 6.3) with its offsets. Nothing is unpacked here, and names are only
//! labels.

mod ending;
mod local;
mod sizes;

use std::ops::Range;

use crate::bytes::{u16_at, u32_at};
use crate::extents::{Extents, is_worth_reading};
use ending::Ending;
use sizes::Sizes;

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const END_64: &[u8] = b"PK\x06\x06";
const LOCATOR_64: &[u8] = b"PK\x06\x07";
const DESCRIPTOR: &[u8] = b"PK\x07\x08";

/// How an archive with files begins; the last two if it was split, or was meant to be.
const BEGINS: [&[u8]; 3] = [LOCAL, b"PK\x07\x08PK\x03\x04", b"PK00PK\x03\x04"];

/// Deflate of nothing, which some tools write for folders.
const DEFLATED_NOTHING: &[u8] = &[3, 0];

/// The archive's list of files.
pub struct Directory {
    /// Files, not empty folders.
    pub entries: Vec<Entry>,
    /// Ranges of bytes that were understood.
    pub seen: Extents,
    /// How many files and folders it lists, and how many it claims to list; `None` if the directory at the end is
    /// missing or makes no sense.
    pub listed: Option<(u64, u64)>,
}

/// A file in the archive.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name, as written.
    pub name: String,
    /// How it is compressed.
    pub method: Method,
    /// Whether it needs a password.
    pub is_encrypted: bool,
    /// Range of its compressed content.
    pub data: Range<usize>,
    /// CRC-32 of its content, if known.
    pub crc: Option<u32>,
}

/// How an entry is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Not compressed.
    Stored,
    /// Deflate.
    Deflate,
    /// Zstandard.
    Zstd,
    /// A method that is not supported here.
    Other(u16),
}

/// Whether bytes begin like a zip archive.
pub fn is_zip(bytes: &[u8]) -> bool {
    begins_with_file(bytes) || bytes.starts_with(END)
}

/// Whether bytes begin like a zip archive that contains something.
pub fn begins_with_file(bytes: &[u8]) -> bool {
    BEGINS.iter().any(|begin| bytes.starts_with(begin))
}

/// Whether a zip archive with files in it follows something else.
pub fn is_behind(bytes: &[u8]) -> bool {
    Ending::find(bytes).is_some() && central(bytes).is_some_and(|directory| !directory.entries.is_empty())
}

/// Lists the files. Without a valid directory, they are found by their own headers.
pub fn directory(bytes: &[u8]) -> Directory {
    central(bytes).unwrap_or_else(|| local::directory(bytes))
}

fn central(bytes: &[u8]) -> Option<Directory> {
    let end = Ending::find(bytes)?;
    // Anything before the archive, such as a self-extracting program, shifts all offsets.
    let start = end.at.checked_sub(end.directory_len)?;
    let shift = start.checked_sub(end.directory_offset)?;
    let (mut entries, mut seen, mut records, mut listed) = (Vec::new(), Extents::default(), Extents::default(), 0);
    let mut at = start;
    // The number of entries in the end record is not enough to go by: it may be too low.
    while at < end.at && (starts_with_at(bytes, at, CENTRAL) || listed < end.entries) {
        let (entry, header, next) = central_entry(bytes, at, shift)?;
        records.add_description(bytes, at..next);
        seen.add(header..entry.data.end);
        seen.add(local::descriptor(bytes, &entry));
        if !entry.is_empty_folder(bytes) {
            entries.push(entry);
        }
        listed += 1;
        at = next;
    }
    records.add(end.records.clone());
    seen.extend(records);
    let comment = end.comment.start.min(bytes.len())..end.comment.end.min(bytes.len());
    if !bytes.get(comment.clone()).is_some_and(is_worth_reading) {
        seen.add(comment);
    }
    Some(Directory { entries, seen, listed: Some((listed, end.entries)) })
}

/// The entry whose directory record is at `at`, the offset of its own header, and the offset of the next record.
fn central_entry(bytes: &[u8], at: usize, shift: usize) -> Option<(Entry, usize, usize)> {
    if !starts_with_at(bytes, at, CENTRAL) {
        return None;
    }
    let name_end = at + 46 + usize::from(u16_at(bytes, at + 28)?);
    let extra_end = name_end + usize::from(u16_at(bytes, at + 30)?);
    let next = extra_end + usize::from(u16_at(bytes, at + 32)?);
    let name = bytes.get(at + 46..name_end)?;
    let sizes = Sizes::read(bytes, at, bytes.get(name_end..extra_end)?)?;
    let header = shift.checked_add(usize::try_from(sizes.offset).ok()?)?;
    let start = local::data(bytes, header)?;
    let end = start.saturating_add(usize::try_from(sizes.compressed).ok()?).min(bytes.len());
    let entry = Entry {
        name: String::from_utf8_lossy(name).into_owned(),
        method: method(u16_at(bytes, at + 10)?),
        is_encrypted: u16_at(bytes, at + 8)? & 1 == 1,
        data: start.min(end)..end,
        crc: u32_at(bytes, at + 16),
    };
    Some((entry, header, next))
}

impl Entry {
    /// Whether it has a folder's name and no content.
    fn is_empty_folder(&self, bytes: &[u8]) -> bool {
        let content = bytes.get(self.data.clone()).unwrap_or_default();
        self.name.ends_with(['/', '\\']) && (content.is_empty() || content == DEFLATED_NOTHING)
    }
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
