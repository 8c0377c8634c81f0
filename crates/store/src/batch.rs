//! A series of records as columns, as an ingest worker sends it to the engine.

use std::collections::BTreeMap;

use cloudtrail::{Cell, Fields, Record, Unsure};
use protocol::{Column, FileId, Micros, SegmentId};
use serde::{Deserialize, Serialize};

use crate::codes::Codes;
use crate::content;
use crate::dictionary::{ABSENT, COMPOSITE, Dictionary, Interner, NULL};
use crate::event_id::{of_dictionary, read_guid};
use crate::matching::Scalar;
use crate::packed;
use crate::raw::{RawBuilder, RawSegment};
use crate::store::StoredDocument;

/// Time of rows whose `eventTime` is missing or unreadable. No real time is that early.
pub const UNDATED: i64 = i64::MIN;

/// Mark of a record that is an error: see [`Fields::is_error`].
pub const FAILED: u32 = 1;

/// Mark of a record in which a name occurs twice: see [`Fields::repeated`].
pub const REPEATED: u32 = 2;

/// Most users of IAM Identity Center whose names are remembered from a batch. Others are shown by their id.
const MOST_NAMES: usize = 10_000;

/// The columns of a segment. Ids are local to the batch; the store translates them when it appends the batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    pub(crate) segment: SegmentId,
    /// The session's key for hashes.
    pub(crate) key: [u64; 2],
    pub(crate) documents: Vec<StoredDocument>,
    /// For every document, the position of its first record.
    #[serde(with = "packed")]
    pub(crate) document_starts: Vec<u32>,
    /// One for each [`Column`].
    pub(crate) columns: Vec<BatchColumn>,
    /// Microseconds, or [`UNDATED`].
    #[serde(with = "packed")]
    pub(crate) times: Vec<i64>,
    /// `eventTime` where its text is not what [`calendar::usual`] makes of the time; [`ABSENT`] where it is.
    pub(crate) time_texts: BatchColumn,
    /// See [`crate::event_id`].
    #[serde(with = "packed")]
    pub(crate) event_ids: Vec<u128>,
    /// Texts of event IDs that are not GUIDs.
    pub(crate) event_id_texts: Dictionary,
    /// Keyed hash of each record's content: see [`crate::content`].
    #[serde(with = "packed")]
    pub(crate) hashes: Vec<u64>,
    /// Number of resources in each record.
    pub(crate) resources: Codes,
    /// For every record, the sum of those of [`FAILED`] and [`REPEATED`] that apply.
    pub(crate) marks: Codes,
    /// For every record, the index in `unsure_sets` of the fields that its cells do not fully tell.
    pub(crate) unsure: Codes,
    /// The distinct sets of such fields; the first one is empty.
    pub(crate) unsure_sets: Vec<u32>,
    /// Names of users of IAM Identity Center by id, at most [`MOST_NAMES`].
    pub(crate) names: Vec<(String, String)>,
}

/// A column of a batch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchColumn {
    pub(crate) dictionary: Dictionary,
    pub(crate) codes: Codes,
}

impl Batch {
    /// The segment that holds its raw records.
    pub fn segment(&self) -> SegmentId {
        self.segment
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.times.len()
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.times.is_empty()
    }
}

/// Builds a batch record by record.
pub struct BatchBuilder {
    segment: SegmentId,
    key: [u64; 2],
    documents: Vec<StoredDocument>,
    document_starts: Vec<u32>,
    columns: Vec<ColumnBuilder>,
    times: Vec<i64>,
    time_texts: ColumnBuilder,
    event_ids: Vec<u128>,
    event_id_texts: Interner,
    hashes: Vec<u64>,
    scratch: Vec<u8>,
    resources: Codes,
    marks: Codes,
    unsure: Codes,
    unsure_sets: Vec<u32>,
    names: BTreeMap<String, String>,
    raw: RawBuilder,
}

impl BatchBuilder {
    /// Starts a batch for the records of one segment. `hash_key` must be random and the same for all batches of a
    /// session: it keys the content hash, so that nobody can craft two records that look like copies of each other.
    pub fn new(segment: SegmentId, hash_key: [u64; 2]) -> BatchBuilder {
        BatchBuilder {
            segment,
            key: hash_key,
            documents: Vec::new(),
            document_starts: Vec::new(),
            columns: Column::ALL.map(|_| ColumnBuilder::new(hash_key)).into(),
            times: Vec::new(),
            time_texts: ColumnBuilder::new(hash_key),
            event_ids: Vec::new(),
            event_id_texts: Interner::new(hash_key),
            hashes: Vec::new(),
            scratch: Vec::new(),
            resources: Codes::default(),
            marks: Codes::default(),
            unsure: Codes::default(),
            unsure_sets: vec![0],
            names: BTreeMap::new(),
            raw: RawBuilder::default(),
        }
    }

    /// Starts a document: the records pushed from now on are from it.
    pub fn document(&mut self, file: FileId, path: &str) {
        self.documents.push(StoredDocument { file, path: path.to_owned() });
        self.document_starts.push(u32::try_from(self.len()).unwrap_or(u32::MAX));
    }

