//! What is said of a period that somebody claims.

use protocol::brief::{Lead, LineFilter, Part};
use protocol::report::{Claim, Covered, Gap, PeriodFault};

use super::phrases::{end, exact, foreign, minutes};
use super::{OfPeriod, Speaker};
use crate::{Language, Say, list, messages as m};

/// Chains, and times of each, that a sentence names; more are only counted.
const MOST_NAMED: usize = 3;

impl Speaker<'_, '_> {
    /// Whether it is covered, and what lies outside.
    pub(super) fn period(&mut self) -> Vec<String> {
        let Some(claim) = self.about.period else { return Vec::new() };
        let span = span(claim, self.language);
        let covered = match (claim.proved, claim.covered) {
            (true, _) => self.say(m::ClaimProved { span: &span }),
            (_, true) => self.say(m::ClaimCovered { span: &span }),
            _ if self.about.chains.is_empty() => self.say(m::ClaimNoChain { span: &span }),
            _ => {
                let chains = self.uncovered();
                self.say(m::ClaimUncovered { span: &span, chains: &chains })
            }
        };
        std::iter::once(covered).chain(self.outside(claim)).collect()
    }

    /// The chains that do not cover it, with the times that are missing.
    fn uncovered(&self) -> String {
        let short_of_it = || self.about.chains.iter().filter(|chain| !chain.covered.is_whole());
        let mut named: Vec<String> = short_of_it().take(MOST_NAMED).map(|chain| self.of_chain(chain)).collect();
        let more = short_of_it().count().saturating_sub(MOST_NAMED) as u64;
        named.extend((more > 0).then(|| self.say(m::ClaimMoreChains { n: more })));
        named.join(m::list_join_parts(self.language))
    }

    fn of_chain(&self, chain: &OfPeriod<'_>) -> String {
        let [account, region, trail] = chain.names.map(foreign);
        let mut gaps: Vec<String> =
            chain.covered.uncovered.iter().take(MOST_NAMED).filter_map(|gap| missing(gap, self.language)).collect();
        if gaps.is_empty() {
            gaps.push(m::claim_nothing_of_it(self.language).to_owned());
        }
        let more = chain.covered.uncovered_times.saturating_sub(MOST_NAMED as u64);
        gaps.extend((more > 0).then(|| self.say(m::ClaimMoreTimes { n: more })));
        let gaps = list(&gaps, self.language);
        self.say(m::ClaimChain { account: &account, region: &region, trail: &trail, times: &gaps })
    }

    fn outside(&mut self, claim: &Claim) -> Option<String> {
        let sum = |counts: &std::collections::BTreeMap<_, u64>| counts.values().sum::<u64>();
        let outside = &claim.outside;
        let mut said = Vec::new();
        for (part, n) in [(Part::Digest, sum(&outside.digests)), (Part::Log, sum(&outside.logs))] {
            if n > 0 {
                let words = self.counted(part, n);
                let filter = LineFilter { part: Some(part), outside: Some(true), ..LineFilter::default() };
                said.push(self.marked.mark(words, Lead::Files(filter)));
            }
        }
        let events = sum(&outside.events);
        said.extend((events > 0).then(|| self.say(m::ExactEvents { n: events })));
        let files = list(&said, self.language);
        (!said.is_empty()).then(|| self.say(m::ClaimOutside { files: &files }))
    }

    /// Events of the period in files that were delivered outside it.
    pub(super) fn failed_outside(&mut self) -> String {
        use protocol::report::Outcome;
        let failed = self.about.summary.events.iter().filter(|(verdict, _)| verdict.outcome() == Outcome::Failed);
        let n: u64 = failed.map(|(_, count)| *count).sum();
        let events = self.figure(m::ExactEvents { n }, Lead::Events(Some(Outcome::Failed)));
        self.say(m::ClaimFailedOutside { n, events: &events })
    }

    /// A period that cannot be understood must not look as if it had been applied.
    pub(super) fn faults(&self) -> Vec<String> {
        let text = |end: &Option<String>| foreign(end.as_deref().unwrap_or_default());
        let options = self.about.options;
        let said = |fault: &PeriodFault| match fault {
            PeriodFault::From => self.say(m::ClaimBadStart { text: &text(&options.from) }),
            PeriodFault::To => self.say(m::ClaimBadEnd { text: &text(&options.to) }),
            PeriodFault::Order => m::claim_bad_order(self.language).to_owned(),
        };
        self.about.figures.period_faults.iter().map(said).collect()
    }
}

/// A period in words: `2026-03-01 07:00 to 2026-03-02 08:00 UTC`.
pub(crate) fn span(claim: &Claim, language: Language) -> String {
    match (&claim.from, &claim.to) {
        (Some(from), Some(to)) => m::ClaimSpan { from: &exact(from), to: &end(from, to) }.say(language),
        (Some(from), None) => m::ClaimSpanFrom { from: &exact(from) }.say(language),
        (None, Some(to)) => m::ClaimSpanTo { to: &exact(to) }.say(language),
        (None, None) => String::new(),
    }
}

impl Say for Covered {
    fn write(&self, language: Language, out: &mut String) {
        let length = minutes(self.uncovered_seconds, language);
        match (self.is_whole(), self.proved) {
            (true, true) => out.push_str(m::covered_proved(language)),
            (true, false) => out.push_str(m::covered_not_proved(language)),
            _ if length.is_empty() => out.push_str(m::covered_nothing(language)),
            _ => m::CoveredNot { length: &length }.write(language, out),
        }
    }
}

/// A time for which no digest speaks: `2026-03-01 07:00 to 08:00, 60 minutes`.
fn missing(gap: &Gap, language: Language) -> Option<String> {
    let (from, to) = (gap.from.as_deref()?, gap.to.as_deref()?);
    let micros = calendar::parse(to)?.0.checked_sub(calendar::parse(from)?.0)?;
    let length = minutes(u64::try_from(micros).ok()? / 1_000_000, language);
    Some(m::ClaimTime { from: &exact(from), to: &end(from, to), length: &length }.say(language))
}
