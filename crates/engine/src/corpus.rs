//! The events, and the document each of them came from.

use protocol::report::Verdict;
use protocol::{DocumentId, RowId, SegmentId};
use store::{Appended, Batch, Folded, Store, StoredDocument};

/// The store, with the ids of its documents.
#[derive(Default)]
pub struct Corpus {
    store: Store,
    /// For every document of the store, the id under which its facts are kept.
    documents: Vec<DocumentId>,
    /// Every segment with its number of records.
    segments: Vec<(SegmentId, u64)>,
}

impl Corpus {
    /// Appends a batch, given the numbers of its documents; `None` if there is no room for it.
    pub fn append(&mut self, edge: u32, documents: &[u32], batch: &Batch) -> Option<Appended> {
        let appended = self.store.append(batch);
        let records = u64::from(appended.rows.end.saturating_sub(appended.rows.start));
        if records < batch.len() as u64 {
            return None;
        }
        self.documents.extend(documents.iter().map(|number| DocumentId { edge, number: *number }));
        self.segments.push((batch.segment(), records));
        Some(appended)
    }

    /// The events.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The store, for sorting or filling columns: only what does not change any answer.
    pub fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// Applies the result of comparing an event's contents.
    pub fn decide(&mut self, rows: &[RowId], folds: &[Folded]) {
        self.store.decide(rows, folds);
    }

    /// All segments, each with its number of records.
    pub fn segments(&self) -> &[(SegmentId, u64)] {
        &self.segments
    }

    /// The segment of a row's record, its position there, and the index of its document in the store.
    pub fn locate(&self, row: RowId) -> Option<(SegmentId, u32, u32)> {
        self.store.locate(row)
    }

    /// The id under which the facts about a document of the store are kept.
    pub fn document(&self, stored: u32) -> Option<DocumentId> {
        self.documents.get(stored as usize).copied()
    }

    /// Path and file of a document of the store.
    pub fn stored(&self, stored: u32) -> Option<&StoredDocument> {
        self.store.documents().get(stored as usize)
    }

    /// The document that a row comes from.
    pub fn stored_of(&self, row: RowId) -> Option<&StoredDocument> {
        self.locate(row).and_then(|(_, _, stored)| self.stored(stored))
    }

    /// Tells the store the verdict on each document.
    pub fn mark(&mut self, verdict: impl Fn(DocumentId) -> Verdict) {
        let verdicts: Vec<Verdict> = self.documents.iter().map(|document| verdict(*document)).collect();
        self.store.set_proof(&verdicts);
    }
}
