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

/// What a check is at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckStage {
    /// Digests, keys and metadata are read, and their signatures listed.
    #[default]
    Gathering,
    /// Signatures are verified.
    Verifying,
    /// Digests are followed from the newest to the oldest, and logs compared with them.
    Judging,
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
    /// What is being checked, while it is.
    pub check_stage: CheckStage,
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
    /// Raw records are not kept.
    pub columns_only: bool,
}

/// What a file costs besides its bytes: handing it over, opening it, telling of it. In a browser that takes about a
/// millisecond, in which so many bytes of a larger file (as stored) would have been read.
const BYTES_A_FILE: u64 = 20_000;

impl Progress {
    /// How much of the reading is done, and of how much: in bytes as stored, and what a file costs besides them. Of 100,000
    /// small files, the sizes are known only a moment before they are read.
    pub fn reading(&self) -> (u64, u64) {
        let work = |files: u64, bytes: u64| files.saturating_mul(BYTES_A_FILE).saturating_add(bytes);
        let total = work(self.files_total, self.bytes_total);
        (work(self.files_done, self.bytes_done).min(total), total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_files_whose_sizes_are_not_known_yet_are_not_nearly_read() {
        let read =
            Progress { files_total: 1000, files_done: 10, bytes_total: 5000, bytes_done: 5000, ..Progress::default() };
        let (done, total) = read.reading();
        assert_eq!(done * 100 / total, 1);
    }

    #[test]
    fn of_few_large_files_the_bytes_count() {
        let read = Progress {
            files_total: 2,
            files_done: 1,
            bytes_total: 100_000_000,
            bytes_done: 90_000_000,
            ..Progress::default()
        };
        let (done, total) = read.reading();
        assert_eq!(done * 100 / total, 89);
    }

    #[test]
    fn never_more_than_all_is_done() {
        let read = Progress { files_done: 7, bytes_done: u64::MAX, ..Progress::default() };
        assert_eq!(read.reading(), (0, 0));
    }
}
