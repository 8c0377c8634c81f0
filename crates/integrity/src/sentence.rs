//! Sums up the verdict in one sentence.

use std::collections::BTreeMap;

use protocol::Micros;
use protocol::brief::{Lead, LineFilter, Part, Phrase};
use protocol::report::{Chain, Outcome, Overall, Report, Verdict};

use crate::Tally;
use crate::completeness::Hours;
use crate::report::is_proved_elsewhere;
use crate::speech::{Speech, join};
use crate::time::{self, plus_hours, short};
use crate::timeline::Timeline;

/// Start and end.
pub(crate) type Period = (Micros, Micros);

/// What the sentence needs in addition to the report.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beside {
    /// From the earliest start to the latest end of proved digests.
    pub proved: Option<Period>,
    /// The proof status of events.
    pub tally: Tally,
}

/// The sentence, with figures that lead to what they count.
pub(crate) fn compose(report: &Report, beside: &Beside, hours: &Hours) -> Vec<Phrase> {
    let logs = Count::of(&report.summary.logs);
    let tally = &beside.tally;
    let events = Count { proved: tally.proved(), all: tally.due() };
    let holes = holes(report, hours);
    let period = beside.proved.map(|(from, to)| format!(", {} to {} UTC{holes}", short(from), short(to)));
    let period = period.unwrap_or_default();
    let witnessed = report.supplied.digests > 0 || report.supplied.sign_files > 0;
    let sentence = match report.verdict {
        _ if !witnessed && logs.all == 0 => {
            Speech::of("Nothing could be checked: neither digests nor logs were supplied")
        }
        _ if !witnessed => Speech::of("Nothing could be checked: no digests were supplied"),
        Overall::Failed => {
            let proved = [some_proved(logs, events, report).words(&period), join(unproved(report), ", ")];
            let nothing = [nothing_proved(report), Speech::default()];
            let rest = if logs.proved == 0 { nothing } else { proved };
            join(std::iter::once(join(problems(report), ", ")).chain(rest), "; ")
        }
        Overall::Proved => Speech::of("All ")
            .figure(count(events.all, "event"), Lead::Events(None))
            .words(" from ")
            .figure(count(logs.proved, "log file"), files(Part::Log, Some(Outcome::Proved)))
            .words(" are proved by ")
            .words(witnesses(report))
            .words(&period),
        Overall::PartlyProved if logs.all == 0 => nothing_delivered(report).words(&period),
        Overall::PartlyProved if logs.proved == 0 => Speech::of("No log is proved, though digests are")
            .words(&period)
            .words(": ")
            .then(join(unproved(report), ", ")),
        Overall::PartlyProved => {
            let rest = match unproved(report) {
                none if none.is_empty() => in_no_log(events),
                logs => join(logs, ", "),
            };
            some_proved(logs, events, report).words(&period).words("; ").then(rest)
        }
        Overall::NotProved => nothing_proved(report).capitalised(),
    };
    let rest = [exempted(tally), proved_elsewhere(report), short_of_period(report), not_understood(report)].concat();
    sentence.words(".").words(&rest).phrases()
}

/// A link to the files of a part, with one outcome or all.
fn files(part: Part, outcome: Option<Outcome>) -> Lead {
    Lead::Files(LineFilter { part: Some(part), outcome, ..LineFilter::default() })
}

fn files_with(part: Part, verdict: Verdict) -> Lead {
    Lead::Files(LineFilter { part: Some(part), verdict: Some(verdict), ..LineFilter::default() })
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

/// What the proofs rest on.
fn witnesses(report: &Report) -> &'static str {
    match (report.supplied.digests, report.supplied.sign_files) {
        (_, 0) => "signed digests",
        (0, _) => "sign files of CloudTrail Lake",
        _ => "signed digests and sign files",
    }
}

