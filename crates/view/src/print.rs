//! The report as a document for people without access to the page: scope, method, findings, what could not be checked
//! and why, and every input with its hash. A single HTML file that loads nothing, made for printing.

mod findings;
mod html;
mod sheet;

use protocol::report::{Chain, Outcome, Overall, Report, Verdict};
use protocol::scribe::SuppliedInput;

use words::{Label, Language, Say};

use crate::explain;
use crate::format::{bytes, exact};
use html::Html;

/// The document's language, whatever the page's.
pub(super) const LANGUAGE: Language = Language::En;

/// Most rows of a list. The others are in the report as JSON, and the document says so.
const MOST_ROWS: usize = 5000;

/// Writes the document, listing `inputs` in the given order.
pub fn document(report: &Report, inputs: &[SuppliedInput]) -> String {
    let mut out = Html::default();
    out.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    // Text from a file can neither run nor load anything, wherever the document is opened.
    out.raw(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
    );
    out.element("title", "Integrity of CloudTrail logs");
    out.raw("<style>").raw(sheet::SHEET).raw("</style>\n</head>\n<body>\n");
    head(report, &mut out);
    scope(report, &mut out);
    method(report, &mut out);
    findings::findings(report, &mut out);
    limits(&mut out);
    list_inputs(inputs, &mut out);
    out.raw("</body>\n</html>\n");
    out.finish()
}

fn head(report: &Report, out: &mut Html) {
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
    out.element("h1", "Integrity of CloudTrail logs");
    out.raw("<p class=\"verdict ").raw(class).raw("\"><b>");
    out.text(&format!("{mark} {} ({})", report.verdict.label(LANGUAGE), report.verdict.name())).raw("</b></p>\n");
    out.element("p", &report.sentence);
    out.raw("<p class=\"made\">").text(&format!(
        "Made {} with {} {}; report format {}.",
        if report.generated_at.is_empty() { "at an unknown time" } else { &report.generated_at },
        report.app.name,
        report.app.version,
        report.format
    ));
    out.raw("</p>\n");
}

fn scope(report: &Report, out: &mut Html) {
    out.element("h2", "1 Scope");
    let supplied = report.supplied;
    let sign_files = match supplied.sign_files {
        0 => String::new(),
        n => format!("{} sign files of CloudTrail Lake, ", exact(n)),
    };
    out.element(
        "p",
        &format!(
            "{} files were supplied: {} log files, {} digest files, {sign_files}{} public keys, \
             {} signatures from object metadata.",
            exact(supplied.files),
            exact(supplied.logs),
            exact(supplied.digests),
            exact(supplied.public_keys),
            exact(supplied.digest_metadata)
        ),
    );
    let said = |text: &Option<String>| text.clone().unwrap_or_else(|| "not given".to_owned());
    let confirmed: Vec<String> = report
        .options
        .buckets
        .iter()
        .map(|(found, said)| if found == said { found.clone() } else { format!("{said} (found: {found})") })
        .collect();
    let bucket = match confirmed.as_slice() {
        [] => said(&report.options.expected_bucket),
        _ => confirmed.join(", "),
    };
    let (from, to) = match &report.period {
        Some(claim) => (&claim.from, &claim.to),
        None => (&None, &None),
    };
    out.element(
        "p",
        &format!(
            "Given by the person who made this report: bucket {bucket}, period from {}, to {}.",
            said(from),
            said(to)
        ),
    );
    if report.period.is_some() {
        out.element("p", words::messages::claim_scope(LANGUAGE));
    }
    let rows = report.chains.iter().map(|chain| chain_row(chain, report.period.is_some())).collect::<Vec<_>>();
    out.element("p", "Chains of digests, one for each account, region and trail:");
    let headings = ["Account", "Region", "Trail (home region)", "Bucket", "From", "To", "Digests", "Period"];
    let shown = if report.period.is_some() { headings.len() } else { headings.len() - 1 };
    out.table(headings.get(..shown).unwrap_or_default(), &rows, MOST_ROWS);
}

