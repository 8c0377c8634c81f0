//! What is in a tar archive (POSIX ustar and pax, GNU long names), and where.

use std::ops::Range;

const BLOCK: usize = 512;

/// The archive's list of files.
#[derive(Default)]
pub struct Directory {
    /// Files, without folders and links.
    pub entries: Vec<Entry>,
    /// Where a header did not make sense, or was cut off.
    pub damaged_at: Option<usize>,
}

/// A file in the archive.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name, as written.
    pub name: String,
    /// Where its content lies.
    pub data: Range<usize>,
    /// The archive ends before the content does.
    pub is_cut: bool,
}

/// Whether bytes begin like a tar archive: with a header whose checksum is right.
pub fn is_tar(bytes: &[u8]) -> bool {
    bytes.get(..BLOCK).is_some_and(|header| header.first() != Some(&0) && Header(header).is_sound())
}

/// Lists the files.
pub fn directory(bytes: &[u8]) -> Directory {
    let mut out = Directory::default();
    let mut next = Next::default();
    let mut at = 0_usize;
    while let Some(block) = bytes.get(at..at.saturating_add(BLOCK)) {
        if block.iter().all(|byte| *byte == 0) {
            return out;
        }
        let header = Header(block);
        let size = next.size.or_else(|| header.size()).filter(|_| header.is_sound());
        let Some(size) = size.and_then(|size| usize::try_from(size).ok()) else {
            out.damaged_at = Some(at);
            return out;
        };
        let start = at + BLOCK;
        let end = start.saturating_add(size);
        let data = start..end.min(bytes.len());
        match header.kind() {
            Kind::File => {
                let name = next.name.take().unwrap_or_else(|| header.name());
                out.entries.push(Entry { name, is_cut: end > bytes.len(), data });
                next = Next::default();
            }
            Kind::LongName => next.name = Some(text(bytes.get(data).unwrap_or_default())),
            Kind::Extended => next.read_pax(bytes.get(data).unwrap_or_default()),
            Kind::Other => next = Next::default(),
        }
        at = end.div_ceil(BLOCK).saturating_mul(BLOCK);
    }
    if at < bytes.len() {
        out.damaged_at = Some(at);
    }
    out
}

/// What headers before a file's own say of it.
#[derive(Default)]
struct Next {
    name: Option<String>,
    size: Option<u64>,
}

impl Next {
    /// Lines of "length key=value\n".
    fn read_pax(&mut self, mut records: &[u8]) {
        while let Some((record, rest)) = split_pax(records) {
            if let Some(value) = record.strip_prefix(b"path=") {
                self.name = Some(text(value));
            } else if let Some(value) = record.strip_prefix(b"size=") {
                self.size = text(value).parse().ok();
            }
            records = rest;
        }
    }
}

fn split_pax(records: &[u8]) -> Option<(&[u8], &[u8])> {
    let blank = records.iter().position(|byte| *byte == b' ')?;
    let len: usize = std::str::from_utf8(records.get(..blank)?).ok()?.parse().ok()?;
    let record = records.get(blank + 1..len)?;
    Some((record.strip_suffix(b"\n").unwrap_or(record), records.get(len..)?))
}

enum Kind {
    File,
    LongName,
    Extended,
    Other,
}

struct Header<'a>(&'a [u8]);

impl Header<'_> {
    fn field(&self, range: Range<usize>) -> &[u8] {
        self.0.get(range).unwrap_or_default()
    }

    /// The checksum is the sum of all bytes, with blanks in its own place.
    fn is_sound(&self) -> bool {
        let sum = |bytes: &[u8]| bytes.iter().map(|byte| u64::from(*byte)).sum::<u64>();
        let actual = sum(self.field(0..148)) + 8 * u64::from(b' ') + sum(self.field(156..BLOCK));
        octal(self.field(148..156)) == Some(actual)
    }

    fn size(&self) -> Option<u64> {
        let field = self.field(124..136);
        match field.first()? {
            // GNU: binary, most significant byte first, marked by the highest bit.
            0x80.. => field.last_chunk().map(|bytes| u64::from_be_bytes(*bytes)),
            _ => octal(field),
        }
    }

    fn kind(&self) -> Kind {
        match self.0.get(156) {
            Some(0 | b'0' | b'7') if !self.name().ends_with('/') => Kind::File,
            Some(b'L') => Kind::LongName,
            Some(b'x') => Kind::Extended,
            _ => Kind::Other,
        }
    }

    fn name(&self) -> String {
        let name = text(self.field(0..100));
        let prefix = if self.field(257..262) == b"ustar" { text(self.field(345..500)) } else { String::new() };
        if prefix.is_empty() { name } else { format!("{prefix}/{name}") }
    }
}

fn octal(field: &[u8]) -> Option<u64> {
    let digits = field.split(|byte| *byte == 0).next()?;
    let digits = std::str::from_utf8(digits).ok()?.trim();
    u64::from_str_radix(digits, 8).ok()
}

/// Text up to the first NUL.
fn text(field: &[u8]) -> String {
    String::from_utf8_lossy(field.split(|byte| *byte == 0).next().unwrap_or_default()).into_owned()
}
