//! Files that the page reads itself and hands over as bytes.
//!
//! A browser looks up the size of a file before it passes its handle to a worker, and the page's thread waits for each of
//! them. Reading asks nobody to wait: a size is told when it begins, so what turns out to be large is left to a worker.

use std::collections::{BTreeMap, VecDeque};

use protocol::{FileId, GROUP_BYTES};

use super::{GROUP_FILES, PARTS};

/// Files read at once. More do not make a disk faster.
pub const MOST_AT_ONCE: usize = 16;

/// Bytes of a file that the page reads; a larger one is left to a worker.
const MOST_BYTES: u64 = GROUP_BYTES;

/// With this many bytes read or being read and not handed over, no further file is begun. What is being read by then
/// comes on top.
const MOST_HELD: u64 = 32_000_000;

/// What a file takes in addition to its bytes, roughly.
const A_FILE: u64 = 4096;

/// With fewer files or bytes, a group waits for those being read, because each costs a message and a batch.
const LEAST_FILES: usize = 32;
const LEAST_BYTES: u64 = 256_000;

/// Files to be read by the page, being read, and read. `B` is what holds their bytes.
pub struct Ahead<B> {
    fresh: VecDeque<FileId>,
    /// With their sizes once they are known.
    reading: BTreeMap<FileId, u64>,
    read: VecDeque<(FileId, u64, B)>,
    /// Bytes of all that is being read or was read.
    held: u64,
    /// Bytes of what was read.
    ready: u64,
}

impl<B> Default for Ahead<B> {
    fn default() -> Ahead<B> {
        Ahead { fresh: VecDeque::new(), reading: BTreeMap::new(), read: VecDeque::new(), held: 0, ready: 0 }
    }
}

impl<B> Ahead<B> {
    /// Adds a file.
    pub fn push(&mut self, file: FileId) {
        self.fresh.push_back(file);
    }

    /// The next file to begin, if there is room for it.
    pub fn begin(&mut self) -> Option<FileId> {
        if self.reading.len() >= MOST_AT_ONCE || self.held >= MOST_HELD {
            return None;
        }
        let file = self.fresh.pop_front()?;
        self.reading.insert(file, 0);
        self.held = self.held.saturating_add(A_FILE);
        Some(file)
    }

    /// A file being read has this size. Returns false if it is to be left to a worker.
    pub fn sized(&mut self, file: FileId, size: u64) -> bool {
        let Some(known) = self.reading.get_mut(&file) else { return false };
        if size > MOST_BYTES {
            self.end(file);
            return false;
        }
        self.held = self.held.saturating_sub(*known).saturating_add(size);
        *known = size;
        true
    }

    /// A file has been read. Does nothing if it is not being read any more.
    pub fn read(&mut self, file: FileId, size: u64, bytes: B) {
        if self.end(file) {
            self.held = self.held.saturating_add(size).saturating_add(A_FILE);
            self.ready = self.ready.saturating_add(size);
            self.read.push_back((file, size, bytes));
        }
    }

    /// A file cannot be read here, or not any more. Returns whether it was being read.
    pub fn end(&mut self, file: FileId) -> bool {
        let ended = self.reading.remove(&file);
        if let Some(size) = ended {
            self.held = self.held.saturating_sub(size).saturating_sub(A_FILE);
        }
        ended.is_some()
    }

    /// Takes the next group for one of `edges` workers; empty if there is none, or if more will soon be read.
    pub fn next_group(&mut self, edges: usize) -> Vec<(FileId, u64, B)> {
        let more_come = !self.fresh.is_empty() || !self.reading.is_empty();
        if more_come && self.read.len() < LEAST_FILES && self.ready < LEAST_BYTES {
            return Vec::new();
        }
        let parts = PARTS.saturating_mul(edges.max(1) as u64);
        // Towards the end, groups get smaller.
        let most_files = (self.len() as u64).div_ceil(parts).clamp(LEAST_FILES as u64, GROUP_FILES);
        let mut group = Vec::new();
        let mut bytes: u64 = 0;
        while let Some((_, size, _)) = self.read.front() {
            bytes = bytes.saturating_add(*size);
            if !group.is_empty() && (bytes > GROUP_BYTES || group.len() as u64 >= most_files) {
                break;
            }
            self.held = self.held.saturating_sub(*size).saturating_sub(A_FILE);
            self.ready = self.ready.saturating_sub(*size);
            group.extend(self.read.pop_front());
        }
        group
    }

    /// Number of files not handed over.
    pub fn len(&self) -> usize {
        self.fresh.len() + self.reading.len() + self.read.len()
    }

    /// Whether everything has been handed over.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The files being read.
    pub fn being_read(&self) -> impl Iterator<Item = FileId> {
        self.reading.keys().copied()
    }

    /// Drops everything, and returns the files.
    pub fn clear(&mut self) -> Vec<FileId> {
        let Ahead { fresh, reading, read, .. } = std::mem::take(self);
        read.into_iter().map(|(file, ..)| file).chain(reading.into_keys()).chain(fresh).collect()
    }
}

