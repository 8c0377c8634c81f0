//! The ingest side: turns files into batches, and keeps the raw records.

use cloudtrail::{Document, FileReader, Finding, Limits, Record, Sink};
use protocol::what::{Contents, ReadingFault, What};
use protocol::{BatchFile, BatchLabel, EngineToEdge, FileDone, FileHandle, Issue, IssueKind, Severity};
use store::BatchBuilder;

use crate::edge_batch::{DocumentFacts, EdgeBatch, LabelledBatch};
use crate::facts::{facts, unread_facts};
use crate::hasher::Hasher;
use crate::raw::{EdgeTurn, Raw};
use crate::recall::Source;

/// A batch is closed when it has this many records or raw bytes, even in the middle of a file: large enough to amortise
/// its message, small enough that rows appear while a large file is still being read.
const BATCH_RECORDS: usize = 50_000;
const BATCH_RAW_BYTES: u64 = 64 << 20;

/// Between two files, a batch is worth sending with half of that, or with this many documents without records.
const BATCH_DOCUMENTS: usize = 1000;

/// Reads files and keeps their raw records.
pub struct Edge {
    hash_key: [u64; 2],
    limits: Limits,
    raw: Raw,
    next_document: u32,
    open: Open,
    /// Whether raw records are dropped.
    columns_only: bool,
}

/// A dropped file being read.
pub struct FileReading {
    reading: FileReader,
    /// Number of documents found in it so far.
    documents: u32,
}

impl FileReading {
    /// Number of files in the container not yet read; nested containers may contain more.
    pub fn left(&self) -> usize {
        self.reading.left()
    }
}

/// The batch being filled.
#[derive(Default)]
struct Open {
    builder: Option<BatchBuilder>,
    sources: Vec<Source>,
    row_documents: Vec<u32>,
    documents: Vec<(u32, DocumentFacts)>,
    issues: Vec<Issue>,
    label: BatchLabel,
}

impl Open {
    /// The batch's entry for a file.
    fn of(&mut self, file: &FileHandle) -> Option<&mut BatchFile> {
        let files = &mut self.label.files;
        if files.last().is_none_or(|last| last.file != file.id) {
            files.push(BatchFile { file: file.id, path: file.path.clone(), records: 0 });
        }
        files.last_mut()
    }
}

impl Edge {
    /// Edge number `number`. `hash_key` must be random: it keys the content hash that identifies exact copies of a
    /// record.
    pub fn new(number: u32, hash_key: [u64; 2]) -> Edge {
        Edge {
            hash_key,
            limits: Limits::default(),
            raw: Raw::new(number, hash_key),
            next_document: 0,
            open: Open::default(),
            columns_only: false,
        }
    }

    /// Drops all raw records, including future ones; to be called between two files. They are read again with
    /// [`Edge::recall`] when asked for. The returned batch tells the engine how much memory is in use now.
    pub fn keep_columns_only(&mut self) -> LabelledBatch {
        self.columns_only = true;
        self.raw.forget();
        self.open.builder.iter_mut().for_each(BatchBuilder::forget_raw);
        self.close_batch()
    }

    /// Reads a dropped file of any kind: all of it or, for a container, its beginning. To be continued with
    /// [`Edge::read_on`] and then [`Edge::end`]. Rows of a large file are passed to `full` in batches; the remaining
    /// ones, and everything found out about the file, are for [`Edge::take`].
    pub fn begin(
        &mut self,
        file: &FileHandle,
        stored: &[u8],
        hasher: &mut dyn Hasher,
        full: &mut dyn FnMut(LabelledBatch),
    ) -> FileReading {
        let limits = self.limits.clone();
        let mut documents = 0;
        let mut reader = Reader::of(self, file, hasher, full, &mut documents);
        let reading = FileReader::begin(&file.path, stored, file.share, &limits, &mut reader);
        reader.finish_document();
        FileReading { reading, documents }
    }

    /// Reads the next file of a container. Returns false if there was nothing left to read.
    pub fn read_on(
        &mut self,
        FileReading { reading, documents }: &mut FileReading,
        file: &FileHandle,
        stored: &[u8],
        hasher: &mut dyn Hasher,
        full: &mut dyn FnMut(LabelledBatch),
    ) -> bool {
        let mut reader = Reader::of(self, file, hasher, full, documents);
        let read = reading.next(stored, &mut reader);
        reader.finish_document();
        read
    }

