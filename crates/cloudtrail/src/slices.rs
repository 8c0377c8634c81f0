//! Reads an archive, or a long JSON text, slice by slice, so that one of any size never has to be in memory as a whole.
//!
//! What is found is the same as when all of it is read at once, except that findings about an archive come at its end, and
//! that where files follow one another, bytes which belong to no file are one place for each slice.

mod zip;

use std::ops::Range;
use std::vec::IntoIter;

use protocol::what::{ArchiveFault, Contents, TarMember};
use protocol::{IssueKind, Share};

use crate::container::{self, Entry, NAMED, error, note, report_too_much, warning};
use crate::extents::{Extents, is_worth_reading};
use crate::limits::Limits;
use crate::model::Sink;
use crate::pieces::Pieces;
use crate::read::Way;
use crate::tar::{self, Directory};
use zip::Zip;

/// Bytes of a slice, unless a file in the archive needs more.
const SLICE: u64 = 32 << 20;

/// Smaller tar archives are read at once. Larger ones gain from it: all workers share them.
const SLICED_TAR: u64 = 64 << 20;

/// Smaller texts are read at once, which is faster and takes a few seconds at most. Larger ones can pause and stop.
const SLICED_TEXT: u64 = 256 << 20;

/// A text is read on only if a record in it takes no more than this many times what one may have.
const RECORD_TIMES: usize = 4;

/// A file being read.
pub struct Slices {
    path: String,
    /// Bytes of the file.
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
    form: Form,
}

enum Form {
    Tar,
    Zip(Zip),
    /// And where the piece ends that is to be read next, whether it is the last one.
    Text(Box<Pieces>, Option<(usize, bool)>),
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

/// Where files follow one another: those in a slice.
struct Part {
    entries: Vec<Entry>,
    seen: Extents,
    /// Up to where the slice contains them as a whole, and how many bytes the first one needs that is not.
    complete: usize,
    needed: u64,
    /// What else a tar archive has, and whether it stops here between two files.
    tar: Option<(Directory, bool)>,
}

impl Slices {
    /// How many of a file's first bytes tell whether it is read like this.
    pub const BEGINNING: u64 = 64 << 10;

    /// Whether a file of this size may be one that is read slice by slice. Its first bytes decide.
    pub fn is_worth_asking(size: u64) -> bool {
        size >= SLICED_TAR
    }

    /// Begins to read a file of `size` bytes that begins with these, if it is read slice by slice.
    pub fn of(path: &str, size: u64, beginning: &[u8], share: Share, limits: &Limits) -> Option<Slices> {
        let slices = Slices::in_slices_of(SLICE, path, size, beginning, share, limits)?;
        let is_large = match &slices.form {
            Form::Tar => size >= SLICED_TAR,
            // At once, its hash is known.
            Form::Zip(_) => size > limits.file_bytes,
            Form::Text(..) => size >= SLICED_TEXT,
        };
        is_large.then_some(slices)
    }

    /// The same for a file of any size, in slices of this one.
    pub fn in_slices_of(
        slice: u64,
        path: &str,
        size: u64,
        beginning: &[u8],
        share: Share,
        limits: &Limits,
    ) -> Option<Slices> {
        let form = if crate::zip::is_zip(beginning) {
            Form::Zip(Zip::new(size, slice, limits.inflated_bytes))
        } else if tar::is_tar(beginning) {
            Form::Tar
        } else {
            Form::Text(Box::new(Pieces::of(beginning, limits)?), None)
        };
        Some(Slices {
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
            form,
        })
    }

    /// What kind of archive it is; `None` for a text, which is a single document.
    pub fn archive(&self) -> Option<Contents> {
        match self.form {
            Form::Tar => Some(Contents::Tar),
            Form::Zip(_) => Some(Contents::Zip),
            Form::Text(..) => None,
        }
    }

    /// Number of bytes of the slice last listed that will not be wanted again. Those of a text are all of it, one after
    /// another.
    pub fn taken(&self) -> usize {
        usize::try_from(self.listed).unwrap_or(usize::MAX)
    }

