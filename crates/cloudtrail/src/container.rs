//! Files that hold files. What is wrong with a container is told before anything in it, because a finding belongs to
//! the document before it.

use std::borrow::Cow;
use std::vec::IntoIter;

use flate2::{Crc, Decompress};
use protocol::{Compression, FileKind, IssueKind, Severity, Share};

use crate::gzip::{Trouble, inflate_stream};
use crate::model::{Document, Finding, Sink};
use crate::read::{Way, file};
use crate::tar;
use crate::zip::{self, Method};
use crate::zstd;

/// A container that is being read, one file at a time.
pub struct Archive {
    path: String,
    /// Files that were not read yet.
    left: IntoIter<Entry>,
    /// What they lie in, where that is not what is stored.
    unpacked: Option<Vec<u8>>,
}

/// A file in a container.
enum Entry {
    Zip(zip::Entry),
    Tar(tar::Entry),
    /// The only one, with its name: all that was unpacked.
    Layer(String),
}

/// An entry's content and what is wrong with it.
struct Content<'a> {
    bytes: Cow<'a, [u8]>,
    finding: Option<Finding>,
}

impl Archive {
    /// Opens a zip archive.
    pub fn zip(path: &str, stored: &[u8], way: &Way, sink: &mut dyn Sink) -> Archive {
        tell(path, "zip archive", stored, stored, sink);
        let directory = zip::directory(stored);
        if !directory.is_whole {
            let message = "The directory at the end of the zip archive is missing or damaged, as in a download that was cut off. \
                 The files in it were looked for one behind the other.";
            sink.finding(error(IssueKind::DamagedCompression, message));
        }
        Archive::new(path, directory.entries.into_iter().map(Entry::Zip).collect(), None, way, sink)
    }

    /// Opens a tar archive; `bytes` are owned if it was compressed, and `findings` are those of the compression.
    pub fn tar(
        path: &str,
        stored: &[u8],
        bytes: Cow<'_, [u8]>,
        findings: Vec<Finding>,
        way: &Way,
        sink: &mut dyn Sink,
    ) -> Archive {
        let words = if matches!(bytes, Cow::Borrowed(_)) { "tar archive" } else { "tar archive in gzip" };
        tell(path, words, stored, &bytes, sink);
        findings.into_iter().for_each(|finding| sink.finding(finding));
        let directory = tar::directory(&bytes);
        if let Some(at) = directory.damaged_at {
            let message =
                format!("The tar archive is damaged or cut off at offset {at}. Files behind it were not read.");
            sink.finding(error(IssueKind::DamagedCompression, &message));
        }
        let unpacked = if let Cow::Owned(bytes) = bytes { Some(bytes) } else { None };
        Archive::new(path, directory.entries.into_iter().map(Entry::Tar).collect(), unpacked, way, sink)
    }

    /// Opens a compressed file that is not a log as AWS writes it: gzip in gzip, Zstandard.
    pub fn layer(
        path: &str,
        words: &str,
        stored: &[u8],
        bytes: Vec<u8>,
        findings: Vec<Finding>,
        way: &Way,
        sink: &mut dyn Sink,
    ) -> Archive {
        tell(path, words, stored, &bytes, sink);
        findings.into_iter().for_each(|finding| sink.finding(finding));
        let name = path.rsplit(['/', '!']).next().unwrap_or(path);
        let name = name.strip_suffix(".zst").unwrap_or(name);
        Archive::new(path, vec![Entry::Layer(name.to_owned())], Some(bytes), way, sink)
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

    /// Leaves out all files but those in a share.
    pub fn keep(&mut self, share: Share) {
        let entries = std::mem::take(&mut self.left).enumerate().filter(|(place, _)| share.has(*place));
        self.left = entries.map(|(_, entry)| entry).collect::<Vec<Entry>>().into_iter();
    }

    /// Files that were not read yet.
    pub fn left(&self) -> usize {
        self.left.len()
    }

    /// Reads the next file, within the limits. `stored` are the container's bytes, as it was opened with. False if there
    /// was nothing left to read.
    pub fn next(&mut self, stored: &[u8], way: &mut Way, sink: &mut dyn Sink) -> bool {
        if self.left() > 0 && way.is_full() {
            tell_too_much(&self.path, self.left(), way, sink);
            self.left = IntoIter::default();
        }
        let Some(entry) = self.left.next() else { return false };
        way.entries += 1;
        let bytes = self.unpacked.as_deref().unwrap_or(stored);
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
                tell_unreadable(&inner, sink);
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
            Entry::Layer(name) => name,
        }
    }

    fn content<'a>(&self, bytes: &'a [u8], way: &Way) -> Result<Content<'a>, Finding> {
        match self {
            Entry::Zip(entry) => zip_content(bytes, entry, way),
            Entry::Tar(entry) => {
                let cut = entry.is_cut.then_some("The tar archive ends inside this file. What is there was read.");
                let finding = cut.map(|message| error(IssueKind::DamagedCompression, message));
                Ok(Content { bytes: bytes.get(entry.data.clone()).unwrap_or_default().into(), finding })
            }
            Entry::Layer(_) => Ok(Content { bytes: bytes.into(), finding: None }),
        }
    }
}

fn tell_too_much(path: &str, left: usize, way: &Way, sink: &mut dyn Sink) {
    tell_unreadable(&format!("{path}!…"), sink);
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
            let (bytes, trouble) = zstd::inflate(data, &way.limits);
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
    let (_, end) = inflate_stream(&mut Decompress::new(false), data, most, &mut bytes);
    inflated(entry, bytes, end)
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

/// The archive's own figures for an entry, if they are known, must be those of its content.
fn contradicts(entry: &zip::Entry, content: &[u8]) -> Option<Finding> {
    let expected = entry.crc?;
    let mut crc = Crc::new();
    crc.update(content);
    (crc.sum() != expected).then(|| {
        let message = "The checksum in the zip archive is not that of this file, so it was changed or damaged. It was read as it is.";
        error(IssueKind::DamagedCompression, message)
    })
}

fn tell(path: &str, words: &str, stored: &[u8], content: &[u8], sink: &mut dyn Sink) {
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

fn tell_unreadable(path: &str, sink: &mut dyn Sink) {
    sink.document(&Document {
        path,
        kind: FileKind::Unreadable,
        description: "Could not be read",
        stored: &[],
        bytes: &[],
        content: &[],
        compression: Compression::None,
    });
}

fn error(kind: IssueKind, message: &str) -> Finding {
    Finding { offset: None, severity: Severity::Error, kind, message: message.to_owned(), rejected: 0 }
}
