//! Dropped files that have no number yet. 100,000 of them are taken in slice by slice, so that the page stays responsive
//! in between.

use std::collections::VecDeque;

/// Files waiting to be taken in.
#[derive(Debug)]
pub struct Arriving<T> {
    waiting: VecDeque<T>,
}

/// What to do after a slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// Nothing was waiting, because it was dropped in the meantime.
    Nothing,
    /// More files are waiting, so another slice is needed.
    Slice,
    /// That was the last slice.
    End,
}

impl<T> Default for Arriving<T> {
    fn default() -> Arriving<T> {
        Arriving { waiting: VecDeque::new() }
    }
}

impl<T> Arriving<T> {
    /// Adds files. Returns true if none were waiting before: then nobody is taking files in, so the caller has to
    /// start.
    pub fn add(&mut self, files: impl IntoIterator<Item = T>) -> bool {
        let was_idle = self.waiting.is_empty();
        self.waiting.extend(files);
        was_idle && !self.waiting.is_empty()
    }

    /// Passes files to `take`: at least one, then more until `time_is_up`. On a busy machine, the time for a slice may
    /// be up before its first file; without a file, nobody would come back for the rest.
    pub fn slice(&mut self, mut time_is_up: impl FnMut() -> bool, mut take: impl FnMut(T)) -> After {
        let Some(first) = self.waiting.pop_front() else { return After::Nothing };
        take(first);
        while !time_is_up() {
            match self.waiting.pop_front() {
                Some(file) => take(file),
                None => break,
            }
        }
        if self.waiting.is_empty() { After::End } else { After::Slice }
    }

    /// Number of files waiting.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Whether no files are waiting.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Drops the waiting files, and returns their number.
    pub fn clear(&mut self) -> usize {
        std::mem::take(&mut self.waiting).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slice_without_any_time_takes_one_file() {
        let mut arriving = Arriving::default();
        assert!(arriving.add(["only.json"]));
        let mut taken = Vec::new();
        assert_eq!(arriving.slice(|| true, |file| taken.push(file)), After::End);
        assert_eq!(taken, ["only.json"]);
        assert_eq!(arriving.slice(|| true, |_| {}), After::Nothing);
    }

    #[test]
    fn whoever_finds_none_waiting_begins() {
        let mut arriving = Arriving::default();
        assert!(!arriving.add(Vec::<u8>::new()));
        assert!(arriving.add([1, 2]));
        assert!(!arriving.add([3]));
        assert_eq!(arriving.clear(), 3);
        assert!(arriving.add([4]));
    }

    proptest! {
        /// Whatever the clock does, each file is taken once and in order, and slices continue up to the last one.
        #[test]
        fn every_file_is_taken(clock in prop::collection::vec(any::<bool>(), 0..400), files in 0..200_u32) {
            let mut arriving = Arriving::default();
            arriving.add(0..files);
            let (mut clock, mut taken) = (clock.into_iter(), Vec::new());
            let mut after = After::Slice;
            for _ in 0..files {
                after = arriving.slice(|| clock.next().unwrap_or(true), |file| taken.push(file));
                if after != After::Slice {
                    break;
                }
            }
            prop_assert!(files == 0 || after == After::End);
            prop_assert_eq!(taken, (0..files).collect::<Vec<_>>());
        }
    }
}
