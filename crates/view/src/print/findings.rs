//! Findings: what failed, what could not be checked and why, and all of it in figures.

use std::collections::BTreeMap;

use protocol::Reason;
use protocol::brief::Part;
use protocol::report::{GapKind, LoggingGap, Outcome, Report, UsedKey, Verdict};

use words::{Label, Message, Say, messages as m};

use super::html::Html;
use super::{MOST_NAMED, MOST_ROWS, verdict};

/// A file of the report.
struct File<'r> {
    part: Part,
    key: &'r str,
    path: Option<&'r str>,
    verdict: Verdict,
    reasons: &'r [Reason],
    found: Option<&'r str>,
    expected: Option<&'r str>,
    /// Outside the period.
    outside: bool,
}

/// Writes parts 3 to 5.
pub(super) fn findings(report: &Report, out: &mut Html) {
    let language = out.language;
    let (outside, files): (Vec<_>, Vec<_>) = files(report).into_iter().partition(|file| file.outside);
    let of = |outcome: Outcome| files.iter().filter(move |file| file.verdict.outcome() == outcome).collect::<Vec<_>>();

    out.element("h2", m::print_failed(language));
    let failed = of(Outcome::Failed);
    if failed.is_empty() {
        out.element("p", m::print_failed_nothing(language));
    }
    by_reason(&failed, true, out);

    out.element("h2", m::print_unchecked(language));
    let unchecked = of(Outcome::Unchecked);
    if unchecked.is_empty() {
        out.element("p", m::print_unchecked_nothing(language));
    }
    by_reason(&unchecked, false, out);
    gaps(report, out);
    not_recorded(report, out);
    list_outside(&outside, out);

    out.element("h2", m::print_figures(language));
    counts(report, out);
    keys(report, out);
    copies(report, out);
}

/// What was found out about files that lie outside the period is told, and counts nowhere.
fn list_outside(files: &[File<'_>], out: &mut Html) {
    let language = out.language;
    if files.is_empty() {
        return;
    }
    out.element("h3", m::claim_outside_heading(language));
    let row = |file: &File<'_>| vec![file.key.to_owned(), verdict(file.verdict, language)];
    let rows: Vec<_> = files.iter().map(row).collect();
    out.table(&[m::print_key, m::print_verdict], &rows, MOST_NAMED);
}

fn files(report: &Report) -> Vec<File<'_>> {
    let digests = report.chains.iter().flat_map(|chain| &chain.digests).map(|digest| (Part::Digest, digest));
    let sign_files = report.sign_files.iter().map(|sign| (Part::SignFile, &sign.file));
    let digests = digests.chain(sign_files).map(|(part, digest)| File {
        part,
        key: &digest.key,
        path: digest.path.as_deref(),
        verdict: digest.verdict,
        reasons: &digest.reasons,
        found: digest.sha256.as_deref(),
        expected: digest.expected_sha256.as_deref(),
        outside: digest.outside,
    });
    let logs = report.logs.iter().map(|log| File {
        part: Part::Log,
        key: &log.key,
        path: log.path.as_deref(),
        verdict: log.verdict,
        reasons: &log.reasons,
        found: log.sha256.as_deref(),
        expected: log.expected_sha256.as_deref(),
        outside: log.outside,
    });
    logs.chain(digests).collect()
}

/// Writes a heading, a reason and a table for each kind of problem.
fn by_reason(files: &[&File<'_>], hashes: bool, out: &mut Html) {
    let language = out.language;
    let mut groups: BTreeMap<(Verdict, Part, Option<Reason>), Vec<&File<'_>>> = BTreeMap::new();
    for file in files {
        let reason = file.reasons.first().copied();
        groups.entry((file.verdict, file.part, reason)).or_default().push(file);
    }
    for ((kind, part, reason), files) in groups {
        let what = words::counted(part, files.len() as u64, language);
        let (verdict, reason_name) = (&verdict(kind, language), reason.map_or("", Reason::name));
        out.element("h3", &m::PrintGroup { files: &what, verdict, reason: reason_name }.say(language));
        out.element("p", words::why(part, kind, reason, language));
        let row = |file: &&File<'_>| {
            let mut row = vec![file.key.to_owned(), file.path.unwrap_or(m::print_not_supplied(language)).to_owned()];
            if hashes {
                row.push(match (file.found, file.expected) {
                    (Some(found), Some(expected)) => m::PrintHashes { found, expected }.say(language),
                    (Some(found), None) => m::PrintHashFound { found }.say(language),
                    (None, Some(expected)) => m::PrintHashExpected { expected }.say(language),
                    (None, None) => String::new(),
                });
            }
            row
        };
        let rows: Vec<_> = files.iter().map(row).collect();
        let headings: [Message; 3] = [m::print_key, m::print_file, m::print_sha_256];
        let most = if hashes { MOST_ROWS } else { MOST_NAMED };
        out.table(headings.get(..if hashes { 3 } else { 2 }).unwrap_or_default(), &rows, most);
    }
}

