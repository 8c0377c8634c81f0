//! What ingest workers ("edges") are given and asked: they read files and keep the raw records.

use serde::{Deserialize, Serialize};

use crate::ask::asks;
use crate::wire::Bytes;
use crate::{FieldPath, FieldTest, FileId, Message, Micros, SegmentId, SelectorTest, Survey, Text};

/// Stored bytes that an edge reads at once. A larger file is a group of its own.
pub const GROUP_BYTES: u64 = 4_000_000;

/// A file for an edge to read; the browser's `File` is attached to the message, in the same order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileToRead {
    /// Number given by the page.
    pub id: FileId,
    /// Path in the drop with `/` as separator, without a leading slash.
    pub path: String,
    /// Stored bytes; `None` if nobody has asked for them yet. That takes the browser a while, so edges do it.
    pub size: Option<u64>,
    /// Which share of it to read.
    pub share: Share,
}

/// A file that an edge reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileHandle {
    /// Number given by the page.
    pub id: FileId,
    /// Path in the drop with `/` as separator, without a leading slash.
    pub path: String,
    /// Stored bytes.
    pub size: u64,
    /// Which share of it to read.
    pub share: Share,
}

/// The files in a container that one edge reads: every `of`th, starting with number `index`. Other edges read the
/// others. A file that is not a container is read by the edge with the first share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Share {
    /// Index of this share, less than `of`.
    pub index: u32,
    /// Number of shares.
    pub of: u32,
}

impl Share {
    /// A whole file.
    pub const WHOLE: Share = Share { index: 0, of: 1 };

    /// All of `of` shares.
    pub fn all(of: u32) -> impl DoubleEndedIterator<Item = Share> {
        (0..of).map(move |index| Share { index, of })
    }

    /// Whether it is the share that reports on the container as a whole.
    pub const fn is_first(self) -> bool {
        self.index == 0
    }

    /// Whether it includes the file at this index in the container.
    pub const fn has(self, place: usize) -> bool {
        place as u64 % self.of as u64 == self.index as u64
    }

    /// How many of the file's `size` bytes are attributed to this share. Shares add up to `size`.
    pub const fn bytes(self, size: u64) -> u64 {
        let (index, of) = (self.index as u64, self.of as u64);
        size / of + if index < size % of { 1 } else { 0 }
    }
}

/// A test that only raw records can answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RawTest {
    /// A field that has no column, or whose column cannot decide.
    Field(FieldTest),
    /// A search in all names and values.
    Text(Text),
    /// What a path leads to, matching names exactly.
    Selector(SelectorTest),
    /// A search in the record's JSON.
    Message(Message),
    /// At least one of these holds.
    Any(Vec<RawTest>),
    /// All of these hold.
    All(Vec<RawTest>),
    /// This does not hold.
    Not(Box<RawTest>),
}

asks! {
    /// What the engine can ask an edge.
    RawAsk {
        /// See [`ReadRecords`].
        ReadRecords => Vec<Option<RawRecord>>,
        /// See [`ScanSegment`].
        ScanSegment => Vec<Bytes>,
        /// See [`ReadDocuments`].
        ReadDocuments => Vec<Option<StoredDocument>>,
        /// See [`CountFields`].
        CountFields => Survey,
        /// See [`ReadColumn`].
        ReadColumn => PathValues,
        /// For each signature, whether it is valid.
        SignatureBatch => Vec<bool>,
    }
}

/// The raw bytes of these records in the order given; `None` for those that are gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRecords {
    /// Segment that contains the records.
    pub segment: SegmentId,
    /// Positions in the segment.
    pub records: Vec<u32>,
}

/// Files, or entries of a container, exactly as they are stored, in the order of the paths; `None` for those that are gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadDocuments {
    /// The dropped file.
    pub file: FileId,
    /// The stored bytes that it had when it was read.
    pub size: u64,
    /// Paths in the drop: that of the file itself, or of entries (`container.zip!inner/path`).
    pub paths: Vec<String>,
}

/// A document exactly as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredDocument {
    /// Its bytes.
    pub stored: Bytes,
    /// SHA-256 of its content, which is what a digest lists.
    pub content_sha256: [u8; 32],
}

/// Which records of a segment satisfy these tests: for each test a bitmap (bit `i % 8` of byte `i / 8` is record `i`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScanSegment {
    /// Segment to search.
    pub segment: SegmentId,
    /// The records to search, ascending, and for each the place in `sets` of the tests that are put to it; `None` for all records and
    /// tests. Other bits are 0.
    pub only: Option<Vec<(u32, u32)>>,
    /// Sets of tests, by their places in `tests`.
    pub sets: Vec<Vec<u32>>,
    /// The tests.
    pub tests: Vec<RawTest>,
    /// Time of the newest event loaded, which `now` stands for.
    pub last: Option<Micros>,
}

/// Which fields and values these records have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountFields {
    /// Segment that contains the records.
    pub segment: SegmentId,
    /// Positions in the segment, ascending.
    pub records: Vec<u32>,
    /// The fields to count; empty for all.
    pub fields: Vec<FieldPath>,
}

/// The values at this path in all records of a segment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadColumn {
    /// Segment to read.
    pub segment: SegmentId,
    /// Path of the values.
    pub path: FieldPath,
}

/// A record as it is in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawRecord {
    /// Its JSON.
    pub bytes: Vec<u8>,
    /// Its offset in the decompressed document.
    pub offset: u64,
}

/// Describes a batch that is attached: if the batch cannot be decoded, this is what is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchLabel {
    /// The files that records or facts in it are about.
    pub files: Vec<BatchFile>,
    /// Files, or shares of files, that have been read completely.
    pub done: Vec<FileDone>,
}

/// A file with something in a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchFile {
    /// The file.
    pub file: FileId,
    /// Its path in the drop.
    pub path: String,
    /// Number of its records in the batch.
    pub records: u64,
}

/// A share of a file that has been read completely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileDone {
    /// The file. It is done when all its shares are.
    pub file: FileId,
    /// Number of shares it has.
    pub shares: u32,
    /// Stored bytes attributed to this share.
    pub bytes: u64,
}

/// The values at a path in the records of a segment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathValues {
    /// The distinct values in the form that [`crate::Group`] uses.
    pub values: Vec<String>,
    /// For every record, the index of its value plus 1, or 0 if it has none.
    pub places: Vec<u32>,
}

/// Signatures to verify. These take nearly all of the time of a validation, so they are distributed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureBatch {
    /// Public keys.
    pub keys: Vec<SignatureKey>,
    /// What to verify with them.
    pub checks: Vec<SignatureCheck>,
}

/// An RSA public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureKey {
    /// Most significant byte first.
    pub modulus: Vec<u8>,
    /// The public exponent, nearly always 65537.
    pub exponent: u64,
}

/// A signature, the hash that was signed, and the key that may have signed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureCheck {
    /// Index in [`SignatureBatch::keys`].
    pub key: u32,
    /// SHA-256 of what was signed.
    pub signed: [u8; 32],
    /// As long as the modulus.
    pub signature: Vec<u8>,
}
