//! How far loading is: levels, never deltas, so that a lost message heals itself with the next one.

use serde::{Deserialize, Serialize};

/// What the engine is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// No file was dropped yet.
    #[default]
    Empty,
    /// Files are being read.
    Loading,
    /// All files are read; digests and signatures are being checked.
    Validating,
    /// All work is done.
    Ready,
    /// The engine itself died and could not be brought back; the page says why.
    Failed,
}

/// The state of the whole session, as of `generation`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Counts up whenever the answer to any question may have changed.
    pub generation: u64,
    /// What is going on.
    pub phase: Phase,
    /// Files handed over so far.
    pub files_total: u64,
    /// Files read, whatever came of them.
    pub files_done: u64,
    /// Bytes (as stored) of all files handed over.
    pub bytes_total: u64,
    /// Bytes (as stored) of the files read.
    pub bytes_done: u64,
    /// Bytes of JSON after inflating.
    pub inflated_bytes: u64,
    /// Events in the store: shown.
    pub events: u64,
    /// Exact copies of events that are shown once.
    pub folded: u64,
    /// Records that could not be used.
    pub rejected: u64,
    /// Number of issues.
    pub issues: u64,
    /// Signatures verified so far, while they are.
    pub checked: u64,
    /// Signatures to verify in all.
    pub to_check: u64,
    /// Checking was stopped by the user: there is no report.
    pub check_stopped: bool,
    /// Bytes of memory that the engine's columns take.
    pub column_bytes: u64,
    /// Bytes of memory that the compressed raw records take, over all edges.
    pub raw_bytes: u64,
}
