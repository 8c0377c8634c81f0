//! Verdicts, reasons and needs in words that people understand. The exact names stand beside them on the page.

use protocol::brief::{NeedKind, Part};
use protocol::report::{Outcome, Overall, Verdict};
use protocol::{CheckStage, Progress};

use crate::format::{count, counted};

/// Two or three words for the whole drop.
pub const fn overall(verdict: Overall) -> &'static str {
    match verdict {
        Overall::Failed => "Evidence against these files",
        Overall::Proved => "All logs proved",
        Overall::PartlyProved => "Partly proved",
        Overall::NotProved => "Nothing proved",
    }
}

/// The outcome that gives the banner its colour.
pub const fn overall_outcome(verdict: Overall) -> Outcome {
    match verdict {
        Overall::Failed => Outcome::Failed,
        Overall::Proved => Outcome::Proved,
        Overall::PartlyProved | Overall::NotProved => Outcome::Unchecked,
    }
}

/// One word for an outcome.
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Failed => "failed",
        Outcome::Unchecked => "not checked",
        Outcome::Proved => "proved",
    }
}

/// One or two words for a verdict.
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Tampered => "Tampered with",
        Verdict::InvalidFormat => "Damaged",
        Verdict::Moved => "Moved",
        Verdict::Missing => "Missing",
        Verdict::Unverifiable => "Cannot be checked",
        Verdict::VerifiedHashOnly => "Consistent, not signed",
        Verdict::NotCovered => "In no digest",
        Verdict::NotExported => "Before the export",
        Verdict::VerifiedChained => "Proved by the chain",
        Verdict::VerifiedSigned => "Proved by signature",
    }
}

/// What one and what several files of a kind are called.
pub const fn nouns(part: Part) -> (&'static str, &'static str) {
    match part {
        Part::Digest => ("digest", "digests"),
        Part::SignFile => ("sign file", "sign files"),
        Part::Log => ("log", "logs"),
    }
}

/// Why a file has its verdict, in one sentence, and what it means. Unknown reasons say what the verdict says.
pub fn reason(part: Part, verdict: Verdict, reason: &str) -> &'static str {
    match (part, verdict, reason) {
        (Part::Digest, Verdict::VerifiedChained, _) => {
            Some("Its own signature could not be checked, but a proved digest after it recorded its hash.")
        }
        (Part::Log, Verdict::VerifiedHashOnly, "hash") => {
            Some("Its content has the hash that its digest recorded, but no signature stands behind that digest.")
        }
        (Part::Log, Verdict::VerifiedChained | Verdict::VerifiedSigned, "hash") => {
            Some("Its content has the hash that a proved digest recorded.")
        }
        (Part::SignFile, Verdict::InvalidFormat, _) => Some(
            "The sign file cannot be read or lacks a field that every sign file has. Nothing that it lists counts.",
        ),
        (Part::Digest | Part::SignFile, _, name) => digest_reason(name),
        (Part::Log, _, name) => log_reason(name),
    }
    .unwrap_or(fallback(verdict))
}

fn digest_reason(reason: &str) -> Option<&'static str> {
    Some(match reason {
        "signature" => "Its signature verifies with a public key that you supplied.",
        "unreadable" => {
            "The digest cannot be read: it is damaged, cut off or not a digest. Nothing that it lists counts."
        }
        "missing-field" => "The digest lacks a field that every digest has. Nothing that it lists counts.",
        "key" => "The digest was recorded under another key than the one it lies under: it was moved or renamed.",
        "bucket" => "The digest was recorded in another bucket than the one you named.",
        "signature-mismatch" => "Its signature does not fit its content: the file or its signature was changed.",
        "hash-mismatch" => "The digest after it recorded another hash: this digest was changed or replaced.",
        "no-keys" => "There is no public key to check its signature with. Nobody vouches for it yet.",
        "key-not-found" => "The public key that signed it is not among those you supplied.",
        "key-outside-validity" => "The key that signed it was not valid at that time.",
        "key-unusable" => "The public key that signed it cannot be read.",
        "too-many-to-try" => {
            "More keys or signatures were supplied for it than are tried, and none of those that were tried fits."
        }
        "no-signature" => "No signature of it was supplied: it has no successor and its object metadata is not here.",
        "unsupported-algorithm" => "It names a signature or hash algorithm that CloudTrail does not use.",
        "referenced" => {
            "Another digest names it as its predecessor, but it is not among the files: it was deleted or not exported."
        }
        "inferred" => {
            "Its hour lies between a digest that is here and one that is missing, so there must have been one."
        }
        "boundary" => "It lies before the first digest of the export. That is normal at the beginning of a period.",
        _ => return None,
    })
}

fn log_reason(reason: &str) -> Option<&'static str> {
    Some(match reason {
        "hash" => "Its content has the hash that a digest recorded.",
        "listed" => "A digest lists it, but it is not among the files: it was deleted or not exported.",
        "bad-gzip" => "The compressed file is damaged and cannot be checked against its digest.",
        "trailing-data" => "There is more in the file than the log that was recorded: data was appended.",
        "not-gzip" => "The file is not the compressed log that its digest recorded.",
        "hash-mismatch" => "Its content does not have the hash that its digest recorded: the log was changed.",
        "decompressed" => {
            "It was inflated on the way, and the hash is of the compressed file: fetch it again as it is stored."
        }
        "not-read" => "The browser could not read all of it, so it was not compared.",
        "digest-not-trusted" => "Only a digest that failed its own check lists it, so nothing can be said.",
        "listed-by-untrusted-digest" => {
            "It is not among the files, and only a digest that failed its own check lists it."
        }
        "inside-covered-period" => {
            "No digest lists it although digests cover its time. That is suspicious: CloudTrail lists every log that it delivers."
        }
        "inside-missing-digest" => "The digest of its hour is missing.",
        "outside-coverage" => "There are no digests for its account, region and time.",
        _ => return None,
    })
}

