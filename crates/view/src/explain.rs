//! What a check is at, and how its outcome looks.

use protocol::brief::Part;
use protocol::report::{Outcome, Overall};
use protocol::{CheckStage, Progress};

use crate::format::{count, counted};

/// The outcome that gives the banner its colour.
pub const fn overall_outcome(verdict: Overall) -> Outcome {
    match verdict {
        Overall::Failed => Outcome::Failed,
        Overall::Proved => Outcome::Proved,
        Overall::PartlyProved | Overall::NotProved => Outcome::Unchecked,
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
    use protocol::Reason;
    use protocol::report::Verdict;
    use words::Language;

    use super::*;

    #[test]
    fn hash_only_is_never_shown_as_proof() {
        for reason in Reason::ALL.iter().copied().map(Some).chain([None]) {
            let words = words::why(Part::Log, Verdict::VerifiedHashOnly, reason, Language::En);
            assert!(!words.contains("proved"), "{words}");
        }
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
