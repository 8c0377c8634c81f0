//! Raw records that are not kept: their files are read again, and records that have changed are not shown.

use order::Order;
use std::ops::Range;

use cloudtrail::{Document, FileReader, Finding, Limits, Record, Sink, Slices};
use protocol::{FileId, RawRecord, Share};
use store::RawSegment;

/// A run of records in a segment that came from one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file that was dropped.
    pub file: FileId,
    /// Its stored bytes.
    pub size: u64,
    /// The share of it that was read.
    pub share: Share,
    /// Index of the document among those found in that share.
    pub document: u32,
    /// Position of its first record in the segment.
    pub first: u32,
}

/// Records to be read again.
#[derive(Debug, Default)]
pub struct Recall {
    /// Records still to be found, ordered by where they are.
    wanted: Vec<Wanted>,
    found: Vec<Option<RawRecord>>,
    /// The questions for which they are needed, and how many of `found` belong to each.
    asked: Vec<(u64, usize)>,
}

/// A record to be found.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    source: Source,
    /// Its offset in its document.
    offset: u64,
    /// Its index in `found`.
    at: usize,
}

impl Wanted {
    fn place(&self) -> (FileId, Share, u32, u64) {
        (self.source.file, self.source.share, self.source.document, self.offset)
    }
}

impl Recall {
    /// Adds the records at these positions of a segment, for question number `seq`.
    pub(crate) fn add(&mut self, seq: u64, segment: &RawSegment, sources: &[Source], positions: &[u32]) {
        let wanted = (self.found.len()..).zip(positions).filter_map(|(at, position)| {
            let before = sources.partition_point(|source| source.first <= *position);
            let source = *sources.get(before.checked_sub(1)?)?;
            Some(Wanted { source, offset: segment.offset(*position)?, at })
        });
        self.wanted.extend(wanted);
        self.found.resize(self.found.len().saturating_add(positions.len()), None);
        self.asked.push((seq, positions.len()));
    }

    /// Puts them in the order in which they are read, once all are added.
    pub(crate) fn arrange(&mut self) {
        self.wanted.order_by_key(|wanted| wanted.place());
    }

    /// The next file to read again; `None` once all have been.
    pub fn next(&self) -> Option<FileId> {
        self.wanted.first().map(|wanted| wanted.source.file)
    }

    /// Finds records in a file read again, given its path and bytes. If it is `None` or has another number of bytes than
    /// before, its records are lost.
    pub fn read(&mut self, file: FileId, found: Option<(&str, &[u8])>, limits: &Limits) {
        while let Some(first) = self.wanted.first().copied().filter(|first| first.source.file == file) {
            let share = first.source.share;
            let end = self.wanted.partition_point(|wanted| (wanted.source.file, wanted.source.share) == (file, share));
            let here: Vec<Wanted> = self.wanted.drain(..end).collect();
            let same_size = |(_, stored): &(&str, &[u8])| stored.len() as u64 == first.source.size;
            let Some((path, stored)) = found.filter(same_size) else { continue };
            let mut again = Again { left: here.len(), wanted: &here, found: &mut self.found, documents: 0 };
            let mut reading = FileReader::begin(path, stored, share, limits, &mut again);
            while again.left > 0 && reading.next(stored, &mut again) {}
        }
    }

    /// The size that the next file had when it was read.
    pub fn size(&self) -> u64 {
        self.wanted.first().map_or(0, |wanted| wanted.source.size)
    }

    /// Begins to read a file that begins with these bytes slice by slice, or the next share of it; `None` if it is read at
    /// once, or nothing more is wanted of it.
    pub fn begin_slices(
        &mut self,
        file: FileId,
        path: &str,
        beginning: &[u8],
        limits: &Limits,
    ) -> Option<SlicedRecall> {
        let Source { size, share, .. } = self.wanted.first().filter(|wanted| wanted.source.file == file)?.source;
        let slices = Slices::of(path, size, beginning, share, limits)?;
        let end = self.wanted.partition_point(|wanted| (wanted.source.file, wanted.source.share) == (file, share));
        let wanted: Vec<Wanted> = self.wanted.drain(..end).collect();
        Some(SlicedRecall { slices, left: wanted.len(), wanted, documents: 0 })
    }

    /// Finds records in the slice that the archive [wanted](SlicedRecall::wanted).
    pub fn read_slice(&mut self, SlicedRecall { slices, wanted, left, documents }: &mut SlicedRecall, slice: &[u8]) {
        let mut again = Again { left: *left, wanted, found: &mut self.found, documents: *documents };
        slices.list(slice);
        while again.left > 0 && slices.next(slice, &mut again) {}
        (*left, *documents) = (again.left, again.documents);
    }

    /// For each question, the records in the order of the positions; `None` for those that are gone.
    pub(crate) fn finish(self) -> Vec<(u64, Vec<Option<RawRecord>>)> {
        let mut found = self.found.into_iter();
        self.asked.into_iter().map(|(seq, records)| (seq, found.by_ref().take(records).collect())).collect()
    }
}

/// An archive in which records are looked for.
pub struct SlicedRecall {
    slices: Slices,
    wanted: Vec<Wanted>,
    left: usize,
    documents: u32,
}

impl SlicedRecall {
    /// The bytes needed next; `None` if nothing is left to be found.
    pub fn wanted(&mut self) -> Option<Range<u64>> {
        if self.left > 0 { self.slices.wanted() } else { None }
    }
}

/// A sink that picks the wanted records.
struct Again<'r> {
    /// Ordered by where they are.
    wanted: &'r [Wanted],
    /// Number of them not found yet.
    left: usize,
    found: &'r mut [Option<RawRecord>],
    /// Number of documents so far.
    documents: u32,
}

impl Sink for Again<'_> {
    fn document(&mut self, _: &Document<'_>) {
        self.documents = self.documents.saturating_add(1);
    }

    fn record(&mut self, record: &Record<'_>) {
        let place = (self.documents.saturating_sub(1), record.offset);
        let first = self.wanted.partition_point(|wanted| (wanted.source.document, wanted.offset) < place);
        let from_here = self.wanted.iter().skip(first);
        for wanted in from_here.take_while(|wanted| (wanted.source.document, wanted.offset) == place) {
            if let Some(found) = self.found.get_mut(wanted.at) {
                *found = Some(RawRecord { bytes: record.raw.to_vec(), offset: record.offset });
            }
            self.left = self.left.saturating_sub(1);
        }
    }

    fn finding(&mut self, _: Finding) {}
}