#[cfg(test)]
#[allow(clippy::cast_possible_truncation, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ahead(files: u32) -> Ahead<()> {
        let mut ahead = Ahead::default();
        (0..files).for_each(|file| ahead.push(FileId(file)));
        ahead
    }

    /// Begins what there is room for, and returns the number of files.
    fn begin(ahead: &mut Ahead<()>) -> usize {
        std::iter::from_fn(|| ahead.begin()).count()
    }

    #[test]
    fn so_many_are_read_at_once() {
        let mut ahead = ahead(100);
        assert_eq!(begin(&mut ahead), MOST_AT_ONCE);
        ahead.read(FileId(3), 10, ());
        assert_eq!(begin(&mut ahead), 1);
        assert_eq!((ahead.len(), ahead.being_read().count()), (100, MOST_AT_ONCE));
    }

    #[test]
    fn a_large_file_is_left_to_a_worker() {
        let mut ahead = ahead(2);
        begin(&mut ahead);
        assert!(!ahead.sized(FileId(0), MOST_BYTES + 1));
        ahead.read(FileId(0), 5, ());
        assert!(ahead.sized(FileId(1), MOST_BYTES));
        ahead.read(FileId(1), MOST_BYTES, ());
        let group: Vec<FileId> = ahead.next_group(2).into_iter().map(|(file, ..)| file).collect();
        assert_eq!((group, ahead.held, ahead.is_empty()), (vec![FileId(1)], 0, true));
    }

    #[test]
    fn a_group_waits_until_it_is_worth_a_message() {
        let mut ahead = ahead(200);
        for count in 1..=LEAST_FILES as u32 {
            begin(&mut ahead);
            assert!(ahead.next_group(2).is_empty());
            ahead.read(FileId(count - 1), 10, ());
        }
        assert_eq!(ahead.next_group(2).len(), LEAST_FILES);
        begin(&mut ahead);
        ahead.read(FileId(LEAST_FILES as u32), LEAST_BYTES, ());
        assert_eq!(ahead.next_group(2).len(), 1, "or if it has many bytes");
    }

    #[test]
    fn no_more_is_begun_than_memory_is_for() {
        let mut ahead = ahead(100);
        let mut begun = 0;
        while let Some(file) = ahead.begin() {
            begun += 1;
            assert!(ahead.sized(file, MOST_BYTES));
            ahead.read(file, MOST_BYTES, ());
        }
        assert_eq!(begun, MOST_HELD.div_ceil(MOST_BYTES + A_FILE));
        assert_eq!(ahead.next_group(2).len(), 1);
        assert!(ahead.begin().is_some());
        assert_eq!(ahead.clear().len(), 99);
        assert_eq!((ahead.held, ahead.len()), (0, 0));
    }

    /// What happens next.
    #[derive(Clone, Copy, Debug)]
    enum Step {
        Begin,
        /// Of the file at this place among those being read: its size is told, it is read, it fails.
        Sized(usize, u64),
        Read(usize, u64),
        Fail(usize),
        Take,
    }

    fn step() -> impl Strategy<Value = Step> {
        let size = 0..2 * MOST_BYTES;
        prop_oneof![
            3 => Just(Step::Begin),
            3 => (any::<usize>(), size.clone()).prop_map(|(at, size)| Step::Sized(at, size)),
            3 => (any::<usize>(), size).prop_map(|(at, size)| Step::Read(at, size)),
            1 => any::<usize>().prop_map(Step::Fail),
            2 => Just(Step::Take),
        ]
    }

    proptest! {
        /// In any order, each file is handed over, left to a worker or still here; and memory is bounded.
        #[test]
        fn no_file_is_lost(files in 0..120_u32, steps in prop::collection::vec(step(), 0..400)) {
            let mut ahead = ahead(files);
            let (mut left, mut handed) = (Vec::new(), Vec::new());
            for step in steps {
                let being_read: Vec<FileId> = ahead.being_read().collect();
                let at = |place: usize| being_read.get(place % being_read.len().max(1)).copied();
                match step {
                    Step::Begin => drop(ahead.begin()),
                    Step::Sized(place, size) => left.extend(at(place).filter(|file| !ahead.sized(*file, size))),
                    Step::Read(place, size) => {
                        if let Some(file) = at(place) {
                            // A file may grow after its size was told, but not beyond what was made room for.
                            ahead.read(file, size.min(MOST_BYTES), ());
                        }
                    }
                    Step::Fail(place) => left.extend(at(place).filter(|file| ahead.end(*file))),
                    Step::Take => {
                        let group = ahead.next_group(2);
                        let bytes: u64 = group.iter().map(|(_, size, _)| size).sum();
                        prop_assert!(group.len() <= GROUP_FILES as usize && bytes <= GROUP_BYTES);
                        handed.extend(group.into_iter().map(|(file, ..)| file));
                    }
                }
                prop_assert!(ahead.held <= MOST_HELD + MOST_AT_ONCE as u64 * (MOST_BYTES + A_FILE));
            }
            let mut all: Vec<FileId> = ahead.clear().into_iter().chain(left).chain(handed).collect();
            all.sort_unstable();
            prop_assert_eq!(all, (0..files).map(FileId).collect::<Vec<FileId>>());
        }

        /// Once nothing is read any more, everything can be taken.
        #[test]
        fn the_last_ones_do_not_wait(sizes in prop::collection::vec(0..=MOST_BYTES, 0..200), edges in 0..9_usize) {
            let mut ahead = ahead(sizes.len() as u32);
            let mut handed = 0;
            while !ahead.is_empty() {
                let begun: Vec<FileId> = std::iter::from_fn(|| ahead.begin()).collect();
                begun.into_iter().for_each(|file| ahead.read(file, sizes[file.0 as usize], ()));
                let group = ahead.next_group(edges);
                prop_assert!(ahead.is_empty() || !group.is_empty() || ahead.held < MOST_HELD);
                handed += group.len();
            }
            prop_assert_eq!(handed, sizes.len());
        }
    }
}
