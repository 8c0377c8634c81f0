//! Raw records, compressed.
//!
//! ```text
//! block 0                       block 1                   each block LZ4-compressed by itself
//! ├ record 0 ┬ record 1 ┬ 2 ┤   ├ record 3 ┬ record 4 ┤   `ends`: where each record ends in its inflated block
//! ```

use lz4_flex::block::{compress_into, decompress_into, get_maximum_output_size};
use protocol::RawRecord;

use crate::prefilter::is_plain;
use crate::raw_tests::{RawTests, Seen};

/// A block is closed when it reaches this many bytes. LZ4 looks back 64 KiB, so larger blocks hardly compress better,
/// and reading a single record means decompressing its block.
const BLOCK: usize = 96 << 10;

/// The raw records of one segment.
#[derive(Default)]
pub struct RawSegment {
    blocks: Vec<Block>,
    /// Where each record ends in its decompressed block.
    ends: Vec<u32>,
    /// Where each record begins in its document.
    offsets: Vec<u64>,
    /// Whether [`is_plain`] holds for each record, as bits.
    plain: Vec<u8>,
    compressed: u64,
    /// Nothing is kept of the records but `offsets`.
    forgotten: bool,
}

struct Block {
    /// Position of its first record.
    first: u32,
    /// Decompressed length in bytes.
    len: usize,
    compressed: Box<[u8]>,
}

impl RawSegment {
    /// Number of records.
    pub fn len(&self) -> u32 {
        u32::try_from(self.offsets.len()).unwrap_or(u32::MAX)
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.offsets.is_empty()
    }

    /// Frees memory: from now on, only the records' offsets in their documents are known.
    pub fn forget(&mut self) {
        let offsets = std::mem::take(&mut self.offsets);
        *self = RawSegment { offsets, forgotten: true, ..RawSegment::default() };
    }

    /// Whether its records have to be read from their files again.
    pub fn is_forgotten(&self) -> bool {
        self.forgotten
    }

    /// Offset of a record in its document.
    pub fn offset(&self, position: u32) -> Option<u64> {
        self.offsets.get(position as usize).copied()
    }

    /// The record at this position of the segment.
    pub fn record(&self, position: u32) -> Option<RawRecord> {
        self.records(&[position]).pop().flatten()
    }

    /// The records at these positions, in the order given; `None` for those that are not here. Positions in the same
    /// block that follow one another decompress it once.
    pub fn records(&self, positions: &[u32]) -> Vec<Option<RawRecord>> {
        let mut inflated = Inflated::default();
        positions.iter().map(|position| self.read(*position, &mut inflated)).collect()
    }

    fn read(&self, position: u32, inflated: &mut Inflated) -> Option<RawRecord> {
        let offset = *self.offsets.get(position as usize)?;
        let bytes = self.bytes(position, inflated)?.to_vec();
        Some(RawRecord { bytes, offset })
    }

    /// Calls `see` with the records at these positions, in this order. Positions in the same block that follow one
    /// another decompress it once.
    pub fn visit(&self, positions: &[u32], see: &mut dyn FnMut(&[u8])) {
        let mut inflated = Inflated::default();
        for position in positions {
            if let Some(json) = self.bytes(*position, &mut inflated) {
                see(json);
            }
        }
    }

    fn bytes<'i>(&self, position: u32, inflated: &'i mut Inflated) -> Option<&'i [u8]> {
        let number = self.blocks.partition_point(|block| block.first <= position).checked_sub(1)?;
        let block = self.blocks.get(number)?;
        if inflated.number != Some(number) {
            inflated.load(number, block)?;
        }
        inflated.bytes.get(self.start(block, position)..self.end(position))
    }

    /// Bytes of memory used by compressed records.
    pub fn compressed_bytes(&self) -> u64 {
        let tables = self.ends.capacity() * 4 + self.offsets.capacity() * 8 + self.plain.capacity();
        self.compressed + (tables + self.blocks.capacity() * size_of::<Block>()) as u64
    }

    fn start(&self, block: &Block, position: u32) -> usize {
        if position == block.first { 0 } else { position.checked_sub(1).map_or(0, |before| self.end(before)) }
    }

    fn end(&self, position: u32) -> usize {
        self.ends.get(position as usize).map_or(0, |end| *end as usize)
    }
}

