//! Files, or entries of containers, that are wanted whole and exactly as stored, so that somebody else can be given them.
//! Edges keep none, so the file they stand in is read again.

use std::ops::Range;

use cloudtrail::{Document, FileReader, Finding, Limits, Record, Sink, Slices};
use protocol::wire::Bytes;
use protocol::{FileId, ReadDocuments, Share, StoredDocument};
use sha2::{Digest, Sha256};

/// Documents of one dropped file, to be read again.
#[derive(Debug)]
pub struct DocumentRecall {
    file: FileId,
    size: u64,
    paths: Vec<String>,
    found: Vec<Option<StoredDocument>>,
}

impl DocumentRecall {
    /// What was asked for.
    pub(crate) fn of(asked: ReadDocuments) -> DocumentRecall {
        let ReadDocuments { file, size, paths } = asked;
        DocumentRecall { file, size, found: vec![None; paths.len()], paths }
    }

    /// The file that they are in.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The size that it had when it was read.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Finds them in the file, given its path and bytes. If it has another number of bytes than before, they are lost.
    pub fn read(&mut self, path: &str, stored: &[u8], limits: &Limits) {
        if stored.len() as u64 != self.size {
            return;
        }
        let mut again = Again::of(self);
        let mut reading = FileReader::begin(path, stored, Share::WHOLE, limits, &mut again);
        while again.left > 0 && reading.next(stored, &mut again) {}
    }

    /// Begins to read a file that begins with these bytes slice by slice; `None` if it is read at once.
    pub fn begin_slices(&self, path: &str, beginning: &[u8], limits: &Limits) -> Option<Slices> {
        // A text is wanted as a whole itself.
        Slices::of(path, self.size, beginning, Share::WHOLE, limits).filter(|slices| slices.archive().is_some())
    }

    /// The bytes of an archive needed next; `None` if nothing is left to be found.
    pub fn wanted(&self, slices: &mut Slices) -> Option<Range<u64>> {
        if self.found.iter().any(Option::is_none) { slices.wanted() } else { None }
    }

    /// Finds them in a slice of an archive.
    pub fn read_slice(&mut self, slices: &mut Slices, slice: &[u8]) {
        let mut again = Again::of(self);
        slices.list(slice);
        while again.left > 0 && slices.next(slice, &mut again) {}
    }

    /// In the order of the paths; `None` for those that are gone.
    pub(crate) fn finish(self) -> Vec<Option<StoredDocument>> {
        self.found
    }
}

/// A sink that picks documents.
struct Again<'r> {
    paths: &'r [String],
    found: &'r mut [Option<StoredDocument>],
    /// Number of them not found yet.
    left: usize,
}

impl<'r> Again<'r> {
    fn of(recall: &'r mut DocumentRecall) -> Again<'r> {
        let left = recall.found.iter().filter(|found| found.is_none()).count();
        Again { paths: &recall.paths, found: &mut recall.found, left }
    }
}

impl Sink for Again<'_> {
    fn document(&mut self, document: &Document<'_>) {
        for (_, found) in self.paths.iter().zip(&mut *self.found).filter(|(path, _)| *path == document.path) {
            // The first of several with the same path, as everywhere.
            if found.is_none() {
                *found = Some(StoredDocument {
                    stored: Bytes(document.stored.to_vec()),
                    content_sha256: Sha256::digest(document.content).into(),
                });
                self.left = self.left.saturating_sub(1);
            }
        }
    }

    fn record(&mut self, _: &Record<'_>) {}

    fn finding(&mut self, _: Finding) {}
}
