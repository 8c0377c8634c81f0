//! The verdict on the whole, in a few sentences whose figures lead to what they count.

mod period;
mod phrases;

use std::collections::BTreeMap;

use protocol::brief::{Brief, Lead, LineFilter, Part, Phrase};
use protocol::report::{Claim, Covered, Figures, Options, Outcome, Overall, Report, Summary, Supplied, Verdict};

use crate::{Language, Say, counted_exactly, list, messages as m};
use phrases::{Marked, join, short};

/// What is said about: the same of a report and of its brief.
pub struct Whole<'a> {
    verdict: Overall,
    supplied: Supplied,
    summary: &'a Summary,
    figures: &'a Figures,
    options: &'a Options,
    period: Option<&'a Claim>,
    chains: Vec<OfPeriod<'a>>,
}

/// A chain that should cover a period.
struct OfPeriod<'a> {
    names: [&'a str; 3],
    covered: &'a Covered,
}

impl<'a> From<&'a Report> for Whole<'a> {
    fn from(report: &'a Report) -> Whole<'a> {
        let chain = |chain: &'a protocol::report::Chain| {
            Some(OfPeriod { names: [&chain.account, &chain.region, &chain.trail], covered: chain.period.as_ref()? })
        };
        Whole {
            verdict: report.verdict,
            supplied: report.supplied,
            summary: &report.summary,
            figures: &report.figures,
            options: &report.options,
            period: report.period.as_ref(),
            chains: report.chains.iter().filter_map(chain).collect(),
        }
    }
}

impl<'a> From<&'a Brief> for Whole<'a> {
    fn from(brief: &'a Brief) -> Whole<'a> {
        let chain = |chain: &'a protocol::brief::ChainBrief| {
            Some(OfPeriod { names: [&chain.account, &chain.region, &chain.trail], covered: chain.period.as_ref()? })
        };
        Whole {
            verdict: brief.verdict,
            supplied: brief.supplied,
            summary: &brief.summary,
            figures: &brief.figures,
            options: &brief.options,
            period: brief.period.as_ref(),
            chains: brief.chains.iter().filter_map(chain).collect(),
        }
    }
}

/// Says it, with figures that lead to what they count.
pub fn whole<'a>(about: impl Into<Whole<'a>>, language: Language) -> Vec<Phrase> {
    let mut speaker = Speaker { about: &about.into(), language, marked: Marked::default() };
    let first = speaker.verdict();
    let mut sentences = vec![first];
    sentences.extend(speaker.period());
    sentences.extend(speaker.asides());
    speaker.marked.phrases(&sentences.join(" "))
}

/// The same as text.
pub fn whole_text<'a>(about: impl Into<Whole<'a>>, language: Language) -> String {
    whole(about, language).iter().map(Phrase::words).collect()
}

struct Speaker<'s, 'a> {
    about: &'s Whole<'a>,
    language: Language,
    marked: Marked,
}

#[derive(Clone, Copy)]
struct Count {
    proved: u64,
    all: u64,
}

impl Count {
    fn of(counts: &BTreeMap<Verdict, u64>) -> Count {
        let sum = |wanted: fn(Verdict) -> bool| counts.iter().filter(|(v, _)| wanted(**v)).map(|(_, n)| *n).sum();
        Count { proved: sum(|verdict| verdict.outcome() == Outcome::Proved), all: sum(|_| true) }
    }
}

impl Speaker<'_, '_> {
    fn say(&self, message: impl Say) -> String {
        message.say(self.language)
    }

    /// A figure in a sentence.
    fn figure(&mut self, words: impl Say, lead: Lead) -> String {
        let words = words.say(self.language);
        self.marked.mark(words, lead)
    }

    /// A figure without a noun.
    fn number(&mut self, n: u64, lead: Lead) -> String {
        self.marked.mark(self.language.exact(n), lead)
    }

    fn logs(&self) -> Count {
        Count::of(&self.about.summary.logs)
    }

    fn events(&self) -> Count {
        Count { proved: self.about.figures.events_proved, all: self.about.figures.events }
    }

