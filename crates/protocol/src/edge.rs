//! What the ingest workers ("edges") are handed and asked: they read files and keep the raw records.

use serde::{Deserialize, Serialize};

use crate::ask::asks;
use crate::wire::Bytes;
use crate::{FieldPath, FieldTest, FileId, Message, Micros, SegmentId, SelectorTest, Survey, Text};

/// A file that an edge shall read; the browser's `File` travels beside the message, in the same order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileHandle {
    /// The page's number for it.
    pub id: FileId,
    /// Path in the drop, `/`-separated, without a leading slash.
    pub path: String,
    /// Bytes as stored.
    pub size: u64,
    /// What of it is to be read.
    pub share: Share,
}

/// Which of the files in a container an edge reads: every `of`th, beginning with that at `index`. Other edges read the
/// others. What is no container is read by whoever has the first share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Share {
    /// Below `of`.
    pub index: u32,
    /// Shares of the container.
    pub of: u32,
}

impl Share {
    /// All of a file.
    pub const WHOLE: Share = Share { index: 0, of: 1 };

    /// All shares of a container.
    pub fn all(of: u32) -> impl DoubleEndedIterator<Item = Share> {
        (0..of).map(move |index| Share { index, of })
    }

    /// Whether this edge tells of the container as a whole.
    pub const fn is_first(self) -> bool {
        self.index == 0
    }

    /// Whether the file at this place in the container is in it.
    pub const fn has(self, place: usize) -> bool {
        place as u64 % self.of as u64 == self.index as u64
    }

    /// How many of a file's bytes count for it. The shares add up to all.
    pub const fn bytes(self, size: u64) -> u64 {
        let (index, of) = (self.index as u64, self.of as u64);
        size / of + if index < size % of { 1 } else { 0 }
    }
}

/// A test that only the raw record can answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RawTest {
    /// A field without a column, or whose column can't decide.
    Field(FieldTest),
    /// Text anywhere.
    Text(Text),
    /// What a path leads to, to the letter.
    Selector(SelectorTest),
    /// The record as it stands in the log.
    Message(Message),
    /// One of these holds.
    Any(Vec<RawTest>),
    /// All of these hold.
    All(Vec<RawTest>),
    /// This does not hold.
    Not(Box<RawTest>),
}

asks! {
    /// What the engine may ask of an edge.
    RawAsk {
        /// See [`ReadRecords`].
        ReadRecords => Vec<Option<RawRecord>>,
        /// See [`ScanSegment`].
        ScanSegment => Vec<Bytes>,
        /// See [`CountFields`].
        CountFields => Survey,
        /// See [`ReadColumn`].
        ReadColumn => PathValues,
        /// For each signature, whether it verifies.
        SignatureBatch => Vec<bool>,
    }
}

/// The raw bytes of these records, in the order asked; `None` for those that are not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRecords {
    /// Where.
    pub segment: SegmentId,
    /// Positions in the segment.
    pub records: Vec<u32>,
}

/// Which records of a segment satisfy these tests: for each test a bitmap (bit `i % 8` of byte `i / 8` is record `i`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScanSegment {
    /// Where.
    pub segment: SegmentId,
    /// The tests.
    pub tests: Vec<RawTest>,
    /// What `now` stands for: the time of the last event loaded.
    pub last: Option<Micros>,
}

/// Which fields and values these records have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountFields {
    /// Where.
    pub segment: SegmentId,
    /// Positions in the segment, ascending.
    pub records: Vec<u32>,
    /// Only these fields; with none, all.
    pub fields: Vec<FieldPath>,
}

/// What stands at this path in all records of a segment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadColumn {
    /// Where.
    pub segment: SegmentId,
    /// The path.
    pub path: FieldPath,
}

/// One record as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawRecord {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where it begins in the inflated document.
    pub offset: u64,
}

/// What is in a batch, told beside it in a few words: should the batch be unreadable, this is what is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchLabel {
    /// The files whose records or facts are in it.
    pub files: Vec<BatchFile>,
    /// Files, or shares of them, that were read to their end.
    pub done: Vec<FileDone>,
}

/// A file that a batch has something of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchFile {
    /// Which.
    pub file: FileId,
    /// Its path in the drop.
    pub path: String,
    /// Records of it in the batch.
    pub records: u64,
}

/// A share of a file was read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileDone {
    /// The file. It is done when all its shares are.
    pub file: FileId,
    /// How many shares it has.
    pub shares: u32,
    /// Bytes as stored that count for this one.
    pub bytes: u64,
}

/// What stands at a path in the records of a segment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathValues {
    /// The distinct values, as a [`crate::Group`] has them.
    pub values: Vec<String>,
    /// For every record the place of its value, counted from 1; 0: it has none.
    pub places: Vec<u32>,
}

/// Signatures to verify. Nearly all the time of a validation goes into them, so they are shared out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureBatch {
    /// Public keys.
    pub keys: Vec<SignatureKey>,
    /// What to verify.
    pub checks: Vec<SignatureCheck>,
}

/// An RSA public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureKey {
    /// Highest byte first.
    pub modulus: Vec<u8>,
    /// Nearly always 65537.
    pub exponent: u64,
}

/// One signature, a hash, and the key that may have signed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureCheck {
    /// Position in [`SignatureBatch::keys`].
    pub key: u32,
    /// SHA-256 of what was signed.
    pub signed: [u8; 32],
    /// As many bytes as the modulus has.
    pub signature: Vec<u8>,
}
