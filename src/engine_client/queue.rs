//! Which files are read next, and by whom: plain bookkeeping without a browser.

use std::collections::{BTreeSet, VecDeque};

use protocol::{FileHandle, FileId};

/// Small files cost calls, not bytes, so they are read in groups; one group should still be done well within a second.
const GROUP_FILES: usize = 128;
const GROUP_BYTES: u64 = 8_000_000;

/// Files that wait for an edge.
#[derive(Default)]
pub struct Queue {
    waiting: VecDeque<FileHandle>,
    /// Files that a worker died on once: they are read alone.
    suspects: BTreeSet<FileId>,
}

impl Queue {
    /// Adds files to the end.
    pub fn push(&mut self, files: impl IntoIterator<Item = FileHandle>) {
        self.waiting.extend(files);
    }

    /// Takes the next group for one of `edges` workers; empty when nothing waits.
    pub fn next_group(&mut self, edges: usize) -> Vec<FileHandle> {
        // The last files are shared out, so that no edge idles while another has a full group before it.
        let most = self.waiting.len().div_ceil(edges.max(1)).clamp(1, GROUP_FILES);
        let mut group = Vec::new();
        let mut bytes = 0;
        while let Some(next) = self.waiting.front() {
            let alone = self.suspects.contains(&next.id);
            let full = group.len() >= most || bytes + next.size > GROUP_BYTES || alone;
            if full && !group.is_empty() {
                break;
            }
            bytes += next.size;
            group.extend(self.waiting.pop_front());
            if alone {
                break;
            }
        }
        group
    }

    /// Gives up what waits; how many files and bytes that were.
    pub fn clear(&mut self) -> (u64, u64) {
        let bytes = self.waiting.iter().map(|file| file.size).sum();
        let files = self.waiting.len() as u64;
        self.waiting.clear();
        (files, bytes)
    }

    /// Notes that a worker died on this file. True if it is the second time.
    pub fn suspect(&mut self, file: FileId) -> bool {
        !self.suspects.insert(file)
    }
}
