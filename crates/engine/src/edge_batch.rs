//! What edges send to the engine.

use protocol::what::Contents;
use protocol::{BatchLabel, Compression, FileId, FileKind, Issue};
use serde::{Deserialize, Serialize};
use store::Batch;

/// A batch with a label that describes it.
pub struct LabelledBatch {
    /// See [`BatchLabel`].
    pub label: BatchLabel,
    /// The batch itself.
    pub batch: EdgeBatch,
}

/// Records, and everything found out about the files they came from.
#[derive(Serialize, Deserialize)]
pub struct EdgeBatch {
    /// Columns of the records; `None` if there are only facts.
    pub columns: Option<Batch>,
    /// For every document in the columns, the number of its facts (which are in this batch or a later one).
    pub row_documents: Vec<u32>,
    /// Documents read to their end, each with its number.
    pub documents: Vec<(u32, DocumentFacts)>,
    /// Issues found while reading.
    pub issues: Vec<Issue>,
    /// Bytes of memory that all raw records of the edge take.
    pub raw_bytes: u64,
}

/// Everything known about one file, or one entry of a container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFacts {
    /// The file that was dropped.
    pub file: FileId,
    /// Path in the drop; an entry of a container is `container.zip!inner/path`.
    pub path: String,
    /// What it is, by content.
    pub kind: FileKind,
    /// The same, more precisely.
    pub contents: Contents,
    /// Length of the stored bytes.
    pub stored_bytes: u64,
    /// Length of the decompressed bytes.
    pub bytes: u64,
    /// SHA-256 of the content that a digest would list: the decompressed bytes of the first gzip member. Zeros until a
    /// [`crate::Hasher`] has computed it, which must happen before the batch is sent.
    pub content_sha256: [u8; 32],
    /// Length of that content in bytes.
    pub content_len: u64,
    /// SHA-256 of the stored bytes, if they are compressed and a CloudTrail Lake sign file might list them.
    pub stored_sha256: Option<[u8; 32]>,
    /// How it was compressed.
    pub compression: Compression,
    /// Number of records read from it.
    pub records: u64,
    /// The content itself, if proofs need it (digests, sign files, keys, metadata).
    pub evidence: Option<Vec<u8>>,
}
