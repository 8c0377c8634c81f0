//! What can be found out about a digest or a log, and what stands behind it.
//!
//! Whatever is painted green holds a proof, and proofs can only be made from other proofs by the functions here and in
//! `signature`. Forgetting a check does not compile.

use crate::DigestFault;
use crate::signature::SignatureVerified;

/// What was found out about a digest that was supplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DigestFinding {
    /// It is none.
    Invalid(DigestFault),
    /// It was copied from somewhere else.
    Moved(Moved),
    /// It was changed.
    Tampered(Contradiction),
    /// It is as AWS signed it.
    Proved(DigestProof),
    /// Only unsigned digests record its hash.
    HashOnly(HashRecorded, WhyNotSigned),
    /// Nothing speaks for or against it.
    Unverifiable(WhyNotSigned),
}

/// What is not where it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moved {
    Key,
    Bucket,
}

/// What contradicts a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contradiction {
    Signature,
    Hash,
}

/// Why no signature verified, though none contradicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WhyNotSigned {
    NoKeys,
    KeyNotFound,
    KeyOutsideValidity,
    KeyUnusable,
    /// More keys or signatures than are tried.
    TooMany,
    NoSignature,
    UnsupportedAlgorithm,
}

/// A digest is as AWS signed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DigestProof {
    /// Its own signature verifies.
    Signature(SignatureVerified),
    /// It is recorded in a digest that is proved.
    Chain(ChainProof),
}

/// A digest's content has the hash that another digest records for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HashRecorded(());

impl HashRecorded {
    /// `recorded` is lower-case hex.
    pub fn check(content_sha256: &[u8; 32], recorded: &str) -> Option<HashRecorded> {
        (hex::encode(content_sha256) == recorded).then_some(HashRecorded(()))
    }
}

/// A digest's content has the hash that a proved digest records for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ChainProof {
    why_not_signed: WhyNotSigned,
}

impl ChainProof {
    pub fn new(_: HashRecorded, _by: &DigestProof, why_not_signed: WhyNotSigned) -> ChainProof {
        ChainProof { why_not_signed }
    }

    pub fn why_not_signed(self) -> WhyNotSigned {
        self.why_not_signed
    }
}

impl DigestFinding {
    /// Nothing contradicts it, so what it records may be used, for as much as it is worth.
    pub fn is_usable(&self) -> bool {
        matches!(self, DigestFinding::Proved(_) | DigestFinding::HashOnly(..) | DigestFinding::Unverifiable(_))
    }

    pub fn proof(&self) -> Option<&DigestProof> {
        match self {
            DigestFinding::Proved(proof) => Some(proof),
            _ => None,
        }
    }
}

/// What was found out about a digest that is named but was not supplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absence {
    /// A digest that is there names it.
    Referenced,
    /// It lies before what was exported.
    Boundary,
    /// Nothing names it, but its hour lies between a digest that is there and one that is missing.
    Inferred,
}

/// What was found out about a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LogFinding {
    /// Listed by a usable digest, not there.
    Missing,
    /// Listed, but only by digests that are not usable, and not there.
    MissingByUntrusted,
    /// Not readable as a log.
    Invalid(BadLog),
    /// Its content has another hash than the listed one.
    Tampered,
    /// Its content has the hash that a proved digest lists.
    Proved(LogProof),
    /// Its content has the hash that an unproved digest lists.
    HashOnly(ContentMatches),
    /// Only digests that are not usable list it.
    DigestNotTrusted,
    /// The browser could not read all of it.
    NotRead,
    /// A query result whose hash is of the compressed file, which was inflated on the way.
    Decompressed,
    /// No digest lists it.
    NotCovered(Outside),
}

/// What is wrong with a log's compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadLog {
    BadGzip,
    TrailingData,
    NotGzip,
}

/// Where an unlisted log lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outside {
    /// A digest speaks for that time and does not list it.
    InsideCoveredPeriod,
    /// The digest for that time is missing.
    InsideMissingDigest,
    /// No digest was supplied for that time, or none was made.
    Coverage,
    /// By its folder or name it is none that digests list, though it holds events that digests cover.
    OtherKind,
}

/// A log's content has the hash that a digest lists for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ContentMatches(());

impl ContentMatches {
    pub fn check(content_sha256: &[u8; 32], listed: Option<&[u8; 32]>) -> Option<ContentMatches> {
        (listed == Some(content_sha256)).then_some(ContentMatches(()))
    }
}

/// A log's content has the hash that a proved digest lists for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LogProof {
    digest: DigestProof,
}

impl LogProof {
    pub fn new(_: ContentMatches, digest: &DigestProof) -> LogProof {
        LogProof { digest: *digest }
    }

    pub fn digest(self) -> DigestProof {
        self.digest
    }
}