    /// Ends reading a file of `found` bytes, completely or because reading was stopped, which is noted.
    pub fn end(&mut self, reading: &FileReading, file: &FileHandle, found: usize) {
        if reading.left() > 0 {
            let fault = ReadingFault::StoppedInside(reading.left() as u64);
            self.add_issue(file, Severity::Error, IssueKind::Stopped, fault);
        }
        if found as u64 != file.size && file.share.is_first() {
            let fault = ReadingFault::Changed { chosen: file.size, read: found as u64 };
            self.add_issue(file, Severity::Warning, IssueKind::Unreadable, fault);
        }
        self.done(file);
    }

    /// Whether a file is small enough to be read. If not, that is noted, and the file need not be handed over.
    pub fn accepts(&mut self, file: &FileHandle) -> bool {
        let accepts = file.size <= self.limits.file_bytes;
        if !accepts {
            let fault = ReadingFault::TooLarge { bytes: file.size, most: self.limits.file_bytes };
            self.leave_out(file, Contents::TooLarge, IssueKind::Limit, fault);
        }
        accepts
    }

    /// Notes that a file could not be read from disk.
    pub fn unreadable(&mut self, file: &FileHandle, reason: &str) {
        let fault = ReadingFault::Unreadable(reason.to_owned());
        self.leave_out(file, Contents::NotFromDisk, IssueKind::Unreadable, fault);
    }

    fn leave_out(&mut self, file: &FileHandle, contents: Contents, kind: IssueKind, fault: ReadingFault) {
        if file.share.is_first() {
            self.add_document(file, unread_facts(file, contents));
            self.add_issue(file, Severity::Error, kind, fault);
        }
        self.done(file);
    }

    /// Adds a document that was not found by a reader.
    pub(crate) fn add_document(&mut self, file: &FileHandle, facts: DocumentFacts) {
        let number = self.number_document();
        self.open.of(file);
        self.open.documents.push((number, facts));
    }

    /// Counts a file, or a share of it, as read.
    pub(crate) fn done(&mut self, file: &FileHandle) {
        let bytes = file.share.bytes(file.size);
        self.open.of(file);
        self.open.label.done.push(FileDone { file: file.id, shares: file.share.of, bytes });
    }

    /// Notes something about the course of reading a file.
    pub(crate) fn add_issue(&mut self, file: &FileHandle, severity: Severity, kind: IssueKind, fault: ReadingFault) {
        self.open.of(file);
        self.open.issues.push(Issue {
            file: file.id,
            path: file.path.clone(),
            offset: None,
            severity,
            kind,
            what: What::Reading(fault),
            rejected: 0,
        });
    }

    /// What is to be sent if it is worth a message or, with `all`, if there is anything at all.
    pub fn take(&mut self, all: bool) -> Option<LabelledBatch> {
        let open = &self.open;
        let half_full = open
            .builder
            .as_ref()
            .is_some_and(|builder| builder.len() >= BATCH_RECORDS / 2 || builder.raw_len() >= BATCH_RAW_BYTES / 2);
        let rest = [open.documents.len(), open.issues.len(), open.label.done.len()];
        let something = open.builder.is_some() || rest.into_iter().any(|count| count > 0);
        let is_due = half_full || open.documents.len() >= BATCH_DOCUMENTS || all && something;
        is_due.then(|| {
            let documents = std::mem::take(&mut self.open.documents);
            let done = std::mem::take(&mut self.open.label.done);
            let LabelledBatch { label, batch } = self.close_batch();
            LabelledBatch { label: BatchLabel { done, ..label }, batch: EdgeBatch { documents, ..batch } }
        })
    }

    /// Handles a message from the engine. The caller has to handle `Ack`, as it sends the batches.
    pub fn receive(&mut self, message: EngineToEdge) {
        self.raw.receive(message);
    }

    /// Works on the engine's questions until `enough` returns true; `None` if there are none.
    pub fn turn(&mut self, enough: &mut dyn FnMut() -> bool) -> Option<EdgeTurn> {
        self.raw.turn(enough)
    }

