//! The report as a document for people without access to the page: scope, method, findings, what could not be checked
//! and why, and every input with its hash. A single HTML file that loads nothing, made for printing.

mod findings;
pub(crate) mod html;
pub(crate) mod inputs;
mod sheet;
mod whole;

use protocol::report::{Chain, Outcome, Overall, Report, Verdict};
use protocol::scribe::SuppliedInput;

use words::{Label, Language, Message, Say, messages as m};

use crate::explain;
use html::Html;

/// Most rows of a list. The others are in the report as JSON, and the document says so.
const MOST_ROWS: usize = 500;

/// The same for what could not be checked, lies outside, or is a copy: a reader on paper needs the reason more than every name.
const MOST_NAMED: usize = 24;

/// Writes the document; `supplied` is every file, by path.
pub fn document(report: &Report, supplied: &[SuppliedInput], language: Language) -> String {
    let mut out = Html::new(language);
    out.begin(m::print_title(language));
    head(report, &mut out);
    scope(report, &mut out);
    method(report, &mut out);
    findings::findings(report, &mut out);
    limits(&mut out);
    inputs::list(supplied, &mut out);
    out.finish()
}

fn head(report: &Report, out: &mut Html) {
    let language = out.language;
    let class = match explain::overall_outcome(report.verdict) {
        Outcome::Proved => "proved",
        Outcome::Failed => "failed",
        Outcome::Unchecked => "unchecked",
    };
    let mark = match report.verdict {
        Overall::Proved => "\u{2713}",
        Overall::Failed => "\u{2715}",
        Overall::PartlyProved | Overall::NotProved => "\u{25cc}",
    };
    out.element("h1", m::print_title(language));
    out.raw("<p class=\"verdict ").raw(class).raw("\"><b>");
    out.text(&format!("{mark} {} ({})", report.verdict.label(language), report.verdict.name())).raw("</b></p>\n");
    out.element("p", &report.sentence);
    let when = if report.generated_at.is_empty() { m::print_no_time(language) } else { &report.generated_at };
    let (name, version, format) = (report.app.name.as_str(), report.app.version.as_str(), report.format.as_str());
    out.raw("<p class=\"made\">").text(&m::PrintMade { when, name, version, format }.say(language));
    out.raw("</p>\n");
}

fn scope(report: &Report, out: &mut Html) {
    let language = out.language;
    out.element("h2", m::print_scope(language));
    let supplied = report.supplied;
    let mut parts = vec![
        m::ExactLogFiles { n: supplied.logs }.say(language),
        m::PrintDigestFiles { n: supplied.digests }.say(language),
        m::PrintPublicKeys { n: supplied.public_keys }.say(language),
        m::PrintSignatures { n: supplied.digest_metadata }.say(language),
    ];
    if supplied.sign_files > 0 {
        parts.insert(2, m::PrintSignFiles { n: supplied.sign_files }.say(language));
    }
    out.element("p", &m::PrintSupplied { n: supplied.files, parts: &words::list(&parts, language) }.say(language));
    let said = |text: &Option<String>| text.clone().unwrap_or_else(|| m::print_not_given(language).to_owned());
    let confirmed = |(found, said): (&String, &String)| match found == said {
        true => found.clone(),
        false => m::PrintFoundBucket { said, found }.say(language),
    };
    let confirmed: Vec<String> = report.options.buckets.iter().map(confirmed).collect();
    let bucket = match confirmed.as_slice() {
        [] => said(&report.options.expected_bucket),
        _ => words::list(&confirmed, language),
    };
    let (from, to) = match &report.period {
        Some(claim) => (&claim.from, &claim.to),
        None => (&None, &None),
    };
    out.element("p", &m::PrintGiven { bucket: &bucket, from: &said(from), to: &said(to) }.say(language));
    if report.period.is_some() {
        out.element("p", m::claim_scope(language));
    }
    let rows =
        report.chains.iter().map(|chain| chain_row(chain, report.period.is_some(), language)).collect::<Vec<_>>();
    out.element("p", m::print_chains(language));
    let headings: [Message; 8] = [
        m::print_account,
        m::print_region,
        m::print_trail_home,
        m::print_bucket,
        m::print_from,
        m::print_to,
        m::print_digests,
        m::print_period,
    ];
    let shown = if report.period.is_some() { headings.len() } else { headings.len() - 1 };
    out.table(headings.get(..shown).unwrap_or_default(), &rows, MOST_ROWS);
}

fn chain_row(chain: &Chain, of_period: bool, language: Language) -> Vec<String> {
    let supplied = || chain.digests.iter().filter(|digest| digest.path.is_some());
    // CloudTrail writes all times in the same format, so they can be compared as text.
    let from = supplied().filter_map(|digest| digest.start_time.as_deref()).min().unwrap_or("-");
    let to = supplied().filter_map(|digest| digest.end_time.as_deref()).max().unwrap_or("-");
    let (trail, home) = (chain.trail.as_str(), chain.home_region.as_str());
    let trail = match chain.backfill {
        true => m::PrintTrailBackfill { trail, home }.say(language),
        false => m::PrintTrailHomeRegion { trail, home }.say(language),
    };
    let mut row = vec![
        chain.account.clone(),
        chain.region.clone(),
        trail,
        chain.bucket.clone(),
        from.to_owned(),
        to.to_owned(),
        language.exact(chain.digests.len() as u64),
    ];
    let covered = chain.period.as_ref().map(|covered| covered.say(language)).unwrap_or_default();
    row.extend(of_period.then_some(covered));
    row
}

fn method(report: &Report, out: &mut Html) {
    let language = out.language;
    out.element("h2", m::print_method(language));
    for paragraph in [m::print_method_digests, m::print_method_checks, m::print_method_proved] {
        out.element("p", paragraph(language));
    }
    // Included only if there is something it applies to.
    if !report.sign_files.is_empty() {
        out.element("p", m::print_method_lake(language));
    }
}

fn limits(out: &mut Html) {
    let language = out.language;
    out.element("h2", m::print_limits(language));
    out.raw("<ul>\n");
    for limit in [m::print_limit_newest, m::print_limit_before, m::print_limit_bucket, m::print_limit_keys] {
        out.element("li", limit(language));
    }
    out.raw("</ul>\n");
}

/// A verdict for readers, with its exact name.
fn verdict(verdict: Verdict, language: Language) -> String {
    m::PrintVerdictName { verdict: verdict.label(language), name: verdict.name() }.say(language)
}

#[cfg(test)]
mod tests;
