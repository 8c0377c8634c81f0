//! Reads a tar archive slice by slice, so that one of any size never has to be in memory as a whole.
//!
//! What is found is the same as when the whole archive is read at once, except that findings about the archive come at
//! its end, and that bytes which belong to no file are one place for each slice.

use std::ops::Range;
use std::vec::IntoIter;

use protocol::what::{ArchiveFault, TarMember};
use protocol::{IssueKind, Share};

use crate::container::{self, Entry, NAMED, error, note, report_too_much, report_unreadable, warning};
use crate::extents::is_worth_reading;
use crate::limits::Limits;
use crate::model::Sink;
use crate::read::Way;
use crate::tar::{self, Directory};

/// Bytes of a slice, unless a file in the archive needs more.
const SLICE: u64 = 32 << 20;

/// A tar archive being read.
pub struct TarSlices {
    path: String,
    /// Bytes of the archive.
    size: u64,
    share: Share,
    way: Way,
    slice: u64,
    /// Offset of the current slice, and how many of its bytes have been listed.
    at: u64,
    listed: u64,
    /// How many bytes the next slice must have.
    needed: u64,
    /// Number of files listed so far.
    files: usize,
    /// Files of the current slice not yet read.
    left: IntoIter<Entry>,
    seen: Seen,
}

/// What is to be said about the archive.
#[derive(Default)]
struct Seen {
    ended: bool,
    damaged_at: Option<u64>,
    is_open: bool,
    goes_on_at: Option<u64>,
    others: Vec<TarMember>,
    more_others: u64,
    stray_bytes: u64,
    stray_places: u64,
    first_stray: Option<u64>,
}

impl TarSlices {
    /// Whether a file that begins with these bytes is a tar archive.
    pub fn can_read(beginning: &[u8]) -> bool {
        tar::is_tar(beginning)
    }

    /// An archive of `size` bytes.
    pub fn new(path: &str, size: u64, share: Share, limits: &Limits) -> TarSlices {
        TarSlices::in_slices_of(SLICE, path, size, share, limits)
    }

    /// The same in slices of this size.
    pub fn in_slices_of(slice: u64, path: &str, size: u64, share: Share, limits: &Limits) -> TarSlices {
        TarSlices {
            path: path.to_owned(),
            size,
            share,
            // As everything in it, which is one container deep.
            way: Way { limits: limits.clone(), depth: 0, bytes: 0, entries: 0 },
            slice,
            at: 0,
            listed: 0,
            needed: 0,
            files: 0,
            left: IntoIter::default(),
            seen: Seen::default(),
        }
    }

    /// The range of bytes to read next; `None` at the end. To be asked for when [`TarSlices::next`] has returned false.
    pub fn wanted(&mut self) -> Option<Range<u64>> {
        self.at = self.at.saturating_add(std::mem::take(&mut self.listed));
        let end = self.at.saturating_add(self.needed.max(self.slice)).min(self.size);
        (self.at < end).then_some(self.at..end)
    }

    /// Lists the files in the slice that was wanted.
    pub fn list(&mut self, bytes: &[u8], sink: &mut dyn Sink) {
        let is_last = self.at.saturating_add(bytes.len() as u64) >= self.size;
        let whole = if is_last { bytes.len() } else { tar::directory_from(bytes, self.seen.ended).complete };
        if whole == 0 {
            return self.grow(bytes, sink);
        }
        self.needed = 0;
        self.listed = whole as u64;
        let bytes = bytes.get(..whole).unwrap_or_default();
        let directory = tar::directory_from(bytes, self.seen.ended);
        let strays = self.note(&directory, bytes);
        let share = self.share;
        let first = self.files;
        self.files = first.saturating_add(directory.entries.len()).saturating_add(strays.len());
        let entries = directory.entries.into_iter().map(Entry::Tar).chain(strays);
        let ours = (first..).zip(entries).filter(|(place, _)| share.has(*place)).map(|(_, entry)| entry);
        self.left = ours.collect::<Vec<Entry>>().into_iter();
    }

