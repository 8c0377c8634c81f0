//! All events, as columns.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use protocol::report::Verdict;
use protocol::{Column, FileId, Group, Micros, Noted, RowId, SegmentId};
use serde::{Deserialize, Serialize};

use crate::batch::{Batch, BatchColumn, FAILED, REPEATED, UNDATED};
use crate::bits::Bits;
use crate::codes::{Codes, extend};
use crate::content;
use crate::copies::{Added, Copies, Identity};
use crate::dictionary::{COMPOSITE, FIRST, Interner};
use crate::event_id::{dictionary_id, of_dictionary, read_guid, write_guid};
use crate::matching::Scalar;
use crate::path_columns::PathColumn;
use crate::people::People;
use crate::sort::Orders;

/// All events read: every column has one entry for each row, and rows are in order of arrival.
#[derive(Default)]
pub struct Store {
    pub(crate) documents: Vec<StoredDocument>,
    pub(crate) proof: Vec<Verdict>,
    /// First row and id of every segment.
    pub(crate) segments: Vec<(u32, SegmentId)>,
    /// One for each [`Column`].
    pub(crate) columns: Vec<StoreColumn>,
    /// Microseconds, or [`UNDATED`].
    pub(crate) times: Vec<i64>,
    pub(crate) time_texts: StoreColumn,
    pub(crate) event_ids: Vec<u128>,
    pub(crate) event_id_texts: Interner,
    pub(crate) hashes: Vec<u64>,
    /// Index into `documents`.
    pub(crate) docs: Vec<u32>,
    pub(crate) resources: Codes,
    /// Index into `unsure_sets`.
    pub(crate) unsure: Codes,
    pub(crate) unsure_sets: Vec<u32>,
    /// Rows that are shown.
    pub(crate) shown: Bits,
    /// Rows with an `errorCode`.
    pub(crate) errors: Bits,
    /// Rows in whose record a name occurs twice.
    pub(crate) repeated: Bits,
    /// Rows without a usable time.
    pub(crate) undated: Bits,
    pub(crate) copies: Copies,
    /// What was noted about rows.
    pub(crate) noted: BTreeMap<u32, Noted>,
    /// For each eventID with several contents, one row of each content.
    pub(crate) rivals: BTreeMap<u128, Vec<u32>>,
    /// Event IDs among them whose contents have not been compared.
    pub(crate) undecided: BTreeSet<u128>,
    /// What is known about the users.
    pub(crate) people: People,
    last: Option<Micros>,
    /// The session's key for hashes.
    pub(crate) key: [u64; 2],
    pub(crate) path_columns: Vec<PathColumn>,
    pub(crate) orders: Orders,
}

/// A column of the store.
#[derive(Default)]
pub struct StoreColumn {
    pub(crate) interner: Interner,
    pub(crate) codes: Codes,
}

/// A document that rows come from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StoredDocument {
    /// Path in the drop; `container.zip!inner/path` inside a container.
    pub path: String,
    /// The file that was dropped.
    pub file: FileId,
}

/// The result of [`Store::append`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The batch's rows, including hidden ones: the record at position `p` of the batch is row `rows.start + p`.
    pub rows: Range<u32>,
    /// Number of rows that became hidden because an exact copy is shown.
    pub folded: u64,
    /// Rows of this batch whose eventID an earlier row has with other content, each with that row.
    pub conflicts: Vec<(RowId, RowId)>,
}

impl Store {
    /// Appends a batch. Batches may come in any order.
    pub fn append(&mut self, batch: &Batch) -> Appended {
        if self.columns.is_empty() {
            self.begin(batch.key);
        }
        let first = self.row_count();
        // Memory runs out long before 2^32 rows; a batch that does not fit is not appended at all.
        let Some(end) = u32::try_from(batch.len()).ok().and_then(|len| first.checked_add(len)) else {
            return Appended { rows: first..first, folded: 0, conflicts: Vec::new() };
        };
        self.segments.push((first, batch.segment));
        self.append_documents(batch);
        self.append_columns(batch);
        self.shown.resize(end);
        self.mark(first..end, batch);
        self.fold(first..end)
    }

    fn begin(&mut self, key: [u64; 2]) {
        self.key = key;
        self.columns = Column::ALL.map(|_| StoreColumn::new(key)).into();
        self.time_texts = StoreColumn::new(key);
        self.event_id_texts = Interner::new(key);
        self.copies = Copies::new(key);
    }

    fn append_documents(&mut self, batch: &Batch) {
        let base = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        self.documents.extend(batch.documents.iter().cloned());
        self.proof.resize(self.documents.len(), Verdict::NotCovered);
        let mut starts = batch.document_starts.iter().skip(1);
        let mut next = starts.next();
        let mut doc = base;
        let of_row = (0..batch.len()).map(|at| {
            while next.is_some_and(|start| *start as usize <= at) {
                next = starts.next();
                doc += 1;
            }
            doc
        });
        extend(&mut self.docs, of_row);
    }