fn some_proved(logs: Count, events: Count, report: &Report) -> Speech {
    Speech::default()
        .figure(grouped(events.proved), Lead::Events(Some(Outcome::Proved)))
        .words(" of ")
        .figure(count(events.all, "event"), Lead::Events(None))
        .words(", from ")
        .figure(grouped(logs.proved), files(Part::Log, Some(Outcome::Proved)))
        .words(" of ")
        .figure(count(logs.all, "log file"), files(Part::Log, None))
        .words(", are proved by ")
        .words(witnesses(report))
}

fn nothing_delivered(report: &Report) -> Speech {
    let (digests, sign_files) = (Count::of(&report.summary.digests), Count::of(&report.summary.sign_files));
    let (proved, noun, part, what) = match digests.proved {
        0 => (sign_files.proved, "sign file", Part::SignFile, "result was saved"),
        proved => (proved, "signed digest", Part::Digest, "log was delivered"),
    };
    let verb = if proved == 1 { "proves" } else { "prove" };
    let figure = Speech::default().figure(count(proved, noun), files(part, Some(Outcome::Proved)));
    figure.words(&format!(" {verb} that no {what}"))
}

fn nothing_proved(report: &Report) -> Speech {
    let why = match report.verdict {
        _ if report.supplied.public_keys == 0 => ": no public keys were supplied to check signatures with",
        Overall::Failed => "",
        _ => ": no signature could be checked with the keys that were supplied",
    };
    let said = Speech::of("nothing is proved").words(why);
    match unproved(report) {
        details if details.is_empty() => said,
        details => said.words(" (").then(join(details, ", ")).words(")"),
    }
}

/// What has failed, logs first.
fn problems(report: &Report) -> Vec<Speech> {
    let named = [
        (Verdict::Tampered, "altered"),
        (Verdict::InvalidFormat, "damaged"),
        (Verdict::Moved, "moved"),
        (Verdict::Missing, "missing"),
    ];
    let of = |counts: &BTreeMap<Verdict, u64>, part: Part, noun: &str| -> Vec<Speech> {
        let found = named.iter().filter_map(|(verdict, what)| Some((*counts.get(verdict)?, *verdict, what)));
        found
            .map(|(n, verdict, what)| {
                Speech::default().figure(format!("{} {what}", count(n, noun)), files_with(part, verdict))
            })
            .collect()
    };
    let summary = &report.summary;
    [
        of(&summary.logs, Part::Log, "log"),
        of(&summary.digests, Part::Digest, "digest"),
        of(&summary.sign_files, Part::SignFile, "sign file"),
    ]
    .concat()
}

/// Logs that are not proved.
fn unproved(report: &Report) -> Vec<Speech> {
    let named = [
        (Verdict::VerifiedHashOnly, " matches digests that are not proved", " match digests that are not proved"),
        (Verdict::Unverifiable, " could not be checked", " could not be checked"),
        (Verdict::NotCovered, " is in no digest", " are in no digest"),
    ];
    let found = named.iter().filter_map(|said| Some((*report.summary.logs.get(&said.0)?, said)));
    found
        .map(|(n, (verdict, one, many))| {
            let logs = Speech::default().figure(count(n, "log"), files_with(Part::Log, *verdict));
            logs.words(if n == 1 { one } else { many })
        })
        .collect()
}

/// Events that are not proved although all logs are.
fn in_no_log(events: Count) -> Speech {
    let rest = events.all.saturating_sub(events.proved);
    let figure = Speech::default().figure(count(rest, "event"), Lead::Events(Some(Outcome::Unchecked)));
    figure.words(if rest == 1 { " stands in no log that is proved" } else { " stand in no log that is proved" })
}

/// Events that digests never cover: no reason for suspicion, but not proved either.
fn exempted(tally: &Tally) -> String {
    match tally.exempt {
        0 => String::new(),
        n => format!(" Not counted: {}, of a kind that no digest ever lists.", count(n, "Insights event")),
    }
}

fn proved_elsewhere(report: &Report) -> String {
    match report.logs.iter().filter(|log| is_proved_elsewhere(log)).count() as u64 {
        0 => String::new(),
        1 => " 1 file in no digest holds nothing but copies of events that are proved.".to_owned(),
        n => format!(" {} in no digest hold nothing but copies of events that are proved.", count(n, "file")),
    }
}