/// A search in a segment that can be paused.
pub struct RawScan {
    /// The records to search, each with the place of its tests in `sets`; `None` for all.
    only: Option<Vec<(u32, u32)>>,
    /// Sets of tests.
    sets: Vec<Vec<u32>>,
    /// Number of records searched so far.
    next: u32,
    inflated: Inflated,
    seen: Seen,
    /// One for each test: bit `i % 8` of byte `i / 8` is record `i`.
    bitmaps: Vec<Vec<u8>>,
}

impl RawScan {
    /// Starts a search for `tests` tests in all of a segment.
    pub fn of(segment: &RawSegment, tests: usize) -> RawScan {
        RawScan::in_places(segment, tests, None, Vec::new())
    }

    /// The same in the records at these positions: see [`protocol::ScanSegment`].
    pub fn in_places(
        segment: &RawSegment,
        tests: usize,
        only: Option<Vec<(u32, u32)>>,
        sets: Vec<Vec<u32>>,
    ) -> RawScan {
        let bitmaps = vec![vec![0; segment.offsets.len().div_ceil(8)]; tests];
        RawScan { only, sets, next: 0, inflated: Inflated::default(), seen: Seen::default(), bitmaps }
    }

    /// The position of the next record to search, and the place of its tests.
    fn position(&self, segment: &RawSegment) -> Option<(u32, Option<u32>)> {
        match &self.only {
            Some(only) => only.get(self.next as usize).map(|(position, set)| (*position, Some(*set))),
            None => (self.next < segment.len()).then_some((self.next, None)),
        }
    }

    /// Continues the search until `enough`, which is called between records, returns true. Returns whether the search
    /// is complete.
    pub fn go_on(&mut self, segment: &RawSegment, tests: &RawTests, enough: &mut dyn FnMut() -> bool) -> bool {
        while let Some((position, set)) = self.position(segment) {
            self.next += 1;
            if let Some(json) = segment.bytes(position, &mut self.inflated) {
                let some = set.map(|set| self.sets.get(set as usize).map_or(&[][..], Vec::as_slice));
                tests.judge(json, bit(&segment.plain, position), some, &mut self.seen, &mut |test| {
                    if let Some(bitmap) = self.bitmaps.get_mut(test) {
                        set_bit(bitmap, position);
                    }
                });
            }
            if enough() {
                break;
            }
        }
        self.position(segment).is_none()
    }

    /// Number of records searched so far.
    pub fn done(&self) -> u32 {
        self.next
    }

    /// The results: one bitmap for each test.
    pub fn finish(self) -> Vec<Vec<u8>> {
        self.bitmaps
    }
}

fn bit(bitmap: &[u8], at: u32) -> bool {
    bitmap.get((at / 8) as usize).is_some_and(|byte| byte >> (at % 8) & 1 == 1)
}

fn set_bit(bitmap: &mut [u8], at: u32) {
    if let Some(byte) = bitmap.get_mut((at / 8) as usize) {
        *byte |= 1 << (at % 8);
    }
}

/// The block decompressed last.
#[derive(Default)]
struct Inflated {
    number: Option<usize>,
    bytes: Vec<u8>,
}

impl Inflated {
    fn load(&mut self, number: usize, block: &Block) -> Option<()> {
        self.number = None;
        self.bytes.resize(block.len, 0);
        let len = decompress_into(&block.compressed, &mut self.bytes).ok()?;
        self.number = (len == block.len).then_some(number);
        self.number.map(drop)
    }
}

/// Builds a segment record by record.
#[derive(Default)]
pub struct RawBuilder {
    segment: RawSegment,
    open: Vec<u8>,
    open_first: u32,
    total: u64,
    /// Reused for compressing blocks: allocating it anew for each takes as long as copying the block.
    out: Vec<u8>,
}

impl RawBuilder {
    /// Keeps no record from now on, nor those so far, but goes on counting them.
    pub fn forget(&mut self) {
        self.segment.forget();
        (self.open, self.out) = (Vec::new(), Vec::new());
    }

