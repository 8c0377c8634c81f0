//! The block that describes a member of a tar archive.

use std::ops::Range;

use super::{BLOCK, behind, starts_member};

/// The type of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A file with holes, in the old GNU format.
    Sparse,
    /// A folder.
    Folder,
    /// A link.
    Link {
        /// To the content, not to the name.
        is_hard: bool,
    },
    /// A device or pipe.
    Device(Device),
    /// The name of the next member.
    LongName,
    /// The link target of the next member.
    LongLink,
    /// Extended attributes of the next member.
    Extended,
    /// Something about the archive, or about members in other ways: labels, lists of a folder's files, access rights.
    Description,
    /// Any other type flag. POSIX says to read these as files.
    Unknown(char),
}

/// What a member is that is neither file nor folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// A character device.
    Character,
    /// A block device.
    Block,
    /// A pipe.
    Pipe,
}

impl Kind {
    /// Whether members of this type may have a size but no content.
    pub fn may_lack_content(self) -> bool {
        matches!(self, Kind::Folder | Kind::Link { .. } | Kind::Device(_))
    }
}

/// A block of 512 bytes.
#[derive(Clone, Copy)]
pub struct Header<'a>(pub &'a [u8]);

impl Header<'_> {
    fn field(&self, range: Range<usize>) -> &[u8] {
        self.0.get(range).unwrap_or_default()
    }

    /// Whether the checksum is right: the sum of all bytes, with blanks in place of the checksum itself.
    pub fn is_sound(&self) -> bool {
        let sum = |bytes: &[u8]| bytes.iter().map(|byte| u64::from(*byte)).sum::<u64>();
        let actual = sum(self.field(0..148)) + 8 * u64::from(b' ') + sum(self.field(156..BLOCK));
        octal(self.field(148..156)) == Some(actual)
    }

    /// Whether the block at `at` is a header in which only the checksum is wrong: its size leads to another member.
    pub fn is_likely(&self, bytes: &[u8], at: usize) -> bool {
        let Some(size) = self.size().and_then(|size| usize::try_from(size).ok()) else { return false };
        let end = behind((at + BLOCK).saturating_add(size));
        self.field(257..262) == b"ustar" && end <= bytes.len() && starts_member(bytes, end)
    }

    /// The length of its content in bytes.
    pub fn size(&self) -> Option<u64> {
        number(self.field(124..136))
    }

    /// The type of the member.
    pub fn kind(&self) -> Kind {
        match self.0.get(156).copied().unwrap_or_default() {
            0 | b'0' | b'7' if self.name().ends_with('/') => Kind::Folder,
            0 | b'0' | b'7' => Kind::File,
            b'1' => Kind::Link { is_hard: true },
            b'2' => Kind::Link { is_hard: false },
            b'3' => Kind::Device(Device::Character),
            b'4' => Kind::Device(Device::Block),
            b'5' => Kind::Folder,
            b'6' => Kind::Device(Device::Pipe),
            b'L' => Kind::LongName,
            b'K' => Kind::LongLink,
            b'x' | b'X' => Kind::Extended,
            b'S' => Kind::Sparse,
            b'g' | b'V' | b'D' | b'N' | b'A' | b'E' | b'I' => Kind::Description,
            letter => Kind::Unknown(char::from(letter)),
        }
    }

    /// The member's name.
    pub fn name(&self) -> String {
        let name = text(self.field(0..100));
        // GNU uses the space in which POSIX keeps the beginning of a long name for other things.
        let prefix = if self.field(257..263) == b"ustar\0" { text(self.field(345..500)) } else { String::new() };
        if prefix.is_empty() { name } else { format!("{prefix}/{name}") }
    }

    /// The target of a link.
    pub fn link(&self) -> String {
        text(self.field(157..257))
    }
}

/// Parses a number: octal digits or, in GNU's extension, big-endian binary, marked by the highest bit.
pub fn number(field: &[u8]) -> Option<u64> {
    match field.first()? {
        0x80.. => field.last_chunk().map(|bytes| u64::from_be_bytes(*bytes)),
        _ => octal(field),
    }
}

fn octal(field: &[u8]) -> Option<u64> {
    let digits = field.split(|byte| *byte == 0).next()?;
    let digits = std::str::from_utf8(digits).ok()?.trim();
    u64::from_str_radix(digits, 8).ok()
}

/// Text up to the first NUL.
pub fn text(field: &[u8]) -> String {
    String::from_utf8_lossy(field.split(|byte| *byte == 0).next().unwrap_or_default()).into_owned()
}