fn chain_row(chain: &Chain, of_period: bool) -> Vec<String> {
    let supplied = || chain.digests.iter().filter(|digest| digest.path.is_some());
    // CloudTrail writes all times in the same format, so they can be compared as text.
    let from = supplied().filter_map(|digest| digest.start_time.as_deref()).min().unwrap_or("-");
    let to = supplied().filter_map(|digest| digest.end_time.as_deref()).max().unwrap_or("-");
    let kind = if chain.backfill { ", backfill" } else { "" };
    let mut row = vec![
        chain.account.clone(),
        chain.region.clone(),
        format!("{} ({}){kind}", chain.trail, chain.home_region),
        chain.bucket.clone(),
        from.to_owned(),
        to.to_owned(),
        exact(chain.digests.len() as u64),
    ];
    let covered = chain.period.as_ref().map(|covered| covered.say(LANGUAGE)).unwrap_or_default();
    row.extend(of_period.then_some(covered));
    row
}

/// Included only if there is something it applies to.
const LAKE_METHOD: &str = "Saved results of CloudTrail Lake queries come with a sign file. It lists the results with the \
                           SHA-256 of each as it is stored, compressed, and is signed by AWS over these hashes, joined by \
                           spaces. Its signature was verified, and each result was hashed as stored and compared. Names of \
                           results, region and time are not signed.";

fn method(report: &Report, out: &mut Html) {
    out.element("h2", "2 Method");
    for paragraph in [
        "CloudTrail writes a digest file for every region and hour. It lists the log files delivered in that hour with \
         their SHA-256, names the digest before it with its SHA-256, and is signed by AWS (RSASSA-PKCS1-v1_5 with \
         SHA-256) over four lines: end of its time, bucket and key, its own SHA-256, and the signature of the digest \
         before it. Its signature is kept in its object metadata, and once more in the digest after it.",
        "Each digest was read, compared with the place it says it was delivered to, and its signatures were verified \
         with the public keys that were supplied, as far as these were valid at that time. Then its hash was compared \
         with what the digests after it record. Each log file was inflated, hashed, and compared with every digest \
         that lists it. Logs that no digest lists, digests that are named but were not supplied, and times for which \
         no digest speaks were determined.",
        "Nothing was asked of AWS, and no file left the machine on which this was done. Proved means: a signature \
         stands behind it that verifies with a supplied key. Not checked means neither proved nor disproved. Anybody \
         can do the same checks again with SHA-256 and OpenSSL.",
    ] {
        out.element("p", paragraph);
    }
    if !report.sign_files.is_empty() {
        out.element("p", LAKE_METHOD);
    }
}

fn limits(out: &mut Html) {
    out.element("h2", "6 What cannot be proved in this way");
    out.raw("<ul>\n");
    for limit in [
        "That the newest digests of a chain were not deleted: nothing names them. Compare the end of each chain with \
         the time of the export.",
        "Anything before the oldest digest, and times in which log file validation or logging was off.",
        "The bucket, unless its name was given above.",
        "That the public keys are AWS's. Compare the fingerprints in part 5 with an answer of \u{201c}aws cloudtrail \
         list-public-keys\u{201d} that you fetched yourself.",
    ] {
        out.element("li", limit);
    }
    out.raw("</ul>\n");
}

fn list_inputs(inputs: &[SuppliedInput], out: &mut Html) {
    out.element("h2", "7 Inputs");
    out.element("p", "SHA-256 is that of the content: of the inflated bytes where a file is compressed.");
    let row = |input: &SuppliedInput| {
        vec![input.path.clone(), input.contents.say(LANGUAGE), bytes(input.stored_bytes), input.sha256.clone()]
    };
    let rows: Vec<_> = inputs.iter().map(row).collect();
    out.table(&["File", "What it is", "Stored", "SHA-256"], &rows, MOST_ROWS);
}

/// A verdict for readers, with its exact name.
fn verdict(verdict: Verdict) -> String {
    format!("{} ({})", verdict.label(LANGUAGE), verdict.name())
}

#[cfg(test)]
mod tests;
