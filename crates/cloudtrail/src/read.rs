//! Reads one dropped file, whatever it is.

use protocol::{Compression, IssueKind, Severity};

use crate::container;
use crate::document::{self, Source};
use crate::gzip::{self, Inflated, Trouble};
use crate::limits::Limits;
use crate::model::{Finding, Sink};
use crate::{tar, zip, zstd};

/// Reads one dropped file, containers included, and tells the sink what it finds, in order.
pub fn read(path: &str, stored: &[u8], limits: &Limits, sink: &mut dyn Sink) {
    file(path, stored, &mut Way { limits, depth: 0, bytes: 0, entries: 0 }, sink);
}

/// How far into containers a file is, and how much came out of them so far.
pub struct Way<'l> {
    /// What may come.
    pub limits: &'l Limits,
    /// Containers around it.
    pub depth: u32,
    /// Inflated bytes.
    pub bytes: u64,
    /// Entries.
    pub entries: u64,
}

/// Reads a file or an entry of a container.
pub fn file(path: &str, stored: &[u8], way: &mut Way<'_>, sink: &mut dyn Sink) {
    if zip::is_zip(stored) {
        return container::zip(path, stored, way, sink);
    }
    if zstd::is_zstd(stored) {
        return unpacked_zstd(path, stored, way, sink);
    }
    if !gzip::is_gzip(stored) {
        return unpacked(path, stored, stored, &Inflated::plain(stored), way, sink);
    }
    let inflated = gzip::inflate(stored, way.limits);
    way.bytes = way.bytes.saturating_add(inflated.bytes.len() as u64);
    unpacked(path, stored, &inflated.bytes, &inflated, way, sink);
}

/// No digest speaks of such a file: it is a container for what was packed.
fn unpacked_zstd(path: &str, stored: &[u8], way: &mut Way<'_>, sink: &mut dyn Sink) {
    let (bytes, trouble) = zstd::inflate(stored, way.limits);
    way.bytes = way.bytes.saturating_add(bytes.len() as u64);
    let findings = trouble.map(|(at, trouble)| trouble_finding("Zstandard", at, trouble)).into_iter().collect();
    container::layer(path, "Zstandard file", stored, &bytes, findings, way, sink);
}

fn unpacked(path: &str, stored: &[u8], bytes: &[u8], inflated: &Inflated, way: &mut Way<'_>, sink: &mut dyn Sink) {
    let findings = findings(inflated);
    if tar::is_tar(bytes) {
        return container::tar(path, stored, bytes, findings, way, sink);
    }
    if inflated.compression.is_some() && gzip::is_gzip(bytes) {
        return container::layer(path, "gzip in gzip", stored, bytes, findings, way, sink);
    }
    let source = Source {
        path,
        stored,
        bytes,
        first_len: inflated.first_len,
        compression: inflated.compression.unwrap_or(Compression::None),
        findings,
    };
    document::read(source, way.limits, sink);
}

impl Inflated {
    /// Of a file that is not compressed.
    fn plain(bytes: &[u8]) -> Inflated {
        Inflated { first_len: bytes.len(), ..Inflated::default() }
    }
}

/// What to tell about the compression of a file.
fn findings(inflated: &Inflated) -> Vec<Finding> {
    let several = (inflated.members > 1).then(|| Finding {
        offset: None,
        severity: Severity::Warning,
        kind: IssueKind::UnusualCompression,
        message: format!(
            "{} gzip members in one file. AWS writes one; more come from joining files, or from tampering. All were read.",
            inflated.members
        ),
        rejected: 0,
    });
    let trouble = inflated.trouble.map(|(at, trouble)| trouble_finding("gzip", at, trouble));
    several.into_iter().chain(trouble).collect()
}

/// What to tell about a compressed stream that does not end as it should.
fn trouble_finding(method: &str, at: usize, trouble: Trouble) -> Finding {
    let (severity, kind, message) = match trouble {
        Trouble::Incomplete => (
            Severity::Error,
            IssueKind::DamagedCompression,
            "is cut off: expected more of it, found the end of the file. What could be inflated was read.",
        ),
        Trouble::Damaged => (
            Severity::Error,
            IssueKind::DamagedCompression,
            "is damaged here: its data, checksum or length is wrong, so it was changed after it was written. \
             What could be inflated was read.",
        ),
        Trouble::TrailingBytes => (
            Severity::Warning,
            IssueKind::UnusualCompression,
            "has an end, and bytes behind it that are none of it. AWS writes no such files. They were left out.",
        ),
        Trouble::TooLarge => (
            Severity::Error,
            IssueKind::Limit,
            "holds more than one file may, or inflates more than any log does. What comes before the limit was read.",
        ),
    };
    let message = format!("The {method} stream {message} (Offset {at} of the compressed file.)");
    Finding { offset: None, severity, kind, message, rejected: 0 }
}