    /// The first sentence.
    fn verdict(&mut self) -> String {
        let (about, logs, language) = (self.about, self.logs(), self.language);
        let witnessed = about.supplied.digests > 0 || about.supplied.sign_files > 0;
        match about.verdict {
            _ if !witnessed && about.supplied.logs == 0 => m::whole_nothing_supplied(language).to_owned(),
            _ if !witnessed => m::whole_no_digests(language).to_owned(),
            _ if about.period.is_some() && self.is_empty() => m::claim_nothing_inside(language).to_owned(),
            Overall::Failed => self.failed(),
            Overall::Proved => self.all_proved(),
            Overall::PartlyProved if logs.all == 0 => self.nothing_delivered(),
            Overall::PartlyProved if logs.proved == 0 => {
                let (span, rest) = (self.span(), list(&self.unproved(), self.language));
                self.say(m::WholeDigestsOnly { period: &span, rest: &rest })
            }
            Overall::PartlyProved => self.partly_proved(),
            Overall::NotProved => {
                let (why, details) = (self.why_nothing(), self.details());
                self.say(m::WholeNothingProved { why, details: &details })
            }
        }
    }

    /// Whether nothing lies in the period.
    fn is_empty(&self) -> bool {
        let Summary { digests, sign_files, logs, .. } = self.about.summary;
        digests.is_empty() && sign_files.is_empty() && logs.is_empty() && self.events().all == 0
    }

    fn failed(&mut self) -> String {
        let mut problems = self.problems();
        if problems.is_empty() {
            problems.push(self.failed_outside());
        }
        let mut parts = vec![list(&problems, self.language)];
        if self.logs().proved == 0 {
            let (why, details) = (self.why_nothing(), self.details());
            parts.push(self.say(m::WholeButNothingProved { why, details: &details }));
        } else {
            parts.push(self.some_proved());
            parts.push(list(&self.unproved(), self.language));
        }
        let words = join(&parts, m::list_join_parts(self.language));
        self.say(m::WholeSaid { words: &words })
    }

    fn partly_proved(&mut self) -> String {
        let (mut rest, events) = (self.unproved(), self.events());
        if rest.is_empty() && events.proved == events.all {
            return self.all_proved();
        }
        if rest.is_empty() {
            let n = events.all.saturating_sub(events.proved);
            let figure = self.figure(m::ExactEvents { n }, Lead::Events(Some(Outcome::Unchecked)));
            rest.push(self.say(m::WholeInNoLog { n, events: &figure }));
        }
        let words = join(&[self.some_proved(), list(&rest, self.language)], m::list_join_parts(self.language));
        self.say(m::WholeSaid { words: &words })
    }

    fn all_proved(&mut self) -> String {
        let events = self.figure(m::ExactEvents { n: self.events().all }, Lead::Events(None));
        let proved = files(Part::Log, Some(Outcome::Proved));
        let files = self.figure(m::ExactLogFiles { n: self.logs().proved }, proved);
        let (witnesses, span) = (self.witnesses(), self.span());
        self.say(m::WholeAllProved { events: &events, files: &files, witnesses, period: &span })
    }

    fn some_proved(&mut self) -> String {
        let (events, logs) = (self.events(), self.logs());
        let proved = self.number(events.proved, Lead::Events(Some(Outcome::Proved)));
        let all = self.figure(m::ExactEvents { n: events.all }, Lead::Events(None));
        let proved_logs = self.number(logs.proved, files(Part::Log, Some(Outcome::Proved)));
        let all_logs = self.figure(m::ExactLogFiles { n: logs.all }, files(Part::Log, None));
        let (witnesses, span) = (self.witnesses(), self.span());
        self.say(m::WholeSomeProved {
            proved: &proved,
            events: &all,
            proved_files: &proved_logs,
            files: &all_logs,
            witnesses,
            period: &span,
        })
    }

