//! Lists the content of a tar archive (POSIX ustar and pax, GNU) with its offsets.

mod header;
mod pax;
mod sparse;

use std::ops::Range;

use protocol::what::{TarMember, TarMemberKind};

use crate::extents::Extents;
use header::{Device, Header, Kind};
use pax::Next;
pub use sparse::Sparse;

/// Bytes of a header, and what content is padded to.
pub const BLOCK: usize = 512;

/// The archive's list of files.
#[derive(Default)]
pub struct Directory {
    /// Files, not folders and links.
    pub entries: Vec<Entry>,
    /// Links and devices.
    pub others: Vec<TarMember>,
    /// Ranges of bytes that were understood.
    pub seen: Extents,
    /// Offset at which it continues after its own end mark.
    pub goes_on_at: Option<usize>,
    /// Offset at which a header made no sense or was truncated.
    pub damaged_at: Option<usize>,
    /// Whether its end mark was met.
    pub ended: bool,
    /// If the archive continues behind these bytes: up to where they contain members as a whole.
    pub complete: usize,
    /// How many bytes the first member that they do not contain as a whole needs, if its header tells.
    pub needed: u64,
}

/// A file in the archive.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name, as written.
    pub name: String,
    /// Range of its content.
    pub data: Range<usize>,
    /// How the content is spread over the file, if it has holes.
    pub sparse: Option<Sparse>,
    /// Whether the archive ends before the content does.
    pub is_cut: bool,
    /// The type flag, if it is not a known one.
    pub unknown_kind: Option<char>,
}

/// Whether bytes begin like a tar archive: with a header whose checksum is right.
pub fn is_tar(bytes: &[u8]) -> bool {
    bytes.get(..BLOCK).is_some_and(|header| header.first() != Some(&0) && Header(header).is_sound())
}

/// Lists the files.
pub fn directory(bytes: &[u8]) -> Directory {
    directory_from(bytes, false)
}

/// Lists the files of an archive from the header of a member on. `ended`: whether the end mark came before it.
pub fn directory_from(bytes: &[u8], ended: bool) -> Directory {
    let mut out = Directory { ended, ..Directory::default() };
    let mut next = Next::default();
    let mut at = 0_usize;
    while let Some(block) = bytes.get(at..at.saturating_add(BLOCK)) {
        if is_zero(block) {
            out.seen.add(at..at + BLOCK);
            out.miss(&next, at);
            (at, out.ended, next) = (at + BLOCK, true, Next::default());
            out.complete = at;
            continue;
        }
        let header = Header(block);
        if !header.is_sound() && !header.is_likely(bytes, at) {
            if !out.ended {
                out.damaged_at.get_or_insert(at);
            }
            at = next_header(bytes, at + BLOCK);
            if next == Next::default() {
                out.complete = at;
            }
            continue;
        }
        if !header.is_sound() || header.size().is_none() {
            out.damaged_at.get_or_insert(at);
        }
        if out.ended {
            out.goes_on_at.get_or_insert(at);
        }
        at = out.member(bytes, at, header, &mut next);
        if at <= bytes.len() && next == Next::default() {
            out.complete = at;
        }
    }
    out.miss(&next, at.min(bytes.len()));
    if at < bytes.len() && !out.ended && !bytes.get(at..).is_some_and(is_zero) {
        out.damaged_at.get_or_insert(at);
    }
    out
}

impl Directory {
    /// Whether it stops between two files, without an end mark.
    pub fn is_open(&self) -> bool {
        let ends_in_file = self.entries.last().is_some_and(|entry| entry.is_cut);
        !self.ended && !ends_in_file && self.damaged_at.is_none()
    }

    /// Reports a member that was announced but is missing.
    fn miss(&mut self, next: &Next, at: usize) {
        if *next != Next::default() {
            self.damaged_at.get_or_insert(at);
        }
    }

