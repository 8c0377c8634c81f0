//! How much memory the loaded events take, in words, and when there is no room for more.

use protocol::{Phase, Progress};
use words::{Language, Say, messages as m};

use crate::days::Named;

/// Most memory to use in one WebAssembly module, which can have at most 4 GiB. The engine's contains the columns, and
/// needs room for answers; each edge's contains its share of raw records, and needs room for the file being read.
const OF_A_MODULE: u64 = 3 << 30;

/// Browsers report up to this many GiB of memory: "8" means at least that (<https://www.w3.org/TR/device-memory/>).
const MOST_TOLD: f64 = 8.0;

/// Of more files than this, the browser's handles are let go of after reading: it takes some 7 kB of memory for each.
pub const MOST_HANDLES: usize = 20_000;

const GIB: f64 = 1_073_741_824.0;

/// How much may be used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// In each worker.
    of_a_module: u64,
    /// In all workers together, if known.
    in_all: Option<f64>,
}

impl Room {
    /// For a machine with this many GiB, if the browser reports it. On a small machine, half is left for everything
    /// else.
    pub fn on(device_gib: Option<f64>) -> Room {
        let small = device_gib.filter(|gib| *gib < MOST_TOLD);
        Room { of_a_module: OF_A_MODULE, in_all: small.map(|gib| gib / 2.0 * GIB) }
    }

    /// Whether hardly any room is left with this many edges.
    pub fn is_full(self, progress: &Progress, edges: usize) -> bool {
        let (columns, raw) = (progress.column_bytes, progress.raw_bytes);
        let largest = columns.max(raw / edges.max(1) as u64);
        // Beyond 2^53 bytes, rounding does not matter.
        largest >= self.of_a_module || self.in_all.is_some_and(|most| columns.saturating_add(raw) as f64 >= most)
    }
}

/// How much is used for what, in words.
pub fn parts(progress: &Progress, language: Language) -> String {
    let (columns, raw) = (language.bytes(progress.column_bytes), language.bytes(progress.raw_bytes));
    match progress.columns_only {
        true => m::MemoryColumns { columns: &columns }.say(language),
        false => m::MemoryParts { columns: &columns, raw: &raw }.say(language),
    }
}

/// What the current use means.
pub fn explained(progress: &Progress, language: Language) -> &'static str {
    match progress.columns_only {
        true => m::memory_columns_explained(language),
        false => m::memory_parts_explained(language),
    }
}

/// Which days the files are from, in words.
pub fn named(named: &Named, language: Language) -> String {
    match &named.ends {
        Some((first, last)) => m::MemoryDays { first, last }.say(language),
        None => m::memory_no_days(language).to_owned(),
    }
}

/// What is not possible any more because memory is full.
pub fn warning(progress: &Progress, language: Language) -> String {
    let size = language.bytes(progress.column_bytes.saturating_add(progress.raw_bytes));
    let (n, size) = (progress.events, size.as_str());
    match progress.phase {
        Phase::Loading => m::MemoryPaused { n, size }.say(language),
        _ => m::MemoryFull { n, size }.say(language),
    }
}

/// How much a choice of days comes to: files of these days and of all, and the files that are read in any case.
pub fn chosen(n: u64, total: u64, undated: u64, language: Language) -> String {
    match undated {
        0 => m::MemoryChosen { n, total }.say(language),
        undated => m::MemoryChosenUndated { n, total, undated }.say(language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progress(column_bytes: u64, raw_bytes: u64) -> Progress {
        Progress { column_bytes, raw_bytes, events: 30_000_000, ..Progress::default() }
    }

    #[test]
    fn there_is_no_more_room_before_a_worker_is_full() {
        let full = |columns, raw, edges| Room::on(None).is_full(&progress(columns, raw), edges);
        assert!(!full(2_900_000_000, 5_000_000_000, 2));
        assert!(full(3_300_000_000, 0, 2), "columns are in one place");
        assert!(full(0, 6_600_000_000, 2), "raw records are shared out");
        assert!(!full(0, 6_600_000_000, 4));
        assert!(!full(0, 0, 0));
    }

    #[test]
    fn a_small_machine_has_less_room() {
        let full = |gib, columns, raw| Room::on(Some(gib)).is_full(&progress(columns, raw), 4);
        assert!(full(4.0, 1 << 30, 1 << 30));
        assert!(!full(4.0, 1 << 30, (1 << 30) - 1));
        assert!(!full(8.0, 1 << 30, 8 << 30), "8 is what a large machine is told to have, too");
    }

    #[test]
    fn the_warning_says_what_is_paused() {
        let loading = Progress { phase: Phase::Loading, ..progress(3 << 30, 0) };
        assert_eq!(
            warning(&loading, Language::En),
            "Reading is paused: 30,000,000 events take nearly all the memory that this page may have (3.22\u{a0}GB). You can work \
             with what is loaded."
        );
        let ready = Progress { phase: Phase::Ready, ..loading };
        assert!(!warning(&ready, Language::En).contains("paused"));
    }

    #[test]
    fn days_are_weighed() {
        assert_eq!(chosen(1, 2000, 0, Language::En), "1 of 2,000 files.");
        assert!(chosen(6, 6, 5, Language::En).ends_with("; 5 have no date in their names and are always read."));
    }
}
