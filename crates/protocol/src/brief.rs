//! The integrity report in portions: what the page shows at once, and pages of its long lists. A report may list
//! hundreds of thousands of files, so only exports contain all of it.

mod settings;

use serde::{Deserialize, Serialize};

use crate::Reason;
use crate::completeness::Cell;
use crate::report::{
    Claim, CopiedFile, Covered, DigestEntry, Figures, Gap, Log, Options, Outcome, Overall, Summary, Supplied, UsedKey,
    Verdict,
};

pub use settings::{Delivery, DescribedTrail, Setting, TrailSettings};

/// The report without its lists of files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brief {
    /// The overall verdict.
    pub verdict: Overall,
    /// What was asked.
    pub options: Options,
    /// What there was to check with.
    pub supplied: Supplied,
    /// How many of each; of a period, if one was claimed.
    pub summary: Summary,
    /// What came of the period that was claimed.
    pub period: Option<Claim>,
    /// What else the sentence says.
    pub figures: Figures,
    /// In the order of the report.
    pub chains: Vec<ChainBrief>,
    /// Every key that proved something.
    pub keys: Vec<UsedKey>,
    /// The first [`Brief::MOST_COPIES`] files that are identical to others.
    pub copies: Vec<CopiedFile>,
    /// Number of such files.
    pub copies_total: u64,
    /// Files grouped by part, verdict and reason; worst verdict first, then by size of the group.
    pub groups: Vec<Group>,
    /// What would prove more, most useful first.
    pub needs: Vec<Need>,
    /// What descriptions of trails say, if any were supplied. They prove nothing.
    pub trails: Vec<TrailSettings>,
    /// Descriptions of trails beyond the most that are read, of which nothing is known.
    pub trails_left_out: u64,
    /// By what a link knows the files again.
    pub mark: FilesMark,
}

impl Brief {
    /// Most copies listed; further ones are only counted.
    pub const MOST_COPIES: usize = 200;
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phrase {
    /// Plain words.
    Words(String),
    /// A figure, and where clicking it leads.
    Figure(String, Lead),
}

impl Phrase {
    /// The text to show.
    pub fn words(&self) -> &str {
        match self {
            Phrase::Words(words) | Phrase::Figure(words, _) => words,
        }
    }
}

/// Where a figure leads: to what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lead {
    /// Events whose log has this outcome; `None` for all events.
    Events(Option<Outcome>),
    /// These files of the report.
    Files(LineFilter),
}

/// A chain without its digests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainBrief {
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
    /// Digests, with those that are named but not there; of a period, if one was claimed.
    pub digests: u64,
    /// Those outside the period.
    pub outside: u64,
    /// Of these, by outcome: failed, unchecked, proved.
    pub outcomes: [u64; 3],
    /// Earliest start time of a supplied digest.
    pub from: Option<String>,
    /// Latest end time of a supplied digest.
    pub to: Option<String>,
    /// The first [`ChainBrief::MOST_GAPS`] gaps.
    pub gaps: Vec<Gap>,
    /// Number of gaps.
    pub gaps_total: u64,
    /// How much of the period that was claimed it covers.
    pub period: Option<Covered>,
    /// The first [`ChainBrief::MOST_FINGERPRINTS`] of the keys whose signatures verified, sorted.
    pub fingerprints: Vec<String>,
    /// The newest supplied digest.
    pub newest: Option<Newest>,
}

impl ChainBrief {
    /// Most gaps listed; further ones are only counted.
    pub const MOST_GAPS: usize = 100;

    /// Most fingerprints listed.
    pub const MOST_FINGERPRINTS: usize = 20;
}

/// The newest digest of a chain, for which no successor contains the signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newest {
    /// S3 key.
    pub key: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// Whether its signature was supplied.
    pub signature: SignatureState,
}

/// Whether the signature of a digest was supplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignatureState {
    /// A signature was supplied.
    Supplied,
    /// No signature was supplied.
    NotSupplied,
    /// Unknown, because there was no key to try signatures with.
    Unknown,
}

/// The part of the report that a file belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// A digest.
    Digest,
    /// A sign file of CloudTrail Lake.
    SignFile,
    /// A log, or a query result.
    Log,
}

