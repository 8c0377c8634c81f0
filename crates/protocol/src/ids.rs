//! Typed numbers: what a number counts or points into is part of its type.

use serde::{Deserialize, Serialize};

/// A file of the drop, numbered by the page in the order of dropping. A file inside a container has the container's
/// number and a path of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// A run of records that one ingest worker (an "edge") has read, and whose raw bytes it keeps. Unique in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SegmentId {
    /// The ingest worker that keeps the bytes.
    pub edge: u32,
    /// Counts up within that worker.
    pub number: u32,
}

/// A document that an edge read: a file, or a file in a container. Unique in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DocumentId {
    /// The ingest worker that read it.
    pub edge: u32,
    /// Counts up within that worker.
    pub number: u32,
}

/// A row of the store, in order of arrival. Stable as long as the set of files does not shrink.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RowId(pub u32);

/// A point in time: microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Micros(pub i64);
