//! The events, and which document each of them came from.

use protocol::report::Verdict;
use protocol::{DocumentId, RowId, SegmentId};
use store::{Appended, Batch, Folded, Store, StoredDocument};

/// The store, and whose documents it has.
#[derive(Default)]
pub struct Corpus {
    store: Store,
    /// For every document of the store, whose facts belong to it.
    documents: Vec<DocumentId>,
    /// With the number of records of each.
    segments: Vec<(SegmentId, u64)>,
}

impl Corpus {
    /// Takes in a batch with the numbers of its documents; `None` if there is no room for it.
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

    /// The events, to sort them or to fill columns: nothing that would change an answer.
    pub fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// Takes what came of comparing the contents of an event.
    pub fn decide(&mut self, rows: &[RowId], folds: &[Folded]) {
        self.store.decide(rows, folds);
    }

    /// All segments, with the number of records of each.
    pub fn segments(&self) -> &[(SegmentId, u64)] {
        &self.segments
    }

    /// Where a row's record is (segment and position), and the number of its document in the store.
    pub fn locate(&self, row: RowId) -> Option<(SegmentId, u32, u32)> {
        self.store.locate(row)
    }

    /// Whose facts belong to a document of the store.
    pub fn document(&self, stored: u32) -> Option<DocumentId> {
        self.documents.get(stored as usize).copied()
    }

    /// Path and file of a document of the store.
    pub fn stored(&self, stored: u32) -> Option<&StoredDocument> {
        self.store.documents().get(stored as usize)
    }

    /// The document of a row.
    pub fn stored_of(&self, row: RowId) -> Option<&StoredDocument> {
        self.locate(row).and_then(|(_, _, stored)| self.stored(stored))
    }

    /// Tells the store what was found out about each document.
    pub fn mark(&mut self, verdict: impl Fn(DocumentId) -> Verdict) {
        let verdicts: Vec<Verdict> = self.documents.iter().map(|document| verdict(*document)).collect();
        self.store.set_proof(&verdicts);
    }
}