    /// The slice does not contain the first member as a whole.
    fn grow(&mut self, bytes: &[u8], sink: &mut dyn Sink) {
        let Directory { needed, entries, .. } = tar::directory_from(bytes, self.seen.ended);
        let read = bytes.len() as u64;
        // Where no header tells how much is needed, twice as much is tried.
        let more = if needed > read { needed } else { read.saturating_mul(2) };
        if more <= self.way.limits.inflated_bytes {
            self.needed = more;
            return;
        }
        self.needed = 0;
        self.listed = needed.max(read);
        let place = self.files;
        self.files = place.saturating_add(1);
        if self.share.has(place) {
            let name = entries.first().map_or("…", |entry| entry.name.as_str());
            report_unreadable(&format!("{}!{name}", self.path), sink);
            sink.finding(error(IssueKind::Limit, ArchiveFault::EntryTooLarge));
        }
    }

    /// Notes what the directory of a slice says about the archive, and returns what belongs to no file of it.
    fn note(&mut self, directory: &Directory, bytes: &[u8]) -> Vec<Entry> {
        let (base, seen) = (self.at, &mut self.seen);
        let at = |place: usize| base.saturating_add(place as u64);
        seen.ended = directory.ended;
        seen.is_open = directory.is_open();
        seen.damaged_at = seen.damaged_at.or(directory.damaged_at.map(at));
        seen.goes_on_at = seen.goes_on_at.or(directory.goes_on_at.map(at));
        for other in &directory.others {
            if seen.others.len() < NAMED {
                seen.others.push(other.clone());
            } else {
                seen.more_others += 1;
            }
        }
        let mut strays = Vec::new();
        for range in directory.seen.strays(bytes) {
            seen.stray_places += 1;
            seen.stray_bytes = seen.stray_bytes.saturating_add(range.len() as u64);
            seen.first_stray.get_or_insert(at(range.start));
            if bytes.get(range.clone()).is_some_and(is_worth_reading) {
                let name = format!("bytes {} to {}", at(range.start), at(range.end));
                strays.push(Entry::Stray(range, container::Of::Stored, name));
            }
        }
        strays
    }

    /// Reads the next file, within the limits. `slice` must be the bytes last given to [`TarSlices::list`]. Returns
    /// false if there is none left in it.
    pub fn next(&mut self, slice: &[u8], sink: &mut dyn Sink) -> bool {
        if self.left.len() > 0 && self.way.is_full() {
            report_too_much(&self.path, self.left.len(), &self.way, sink);
            self.left = IntoIter::default();
            // Nothing after it is read, either.
            (self.at, self.listed) = (self.size, 0);
            self.seen.is_open = false;
        }
        let Some(entry) = self.left.next() else { return false };
        container::read_entry(&self.path, &entry, slice, &mut self.way, sink);
        true
    }

    /// Whether there is nothing left to read.
    pub fn is_done(&self) -> bool {
        self.left.len() == 0 && self.at.saturating_add(self.listed) >= self.size
    }

    /// Reports what was found about the archive itself, once it has been read.
    pub fn end(self, sink: &mut dyn Sink) {
        if !self.share.is_first() {
            return;
        }
        let seen = self.seen;
        if let Some(at) = seen.damaged_at {
            sink.finding(error(IssueKind::DamagedCompression, ArchiveFault::TarDamaged(at)));
        }
        if seen.is_open && seen.damaged_at.is_none() {
            sink.finding(warning(ArchiveFault::TarOpen));
        }
        if let Some(at) = seen.goes_on_at {
            sink.finding(warning(ArchiveFault::TarGoesOn(at)));
        }
        if !seen.others.is_empty() {
            sink.finding(note(seen.others, seen.more_others));
        }
        if let Some(first) = seen.first_stray {
            let (bytes, places) = (seen.stray_bytes, seen.stray_places);
            sink.finding(warning(ArchiveFault::Strays { bytes, places, first }));
        }
    }
}