fn gaps(report: &Report, out: &mut Html) {
    let language = out.language;
    let of_chain = report.chains.iter().flat_map(|chain| chain.missing().iter().map(move |gap| (chain, gap)));
    let rows: Vec<Vec<String>> = of_chain
        .map(|(chain, gap)| {
            let time = |text: &Option<String>| text.clone().unwrap_or_else(|| m::print_unknown(language).to_owned());
            let why = match gap.kind {
                GapKind::Restart => m::print_gap_restart(language),
                GapKind::MissingDigest => m::print_gap_missing(language),
                GapKind::Unexplained => m::print_gap_unexplained(language),
            };
            vec![chain.account.clone(), chain.region.clone(), time(&gap.from), time(&gap.to), why.to_owned()]
        })
        .collect();
    if !rows.is_empty() {
        out.element("h3", m::print_gaps(language));
        out.table(&[m::print_account, m::print_region, m::print_from, m::print_to, m::print_why], &rows, MOST_ROWS);
    }
}

fn not_recorded(report: &Report, out: &mut Html) {
    let language = out.language;
    let row = |gap: &LoggingGap| {
        let ended = (
            gap.to.as_deref().unwrap_or(m::print_open(language)),
            gap.ended_by.as_deref().unwrap_or(m::print_ended_by_nothing(language)),
        );
        vec![
            gap.account.clone(),
            gap.trail.clone(),
            gap.what.say(language),
            format!("{} ({})", gap.from, gap.began_by),
            format!("{} ({})", ended.0, ended.1),
        ]
    };
    let rows: Vec<Vec<String>> = report.logging_gaps.iter().map(row).collect();
    if !rows.is_empty() {
        out.element("h3", m::print_told(language));
        out.table(
            &[m::print_account, m::print_trail, m::print_not_recorded, m::print_from, m::print_to],
            &rows,
            MOST_ROWS,
        );
    }
}

fn counts(report: &Report, out: &mut Html) {
    let language = out.language;
    let of = |counts: &BTreeMap<Verdict, u64>, verdict| counts.get(&verdict).copied().unwrap_or(0);
    let summary = &report.summary;
    let signed =
        (!summary.sign_files.is_empty()).then_some((m::print_sign_files_heading as Message, &summary.sign_files));
    let columns: Vec<_> = [(m::print_digests as Message, &summary.digests)]
        .into_iter()
        .chain(signed)
        .chain([(m::print_logs as Message, &summary.logs), (m::print_events as Message, &summary.events)])
        .collect();
    let rows: Vec<Vec<String>> = Verdict::ALL
        .into_iter()
        .rev()
        .map(|kind| (kind, columns.iter().map(|(_, counts)| of(counts, kind)).collect::<Vec<_>>()))
        .filter(|(_, counts)| counts.iter().any(|count| *count > 0))
        .map(|(kind, counts)| {
            let outcome = kind.outcome().label(language).to_owned();
            [outcome, verdict(kind, language)]
                .into_iter()
                .chain(counts.into_iter().map(|n| language.exact(n)))
                .collect()
        })
        .collect();
    let headings: Vec<Message> = [m::print_outcome as Message, m::print_verdict]
        .into_iter()
        .chain(columns.iter().map(|(name, _)| *name))
        .collect();
    out.table(&headings, &rows, MOST_ROWS);
}

/// Writes copies, which are not counted elsewhere.
fn copies(report: &Report, out: &mut Html) {
    let language = out.language;
    let rows: Vec<Vec<String>> = report.copies.iter().map(|copy| vec![copy.path.clone(), copy.of.clone()]).collect();
    if !rows.is_empty() {
        out.element("h3", m::print_copies(language));
        out.table(&[m::print_file, m::print_same_as], &rows, MOST_NAMED);
    }
}

/// Writes the keys, since proofs are only as trustworthy as these.
fn keys(report: &Report, out: &mut Html) {
    let language = out.language;
    let row = |key: &UsedKey| {
        vec![
            key.fingerprint.clone(),
            key.sha256.clone(),
            words::list(&key.paths, language),
            words::list(&key.regions, language),
            language.exact(key.digests.saturating_add(key.sign_files)),
        ]
    };
    let rows: Vec<Vec<String>> = report.keys.iter().map(row).collect();
    out.element("h3", m::print_keys(language));
    out.table(
        &[m::print_fingerprint, m::print_sha_256, m::print_from_file, m::print_regions, m::print_digests],
        &rows,
        MOST_ROWS,
    );
}