    /// Adds the member whose header is at `at`. Returns the offset of the next one.
    fn member(&mut self, bytes: &[u8], at: usize, header: Header<'_>, next: &mut Next) -> usize {
        let start = at + BLOCK;
        self.seen.add(at..start);
        let kind = header.kind();
        let told = next.size.or_else(|| header.size()).unwrap_or(0);
        // In the browser, `usize` has 32 bits; what is so large ends behind these bytes in any case.
        let size = usize::try_from(told).unwrap_or(usize::MAX);
        // Links, folders and devices sometimes have a size but no content.
        let size = if kind.may_lack_content() && starts_member(bytes, start) { 0 } else { size };
        let (start, sparse) = match kind {
            Kind::Sparse => sparse::of_header(bytes, at),
            _ => (start, None),
        };
        self.seen.add(at + BLOCK..start.min(bytes.len()));
        let end = start.saturating_add(size);
        let data = start.min(bytes.len())..end.min(bytes.len());
        if end > bytes.len() && self.needed == 0 {
            self.needed = (start as u64).saturating_add(told).div_ceil(BLOCK as u64).saturating_mul(BLOCK as u64);
        }
        let content = bytes.get(data.clone()).unwrap_or_default();
        match kind {
            Kind::LongName => next.name = Some(header::text(content)),
            Kind::LongLink => next.link = Some(header::text(content)),
            Kind::Extended => next.read(content),
            Kind::Folder | Kind::Description if size == 0 => *next = Next::default(),
            Kind::Description => {
                self.seen.add_description(bytes, data);
                *next = Next::default();
                return behind(end);
            }
            Kind::Link { is_hard } if size == 0 => {
                let told = std::mem::take(next);
                let link = told.link.unwrap_or_else(|| header.link());
                let kind = if is_hard { TarMemberKind::HardLink(link) } else { TarMemberKind::Link(link) };
                self.others.push(TarMember { name: told.name.unwrap_or_else(|| header.name()), kind });
            }
            Kind::Device(device) if size == 0 => {
                let name = std::mem::take(next).name.unwrap_or_else(|| header.name());
                let kind = match device {
                    Device::Character => TarMemberKind::CharacterDevice,
                    Device::Block => TarMemberKind::BlockDevice,
                    Device::Pipe => TarMemberKind::Pipe,
                };
                self.others.push(TarMember { name, kind });
            }
            Kind::File | Kind::Sparse | Kind::Folder | Kind::Unknown(_) | Kind::Link { .. } | Kind::Device(_) => {
                let extended = std::mem::take(next);
                let (skip, spread) = extended.sparse(content);
                let name = extended.sparse_name.or(extended.name).unwrap_or_else(|| header.name());
                let unknown_kind = if let Kind::Unknown(letter) = kind { Some(letter) } else { None };
                let sparse = sparse.or(spread);
                let own = data.start.saturating_add(skip).min(data.end)..data.end;
                self.entries.push(Entry { name, data: own, sparse, is_cut: end > bytes.len(), unknown_kind });
            }
        }
        self.seen.add(data);
        behind(end)
    }
}

fn behind(end: usize) -> usize {
    end.div_ceil(BLOCK).saturating_mul(BLOCK)
}

fn is_zero(block: &[u8]) -> bool {
    block.iter().all(|byte| *byte == 0)
}

/// Whether a header or the end mark is at this offset, whatever size the header before it gives.
fn starts_member(bytes: &[u8], at: usize) -> bool {
    bytes.get(at..at.saturating_add(BLOCK)).is_none_or(|block| is_zero(block) || Header(block).is_sound())
}

/// Offset of the next valid header from a block on, or the end.
fn next_header(bytes: &[u8], mut at: usize) -> usize {
    while let Some(block) = bytes.get(at..at.saturating_add(BLOCK)) {
        if !is_zero(block) && Header(block).is_sound() {
            return at;
        }
        at += BLOCK;
    }
    at.max(bytes.len())
}
