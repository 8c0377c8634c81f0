//! Files that contain files. Findings about a container are reported before anything in it, because a finding belongs
//! to the document that precedes it.

use std::borrow::Cow;
use std::ops::Range;
use std::vec::IntoIter;

use flate2::{Crc, Decompress};
use protocol::{Compression, FileKind, IssueKind, Severity, Share};

use crate::extents::{Extents, is_worth_reading};
use crate::gzip::{Trouble, inflate_stream};
use crate::model::{Document, Finding, Sink};
use crate::office::{self, Office};
use crate::read::{Way, file};
use crate::tar;
use crate::zip::{self, Method};
use crate::zstd;

/// At most this many links and devices are named individually.
const NAMED: usize = 50;

/// A container being read, one file at a time.
pub struct Archive {
    path: String,
    /// Files not yet read.
    left: IntoIter<Entry>,
    /// The decompressed archive, if it was compressed as a whole.
    unpacked: Option<Vec<u8>>,
}

/// A file in a container.
enum Entry {
    Zip(zip::Entry),
    Tar(tar::Entry),
    /// The only file, with its name: everything that was unpacked.
    Layer(String),
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
                report_office(path, &office, sink);
                directory.entries.clear();
            }
            None => announce(path, "zip archive", stored, stored, sink),
        }
        match directory.listed {
            None => sink.finding(error(
                IssueKind::DamagedCompression,
                "The directory at the end of the zip archive is missing or damaged, as in a download that was cut off. \
                 The files in it were looked for one behind the other.",
            )),
            // Older tools count entries modulo 65,536.
            Some((listed, said)) if listed & 0xffff != said & 0xffff => sink.finding(warning(format!(
                "The zip archive says that it has {said} files and lists {listed}. All that are listed were read."
            ))),
            Some(_) => {}
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
        let words = if matches!(bytes, Cow::Borrowed(_)) { "tar archive" } else { "tar archive in gzip" };
        announce(path, words, stored, &bytes, sink);
        packing.findings.into_iter().for_each(|finding| sink.finding(finding));
        let directory = tar::directory(&bytes);
        if let Some(at) = directory.damaged_at {
            let message = format!(
                "The tar archive is damaged or cut off at offset {at}. What could be made out behind it was read."
            );
            sink.finding(error(IssueKind::DamagedCompression, &message));
        }
        if let Some(at) = directory.goes_on_at {
            sink.finding(warning(format!(
                "The tar archive has an end and goes on behind it, at offset {at}, as two do that were joined. All was read."
            )));
        }
        if !directory.others.is_empty() {
            sink.finding(note(&directory.others));
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
        words: &str,
        stored: &[u8],
        bytes: Vec<u8>,
        packing: Packing,
        way: &Way,
        sink: &mut dyn Sink,
    ) -> Archive {
        announce(path, words, stored, &bytes, sink);
        packing.findings.into_iter().for_each(|finding| sink.finding(finding));
        let name = path.rsplit(['/', '!']).next().unwrap_or(path);
        let name = name.strip_suffix(".zst").unwrap_or(name);
        let strays = packing.behind.into_iter().map(|range| stray(range, Of::Stored));
        let entries = std::iter::once(Entry::Layer(name.to_owned())).chain(strays).collect();
        Archive::new(path, entries, Some(bytes), way, sink)
    }

    fn new(path: &str, mut entries: Vec<Entry>, unpacked: Option<Vec<u8>>, way: &Way, sink: &mut dyn Sink) -> Archive {
        if way.depth >= way.limits.container_depth {
            let message =
                format!("More than {} containers in one another. This one was not opened.", way.limits.container_depth);
            sink.finding(error(IssueKind::Limit, &message));
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
        way.entries += 1;
        let bytes = if entry.is_of_stored() { stored } else { self.unpacked.as_deref().unwrap_or(stored) };
        let inner = format!("{}!{}", self.path, entry.name());
        match entry.content(bytes, way) {
            Ok(content) => {
                way.bytes = way.bytes.saturating_add(content.bytes.len() as u64);
                way.depth += 1;
                file(&inner, &content.bytes, way, sink);
                way.depth -= 1;
                content.finding.into_iter().for_each(|finding| sink.finding(finding));
            }
            Err(finding) => {
                report_unreadable(&inner, sink);
                sink.finding(finding);
            }
        }
        true
    }
}

impl Entry {
    fn name(&self) -> &str {
        match self {
            Entry::Zip(entry) => &entry.name,
            Entry::Tar(entry) => &entry.name,
            Entry::Layer(name) | Entry::Stray(.., name) => name,
        }
    }

    fn is_of_stored(&self) -> bool {
        matches!(self, Entry::Stray(_, Of::Stored, _))
    }

    fn content<'a>(&self, bytes: &'a [u8], way: &Way) -> Result<Content<'a>, Finding> {
        match self {
            Entry::Zip(entry) => zip_content(bytes, entry, way),
            Entry::Tar(entry) => Ok(tar_content(bytes, entry, way)),
            Entry::Stray(range, ..) => {
                Ok(Content { bytes: bytes.get(range.clone()).unwrap_or_default().into(), finding: None })
            }
            Entry::Layer(_) => Ok(Content { bytes: bytes.into(), finding: None }),
        }
    }
}

