//! Lists the content of a zip archive (APPNOTE 6.3) with its offsets. Nothing is unpacked here, and names are only
//! labels.

pub mod ending;
pub mod listing;
pub mod local;
mod sizes;

use std::ops::Range;

use crate::extents::Extents;
use ending::Ending;
use listing::Listing;

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
#[derive(Default)]
pub struct Directory {
    /// Files, not empty folders.
    pub entries: Vec<Entry>,
    /// Ranges of bytes that were understood.
    pub seen: Extents,
    /// How many files and folders it lists, and how many it claims to list; `None` if the directory at the end is
    /// missing or makes no sense.
    pub listed: Option<(u64, u64)>,
    /// If the archive continues behind these bytes: up to where they contain files as a whole.
    pub complete: usize,
    /// How many bytes the first file that they do not contain as a whole needs, if its header tells.
    pub needed: u64,
}

/// A file in the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Where the directory says that it is, there is no such file.
    Astray,
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
    let Listing { files, mut seen, listed } = Listing::read(bytes.get(usize::try_from(end.start).ok()?..)?, &end)?;
    let mut entries = Vec::with_capacity(files.len());
    for (place, file) in files.iter().enumerate() {
        match file.find(bytes, 0, false) {
            Ok((entry, range)) => {
                seen.add(range);
                if !entry.is_empty_folder(bytes) {
                    entries.push(entry);
                }
            }
            // It is the directory of something else.
            Err(_) if place == 0 => return None,
            Err(_) => entries.push(file.astray()),
        }
    }
    Some(Directory { entries, seen, listed: Some(listed), ..Directory::default() })
}

impl Entry {
    /// Whether it has a folder's name and no content.
    pub fn is_empty_folder(&self, bytes: &[u8]) -> bool {
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
