//! Reads one dropped file, whatever it is.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use protocol::{Compression, FileKind, IssueKind, Severity};
use sha2::{Digest, Sha256};

use crate::foreign;
use crate::gzip::{self, Inflated, Trouble};
use crate::json::{self, Found};
use crate::limits::Limits;
use crate::model::{Document, Fields, Finding, Record, Sink};

/// Reads one dropped file, containers included, and tells the sink what it finds, in order.
pub fn read(path: &str, stored: &[u8], limits: &Limits, sink: &mut dyn Sink) {
    file(path, stored, 0, limits, sink);
}

fn file(path: &str, stored: &[u8], depth: u32, limits: &Limits, sink: &mut dyn Sink) {
    if is_zip(stored) {
        return zip(path, stored, depth, limits, sink);
    }
    if !gzip::is_gzip(stored) {
        if is_tar(stored) {
            return tar(path, stored, stored, depth, limits, sink);
        }
        return document(path, stored, &Inflated::plain(stored), stored, limits, sink);
    }
    let inflated = gzip::inflate(stored, limits);
    if is_tar(&inflated.bytes) {
        return tar(path, stored, &inflated.bytes, depth, limits, sink);
    }
    document(path, stored, &inflated, &inflated.bytes, limits, sink);
}

fn document(path: &str, stored: &[u8], inflated: &Inflated, bytes: &[u8], limits: &Limits, sink: &mut dyn Sink) {
    let (text, encoding) = decode(bytes);
    let begins = text.trim_start_matches(BLANKS);
    let found = if begins.starts_with(['{', '[']) { json::search(&text, limits) } else { Found::default() };
    let (kind, description) = kind(begins, bytes, &found, inflated);
    let first = bytes.get(..inflated.first_len).unwrap_or(bytes);
    sink.document(&Document {
        path,
        kind,
        description: &description,
        stored_bytes: stored.len() as u64,
        bytes,
        content_sha256: Sha256::digest(first).into(),
        content_len: first.len() as u64,
        compression: inflated.compression.unwrap_or(Compression::None),
    });
    if let Some((offset, trouble)) = inflated.trouble {
        sink.finding(compression_finding(offset, trouble));
    } else if inflated.members > 1 {
        sink.finding(several_members(inflated.members));
    }
    encoding.into_iter().for_each(|finding| sink.finding(finding));
    summary(kind, &description, &found).into_iter().for_each(|finding| sink.finding(finding));
    for (offset, raw) in &found.records {
        if let Ok(fields) = Fields::parse(raw) {
            sink.record(&Record { raw: Cow::Borrowed(raw.as_bytes()), offset: *offset, fields });
        }
    }
    found.findings.into_iter().for_each(|finding| sink.finding(finding));
}

const BLANKS: [char; 5] = [' ', '\t', '\r', '\n', '\u{feff}'];

fn kind(begins: &str, bytes: &[u8], found: &Found<'_>, inflated: &Inflated) -> (FileKind, String) {
    if begins.is_empty() {
        let words = if inflated.trouble.is_some() { "damaged gzip without content" } else { "empty" };
        let kind = if inflated.trouble.is_some() { FileKind::Unreadable } else { FileKind::Empty };
        return (kind, words.to_owned());
    }
    if !found.records.is_empty() || found.wrapper {
        return (FileKind::Log, "CloudTrail log".to_owned());
    }
    if let Some((kind, words)) = &found.other {
        return (*kind, words.clone());
    }
    if found.aggregated > 0 {
        return (FileKind::Log, "CloudTrail aggregated events".to_owned());
    }
    if !found.findings.is_empty() {
        return (FileKind::Unreadable, "JSON that is not sound".to_owned());
    }
    if begins.starts_with(['{', '[']) {
        return (FileKind::Foreign, "JSON without CloudTrail records".to_owned());
    }
    (FileKind::Foreign, foreign::name(bytes))
}

/// What to tell about a document as a whole.
fn summary(kind: FileKind, description: &str, found: &Found<'_>) -> Option<Finding> {
    let finding = |kind, message| Some(Finding { offset: None, severity: Severity::Info, kind, message, rejected: 0 });
    match kind {
        FileKind::Empty => finding(IssueKind::EmptyFile, "The file is empty.".to_owned()),
        FileKind::Foreign => {
            finding(IssueKind::NotCloudTrail, format!("Not a CloudTrail file but {description}. It was left alone."))
        }
        FileKind::Log if found.aggregated > 0 => finding(
            IssueKind::NoEvents,
            format!("{} aggregated records: they count events but are none, so they are not shown.", found.aggregated),
        ),
        FileKind::Log if found.records.is_empty() => {
            finding(IssueKind::NoEvents, format!("No events in it: {description}."))
        }
        _ => None,
    }
}

fn compression_finding(offset: u64, trouble: Trouble) -> Finding {
    let (severity, kind, message) = match trouble {
        Trouble::Incomplete => (
            Severity::Error,
            IssueKind::DamagedCompression,
            "The gzip stream ends in the middle: expected more data, found the end of the file. What could be inflated was read.",
        ),
        Trouble::Broken => (
            Severity::Error,
            IssueKind::DamagedCompression,
            "The gzip stream is broken here. What could be inflated before was read.",
        ),
        Trouble::Checksum => (
            Severity::Error,
            IssueKind::DamagedCompression,
            "The gzip trailer's checksum or length is not that of the content, so the content was changed. It was read as it is.",
        ),
        Trouble::TrailingBytes => (
            Severity::Warning,
            IssueKind::UnusualCompression,
            "There are bytes after the end of the gzip stream that are no gzip. AWS does not write such files. They were left out.",
        ),
        Trouble::TooLarge => (
            Severity::Error,
            IssueKind::Limit,
            "The content is larger than the limit for one file, or inflates more than any log does. What was inflated up to here was read.",
        ),
    };
    Finding { offset: Some(offset), severity, kind, message: message.to_owned(), rejected: 0 }
}

