//! Progress of a session: absolute values, never differences, so that the next message makes up for a lost one.

use serde::{Deserialize, Serialize};

/// What the engine is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// No file has been dropped yet.
    #[default]
    Empty,
    /// Files are being read.
    Loading,
    /// All files have been read; digests and signatures are being checked.
    Validating,
    /// All work is complete.
    Ready,
    /// The engine crashed and could not be restarted; the page says why.
    Failed,
}

/// The stage of a check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckStage {
    /// Reading digests, keys and metadata, and listing signatures.
    #[default]
    Gathering,
    /// Verifying signatures.
    Verifying,
    /// Following digests from the newest to the oldest, and comparing logs with them.
    Judging,
}

/// The state of the whole session, as of `generation`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Increased whenever the answer to any question may have changed.
    pub generation: u64,
    /// The generation since which nothing but notes has changed.
    pub contents: u64,
    /// What is going on.
    pub phase: Phase,
    /// Files handed over so far.
    pub files_total: u64,
    /// Files read so far, whatever the result.
    pub files_done: u64,
    /// How many of them have a size that is known.
    pub files_measured: u64,
    /// Stored bytes of these.
    pub bytes_total: u64,
    /// Stored bytes of the files read so far.
    pub bytes_done: u64,
    /// Decompressed bytes.
    pub inflated_bytes: u64,
    /// Events in the store that are shown.
    pub events: u64,
    /// How many of these have no usable time.
    pub undated: u64,
    /// Exact copies of events, which are shown once.
    pub folded: u64,
    /// Records that could not be used.
    pub rejected: u64,
    /// Number of issues.
    pub issues: u64,
    /// Events that something was noted about, loaded or not, and events drawn for samples.
    pub noted: u64,
    /// The stage of a check in progress.
    pub check_stage: CheckStage,
    /// Signatures verified so far, during that stage.
    pub checked: u64,
    /// Signatures to verify in all.
    pub to_check: u64,
    /// Whether the user stopped the check: then there is no report.
    pub check_stopped: bool,
    /// Bytes of memory that the engine's columns take.
    pub column_bytes: u64,
    /// Bytes of memory that compressed raw records take in all edges.
    pub raw_bytes: u64,
    /// Whether raw records are dropped.
    pub columns_only: bool,
}

/// Cost of a file in addition to its bytes: handing it over, opening it, reporting it. In a browser that takes about a
/// millisecond, in which this many stored bytes of a larger file could be read.
const BYTES_A_FILE: u64 = 20_000;

impl Progress {
    /// How much has been read, and how much there is to read: in stored bytes, plus a cost for each file. Sizes are
    /// known only a moment before a file is read; until then, it counts as an average one.
    pub fn reading(&self) -> (u64, u64) {
        let work = |files: u64, bytes: u64| files.saturating_mul(BYTES_A_FILE).saturating_add(bytes);
        let unmeasured = self.files_total.saturating_sub(self.files_measured);
        let total =
            work(self.files_total, self.bytes_total.saturating_add(unmeasured.saturating_mul(self.mean_size())));
        (work(self.files_done, self.bytes_done).min(total), total)
    }

    /// The same bytes in a single file, and in the files that they are in, in the same unit.
    pub fn as_one_file(&self) -> (u64, u64) {
        let (_, total) = self.reading();
        (total.saturating_sub(self.files_total.saturating_sub(1).saturating_mul(BYTES_A_FILE)), total)
    }

    /// Mean size of the files whose size is known, in stored bytes; 0 if there is none.
    pub fn mean_size(&self) -> u64 {
        self.bytes_total.checked_div(self.files_measured).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_files_whose_sizes_are_not_known_yet_are_not_nearly_read() {
        let read = Progress {
            files_total: 1000,
            files_done: 10,
            files_measured: 10,
            bytes_total: 50_000_000,
            bytes_done: 50_000_000,
            ..Progress::default()
        };
        let (done, total) = read.reading();
        assert_eq!((done * 100 / total, read.mean_size()), (1, 5_000_000));
    }

    #[test]
    fn of_few_large_files_the_bytes_count() {
        let read = Progress {
            files_total: 2,
            files_done: 1,
            files_measured: 2,
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
