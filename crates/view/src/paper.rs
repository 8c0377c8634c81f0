//! The working paper as a document to print: who, what period, how complete it is, and a section for each control or search. A single
//! HTML file that loads nothing.

mod coverage;
mod events;
mod matrix;
mod section;

use protocol::paper::{Paper, PaperAbout, SectionText};
use protocol::report::{LoggingGap, UsedKey};
use protocol::{Micros, TimeRange};
use words::{Label, Language, Message, Say, messages as m};

use crate::format;
use crate::print::html::Html;
use crate::print::inputs;
use coverage::{Coverage, Uncovered};

/// Most rows of a list in the paper.
const MOST_ROWS: usize = 60;

const MICROS_PER_HOUR: i64 = 3_600_000_000;

/// What is said in a paper.
pub struct Said {
    /// About all of it.
    pub about: PaperAbout,
    /// In its sections.
    pub sections: Vec<SectionText>,
}

/// Writes the document.
pub fn document(paper: &Paper, said: &Said, language: Language) -> String {
    let mut out = Html::new(language);
    out.begin(m::paper_kind(language));
    head(paper, &said.about, &mut out);
    if paper.sections.len() > 1 {
        overview(paper, said, &mut out);
    }
    completeness(paper, &said.about, &mut out);
    for ((number, section), text) in (1..).zip(&paper.sections).zip(&said.sections) {
        section::write(number, section, text, (&said.about, paper.form), &mut out);
    }
    keys(paper, &mut out);
    inputs::list(&paper.inputs, &mut out);
    out.finish()
}

fn head(paper: &Paper, about: &PaperAbout, out: &mut Html) {
    let (report, language) = (&paper.report, out.language);
    out.element("h1", &about.title);
    let by = |name: &str, on: &str| match (name.is_empty(), on.is_empty()) {
        (true, true) => String::new(),
        (false, true) => name.to_owned(),
        (true, false) => on.to_owned(),
        (false, false) => format!("{name}, {on}"),
    };
    let accounts = match about.accounts.as_slice() {
        [] => m::paper_all_accounts(language).to_owned(),
        some => words::list(some, language),
    };
    let (name, version) = (report.app.name.as_str(), report.app.version.as_str());
    facts(
        &[
            (m::paper_period, period(about.period, language)),
            (m::paper_accounts, accounts),
            (m::paper_prepared, by(&about.prepared_by, &about.prepared_on)),
            (m::paper_reviewed, by(&about.reviewed_by, &about.reviewed_on)),
            (m::paper_made, m::PaperMadeWith { when: &about.generated_at, name, version }.say(language)),
            (m::paper_verdict, format!("{}: {}", report.verdict.label(language), report.sentence)),
        ],
        out,
    );
}

/// A table of two columns: what, and what it is. Empty ones have room to be written in by hand.
fn facts(facts: &[(Message, String)], out: &mut Html) {
    let language = out.language;
    out.raw("<table class=\"facts\"><tbody>\n");
    for (name, value) in facts {
        out.raw("<tr><th scope=\"row\">").text(name(language)).raw("</th><td>").lines(value).raw("</td></tr>\n");
    }
    out.raw("</tbody></table>\n");
}

fn period(period: Option<TimeRange>, language: Language) -> String {
    match period {
        Some(TimeRange { from, to }) => {
            m::PaperFromTo { from: &format::time(from), to: &format::time(to) }.say(language)
        }
        None => m::paper_all_times(language).to_owned(),
    }
}

fn overview(paper: &Paper, said: &Said, out: &mut Html) {
    let language = out.language;
    out.element("h2", m::paper_overview(language));
    out.begin_table(&[
        m::paper_section,
        m::paper_population,
        m::paper_proved,
        m::paper_exceptions,
        m::paper_sample,
        m::paper_conclusion,
    ]);
    out.raw("<tbody>\n");
    for (number, (section, text)) in (1_u64..).zip(paper.sections.iter().zip(&said.sections)) {
        let drawn = section.sample.as_ref().map_or(0, |(_, listed)| listed.total);
        out.raw("<tr>");
        for cell in [
            format!("{number}. {}", text.title),
            language.exact(section.population.events),
            language.exact(section.totals.proof.proved),
            language.exact(section.exceptions.total),
            language.exact(drawn),
            text.conclusion.clone(),
        ] {
            out.raw("<td>").lines(&cell).raw("</td>");
        }
        out.raw("</tr>\n");
    }
    out.raw("</tbody>\n</table>\n");
}