    /// Appends a record of the current [`BatchBuilder::document`].
    // If inlined, it would be compiled for size, as its caller is.
    #[inline(never)]
    pub fn push(&mut self, record: &Record<'_>) {
        let fields = &record.fields;
        for (column, cell) in self.columns.iter_mut().zip(&fields.cells) {
            column.push(cell);
        }
        self.push_time(fields);
        self.push_event_id(&fields.event_id);
        self.hashes.push(content::hash(self.key, &record.raw, &mut self.scratch));
        self.resources.push(fields.resources);
        self.marks.push(mark(FAILED, fields.is_error) | mark(REPEATED, fields.repeated.is_some()));
        self.push_unsure(fields);
        if let Some((id, name)) = &fields.known_as
            && self.names.len() < MOST_NAMES
            && !self.names.contains_key(&**id)
        {
            self.names.insert(id.to_string(), name.to_string());
        }
        self.raw.push(&record.raw, record.offset);
    }

    fn push_time(&mut self, fields: &Fields<'_>) {
        self.times.push(fields.time.map_or(UNDATED, |Micros(time)| time));
        match (&fields.time_text, fields.time) {
            (Cell::Text(text), Some(_)) if calendar::is_usual(text) => self.time_texts.codes.push(ABSENT),
            (cell, _) => self.time_texts.push(cell),
        }
    }

    fn push_event_id(&mut self, cell: &Cell<'_>) {
        let guid = if let Cell::Text(text) = cell { read_guid(text) } else { None };
        let texts = &mut self.event_id_texts;
        self.event_ids.push(guid.unwrap_or_else(|| of_dictionary(intern(cell, |value| texts.intern(value)))));
    }

    fn push_unsure(&mut self, fields: &Fields<'_>) {
        let set = unsure(fields).bits();
        let known = self.unsure_sets.iter().position(|known| *known == set);
        let place = known.unwrap_or_else(|| {
            self.unsure_sets.push(set);
            self.unsure_sets.len() - 1
        });
        self.unsure.push(u32::try_from(place).unwrap_or_default());
    }

    /// Number of records so far.
    pub fn len(&self) -> usize {
        self.times.len()
    }

    /// Whether no record has been pushed yet.
    pub fn is_empty(&self) -> bool {
        self.times.is_empty()
    }

    /// Stops keeping raw records: only columns and the offset of each record remain.
    pub fn forget_raw(&mut self) {
        self.raw.forget();
    }

    /// Bytes of raw JSON so far, uncompressed.
    pub fn raw_len(&self) -> u64 {
        self.raw.len()
    }

    /// The columns, to be sent to the engine, and the raw records, to be kept here.
    pub fn finish(self) -> (Batch, RawSegment) {
        let batch = Batch {
            segment: self.segment,
            key: self.key,
            documents: self.documents,
            document_starts: self.document_starts,
            columns: self.columns.into_iter().map(ColumnBuilder::finish).collect(),
            times: self.times,
            time_texts: self.time_texts.finish(),
            event_ids: self.event_ids,
            event_id_texts: self.event_id_texts.dictionary,
            hashes: self.hashes,
            resources: self.resources,
            marks: self.marks,
            unsure: self.unsure,
            unsure_sets: self.unsure_sets,
            names: self.names.into_iter().collect(),
        };
        (batch, self.raw.finish())
    }
}

/// The fields for which the raw record must be consulted.
fn unsure(fields: &Fields<'_>) -> Unsure {
    let mut unsure = fields.unsure;
    for (column, cell) in Column::ALL.into_iter().zip(&fields.cells) {
        if *cell == Cell::Composite {
            unsure.insert(Unsure::column(column));
        }
    }
    if fields.event_id == Cell::Composite {
        unsure.insert(Unsure::EVENT_ID);
    }
    // Such a time comes from elsewhere, and [`ABSENT`] would mean that it is spelled as usual.
    if fields.time_text == Cell::Composite || (fields.time_text == Cell::Absent && fields.time.is_some()) {
        unsure.insert(Unsure::EVENT_TIME);
    }
    unsure
}

fn mark(mark: u32, applies: bool) -> u32 {
    if applies { mark } else { 0 }
}

/// A column being built.
struct ColumnBuilder {
    interner: Interner,
    codes: Codes,
    /// Id of the last value. The next value is often the same, and then needs no lookup.
    last: u32,
}

impl ColumnBuilder {
    fn new(key: [u64; 2]) -> ColumnBuilder {
        ColumnBuilder { interner: Interner::new(key), codes: Codes::default(), last: ABSENT }
    }

    fn push(&mut self, cell: &Cell<'_>) {
        let id = intern(cell, |value| {
            if !self.interner.dictionary.is(self.last, value) {
                self.last = self.interner.intern(value);
            }
            self.last
        });
        self.codes.push(id);
    }

    fn finish(self) -> BatchColumn {
        BatchColumn { dictionary: self.interner.dictionary, codes: self.codes }
    }
}

fn intern(cell: &Cell<'_>, intern: impl FnOnce(Scalar<'_>) -> u32) -> u32 {
    match cell {
        Cell::Absent => ABSENT,
        Cell::Null => NULL,
        Cell::Composite => COMPOSITE,
        Cell::Text(text) => intern(Scalar::Text(text)),
        Cell::Bool(value) => intern(Scalar::Bool(*value)),
        Cell::Number(text) => intern(Scalar::Number(text)),
    }
}
