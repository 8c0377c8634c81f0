//! Files that were dropped and whose sizes nobody has asked for yet. Asking takes the browser a while for each, so they are
//! taken in slice by slice, and the page stays alive in between.

use std::collections::VecDeque;

/// Files that wait to be taken in.
#[derive(Debug)]
pub struct Arriving<T> {
    waiting: VecDeque<T>,
}

/// What to do after a slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// Nothing was waiting: it was given up meanwhile.
    Nothing,
    /// More wait: another slice is due.
    Slice,
    /// That was the last of them.
    End,
}

impl<T> Default for Arriving<T> {
    fn default() -> Arriving<T> {
        Arriving { waiting: VecDeque::new() }
    }
}

impl<T> Arriving<T> {
    /// Adds files. True if none waited before: then nobody is taking them in, and somebody has to begin.
    pub fn add(&mut self, files: impl IntoIterator<Item = T>) -> bool {
        let was_idle = self.waiting.is_empty();
        self.waiting.extend(files);
        was_idle && !self.waiting.is_empty()
    }

    /// Hands files to `take`, the first in any case, then more until `time_is_up`. A busy machine can take the whole slice
    /// away before the first file: without one, nobody would come back for the rest.
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

    /// How many wait.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Whether none waits.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Gives up those that wait; how many they were.
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
        /// Whatever the clock does, each file is taken once and in order, and slices go on until the last one.
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
