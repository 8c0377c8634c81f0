//! Files that contain files. Findings about a container are reported before anything in it, because a finding belongs
//! to the document that precedes it.

use std::borrow::Cow;
use std::ops::Range;
use std::vec::IntoIter;

use flate2::{Crc, Decompress};
use protocol::what::{ArchiveFault, Contents, FileNote, OtherFile, TarMember, What};
use protocol::{Compression, FileKind, IssueKind, Severity, Share};

use crate::extents::{Extents, is_worth_reading};
use crate::gzip::{Trouble, inflate_stream};
use crate::model::{Document, Finding, Sink};
use crate::office;
use crate::other_files;
use crate::read::{Way, file};
use crate::tar;
use crate::zip::{self, Method};
use crate::zstd;

/// At most this many links and devices are named individually.
pub const NAMED: usize = 50;

/// A container being read, one file at a time.
pub struct Archive {
    path: String,
    /// Files not yet read.
    left: IntoIter<Entry>,
    /// The decompressed archive, if it was compressed as a whole.
    unpacked: Option<Vec<u8>>,
}

/// A file in a container.
pub enum Entry {
    Zip(zip::Entry),
    Tar(tar::Entry),
    /// The only file, with its name: everything that was unpacked.
    Layer(String),
    /// A file that is too large to be held, by its name.
    LeftOut(String),
    /// Bytes that belong to no file, of the stored file or of what was unpacked, with an invented name.
    Stray(Range<usize>, Of, String),
}

/// Findings about the compression of a whole container.
#[derive(Default)]
pub struct Packing {
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// Ranges of stored bytes that are not part of it and could contain records.
    pub behind: Vec<Range<usize>>,
}

/// What a range of bytes refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The file as it is stored.
    Stored,
    /// The decompressed archive.
    Unpacked,
}

/// An entry's content, and what is wrong with it.
struct Content<'a> {
    bytes: Cow<'a, [u8]>,
    finding: Option<Finding>,
}

impl Archive {
    /// Opens a zip archive.
    pub fn zip(path: &str, stored: &[u8], way: &Way, sink: &mut dyn Sink) -> Archive {
        let mut directory = zip::directory(stored);
        match office::document(&directory.entries, stored) {
            Some(office) => {
                report_office(path, office, sink);
                directory.entries.clear();
            }
            None => announce(path, Contents::Zip, stored, stored, sink),
        }
        match directory.listed {
            None => sink.finding(error(IssueKind::DamagedCompression, ArchiveFault::NoDirectory)),
            Some((listed, said)) => miscounted(listed, said, sink),
        }
        let mut entries: Vec<Entry> = directory.entries.into_iter().map(Entry::Zip).collect();
        entries.extend(strays(&directory.seen, stored, Of::Stored, sink));
        Archive::new(path, entries, None, way, sink)
    }

    /// Opens a tar archive. If it was compressed, `bytes` are owned and `packing` tells about its compression.
    pub fn tar(
        path: &str,
        stored: &[u8],
        bytes: Cow<'_, [u8]>,
        packing: Packing,
        way: &Way,
        sink: &mut dyn Sink,
    ) -> Archive {
        let contents = if matches!(bytes, Cow::Borrowed(_)) { Contents::Tar } else { Contents::TarInGzip };
        announce(path, contents, stored, &bytes, sink);
        packing.findings.into_iter().for_each(|finding| sink.finding(finding));
        let directory = tar::directory(&bytes);
        if let Some(at) = directory.damaged_at {
            sink.finding(error(IssueKind::DamagedCompression, ArchiveFault::TarDamaged(at as u64)));
        }
        if directory.is_open() {
            sink.finding(warning(ArchiveFault::TarOpen));
        }
        if let Some(at) = directory.goes_on_at {
            sink.finding(warning(ArchiveFault::TarGoesOn(at as u64)));
        }
        if !directory.others.is_empty() {
            sink.finding(note(directory.others, 0));
        }
        let mut entries: Vec<Entry> = directory.entries.into_iter().map(Entry::Tar).collect();
        entries.extend(strays(&directory.seen, &bytes, Of::Unpacked, sink));
        entries.extend(packing.behind.into_iter().map(|range| stray(range, Of::Stored)));
        let unpacked = if let Cow::Owned(bytes) = bytes { Some(bytes) } else { None };
        Archive::new(path, entries, unpacked, way, sink)
    }

