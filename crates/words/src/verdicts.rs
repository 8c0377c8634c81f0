//! Verdicts, the reasons for them, and what is missing for better ones.

use protocol::Reason;
use protocol::brief::{NeedKind, NeedPlace, Part};
use protocol::report::{Outcome, Overall, Verdict};

use crate::messages as m;
use crate::{Label, Language, Say};

impl Label for Overall {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Overall::Failed => m::overall_failed(language),
            Overall::Proved => m::overall_proved(language),
            Overall::PartlyProved => m::overall_partly_proved(language),
            Overall::NotProved => m::overall_not_proved(language),
        }
    }
}

impl Label for Outcome {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Outcome::Failed => m::outcome_failed(language),
            Outcome::Unchecked => m::outcome_unchecked(language),
            Outcome::Proved => m::outcome_proved(language),
        }
    }
}

impl Label for Verdict {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Verdict::Tampered => m::verdict_tampered(language),
            Verdict::InvalidFormat => m::verdict_invalid_format(language),
            Verdict::Moved => m::verdict_moved(language),
            Verdict::Missing => m::verdict_missing(language),
            Verdict::Unverifiable => m::verdict_unverifiable(language),
            Verdict::VerifiedHashOnly => m::verdict_verified_hash_only(language),
            Verdict::NotCovered => m::verdict_not_covered(language),
            Verdict::NotExported => m::verdict_not_exported(language),
            Verdict::VerifiedChained => m::verdict_verified_chained(language),
            Verdict::VerifiedSigned => m::verdict_verified_signed(language),
        }
    }
}

/// Why a file has its verdict, and what that means, in one sentence.
pub fn why(part: Part, verdict: Verdict, reason: Option<Reason>, language: Language) -> &'static str {
    match (part, verdict, reason) {
        (Part::Digest, Verdict::VerifiedChained, Some(_)) => m::why_digest_by_chain(language),
        (Part::Log, Verdict::VerifiedHashOnly, Some(Reason::Hash)) => m::why_log_hash_only(language),
        (Part::Log, Verdict::VerifiedChained | Verdict::VerifiedSigned, Some(Reason::Hash)) => {
            m::why_log_hash_proved(language)
        }
        (Part::SignFile, Verdict::InvalidFormat, Some(_)) => m::why_sign_file_unreadable(language),
        (part, verdict, Some(reason)) => of_reason(reason, part == Part::Log, verdict, language),
        (_, verdict, None) => verdict_alone(verdict, language),
    }
}

fn of_reason(reason: Reason, is_log: bool, verdict: Verdict, language: Language) -> &'static str {
    match reason {
        Reason::Unreadable => m::why_unreadable(language),
        Reason::MissingField => m::why_missing_field(language),
        Reason::Key => m::why_key(language),
        Reason::Bucket => m::why_bucket(language),
        Reason::SignatureMismatch => m::why_signature_mismatch(language),
        Reason::HashMismatch if is_log => m::why_log_hash_mismatch(language),
        Reason::HashMismatch => m::why_digest_hash_mismatch(language),
        Reason::Signature => m::why_signature(language),
        Reason::NoKeys => m::why_no_keys(language),
        Reason::KeyNotFound => m::why_key_not_found(language),
        Reason::KeyOutsideValidity => m::why_key_outside_validity(language),
        Reason::KeyUnusable => m::why_key_unusable(language),
        Reason::TooManyToTry => m::why_too_many_to_try(language),
        Reason::NoSignature => m::why_no_signature(language),
        Reason::UnsupportedAlgorithm => m::why_unsupported_algorithm(language),
        Reason::Referenced => m::why_referenced(language),
        Reason::Inferred => m::why_inferred(language),
        Reason::Boundary => m::why_boundary(language),
        Reason::LeftOut => m::why_left_out(language),
        Reason::Listed => m::why_listed(language),
        Reason::ListedByUntrustedDigest => m::why_listed_by_untrusted_digest(language),
        Reason::BadGzip => m::why_bad_gzip(language),
        Reason::TrailingData => m::why_trailing_data(language),
        Reason::NotGzip => m::why_not_gzip(language),
        Reason::Hash => m::why_hash(language),
        Reason::DigestNotTrusted => m::why_digest_not_trusted(language),
        Reason::Decompressed => m::why_decompressed(language),
        Reason::NotRead => m::why_not_read(language),
        Reason::InsideCoveredPeriod => m::why_inside_covered_period(language),
        Reason::InsideMissingDigest => m::why_inside_missing_digest(language),
        Reason::OtherKind => m::why_other_kind(language),
        Reason::OutsideCoverage => m::why_outside_coverage(language),
        Reason::MetadataSignatureDisagrees
        | Reason::EventsProvedElsewhere
        | Reason::CopyInFailedFile
        | Reason::LakeSignFile
        | Reason::LakeQueryResult
        | Reason::MatchedByContent
        | Reason::LocationNotCheckable
        | Reason::AlreadyDecompressed
        | Reason::GzipTrailerIncomplete => verdict_alone(verdict, language),
    }
}

