//! The integrity report, as shown by the page and written as `integrity-json` (`traillight.integrity/1`).

mod beside;
mod period;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Reason;
use crate::completeness::HourState;
use crate::recording::NotRecorded;

pub use beside::{CopiedFile, UsedKey};
pub use period::{Claim, Covered, Figures, PeriodFault};

/// The result of checking a digest or log file. Only the verifier in the `integrity` crate decides these; other code
/// can only pass them on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Content differs from what was signed or recorded.
    Tampered,
    /// It cannot be read as what it should be.
    InvalidFormat,
    /// Recorded under another key or bucket.
    Moved,
    /// Named by a digest, but not supplied.
    Missing,
    /// Its own digest cannot be trusted, or there was nothing to check it with.
    Unverifiable,
    /// Its hash is recorded, but nothing signed confirms that.
    VerifiedHashOnly,
    /// No digest covers it.
    NotCovered,
    /// It is from before the exported period.
    NotExported,
    /// Recorded by a successor that is itself proved.
    VerifiedChained,
    /// Its own signature is valid or, for logs, the digest that lists it is signed.
    VerifiedSigned,
}

/// The three possible outcomes, which are never mixed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Disproved: red.
    Failed,
    /// Not checked: amber.
    Unchecked,
    /// Proved: green.
    Proved,
}

impl Verdict {
    /// All of them, from failed to proved.
    pub const ALL: [Verdict; 10] = [
        Verdict::Tampered,
        Verdict::InvalidFormat,
        Verdict::Moved,
        Verdict::Missing,
        Verdict::Unverifiable,
        Verdict::VerifiedHashOnly,
        Verdict::NotCovered,
        Verdict::NotExported,
        Verdict::VerifiedChained,
        Verdict::VerifiedSigned,
    ];

    /// Name in reports and in `proof:` filters.
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Tampered => "tampered",
            Verdict::InvalidFormat => "invalid-format",
            Verdict::Moved => "moved",
            Verdict::Missing => "missing",
            Verdict::Unverifiable => "unverifiable",
            Verdict::VerifiedHashOnly => "verified-hash-only",
            Verdict::NotCovered => "not-covered",
            Verdict::NotExported => "not-exported",
            Verdict::VerifiedChained => "verified-chained",
            Verdict::VerifiedSigned => "verified-signed",
        }
    }

    /// The outcome it counts as.
    pub const fn outcome(self) -> Outcome {
        match self {
            Verdict::Tampered | Verdict::InvalidFormat | Verdict::Moved | Verdict::Missing => Outcome::Failed,
            Verdict::Unverifiable | Verdict::VerifiedHashOnly | Verdict::NotCovered | Verdict::NotExported => {
                Outcome::Unchecked
            }
            Verdict::VerifiedChained | Verdict::VerifiedSigned => Outcome::Proved,
        }
    }
}

/// The verdict on the whole drop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Overall {
    /// At least one file failed.
    Failed,
    /// Every log is proved, and there is at least one.
    Proved,
    /// Some files are proved, none failed.
    PartlyProved,
    /// No file is proved, none failed.
    NotProved,
}

impl Overall {
    /// The `data-verdict` of the banner.
    pub const fn name(self) -> &'static str {
        match self {
            Overall::Failed => "failed",
            Overall::Proved => "proved",
            Overall::PartlyProved => "partly-proved",
            Overall::NotProved => "not-proved",
        }
    }
}

/// What the user knows about the export.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Options {
    /// The bucket that the files came from.
    pub expected_bucket: Option<String>,
    /// If chains were delivered to several buckets: for the bucket named in a chain, the one that its files came from.
    #[serde(default)]
    pub buckets: BTreeMap<String, String>,
    /// Start of the period to validate, ISO 8601 UTC.
    pub from: Option<String>,
    /// End of the period to validate, ISO 8601 UTC.
    pub to: Option<String>,
}

