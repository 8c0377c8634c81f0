//! The ingest side: files in, batches out; the raw records stay here.

use cloudtrail::{Document, Finding, Limits, Record, Sink};
use protocol::{
    Compression, EdgeProblem, FileHandle, FileId, FileKind, Issue, IssueKind, Micros, RawTest, SegmentId, Severity,
    Survey,
};
use sha2::{Digest, Sha256};
use store::{BatchBuilder, RawRecord, RawSegment, compile_raw};

use crate::harvest::{DocumentFacts, Harvest};
use crate::hasher::Hasher;
use crate::survey;

/// A batch is closed when it holds this many records or raw bytes: large enough to amortise its message, small enough
/// that rows appear while a large file is still being read.
const BATCH_RECORDS: usize = 50_000;
const BATCH_RAW_BYTES: u64 = 64 << 20;

/// Evidence beyond this size is not kept: the largest thing AWS writes there, a digest that lists every log of a busy
/// hour, is a few megabytes.
const MOST_EVIDENCE_BYTES: usize = 256 << 20;

/// For one segment, a bitmap of its records for every test.
pub type Matches = (SegmentId, Vec<Vec<u8>>);

/// Reads files and keeps their raw records.
pub struct Edge {
    number: u32,
    hash_key: [u64; 2],
    limits: Limits,
    segments: Vec<RawSegment>,
    next_document: u32,
    open: Open,
    ready: Vec<Harvest>,
}

/// The batch being filled.
#[derive(Default)]
struct Open {
    builder: Option<BatchBuilder>,
    batch_documents: Vec<u32>,
    documents: Vec<(u32, DocumentFacts)>,
    issues: Vec<Issue>,
    files_done: Vec<(FileId, u64)>,
}

impl Edge {
    /// `hash_key` must be random: it keys the content hash by which exact copies of a record are recognised.
    pub fn new(number: u32, hash_key: [u64; 2]) -> Edge {
        Edge {
            number,
            hash_key,
            limits: Limits::default(),
            segments: Vec::new(),
            next_document: 0,
            open: Open::default(),
            ready: Vec::new(),
        }
    }

    /// Reads one dropped file, whatever it is.
    pub fn read(&mut self, file: &FileHandle, stored: &[u8], hasher: &mut dyn Hasher) {
        let limits = self.limits.clone();
        let mut reader = Reader { edge: self, file, hasher, current: None };
        cloudtrail::read(&file.path, stored, &limits, &mut reader);
        reader.finish_document();
        if stored.len() as u64 != file.size {
            self.tell(file, Severity::Warning, IssueKind::Unreadable, changed(file.size, stored.len()));
        }
        self.open.files_done.push((file.id, file.size));
    }

    /// Whether a file is small enough to be read. If not, that is noted, and it need not be handed over.
    pub fn accepts(&mut self, file: &FileHandle) -> bool {
        let accepts = file.size <= self.limits.file_bytes;
        if !accepts {
            let message = format!(
                "The file has {} bytes, and at most {} can be read at once. It was left out; in parts, it can be read.",
                file.size, self.limits.file_bytes
            );
            self.leave_out(file, "Too large to be read", IssueKind::Limit, message);
        }
        accepts
    }

    /// Notes that a file could not be read from disk.
    pub fn unreadable(&mut self, file: &FileHandle, reason: &str) {
        let message =
            format!("The browser could not read this file; it may have been moved, changed or locked: {reason}");
        self.leave_out(file, "Could not be read from disk", IssueKind::Unreadable, message);
    }

    fn leave_out(&mut self, file: &FileHandle, words: &str, kind: IssueKind, message: String) {
        let number = self.number_document();
        self.open.documents.push((number, unread_facts(file, words)));
        self.tell(file, Severity::Error, kind, message);
        self.open.files_done.push((file.id, file.size));
    }

    fn tell(&mut self, file: &FileHandle, severity: Severity, kind: IssueKind, message: String) {
        self.open.issues.push(Issue {
            file: file.id,
            path: file.path.clone(),
            offset: None,
            severity,
            kind,
            message,
            rejected: 0,
        });
    }

    /// What is ready to be sent; with `all`, also the batch that is still open.
    pub fn take(&mut self, all: bool) -> Vec<Harvest> {
        if all {
            self.close_batch();
        }
        std::mem::take(&mut self.ready)
    }

    /// Raw records of a segment, in the order asked; `None` for what is not here.
    pub fn records(&self, segment: SegmentId, positions: &[u32]) -> Vec<Option<RawRecord>> {
        let segment = self.segment(segment);
        positions.iter().map(|position| segment.and_then(|segment| segment.record(*position))).collect()
    }

    /// For every segment, one bitmap a test.
    pub fn scan(&self, tests: &[RawTest], last: Option<Micros>) -> Result<Vec<Matches>, EdgeProblem> {
        let compiled = tests.iter().map(|test| compile_raw(test, last)).collect::<Result<Vec<_>, _>>()?;
        let scan = |(number, segment): (u32, &RawSegment)| (self.segment_id(number), segment.scan(&compiled));
        Ok((0..).zip(&self.segments).map(scan).collect())
    }

    /// Which fields and values these records have.
    pub fn survey(&self, segment: SegmentId, records: &[u32], fields: &[Vec<String>]) -> Survey {
        self.segment(segment).map_or_else(Survey::default, |segment| survey::count(segment, records, fields))
    }

