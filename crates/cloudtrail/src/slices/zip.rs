//! The slices of a zip archive: its end, its directory, the files that it lists in their order, and what lies between them.
//! Without a directory, the archive is read from its beginning.

use std::ops::Range;
use std::vec::IntoIter;

use super::Seen;
use crate::container::{self, Entry, Of};
use crate::extents::{Extents, is_padding, is_worth_reading};
use crate::zip::ending::{self, Ending};
use crate::zip::listing::{Absent, Listed, Listing};

/// Bytes at the end in which the end record is looked for at a time, unless slices are smaller.
const TAIL: u64 = 1 << 20;

/// A zip archive being read.
pub struct Zip {
    size: u64,
    /// Bytes of a slice, unless a file in the archive needs more, and how many one may need.
    slice: u64,
    most: u64,
    step: Step,
    /// Up to where the first file of the next slice goes, once that is known.
    needed: u64,
    /// How many files the directory lists, and how many it claims to.
    listed: Option<(u64, u64)>,
}

/// What is read next.
enum Step {
    /// The end record, which is before this offset.
    Ending(u64),
    Directory(Ending),
    /// Files of the directory, from this one on; and everything that is understood.
    Files(Vec<Listed>, usize, Extents),
    /// What is between them.
    Gaps(IntoIter<Range<u64>>, Option<Gap>),
    /// Everything, by the files' own headers.
    Headers,
}

/// Bytes that belong to no file.
struct Gap {
    range: Range<u64>,
    /// Up to here, they are padding.
    padding: u64,
    /// They are not only padding.
    is_stray: bool,
}

impl Zip {
    pub fn new(size: u64, slice: u64, most: u64) -> Zip {
        Zip { size, slice, most, step: Step::Ending(size), needed: 0, listed: None }
    }

    /// Whether there is no directory, so that it is read from its beginning.
    pub fn has_no_directory(&self) -> bool {
        matches!(self.step, Step::Headers)
    }

    /// How many files the directory lists, and how many it claims to.
    pub fn listed(&self) -> Option<(u64, u64)> {
        self.listed
    }

    /// The range of bytes needed next; `None` at the end.
    pub fn wanted(&mut self) -> Option<Range<u64>> {
        let range = match &mut self.step {
            Step::Ending(end) => end.saturating_sub(self.slice.clamp(ending::LONGEST as u64, TAIL))..*end,
            Step::Directory(ending) => ending.start..ending.comment.end,
            Step::Files(files, next, _) => {
                let mut files = files.iter().skip(*next).map(|file| (file.header, reach(file, self.most)));
                let (start, mut end) = files.next()?;
                end = end.max(self.needed);
                // In this order, as long as they are near enough.
                let fits = |(header, reach): &(u64, u64)| *header >= start && reach.saturating_sub(start) <= self.slice;
                end = files.take_while(fits).fold(end, |end, (_, reach)| end.max(reach));
                start..end
            }
            Step::Gaps(gaps, gap) => {
                if gap.is_none() {
                    *gap = gaps.next().map(|range| Gap { padding: range.start, range, is_stray: false });
                }
                let Gap { range, padding, is_stray } = gap.as_ref()?;
                let (start, len) = if *is_stray { (range.start, self.most) } else { (*padding, self.slice) };
                start..start.saturating_add(len).min(range.end)
            }
            Step::Headers => return None,
        };
        Some(range.start.min(self.size)..range.end.min(self.size))
    }

    /// Lists the files in the range that was wanted, which begins at `base`.
    pub fn list(&mut self, base: u64, bytes: &[u8], seen: &mut Seen) -> Vec<Entry> {
        match std::mem::replace(&mut self.step, Step::Headers) {
            Step::Ending(_) => self.step = self.after_ending(base, bytes),
            Step::Directory(ending) => {
                if let Some(Listing { files, seen, listed }) = Listing::read(bytes, &ending) {
                    self.listed = Some(listed);
                    self.go_on(files, 0, seen);
                }
            }
            Step::Files(files, next, seen) => return self.files(files, next, seen, (base, bytes)),
            Step::Gaps(gaps, Some(gap)) => return self.gap(gaps, gap, (base, bytes), seen),
            Step::Gaps(..) | Step::Headers => {}
        }
        Vec::new()
    }

