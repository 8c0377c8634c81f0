//! Reads files and keeps everything that comes out, so that it can be compared.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, dead_code, reason = "tests")]

use std::io::Write;

use cloudtrail::{Document, Fields, Finding, Limits, Record, Sink};
use flate2::{Compression as Level, write::GzEncoder};
use protocol::what::Contents;
use protocol::{Column, Compression, FileKind, IssueKind};

/// A document and what belongs to it.
#[derive(Debug, PartialEq)]
pub struct Read {
    pub path: String,
    pub kind: FileKind,
    pub contents: Contents,
    pub bytes: Vec<u8>,
    pub content: Vec<u8>,
    pub compression: Compression,
    pub records: Vec<Kept>,
    pub findings: Vec<Finding>,
}

/// A record.
#[derive(Debug, PartialEq)]
pub struct Kept {
    pub raw: Vec<u8>,
    pub offset: u64,
    pub name: String,
    pub time: Option<i64>,
}

/// Keeps everything.
#[derive(Default)]
pub struct All(pub Vec<Read>);

impl Sink for All {
    fn document(&mut self, document: &Document<'_>) {
        self.0.push(Read {
            path: document.path.to_owned(),
            kind: document.kind,
            contents: document.contents,
            bytes: document.bytes.to_vec(),
            content: document.content.to_vec(),
            compression: document.compression,
            records: Vec::new(),
            findings: Vec::new(),
        });
    }

    fn record(&mut self, record: &Record<'_>) {
        let again = Fields::parse(&record.raw).expect("a record that can be read again");
        assert_eq!(record.fields, again, "columns do not depend on how a record was found");
        self.0.last_mut().expect("a document first").records.push(Kept {
            raw: record.raw.to_vec(),
            offset: record.offset,
            name: record.fields.cell(Column::EventName).text().to_owned(),
            time: record.fields.time.map(|time| time.0),
        });
    }

    fn finding(&mut self, finding: Finding) {
        self.0.last_mut().expect("a document first").findings.push(finding);
    }
}

/// Reads everything in a file.
pub fn read_all_with(path: &str, stored: &[u8], limits: &Limits) -> Vec<Read> {
    let mut all = All::default();
    cloudtrail::read(path, stored, limits, &mut all);
    all.0
}

/// Reads everything in a file, within the default limits.
pub fn read_all(path: &str, stored: &[u8]) -> Vec<Read> {
    read_all_with(path, stored, &Limits::default())
}

/// Reads the only document in a file.
pub fn read_one(stored: impl AsRef<[u8]>) -> Read {
    let mut all = read_all("folder/file", stored.as_ref());
    assert_eq!(all.len(), 1, "one document");
    all.remove(0)
}

impl Read {
    /// Names of its events.
    pub fn names(&self) -> Vec<&str> {
        self.records.iter().map(|record| record.name.as_str()).collect()
    }

    /// Kinds of its findings.
    pub fn told(&self) -> Vec<IssueKind> {
        self.findings.iter().map(|finding| finding.kind).collect()
    }

    /// Number of records rejected.
    pub fn rejected(&self) -> u64 {
        self.findings.iter().map(|finding| finding.rejected).sum()
    }
}

/// A record on one line.
pub fn event(name: &str) -> String {
    format!(
        r#"{{"eventVersion":"1.08","userIdentity":{{"type":"IAMUser","userName":"alice"}},"eventTime":"2024-01-15T12:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"{name}","awsRegion":"eu-west-1","eventID":"{name}"}}"#
    )
}

/// A log file with records of these names.
pub fn log(names: &[&str]) -> String {
    let events: Vec<String> = names.iter().map(|name| event(name)).collect();
    format!("{{\"Records\":[{}]}}", events.join(","))
}

/// Text as a JSON string.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// One gzip member.
pub fn gzip(content: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Level::default());
    encoder.write_all(content.as_ref()).unwrap();
    encoder.finish().unwrap()
}
