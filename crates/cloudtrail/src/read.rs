//! Reads a dropped file of any kind.

use std::borrow::Cow;
use std::ops::Range;

use protocol::what::{Contents, StreamFault, StreamMethod, StreamPlace, What};
use protocol::{Compression, IssueKind, Severity, Share};

use crate::container::{Archive, Packing};
use crate::document::{self, Source};
use crate::extents::is_worth_reading;
use crate::gzip::{self, Inflated, Trouble};
use crate::limits::Limits;
use crate::model::{Document, Finding, Record, Sink};
use crate::{tar, zip, zstd};

/// Reads a dropped file, including containers, and passes everything found to the sink, in order.
pub fn read(path: &str, stored: &[u8], limits: &Limits, sink: &mut dyn Sink) {
    let mut reading = FileReader::begin(path, stored, Share::WHOLE, limits, sink);
    while reading.next(stored, sink) {}
}

/// A dropped file being read. A container is read one file at a time, so that reading can pause or stop.
pub struct FileReader {
    way: Way,
    archive: Option<Archive>,
}

impl FileReader {
    /// Reads a file, or opens a container. Only the first share reports on the container itself; each reads its share
    /// of the files in it.
    pub fn begin(path: &str, stored: &[u8], share: Share, limits: &Limits, sink: &mut dyn Sink) -> FileReader {
        let mut way = Way { limits: limits.clone(), depth: 0, bytes: 0, entries: 0 };
        let sink = if share.is_first() { sink } else { &mut Nobody };
        let mut archive = open(path, stored, &mut way, sink);
        if let Some(archive) = &mut archive {
            archive.keep(share);
        }
        FileReader { way, archive }
    }

    /// Reads the next file of the container. `stored` must be the same bytes as given to `begin`. Everything passed to
    /// the sink is about this file. Returns false if there was nothing left to read.
    pub fn next(&mut self, stored: &[u8], sink: &mut dyn Sink) -> bool {
        self.archive.as_mut().is_some_and(|archive| archive.next(stored, &mut self.way, sink))
    }

    /// Number of files of the container not yet read; nested containers may contain more.
    pub fn left(&self) -> usize {
        self.archive.as_ref().map_or(0, Archive::left)
    }
}

/// A sink that ignores everything, for shares that another reader reports on.
struct Nobody;