    /// Appends a record that begins at `offset` of its document.
    pub fn push(&mut self, json: &[u8], offset: u64) {
        if self.segment.forgotten {
            self.segment.offsets.push(offset);
            self.total += json.len() as u64;
            return;
        }
        let position = self.segment.len();
        if position.is_multiple_of(8) {
            self.segment.plain.push(0);
        }
        if is_plain(json) {
            set_bit(&mut self.segment.plain, position);
        }
        self.open.extend_from_slice(json);
        // No block is that long: `cloudtrail` limits records to far less.
        self.segment.ends.push(u32::try_from(self.open.len()).unwrap_or(u32::MAX));
        self.segment.offsets.push(offset);
        self.total += json.len() as u64;
        if self.open.len() >= BLOCK {
            self.close();
        }
    }

    /// Bytes so far, before compression.
    pub fn len(&self) -> u64 {
        self.total
    }

    /// The finished segment.
    pub fn finish(mut self) -> RawSegment {
        if !self.open.is_empty() {
            self.close();
        }
        self.segment.blocks.shrink_to_fit();
        self.segment.ends.shrink_to_fit();
        self.segment.offsets.shrink_to_fit();
        self.segment.plain.shrink_to_fit();
        self.segment
    }

    fn close(&mut self) {
        self.out.resize(get_maximum_output_size(self.open.len()).max(self.out.len()), 0);
        // The buffer is always large enough.
        let len = compress_into(&self.open, &mut self.out).unwrap_or_default();
        let compressed = Box::from(self.out.get(..len).unwrap_or_default());
        self.segment.compressed += len as u64;
        self.segment.blocks.push(Block { first: self.open_first, len: self.open.len(), compressed });
        self.open_first = self.segment.len();
        self.open.clear();
    }
}

#[cfg(test)]
#[allow(clippy::cast_possible_truncation, reason = "numbers made up here")]
mod tests {
    use super::*;

    fn segment(records: &[Vec<u8>]) -> RawSegment {
        let mut builder = RawBuilder::default();
        for (i, record) in records.iter().enumerate() {
            builder.push(record, i as u64 * 10);
        }
        assert_eq!(builder.len(), records.iter().map(|record| record.len() as u64).sum::<u64>());
        builder.finish()
    }

    #[test]
    fn records_come_back_as_they_were() {
        let records: Vec<Vec<u8>> = [0, 5, 40_000, BLOCK - 1, 1, BLOCK, BLOCK + 1, 3 * BLOCK, 7, 0]
            .into_iter()
            .enumerate()
            .map(|(i, len)| (0..len).map(|at| (at * (i + 7) / 3) as u8).collect())
            .collect();
        let segment = segment(&records);
        let positions = [9, 0, 3, 3, 2, 4, 8, 7, 6, 5, 1, 10, u32::MAX];
        let expected = positions.map(|position| {
            let bytes = records.get(position as usize)?.clone();
            Some(RawRecord { bytes, offset: u64::from(position) * 10 })
        });
        assert_eq!(segment.records(&positions), expected);
        assert_eq!(segment.record(4), expected[5].clone());
        assert_eq!(segment.len(), 10);
    }

    #[test]
    fn what_is_forgotten_still_has_its_place() {
        let records: Vec<Vec<u8>> = [BLOCK, 5, 7].map(|len| vec![b'x'; len]).into();
        let mut builder = RawBuilder::default();
        builder.push(&records[0], 1);
        builder.forget();
        builder.push(&records[1], 2);
        assert_eq!(builder.len(), BLOCK as u64 + 5);
        let late = builder.finish();
        let mut all = segment(&records);
        let before = all.compressed_bytes();
        all.forget();
        assert!(all.compressed_bytes() < before && late.compressed_bytes() < 100);
        assert!(all.is_forgotten() && late.is_forgotten());
        assert_eq!((all.len(), all.offset(2), all.offset(3), all.record(0)), (3, Some(20), None, None));
        assert_eq!((late.len(), late.offset(0), late.offset(1), late.record(1)), (2, Some(1), Some(2), None));
    }

    #[test]
    fn nothing() {
        let segment = segment(&[]);
        assert!(segment.is_empty());
        assert_eq!(segment.record(0), None);
    }
}