/// `traillight.integrity/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Always `traillight.integrity/1`.
    pub format: String,
    /// The program that made the report.
    pub app: App,
    /// Time of the report, ISO 8601 UTC; empty until exported.
    pub generated_at: String,
    /// The overall verdict.
    pub verdict: Overall,
    /// One sentence that says it, for readers of files: empty until exported.
    pub sentence: String,
    /// What the user knows about the export.
    pub options: Options,
    /// What there was to check with.
    pub supplied: Supplied,
    /// One chain for each account, region, trail, home region and backfill or not, sorted by these.
    pub chains: Vec<Chain>,
    /// Sign files of CloudTrail Lake, sorted by key. Their results are among the logs.
    pub sign_files: Vec<SignFile>,
    /// Every log that was supplied or is listed, sorted by key; also query results that a sign file lists.
    pub logs: Vec<Log>,
    /// Files that are identical, byte by byte, to one above, sorted by path. They are not counted elsewhere.
    pub copies: Vec<CopiedFile>,
    /// Every key that proved something, sorted by fingerprint.
    pub keys: Vec<UsedKey>,
    /// What was not recorded according to events about trails, by start.
    #[serde(default, rename = "told")]
    pub logging_gaps: Vec<LoggingGap>,
    /// How many of each; of a period, if one was claimed.
    pub summary: Summary,
    /// What came of the period that was claimed; `None`: none was, so it is about everything.
    #[serde(default)]
    pub period: Option<Claim>,
    /// What else the sentence says.
    #[serde(default)]
    pub figures: Figures,
}

/// The program that made the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct App {
    /// `traillight`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// What there was to check with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Supplied {
    /// Number of files.
    pub files: u64,
    /// Number of log files.
    pub logs: u64,
    /// Number of digest files.
    pub digests: u64,
    /// Number of CloudTrail Lake sign files.
    pub sign_files: u64,
    /// Number of distinct public keys.
    pub public_keys: u64,
    /// Number of signatures in object metadata.
    pub digest_metadata: u64,
}

/// One chain of digests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Chain {
    /// Account id, 12 digits.
    pub account: String,
    /// Region that the logs were delivered from.
    pub region: String,
    /// Trail name.
    pub trail: String,
    /// Region in which the trail was created.
    pub home_region: String,
    /// Bucket named in the newest readable digest; "" if none is readable.
    pub bucket: String,
    /// Whether it is a chain of backfill digests.
    pub backfill: bool,
    /// Digests from the oldest to the newest, including missing ones that others name.
    pub digests: Vec<DigestEntry>,
    /// Periods not covered by any digest, according to the digests themselves.
    pub gaps: Vec<Gap>,
    /// The same, also taking into account what missing digests and events about the trail tell.
    #[serde(default)]
    pub holes: Vec<Gap>,
    /// What is known between its first and last digest, in order and without interruptions. Periods proved to be silent
    /// count as proved. Unlike the gaps, this takes into account what events say about the trail.
    #[serde(default)]
    pub known: Vec<Known>,
    /// How much of the period that was claimed it covers; `None` if none was, and for backfill digests, which are no
    /// witnesses of hours.
    #[serde(default)]
    pub period: Option<Covered>,
}

/// What is known about a chain in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Known {
    /// Start, ISO 8601 UTC.
    pub from: String,
    /// End, ISO 8601 UTC.
    pub to: String,
    /// What is known.
    pub state: HourState,
}

/// A period in which a trail did not record something, according to events about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LoggingGap {
    /// Account id, 12 digits; "" if the event does not tell.
    pub account: String,
    /// Name of the trail.
    pub trail: String,
    /// What it did not record.
    pub what: NotRecorded,
    /// The same in words, for readers of files: empty until exported.
    pub missing: String,
    /// Whether it recorded nothing at all.
    pub everything: bool,
    /// Time of the event that started it, ISO 8601 UTC.
    pub from: String,
    /// `eventName` of that event.
    pub began_by: String,
    /// `eventID` of that event.
    pub began_event_id: String,
    /// Time of the event that ended it; `None` if there is none in these logs.
    pub to: Option<String>,
    /// `eventName` of that event.
    pub ended_by: Option<String>,
    /// `eventID` of that event.
    pub ended_event_id: Option<String>,
}

