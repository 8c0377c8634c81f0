//! What loaded events take in memory, in words.

use protocol::Progress;

use crate::format;

/// A WebAssembly module has at most 4 GiB. The engine's holds the columns, and needs room for answers beside them; each
/// edge's holds its share of the raw records, and needs room for the file it reads.
const NEAR_LIMIT: u64 = 3 << 30;

/// What is taken, and by what.
pub fn parts(progress: &Progress) -> String {
    let (columns, raw) = (format::bytes(progress.column_bytes), format::bytes(progress.raw_bytes));
    format!("In memory: {columns} of columns, {raw} of raw records, compressed")
}

/// What to do before it is too late, with so many edges.
pub fn warning(progress: &Progress, edges: usize) -> Option<String> {
    let per_edge = progress.raw_bytes / edges.max(1) as u64;
    let full = progress.column_bytes.max(per_edge) >= NEAR_LIMIT;
    full.then(|| {
        format!(
            "{} events take nearly all the memory that a browser gives to one page. Stop here and look at what is loaded, or start \
             over with fewer files: the folders are named by region and day.",
            format::exact(progress.events)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_warning_comes_before_the_limit() {
        let near = |column_bytes, raw_bytes, edges| {
            let progress = Progress { column_bytes, raw_bytes, events: 30_000_000, ..Progress::default() };
            warning(&progress, edges).is_some()
        };
        assert!(!near(2_900_000_000, 5_000_000_000, 2));
        assert!(near(3_300_000_000, 0, 2), "columns are in one place");
        assert!(near(0, 6_600_000_000, 2), "raw records are shared out");
        assert!(!near(0, 6_600_000_000, 4));
        assert!(!near(0, 0, 0));
    }
}
