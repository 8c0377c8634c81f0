//! What an edge sends to the engine.

use protocol::{BatchLabel, Compression, FileId, FileKind, Issue};
use serde::{Deserialize, Serialize};
use store::Batch;

/// A batch, and what is in it in a few words.
pub struct LabelledBatch {
    /// See [`BatchLabel`].
    pub label: BatchLabel,
    /// All of it.
    pub batch: EdgeBatch,
}

/// A batch of records and everything found out about the files it came from.
#[derive(Serialize, Deserialize)]
pub struct EdgeBatch {
    /// Columns of the records; none if only facts are sent.
    pub columns: Option<Batch>,
    /// For every document of the batch, the number of its facts (which come with this or a later batch).
    pub row_documents: Vec<u32>,
    /// Documents that were read to their end, with their number.
    pub documents: Vec<(u32, DocumentFacts)>,
    /// What could not be read.
    pub issues: Vec<Issue>,
    /// Bytes of memory that all raw records take at the edge.
    pub raw_bytes: u64,
}

/// What there is to know about one file, or one entry of a container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFacts {
    /// The dropped file.
    pub file: FileId,
    /// Path in the drop; an entry of a container is `container.zip!inner/path`.
    pub path: String,
    /// What it is, by content.
    pub kind: FileKind,
    /// The same in words.
    pub description: String,
    /// Bytes as stored.
    pub stored_bytes: u64,
    /// Bytes after inflating.
    pub bytes: u64,
    /// SHA-256 of the content that a digest would name: the inflated bytes of the first gzip member. Zeros as long as
    /// a [`crate::Hasher`] has not made it, which must not be longer than until the batch is sent.
    pub content_sha256: [u8; 32],
    /// Length of that content.
    pub content_len: u64,
    /// SHA-256 of the bytes as stored, if they are compressed and a sign file of CloudTrail Lake could name them.
    pub stored_sha256: Option<[u8; 32]>,
    /// How it was compressed.
    pub compression: Compression,
    /// Records read from it.
    pub records: u64,
    /// The content itself, if the proof needs it (digests, sign files, keys, metadata).
    pub evidence: Option<Vec<u8>>,
}