/// Bytes that belong to no file of the container: reported, and read as files if they could contain records.
fn strays(seen: &Extents, bytes: &[u8], of: Of, sink: &mut dyn Sink) -> Vec<Entry> {
    let ranges = seen.strays(bytes);
    if let Some(first) = ranges.first() {
        let all: usize = ranges.iter().map(Range::len).sum();
        sink.finding(warning(format!(
            "{all} bytes in {} places, the first at offset {}, belong to no file of the archive. Those that could hold records \
             were read as files of their own, named by their place.",
            ranges.len(),
            first.start
        )));
    }
    let worth = ranges.into_iter().filter(|range| bytes.get(range.clone()).is_some_and(is_worth_reading));
    worth.map(|range| stray(range, of)).collect()
}

fn stray(range: Range<usize>, of: Of) -> Entry {
    let name = format!("bytes {} to {}", range.start, range.end);
    Entry::Stray(range, of, name)
}

fn note(others: &[String]) -> Finding {
    let mut names = others.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if others.len() > NAMED {
        names += &format!(" and {} more", others.len() - NAMED);
    }
    let message = format!(
        "{} links or devices in the tar archive hold nothing themselves and were not followed: {names}.",
        others.len()
    );
    Finding { offset: None, severity: Severity::Info, kind: IssueKind::NotCloudTrail, message, rejected: 0 }
}

fn tar_content<'a>(bytes: &'a [u8], entry: &tar::Entry, way: &Way) -> Content<'a> {
    let data = bytes.get(entry.data.clone()).unwrap_or_default();
    let cut = entry.is_cut.then_some("The tar archive ends inside this file. What is there was read.");
    let mut finding = cut.map(|message| error(IssueKind::DamagedCompression, message));
    if let Some(kind) = entry.unknown_kind {
        finding.get_or_insert(warning(format!(
            "The tar archive says that this is a file of the kind ‘{kind}’. It was read as any other."
        )));
    }
    let Some(sparse) = &entry.sparse else { return Content { bytes: data.into(), finding } };
    let most = way.limits.inflated(data.len() as u64);
    let (bytes, is_whole) = sparse.fill(data, most);
    if sparse.size > most {
        let message = "This file with holes is larger than one file may be. What comes before the limit was read.";
        finding = Some(error(IssueKind::Limit, message));
    } else if !is_whole {
        let message =
            "What the tar archive says of the holes in this file is not true of it. It was read as far as it goes.";
        finding = Some(error(IssueKind::DamagedCompression, message));
    }
    Content { bytes: bytes.into(), finding }
}

fn report_too_much(path: &str, left: usize, way: &Way, sink: &mut dyn Sink) {
    report_unreadable(&format!("{path}!…"), sink);
    let message = format!(
        "{left} more files in this container were not read: {} files or {} inflated bytes are read from one container.",
        way.limits.container_entries, way.limits.container_bytes
    );
    sink.finding(error(IssueKind::Limit, &message));
}

