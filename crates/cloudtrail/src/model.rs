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
    /// The bytes as stored: what the hash in a sign file of CloudTrail Lake is of.
    pub stored: &'a [u8],
    /// Inflated bytes, of all gzip members.
    pub bytes: &'a [u8],
    /// What the hash in a digest is of: the content of the first gzip member, or the bytes where there is no gzip.
    pub content: &'a [u8],
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
    /// `eventTime` as written.
    pub time_text: Cell<'a>,
    /// `eventID`.
    pub event_id: Cell<'a>,
    /// One a [`Column`], in the order of [`Column::ALL`].
    pub cells: [Cell<'a>; Column::COUNT],
    /// Number of `resources`.
    pub resources: u32,
    /// Where only the raw record tells all.
    pub unsure: Unsure,
    /// What was asked for did not happen. Here, and nowhere else, is decided what an error is: the record has an
    /// `errorCode` that is not empty, or it is a `ConsoleLogin` whose response is `Failure`.
    pub is_error: bool,
    /// A name that occurs twice in one object at the top or in `userIdentity`. The last one counts.
    pub repeated: Option<&'static str>,
}

/// A set of fields whose cell does not say everything that a filter could ask of the record: the name occurs twice, or
/// in another case (names in filters ignore case), or the value is reached through an array.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unsure(u32);

impl Unsure {
    /// `eventID`.
    pub const EVENT_ID: Unsure = Unsure(1 << 31);
    /// `eventTime`.
    pub const EVENT_TIME: Unsure = Unsure(1 << 30);

    /// The field of a column. There are fewer than 30 columns.
    pub const fn column(column: Column) -> Unsure {
        Unsure(1 << column as u32)
    }

    /// Bit `i` is column `i`; the two highest are the constants.
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Adds the fields of another set.
    pub fn insert(&mut self, other: Unsure) {
        self.0 |= other.0;
    }
}

const _: () = assert!(Column::COUNT < 30);

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

impl Cell<'_> {
    /// The text; "" for everything else.
    pub fn text(&self) -> &str {
        match self {
            Cell::Text(text) => text,
            _ => "",
        }
    }
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