    /// Opens what follows a compressed log without being part of it.
    pub fn behind(path: &str, range: Range<usize>, way: &Way) -> Option<Archive> {
        let is_open = way.depth < way.limits.container_depth;
        is_open.then(|| Archive {
            path: path.to_owned(),
            left: vec![stray(range, Of::Stored)].into_iter(),
            unpacked: None,
        })
    }

    /// Opens a compressed file that is not a log as AWS writes it: gzip within gzip, or Zstandard.
    pub fn layer(
        path: &str,
        contents: Contents,
        stored: &[u8],
        bytes: Vec<u8>,
        packing: Packing,
        way: &Way,
        sink: &mut dyn Sink,
    ) -> Archive {
        announce(path, contents, stored, &bytes, sink);
        packing.findings.into_iter().for_each(|finding| sink.finding(finding));
        let name = path.rsplit(['/', '!']).next().unwrap_or(path);
        let name = name.strip_suffix(".zst").unwrap_or(name);
        let strays = packing.behind.into_iter().map(|range| stray(range, Of::Stored));
        let entries = std::iter::once(Entry::Layer(name.to_owned())).chain(strays).collect();
        Archive::new(path, entries, Some(bytes), way, sink)
    }

    fn new(path: &str, mut entries: Vec<Entry>, unpacked: Option<Vec<u8>>, way: &Way, sink: &mut dyn Sink) -> Archive {
        if way.depth >= way.limits.container_depth {
            let most = u64::from(way.limits.container_depth);
            sink.finding(error(IssueKind::Limit, ArchiveFault::TooDeep(most)));
            entries.clear();
        }
        Archive { path: path.to_owned(), left: entries.into_iter(), unpacked }
    }

    /// Drops all files except those in this share.
    pub fn keep(&mut self, share: Share) {
        let entries = std::mem::take(&mut self.left).enumerate().filter(|(place, _)| share.has(*place));
        self.left = entries.map(|(_, entry)| entry).collect::<Vec<Entry>>().into_iter();
    }

    /// Number of files not yet read.
    pub fn left(&self) -> usize {
        self.left.len()
    }

    /// Reads the next file, within the limits. `stored` must be the bytes that the container was opened with. Returns
    /// false if there was nothing left to read.
    pub fn next(&mut self, stored: &[u8], way: &mut Way, sink: &mut dyn Sink) -> bool {
        if self.left() > 0 && way.is_full() {
            report_too_much(&self.path, self.left(), way, sink);
            self.left = IntoIter::default();
        }
        let Some(entry) = self.left.next() else { return false };
        let bytes = if entry.is_of_stored() { stored } else { self.unpacked.as_deref().unwrap_or(stored) };
        read_entry(&self.path, &entry, bytes, way, sink);
        true
    }
}

/// Reads a file in the container at `path`, given the bytes that its entry refers to.
pub fn read_entry(path: &str, entry: &Entry, bytes: &[u8], way: &mut Way, sink: &mut dyn Sink) {
    way.entries += 1;
    let inner = format!("{path}!{}", entry.name());
    match entry.content(bytes, way) {
        Ok(content) => {
            way.bytes = way.bytes.saturating_add(content.bytes.len() as u64);
            way.depth += 1;
            file(&inner, &content.bytes, way, sink);
            way.depth -= 1;
            content.finding.into_iter().for_each(|finding| sink.finding(finding));
        }
        Err(fault) => {
            let kind = if matches!(entry, Entry::LeftOut(_)) { IssueKind::Limit } else { IssueKind::Unreadable };
            report_unreadable(&inner, sink);
            sink.finding(error(kind, fault));
        }
    }
}

