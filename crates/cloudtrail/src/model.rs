//! What the reader hands out.

use std::borrow::Cow;

use protocol::{Column, Compression, FileKind, IssueKind, Micros, Severity};

/// One file of the drop, or one entry of a container.
pub struct Document<'a> {
    /// Path in the drop; `outer.zip!inner/path` in a container.
    pub path: &'a str,
    /// What it is, by content.
    pub kind: FileKind,
    /// The same in plain words.
    pub description: &'a str,
    /// Bytes as stored.
    pub stored_bytes: u64,
    /// Inflated bytes, of all gzip members.
    pub bytes: &'a [u8],
    /// SHA-256 of the content of the first gzip member, or of the bytes where there is no gzip: what a digest names.
    pub content_sha256: [u8; 32],
    /// Length of that content.
    pub content_len: u64,
    /// How it was compressed.
    pub compression: Compression,
}

/// Something worth telling about a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where in the inflated document.
    pub offset: Option<u64>,
    /// How bad.
    pub severity: Severity,
    /// What kind.
    pub kind: IssueKind,
    /// Expected, found, done about it.
    pub message: String,
    /// Records left out because of it.
    pub rejected: u64,
}

/// One CloudTrail record.
pub struct Record<'a> {
    /// Its bytes, exactly as in the document (or in the JSON text inside a string of it).
    pub raw: Cow<'a, [u8]>,
    /// Where it begins in the inflated document.
    pub offset: u64,
    /// Its columns.
    pub fields: Fields<'a>,
}

/// The values that the store keeps as columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Fields<'a> {
    /// `eventTime`; `None` if absent or unreadable.
    pub time: Option<Micros>,
    /// `eventID`.
    pub event_id: Cell<'a>,
    /// One a [`Column`], in the order of [`Column::ALL`].
    pub cells: [Cell<'a>; Column::COUNT],
    /// Number of `resources`.
    pub resources: u32,
}

/// A value of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell<'a> {
    /// The field is not there.
    #[default]
    Absent,
    /// `null`.
    Null,
    /// A string, decoded.
    Text(Cow<'a, str>),
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(&'a str),
    /// An object or an array: ask the raw record.
    Composite,
}

/// Takes what is found, in the order of the file.
pub trait Sink {
    /// A document begins; what follows belongs to it until the next one.
    fn document(&mut self, document: &Document<'_>);
    /// A record of it.
    fn record(&mut self, record: &Record<'_>);
    /// Something worth telling about it.
    fn finding(&mut self, finding: Finding);
}
