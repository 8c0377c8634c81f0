//! What a user sees after a drop.

use std::collections::BTreeMap;

use protocol::report::{Report, Verdict};
use protocol::{Column, ExportFormat, Issue, Question, Severity, Want};
use tests::session::{Session, question};
use words::{Label, Language, Say};

/// Values with their counts.
pub type Counts = BTreeMap<String, u64>;

/// Facets list this many values.
const FACET_ITEMS: u32 = 8;

/// What a user sees.
pub struct Seen {
    pub events: u64,
    pub folded: u64,
    pub rejected: u64,
    pub issues: Vec<Issue>,
    pub report: Report,
    /// The number of events that match each search text; `None` if it is an error.
    pub queries: Vec<(String, Option<u64>)>,
    /// The text of the integrity view, as far as it is known without a page.
    pub integrity: String,
}

impl Seen {
    /// Collects everything except answers to queries.
    pub fn of(session: &mut Session) -> Seen {
        let progress = session.progress();
        let report = session.report();
        let mut integrity = format!("{}\n{}\n", report.verdict.label(Language::En), report.sentence);
        for format in [ExportFormat::IntegrityHtml, ExportFormat::IntegrityText] {
            integrity.push_str(&words(&String::from_utf8_lossy(&session.export(format, ""))));
        }
        Seen {
            events: progress.events,
            folded: progress.folded,
            rejected: progress.rejected,
            issues: session.issues(),
            report,
            queries: Vec::new(),
            integrity,
        }
    }

    /// Adds the number of events that match these search texts.
    pub fn ask(&mut self, session: &mut Session, texts: &[String]) {
        for text in texts {
            let found = session.ask(&question(text)).ok().map(|answer| answer.matching);
            self.queries.push((text.clone(), found));
        }
    }

    /// Numbers of digests, logs and sign files by verdict.
    pub fn tallies(&self) -> [(&'static str, Counts); 3] {
        let sign_files = self.report.sign_files.iter().map(|sign| sign.file.verdict);
        [
            ("digests", tally(self.report.chains.iter().flat_map(|chain| &chain.digests).map(|digest| digest.verdict))),
            ("logs", tally(self.report.logs.iter().map(|log| log.verdict))),
            ("signFiles", tally(sign_files)),
        ]
    }

    /// Prints everything.
    pub fn print(&self, session: &mut Session) {
        println!("{} events, {} folded, {} rejected", self.events, self.folded, self.rejected);
        for file in session.files() {
            println!("  {:?} {} ({}, {} records)", file.kind, file.path, file.contents.say(Language::En), file.records);
        }
        for issue in &self.issues {
            println!("  {}", told(issue));
        }
        println!("{}: {}", self.report.verdict.name(), self.report.sentence);
        for (what, counts) in self.tallies() {
            if !counts.is_empty() {
                println!("  {what}: {counts:?}");
            }
        }
        println!("  events: {:?}", self.report.summary.events);
        for digest in self.report.chains.iter().flat_map(|chain| &chain.digests) {
            println!("  digest {} {:?} {}", digest.verdict.name(), digest.reasons, shown(&digest.key, &digest.path));
        }
        for sign in self.report.sign_files.iter().map(|sign| &sign.file) {
            println!("  sign file {} {:?} {}", sign.verdict.name(), sign.reasons, shown(&sign.key, &sign.path));
        }
        for log in &self.report.logs {
            println!("  log {} {:?} {}", log.verdict.name(), log.reasons, shown(&log.key, &log.path));
        }
        for group in ["proved", "unchecked", "failed"] {
            println!("  proof:{group} {}", session.count(&format!("proof:{group}")));
        }
        for (text, found) in &self.queries {
            println!("  query {text}: {}", found.map_or_else(|| "error".to_owned(), |found| found.to_string()));
        }
    }
}

/// A facet as the page lists it, with events that lack the field under `(absent)`; `None` if there is no such facet.
pub fn facet(session: &mut Session, text: &str, field: &str) -> Option<Counts> {
    if field == "proof" {
        let groups = ["proved", "unchecked", "failed"];
        let both = |group: &str| {
            if text.is_empty() { format!("proof:{group}") } else { format!("({text}) and proof:{group}") }
        };
        let counted = groups.map(|group| (group.to_owned(), session.count(&both(group))));
        return Some(counted.into_iter().filter(|(_, count)| *count > 0).collect());
    }
    let column = Column::ALL.into_iter().find(|column| column.path() == field)?;
    let want = Want { facets: Some((vec![column], FACET_ITEMS)), ..Want::default() };
    let facet = session.ask(&Question { want, ..question(text) }).ok()?.facets.pop()?;
    let mut counts: Counts = facet.items.into_iter().map(|item| (item.value, item.count)).collect();
    counts.insert("(absent)".to_owned(), facet.absent);
    Some(counts)
}

/// An issue on one line: severity, words and file.
pub fn told(issue: &Issue) -> String {
    format!("{} {} {}", severity(issue.severity), said(issue), words::place(issue, Language::En))
}

/// An issue's kind and message.
pub fn said(issue: &Issue) -> String {
    format!("{}: {}", issue.kind.label(Language::En), issue.what.say(Language::En))
}

/// The severity in a word.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn tally(verdicts: impl Iterator<Item = Verdict>) -> Counts {
    let mut counts = Counts::new();
    verdicts.for_each(|verdict| *counts.entry(verdict.name().to_owned()).or_default() += 1);
    counts
}

fn shown<'a>(key: &'a str, path: &'a Option<String>) -> &'a str {
    path.as_deref().unwrap_or(key)
}

/// The text of a document without its tags.
fn words(html: &str) -> String {
    let body = html.rfind("</style>").and_then(|at| html.get(at..)).unwrap_or(html);
    let parts = body.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