    /// The directory of a zip archive that is read by it.
    fn by_directory(&mut self) -> Option<&mut Zip> {
        match &mut self.form {
            Form::Zip(zip) if !zip.has_no_directory() => Some(zip),
            _ => None,
        }
    }

    /// The range of bytes to read next; `None` at the end. To be asked for when [`Slices::next`] has returned false.
    pub fn wanted(&mut self) -> Option<Range<u64>> {
        if let Some(zip) = self.by_directory() {
            let range = zip.wanted()?;
            self.at = range.start;
            return Some(range);
        }
        self.at = self.at.saturating_add(std::mem::take(&mut self.listed));
        let end = self.at.saturating_add(self.needed.max(self.slice)).min(self.size);
        (self.at < end).then_some(self.at..end)
    }

    /// Lists the files in the slice that was wanted. `bytes` must be all of it.
    pub fn list(&mut self, bytes: &[u8]) {
        let at = self.at;
        let is_last = at.saturating_add(bytes.len() as u64) >= self.size;
        match &mut self.form {
            Form::Zip(zip) if !zip.has_no_directory() => {
                let entries = zip.list(at, bytes, &mut self.seen);
                if zip.has_no_directory() {
                    self.at = 0;
                }
                return self.keep(entries);
            }
            Form::Text(pieces, piece) => {
                let cut = if is_last { Some((bytes.len(), bytes.len())) } else { pieces.cut(at, bytes) };
                let most = self.way.limits.record_bytes.saturating_mul(RECORD_TIMES);
                if cut.is_none() && bytes.len() < most {
                    self.needed = (bytes.len() as u64).saturating_mul(2);
                    return;
                }
                let (end, next) = cut.unwrap_or((bytes.len(), bytes.len()));
                *piece = Some((end, is_last || cut.is_none()));
                (self.needed, self.listed) = (0, next as u64);
                return;
            }
            Form::Tar | Form::Zip(_) => {}
        }
        let mut part = self.part(bytes);
        let whole = if is_last { bytes.len() } else { part.complete };
        if whole == 0 {
            return self.grow(&part, bytes.len() as u64);
        }
        self.needed = 0;
        self.listed = whole as u64;
        let bytes = bytes.get(..whole).unwrap_or_default();
        if !is_last {
            part = self.part(bytes);
        }
        if let Some((tar, is_open)) = &part.tar {
            self.seen.is_open = *is_open;
            self.seen.note(tar, at);
        }
        for range in part.seen.strays(bytes) {
            let of_file = |place: usize| at.saturating_add(place as u64);
            self.seen.stray(of_file(range.start)..of_file(range.end));
            if bytes.get(range.clone()).is_some_and(is_worth_reading) {
                part.entries.push(container::stray_at(at, range, container::Of::Stored));
            }
        }
        self.keep(part.entries);
    }

    /// What is in a slice, or its beginning.
    fn part(&self, bytes: &[u8]) -> Part {
        if let Form::Zip(_) = &self.form {
            let crate::zip::Directory { entries, seen, complete, needed, .. } = crate::zip::local::directory(bytes);
            return Part { entries: entries.into_iter().map(Entry::Zip).collect(), seen, complete, needed, tar: None };
        }
        let mut tar = tar::directory_from(bytes, self.seen.ended);
        let is_open = tar.is_open();
        let entries = std::mem::take(&mut tar.entries).into_iter().map(Entry::Tar).collect();
        let (seen, complete, needed) = (std::mem::take(&mut tar.seen), tar.complete, tar.needed);
        Part { entries, seen, complete, needed, tar: Some((tar, is_open)) }
    }

    /// Keeps those files that are in this share.
    fn keep(&mut self, entries: Vec<Entry>) {
        let (share, first) = (self.share, self.files);
        self.files = first.saturating_add(entries.len());
        let ours = (first..).zip(entries).filter(|(place, _)| share.has(*place)).map(|(_, entry)| entry);
        self.left = ours.collect::<Vec<Entry>>().into_iter();
    }

