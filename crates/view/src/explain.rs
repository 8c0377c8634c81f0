//! Progress of a check, and the colour of its outcome.

use protocol::brief::{Group, Part};
use protocol::report::{Outcome, Overall, Verdict};
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

/// How many files failed, and what is wrong with them, in words; `None` if none did.
pub fn failures(groups: &[Group], language: Language) -> Option<(u64, String)> {
    let mut kinds: Vec<(Part, Verdict, u64)> = Vec::new();
    for group in groups.iter().filter(|group| group.verdict.outcome() == Outcome::Failed) {
        match kinds.iter_mut().find(|(part, verdict, _)| (*part, *verdict) == (group.part, group.verdict)) {
            Some((_, _, files)) => *files = files.saturating_add(group.files),
            None => kinds.push((group.part, group.verdict, group.files)),
        }
    }
    let files = kinds.iter().fold(0, |all: u64, (_, _, files)| all.saturating_add(*files));
    let said: Vec<String> =
        kinds.into_iter().filter_map(|(part, verdict, files)| words::fault(part, verdict, files, language)).collect();
    (files > 0).then(|| (files, words::list(&said, language)))
}

/// What to say about an answer that does not cover everything; `None` if it does.
pub fn partial(answer: &Answer, language: Language) -> Option<String> {
    (answer.unsearched > 0).then(|| m::PartialAnswer { n: answer.unsearched }.say(language))
}

#[cfg(test)]
mod tests {
    use protocol::Reason;

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
    fn failures_are_counted_and_named_whatever_the_reason() {
        let group = |part, verdict, files| Group { part, verdict, reason: None, files, events: 0 };
        let groups = [
            group(Part::Log, Verdict::Tampered, 1),
            group(Part::Log, Verdict::Tampered, 2),
            group(Part::Log, Verdict::Missing, 1),
            group(Part::Log, Verdict::VerifiedSigned, 7),
            group(Part::Log, Verdict::NotCovered, 7),
        ];
        let (files, said) = failures(&groups, Language::En).unwrap();
        assert_eq!((files, said.replace('\u{a0}', " ").as_str()), (4, "3 logs altered, 1 log missing"));
        assert_eq!(failures(&groups[3..], Language::En), None);
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