/// A digest in a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DigestEntry {
    /// S3 key.
    pub key: String,
    /// Path in the drop; `None` if it was not supplied.
    pub path: Option<String>,
    /// `digestStartTime`, verbatim.
    pub start_time: Option<String>,
    /// `digestEndTime`, verbatim (for missing digests, the time in the name).
    pub end_time: Option<String>,
    /// Hexadecimal SHA-256 of the decompressed bytes.
    pub sha256: Option<String>,
    /// Its verdict.
    pub verdict: Verdict,
    /// The main reason, then notes.
    pub reasons: Vec<Reason>,
    /// Where the valid signature came from; `None` if there is none.
    pub signature_from: Option<SignatureFrom>,
    /// `digestPublicKeyFingerprint`.
    pub public_key_fingerprint: Option<String>,
    /// Number of logs it lists.
    pub log_files: u64,
    /// Key of the previous digest, as named in this one.
    pub previous_key: Option<String>,
    /// The hash that the next digest records, if it is a different one.
    pub expected_sha256: Option<String>,
    /// For a moved digest, `s3://bucket/key` as recorded in it.
    pub recorded_at: Option<String>,
    /// It lies outside the period that was claimed.
    #[serde(default)]
    pub outside: bool,
}

/// Where the valid signature came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureFrom {
    /// `previousDigestSignature` of the next digest.
    Successor,
    /// The object's metadata.
    Metadata,
    /// The file itself, as in sign files of CloudTrail Lake.
    SignFile,
}

/// A CloudTrail Lake sign file: it is to the results of a query what a digest is to logs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignFile {
    /// Region as named in the file; "" if it names none.
    pub region: String,
    /// All other properties. Its end is the time at which the query completed; its logs are the results.
    pub file: DigestEntry,
}

/// A period not covered by any digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Start, ISO 8601 UTC; `None` if unknown.
    pub from: Option<String>,
    /// End, ISO 8601 UTC; `None` if unknown.
    pub to: Option<String>,
    /// The cause.
    pub kind: GapKind,
}

/// Why no digest covers a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GapKind {
    /// Validation or logging was off: a starting digest follows an older chain.
    Restart,
    /// Digests are missing.
    MissingDigest,
    /// There is no digest, and none says why.
    Unexplained,
}

/// A log file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Log {
    /// S3 key as listed; for unlisted logs, as far as the path tells.
    pub key: String,
    /// Path in the drop; `None` if it was not supplied.
    pub path: Option<String>,
    /// Hexadecimal SHA-256 of the decompressed bytes; for query results, of the stored bytes.
    pub sha256: Option<String>,
    /// Number of decompressed bytes.
    pub bytes: Option<u64>,
    /// Number of records read from it.
    pub events: Option<u64>,
    /// Its verdict.
    pub verdict: Verdict,
    /// The main reason, then notes.
    pub reasons: Vec<Reason>,
    /// Key of the digest or sign file whose entry decided.
    pub digest_key: Option<String>,
    /// The hash in that entry, if the log failed.
    pub expected_sha256: Option<String>,
    /// It lies outside the period that was claimed.
    #[serde(default)]
    pub outside: bool,
}

/// Number of files by verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Digests.
    pub digests: BTreeMap<Verdict, u64>,
    /// Sign files of CloudTrail Lake.
    pub sign_files: BTreeMap<Verdict, u64>,
    /// Logs.
    pub logs: BTreeMap<Verdict, u64>,
    /// Events in these logs.
    pub events: BTreeMap<Verdict, u64>,
}
