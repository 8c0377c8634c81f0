//! Reads a tar archive slice by slice, so that one of any size can be read: none of it is kept but the current slice.

use std::ops::Range;

use cloudtrail::TarSlices;
use protocol::FileHandle;
use protocol::IssueKind;
use protocol::Severity;
use protocol::what::ReadingFault;

use crate::edge::{Edge, Reader};
use crate::edge_batch::LabelledBatch;
use crate::facts::tar_facts;
use crate::hasher::Hasher;

/// Smaller archives are read at once.
const SLICED_BYTES: u64 = 64 << 20;

/// A tar archive being read.
pub struct TarReading {
    slices: TarSlices,
    /// Number of documents found in it so far.
    documents: u32,
}

impl TarReading {
    /// Whether a file of this size may be an archive that is read slice by slice. Its first bytes decide.
    pub fn is_worth_asking(size: u64) -> bool {
        size >= SLICED_BYTES
    }

    /// Whether a file that begins with these bytes is such an archive.
    pub fn can_read(beginning: &[u8]) -> bool {
        TarSlices::can_read(beginning)
    }

    /// The bytes needed next, once [`Edge::read_slice`] has returned false; `None` at the end.
    pub fn wanted(&mut self) -> Option<Range<u64>> {
        self.slices.wanted()
    }
}

impl Edge {
    /// Begins to read a tar archive. For each slice [wanted](TarReading::wanted) comes [`Edge::list_slice`] and then
    /// [`Edge::read_slice`] until that returns false; at the end, [`Edge::end_tar`].
    pub fn begin_tar(&self, file: &FileHandle) -> TarReading {
        TarReading { slices: TarSlices::new(&file.path, file.size, file.share, self.limits()), documents: 0 }
    }

    /// Lists the files in a slice.
    pub fn list_slice(
        &mut self,
        TarReading { slices, documents }: &mut TarReading,
        file: &FileHandle,
        slice: &[u8],
        hasher: &mut dyn Hasher,
        full: &mut dyn FnMut(LabelledBatch),
    ) {
        let mut reader = Reader::of(self, file, hasher, full, documents);
        slices.list(slice, &mut reader);
        reader.finish_document();
    }

    /// Reads the next file of a slice. Returns false if there was none left in it.
    pub fn read_slice(
        &mut self,
        TarReading { slices, documents }: &mut TarReading,
        file: &FileHandle,
        slice: &[u8],
        hasher: &mut dyn Hasher,
        full: &mut dyn FnMut(LabelledBatch),
    ) -> bool {
        let mut reader = Reader::of(self, file, hasher, full, documents);
        let read = slices.next(slice, &mut reader);
        reader.finish_document();
        read
    }

    /// Ends reading an archive, completely or because reading was stopped or failed, which is noted.
    pub fn end_tar(
        &mut self,
        TarReading { slices, mut documents }: TarReading,
        file: &FileHandle,
        why: Option<ReadingFault>,
    ) {
        if let Some(fault) = why.filter(|_| !slices.is_done()) {
            let kind =
                if matches!(fault, ReadingFault::Unreadable(_)) { IssueKind::Unreadable } else { IssueKind::Stopped };
            self.add_issue(file, Severity::Error, kind, fault);
        }
        if file.share.is_first() {
            self.add_document(file, tar_facts(file));
        }
        // Nothing is read any more.
        let (mut hasher, mut full) = (crate::AtOnce, |_| {});
        slices.end(&mut Reader::of(self, file, &mut hasher, &mut full, &mut documents));
        self.done(file);
    }
}
