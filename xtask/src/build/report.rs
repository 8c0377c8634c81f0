//! The sizes of a build, and whether they are within budget.

use anyhow::{Result, bail};

use super::asset::{Asset, Part};

/// Most bytes, after gzip, that may be fetched before anything is visible, and before any log can be read.
/// `docs/decisions.md` says why.
const BUDGETS: [(Part, &str, usize); 2] = [(Part::Page, "page", 800_000), (Part::Worker, "worker", 915_000)];

/// Sizes of a complete build.
pub struct Built {
    lines: Vec<Line>,
}

struct Line {
    name: String,
    raw: usize,
    gzip: usize,
    part: Part,
}

impl Built {
    pub(super) fn of(files: &[Asset]) -> Built {
        let line = |file: &Asset| Line {
            name: file.name.clone(),
            raw: file.content.len(),
            gzip: file.gzip_len(),
            part: file.part,
        };
        Built { lines: files.iter().map(line).collect() }
    }

    fn gzip(&self, part: Part) -> usize {
        self.lines.iter().filter(|line| line.part == part).map(|line| line.gzip).sum()
    }

    /// Prints one line for each file.
    pub fn print(&self) {
        println!("{:>10} {:>10}", "bytes", "gzip");
        for line in &self.lines {
            let note = if line.part == Part::OnDemand { "  (on demand)" } else { "" };
            println!("{:>10} {:>10}  {}{note}", line.raw, line.gzip, line.name);
        }
        for (part, name, most) in BUDGETS {
            println!("{:>21}  {name}; the budget is {most}", self.gzip(part));
        }
    }

    /// Fails if a part is larger than its budget.
    pub fn check_budget(&self) -> Result<()> {
        for (part, name, most) in BUDGETS {
            let found = self.gzip(part);
            if found > most {
                bail!("the {name} takes {found} bytes after gzip; at most {most} are allowed");
            }
        }
        Ok(())
    }
}
