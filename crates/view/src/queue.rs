//! Which files are read next, and by which worker.
//!
//! Sizes are not known when files are chosen. The page reads most files itself and hands over their bytes ([`ahead`]). What
//! turns out to be large, cannot be read there, or is an archive by its name goes to a worker as the browser's handle: this
//! is about these. Groups whose sizes are not known are made by number; the worker learns the sizes, and gives back what
//! would take too long, which then goes on by size.

pub mod ahead;

use std::collections::{BTreeSet, VecDeque};

use protocol::{FileId, GROUP_BYTES, Share};

/// The cost of small files is in calls, not bytes, so they are read in groups of at most this many files.
const GROUP_FILES: u64 = 128;

/// The same for files of unknown size. While the page sends one to a worker, it has to wait for the browser to look up its
/// size; so many at a time still leave it responsive.
const FRESH_FILES: u64 = 32;

/// A group is this fraction of an edge's share of what is waiting, so that groups get smaller towards the end and all
/// edges finish at about the same time.
const PARTS: u64 = 4;

/// Smallest group in bytes, since each costs a call and a message.
const LEAST_BYTES: u64 = 256_000;

/// A container of at least this size is read by all edges at once, each reading its share of the files.
const SHARED_BYTES: u64 = 8_000_000;

/// Each edge has to load all of the container; together, at most this many bytes.
const SHARED_MEMORY: u64 = 1 << 30;

/// A container of more bytes is loaded slice by slice, so that there is room for one in each edge.
const SLICED_BYTES: u64 = 2 << 30;

/// Extensions of containers whose files can be told apart without reading them.
const CONTAINERS: [&str; 4] = [".zip", ".tar", ".tar.gz", ".tgz"];

/// Whether this is the name of a container.
pub fn is_container(path: &str) -> bool {
    let is_end = |end: &str| {
        let at = path.len().checked_sub(end.len());
        at.and_then(|at| path.get(at..)).is_some_and(|last| last.eq_ignore_ascii_case(end))
    };
    CONTAINERS.into_iter().any(is_end)
}

/// Files waiting for an edge.
#[derive(Default)]
pub struct Queue {
    waiting: VecDeque<Waiting>,
    /// Number of files waiting whose size is known.
    known: usize,
    /// Bytes of these.
    bytes: u64,
    /// Files on which a worker may have crashed, and which are read alone.
    suspects: BTreeSet<FileId>,
}

/// A file that waits, or is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The file.
    pub id: FileId,
    /// Stored bytes, if known.
    pub size: Option<u64>,
    /// Which share of it to read.
    pub share: Share,
    /// Whether its name is one of a container.
    is_container: bool,
}

impl Waiting {
    fn of(id: FileId, path: &str, size: Option<u64>) -> Waiting {
        Waiting { id, size, share: Share::WHOLE, is_container: is_container(path) }
    }

    /// A file that the page has read.
    pub fn read(id: FileId, size: u64) -> Waiting {
        Waiting { id, size: Some(size), share: Share::WHOLE, is_container: false }
    }

    /// Known bytes that reading it takes.
    fn bytes(&self) -> u64 {
        self.size.map_or(0, |size| self.share.bytes(size))
    }
}