fn verdict_alone(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Tampered => m::alone_tampered(language),
        Verdict::InvalidFormat => m::alone_invalid_format(language),
        Verdict::Moved => m::alone_moved(language),
        Verdict::Missing => m::alone_missing(language),
        Verdict::Unverifiable => m::alone_unverifiable(language),
        Verdict::VerifiedHashOnly => m::alone_verified_hash_only(language),
        Verdict::NotCovered => m::alone_not_covered(language),
        Verdict::NotExported => m::alone_not_exported(language),
        Verdict::VerifiedChained => m::alone_verified_chained(language),
        Verdict::VerifiedSigned => m::alone_verified_signed(language),
    }
}

/// A note to follow the reason; `None` if the reason is not a note.
pub fn file_note(note: Reason, language: Language) -> Option<&'static str> {
    match note {
        Reason::TrailingData => Some(m::file_note_trailing_data(language)),
        Reason::MetadataSignatureDisagrees => Some(m::file_note_metadata_signature_disagrees(language)),
        Reason::EventsProvedElsewhere => Some(m::file_note_events_proved_elsewhere(language)),
        Reason::CopyInFailedFile => Some(m::file_note_copy_in_failed_file(language)),
        Reason::LakeSignFile => Some(m::file_note_lake_sign_file(language)),
        Reason::LakeQueryResult => Some(m::file_note_lake_query_result(language)),
        Reason::MatchedByContent => Some(m::file_note_matched_by_content(language)),
        Reason::LocationNotCheckable => Some(m::file_note_location_not_checkable(language)),
        Reason::AlreadyDecompressed => Some(m::file_note_already_decompressed(language)),
        Reason::GzipTrailerIncomplete => Some(m::file_note_gzip_trailer_incomplete(language)),
        Reason::Unreadable
        | Reason::MissingField
        | Reason::Key
        | Reason::Bucket
        | Reason::SignatureMismatch
        | Reason::HashMismatch
        | Reason::Signature
        | Reason::NoKeys
        | Reason::KeyNotFound
        | Reason::KeyOutsideValidity
        | Reason::KeyUnusable
        | Reason::TooManyToTry
        | Reason::NoSignature
        | Reason::UnsupportedAlgorithm
        | Reason::Referenced
        | Reason::Inferred
        | Reason::Boundary
        | Reason::LeftOut
        | Reason::Listed
        | Reason::ListedByUntrustedDigest
        | Reason::BadGzip
        | Reason::NotGzip
        | Reason::Hash
        | Reason::DigestNotTrusted
        | Reason::Decompressed
        | Reason::NotRead
        | Reason::InsideCoveredPeriod
        | Reason::InsideMissingDigest
        | Reason::OtherKind
        | Reason::OutsideCoverage => None,
    }
}

/// The name of something missing, and what it would allow.
pub fn need(kind: NeedKind, language: Language) -> (&'static str, &'static str) {
    match kind {
        NeedKind::Digests => (m::need_digests(language), m::need_digests_why(language)),
        NeedKind::PublicKeys => (m::need_public_keys(language), m::need_public_keys_why(language)),
        NeedKind::Signature => (m::need_signature(language), m::need_signature_why(language)),
        NeedKind::MissingDigests => (m::need_missing_digests(language), m::need_missing_digests_why(language)),
        NeedKind::MissingLogs => (m::need_missing_logs(language), m::need_missing_logs_why(language)),
    }
}

impl Say for NeedPlace {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            NeedPlace::Named(name) => out.push_str(name),
            NeedPlace::AccountIn { account, region } => m::NeedPlaceAccount { account, region }.write(language, out),
        }
    }
}

/// A number of files of a kind, in words.
pub fn counted(part: Part, n: u64, language: Language) -> String {
    match part {
        Part::Digest => m::Digests { n }.say(language),
        Part::SignFile => m::SignFiles { n }.say(language),
        Part::Log => m::Logs { n }.say(language),
    }
}

/// What is wrong with this many files with this verdict, in a few words: "2 logs missing". `None` if they did not fail.
pub fn fault(part: Part, verdict: Verdict, n: u64, language: Language) -> Option<String> {
    let files = counted(part, n, language);
    let files = files.as_str();
    match verdict {
        Verdict::Tampered => Some(m::FaultTampered { files }.say(language)),
        Verdict::InvalidFormat => Some(m::FaultInvalidFormat { files }.say(language)),
        Verdict::Moved => Some(m::FaultMoved { files }.say(language)),
        Verdict::Missing => Some(m::FaultMissing { files }.say(language)),
        Verdict::Unverifiable
        | Verdict::VerifiedHashOnly
        | Verdict::NotCovered
        | Verdict::NotExported
        | Verdict::VerifiedChained
        | Verdict::VerifiedSigned => None,
    }
}

/// The same with all digits, however many.
pub fn counted_exactly(part: Part, n: u64, language: Language) -> String {
    match part {
        Part::Digest => m::ExactDigests { n }.say(language),
        Part::SignFile => m::ExactSignFiles { n }.say(language),
        Part::Log => m::ExactLogs { n }.say(language),
    }
}

/// The name of the buttons that lead through a list of files of a kind.
pub fn pages(part: Part, language: Language) -> &'static str {
    match part {
        Part::Digest => m::pages_of_digests(language),
        Part::SignFile => m::pages_of_sign_files(language),
        Part::Log => m::pages_of_logs(language),
    }
}
