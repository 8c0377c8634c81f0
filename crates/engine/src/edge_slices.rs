//! Reads an archive or a long text slice by slice, so that one of any size can be read: none of it is kept but the current
//! slice.

use std::ops::Range;

use cloudtrail::Slices;
use protocol::what::ReadingFault;
use protocol::{Compression, FileHandle, IssueKind, Severity};
use sha2::{Digest, Sha256};

use crate::edge::{Current, Edge, Reader};
use crate::edge_batch::LabelledBatch;
use crate::facts::sliced_facts;
use crate::hasher::Hasher;

/// A file being read.
pub struct SlicedReading {
    slices: Slices,
    /// Number of documents found in it so far.
    documents: u32,
    /// If it is a text: the document itself, once a record was found, and its hash so far.
    text: Option<(Option<Current>, Sha256)>,
}

impl SlicedReading {
    /// The first bytes of a file of this size, by which [`Edge::begin_slices`] decides; `None` if it is read at once in any
    /// case.
    pub fn beginning(size: u64) -> Option<Range<u64>> {
        Slices::is_worth_asking(size).then_some(0..Slices::BEGINNING)
    }

    /// The bytes needed next, once [`Edge::read_slice`] has returned false; `None` at the end.
    pub fn wanted(&mut self) -> Option<Range<u64>> {
        self.slices.wanted()
    }

    /// Lists what is in these bytes, which must be all of those that were wanted.
    pub fn list(&mut self, slice: &[u8]) {
        self.slices.list(slice);
        if let Some((_, hash)) = &mut self.text {
            hash.update(slice.get(..self.slices.taken()).unwrap_or_default());
        }
    }
}

impl Edge {
    /// Begins to read a file that begins with these bytes, if it is read slice by slice. For each slice
    /// [wanted](SlicedReading::wanted) comes [`SlicedReading::list`] and then [`Edge::read_slice`] until that returns
    /// false; at the end, [`Edge::end_slices`].
    pub fn begin_slices(&self, file: &FileHandle, beginning: &[u8]) -> Option<SlicedReading> {
        let slices = Slices::of(&file.path, file.size, beginning, file.share, self.limits())?;
        let is_text = slices.archive().is_none();
        // Of what is evidence by its name, all is needed at once.
        let is_evidence = integrity::is_digest_name(&file.path) || integrity::is_sign_file_name(&file.path);
        let text = is_text.then(|| (None, Sha256::new()));
        (!is_text || !is_evidence).then_some(SlicedReading { slices, documents: 0, text })
    }

    /// Reads the next file of a slice. Returns false if there was none left in it.
    pub fn read_slice(
        &mut self,
        SlicedReading { slices, documents, text }: &mut SlicedReading,
        file: &FileHandle,
        slice: &[u8],
        hasher: &mut dyn Hasher,
        full: &mut dyn FnMut(LabelledBatch),
    ) -> bool {
        let mut reader = Reader::of(self, file, hasher, full, documents);
        reader.current = text.as_mut().and_then(|(current, _)| current.take());
        let read = slices.next(slice, &mut reader);
        match text {
            // It goes on with the next piece, which may be in another batch.
            Some((current, _)) => {
                *current = reader.current.take().map(|current| Current { in_batch: false, ..current });
            }
            None => reader.finish_document(),
        }
        read
    }

    /// Ends reading a file, completely or because reading was stopped or failed, which is noted.
    pub fn end_slices(
        &mut self,
        SlicedReading { mut slices, mut documents, text }: SlicedReading,
        file: &FileHandle,
        why: Option<ReadingFault>,
    ) {
        let fault = why.filter(|_| !slices.is_done());
        let is_whole = fault.is_none();
        if let Some(fault) = fault {
            let kind = if matches!(fault, ReadingFault::StoppedAt { .. }) {
                IssueKind::Stopped
            } else {
                IssueKind::Unreadable
            };
            self.add_issue(file, Severity::Error, kind, fault);
        }
        if let Some(contents) = slices.archive().filter(|_| file.share.is_first()) {
            self.add_document(file, sliced_facts(file, contents));
        }
        // Nothing is read any more.
        let (mut hasher, mut full) = (crate::AtOnce, |_| {});
        let mut reader = Reader::of(self, file, &mut hasher, &mut full, &mut documents);
        let (current, hash) = text.unzip();
        reader.current = current.flatten();
        slices.end(&mut reader);
        if let Some(Current { facts, .. }) = &mut reader.current {
            (facts.stored_bytes, facts.bytes, facts.content_len) = (file.size, file.size, file.size);
            // Of what was not read to its end, nobody knows the hash.
            match hash.filter(|_| is_whole) {
                Some(hash) => facts.content_sha256 = hash.finalize().into(),
                None => (facts.compression, facts.content_sha256) = (Compression::TooLarge, [0; 32]),
            }
        }
        reader.finish_document();
        self.done(file);
    }
}
