//! Which files are read next, and by which worker.

use std::collections::{BTreeSet, VecDeque};

use protocol::{FileHandle, FileId, Share};

/// The cost of small files is in calls, not bytes, so they are read in groups of at most this many files and stored
/// bytes.
const GROUP_FILES: u64 = 128;
const GROUP_BYTES: u64 = 4_000_000;

/// A group is this fraction of an edge's share of what is waiting, so that groups get smaller towards the end and all
/// edges finish at about the same time.
const PARTS: u64 = 4;

/// Smallest group in bytes, since each costs a call and a message.
const LEAST_BYTES: u64 = 256_000;

/// A container of at least this size is read by all edges at once, each reading its share of the files.
const SHARED_BYTES: u64 = 8_000_000;

/// Each edge has to load all of the container; together, at most this many bytes.
const SHARED_MEMORY: u64 = 1 << 30;

/// Extensions of containers whose files can be told apart without reading them.
const CONTAINERS: [&str; 4] = [".zip", ".tar", ".tar.gz", ".tgz"];

/// Files waiting for an edge.
#[derive(Default)]
pub struct Queue {
    waiting: VecDeque<FileHandle>,
    /// Bytes of the files waiting.
    bytes: u64,
    /// Files on which a worker has crashed once, and which are read alone.
    suspects: BTreeSet<FileId>,
}

impl Queue {
    /// Appends files.
    pub fn push(&mut self, files: impl IntoIterator<Item = FileHandle>) {
        for file in files {
            self.bytes = self.bytes.saturating_add(file.size);
            self.waiting.push_back(file);
        }
    }

    /// Takes the next group for one of `edges` workers; empty if nothing is waiting. `ahead`: the worker still has
    /// something to read. Then files larger than a group keep waiting, since two of them would fill its memory.
    pub fn next_group(&mut self, edges: usize, ahead: bool) -> Vec<FileHandle> {
        self.share_out(edges);
        let parts = PARTS.saturating_mul(edges.max(1) as u64);
        let most_files = (self.waiting.len() as u64).div_ceil(parts).clamp(1, GROUP_FILES);
        let most_bytes = (self.bytes / parts).clamp(LEAST_BYTES, GROUP_BYTES);
        let mut group = Vec::new();
        let mut bytes: u64 = 0;
        while let Some(next) = self.waiting.front() {
            let alone = self.suspects.contains(&next.id);
            let full = group.len() as u64 >= most_files || bytes.saturating_add(next.size) > most_bytes || alone;
            if full && !group.is_empty() || ahead && (alone || next.size > GROUP_BYTES) {
                break;
            }
            bytes = bytes.saturating_add(next.size);
            self.bytes = self.bytes.saturating_sub(next.share.bytes(next.size));
            group.extend(self.waiting.pop_front());
            if alone {
                break;
            }
        }
        group
    }

    /// Splits the next file into shares, if it is a container that would otherwise keep one edge busy while the others
    /// wait.
    fn share_out(&mut self, edges: usize) {
        let Some(next) = self.waiting.front() else { return };
        let name = next.path.to_ascii_lowercase();
        let is_large = next.size >= SHARED_BYTES && next.size >= self.bytes / 2;
        let is_container = CONTAINERS.iter().any(|end| name.ends_with(end));
        let fit = SHARED_MEMORY / next.size.max(1);
        let of = u32::try_from(fit.min(edges as u64)).unwrap_or_default();
        if of < 2 || next.share != Share::WHOLE || !is_large || !is_container || self.suspects.contains(&next.id) {
            return;
        }
        let Some(file) = self.waiting.pop_front() else { return };
        for share in Share::all(of).rev() {
            self.waiting.push_front(FileHandle { share, ..file.clone() });
        }
    }

    /// Number of files waiting.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Whether no files are waiting.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Drops and returns what is waiting.
    pub fn clear(&mut self) -> VecDeque<FileHandle> {
        self.bytes = 0;
        std::mem::take(&mut self.waiting)
    }

