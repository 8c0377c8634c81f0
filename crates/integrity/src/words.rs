//! Names of verdicts and reasons: findings as reports spell them.

use protocol::report::Verdict;

use crate::DigestFault;
use crate::finding::{
    Absence, BadLog, Contradiction, DigestFinding, DigestProof, LogFinding, Moved, Outside, WhyNotSigned,
};

impl DigestFinding {
    /// Verdict and reason.
    pub fn words(&self) -> (Verdict, &'static str) {
        match self {
            DigestFinding::Invalid(DigestFault::Unreadable) => (Verdict::InvalidFormat, "unreadable"),
            DigestFinding::Invalid(DigestFault::MissingField) => (Verdict::InvalidFormat, "missing-field"),
            DigestFinding::Moved(Moved::Key) => (Verdict::Moved, "key"),
            DigestFinding::Moved(Moved::Bucket) => (Verdict::Moved, "bucket"),
            DigestFinding::Tampered(Contradiction::Signature) => (Verdict::Tampered, "signature-mismatch"),
            DigestFinding::Tampered(Contradiction::Hash) => (Verdict::Tampered, "hash-mismatch"),
            DigestFinding::Proved(DigestProof::Signature(_)) => (Verdict::VerifiedSigned, "signature"),
            DigestFinding::Proved(DigestProof::Chain(proof)) => {
                (Verdict::VerifiedChained, proof.why_not_signed().name())
            }
            DigestFinding::HashOnly(_, why) => (Verdict::VerifiedHashOnly, why.name()),
            DigestFinding::Unverifiable(why) => (Verdict::Unverifiable, why.name()),
        }
    }
}

impl WhyNotSigned {
    fn name(self) -> &'static str {
        match self {
            WhyNotSigned::NoKeys => "no-keys",
            WhyNotSigned::KeyNotFound => "key-not-found",
            WhyNotSigned::KeyOutsideValidity => "key-outside-validity",
            WhyNotSigned::KeyUnusable => "key-unusable",
            WhyNotSigned::TooMany => "too-many-to-try",
            WhyNotSigned::NoSignature => "no-signature",
            WhyNotSigned::UnsupportedAlgorithm => "unsupported-algorithm",
        }
    }
}

impl Absence {
    /// Verdict and reason.
    pub fn words(self) -> (Verdict, &'static str) {
        match self {
            Absence::Referenced => (Verdict::Missing, "referenced"),
            Absence::Inferred => (Verdict::Missing, "inferred"),
            Absence::Boundary => (Verdict::NotExported, "boundary"),
        }
    }
}

impl LogFinding {
    /// Verdict and reason.
    pub fn words(&self) -> (Verdict, &'static str) {
        match self {
            LogFinding::Missing => (Verdict::Missing, "listed"),
            LogFinding::MissingByUntrusted => (Verdict::Missing, "listed-by-untrusted-digest"),
            LogFinding::Invalid(BadLog::BadGzip) => (Verdict::InvalidFormat, "bad-gzip"),
            LogFinding::Invalid(BadLog::TrailingData) => (Verdict::InvalidFormat, "trailing-data"),
            LogFinding::Invalid(BadLog::NotGzip) => (Verdict::InvalidFormat, "not-gzip"),
            LogFinding::Tampered => (Verdict::Tampered, "hash-mismatch"),
            LogFinding::Proved(proof) => match proof.digest() {
                DigestProof::Signature(_) => (Verdict::VerifiedSigned, "hash"),
                DigestProof::Chain(_) => (Verdict::VerifiedChained, "hash"),
            },
            LogFinding::HashOnly(_) => (Verdict::VerifiedHashOnly, "hash"),
            LogFinding::DigestNotTrusted => (Verdict::Unverifiable, "digest-not-trusted"),
            LogFinding::Decompressed => (Verdict::Unverifiable, "decompressed"),
            LogFinding::NotRead => (Verdict::Unverifiable, "not-read"),
            LogFinding::NotCovered(Outside::InsideCoveredPeriod) => (Verdict::NotCovered, "inside-covered-period"),
            LogFinding::NotCovered(Outside::InsideMissingDigest) => (Verdict::NotCovered, "inside-missing-digest"),
            LogFinding::NotCovered(Outside::Coverage) => (Verdict::NotCovered, "outside-coverage"),
        }
    }
}