/// Gaps between the first and the last digest of a chain.
fn holes(report: &Report, hours: &Hours) -> String {
    let chains = report.chains.iter().zip(hours.cover()).filter(|(chain, _)| !chain.backfill);
    let missing: Vec<i64> = chains.map(|(_, timeline)| seconds_missing(timeline)).collect();
    let with_holes = missing.iter().filter(|seconds| **seconds > 0).count();
    let most = duration(missing.iter().copied().max().unwrap_or(0));
    match (with_holes, missing.len()) {
        (0, _) => String::new(),
        (_, 1) => format!(", {most} missing"),
        (n, all) => format!(", up to {most} missing in {n} of {all} chains"),
    }
}

fn seconds_missing(timeline: &Timeline) -> i64 {
    let Some((from, to)) = timeline.extent() else { return 0 };
    timeline.holes(from, to).iter().map(|hole| hole.to.saturating_sub(hole.from)).sum()
}

/// `4 hours`, `1 hour 8 minutes`, `7 seconds`.
pub(crate) fn duration(seconds: i64) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let unit = |n: i64, noun: &str| (n > 0).then(|| count(n.unsigned_abs(), noun));
    let parts: Vec<String> = [unit(hours, "hour"), unit(minutes, "minute")].into_iter().flatten().collect();
    if parts.is_empty() { count(seconds.unsigned_abs(), "second") } else { parts.join(" ") }
}

/// Nothing names the digests after the newest one, so only the requested period shows that they are missing.
fn short_of_period(report: &Report) -> String {
    let wanted = |text: &Option<String>| text.as_deref().and_then(time::parse);
    let chains = || report.chains.iter().filter(|chain| !chain.backfill);
    let first = |chain: &Chain| chain.digests.iter().find_map(|digest| time::parse(digest.start_time.as_deref()?));
    let last = |chain: &Chain| chain.digests.iter().rev().find_map(|digest| time::parse(digest.end_time.as_deref()?));
    // Digests are made every hour, so the first and last one may be that far from the ends of the period.
    let late = wanted(&report.options.from).map_or(0, |from| {
        chains().filter(|chain| first(chain).is_some_and(|first| first > plus_hours(from, 1))).count()
    });
    let early = wanted(&report.options.to)
        .map_or(0, |to| chains().filter(|chain| last(chain).is_some_and(|last| last < plus_hours(to, -1))).count());
    let said = [(late, "after the start"), (early, "before the end")];
    let verbs = ["begin", "end"];
    let sentences = said.iter().zip(verbs).filter(|((n, _), _)| *n > 0);
    sentences.map(|((n, when), verb)| short_chains(*n as u64, chains().count() as u64, verb, when)).collect()
}

fn short_chains(n: u64, all: u64, verb: &str, when: &str) -> String {
    let verb = if n == 1 { format!("{verb}s") } else { verb.to_owned() };
    format!(" {} of {} {verb} {when} of the period.", grouped(n), count(all, "chain"))
}

/// A period that cannot be parsed must not look as if it had been applied.
fn not_understood(report: &Report) -> String {
    let ends = [("start", &report.options.from), ("end", &report.options.to)];
    let unread = |text: &&str| !text.trim().is_empty() && time::parse(text).is_none();
    ends.iter()
        .filter_map(|(end, text)| Some((end, text.as_deref().filter(unread)?)))
        .map(|(end, text)| format!(" The {end} of the period, \u{201c}{text}\u{201d}, is no time and was left out."))
        .collect()
}

/// `1 log`, `2,000 logs`.
fn count(n: u64, noun: &str) -> String {
    format!("{} {noun}{}", grouped(n), if n == 1 { "" } else { "s" })
}

/// `1,234,567`.
pub(crate) fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (place, digit) in (0..digits.len()).rev().zip(digits.chars()) {
        text.push(digit);
        if place > 0 && place % 3 == 0 {
            text.push(',');
        }
    }
    text
}

#[cfg(test)]
mod tests;
