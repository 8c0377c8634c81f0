//! The integrity report, as the page shows it and as `integrity-json` (`traillight.integrity/1`) writes it.

mod beside;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Reason;
use crate::completeness::HourState;

pub use beside::{CopiedFile, UsedKey};

/// What was found out about one digest or log file. Only the verifier in the `integrity` crate hands these out for
/// files; anything else can at most repeat what it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Content differs from what was signed or recorded.
    Tampered,
    /// Not readable as what it should be.
    InvalidFormat,
    /// Recorded under another key or bucket.
    Moved,
    /// Named by a digest, not there.
    Missing,
    /// Its own digest cannot be trusted, or nothing was there to check it with.
    Unverifiable,
    /// The hash is recorded, but nothing signed stands behind it.
    VerifiedHashOnly,
    /// No digest speaks of it.
    NotCovered,
    /// Lies before the exported period.
    NotExported,
    /// Recorded by a successor that is itself proved.
    VerifiedChained,
    /// Its own signature verifies, or (logs) the digest that lists it is signed.
    VerifiedSigned,
}

/// The three honest outcomes.
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
    /// All of them.
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

    /// Its colour.
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
    /// Anything red.
    Failed,
    /// Every log green (and there is at least one).
    Proved,
    /// Some green, nothing red.
    PartlyProved,
    /// Nothing green, nothing red.
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
    /// Where chains were delivered to several buckets: for the bucket found in a chain, the one its files came from.
    #[serde(default)]
    pub buckets: BTreeMap<String, String>,
    /// Start of the period to validate, ISO 8601 UTC.
    pub from: Option<String>,
    /// Its end.
    pub to: Option<String>,
}

/// `traillight.integrity/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Always `traillight.integrity/1`.
    pub format: String,
    /// What made the report.
    pub app: App,
    /// When, ISO 8601 UTC; empty until exported.
    pub generated_at: String,
    /// On the whole drop.
    pub verdict: Overall,
    /// One sentence that says it.
    pub sentence: String,
    /// What was asked.
    pub options: Options,
    /// What was there to check with.
    pub supplied: Supplied,
    /// One a (account, region, trail, home region, backfill or not), sorted by these.
    pub chains: Vec<Chain>,
    /// Sign files of CloudTrail Lake, sorted by key. Their results are among the logs.
    pub sign_files: Vec<SignFile>,
    /// Every log supplied or listed, sorted by key; with them the query results that a sign file lists.
    pub logs: Vec<Log>,
    /// Files that are the same, byte by byte, as one above, sorted by path. They are counted nowhere else.
    pub copies: Vec<CopiedFile>,
    /// Every key that proved something, sorted by fingerprint.
    pub keys: Vec<UsedKey>,
    /// What events about trails tell was not recorded, by start.
    #[serde(default)]
    pub told: Vec<Told>,
    /// How many of each.
    pub summary: Summary,
}

/// What made the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct App {
    /// `traillight`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// What was there to check with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Supplied {
    /// All files.
    pub files: u64,
    /// Log files.
    pub logs: u64,
    /// Digest files.
    pub digests: u64,
    /// Sign files of CloudTrail Lake.
    pub sign_files: u64,
    /// Distinct public keys.
    pub public_keys: u64,
    /// Signatures from object metadata.
    pub digest_metadata: u64,
}

/// One chain of digests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Chain {
    /// 12 digits.
    pub account: String,
    /// Region that the logs were delivered from.
    pub region: String,
    /// Trail name.
    pub trail: String,
    /// Region in which the trail was created.
    pub home_region: String,
    /// Bucket named in the newest readable digest; "" if none is readable.
    pub bucket: String,
    /// A chain of backfill digests.
    pub backfill: bool,
    /// Oldest first, with those that are named but not there.
    pub digests: Vec<DigestEntry>,
    /// Times for which no digest speaks, as the digests say themselves.
    pub gaps: Vec<Gap>,
    /// Times for which no digest speaks, with what is told by digests that are gone and by events about the trail.
    #[serde(default)]
    pub holes: Vec<Gap>,
    /// What is known from its first to its last digest, in order and without anything in between; what was proved silent
    /// counts as proved. Unlike the gaps, this takes in what events tell about the trail.
    #[serde(default)]
    pub known: Vec<Known>,
}