    /// The slice does not contain the first file as a whole.
    fn grow(&mut self, Part { needed, entries, .. }: &Part, read: u64) {
        // Where no header tells how much is needed, twice as much is tried.
        let more = if *needed > read { *needed } else { read.saturating_mul(2) };
        if more <= self.way.limits.inflated_bytes {
            self.needed = more;
            return;
        }
        self.needed = 0;
        self.listed = (*needed).max(read);
        let name = entries.first().map_or("…", Entry::name);
        self.keep(vec![Entry::LeftOut(name.to_owned())]);
    }

    /// Reads the next file, or piece of a text, within the limits. `slice` must be the bytes last given to [`Slices::list`]. Returns
    /// false if there is none left in it.
    pub fn next(&mut self, slice: &[u8], sink: &mut dyn Sink) -> bool {
        if let Form::Text(pieces, piece) = &mut self.form {
            let Some((end, ends)) = piece.take() else { return false };
            // If it is a container only by its name, one worker suffices.
            if self.share.is_first() {
                pieces.read(&self.path, self.at, slice.get(..end).unwrap_or_default(), ends, sink);
                if ends && self.at.saturating_add(self.listed) < self.size {
                    pieces.lose(self.at.saturating_add(end as u64));
                }
            }
            return true;
        }
        if self.left.len() > 0 && self.way.is_full() {
            let more = self.by_directory().map_or(0, |zip| zip.left()) / (self.share.of.max(1) as usize);
            report_too_much(&self.path, self.left.len().saturating_add(more), &self.way, sink);
            self.left = IntoIter::default();
            // Nothing after it is read, either.
            (self.at, self.listed) = (self.size, 0);
            self.seen.is_open = false;
            self.by_directory().into_iter().for_each(Zip::give_up);
        }
        let Some(entry) = self.left.next() else { return false };
        container::read_entry(&self.path, &entry, slice, &mut self.way, sink);
        true
    }

    /// Whether there is nothing left to read.
    pub fn is_done(&mut self) -> bool {
        let read = self.at.saturating_add(self.listed) >= self.size && !matches!(self.form, Form::Text(_, Some(_)));
        self.left.len() == 0 && self.by_directory().map_or(read, |zip| zip.is_done())
    }

    /// Reports what was found about the archive itself, or the whole text, once it has been read.
    pub fn end(self, sink: &mut dyn Sink) {
        if !self.share.is_first() {
            return;
        }
        let seen = self.seen;
        match self.form {
            Form::Text(pieces, _) => return pieces.end(&self.path, sink),
            Form::Zip(zip) if zip.has_no_directory() => {
                sink.finding(error(IssueKind::DamagedCompression, ArchiveFault::NoDirectory));
            }
            Form::Zip(zip) => {
                zip.listed().into_iter().for_each(|(listed, said)| container::miscounted(listed, said, sink));
            }
            Form::Tar => {}
        }
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

impl Seen {
    /// Notes what the headers in a slice at `base` say about a tar archive.
    fn note(&mut self, directory: &Directory, base: u64) {
        let at = |place: usize| base.saturating_add(place as u64);
        self.ended = directory.ended;
        self.damaged_at = self.damaged_at.or(directory.damaged_at.map(at));
        self.goes_on_at = self.goes_on_at.or(directory.goes_on_at.map(at));
        for other in &directory.others {
            if self.others.len() < NAMED {
                self.others.push(other.clone());
            } else {
                self.more_others += 1;
            }
        }
    }

    /// Notes bytes of the archive that belong to no file.
    fn stray(&mut self, range: Range<u64>) {
        self.stray_places += 1;
        self.stray_bytes = self.stray_bytes.saturating_add(range.end.saturating_sub(range.start));
        self.first_stray.get_or_insert(range.start);
    }
}