    fn segment(&self, id: SegmentId) -> Option<&RawSegment> {
        (id.edge == self.number).then(|| self.segments.get(id.number as usize)).flatten()
    }

    fn segment_id(&self, number: u32) -> SegmentId {
        SegmentId { edge: self.number, number }
    }

    fn number_document(&mut self) -> u32 {
        let number = self.next_document;
        self.next_document = number.saturating_add(1);
        number
    }

    fn builder(&mut self) -> &mut BatchBuilder {
        let segment = self.segment_id(u32::try_from(self.segments.len()).unwrap_or(u32::MAX));
        self.open.builder.get_or_insert_with(|| BatchBuilder::new(segment, self.hash_key))
    }

    fn close_batch(&mut self) {
        let open = std::mem::take(&mut self.open);
        if open.builder.is_none() && open.documents.is_empty() && open.issues.is_empty() && open.files_done.is_empty() {
            return;
        }
        let (batch, raw) = open.builder.map(BatchBuilder::finish).unzip();
        let raw_bytes = raw.as_ref().map_or(0, RawSegment::compressed_bytes);
        self.segments.extend(raw);
        self.ready.push(Harvest {
            batch,
            batch_documents: open.batch_documents,
            edge: self.number,
            documents: open.documents,
            issues: open.issues,
            files_done: open.files_done,
            raw_bytes,
        });
    }
}

/// Takes what the parser finds in one dropped file.
struct Reader<'e> {
    edge: &'e mut Edge,
    file: &'e FileHandle,
    hasher: &'e mut dyn Hasher,
    current: Option<Current>,
}

/// The document being read.
struct Current {
    number: u32,
    facts: DocumentFacts,
    /// It has its place in the open batch.
    in_batch: bool,
}

impl Reader<'_> {
    fn finish_document(&mut self) {
        if let Some(current) = self.current.take() {
            self.edge.open.documents.push((current.number, current.facts));
        }
    }
}

impl Sink for Reader<'_> {
    fn document(&mut self, document: &Document<'_>) {
        self.finish_document();
        let number = self.edge.number_document();
        let hash = self.hasher.sha256(number, document.content);
        self.current = Some(Current { number, facts: facts(self.file.id, document, hash), in_batch: false });
    }

    fn record(&mut self, record: &Record<'_>) {
        let Some(current) = &mut self.current else { return };
        if !current.in_batch {
            self.edge.builder().document(current.facts.file, &current.facts.path);
            self.edge.open.batch_documents.push(current.number);
            current.in_batch = true;
        }
        current.facts.records += 1;
        let builder = self.edge.builder();
        builder.push(record);
        if builder.len() >= BATCH_RECORDS || builder.raw_len() >= BATCH_RAW_BYTES {
            self.edge.close_batch();
            current.in_batch = false;
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
            message: finding.message,
            rejected: finding.rejected,
        });
    }
}

fn changed(expected: u64, found: usize) -> String {
    format!(
        "The file changed while it was being read: it had {expected} bytes when it was chosen, and {found} when it was read. \
         What was read is shown; choose it again to read it anew."
    )
}

fn facts(file: FileId, document: &Document<'_>, content_sha256: Option<[u8; 32]>) -> DocumentFacts {
    DocumentFacts {
        file,
        path: document.path.to_owned(),
        kind: document.kind,
        description: document.description.to_owned(),
        stored_bytes: document.stored.len() as u64,
        bytes: document.bytes.len() as u64,
        content_sha256: content_sha256.unwrap_or_default(),
        content_len: document.content.len() as u64,
        stored_sha256: stored_sha256(document),
        compression: document.compression,
        records: 0,
        evidence: evidence(document),
    }
}

/// Digests name logs by their content, and query results are tables: only what is no log by its name costs a second hash.
fn stored_sha256(document: &Document<'_>) -> Option<[u8; 32]> {
    let wanted = match document.kind {
        FileKind::Log | FileKind::Foreign | FileKind::Unreadable | FileKind::Empty => {
            document.compression != Compression::None && !document.path.ends_with(".json.gz")
        }
        FileKind::Digest
        | FileKind::PublicKeys
        | FileKind::DigestMetadata
        | FileKind::LakeSignature
        | FileKind::TrailSettings
        | FileKind::Container => false,
    };
    wanted.then(|| Sha256::digest(document.stored).into())
}

/// Content decides what is evidence; the name of a digest or sign file does where its content is too damaged to tell.
fn evidence(document: &Document<'_>) -> Option<Vec<u8>> {
    let wanted = match document.kind {
        FileKind::Digest
        | FileKind::PublicKeys
        | FileKind::DigestMetadata
        | FileKind::LakeSignature
        | FileKind::TrailSettings => true,
        FileKind::Container => false,
        FileKind::Log | FileKind::Empty | FileKind::Foreign | FileKind::Unreadable => {
            integrity::is_digest_name(document.path) || integrity::is_sign_file_name(document.path)
        }
    };
    (wanted && document.content.len() <= MOST_EVIDENCE_BYTES).then(|| document.content.to_vec())
}

fn unread_facts(file: &FileHandle, words: &str) -> DocumentFacts {
    DocumentFacts {
        file: file.id,
        path: file.path.clone(),
        kind: FileKind::Unreadable,
        description: words.to_owned(),
        stored_bytes: file.size,
        bytes: 0,
        content_sha256: [0; 32],
        content_len: 0,
        stored_sha256: None,
        compression: Compression::None,
        records: 0,
        evidence: None,
    }
}