fn several_members(members: u32) -> Finding {
    Finding {
        offset: None,
        severity: Severity::Warning,
        kind: IssueKind::UnusualCompression,
        message: format!(
            "{members} gzip members in one file. AWS writes one; several come from joining files, or from tampering. All were read."
        ),
        rejected: 0,
    }
}

/// Text of the bytes, and what to tell if they are not UTF-8.
fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<Finding>) {
    let utf16 = match bytes {
        [0xff, 0xfe, ..] => Some(encoding_rs::UTF_16LE),
        [0xfe, 0xff, ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = utf16 {
        return (encoding.decode(bytes).0, None);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(error) => {
            let finding = Finding {
                offset: Some(error.valid_up_to() as u64),
                severity: Severity::Warning,
                kind: IssueKind::BadEncoding,
                message: "Not UTF-8 here; the characters that can't be read are shown as \u{fffd}.".to_owned(),
                rejected: 0,
            };
            let begins = String::from_utf8_lossy(bytes.get(..64).unwrap_or(bytes));
            let json = begins.trim_start_matches(BLANKS).starts_with(['{', '[']);
            (String::from_utf8_lossy(bytes), json.then_some(finding))
        }
    }
}

impl Inflated {
    fn plain(bytes: &[u8]) -> Inflated {
        Inflated { first_len: bytes.len(), ..Inflated::default() }
    }
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

fn is_tar(bytes: &[u8]) -> bool {
    bytes.get(257..262) == Some(b"ustar")
}

fn container(path: &str, stored: &[u8], words: &str, sink: &mut dyn Sink) {
    sink.document(&Document {
        path,
        kind: FileKind::Container,
        description: words,
        stored_bytes: stored.len() as u64,
        bytes: &[],
        content_sha256: Sha256::digest(stored).into(),
        content_len: stored.len() as u64,
        compression: Compression::None,
    });
}

fn trouble(kind: IssueKind, message: String) -> Finding {
    Finding { offset: None, severity: Severity::Error, kind, message, rejected: 0 }
}

fn too_deep(depth: u32, limits: &Limits, sink: &mut dyn Sink) -> bool {
    if depth < limits.container_depth {
        return false;
    }
    let message = format!("More than {} containers in one another; this one was not opened.", limits.container_depth);
    sink.finding(trouble(IssueKind::Limit, message));
    true
}

fn zip(path: &str, stored: &[u8], depth: u32, limits: &Limits, sink: &mut dyn Sink) {
    container(path, stored, "zip archive", sink);
    if too_deep(depth, limits, sink) {
        return;
    }
    let mut archive = match zip::ZipArchive::new(Cursor::new(stored)) {
        Ok(archive) => archive,
        Err(error) => {
            return sink.finding(trouble(
                IssueKind::DamagedCompression,
                format!("The zip archive can't be opened: {error}. Its files were not read."),
            ));
        }
    };
    if archive.len() > limits.container_entries {
        let message = format!("{} entries; only the first {} were read.", archive.len(), limits.container_entries);
        sink.finding(trouble(IssueKind::Limit, message));
    }
    for at in 0..archive.len().min(limits.container_entries) {
        match entry(&mut archive, at, limits) {
            Ok(None) => {}
            Ok(Some((name, bytes))) => file(&format!("{path}!{name}"), &bytes, depth + 1, limits, sink),
            Err(message) => sink.finding(trouble(IssueKind::DamagedCompression, message)),
        }
    }
}

/// Name and content of a file in a zip; `None` for a folder.
fn entry(
    archive: &mut zip::ZipArchive<Cursor<&[u8]>>,
    at: usize,
    limits: &Limits,
) -> Result<Option<(String, Vec<u8>)>, String> {
    let entry = archive.by_index(at).map_err(|error| format!("Entry {at} can't be read: {error}."))?;
    let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
    if entry.is_dir() {
        return Ok(None);
    }
    let most = limits.inflated(entry.compressed_size());
    let mut bytes = Vec::new();
    entry
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| format!("{name} is damaged: {error}."))?;
    if bytes.len() as u64 > most {
        return Err(format!("{name} is larger than the limit for one file; it was left out."));
    }
    Ok(Some((name, bytes)))
}

fn tar(path: &str, stored: &[u8], bytes: &[u8], depth: u32, limits: &Limits, sink: &mut dyn Sink) {
    container(path, stored, "tar archive", sink);
    if too_deep(depth, limits, sink) {
        return;
    }
    let mut archive = tar::Archive::new(Cursor::new(bytes));
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => {
            return sink.finding(trouble(IssueKind::DamagedCompression, format!("Not a sound tar: {error}.")));
        }
    };
    for entry in entries.take(limits.container_entries) {
        let mut entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let message = format!("The tar archive is damaged: {error}. Files after this place were not read.");
                return sink.finding(trouble(IssueKind::DamagedCompression, message));
            }
        };
        if !entry.header().entry_type().is_file() {
            continue;
        }
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let mut content = Vec::new();
        match entry.read_to_end(&mut content) {
            Ok(_) => file(&format!("{path}!{name}"), &content, depth + 1, limits, sink),
            Err(error) => sink.finding(trouble(IssueKind::DamagedCompression, format!("{name} is cut off: {error}."))),
        }
    }
}