    fn after_ending(&self, base: u64, bytes: &[u8]) -> Step {
        let behind = base.saturating_add(bytes.len() as u64);
        let Some(at) = ending::last(bytes) else {
            // It may begin with the last three bytes of what comes before.
            return if base == 0 { Step::Headers } else { Step::Ending(base.saturating_add(3)) };
        };
        let end = at.saturating_add(ending::LONGEST - ending::BEFORE);
        let is_whole = (base == 0 || at >= ending::BEFORE) && (behind == self.size || end <= bytes.len());
        if !is_whole {
            return Step::Ending(base.saturating_add(end as u64).min(self.size));
        }
        let fits = |ending: &Ending| ending.comment.end.saturating_sub(ending.start) <= self.most;
        Ending::read(bytes, base, at).filter(fits).map_or(Step::Headers, Step::Directory)
    }

    /// Goes on with the next file, or with what lies between them.
    fn go_on(&mut self, files: Vec<Listed>, next: usize, seen: Extents) {
        self.step = if next < files.len() {
            Step::Files(files, next, seen)
        } else {
            Step::Gaps(seen.gaps(self.size).into_iter(), None)
        };
    }

    fn files(
        &mut self,
        files: Vec<Listed>,
        first: usize,
        mut seen: Extents,
        (base, bytes): (u64, &[u8]),
    ) -> Vec<Entry> {
        let more = base.saturating_add(bytes.len() as u64) < self.size;
        let mut entries = Vec::new();
        let mut next = first;
        self.needed = 0;
        for file in files.iter().skip(first).take_while(|file| file.header >= base) {
            match file.find(bytes, base, more) {
                Ok((entry, range)) => {
                    seen.add_in(base, range);
                    if !entry.is_empty_folder(bytes) {
                        entries.push(Entry::Zip(entry));
                    }
                }
                // It is the directory of something else, so nobody has read anything.
                Err(Absent::Astray) if next == 0 => {
                    self.listed = None;
                    return Vec::new();
                }
                Err(Absent::Astray) => entries.push(Entry::Zip(file.astray())),
                Err(Absent::Behind(to)) if next == first && file.compressed > self.most => {
                    seen.add_at(file.header..to);
                    entries.push(Entry::LeftOut(file.entry.name.clone()));
                }
                Err(Absent::Behind(to)) => {
                    self.needed = if next == first { to } else { 0 };
                    break;
                }
            }
            next += 1;
        }
        self.go_on(files, next, seen);
        entries
    }

    fn gap(
        &mut self,
        gaps: IntoIter<Range<u64>>,
        mut gap: Gap,
        (base, bytes): (u64, &[u8]),
        seen: &mut Seen,
    ) -> Vec<Entry> {
        let end = base.saturating_add(bytes.len() as u64);
        let mut entries = Vec::new();
        if !gap.is_stray && is_padding(bytes) {
            gap.padding = end;
        } else if base == gap.range.start && (gap.is_stray || end == gap.range.end) {
            seen.stray(base..end);
            if is_worth_reading(bytes) {
                entries.push(container::stray_at(base, 0..bytes.len(), Of::Stored));
            }
            // Of what is too long to be held, the rest is a place of its own.
            gap = Gap { range: end..gap.range.end, padding: end, is_stray: false };
        } else {
            gap.is_stray = true;
        }
        // Where bytes are missing, the archive has changed, and there is nothing more.
        let goes_on = gap.padding < gap.range.end && !bytes.is_empty();
        self.step = Step::Gaps(gaps, goes_on.then_some(gap));
        entries
    }

    /// Number of files not yet listed.
    pub fn left(&self) -> usize {
        if let Step::Files(files, next, _) = &self.step { files.len().saturating_sub(*next) } else { 0 }
    }

    /// Whether everything has been read.
    pub fn is_done(&self) -> bool {
        matches!(&self.step, Step::Gaps(gaps, None) if gaps.len() == 0)
    }

    /// Reads nothing more.
    pub fn give_up(&mut self) {
        self.step = Step::Gaps(Vec::new().into_iter(), None);
    }
}

/// Up to where a file is read, as far as the directory tells. Of one that is too large, only its header.
fn reach(file: &Listed, most: u64) -> u64 {
    if file.compressed > most { file.header.saturating_add(ending::LONGEST as u64) } else { file.end() }
}
