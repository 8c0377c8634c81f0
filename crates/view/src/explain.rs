//! Progress of a check, and the colour of its outcome.

use protocol::report::{Outcome, Overall};
use protocol::{Answer, CheckStage, Progress};
use words::{Language, Say, messages as m};

/// The outcome that determines the banner's colour.
pub const fn overall_outcome(verdict: Overall) -> Outcome {
    match verdict {
        Overall::Failed => Outcome::Failed,
        Overall::Proved => Outcome::Proved,
        Overall::PartlyProved | Overall::NotProved => Outcome::Unchecked,
    }
}

/// What a check is doing, in words.
pub fn checking(progress: &Progress, language: Language) -> String {
    match progress.check_stage {
        CheckStage::Gathering => m::check_gathering(language).to_owned(),
        CheckStage::Verifying => m::CheckVerifying { done: progress.checked, total: progress.to_check }.say(language),
        CheckStage::Judging => m::check_judging(language).to_owned(),
    }
}

/// What to say about an answer that does not cover everything; `None` if it does.
pub fn partial(answer: &Answer, language: Language) -> Option<String> {
    (answer.unsearched > 0).then(|| m::PartialAnswer { n: answer.unsearched }.say(language))
}

#[cfg(test)]
mod tests {
    use protocol::Reason;
    use protocol::brief::Part;
    use protocol::report::Verdict;

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
    fn an_answer_about_less_than_everything_says_so() {
        let answer = |unsearched| Answer {
            matching: 3,
            unsearched,
            rows: None,
            facets: Vec::new(),
            groups: None,
            histogram: None,
            layers: Vec::new(),
            week: Vec::new(),
            totals: None,
        };
        assert_eq!(partial(&answer(0), Language::En), None);
        let words = partial(&answer(1200), Language::En).unwrap();
        assert!(words.contains("1,200") && words.contains("Not searched yet"), "{words}");
    }

    #[test]
    fn a_check_says_what_it_is_at() {
        let at = |check_stage| {
            let progress = Progress { check_stage, checked: 1, to_check: 2, ..Progress::default() };
            checking(&progress, Language::En).replace('\u{a0}', " ")
        };
        assert_eq!(at(CheckStage::Gathering), "Reading digests");
        assert_eq!(at(CheckStage::Verifying), "Checking 1 of 2 signatures");
        assert_eq!(at(CheckStage::Judging), "Comparing digests and logs");
    }
}
