//! What can be found out about digests and logs, and what each finding is based on.
//!
//! Everything shown as proved contains a proof, and proofs can only be made from other proofs, by the functions here
//! and in `signature`. Forgetting a check does not compile.

use crate::DigestFault;
use crate::signature::SignatureVerified;

/// The finding about a supplied digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DigestFinding {
    /// It is not a digest.
    Invalid(DigestFault),
    /// It was copied from elsewhere.
    Moved(Moved),
    /// It was altered.
    Tampered(Contradiction),
    /// It is as AWS signed it.
    Proved(DigestProof),
    /// Only unsigned digests record its hash.
    HashOnly(HashRecorded, WhyNotSigned),
    /// There is nothing for or against it.
    Unverifiable(WhyNotSigned),
}

/// What is not where it belongs.
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

/// Why no signature was found valid, although none is contradicted either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WhyNotSigned {
    NoKeys,
    KeyNotFound,
    KeyOutsideValidity,
    KeyUnusable,
    /// There are more keys or signatures than are tried.
    TooMany,
    NoSignature,
    UnsupportedAlgorithm,
}

/// Proof that a digest is as AWS signed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DigestProof {
    /// Its own signature is valid.
    Signature(SignatureVerified),
    /// A digest that is proved records its hash.
    Chain(ChainProof),
}

/// Evidence that a digest's content has the hash that another digest records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HashRecorded(());

impl HashRecorded {
    /// Compares the content's hash with `recorded`, which is lower-case hexadecimal.
    pub fn check(content_sha256: &[u8; 32], recorded: &str) -> Option<HashRecorded> {
        (hex::encode(content_sha256) == recorded).then_some(HashRecorded(()))
    }
}

/// Proof that a digest's content has the hash that a proved digest records.
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
    /// Whether nothing contradicts it, so that what it records can be used for what it is worth.
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

/// The finding about a digest that was not supplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absence {
    /// A supplied digest names it.
    Referenced,
    /// It is from before the exported period.
    Boundary,
    /// No digest names it, but its hour is between a supplied digest and a missing one.
    Inferred,
}

/// The finding about a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LogFinding {
    /// A usable digest lists it, but it was not supplied.
    Missing,
    /// Only digests that are not usable list it, and it was not supplied.
    MissingByUntrusted,
    /// It was not supplied, and a manifest says that it was left out on purpose.
    LeftOut,
    /// It cannot be read as a log.
    Invalid(BadLog),
    /// Its content has a different hash than the one listed.
    Tampered,
    /// Its content has the hash that a proved digest lists.
    Proved(LogProof),
    /// Its content has the hash that an unproved digest lists.
    HashOnly(ContentMatches),
    /// Only digests that are not usable list it.
    DigestNotTrusted,
    /// The browser could not read all of it.
    NotRead,
    /// A query result that was decompressed after export, while its hash is that of the compressed file.
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

/// How an unlisted log relates to the periods of digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outside {
    /// A digest covers its time but does not list it.
    InsideCoveredPeriod,
    /// The digest for its time is missing.
    InsideMissingDigest,
    /// No digest for its time was supplied or made.
    Coverage,
    /// Its folder or name is that of a file that digests do not list, although it contains events that digests cover.
    OtherKind,
}

/// Evidence that a log's content has the hash that a digest lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ContentMatches(());

impl ContentMatches {
    pub fn check(content_sha256: &[u8; 32], listed: Option<&[u8; 32]>) -> Option<ContentMatches> {
        (listed == Some(content_sha256)).then_some(ContentMatches(()))
    }
}

/// Proof that a log's content has the hash that a proved digest lists.
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