/// The number of files with the same verdict for the same reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The kind of file.
    pub part: Part,
    /// Their verdict.
    pub verdict: Verdict,
    /// The main reason.
    pub reason: Option<Reason>,
    /// Number of files.
    pub files: u64,
    /// Number of events in those of them that were supplied.
    pub events: u64,
}

/// Something missing that would prove more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// What is missing.
    pub kind: NeedKind,
    /// What it is about.
    pub place: NeedPlace,
    /// The command that fetches it, with `BUCKET` or `ACCOUNT` in place of an unknown bucket or account. Names that
    /// come from a file are quoted for a POSIX shell.
    pub command: String,
}

/// What missing evidence is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NeedPlace {
    /// A region, folder or file, by its name.
    Named(String),
    /// An account in a region.
    AccountIn {
        /// Account id, 12 digits.
        account: String,
        /// The region.
        region: String,
    },
}

/// Kinds of missing evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NeedKind {
    /// Digests of a region that has none covering its logs.
    Digests,
    /// Public keys of a region.
    PublicKeys,
    /// The signature of a digest without a successor.
    Signature,
    /// Digests that other digests name.
    MissingDigests,
    /// Logs that digests list.
    MissingLogs,
}

/// Selects lines of the report. Fields that are `None` do not restrict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LineFilter {
    /// Only this kind of file.
    pub part: Option<Part>,
    /// Only this outcome.
    pub outcome: Option<Outcome>,
    /// Only this verdict.
    pub verdict: Option<Verdict>,
    /// Only this main reason.
    pub reason: Option<Reason>,
    /// Only digests of the chain with this index.
    pub chain: Option<u32>,
    /// Only the file with this key, with or without `.gz`.
    pub key: Option<String>,
    /// Only files of this account, region and period.
    pub cell: Option<Cell>,
    /// Only what lies outside the period that was claimed, or only the rest.
    pub outside: Option<bool>,
}

/// A file in the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Line {
    /// A digest or a sign file, and which of the two.
    Digest(Part, DigestEntry),
    /// A log.
    Log(Log),
}

impl Line {
    /// The kind of file.
    pub fn part(&self) -> Part {
        match self {
            Line::Digest(part, _) => *part,
            Line::Log(_) => Part::Log,
        }
    }

    /// S3 key.
    pub fn key(&self) -> &str {
        match self {
            Line::Digest(_, digest) => &digest.key,
            Line::Log(log) => &log.key,
        }
    }

    /// Path in the drop; `None` if it was not supplied.
    pub fn path(&self) -> Option<&str> {
        match self {
            Line::Digest(_, digest) => digest.path.as_deref(),
            Line::Log(log) => log.path.as_deref(),
        }
    }

    /// Hexadecimal SHA-256 of the decompressed bytes; `None` if it was not supplied.
    pub fn sha256(&self) -> Option<&str> {
        match self {
            Line::Digest(_, digest) => digest.sha256.as_deref(),
            Line::Log(log) => log.sha256.as_deref(),
        }
    }

    /// The hash that a digest records for it, if it is a different one.
    pub fn expected_sha256(&self) -> Option<&str> {
        match self {
            Line::Digest(_, digest) => digest.expected_sha256.as_deref(),
            Line::Log(log) => log.expected_sha256.as_deref(),
        }
    }

    /// Its verdict.
    pub fn verdict(&self) -> Verdict {
        match self {
            Line::Digest(_, digest) => digest.verdict,
            Line::Log(log) => log.verdict,
        }
    }

    /// Whether it lies outside the period that was claimed.
    pub fn is_outside(&self) -> bool {
        match self {
            Line::Digest(_, digest) => digest.outside,
            Line::Log(log) => log.outside,
        }
    }

    /// The rule's reason, then notes.
    pub fn reasons(&self) -> &[Reason] {
        match self {
            Line::Digest(_, digest) => &digest.reasons,
            Line::Log(log) => &log.reasons,
        }
    }
}

/// By what a link knows the files again that were open when it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilesMark {
    /// Number of files; containers count as what is in them.
    pub files: u64,
    /// The beginning of a hash over the hashes of all contents, whatever the files are called. Hexadecimal.
    pub sha256: String,
}