    /// The limits on what is read.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    fn number_document(&mut self) -> u32 {
        let number = self.next_document;
        self.next_document = number.saturating_add(1);
        number
    }

    fn builder(&mut self) -> &mut BatchBuilder {
        let segment = self.raw.next_segment();
        self.open.builder.get_or_insert_with(|| {
            let mut builder = BatchBuilder::new(segment, self.hash_key);
            if self.columns_only {
                builder.forget_raw();
            }
            builder
        })
    }

    /// Closes the batch with the rows and issues so far. It does not contain facts about documents, whose hashes may
    /// not be ready yet.
    fn close_batch(&mut self) -> LabelledBatch {
        let (columns, raw) = self.open.builder.take().map(BatchBuilder::finish).unzip();
        let sources = std::mem::take(&mut self.open.sources);
        if let Some(raw) = raw {
            self.raw.keep(raw, sources);
        }
        let label = BatchLabel { files: std::mem::take(&mut self.open.label.files), done: Vec::new() };
        let batch = EdgeBatch {
            columns,
            row_documents: std::mem::take(&mut self.open.row_documents),
            documents: Vec::new(),
            issues: std::mem::take(&mut self.open.issues),
            raw_bytes: self.raw.bytes(),
        };
        LabelledBatch { label, batch }
    }
}

/// Receives what the parser finds in a dropped file.
pub(crate) struct Reader<'e> {
    edge: &'e mut Edge,
    file: &'e FileHandle,
    hasher: &'e mut dyn Hasher,
    full: &'e mut dyn FnMut(LabelledBatch),
    pub(crate) current: Option<Current>,
    /// Number of documents found in the file so far.
    documents: &'e mut u32,
}

/// The document being read.
pub(crate) struct Current {
    pub(crate) number: u32,
    pub(crate) facts: DocumentFacts,
    /// Whether it has an entry in the open batch.
    pub(crate) in_batch: bool,
}

impl<'e> Reader<'e> {
    /// A reader of this file, in which `documents` documents have been found so far.
    pub(crate) fn of(
        edge: &'e mut Edge,
        file: &'e FileHandle,
        hasher: &'e mut dyn Hasher,
        full: &'e mut dyn FnMut(LabelledBatch),
        documents: &'e mut u32,
    ) -> Reader<'e> {
        Reader { edge, file, hasher, full, current: None, documents }
    }

    /// To be called once everything about a document has been passed on.
    pub(crate) fn finish_document(&mut self) {
        if let Some(current) = self.current.take() {
            self.edge.open.of(self.file);
            self.edge.open.documents.push((current.number, current.facts));
        }
    }
}

impl Sink for Reader<'_> {
    fn document(&mut self, document: &Document<'_>) {
        self.finish_document();
        let number = self.edge.number_document();
        *self.documents = self.documents.saturating_add(1);
        let hash = self.hasher.sha256(number, document.content);
        self.current = Some(Current { number, facts: facts(self.file.id, document, hash), in_batch: false });
    }

    fn record(&mut self, record: &Record<'_>) {
        let Some(current) = &mut self.current else { return };
        if !current.in_batch {
            let builder = self.edge.builder();
            builder.document(current.facts.file, &current.facts.path);
            let first = u32::try_from(builder.len()).unwrap_or(u32::MAX);
            let document = self.documents.saturating_sub(1);
            self.edge.open.sources.push(Source {
                file: self.file.id,
                size: self.file.size,
                share: self.file.share,
                document,
                first,
            });
            self.edge.open.row_documents.push(current.number);
            current.in_batch = true;
        }
        current.facts.records += 1;
        if let Some(file) = self.edge.open.of(self.file) {
            file.records += 1;
        }
        let builder = self.edge.builder();
        builder.push(record);
        if builder.len() >= BATCH_RECORDS || builder.raw_len() >= BATCH_RAW_BYTES {
            current.in_batch = false;
            (self.full)(self.edge.close_batch());
        }
    }

    fn finding(&mut self, finding: Finding) {
        let path = self.current.as_ref().map_or(&self.file.path, |current| &current.facts.path);
        self.edge.open.issues.push(Issue {
            file: self.file.id,
            path: path.clone(),
            offset: finding.offset,
            severity: finding.severity,
            kind: finding.kind,
            what: finding.what,
            rejected: finding.rejected,
        });
    }
}