impl Entry {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Entry::Zip(entry) => &entry.name,
            Entry::Tar(entry) => &entry.name,
            Entry::Layer(name) | Entry::LeftOut(name) | Entry::Stray(.., name) => name,
        }
    }

    fn is_of_stored(&self) -> bool {
        matches!(self, Entry::Stray(_, Of::Stored, _))
    }

    fn content<'a>(&self, bytes: &'a [u8], way: &Way) -> Result<Content<'a>, ArchiveFault> {
        match self {
            Entry::Zip(entry) => zip_content(bytes, entry, way),
            Entry::Tar(entry) => Ok(tar_content(bytes, entry, way)),
            Entry::Stray(range, ..) => {
                Ok(Content { bytes: bytes.get(range.clone()).unwrap_or_default().into(), finding: None })
            }
            Entry::Layer(_) => Ok(Content { bytes: bytes.into(), finding: None }),
            Entry::LeftOut(_) => Err(ArchiveFault::EntryLeftOut),
        }
    }
}

/// Bytes that belong to no file of the container: reported, and read as files if they could contain records.
fn strays(seen: &Extents, bytes: &[u8], of: Of, sink: &mut dyn Sink) -> Vec<Entry> {
    let ranges = seen.strays(bytes);
    if let Some(first) = ranges.first() {
        let bytes = ranges.iter().map(|range| range.len() as u64).sum();
        let (places, first) = (ranges.len() as u64, first.start as u64);
        sink.finding(warning(ArchiveFault::Strays { bytes, places, first }));
    }
    let worth = ranges.into_iter().filter(|range| bytes.get(range.clone()).is_some_and(is_worth_reading));
    worth.map(|range| stray(range, of)).collect()
}

fn stray(range: Range<usize>, of: Of) -> Entry {
    stray_at(0, range, of)
}

/// The same for a range of bytes that begin at `base` in the container.
pub fn stray_at(base: u64, range: Range<usize>, of: Of) -> Entry {
    let at = |place: usize| base.saturating_add(place as u64);
    let name = format!("bytes {} to {}", at(range.start), at(range.end));
    Entry::Stray(range, of, name)
}

/// Reports if a zip archive lists another number of files than it claims to.
pub fn miscounted(listed: u64, said: u64, sink: &mut dyn Sink) {
    // Older tools count entries modulo 65,536.
    if listed & 0xffff != said & 0xffff {
        sink.finding(warning(ArchiveFault::Miscounted { said, listed }));
    }
}

/// Links and devices, and how many more there are.
pub fn note(mut named: Vec<TarMember>, more: u64) -> Finding {
    let more = more.saturating_add(named.len().saturating_sub(NAMED) as u64);
    named.truncate(NAMED);
    let what = What::Archive(ArchiveFault::NotFollowed { named, more });
    Finding { offset: None, severity: Severity::Info, kind: IssueKind::NotCloudTrail, what, rejected: 0 }
}

fn tar_content<'a>(bytes: &'a [u8], entry: &tar::Entry, way: &Way) -> Content<'a> {
    let data = bytes.get(entry.data.clone()).unwrap_or_default();
    let mut finding = entry.is_cut.then(|| error(IssueKind::DamagedCompression, ArchiveFault::EntryCut));
    if let Some(kind) = entry.unknown_kind {
        finding.get_or_insert(warning(ArchiveFault::UnknownKind(kind)));
    }
    let Some(sparse) = &entry.sparse else { return Content { bytes: data.into(), finding } };
    let most = way.limits.inflated(data.len() as u64);
    let (bytes, is_whole) = sparse.fill(data, most);
    if sparse.size > most {
        finding = Some(error(IssueKind::Limit, ArchiveFault::SparseTooLarge));
    } else if !is_whole {
        finding = Some(error(IssueKind::DamagedCompression, ArchiveFault::SparseUntrue));
    }
    Content { bytes: bytes.into(), finding }
}

/// Reports that this many files are not read because of the limits.
pub fn report_too_much(path: &str, left: usize, way: &Way, sink: &mut dyn Sink) {
    report_unreadable(&format!("{path}!…"), sink);
    let (files, bytes) = (way.limits.container_entries, way.limits.container_bytes);
    sink.finding(error(IssueKind::Limit, ArchiveFault::TooMuch { left: left as u64, files, bytes }));
}

