//! What came out, and whether it is small enough.

use anyhow::{Result, bail};

use super::asset::Asset;

/// Most that opening the page shall fetch, in bytes after gzip; `docs/decisions.md` tells how it is kept.
const FIRST_LOAD_BUDGET: usize = 1_000_000;

/// Sizes of a finished build.
pub struct Built {
    lines: Vec<Line>,
}

struct Line {
    name: String,
    raw: usize,
    gzip: usize,
    first_load: bool,
}

impl Built {
    pub(super) fn of(files: &[Asset]) -> Built {
        let line = |file: &Asset| Line {
            name: file.name.clone(),
            raw: file.content.len(),
            gzip: file.gzip_len(),
            first_load: file.first_load,
        };
        Built { lines: files.iter().map(line).collect() }
    }

    /// Bytes that opening the page fetches, after gzip.
    fn first_load(&self) -> usize {
        self.lines.iter().filter(|line| line.first_load).map(|line| line.gzip).sum()
    }

    /// Prints a line a file.
    pub fn print(&self) {
        println!("{:>10} {:>10}", "bytes", "gzip");
        for line in &self.lines {
            let note = if line.first_load { "" } else { "  (on demand)" };
            println!("{:>10} {:>10}  {}{note}", line.raw, line.gzip, line.name);
        }
        println!("{:>21}  first load; the budget is {FIRST_LOAD_BUDGET}", self.first_load());
    }

    /// Fails when the first load is larger than the budget.
    pub fn check_budget(&self) -> Result<()> {
        let first_load = self.first_load();
        if first_load > FIRST_LOAD_BUDGET {
            bail!("the first load takes {first_load} bytes after gzip; at most {FIRST_LOAD_BUDGET} are allowed");
        }
        Ok(())
    }
}
