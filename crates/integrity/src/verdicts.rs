//! Findings as verdicts and reasons, as reports name them.

use protocol::Reason;
use protocol::report::Verdict;

use crate::DigestFault;
use crate::finding::{
    Absence, BadLog, Contradiction, DigestFinding, DigestProof, LogFinding, Moved, Outside, WhyNotSigned,
};

impl DigestFinding {
    /// Verdict and reason.
    pub fn verdict(&self) -> (Verdict, Reason) {
        match self {
            DigestFinding::Invalid(DigestFault::Unreadable) => (Verdict::InvalidFormat, Reason::Unreadable),
            DigestFinding::Invalid(DigestFault::MissingField) => (Verdict::InvalidFormat, Reason::MissingField),
            DigestFinding::Moved(Moved::Key) => (Verdict::Moved, Reason::Key),
            DigestFinding::Moved(Moved::Bucket) => (Verdict::Moved, Reason::Bucket),
            DigestFinding::Tampered(Contradiction::Signature) => (Verdict::Tampered, Reason::SignatureMismatch),
            DigestFinding::Tampered(Contradiction::Hash) => (Verdict::Tampered, Reason::HashMismatch),
            DigestFinding::Proved(DigestProof::Signature(_)) => (Verdict::VerifiedSigned, Reason::Signature),
            DigestFinding::Proved(DigestProof::Chain(proof)) => {
                (Verdict::VerifiedChained, proof.why_not_signed().reason())
            }
            DigestFinding::HashOnly(_, why) => (Verdict::VerifiedHashOnly, why.reason()),
            DigestFinding::Unverifiable(why) => (Verdict::Unverifiable, why.reason()),
        }
    }
}

impl WhyNotSigned {
    fn reason(self) -> Reason {
        match self {
            WhyNotSigned::NoKeys => Reason::NoKeys,
            WhyNotSigned::KeyNotFound => Reason::KeyNotFound,
            WhyNotSigned::KeyOutsideValidity => Reason::KeyOutsideValidity,
            WhyNotSigned::KeyUnusable => Reason::KeyUnusable,
            WhyNotSigned::TooMany => Reason::TooManyToTry,
            WhyNotSigned::NoSignature => Reason::NoSignature,
            WhyNotSigned::UnsupportedAlgorithm => Reason::UnsupportedAlgorithm,
        }
    }
}

impl Absence {
    /// Verdict and reason.
    pub fn verdict(self) -> (Verdict, Reason) {
        match self {
            Absence::Referenced => (Verdict::Missing, Reason::Referenced),
            Absence::Inferred => (Verdict::Missing, Reason::Inferred),
            Absence::Boundary => (Verdict::NotExported, Reason::Boundary),
        }
    }
}

impl LogFinding {
    /// Verdict and reason.
    pub fn verdict(&self) -> (Verdict, Reason) {
        match self {
            LogFinding::Missing => (Verdict::Missing, Reason::Listed),
            LogFinding::MissingByUntrusted => (Verdict::Missing, Reason::ListedByUntrustedDigest),
            LogFinding::LeftOut => (Verdict::NotExported, Reason::LeftOut),
            LogFinding::Invalid(BadLog::BadGzip) => (Verdict::InvalidFormat, Reason::BadGzip),
            LogFinding::Invalid(BadLog::TrailingData) => (Verdict::InvalidFormat, Reason::TrailingData),
            LogFinding::Invalid(BadLog::NotGzip) => (Verdict::InvalidFormat, Reason::NotGzip),
            LogFinding::Tampered => (Verdict::Tampered, Reason::HashMismatch),
            LogFinding::Proved(proof) => match proof.digest() {
                DigestProof::Signature(_) => (Verdict::VerifiedSigned, Reason::Hash),
                DigestProof::Chain(_) => (Verdict::VerifiedChained, Reason::Hash),
            },
            LogFinding::HashOnly(_) => (Verdict::VerifiedHashOnly, Reason::Hash),
            LogFinding::DigestNotTrusted => (Verdict::Unverifiable, Reason::DigestNotTrusted),
            LogFinding::Decompressed => (Verdict::Unverifiable, Reason::Decompressed),
            LogFinding::NotRead => (Verdict::Unverifiable, Reason::NotRead),
            LogFinding::NotCovered(Outside::InsideCoveredPeriod) => (Verdict::NotCovered, Reason::InsideCoveredPeriod),
            LogFinding::NotCovered(Outside::InsideMissingDigest) => (Verdict::NotCovered, Reason::InsideMissingDigest),
            LogFinding::NotCovered(Outside::Coverage) => (Verdict::NotCovered, Reason::OutsideCoverage),
            LogFinding::NotCovered(Outside::OtherKind) => (Verdict::NotCovered, Reason::OtherKind),
        }
    }
}
