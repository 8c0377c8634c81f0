//! Files that hold files. What is wrong with a container is told before anything in it, because a finding belongs to
//! the document before it.

use std::borrow::Cow;

use flate2::{Crc, Decompress};
use protocol::{Compression, FileKind, IssueKind, Severity};

use crate::gzip::{Trouble, inflate_stream};
use crate::model::{Document, Finding, Sink};
use crate::read::{Way, file};
use crate::tar;
use crate::zip::{self, Entry, Method};
use crate::zstd;

/// Reads what is in a zip archive.
pub fn zip(path: &str, stored: &[u8], way: &mut Way<'_>, sink: &mut dyn Sink) {
    tell(path, "zip archive", stored, stored, sink);
    let directory = zip::directory(stored);
    if !directory.is_whole {
        let message = "The directory at the end of the zip archive is missing or damaged, as in a download that was cut off. \
             The files in it were looked for one behind the other.";
        sink.finding(error(IssueKind::DamagedCompression, message));
    }
    let entries = directory.entries.len();
    each(path, directory.entries, entries, way, sink, |entry, way| {
        let name = entry.name.clone();
        (name, zip_content(stored, &entry, way))
    });
}

/// Reads what is in a tar archive; `findings` are those of the compression around it.
pub fn tar(path: &str, stored: &[u8], bytes: &[u8], findings: Vec<Finding>, way: &mut Way<'_>, sink: &mut dyn Sink) {
    let words = if stored.len() == bytes.len() { "tar archive" } else { "tar archive in gzip" };
    tell(path, words, stored, bytes, sink);
    findings.into_iter().for_each(|finding| sink.finding(finding));
    let directory = tar::directory(bytes);
    if let Some(at) = directory.damaged_at {
        let message = format!("The tar archive is damaged or cut off at offset {at}. Files behind it were not read.");
        sink.finding(error(IssueKind::DamagedCompression, &message));
    }
    let entries = directory.entries.len();
    each(path, directory.entries, entries, way, sink, |entry, _| {
        let content = bytes.get(entry.data).unwrap_or_default();
        let cut = entry.is_cut.then_some("The tar archive ends inside this file. What is there was read.");
        let finding = cut.map(|message| error(IssueKind::DamagedCompression, message));
        (entry.name, Ok(Content { bytes: content.into(), finding }))
    });
}

/// Reads the one file in a compressed file that is not a log as AWS writes it: gzip in gzip, Zstandard.
pub fn layer(
    path: &str,
    words: &str,
    stored: &[u8],
    bytes: &[u8],
    findings: Vec<Finding>,
    way: &mut Way<'_>,
    sink: &mut dyn Sink,
) {
    tell(path, words, stored, bytes, sink);
    findings.into_iter().for_each(|finding| sink.finding(finding));
    let name = path.rsplit(['/', '!']).next().unwrap_or(path);
    let name = name.strip_suffix(".zst").unwrap_or(name);
    each(path, [name.to_owned()], 1, way, sink, |name, _| (name, Ok(Content { bytes: bytes.into(), finding: None })));
}

/// An entry's content and what is wrong with it.
struct Content<'a> {
    bytes: Cow<'a, [u8]>,
    finding: Option<Finding>,
}

/// Reads entries one after the other, within the limits.
fn each<'a, E>(
    path: &str,
    entries: impl IntoIterator<Item = E>,
    count: usize,
    way: &mut Way<'_>,
    sink: &mut dyn Sink,
    mut read: impl FnMut(E, &Way<'_>) -> (String, Result<Content<'a>, Finding>),
) {
    if way.depth >= way.limits.container_depth {
        let message =
            format!("More than {} containers in one another. This one was not opened.", way.limits.container_depth);
        return sink.finding(error(IssueKind::Limit, &message));
    }
    for (at, entry) in entries.into_iter().enumerate() {
        if way.entries >= way.limits.container_entries || way.bytes >= way.limits.container_bytes {
            return tell_too_much(path, count - at, way, sink);
        }
        way.entries += 1;
        let (name, content) = read(entry, way);
        let inner = format!("{path}!{name}");
        match content {
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
    }
}

fn tell_too_much(path: &str, left: usize, way: &Way<'_>, sink: &mut dyn Sink) {
    tell_unreadable(&format!("{path}!…"), sink);
    let message = format!(
        "{left} more files in this container were not read: {} files or {} inflated bytes are read from one container.",
        way.limits.container_entries, way.limits.container_bytes
    );
    sink.finding(error(IssueKind::Limit, &message));
}

fn zip_content<'a>(stored: &'a [u8], entry: &Entry, way: &Way<'_>) -> Result<Content<'a>, Finding> {
    if entry.is_encrypted {
        return Err(error(IssueKind::Unreadable, "This file in the zip archive is encrypted. It was left out."));
    }
    let data = stored.get(entry.data.clone()).unwrap_or_default();
    match entry.method {
        Method::Stored => Ok(Content { bytes: data.into(), finding: contradicts(entry, data) }),
        Method::Deflate => Ok(inflate(entry, data, way)),
        Method::Zstd => {
            let (bytes, trouble) = zstd::inflate(data, way.limits);
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

fn inflate<'a>(entry: &Entry, data: &[u8], way: &Way<'_>) -> Content<'a> {
    let most = way.limits.inflated(data.len() as u64);
    let mut bytes = Vec::new();
    let (_, end) = inflate_stream(&mut Decompress::new(false), data, most, &mut bytes);
    inflated(entry, bytes, end)
}

fn inflated<'a>(entry: &Entry, bytes: Vec<u8>, end: Result<(), Trouble>) -> Content<'a> {
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
fn contradicts(entry: &Entry, content: &[u8]) -> Option<Finding> {
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