fn zip_content<'a>(stored: &'a [u8], entry: &zip::Entry, way: &Way) -> Result<Content<'a>, ArchiveFault> {
    if entry.is_encrypted {
        return Err(ArchiveFault::Encrypted);
    }
    let data = stored.get(entry.data.clone()).unwrap_or_default();
    match entry.method {
        Method::Stored => Ok(Content { bytes: data.into(), finding: contradicts(entry, data) }),
        Method::Deflate => Ok(inflate(entry, data, way)),
        Method::Zstd => {
            let zstd::Inflated { bytes, trouble, .. } = zstd::inflate(data, &way.limits);
            Ok(inflated(entry, bytes, trouble.map_or(Ok(()), |(_, trouble)| Err(trouble))))
        }
        Method::Other(number) => Err(ArchiveFault::UnknownMethod(number)),
        Method::Astray => Err(ArchiveFault::EntryAstray),
    }
}

fn inflate<'a>(entry: &zip::Entry, data: &[u8], way: &Way) -> Content<'a> {
    let most = way.limits.inflated(data.len() as u64);
    let mut bytes = Vec::new();
    let (used, end) = inflate_stream(&mut Decompress::new(false), data, most, &mut bytes);
    let mut content = inflated(entry, bytes, end);
    if end.is_ok() && used < data.len() {
        let behind = (data.len() - used) as u64;
        content.finding.get_or_insert(warning(ArchiveFault::BehindEntry(behind)));
    }
    content
}

fn inflated<'a>(entry: &zip::Entry, bytes: Vec<u8>, end: Result<(), Trouble>) -> Content<'a> {
    let finding = match end {
        Ok(()) => contradicts(entry, &bytes),
        Err(Trouble::TooLarge) => Some(error(IssueKind::Limit, ArchiveFault::EntryTooLarge)),
        Err(_) => Some(error(IssueKind::DamagedCompression, ArchiveFault::EntryDamaged)),
    };
    Content { bytes: bytes.into(), finding }
}

/// Compares the archive's own figures for an entry, where known, with its content.
fn contradicts(entry: &zip::Entry, content: &[u8]) -> Option<Finding> {
    let expected = entry.crc?;
    let mut crc = Crc::new();
    crc.update(content);
    (crc.sum() != expected).then(|| error(IssueKind::DamagedCompression, ArchiveFault::WrongChecksum))
}

fn announce(path: &str, contents: Contents, stored: &[u8], content: &[u8], sink: &mut dyn Sink) {
    sink.document(&Document {
        path,
        kind: FileKind::Container,
        contents,
        stored,
        bytes: &[],
        content,
        compression: Compression::None,
    });
}

/// Office documents are named, but not unpacked: read as an archive, their parts would only be noise.
fn report_office(path: &str, office: OtherFile, sink: &mut dyn Sink) {
    report_unread(path, Contents::Other(office), sink);
    let note = match other_files::remedy(office) {
        Some(remedy) => FileNote::NotRead(office, remedy),
        None => FileNote::NotCloudTrail(office),
    };
    let (severity, what) = (Severity::Warning, What::File(note));
    sink.finding(Finding { offset: None, severity, kind: IssueKind::Unreadable, what, rejected: 0 });
}

/// Reports a file that could not be read.
pub fn report_unreadable(path: &str, sink: &mut dyn Sink) {
    report_unread(path, Contents::UnreadEntry, sink);
}

fn report_unread(path: &str, contents: Contents, sink: &mut dyn Sink) {
    sink.document(&Document {
        path,
        kind: FileKind::Unreadable,
        contents,
        stored: &[],
        bytes: &[],
        content: &[],
        compression: Compression::None,
    });
}

/// A finding because of which something is lost.
pub fn error(kind: IssueKind, fault: ArchiveFault) -> Finding {
    Finding { offset: None, severity: Severity::Error, kind, what: What::Archive(fault), rejected: 0 }
}

/// A finding because of which nothing is lost.
pub fn warning(fault: ArchiveFault) -> Finding {
    let (severity, kind) = (Severity::Warning, IssueKind::UnusualCompression);
    Finding { offset: None, severity, kind, what: What::Archive(fault), rejected: 0 }
}