impl Queue {
    /// Appends files with their paths.
    pub fn push<'a>(&mut self, files: impl IntoIterator<Item = (FileId, &'a str)>) {
        self.waiting.extend(files.into_iter().map(|(id, path)| Waiting::of(id, path, None)));
    }

    /// Puts back files whose sizes are known by now, to be read next.
    pub fn give_back<'a>(&mut self, files: impl DoubleEndedIterator<Item = (FileId, &'a str, u64)>) {
        for (id, path, size) in files.rev() {
            self.put_first(Waiting::of(id, path, Some(size)));
        }
    }

    /// Takes the next group for one of `edges` workers; empty if nothing is waiting. `ahead`: the worker still has
    /// something to read. Then files larger than a group keep waiting, since two of them would fill its memory. `others`:
    /// number of files that the page has not handed over.
    pub fn next_group(&mut self, edges: usize, ahead: bool, others: usize) -> Vec<Waiting> {
        if others == 0 {
            self.share_out(edges);
        }
        let parts = PARTS.saturating_mul(edges.max(1) as u64);
        let is_fresh = self.waiting.front().is_some_and(|next| next.size.is_none());
        let most = if is_fresh { FRESH_FILES } else { GROUP_FILES };
        let most_files = ((self.waiting.len() + others) as u64).div_ceil(parts).clamp(1, most);
        let all_known = self.known == self.waiting.len() && others == 0;
        let most_bytes = if all_known { (self.bytes / parts).clamp(LEAST_BYTES, GROUP_BYTES) } else { GROUP_BYTES };
        let mut group: Vec<Waiting> = Vec::new();
        let mut bytes: u64 = 0;
        while let Some(next) = self.waiting.front().copied() {
            let alone = self.is_suspect(next.id);
            let size = next.size.unwrap_or_default();
            let full = group.len() as u64 >= most_files || bytes.saturating_add(size) > most_bytes || alone;
            let differs = group.last().is_some_and(|last| last.size.is_some() != next.size.is_some());
            if (full || differs) && !group.is_empty() || ahead && (alone || size > GROUP_BYTES) {
                break;
            }
            bytes = bytes.saturating_add(size);
            group.extend(self.take_first());
            if alone {
                break;
            }
        }
        group
    }

    fn put_first(&mut self, file: Waiting) {
        self.known += usize::from(file.size.is_some());
        self.bytes = self.bytes.saturating_add(file.bytes());
        self.waiting.push_front(file);
    }

    fn take_first(&mut self) -> Option<Waiting> {
        let file = self.waiting.pop_front()?;
        self.known -= usize::from(file.size.is_some());
        self.bytes = self.bytes.saturating_sub(file.bytes());
        Some(file)
    }

    /// Splits the next file into shares, if it is a container that would otherwise keep one edge busy while the others
    /// wait.
    fn share_out(&mut self, edges: usize) {
        let Some(Waiting { id, size: Some(size), share: Share::WHOLE, is_container: true }) = self.waiting.front()
        else {
            return;
        };
        let all_known = self.known == self.waiting.len();
        let is_large = *size >= SHARED_BYTES && *size >= self.bytes / 2 && all_known;
        let fit = if *size > SLICED_BYTES { u64::MAX } else { SHARED_MEMORY / (*size).max(1) };
        let of = u32::try_from(fit.min(edges as u64)).unwrap_or_default();
        if of < 2 || !is_large || self.is_suspect(*id) {
            return;
        }
        if let Some(file) = self.take_first() {
            Share::all(of).rev().for_each(|share| self.put_first(Waiting { share, ..file }));
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
    pub fn clear(&mut self) -> VecDeque<Waiting> {
        (self.known, self.bytes) = (0, 0);
        std::mem::take(&mut self.waiting)
    }

    /// Notes that a worker may have crashed on this file. Returns true if it was the second time.
    pub fn suspect(&mut self, file: FileId) -> bool {
        !self.suspects.insert(file)
    }

    /// Whether a file is to be read while its worker has nothing else to read, so that a crash tells on it.
    pub fn is_suspect(&self, file: FileId) -> bool {
        self.suspects.contains(&file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Files of known sizes.
    fn queue(sizes: &[u64]) -> Queue {
        let mut queue = Queue::default();
        let numbered = (0..).zip(sizes).map(|(id, size)| (FileId(id), "log.json.gz", *size));
        queue.give_back(numbered.collect::<Vec<_>>().into_iter());
        queue
    }

    /// Files of unknown sizes.
    fn fresh(files: u32) -> Queue {
        let mut queue = Queue::default();
        queue.push((0..files).map(|id| (FileId(id), "log.json.gz")));
        queue
    }

    fn ids(group: &[Waiting]) -> Vec<u32> {
        group.iter().map(|file| file.id.0).collect()
    }

    fn groups(queue: &mut Queue, edges: usize) -> Vec<usize> {
        std::iter::repeat_with(|| queue.next_group(edges, false, 0).len()).take_while(|len| *len > 0).collect()
    }

    #[test]
    fn small_files_are_read_together_and_the_last_ones_shared_out() {
        for (mut queue, most) in [(queue(&[1000; 2000]), 128), (fresh(2000), 32)] {
            let groups = groups(&mut queue, 2);
            assert_eq!(groups[..8], [most; 8]);
            assert!(groups.is_sorted_by(|one, next| one >= next), "{groups:?}");
            assert_eq!((groups.iter().sum::<usize>(), groups.last()), (2000, Some(&1)));
        }
    }

    #[test]
    fn large_files_are_read_one_by_one_and_not_ahead() {
        let mut queue = queue(&[50_000_000, 1, 60_000_000]);
        assert!(queue.next_group(2, true, 0).is_empty());
        assert_eq!(ids(&queue.next_group(2, false, 0)), [0]);
        assert_eq!(ids(&queue.next_group(2, true, 0)), [1]);
        assert!(queue.next_group(2, true, 0).is_empty());
        assert_eq!(ids(&queue.next_group(2, false, 0)), [2]);
    }

    #[test]
    fn what_was_given_back_is_next_and_goes_by_size() {
        let mut queue = fresh(1000);
        assert_eq!(queue.next_group(1, false, 0).len(), 32);
        let back = [(3, 5_000_000), (4, 900_000), (5, 900_000)];
        queue.give_back(back.into_iter().map(|(id, size)| (FileId(id), "log.json.gz", size)));
        assert_eq!(ids(&queue.next_group(1, false, 0)), [3]);
        assert_eq!(ids(&queue.next_group(1, true, 0)), [4, 5], "not together with files of unknown size");
        assert_eq!(queue.next_group(1, true, 0).len(), 32);
    }

    #[test]
    fn a_file_that_a_worker_may_have_died_on_is_read_alone() {
        for mut queue in [queue(&[1; 100]), fresh(100)] {
            assert!(!queue.suspect(FileId(3)));
            assert_eq!(ids(&queue.next_group(1, false, 0)), [0, 1, 2]);
            assert!(queue.next_group(1, true, 0).is_empty());
            assert_eq!(ids(&queue.next_group(1, false, 0)), [3]);
            assert!(queue.suspect(FileId(3)));
        }
    }

    #[test]
    fn a_large_container_is_shared_out() {
        let shares = |size: u64, path: &str, others: u64, edges: usize| {
            let mut queue = Queue::default();
            queue.give_back([(FileId(0), path, size), (FileId(1), "other.json.gz", others)].into_iter());
            let groups =
                std::iter::repeat_with(|| queue.next_group(edges, false, 0)).take_while(|group| !group.is_empty());
            let groups: Vec<Vec<Waiting>> = groups.collect();
            assert!(groups.iter().all(|group| group.len() == 1) && queue.bytes == 0, "{groups:?}");
            groups.iter().filter(|group| group[0].id == FileId(0)).count()
        };
        assert_eq!(shares(80_000_000, "a/Logs.ZIP", 70_000_000, 4), 4);
        assert_eq!(shares(80_000_000, "logs.tar.gz", 0, 8), 8);
        assert_eq!(shares(400_000_000, "logs.tar", 0, 8), 2, "each has all of it in memory");
        assert_eq!(shares(900_000_000, "logs.zip", 0, 8), 1);
        assert_eq!(shares(5_000_000_000, "logs.zip", 0, 4), 4, "each has only a slice of it in memory");
        assert_eq!(shares(80_000_000, "logs.json.gz", 0, 4), 1, "one document");
        assert_eq!(shares(80_000_000, "logs.zip", 0, 1), 1);
        assert_eq!(shares(80_000_000, "logs.zip", 90_000_000, 4), 1, "there is enough else to do");
        assert_eq!(shares(7_000_000, "logs.zip", 0, 4), 1);
    }

    #[test]
    fn what_waits_can_be_given_up() {
        let mut queue = queue(&[5, 6, 7]);
        assert_eq!(ids(&queue.next_group(1, false, 0)), [0]);
        assert_eq!(ids(queue.clear().make_contiguous()), [1, 2]);
        assert!(queue.clear().is_empty() && queue.next_group(1, false, 0).is_empty());
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
                let mut group = queue.next_group(edges, true, 0);
                if group.is_empty() {
                    group = queue.next_group(edges, false, 0);
                }
                if group.is_empty() {
                    break;
                }
                prop_assert!(group.len() == 1 || group.iter().map(Waiting::bytes).sum::<u64>() <= GROUP_BYTES);
                all.extend(ids(&group));
            }
            prop_assert_eq!(all, (0..).take(sizes.len()).collect::<Vec<u32>>());
        }
    }
}
