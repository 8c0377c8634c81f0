//! Raw records, compressed.

use crate::scan::CompiledRawTest;

/// The raw records of one segment.
pub struct RawSegment {}

/// One record as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRecord {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where it begins in the inflated document.
    pub offset: u64,
}

impl RawSegment {
    /// The record at this position of the segment.
    pub fn record(&self, _position: u32) -> Option<RawRecord> {
        None
    }

    /// Which records satisfy each test: one bitmap a test, bit `i % 8` of byte `i / 8` is record `i`.
    pub fn scan(&self, tests: &[CompiledRawTest]) -> Vec<Vec<u8>> {
        tests.iter().map(|_| Vec::new()).collect()
    }

    /// Bytes of memory it takes.
    pub fn compressed_bytes(&self) -> u64 {
        0
    }
}