impl Sink for Nobody {
    fn document(&mut self, _: &Document<'_>) {}
    fn record(&mut self, _: &Record<'_>) {}
    fn finding(&mut self, _: Finding) {}
}

/// How deep in containers a file is, and how much has come out of them so far.
pub struct Way {
    /// Limits that apply.
    pub limits: Limits,
    /// Number of containers around the file.
    pub depth: u32,
    /// Decompressed bytes so far.
    pub bytes: u64,
    /// Entries so far.
    pub entries: u64,
}

impl Way {
    /// Whether a limit is reached, so that nothing more is read.
    pub fn is_full(&self) -> bool {
        self.entries >= self.limits.container_entries || self.bytes >= self.limits.container_bytes
    }
}

/// Reads an entry of a container.
pub fn file(path: &str, stored: &[u8], way: &mut Way, sink: &mut dyn Sink) {
    if let Some(mut archive) = open(path, stored, way, sink) {
        while archive.next(stored, way, sink) {}
    }
}

/// Reads a file or an entry of a container; if it is a container itself, opens it.
fn open(path: &str, stored: &[u8], way: &mut Way, sink: &mut dyn Sink) -> Option<Archive> {
    if zip::is_zip(stored) {
        return Some(Archive::zip(path, stored, way, sink));
    }
    if zstd::is_zstd(stored) {
        return Some(unpacked_zstd(path, stored, way, sink));
    }
    if !gzip::is_gzip(stored) {
        if !tar::is_tar(stored) && zip::is_behind(stored) {
            return Some(Archive::zip(path, stored, way, sink));
        }
        return unpacked(path, stored, stored.into(), &Inflated::plain(stored), way, sink);
    }
    let mut inflated = gzip::inflate(stored, &way.limits);
    let bytes = std::mem::take(&mut inflated.bytes);
    way.bytes = way.bytes.saturating_add(bytes.len() as u64);
    unpacked(path, stored, bytes.into(), &inflated, way, sink)
}

/// Digests do not cover such files, so it is treated as a container for its content.
fn unpacked_zstd(path: &str, stored: &[u8], way: &mut Way, sink: &mut dyn Sink) -> Archive {
    let zstd::Inflated { bytes, mut skipped, trouble } = zstd::inflate(stored, &way.limits);
    way.bytes = way.bytes.saturating_add(bytes.len() as u64);
    let findings = trouble
        .map(|(at, trouble)| trouble_finding(StreamMethod::Zstandard, at, trouble, stored))
        .into_iter()
        .collect();
    skipped.extend(behind(trouble, stored));
    let packing = Packing { findings, behind: skipped };
    Archive::layer(path, Contents::Zstandard, stored, bytes, packing, way, sink)
}

fn unpacked(
    path: &str,
    stored: &[u8],
    bytes: Cow<'_, [u8]>,
    inflated: &Inflated,
    way: &Way,
    sink: &mut dyn Sink,
) -> Option<Archive> {
    let findings = findings(inflated, stored);
    let behind = behind(inflated.trouble, stored);
    if tar::is_tar(&bytes) {
        let packing = Packing { findings, behind: behind.into_iter().collect() };
        return Some(Archive::tar(path, stored, bytes, packing, way, sink));
    }
    if inflated.compression.is_some() && (gzip::is_gzip(&bytes) || zip::is_zip(&bytes) || zstd::is_zstd(&bytes)) {
        let contents = if gzip::is_gzip(&bytes) { Contents::GzipInGzip } else { Contents::ArchiveInGzip };
        let packing = Packing { findings, behind: behind.into_iter().collect() };
        return Some(Archive::layer(path, contents, stored, bytes.into_owned(), packing, way, sink));
    }
    let source = Source {
        path,
        stored,
        bytes: &bytes,
        first_len: inflated.first_len,
        compression: inflated.compression.unwrap_or(Compression::None),
        findings,
    };
    document::read(source, &way.limits, sink);
    behind.and_then(|range| Archive::behind(path, range, way))
}

/// The bytes that follow a compressed stream without being part of it, if they could contain records.
fn behind(trouble: Option<(usize, Trouble)>, stored: &[u8]) -> Option<Range<usize>> {
    let (at, _) = trouble.filter(|(_, trouble)| *trouble == Trouble::TrailingBytes)?;
    stored.get(at..).is_some_and(is_worth_reading).then_some(at..stored.len())
}

impl Inflated {
    /// For a file that is not compressed.
    fn plain(bytes: &[u8]) -> Inflated {
        Inflated { first_len: bytes.len(), ..Inflated::default() }
    }
}

/// Findings about the compression of a file.
fn findings(inflated: &Inflated, stored: &[u8]) -> Vec<Finding> {
    let several = (inflated.members > 1).then_some(Finding {
        offset: None,
        severity: Severity::Warning,
        kind: IssueKind::UnusualCompression,
        what: What::Stream(StreamFault::Members(inflated.members)),
        rejected: 0,
    });
    let trouble = inflated.trouble.map(|(at, trouble)| trouble_finding(StreamMethod::Gzip, at, trouble, stored));
    several.into_iter().chain(trouble).collect()
}

/// The finding about a compressed stream that does not end as it should.
fn trouble_finding(method: StreamMethod, at: usize, trouble: Trouble, stored: &[u8]) -> Finding {
    let place = StreamPlace { at: at as u64, behind: stored.len().saturating_sub(at) as u64 };
    let (severity, kind, fault) = match trouble {
        Trouble::Incomplete => (Severity::Error, IssueKind::DamagedCompression, StreamFault::Cut(method, place)),
        Trouble::Damaged => (Severity::Error, IssueKind::DamagedCompression, StreamFault::Damaged(method, place)),
        Trouble::TrailingBytes => {
            (Severity::Warning, IssueKind::UnusualCompression, StreamFault::TrailingBytes(method, place))
        }
        Trouble::TooLarge => (Severity::Error, IssueKind::Limit, StreamFault::TooLarge(method, place)),
    };
    Finding { offset: None, severity, kind, what: What::Stream(fault), rejected: 0 }
}