    /// What stands behind what is proved.
    fn witnesses(&self) -> &'static str {
        match (self.about.supplied.digests, self.about.supplied.sign_files) {
            (_, 0) => m::witness_digests(self.language),
            (0, _) => m::witness_sign_files(self.language),
            _ => m::witness_both(self.language),
        }
    }

    fn nothing_delivered(&mut self) -> String {
        let span = self.span();
        let digests = Count::of(&self.about.summary.digests).proved;
        let sign_files = Count::of(&self.about.summary.sign_files).proved;
        let part = if digests > 0 { Part::Digest } else { Part::SignFile };
        let lead = files(part, Some(Outcome::Proved));
        if digests > 0 {
            let figure = self.figure(m::ExactSignedDigests { n: digests }, lead);
            return self.say(m::WholeNothingDelivered { n: digests, digests: &figure, period: &span });
        }
        let figure = self.figure(m::ExactSignFiles { n: sign_files }, lead);
        self.say(m::WholeNothingSaved { n: sign_files, files: &figure, period: &span })
    }

    fn why_nothing(&self) -> &'static str {
        match self.about.verdict {
            _ if self.about.supplied.public_keys == 0 => m::why_nothing_no_keys(self.language),
            Overall::Failed => "",
            Overall::Proved | Overall::PartlyProved | Overall::NotProved => m::why_nothing_no_signature(self.language),
        }
    }

    /// What there is that is not proved, in brackets.
    fn details(&mut self) -> String {
        let unproved = list(&self.unproved(), self.language);
        if unproved.is_empty() { unproved } else { self.say(m::WholeDetails { details: &unproved }) }
    }

    /// What is red, logs first.
    fn problems(&mut self) -> Vec<String> {
        let summary = self.about.summary;
        let parts =
            [(Part::Log, &summary.logs), (Part::Digest, &summary.digests), (Part::SignFile, &summary.sign_files)];
        let mut problems = Vec::new();
        for (part, counts) in parts {
            for verdict in [Verdict::Tampered, Verdict::InvalidFormat, Verdict::Moved, Verdict::Missing] {
                let Some(n) = counts.get(&verdict).copied() else { continue };
                let counted = self.counted(part, n);
                let filter = LineFilter { part: Some(part), verdict: Some(verdict), ..inside() };
                let words = match verdict {
                    Verdict::InvalidFormat => self.say(m::FaultInvalidFormat { files: &counted }),
                    Verdict::Moved => self.say(m::FaultMoved { files: &counted }),
                    Verdict::Missing => self.say(m::FaultMissing { files: &counted }),
                    _ => self.say(m::FaultTampered { files: &counted }),
                };
                problems.push(self.marked.mark(words, Lead::Files(filter)));
            }
        }
        problems
    }

    fn counted(&self, part: Part, n: u64) -> String {
        counted_exactly(part, n, self.language)
    }

    /// Logs that are amber.
    fn unproved(&mut self) -> Vec<String> {
        let mut said = Vec::new();
        for verdict in [Verdict::VerifiedHashOnly, Verdict::Unverifiable, Verdict::NotCovered] {
            let Some(n) = self.about.summary.logs.get(&verdict).copied() else { continue };
            let filter = LineFilter { part: Some(Part::Log), verdict: Some(verdict), ..inside() };
            let logs = self.figure(m::ExactLogs { n }, Lead::Files(filter));
            said.push(match verdict {
                Verdict::VerifiedHashOnly => self.say(m::UnprovedHashOnly { n, logs: &logs }),
                Verdict::Unverifiable => self.say(m::UnprovedUnverifiable { n, logs: &logs }),
                _ => self.say(m::UnprovedNotCovered { n, logs: &logs }),
            });
        }
        said
    }

    /// From when to when digests prove something, and what is missing in between. A period that is claimed has sentences of
    /// its own.
    fn span(&self) -> String {
        let figures = self.about.figures;
        match (&figures.proved_from, &figures.proved_to) {
            (Some(from), Some(to)) if self.about.period.is_none() => {
                let holes = self.holes();
                self.say(m::WholeSpan { from: &short(from), to: &short(to), holes: &holes })
            }
            _ => String::new(),
        }
    }

    /// Times without a digest between the first and the last one of a chain.
    fn holes(&self) -> String {
        let Figures { chains, interrupted, most_missing, .. } = *self.about.figures;
        let most = phrases::length(most_missing, self.language);
        match (interrupted, chains) {
            (0, _) => String::new(),
            (_, 1) => self.say(m::HolesOneChain { length: &most }),
            (n, all) => self.say(m::HolesChains { length: &most, n, all }),
        }
    }

    /// What accuses nobody, and is not proved either.
    fn asides(&self) -> Vec<String> {
        let Figures { exempt, network, proved_elsewhere, .. } = *self.about.figures;
        let insights = exempt.saturating_sub(network);
        let exempt = (insights > 0).then(|| self.say(m::WholeExempt { n: insights }));
        let network = (network > 0).then(|| self.say(m::WholeExemptNetwork { n: network }));
        let elsewhere = (proved_elsewhere > 0).then(|| self.say(m::WholeProvedElsewhere { n: proved_elsewhere }));
        exempt.into_iter().chain(network).chain(elsewhere).chain(self.faults()).collect()
    }
}

/// Files that count: those outside the period do not.
fn inside() -> LineFilter {
    LineFilter { outside: Some(false), ..LineFilter::default() }
}

/// Files of a part, of one outcome or all.
fn files(part: Part, outcome: Option<Outcome>) -> Lead {
    Lead::Files(LineFilter { part: Some(part), outcome, ..inside() })
}
