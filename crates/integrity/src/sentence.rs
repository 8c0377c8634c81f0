//! The one sentence that says it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use protocol::report::{Chain, Outcome, Overall, Report, Verdict};

use crate::time::{self, plus_hours, short};

/// Start and end.
pub(crate) type Period = (Timestamp, Timestamp);

/// Says the verdict, with figures. `aside`: numbers of events of files that no digest would list.
pub(crate) fn compose(report: &Report, proved: Option<Period>, aside: &[u64]) -> String {
    let logs = Count::of(&report.summary.logs);
    let events = Count::of(&report.summary.events);
    let period = proved.map(|(from, to)| format!(", {} to {} UTC", short(from), short(to))).unwrap_or_default();
    let mut sentence = match report.verdict {
        _ if report.supplied.digests == 0 && logs.all == 0 => {
            "Nothing could be checked: neither digests nor logs were supplied".to_owned()
        }
        _ if report.supplied.digests == 0 => "Nothing could be checked: no digests were supplied".to_owned(),
        Overall::Failed => {
            let proved = [some_proved(logs, events) + &period, join(&unproved(report))];
            let nothing = [nothing_proved(report), String::new()];
            let rest = if logs.proved == 0 { nothing } else { proved };
            let parts = std::iter::once(join(&problems(report))).chain(rest).filter(|part| !part.is_empty());
            parts.collect::<Vec<String>>().join("; ")
        }
        Overall::Proved => {
            let (events, logs) = (count(events.all, "event"), count(logs.all, "log file"));
            format!("All {events} from {logs} are proved by signed digests{period}")
        }
        Overall::PartlyProved if logs.all == 0 => {
            format!("{} that no log was delivered{period}", signed_digests_prove(report))
        }
        Overall::PartlyProved if logs.proved == 0 => {
            format!("No log is proved, though digests are{period}: {}", join(&unproved(report)))
        }
        Overall::PartlyProved => format!("{}{period}; {}", some_proved(logs, events), join(&unproved(report))),
        Overall::NotProved => capitalised(&nothing_proved(report)),
    };
    sentence.push('.');
    sentence + &not_counted(aside) + &short_of_period(report) + &not_understood(report)
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

fn some_proved(logs: Count, events: Count) -> String {
    let (some, all) = (grouped(events.proved), count(events.all, "event"));
    let (some_logs, all_logs) = (grouped(logs.proved), count(logs.all, "log file"));
    format!("{some} of {all}, from {some_logs} of {all_logs}, are proved by signed digests")
}

fn signed_digests_prove(report: &Report) -> String {
    match Count::of(&report.summary.digests).proved {
        1 => "1 signed digest proves".to_owned(),
        many => format!("{} signed digests prove", grouped(many)),
    }
}

fn nothing_proved(report: &Report) -> String {
    let why = match report.verdict {
        _ if report.supplied.public_keys == 0 => ": no public keys were supplied to check signatures with",
        Overall::Failed => "",
        _ => ": no signature could be checked with the keys that were supplied",
    };
    match unproved(report) {
        details if details.is_empty() => format!("nothing is proved{why}"),
        details => format!("nothing is proved{why} ({})", join(&details)),
    }
}

/// What is red, logs first.
fn problems(report: &Report) -> Vec<String> {
    let named = [
        (Verdict::Tampered, "altered"),
        (Verdict::InvalidFormat, "damaged"),
        (Verdict::Moved, "moved"),
        (Verdict::Missing, "missing"),
    ];
    let of = |counts: &BTreeMap<Verdict, u64>, noun: &str| -> Vec<String> {
        let found = named.iter().filter_map(|(verdict, what)| Some((*counts.get(verdict)?, what)));
        found.map(|(n, what)| format!("{} {what}", count(n, noun))).collect()
    };
    [of(&report.summary.logs, "log"), of(&report.summary.digests, "digest")].concat()
}

/// Logs that are amber.
fn unproved(report: &Report) -> Vec<String> {
    let named = [
        (Verdict::VerifiedHashOnly, "match digests that are not proved"),
        (Verdict::Unverifiable, "could not be checked"),
        (Verdict::NotCovered, "are in no digest"),
    ];
    let found = named.iter().filter_map(|(verdict, what)| Some((*report.summary.logs.get(verdict)?, what)));
    let singular = |what: &str| what.replace("match ", "matches ").replace("are in no", "is in no");
    found
        .map(|(n, what)| match n {
            1 => format!("1 log {}", singular(what)),
            _ => format!("{} {what}", count(n, "log")),
        })
        .collect()
}

fn not_counted(aside: &[u64]) -> String {
    if aside.is_empty() {
        return String::new();
    }
    let (events, files) = (count(aside.iter().sum(), "event"), count(aside.len() as u64, "file"));
    format!(" Not counted: {events} from {files} of kinds that digests do not list.")
}

/// Nothing names the digests after the newest, so only their time tells that they are not there.
fn short_of_period(report: &Report) -> String {
    let wanted = |text: &Option<String>| text.as_deref().and_then(time::parse);
    let chains = || report.chains.iter().filter(|chain| !chain.backfill);
    let first = |chain: &Chain| chain.digests.iter().find_map(|digest| time::parse(digest.start_time.as_deref()?));
    let last = |chain: &Chain| chain.digests.iter().rev().find_map(|digest| time::parse(digest.end_time.as_deref()?));
    // Digests come every hour, so the first and the last one may be that far from the ends of the period.
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

/// A period that cannot be read must not look as if it had been applied.
fn not_understood(report: &Report) -> String {
    let ends = [("start", &report.options.from), ("end", &report.options.to)];
    let unread = |text: &&str| !text.trim().is_empty() && time::parse(text).is_none();
    ends.iter()
        .filter_map(|(end, text)| Some((end, text.as_deref().filter(unread)?)))
        .map(|(end, text)| format!(" The {end} of the period, \u{201c}{text}\u{201d}, is no time and was left out."))
        .collect()
}

fn join(parts: &[String]) -> String {
    parts.join(", ")
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
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