    fn append_columns(&mut self, batch: &Batch) {
        for (column, other) in self.columns.iter_mut().zip(&batch.columns) {
            column.append(other);
        }
        extend(&mut self.times, batch.times.iter().copied());
        let last = batch.times.iter().copied().filter(|time| *time != UNDATED).max().map(Micros);
        self.last = self.last.max(last);
        self.time_texts.append(&batch.time_texts);
        self.people.learn(&self.columns, &batch.names);
        let texts = self.event_id_texts.intern_all(&batch.event_id_texts);
        let translate = |id: u32| of_dictionary(texts.get(id as usize).copied().unwrap_or(COMPOSITE));
        extend(&mut self.event_ids, batch.event_ids.iter().map(|id| dictionary_id(*id).map_or(*id, translate)));
        extend(&mut self.hashes, batch.hashes.iter().copied());
        let counts: Vec<u32> = (0..=batch.resources.max()).collect();
        self.resources.extend(&batch.resources, &counts, 0);
        let sets: Vec<u32> = batch.unsure_sets.iter().map(|set| self.place_of_set(*set)).collect();
        self.unsure.extend(&batch.unsure, &sets, 0);
    }

    fn place_of_set(&mut self, set: u32) -> u32 {
        let known = self.unsure_sets.iter().position(|known| *known == set);
        let place = known.unwrap_or_else(|| {
            self.unsure_sets.push(set);
            self.unsure_sets.len() - 1
        });
        u32::try_from(place).unwrap_or_default()
    }

    fn mark(&mut self, rows: Range<u32>, batch: &Batch) {
        for bits in [&mut self.errors, &mut self.repeated, &mut self.undated] {
            bits.resize(rows.end);
        }
        for (row, time) in rows.clone().zip(&batch.times) {
            let marks = batch.marks.get(row - rows.start);
            for (bits, applies) in [
                (&mut self.errors, marks & FAILED != 0),
                (&mut self.repeated, marks & REPEATED != 0),
                (&mut self.undated, *time == UNDATED),
            ] {
                if applies {
                    bits.set(row, true);
                }
            }
        }
    }

    fn fold(&mut self, rows: Range<u32>) -> Appended {
        let mut appended = Appended { rows: rows.clone(), folded: 0, conflicts: Vec::new() };
        let empty = self.event_id_texts.find(Scalar::Text(""));
        let (event_ids, hashes, docs, documents) = (&self.event_ids, &self.hashes, &self.docs, &self.documents);
        let of = |row: u32| identity(event_ids, hashes, row);
        let place = |row: u32| (docs.get(row as usize).and_then(|doc| documents.get(*doc as usize)), row);
        for row in rows {
            let text = dictionary_id(of(row).event_id);
            let has_id = text.is_none_or(|id| id >= FIRST && Some(id) != empty);
            let added = if has_id { self.copies.add(row, of, |a, b| place(a) < place(b)) } else { Added::New };
            self.shown.set(row, true);
            match added {
                Added::New => {}
                Added::Conflict(first) => {
                    appended.conflicts.push((RowId(row), RowId(first)));
                    let first = self.copies.shown(first);
                    self.rivals.entry(of(row).event_id).or_insert_with(|| vec![first]).push(row);
                    self.undecided.insert(of(row).event_id);
                }
                Added::Hide(hidden) => {
                    self.shown.set(hidden, false);
                    appended.folded += 1;
                }
            }
        }
        appended
    }

    /// The documents of all batches in order of arrival; `doc` numbers are indices into it.
    pub fn documents(&self) -> &[StoredDocument] {
        &self.documents
    }

    /// Number of rows, including hidden ones.
    pub fn len(&self) -> u64 {
        self.times.len() as u64
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.times.is_empty()
    }

    /// Number of rows that are shown.
    pub fn shown(&self) -> u64 {
        self.shown.count()
    }

    /// Number of rows hidden because an exact copy is shown.
    pub fn folded(&self) -> u64 {
        self.copies.folded()
    }

    /// Number of rows that are shown but have no usable time.
    pub fn undated(&self) -> u64 {
        let mut undated = self.undated.clone();
        undated.and(&self.shown);
        undated.count()
    }

    /// Whether the call failed.
    pub fn is_failure(&self, row: RowId) -> bool {
        self.errors.get(row.0)
    }

    /// Time of the newest event.
    pub fn last_time(&self) -> Option<Micros> {
        self.last
    }

    /// The segment of a row's raw record, the position in it, and the index of its document.
    pub fn locate(&self, row: RowId) -> Option<(SegmentId, u32, u32)> {
        let doc = *self.docs.get(row.0 as usize)?;
        let after = self.segments.partition_point(|(first, _)| *first <= row.0);
        let (first, segment) = self.segments.get(after.checked_sub(1)?)?;
        Some((*segment, row.0 - first, doc))
    }