fn zip_content<'a>(stored: &'a [u8], entry: &zip::Entry, way: &Way) -> Result<Content<'a>, Finding> {
    if entry.is_encrypted {
        return Err(error(IssueKind::Unreadable, "This file in the zip archive is encrypted. It was left out."));
    }
    let data = stored.get(entry.data.clone()).unwrap_or_default();
    match entry.method {
        Method::Stored => Ok(Content { bytes: data.into(), finding: contradicts(entry, data) }),
        Method::Deflate => Ok(inflate(entry, data, way)),
        Method::Zstd => {
            let zstd::Inflated { bytes, trouble, .. } = zstd::inflate(data, &way.limits);
            Ok(inflated(entry, bytes, trouble.map_or(Ok(()), |(_, trouble)| Err(trouble))))
        }
        Method::Other(number) => {
            let message = format!(
                "This file in the zip archive is compressed with method {number}. Only stored, deflated and Zstandard files are read."
            );
            Err(error(IssueKind::Unreadable, &message))
        }
    }
}

fn inflate<'a>(entry: &zip::Entry, data: &[u8], way: &Way) -> Content<'a> {
    let most = way.limits.inflated(data.len() as u64);
    let mut bytes = Vec::new();
    let (used, end) = inflate_stream(&mut Decompress::new(false), data, most, &mut bytes);
    let mut content = inflated(entry, bytes, end);
    if end.is_ok() && used < data.len() {
        let behind = data.len() - used;
        content.finding.get_or_insert(warning(format!(
            "{behind} bytes stand behind the end of this file in its place in the zip archive. They were left out."
        )));
    }
    content
}

fn inflated<'a>(entry: &zip::Entry, bytes: Vec<u8>, end: Result<(), Trouble>) -> Content<'a> {
    let finding = match end {
        Ok(()) => contradicts(entry, &bytes),
        Err(Trouble::TooLarge) => Some(error(
            IssueKind::Limit,
            "This file in the zip archive is larger than one file may be, or inflates more than any log does. What comes before the limit was read.",
        )),
        Err(_) => Some(error(
            IssueKind::DamagedCompression,
            "This file in the zip archive is damaged or cut off. What could be inflated was read.",
        )),
    };
    Content { bytes: bytes.into(), finding }
}

/// Compares the archive's own figures for an entry, where known, with its content.
fn contradicts(entry: &zip::Entry, content: &[u8]) -> Option<Finding> {
    let expected = entry.crc?;
    let mut crc = Crc::new();
    crc.update(content);
    (crc.sum() != expected).then(|| {
        let message = "The checksum in the zip archive is not that of this file, so it was changed or damaged. It was read as it is.";
        error(IssueKind::DamagedCompression, message)
    })
}

fn announce(path: &str, words: &str, stored: &[u8], content: &[u8], sink: &mut dyn Sink) {
    sink.document(&Document {
        path,
        kind: FileKind::Container,
        description: words,
        stored,
        bytes: &[],
        content,
        compression: Compression::None,
    });
}

/// Office documents are named, but not unpacked: read as an archive, their parts would only be noise.
fn report_office(path: &str, office: &Office, sink: &mut dyn Sink) {
    report_unread(path, office.words, sink);
    let message = format!("This is {}, which is not read. {}", office.words, office.help);
    let severity = Severity::Warning;
    sink.finding(Finding { offset: None, severity, kind: IssueKind::Unreadable, message, rejected: 0 });
}

fn report_unreadable(path: &str, sink: &mut dyn Sink) {
    report_unread(path, "Could not be read", sink);
}

fn report_unread(path: &str, description: &str, sink: &mut dyn Sink) {
    sink.document(&Document {
        path,
        kind: FileKind::Unreadable,
        description,
        stored: &[],
        bytes: &[],
        content: &[],
        compression: Compression::None,
    });
}

fn error(kind: IssueKind, message: &str) -> Finding {
    Finding { offset: None, severity: Severity::Error, kind, message: message.to_owned(), rejected: 0 }
}

fn warning(message: String) -> Finding {
    let (severity, kind) = (Severity::Warning, IssueKind::UnusualCompression);
    Finding { offset: None, severity, kind, message, rejected: 0 }
}
