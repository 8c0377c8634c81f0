//! Findings: what failed, what could not be checked and why, and all of it in figures.

use std::collections::BTreeMap;

use protocol::Reason;
use protocol::brief::Part;
use protocol::report::{GapKind, Outcome, Report, Told, UsedKey, Verdict};

use words::Label;

use super::html::Html;
use super::{LANGUAGE, MOST_ROWS, verdict};
use crate::format::exact;

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
    let (outside, files): (Vec<_>, Vec<_>) = files(report).into_iter().partition(|file| file.outside);
    let of = |outcome: Outcome| files.iter().filter(move |file| file.verdict.outcome() == outcome).collect::<Vec<_>>();

    out.element("h2", "3 What failed");
    let failed = of(Outcome::Failed);
    if failed.is_empty() {
        out.element(
            "p",
            "Nothing: no file contradicts what was signed or recorded, and none that is named is missing.",
        );
    }
    by_reason(&failed, true, out);

    out.element("h2", "4 What could not be checked, and why");
    let unchecked = of(Outcome::Unchecked);
    if unchecked.is_empty() {
        out.element("p", "Nothing: every file that was supplied or named was either proved or disproved.");
    }
    by_reason(&unchecked, false, out);
    gaps(report, out);
    not_recorded(report, out);
    list_outside(&outside, out);

    out.element("h2", "5 Everything in figures, and the keys");
    counts(report, out);
    keys(report, out);
    copies(report, out);
}

/// What was found out about files that lie outside the period is told, and counts nowhere.
fn list_outside(files: &[File<'_>], out: &mut Html) {
    if files.is_empty() {
        return;
    }
    out.element("h3", words::messages::claim_outside_heading(LANGUAGE));
    let row = |file: &File<'_>| vec![file.key.to_owned(), verdict(file.verdict)];
    let rows: Vec<_> = files.iter().map(row).collect();
    out.table(&["Key", "Verdict"], &rows, MOST_ROWS);
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
    let mut groups: BTreeMap<(Verdict, Part, Option<Reason>), Vec<&File<'_>>> = BTreeMap::new();
    for file in files {
        let reason = file.reasons.first().copied();
        groups.entry((file.verdict, file.part, reason)).or_default().push(file);
    }
    for ((kind, part, reason), files) in groups {
        let what = words::counted(part, files.len() as u64, LANGUAGE);
        out.element("h3", &format!("{what}: {}, {}", verdict(kind), reason.map_or("", Reason::name)));
        out.element("p", words::why(part, kind, reason, LANGUAGE));
        let row = |file: &&File<'_>| {
            let mut row = vec![file.key.to_owned(), file.path.unwrap_or("not supplied").to_owned()];
            if hashes {
                row.push(match (file.found, file.expected) {
                    (Some(found), Some(expected)) => format!("found {found}, expected {expected}"),
                    (Some(found), None) => format!("found {found}"),
                    (None, Some(expected)) => format!("expected {expected}"),
                    (None, None) => String::new(),
                });
            }
            row
        };
        let rows: Vec<_> = files.iter().map(row).collect();
        let headings = ["Key", "File", "SHA-256"];
        out.table(headings.get(..if hashes { 3 } else { 2 }).unwrap_or_default(), &rows, MOST_ROWS);
    }
}

fn gaps(report: &Report, out: &mut Html) {
    let of_chain = report.chains.iter().flat_map(|chain| chain.missing().iter().map(move |gap| (chain, gap)));
    let rows: Vec<Vec<String>> = of_chain
        .map(|(chain, gap)| {
            let time = |text: &Option<String>| text.clone().unwrap_or_else(|| "unknown".to_owned());
            let why = match gap.kind {
                GapKind::Restart => "no digests were made: validation or logging was off",
                GapKind::MissingDigest => "digests are missing",
                GapKind::Unexplained => "there is no digest, and none says why",
            };
            vec![chain.account.clone(), chain.region.clone(), time(&gap.from), time(&gap.to), why.to_owned()]
        })
        .collect();
    if !rows.is_empty() {
        out.element("h3", "Times for which no digest speaks");
        out.table(&["Account", "Region", "From", "To", "Why"], &rows, MOST_ROWS);
    }
}

fn not_recorded(report: &Report, out: &mut Html) {
    let row = |gap: &Told| {
        let ended = (gap.to.as_deref().unwrap_or("open"), gap.ended_by.as_deref().unwrap_or("nothing in these logs"));
        vec![
            gap.account.clone(),
            gap.trail.clone(),
            gap.missing.clone(),
            format!("{} ({})", gap.from, gap.began_by),
            format!("{} ({})", ended.0, ended.1),
        ]
    };
    let rows: Vec<Vec<String>> = report.told.iter().map(row).collect();
    if !rows.is_empty() {
        out.element("h3", "What events tell was not recorded");
        out.table(&["Account", "Trail", "Not recorded", "From", "To"], &rows, MOST_ROWS);
    }
}

fn counts(report: &Report, out: &mut Html) {
    let of = |counts: &BTreeMap<Verdict, u64>, verdict| counts.get(&verdict).copied().unwrap_or(0);
    let summary = &report.summary;
    let signed = (!summary.sign_files.is_empty()).then_some(("Sign files", &summary.sign_files));
    let columns: Vec<_> = [("Digests", &summary.digests)]
        .into_iter()
        .chain(signed)
        .chain([("Logs", &summary.logs), ("Events", &summary.events)])
        .collect();
    let rows: Vec<Vec<String>> = Verdict::ALL
        .into_iter()
        .rev()
        .map(|kind| (kind, columns.iter().map(|(_, counts)| of(counts, kind)).collect::<Vec<_>>()))
        .filter(|(_, counts)| counts.iter().any(|count| *count > 0))
        .map(|(kind, counts)| {
            let outcome = kind.outcome().label(LANGUAGE).to_owned();
            [outcome, verdict(kind)].into_iter().chain(counts.into_iter().map(exact)).collect()
        })
        .collect();
    let headings: Vec<&str> = ["Outcome", "Verdict"].into_iter().chain(columns.iter().map(|(name, _)| *name)).collect();
    out.table(&headings, &rows, MOST_ROWS);
}

/// Writes copies, which are not counted elsewhere.
fn copies(report: &Report, out: &mut Html) {
    let rows: Vec<Vec<String>> = report.copies.iter().map(|copy| vec![copy.path.clone(), copy.of.clone()]).collect();
    if !rows.is_empty() {
        out.element("h3", "Exact copies of other files, not counted");
        out.table(&["File", "The same as"], &rows, MOST_ROWS);
    }
}

/// Writes the keys, since proofs are only as trustworthy as these.
fn keys(report: &Report, out: &mut Html) {
    let row = |key: &UsedKey| {
        vec![
            key.fingerprint.clone(),
            key.sha256.clone(),
            key.paths.join(", "),
            key.regions.join(", "),
            exact(key.digests.saturating_add(key.sign_files)),
        ]
    };
    let rows: Vec<Vec<String>> = report.keys.iter().map(row).collect();
    out.element("h3", "Public keys whose signatures verified");
    out.table(&["Fingerprint", "SHA-256", "From the file", "Regions", "Digests"], &rows, MOST_ROWS);
}