    /// Whether these bytes have the same content as the record here when it was read.
    pub fn is_record(&self, segment: SegmentId, position: u32, json: &[u8]) -> bool {
        let first = self.segments.iter().find(|(_, known)| *known == segment).map(|(first, _)| *first);
        let row = first.and_then(|first| first.checked_add(position));
        let hash = row.and_then(|row| self.hashes.get(row as usize));
        hash.is_some_and(|hash| *hash == content::hash(self.key, json, &mut Vec::new()))
    }

    /// The row shown for this eventID; of several with different content, the first.
    pub fn find(&self, event_id: &str) -> Option<RowId> {
        let text = || self.event_id_texts.find(Scalar::Text(event_id)).map(of_dictionary);
        let event_id = read_guid(event_id).or_else(text)?;
        self.copies.find(event_id, |row| self.identity(row)).map(RowId)
    }

    /// The time of a row's event; `None` if it has none that can be read.
    pub fn time(&self, row: RowId) -> Option<Micros> {
        self.times.get(row.0 as usize).filter(|time| **time != UNDATED).copied().map(Micros)
    }

    /// The row's `eventID`; "" if it has none.
    pub fn event_id(&self, row: RowId) -> String {
        let Some(event_id) = self.event_ids.get(row.0 as usize) else { return String::new() };
        match dictionary_id(*event_id) {
            Some(id) => self.event_id_texts.dictionary.text(id).unwrap_or_default().to_owned(),
            None => String::from_utf8_lossy(&write_guid(*event_id)).into_owned(),
        }
    }

    /// Other documents that contain exact copies of a row's record, each once.
    pub fn copies(&self, row: RowId) -> Vec<u32> {
        let doc = |row: u32| self.docs.get(row as usize).copied();
        let document = |doc: u32| self.documents.get(doc as usize);
        let own = doc(row.0).and_then(document);
        let mut docs: Vec<u32> = self.copies.group(row.0).into_iter().filter_map(doc).collect();
        docs.retain(|doc| document(*doc) != own);
        docs.sort_by_key(|doc| document(*doc));
        docs.dedup_by_key(|doc| document(*doc));
        docs
    }

    /// Bytes of memory used.
    pub fn memory_bytes(&self) -> u64 {
        let columns: usize = self.columns.iter().map(StoreColumn::memory).sum();
        let documents: usize = self.documents.iter().map(|document| document.path.capacity()).sum();
        let fixed = self.times.capacity() * 8
            + self.event_ids.capacity() * 16
            + self.hashes.capacity() * 8
            + self.docs.capacity() * 4
            + self.documents.capacity() * size_of::<StoredDocument>();
        let others = self.time_texts.memory()
            + self.event_id_texts.memory()
            + self.resources.memory()
            + self.unsure.memory()
            + self.shown.memory()
            + self.errors.memory()
            + self.repeated.memory()
            + self.undated.memory()
            + self.copies.memory()
            + self.orders.memory()
            + self.people.memory()
            + self.path_columns_memory();
        (columns + documents + fixed + others) as u64
    }

    /// Number of rows, hidden ones included.
    pub(crate) fn row_count(&self) -> u32 {
        u32::try_from(self.times.len()).unwrap_or(u32::MAX)
    }

    pub(crate) fn column(&self, column: Column) -> Option<&StoreColumn> {
        self.columns.get(column as usize)
    }

    pub(crate) fn identity(&self, row: u32) -> Identity {
        identity(&self.event_ids, &self.hashes, row)
    }
}

pub(crate) fn identity(event_ids: &[u128], hashes: &[u64], row: u32) -> Identity {
    Identity {
        event_id: event_ids.get(row as usize).copied().unwrap_or_default(),
        content: hashes.get(row as usize).copied().unwrap_or_default(),
    }
}

impl StoreColumn {
    fn new(key: [u64; 2]) -> StoreColumn {
        StoreColumn { interner: Interner::new(key), codes: Codes::default() }
    }

    /// The text shown for a cell with this id.
    pub(crate) fn cell(&self, id: u32) -> Option<String> {
        match id {
            COMPOSITE => Some(Group::OBJECT.to_owned()),
            id => self.interner.dictionary.text(id).map(str::to_owned),
        }
    }

    /// The id that represents all values with the same text, such as `true` and `"true"`.
    pub(crate) fn represented(&self, id: u32) -> u32 {
        let twin = self.interner.twins().iter().find(|(twin, _)| *twin == id);
        twin.map_or(id, |(_, first)| *first)
    }

    fn append(&mut self, other: &BatchColumn) {
        let translation = self.interner.intern_all(&other.dictionary);
        self.codes.extend(&other.codes, &translation, COMPOSITE);
    }

    pub(crate) fn memory(&self) -> usize {
        self.interner.memory() + self.codes.memory()
    }
}