const fn fallback(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Tampered => "Its content differs from what was recorded.",
        Verdict::InvalidFormat => "It cannot be read as what it should be.",
        Verdict::Moved => "It was recorded in another place.",
        Verdict::Missing => "It was recorded, but it is not here.",
        Verdict::Unverifiable => "There is nothing to check it with.",
        Verdict::VerifiedHashOnly => {
            "The hashes agree, but no signature stands behind them. Whoever can write all files can make them agree."
        }
        Verdict::NotCovered => "No digest speaks of it.",
        Verdict::NotExported => "It lies before the exported period.",
        Verdict::VerifiedChained => "A digest that is itself proved recorded its hash.",
        Verdict::VerifiedSigned => "A signed digest stands behind it.",
    }
}

/// A note that follows the reason; `None` for one that has no words.
pub fn note(note: &str) -> Option<&'static str> {
    Some(match note {
        "metadata-signature-disagrees" => {
            "The signature in the object metadata does not fit or is missing, but the next digest holds one that does."
        }
        "lake-sign-file" => "A sign file of CloudTrail Lake: it lists query results and is signed itself.",
        "lake-query-result" => "A query result of CloudTrail Lake: its sign file holds the hash of the file as stored.",
        "matched-by-content" => "The file has another name; its content is what was recorded.",
        "trailing-data" => "There are bytes after the end of the compressed file; they were left out.",
        "location-not-checkable" => "The path of the file does not tell where it lay in the bucket.",
        "already-decompressed" => "It was stored inflated; the content is what was recorded.",
        "gzip-trailer-incomplete" => "The end of the compressed file is cut off; the content is what was recorded.",
        _ => return None,
    })
}

/// What a missing thing would do: heading and reason.
pub const fn need(kind: NeedKind) -> (&'static str, &'static str) {
    match kind {
        NeedKind::Digests => {
            ("Digest files", "Digests hold the hash of every log. Without them nothing can be compared with anything.")
        }
        NeedKind::PublicKeys => (
            "Public keys",
            "Keys verify who signed. Without them hashes only show that the files agree with each other. Each region has its own.",
        ),
        NeedKind::Signature => (
            "Signature of the newest digest",
            "Every digest holds its predecessor's signature; the newest one's is only in its object metadata.",
        ),
        NeedKind::MissingDigests => {
            ("Missing digests", "Other digests name these. If they are still in the bucket, fetch them.")
        }
        NeedKind::MissingLogs => ("Missing logs", "Digests list these. If they are still in the bucket, fetch them."),
    }
}

/// What a check is at.
pub fn checking(progress: &Progress) -> String {
    match progress.check_stage {
        CheckStage::Gathering => "Reading digests".to_owned(),
        CheckStage::Verifying => {
            let all = counted(progress.to_check, "signature", "signatures");
            format!("Checking {} of {all}", count(progress.checked))
        }
        CheckStage::Judging => "Comparing digests and logs".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names in `docs/integrity.md`.
    const DIGEST_REASONS: [&str; 16] = [
        "unreadable",
        "missing-field",
        "key",
        "bucket",
        "signature-mismatch",
        "hash-mismatch",
        "signature",
        "no-keys",
        "key-not-found",
        "key-outside-validity",
        "key-unusable",
        "no-signature",
        "unsupported-algorithm",
        "referenced",
        "inferred",
        "boundary",
    ];
    const LOG_REASONS: [&str; 13] = [
        "listed",
        "bad-gzip",
        "trailing-data",
        "not-gzip",
        "hash-mismatch",
        "hash",
        "digest-not-trusted",
        "listed-by-untrusted-digest",
        "inside-covered-period",
        "inside-missing-digest",
        "outside-coverage",
        "not-read",
        "decompressed",
    ];

    #[test]
    fn every_reason_has_words_of_its_own() {
        for name in DIGEST_REASONS {
            assert!(digest_reason(name).is_some(), "{name}");
        }
        for name in LOG_REASONS {
            assert!(log_reason(name).is_some(), "{name}");
        }
    }

    #[test]
    fn an_unknown_reason_says_what_the_verdict_says() {
        assert_eq!(reason(Part::Log, Verdict::NotCovered, "from-the-future"), "No digest speaks of it.");
        assert_eq!(note("from-the-future"), None);
    }

    #[test]
    fn hash_only_is_never_shown_as_proof() {
        let words = reason(Part::Log, Verdict::VerifiedHashOnly, "?");
        assert!(words.contains("no signature"));
        assert_eq!(overall_outcome(Overall::PartlyProved), Outcome::Unchecked);
    }

    #[test]
    fn a_check_says_what_it_is_at() {
        let at = |check_stage| {
            checking(&Progress { check_stage, checked: 1, to_check: 2, ..Progress::default() }).replace('\u{a0}', " ")
        };
        assert_eq!(at(CheckStage::Gathering), "Reading digests");
        assert_eq!(at(CheckStage::Verifying), "Checking 1 of 2 signatures");
        assert_eq!(at(CheckStage::Judging), "Comparing digests and logs");
    }
}
