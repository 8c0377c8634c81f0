//! The integrity report in portions: what the page shows at once, and pages of its long lists. A report may speak of
//! hundreds of thousands of files; whole, it is for the export.

use serde::{Deserialize, Serialize};

use crate::Reason;
use crate::completeness::Cell;
use crate::report::{
    CopiedFile, DigestEntry, Gap, Log, Options, Outcome, Overall, Summary, Supplied, UsedKey, Verdict,
};

/// The report without its lists of files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brief {
    /// On the whole drop.
    pub verdict: Overall,
    /// One sentence that says it.
    pub said: Vec<Phrase>,
    /// What was asked.
    pub options: Options,
    /// What was there to check with.
    pub supplied: Supplied,
    /// How many of each.
    pub summary: Summary,
    /// In the order of the report.
    pub chains: Vec<ChainBrief>,
    /// Every key that proved something.
    pub keys: Vec<UsedKey>,
    /// The first [`Brief::MOST_COPIES`] of the files that are the same as others.
    pub copies: Vec<CopiedFile>,
    /// How many there are.
    pub copies_total: u64,
    /// Files of the same part, verdict and reason; worst verdict first, then the larger ones.
    pub groups: Vec<Group>,
    /// What would prove more, most useful first.
    pub needs: Vec<Need>,
    /// What descriptions of trails say, if any were supplied. Proves nothing.
    pub trails: Vec<TrailSettings>,
}

/// How a trail was set up when somebody asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailSettings {
    /// Its name, with what tells it from others.
    pub title: String,
    /// Each in words.
    pub settings: Vec<Setting>,
}

/// A setting of a trail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Which one.
    pub name: String,
    /// What it is set to.
    pub value: String,
    /// So set, the trail does not record or prove what it could.
    pub lacks: bool,
}

impl Brief {
    /// More copies than this are only counted.
    pub const MOST_COPIES: usize = 200;

    /// The sentence as text.
    pub fn sentence(&self) -> String {
        self.said.iter().map(Phrase::words).collect()
    }
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phrase {
    /// Just words.
    Words(String),
    /// A figure, and where a click on it leads.
    Figure(String, Lead),
}

impl Phrase {
    /// What is to be read.
    pub fn words(&self) -> &str {
        match self {
            Phrase::Words(words) | Phrase::Figure(words, _) => words,
        }
    }
}

/// Where a figure leads: to what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lead {
    /// Events whose log has this outcome; all events.
    Events(Option<Outcome>),
    /// These files of the report.
    Files(LineFilter),
}

/// A chain without its digests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainBrief {
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
    /// Digests, with those that are named but not there.
    pub digests: u64,
    /// Of these, by outcome: failed, unchecked, proved.
    pub outcomes: [u64; 3],
    /// Earliest start of a digest that was supplied.
    pub from: Option<String>,
    /// Latest end of one.
    pub to: Option<String>,
    /// The first [`ChainBrief::MOST_GAPS`] of them.
    pub gaps: Vec<Gap>,
    /// How many there are.
    pub gaps_total: u64,
    /// The first [`ChainBrief::MOST_FINGERPRINTS`] of the keys whose signatures verified, sorted.
    pub fingerprints: Vec<String>,
    /// The newest digest that was supplied.
    pub newest: Option<Newest>,
}

impl ChainBrief {
    /// More gaps than this are only counted.
    pub const MOST_GAPS: usize = 100;

    /// More fingerprints than these are left out.
    pub const MOST_FINGERPRINTS: usize = 20;
}

/// The newest digest of a chain: no successor holds a copy of its signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newest {
    /// S3 key.
    pub key: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// Whether its signature was there to check it with.
    pub signature: SignatureState,
}

/// Whether the signature of a digest was supplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignatureState {
    /// It was.
    Supplied,
    /// It was not.
    NotSupplied,
    /// The report cannot tell, because there was no key to try signatures with.
    Unknown,
}

/// What kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// A digest.
    Digest,
    /// A sign file of CloudTrail Lake.
    SignFile,
    /// A log, or a query result.
    Log,
}

/// How many files have the same verdict for the same reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// What they are.
    pub part: Part,
    /// Their verdict.
    pub verdict: Verdict,
    /// The rule's reason.
    pub reason: Option<Reason>,
    /// How many.
    pub files: u64,
    /// Events in them, as far as they were supplied.
    pub events: u64,
}

/// Something that is not there and would prove more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// What.
    pub kind: NeedKind,
    /// For which region, chain or file.
    pub place: String,
    /// The command that fetches it. Where a bucket or an account is not known it says `BUCKET` or `ACCOUNT`. Every name
    /// that comes from a file is quoted for a POSIX shell.
    pub command: String,
}

/// What can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NeedKind {
    /// Digests of a region, of which there are none that cover the logs.
    Digests,
    /// Public keys of a region.
    PublicKeys,
    /// The signature of a digest without successor.
    Signature,
    /// Digests named by other digests.
    MissingDigests,
    /// Logs listed in digests.
    MissingLogs,
}

/// Which lines of the report. Fields that are `None` do not restrict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LineFilter {
    /// Digests or logs only.
    pub part: Option<Part>,
    /// Only this outcome.
    pub outcome: Option<Outcome>,
    /// Only this verdict.
    pub verdict: Option<Verdict>,
    /// Only where the rule's reason is this.
    pub reason: Option<Reason>,
    /// Only digests of the chain at this position, in chain order.
    pub chain: Option<u32>,
    /// Only the file with this key; `.gz` at its end does not matter.
    pub key: Option<String>,
    /// Only files of this account, region and time.
    pub cell: Option<Cell>,
}

/// One file of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Line {
    /// A digest, or a sign file of CloudTrail Lake: which of the two.
    Digest(Part, DigestEntry),
    /// A log.
    Log(Log),
}

impl Line {
    /// What it is.
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

    /// Path in the drop, if it was supplied.
    pub fn path(&self) -> Option<&str> {
        match self {
            Line::Digest(_, digest) => digest.path.as_deref(),
            Line::Log(log) => log.path.as_deref(),
        }
    }

    /// Hex SHA-256 of the inflated bytes, if it was supplied.
    pub fn sha256(&self) -> Option<&str> {
        match self {
            Line::Digest(_, digest) => digest.sha256.as_deref(),
            Line::Log(log) => log.sha256.as_deref(),
        }
    }

    /// The hash that a digest records for it, if that is another.
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

    /// The rule's reason, then notes.
    pub fn reasons(&self) -> &[Reason] {
        match self {
            Line::Digest(_, digest) => &digest.reasons,
            Line::Log(log) => &log.reasons,
        }
    }
}
