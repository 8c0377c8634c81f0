//! What could not be read, and what each file was.

use serde::{Deserialize, Serialize};

use crate::FileId;

/// Something a person should know about a file or a record. Nothing is lost in silence: every record that is not
/// shown is counted in exactly one issue's `rejected`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The file.
    pub file: FileId,
    /// Its path in the drop; a file in a container is `container.zip!inner/path`.
    pub path: String,
    /// Byte offset in the inflated file, where one is known.
    pub offset: Option<u64>,
    /// How bad.
    pub severity: Severity,
    /// What kind of problem.
    pub kind: IssueKind,
    /// One sentence: what was expected, what was found, what was done about it. From hostile bytes: show as text only.
    pub message: String,
    /// How many records were left out because of it.
    pub rejected: u64,
}

/// How bad an issue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing was lost; worth knowing (not a CloudTrail file, an empty file, an unusual gzip).
    Info,
    /// Something is unusual enough to look at, all records were kept.
    Warning,
    /// Records or a whole file could not be read.
    Error,
}

/// The kinds of issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum IssueKind {
    /// 0 bytes, or nothing but blanks.
    EmptyFile,
    /// Recognised as something that is not CloudTrail: a picture, AWS Config, VPC flow logs, S3 access logs …
    NotCloudTrail,
    /// CloudTrail, but of a kind that holds no events to show here.
    NoEvents,
    /// The file could not be read from disk.
    Unreadable,
    /// The gzip or zip stream is damaged or cut off.
    DamagedCompression,
    /// Several gzip members, or bytes after the end of the stream.
    UnusualCompression,
    /// The JSON ends in the middle.
    Truncated,
    /// The JSON is broken at `offset`.
    Malformed,
    /// One record could not be used; its neighbours could.
    BadRecord,
    /// Times of events that could not be read, or that lack a zone.
    UnreadTime,
    /// A name occurs twice in one object of a record.
    RepeatedName,
    /// Text that is not UTF-8; read with replacement characters.
    BadEncoding,
    /// A named limit was met (file size, inflate ratio, nesting, record size).
    Limit,
    /// The same eventID with different content.
    ConflictingDuplicate,
    /// The same file twice.
    RepeatedFile,
    /// A digest, key or metadata file that could not be understood.
    BadEvidence,
    /// A worker died on this file.
    Crashed,
    /// Reading was stopped before it.
    Stopped,
    /// The user wished it not to be read.
    LeftOut,
}

/// What a file turned out to be, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FileKind {
    /// Events, in any of the accepted shapes.
    Log,
    /// A CloudTrail digest file.
    Digest,
    /// `list-public-keys` output.
    PublicKeys,
    /// `head-object` output, or a map of digest keys to metadata.
    DigestMetadata,
    /// `result_sign.json` of CloudTrail Lake.
    LakeSignature,
    /// Output of `describe-trails`, `get-trail`, `get-trail-status`, `get-event-selectors` or `get-insight-selectors`.
    TrailSettings,
    /// A zip or tar that held other files.
    Container,
    /// Nothing in it.
    Empty,
    /// What macOS or Windows put beside other files, without being asked.
    Companion,
    /// Not CloudTrail.
    NotCloudTrail,
    /// Could not be read.
    Unreadable,
}

/// How a file was compressed, as far as a proof depends on it (`docs/integrity.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Compression {
    /// No gzip magic: the bytes are used as they are.
    None,
    /// One whole gzip member and nothing after it.
    Gzip,
    /// One gzip member whose 8-byte trailer is cut off, wholly or partly, or whose deflate stream ends early. Nothing
    /// in what is there contradicts its content.
    GzipIncomplete,
    /// A whole gzip member with more bytes behind it: another member, padding, garbage.
    GzipTrailingData,
    /// Broken deflate data, a wrong CRC or a wrong length field.
    GzipDamaged,
    /// Gzip that holds more than is read: its content is not known.
    TooLarge,
}

/// One line of the list of files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSummary {
    /// The file.
    pub file: FileId,
    /// Path in the drop.
    pub path: String,
    /// What it is.
    pub kind: FileKind,
    /// Plain words for the kind: "CloudTrail log", "PNG picture", "AWS Config snapshot".
    pub description: String,
    /// Bytes as stored.
    pub stored_bytes: u64,
    /// Bytes after inflating.
    pub bytes: u64,
    /// Hex SHA-256 of the inflated bytes.
    pub sha256: String,
    /// Records read from it.
    pub records: u64,
}
