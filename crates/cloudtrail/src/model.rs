//! What the reader produces.

use std::borrow::Cow;

use protocol::what::{Contents, What};
use protocol::{Column, Compression, FileKind, IssueKind, Micros, Severity};

/// One file of the drop, or one entry of a container.
pub struct Document<'a> {
    /// Path in the drop; `outer.zip!inner/path` in a container.
    pub path: &'a str,
    /// Its kind, by content.
    pub kind: FileKind,
    /// The same, more precisely.
    pub contents: Contents,
    /// The bytes as stored, which a sign file of CloudTrail Lake has the hash of.
    pub stored: &'a [u8],
    /// Decompressed bytes of all gzip members.
    pub bytes: &'a [u8],
    /// What a digest has the hash of: the content of the first gzip member, or the stored bytes if it is not gzip.
    pub content: &'a [u8],
    /// How it was compressed.
    pub compression: Compression,
}

/// Something worth reporting about a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Offset in the decompressed document, if it is about a place.
    pub offset: Option<u64>,
    /// How bad.
    pub severity: Severity,
    /// What kind.
    pub kind: IssueKind,
    /// What was expected, what was found, and what was done about it.
    pub what: What,
    /// Number of records left out because of it.
    pub rejected: u64,
}

/// One CloudTrail record.
pub struct Record<'a> {
    /// Its bytes, exactly as in the document (or in the JSON inside one of its strings).
    pub raw: Cow<'a, [u8]>,
    /// Its offset in the decompressed document.
    pub offset: u64,
    /// Its columns.
    pub fields: Fields<'a>,
}

/// The values that the store keeps as columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Fields<'a> {
    /// `eventTime`; `None` if absent or unreadable.
    pub time: Option<Micros>,
    /// `eventTime` as written.
    pub time_text: Cell<'a>,
    /// `eventID`.
    pub event_id: Cell<'a>,
    /// One for each [`Column`], in the order of [`Column::ALL`].
    pub cells: [Cell<'a>; Column::COUNT],
    /// Number of `resources`.
    pub resources: u32,
    /// The fields for which the raw record must be consulted.
    pub unsure: Unsure,
    /// Whether the call failed. This, and nothing else, defines what an error is: the record has a non-empty
    /// `errorCode`, or is of one of the calls that say so in a member of their own ([`protocol::outcome`]).
    pub is_error: bool,
    /// The id of a user of IAM Identity Center, and the name that the record gives it.
    pub known_as: Option<(Cow<'a, str>, Cow<'a, str>)>,
    /// A name that occurs twice in one object, at the top or in `userIdentity`. The last one counts.
    pub repeated: Option<&'static str>,
}

/// A set of fields whose cell does not tell everything that a filter could ask of the record: because the name occurs
/// twice or in another case (filters ignore the case of names), or because the value is inside an array.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unsure(u32);

impl Unsure {
    /// `eventID`.
    pub const EVENT_ID: Unsure = Unsure(1 << 31);
    /// `eventTime`.
    pub const EVENT_TIME: Unsure = Unsure(1 << 30);

    /// The set of only this column's field. There are fewer than 30 columns.
    pub const fn column(column: Column) -> Unsure {
        Unsure(1 << column as u32)
    }

    /// Bit `i` is column `i`; the two highest bits are the constants above.
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Adds the fields of another set.
    pub fn insert(&mut self, other: Unsure) {
        self.0 |= other.0;
    }
}

const _: () = assert!(Column::COUNT < 30);

/// The value of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell<'a> {
    /// The field is absent.
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
    /// An object or an array: see the raw record.
    Composite,
}

impl Cell<'_> {
    /// The text; "" for anything but text.
    pub fn text(&self) -> &str {
        match self {
            Cell::Text(text) => text,
            _ => "",
        }
    }
}

/// Receives what is found, in the order of the file.
pub trait Sink {
    /// A document begins; everything that follows, up to the next document, belongs to it.
    fn document(&mut self, document: &Document<'_>);
    /// A record of the current document.
    fn record(&mut self, record: &Record<'_>);
    /// A finding about the current document.
    fn finding(&mut self, finding: Finding);
}
