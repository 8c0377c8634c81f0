//! Messages to and from the ingest workers ("edges"), which read files and keep the raw records.

use serde::{Deserialize, Serialize};

use crate::{FieldTest, FileId, Message, Micros, SegmentId, SelectorTest, Survey, Text};

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
}

/// What an edge is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToEdge {
    /// From the page: read these files.
    Ingest(Vec<FileHandle>),
    /// From the page: stop reading containers. What is read of them stays; what is left is reported.
    Stop,
    /// From the page: keep no raw records, neither those there are nor those to come. Their files are read again when one of
    /// them is asked for.
    ColumnsOnly,
    /// From the page: the file that [`FromEdge::Wanted`] asked for, which travels beside the message; none if it is not part of
    /// the session any more.
    Again(FileId, Option<FileHandle>),
    /// From the engine: one more batch may be sent. An edge has at most two batches on their way, so that a slow
    /// engine does not pile them up in memory.
    Ack,
    /// From the engine: the raw bytes of these records, by position in the segment.
    Read {
        /// Where.
        segment: SegmentId,
        /// Which, ascending.
        records: Vec<u32>,
    },
    /// From the engine: which records of all your segments satisfy each of these tests?
    Scan {
        /// The tests.
        tests: Vec<RawTest>,
        /// What `now` stands for: the time of the last event loaded.
        last: Option<Micros>,
    },
    /// From the engine: which fields and values do these records have?
    Survey {
        /// Where.
        segment: SegmentId,
        /// Which, ascending.
        records: Vec<u32>,
        /// Only these fields; with none, all.
        fields: Vec<Vec<String>>,
    },
    /// From the engine: what stands at this path in all records of a segment?
    Column {
        /// Where.
        segment: SegmentId,
        /// One name a step.
        path: Vec<String>,
    },
    /// From the engine: which of these signatures verify?
    Verify(SignatureBatch),
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

/// What an edge answers. Batches and raw bytes travel as transferred buffers beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromEdge {
    /// To the page: the edge is up.
    Started,
    /// To the page: this file is being read now (so that a crash has a culprit).
    Reading(FileId),
    /// To the page: the files of one `Ingest` are all read.
    Ingested,
    /// To the page: this file is to be read again.
    Wanted(FileId),
    /// To the engine: a batch, in the transferred buffer.
    Batch,
    /// To the engine: records, in the transferred buffer.
    Read,
    /// To the engine: for each segment, for each test, a bitmap (bit `i % 8` of byte `i / 8` is record `i`).
    Scanned(Vec<(SegmentId, Vec<Vec<u8>>)>),
    /// To the engine: what the records have.
    Surveyed(Survey),
    /// To the engine: what stands at the path.
    Column(PathValues),
    /// To the engine: for each check of the batch, whether it verifies.
    Verified(Vec<bool>),
    /// To whoever asked.
    Failed(EdgeProblem),
}

/// Why an edge could not answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EdgeProblem {
    /// The regular expression is too large or malformed.
    BadPattern(String),
}
