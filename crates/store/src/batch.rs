//! A run of records as columns, as an ingest worker hands it to the engine.

use cloudtrail::Record;
use protocol::{FileId, SegmentId};
use serde::{Deserialize, Serialize};

use crate::raw::RawSegment;

/// Collects records.
pub struct BatchBuilder {
    segment: SegmentId,
    raw_len: u64,
    len: usize,
}

impl BatchBuilder {
    /// A builder for the records of one segment. `hash_key` must be random and the same for all batches of a session:
    /// it keys the content hash, so that nobody can craft two records that look like copies of each other.
    pub fn new(segment: SegmentId, _hash_key: [u64; 2]) -> BatchBuilder {
        BatchBuilder { segment, raw_len: 0, len: 0 }
    }

    /// The records pushed from now on are from this document.
    pub fn document(&mut self, _file: FileId, _path: &str) {}

    /// Adds a record.
    pub fn push(&mut self, record: &Record<'_>) {
        self.raw_len += record.raw.len() as u64;
        self.len += 1;
    }

    /// Records so far.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Nothing was pushed yet.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Bytes of raw JSON so far.
    pub fn raw_len(&self) -> u64 {
        self.raw_len
    }

    /// The columns, to be sent to the engine, and the raw records, to be kept.
    pub fn finish(self) -> (Batch, RawSegment) {
        (Batch { segment: self.segment }, RawSegment {})
    }
}

/// The columns of a segment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    segment: SegmentId,
}

impl Batch {
    /// Where its raw records are.
    pub fn segment(&self) -> SegmentId {
        self.segment
    }
}
