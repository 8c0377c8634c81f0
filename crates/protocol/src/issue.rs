//! What could not be read, and what each file was.

use serde::{Deserialize, Serialize};

use crate::FileId;
use crate::what::{Contents, What};

/// Something a person should know about a file or record. Nothing is lost silently: every record that is not shown is
/// counted in exactly one issue's `rejected`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The file it is about.
    pub file: FileId,
    /// Path in the drop; `container.zip!inner/path` for a file in a container. Empty if the issue is about several files.
    pub path: String,
    /// Byte offset in the decompressed file, if known.
    pub offset: Option<u64>,
    /// Its severity.
    pub severity: Severity,
    /// The kind of problem.
    pub kind: IssueKind,
    /// What was expected, what was found, what was done about it.
    pub what: What,
    /// Number of records left out because of it.
    pub rejected: u64,
}

/// Which issues form a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IssuesOf<T = String> {
    /// Their severity.
    pub severity: Severity,
    /// Their kind.
    pub kind: IssueKind,
    /// The folder or container of their files; empty for files in none.
    pub folder: T,
}

impl IssuesOf<&str> {
    /// The same, with a folder of its own.
    pub fn to_owned(self) -> IssuesOf {
        IssuesOf { severity: self.severity, kind: self.kind, folder: self.folder.to_owned() }
    }
}

impl IssuesOf {
    /// The same, borrowed.
    pub fn as_deref(&self) -> IssuesOf<&str> {
        IssuesOf { severity: self.severity, kind: self.kind, folder: &self.folder }
    }
}

/// Many issues of one kind in one folder, or a single issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueGroup {
    /// The first issue, which stands for all.
    pub first: Issue,
    /// Which issues these are; `None` for a single one.
    pub of: Option<IssuesOf>,
    /// Number of issues.
    pub count: u64,
    /// Number of records left out because of them.
    pub rejected: u64,
    /// Whether all say the same.
    pub is_alike: bool,
}

/// The severity of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing was lost (not a CloudTrail file, an empty file, an unusual gzip).
    Info,
    /// Something unusual that deserves a look; all records were kept.
    Warning,
    /// Records or a whole file could not be read.
    Error,
}

/// The kinds of issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum IssueKind {
    /// 0 bytes, or only blanks.
    EmptyFile,
    /// Recognised as something other than CloudTrail: a picture, AWS Config, VPC flow logs, S3 access logs …
    NotCloudTrail,
    /// A CloudTrail file of a kind that contains no events to show.
    NoEvents,
    /// The file could not be read from disk.
    Unreadable,
    /// The gzip or zip stream is damaged or truncated.
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
    /// A limit was reached (file size, compression ratio, nesting, record size).
    Limit,
    /// The same eventID with different content.
    ConflictingDuplicate,
    /// The same file twice.
    RepeatedFile,
    /// A digest, key or metadata file that could not be understood.
    BadEvidence,
    /// A worker crashed on this file.
    Crashed,
    /// Reading was stopped before this file.
    Stopped,
    /// The user chose not to read it.
    LeftOut,
}

/// The kind of a file, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FileKind {
    /// Events in any of the accepted shapes.
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
    /// Definitions of metric filters and alarms of CloudWatch: commands, their output, or a template.
    AlarmDefinitions,
    /// Notes on events, saved here.
    Notes,
    /// What somebody had, and what of it was handed over.
    Manifest,
    /// Sigma rules.
    SigmaRules,
    /// A zip or tar archive of other files.
    Container,
    /// An empty file.
    Empty,
    /// A file that macOS or Windows created without being asked.
    Companion,
    /// Not CloudTrail.
    NotCloudTrail,
    /// Could not be read.
    Unreadable,
}

/// How a file was compressed, as far as proofs depend on it (`docs/integrity.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Compression {
    /// No gzip header: the bytes are used as they are.
    None,
    /// One complete gzip member and nothing after it.
    Gzip,
    /// One gzip member whose 8-byte trailer is missing or incomplete, or whose deflate stream ends early. What there is
    /// does not contradict its content.
    GzipIncomplete,
    /// A complete gzip member followed by other bytes: another member, padding, garbage.
    GzipTrailingData,
    /// Invalid deflate data, a wrong CRC or a wrong length.
    GzipDamaged,
    /// Gzip whose content exceeds the limits, so it is not known.
    TooLarge,
}

/// An entry in the list of files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSummary {
    /// The file.
    pub file: FileId,
    /// Path in the drop.
    pub path: String,
    /// Its kind.
    pub kind: FileKind,
    /// The same, more precisely.
    pub contents: Contents,
    /// Number of stored bytes.
    pub stored_bytes: u64,
    /// Number of decompressed bytes.
    pub bytes: u64,
    /// Hexadecimal SHA-256 of the decompressed bytes; empty if it is not known.
    pub sha256: String,
    /// Number of records read from it.
    pub records: u64,
}