/// What is known of a chain from one time to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Known {
    /// ISO 8601 UTC.
    pub from: String,
    /// ISO 8601 UTC.
    pub to: String,
    /// What.
    pub state: HourState,
}

/// A time in which a trail did not record something, as its events tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// 12 digits; "" if the event does not tell.
    pub account: String,
    /// Name of the trail.
    pub trail: String,
    /// What it did not record.
    pub missing: String,
    /// Nothing at all was recorded by it.
    pub everything: bool,
    /// Time of the event that began it, ISO 8601 UTC.
    pub from: String,
    /// Its `eventName`.
    pub began_by: String,
    /// Its `eventID`.
    pub began_event_id: String,
    /// Time of the event that ended it; `None`: nothing in these logs did.
    pub to: Option<String>,
    /// Its `eventName`.
    pub ended_by: Option<String>,
    /// Its `eventID`.
    pub ended_event_id: Option<String>,
}

/// One digest of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DigestEntry {
    /// S3 key.
    pub key: String,
    /// Path in the drop; `None` if it was not supplied.
    pub path: Option<String>,
    /// `digestStartTime`, verbatim.
    pub start_time: Option<String>,
    /// `digestEndTime`, verbatim (for missing ones: the time in the name).
    pub end_time: Option<String>,
    /// Hex SHA-256 of the inflated bytes.
    pub sha256: Option<String>,
    /// Verdict.
    pub verdict: Verdict,
    /// The rule's reason, then notes.
    pub reasons: Vec<Reason>,
    /// `successor`, `metadata`, `sign-file` or none.
    pub signature_from: Option<SignatureFrom>,
    /// `digestPublicKeyFingerprint`.
    pub public_key_fingerprint: Option<String>,
    /// How many logs it lists.
    pub log_files: u64,
    /// Key of the digest before it, as named.
    pub previous_key: Option<String>,
    /// If the digest after it records another hash: that one.
    pub expected_sha256: Option<String>,
    /// If it was moved: `s3://bucket/key` as recorded in it.
    pub recorded_at: Option<String>,
}

/// Where the signature that verified came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureFrom {
    /// The successor's `previousDigestSignature`.
    Successor,
    /// The object's metadata.
    Metadata,
    /// The file itself, as in sign files of CloudTrail Lake.
    SignFile,
}

/// A sign file of CloudTrail Lake: what a digest is to logs, it is to the results of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignFile {
    /// As it says itself; "" if it does not.
    pub region: String,
    /// The rest. Its end is the time at which the query was complete, its logs are the results.
    pub file: DigestEntry,
}

/// A time for which no digest speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// ISO 8601 UTC; `None`: unknown.
    pub from: Option<String>,
    /// ISO 8601 UTC.
    pub to: Option<String>,
    /// Why.
    pub kind: GapKind,
}

/// Why no digest speaks for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GapKind {
    /// Validation or logging was off: a starting digest with an older chain behind it.
    Restart,
    /// Digests are missing.
    MissingDigest,
    /// There is no digest, and none says why.
    Unexplained,
}

/// One log file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Log {
    /// S3 key, as listed; for unlisted ones as far as the path tells.
    pub key: String,
    /// Path in the drop; `None` if it was not supplied.
    pub path: Option<String>,
    /// Hex SHA-256 of the inflated bytes; of query results, of the bytes as stored.
    pub sha256: Option<String>,
    /// Inflated bytes.
    pub bytes: Option<u64>,
    /// Records read from it.
    pub events: Option<u64>,
    /// Verdict.
    pub verdict: Verdict,
    /// The rule's reason, then notes.
    pub reasons: Vec<Reason>,
    /// The digest or sign file whose listing decided.
    pub digest_key: Option<String>,
    /// If it failed: the hash in that listing.
    pub expected_sha256: Option<String>,
}

/// How many of each verdict.
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