    /// Notes that a worker crashed on this file. Returns true if it was the second time.
    pub fn suspect(&mut self, file: FileId) -> bool {
        !self.suspects.insert(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn queue(sizes: &[u64]) -> Queue {
        let mut queue = Queue::default();
        queue.push((0..).zip(sizes).map(|(id, size)| FileHandle {
            id: FileId(id),
            path: String::new(),
            size: *size,
            share: Share::WHOLE,
        }));
        queue
    }

    fn ids(group: &[FileHandle]) -> Vec<u32> {
        group.iter().map(|file| file.id.0).collect()
    }

    #[test]
    fn small_files_are_read_together_and_the_last_ones_shared_out() {
        let mut queue = queue(&[1000; 2000]);
        let groups: Vec<usize> =
            std::iter::repeat_with(|| queue.next_group(2, false).len()).take_while(|len| *len > 0).collect();
        assert_eq!(groups[..8], [128; 8]);
        assert!(groups.is_sorted_by(|one, next| one >= next), "{groups:?}");
        assert_eq!((groups.iter().sum::<usize>(), groups.last()), (2000, Some(&1)));
    }

    #[test]
    fn large_files_are_read_one_by_one_and_not_ahead() {
        let mut queue = queue(&[50_000_000, 1, 60_000_000]);
        assert!(queue.next_group(2, true).is_empty());
        assert_eq!(ids(&queue.next_group(2, false)), [0]);
        assert_eq!(ids(&queue.next_group(2, true)), [1]);
        assert!(queue.next_group(2, true).is_empty());
        assert_eq!(ids(&queue.next_group(2, false)), [2]);
    }

    #[test]
    fn a_file_that_a_worker_died_on_is_read_alone() {
        let mut queue = queue(&[1; 100]);
        assert!(!queue.suspect(FileId(3)));
        assert_eq!(ids(&queue.next_group(1, false)), [0, 1, 2]);
        assert!(queue.next_group(1, true).is_empty());
        assert_eq!(ids(&queue.next_group(1, false)), [3]);
        assert!(queue.suspect(FileId(3)));
    }

    #[test]
    fn a_large_container_is_shared_out() {
        let shares = |size: u64, path: &str, others: u64, edges: usize| {
            let mut queue = Queue::default();
            let file =
                |id, path: &str, size| FileHandle { id: FileId(id), path: path.to_owned(), size, share: Share::WHOLE };
            queue.push([file(0, path, size), file(1, "other.json.gz", others)]);
            let groups =
                std::iter::repeat_with(|| queue.next_group(edges, false)).take_while(|group| !group.is_empty());
            let groups: Vec<Vec<FileHandle>> = groups.collect();
            assert!(groups.iter().all(|group| group.len() == 1) && queue.bytes == 0, "{groups:?}");
            groups.iter().filter(|group| group[0].id == FileId(0)).count()
        };
        assert_eq!(shares(80_000_000, "a/Logs.ZIP", 70_000_000, 4), 4);
        assert_eq!(shares(80_000_000, "logs.tar.gz", 0, 8), 8);
        assert_eq!(shares(400_000_000, "logs.tar", 0, 8), 2, "each has all of it in memory");
        assert_eq!(shares(900_000_000, "logs.zip", 0, 8), 1);
        assert_eq!(shares(80_000_000, "logs.json.gz", 0, 4), 1, "one document");
        assert_eq!(shares(80_000_000, "logs.zip", 0, 1), 1);
        assert_eq!(shares(80_000_000, "logs.zip", 90_000_000, 4), 1, "there is enough else to do");
        assert_eq!(shares(7_000_000, "logs.zip", 0, 4), 1);
    }

    #[test]
    fn what_waits_can_be_given_up() {
        let mut queue = queue(&[5, 6, 7]);
        assert_eq!(ids(&queue.next_group(1, false)), [0]);
        assert_eq!(ids(queue.clear().make_contiguous()), [1, 2]);
        assert!(queue.clear().is_empty() && queue.next_group(1, false).is_empty());
    }

    proptest! {
        #[test]
        fn every_file_comes_once_and_in_order(
            sizes in prop::collection::vec(0..10_000_000_u64, 0..300), edges in 0..9_usize, suspect in any::<u32>(),
        ) {
            let mut queue = queue(&sizes);
            queue.suspect(FileId(suspect % 300));
            let mut all = Vec::new();
            loop {
                let mut group = queue.next_group(edges, true);
                if group.is_empty() {
                    group = queue.next_group(edges, false);
                }
                if group.is_empty() {
                    break;
                }
                prop_assert!(group.len() == 1 || group.iter().map(|file| file.size).sum::<u64>() <= GROUP_BYTES);
                all.extend(ids(&group));
            }
            prop_assert_eq!(all, (0..).take(sizes.len()).collect::<Vec<u32>>());
        }
    }
}
