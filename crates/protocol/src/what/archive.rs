//! Archives, and compressed streams.

use serde::{Deserialize, Serialize};

/// Something in an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ArchiveFault {
    /// The directory at the end of a zip archive is missing or damaged.
    NoDirectory,
    /// A zip archive counts its files wrongly.
    Miscounted {
        /// So many files it says it has.
        said: u64,
        /// So many it lists.
        listed: u64,
    },
    /// A tar archive is damaged or cut off at this offset.
    TarDamaged(u64),
    /// A tar archive stops between two files, without an end mark.
    TarOpen,
    /// A tar archive goes on behind its end, at this offset.
    TarGoesOn(u64),
    /// Bytes that belong to no file of the archive.
    Strays {
        /// How many.
        bytes: u64,
        /// In so many places.
        places: u64,
        /// Where the first is.
        first: u64,
    },
    /// Links and devices in a tar archive.
    NotFollowed {
        /// The first of them.
        named: Vec<TarMember>,
        /// So many more.
        more: u64,
    },
    /// The archive ends inside of a file.
    EntryCut,
    /// A file of a kind that no tar archive should have.
    UnknownKind(char),
    /// A file with holes is larger than one file may be.
    SparseTooLarge,
    /// What the archive says of the holes in a file is not so.
    SparseUntrue,
    /// A file that only a password opens.
    Encrypted,
    /// A file compressed in a way that is not read, by the number of the method.
    UnknownMethod(u16),
    /// So many bytes behind a file in its place.
    BehindEntry(u64),
    /// A file that is larger than one may be.
    EntryTooLarge,
    /// A file that is larger than can be held, in an archive read in slices.
    EntryLeftOut,
    /// A file that is not where the archive's directory says.
    EntryAstray,
    /// A file that is damaged or cut off.
    EntryDamaged,
    /// A file whose checksum is another.
    WrongChecksum,
    /// More than so many containers in one another.
    TooDeep(u64),
    /// More files or bytes in a container than are read.
    TooMuch {
        /// So many files were not read.
        left: u64,
        /// So many files are read of one container.
        files: u64,
        /// So many inflated bytes.
        bytes: u64,
    },
}

/// A link or a device in a tar archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TarMember {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: TarMemberKind,
}

/// What a member of a tar archive is that has no content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TarMemberKind {
    /// A link to this path.
    Link(String),
    /// A hard link to this path.
    HardLink(String),
    /// A character device.
    CharacterDevice,
    /// A block device.
    BlockDevice,
    /// A pipe.
    Pipe,
}

/// A compressed stream that is not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StreamFault {
    /// Several gzip members in one file.
    Members(u64),
    /// It ends in the middle.
    Cut(StreamMethod, StreamPlace),
    /// Its data, checksum or length is wrong.
    Damaged(StreamMethod, StreamPlace),
    /// There is something behind its end.
    TrailingBytes(StreamMethod, StreamPlace),
    /// It holds more than one file may.
    TooLarge(StreamMethod, StreamPlace),
}

/// How a stream is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StreamMethod {
    /// Gzip.
    Gzip,
    /// Zstandard.
    Zstandard,
}

impl StreamMethod {
    /// Its name, the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            StreamMethod::Gzip => "gzip",
            StreamMethod::Zstandard => "Zstandard",
        }
    }
}

/// A place in a compressed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamPlace {
    /// Its offset.
    pub at: u64,
    /// Bytes from there to the end.
    pub behind: u64,
}