fn completeness(paper: &Paper, about: &PaperAbout, out: &mut Html) {
    let language = out.language;
    out.element("h2", m::paper_completeness(language));
    out.element("p", m::paper_completeness_means(language));
    let covered = coverage::of(&paper.report, about.period, &about.accounts);
    let minutes = |seconds: i64| language.exact(u64::try_from(seconds.saturating_add(59) / 60).unwrap_or_default());
    let row = |it: &Coverage| {
        vec![
            it.account.clone(),
            it.region.clone(),
            it.trail.clone(),
            minutes(it.asked),
            minutes(it.proved),
            minutes(it.silent),
            minutes(it.unproved),
            minutes(it.failed),
            minutes(it.uncovered.iter().map(Uncovered::seconds).sum()),
        ]
    };
    let rows: Vec<Vec<String>> = covered.iter().map(row).collect();
    let headings = [
        m::print_account,
        m::print_region,
        m::print_trail,
        m::paper_minutes,
        m::paper_minutes_proved,
        m::paper_minutes_silent,
        m::paper_minutes_unproved,
        m::paper_minutes_failed,
        m::paper_minutes_uncovered,
    ];
    match rows.is_empty() {
        true => out.element("p", m::paper_no_digests(language)),
        false => out.table(&headings, &rows, MOST_ROWS),
    }
    uncovered(&covered, out);
    matrix::write(&paper.maps, &about.accounts, out);
    if let Some(hour) = paper.unmapped_from {
        let from = format::time(Micros(hour.saturating_mul(MICROS_PER_HOUR)));
        out.element("p", &m::PaperUnmapped { from: &from }.say(language));
    }
    logging_gaps(paper, about, out);
}

fn uncovered(covered: &[Coverage], out: &mut Html) {
    let language = out.language;
    let all = covered.iter().flat_map(|it| it.uncovered.iter().map(move |gap| (it, gap)));
    let rows: Vec<Vec<String>> = all
        .map(|(it, gap)| {
            vec![
                it.account.clone(),
                it.region.clone(),
                gap.began(),
                gap.ended(),
                language.exact(u64::try_from(gap.seconds().saturating_add(59) / 60).unwrap_or_default()),
                gap.state.label(language).to_owned(),
            ]
        })
        .collect();
    if !rows.is_empty() {
        out.element("h3", m::paper_gaps(language));
        let headings = [m::print_account, m::print_region, m::print_from, m::print_to, m::paper_minutes, m::print_why];
        out.table(&headings, &rows, MOST_ROWS);
    }
}

/// What was not recorded in the period, as events about trails tell.
fn logging_gaps(paper: &Paper, about: &PaperAbout, out: &mut Html) {
    let language = out.language;
    out.element("h3", m::print_told(language));
    let rows: Vec<Vec<String>> = paper
        .report
        .logging_gaps
        .iter()
        .filter(|gap| coverage::is_chosen(&gap.account, &about.accounts) && concerns(gap, about.period))
        .map(|gap| {
            let end = gap.to.as_deref().unwrap_or(m::print_open(language));
            let ended_by = gap.ended_by.as_deref().unwrap_or(m::print_ended_by_nothing(language));
            vec![
                gap.account.clone(),
                gap.trail.clone(),
                gap.what.say(language),
                format!("{} ({}, {})", gap.from, gap.began_by, gap.began_event_id),
                format!("{end} ({ended_by})"),
                length(gap).map(|seconds| language.exact(seconds.div_ceil(60))).unwrap_or_default(),
            ]
        })
        .collect();
    let headings =
        [m::print_account, m::print_trail, m::print_not_recorded, m::print_from, m::print_to, m::paper_minutes];
    out.table(&headings, &rows, MOST_ROWS);
}

fn concerns(gap: &LoggingGap, period: Option<TimeRange>) -> bool {
    let Some(TimeRange { from, to }) = period else { return true };
    let ends = gap.to.as_deref().and_then(calendar::parse);
    calendar::parse(&gap.from).is_none_or(|began| began < to) && ends.is_none_or(|ended| ended > from)
}

/// Seconds that it lasted.
fn length(gap: &LoggingGap) -> Option<u64> {
    let (from, to) = (calendar::parse(&gap.from)?, calendar::parse(gap.to.as_deref()?)?);
    u64::try_from(to.0.saturating_sub(from.0) / 1_000_000).ok()
}

/// The keys, since proofs are only as trustworthy as these.
fn keys(paper: &Paper, out: &mut Html) {
    let language = out.language;
    out.annex(m::paper_keys(language));
    out.element("p", m::paper_keys_means(language));
    let row = |key: &UsedKey| {
        vec![
            key.fingerprint.clone(),
            key.sha256.clone(),
            words::list(&key.regions, language),
            language.exact(key.digests.saturating_add(key.sign_files)),
        ]
    };
    let rows: Vec<Vec<String>> = paper.report.keys.iter().map(row).collect();
    let headings = [m::print_fingerprint, m::print_sha_256, m::print_regions, m::print_digests];
    out.table(&headings, &rows, MOST_ROWS);
}
