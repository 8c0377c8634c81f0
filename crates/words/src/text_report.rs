//! The report as text, in the format of `aws cloudtrail validate-logs --verbose`: a line for each digest, newest first,
//! then the logs it lists, and a summary at the end. What that command has no words for is expressed plainly.
//!
//! The words of this format are AWS's. Its lines are compared with what the command prints, so they are the same in every
//! language and not among the messages.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use protocol::Reason;
use protocol::report::{Chain, Covered, DigestEntry, Gap, GapKind, Log, LoggingGap, Outcome, Report, Verdict};

use crate::{Language, Say};

/// Writes the report as text. Control characters in names are escaped, so every line is about one file.
pub fn text_report(report: &Report) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = write_report(report, &mut out);
    out
}

fn write_report(report: &Report, out: &mut String) -> fmt::Result {
    let mut logs: BTreeMap<&str, Vec<&Log>> = BTreeMap::new();
    let mut unlisted = Vec::new();
    for log in report.logs.iter().filter(|log| !log.outside) {
        match &log.digest_key {
            Some(key) => logs.entry(key).or_default().push(log),
            None => unlisted.push(log),
        }
    }
    for chain in &report.chains {
        write_chain(report, chain, &mut logs, out)?;
    }
    write_sign_files(report, &mut logs, out)?;
    if !unlisted.is_empty() {
        writeln!(out, "Log files that no digest lists\n")?;
        for log in unlisted {
            write_log(log, "", out)?;
        }
        writeln!(out)?;
    }
    write_not_recorded(report, out)?;
    write_copies(report, out)?;
    write_outside(report, out)?;
    write_summary(report, out)
}

/// Writes what was not recorded according to events in the logs.
fn write_not_recorded(report: &Report, out: &mut String) -> fmt::Result {
    if report.logging_gaps.is_empty() {
        return Ok(());
    }
    writeln!(out, "What events tell about trails\n")?;
    for gap in &report.logging_gaps {
        let LoggingGap { account, trail, what, from, began_by, to, ended_by, .. } = gap;
        let (to, ended_by) =
            (to.as_deref().unwrap_or("(open)"), ended_by.as_deref().unwrap_or("nothing in these logs"));
        writeln!(
            out,
            "Trail {} of account {} did not record {} between {} and {}: begun by {}, ended by {}",
            Plain(trail),
            Plain(account),
            Plain(&what.say(Language::En)),
            Plain(from),
            Plain(to),
            Plain(began_by),
            Plain(ended_by)
        )?;
    }
    writeln!(out)
}

fn write_chain(report: &Report, chain: &Chain, logs: &mut BTreeMap<&str, Vec<&Log>>, out: &mut String) -> fmt::Result {
    let Chain { account, region, trail, home_region, .. } = chain;
    let kind = if chain.backfill { "backfill digests of " } else { "" };
    writeln!(
        out,
        "Validating log files for {kind}trail {} (home region {}), account {}, region {}{}\n",
        Plain(trail),
        Plain(home_region),
        Plain(account),
        Plain(region),
        requested(report).map(|(from, to)| format!(" between {from} and {to}")).unwrap_or_default()
    )?;
    let mut gaps: BTreeMap<String, Gap> = BTreeMap::new();
    gaps.extend(chain.missing().iter().filter_map(|gap| Some((gap.to.clone()?, gap.clone()))));
    for digest in chain.digests.iter().rev().filter(|digest| !digest.outside) {
        write_digest(chain, digest, out)?;
        for log in logs.remove(digest.key.as_str()).unwrap_or_default() {
            write_log(log, &chain.bucket, out)?;
        }
        if let Some(gap) = digest.start_time.as_deref().and_then(|start| gaps.remove(start)) {
            writeln!(out, "\n{}\n", gap_words(&gap))?;
        }
    }
    for gap in gaps.values() {
        writeln!(out, "\n{}", gap_words(gap))?;
    }
    if let Some(covered) = &chain.period {
        write_covered(covered, out)?;
    }
    writeln!(out)
}

/// The period is a claim: how much of it holds.
fn write_covered(covered: &Covered, out: &mut String) -> fmt::Result {
    let (from, to) = (Plain(&covered.from), Plain(&covered.to));
    let all = covered.covered_seconds.saturating_add(covered.uncovered_seconds);
    let (seconds, all) = (grouped(covered.covered_seconds), grouped(all));
    let said = match (covered.is_whole(), covered.proved) {
        (true, true) => "covered, and all of it proved",
        (true, false) => "covered, but NOT all of it PROVED",
        (false, _) => "NOT covered",
    };
    writeln!(out, "\nPeriod {from} to {to}: {said} ({seconds} of {all} seconds)")
}

fn write_digest(chain: &Chain, digest: &DigestEntry, out: &mut String) -> fmt::Result {
    let mark = if chain.backfill { "(backfill) " } else { "" };
    let (place, said) = (uri(&chain.bucket, &digest.key), digest_words(digest, &chain.region));
    writeln!(out, "{mark}Digest file\t{place}\t{said}")
}

/// What was found out about files that lie outside the period is told, and counts nowhere.
fn write_outside(report: &Report, out: &mut String) -> fmt::Result {
    let digests = report.chains.iter().flat_map(|chain| chain.digests.iter().rev().map(move |digest| (chain, digest)));
    let digests: Vec<_> = digests.filter(|(_, digest)| digest.outside).collect();
    let logs: Vec<_> = report.logs.iter().filter(|log| log.outside).collect();
    if digests.is_empty() && logs.is_empty() {
        return Ok(());
    }
    let bucket_of: BTreeMap<&str, &str> =
        digests.iter().map(|(chain, digest)| (digest.key.as_str(), chain.bucket.as_str())).collect();
    writeln!(out, "Outside the period, and not counted\n")?;
    for (chain, digest) in &digests {
        write_digest(chain, digest, out)?;
    }
    for log in logs {
        let bucket = log.digest_key.as_deref().and_then(|key| bucket_of.get(key)).copied().unwrap_or_default();
        write_log(log, bucket, out)?;
    }
    writeln!(out)
}

/// Writes sign files. `aws cloudtrail verify-query-results` would only print an overall verdict, so they are listed
/// like digests instead.
fn write_sign_files(report: &Report, logs: &mut BTreeMap<&str, Vec<&Log>>, out: &mut String) -> fmt::Result {
    if report.sign_files.is_empty() {
        return Ok(());
    }
    writeln!(out, "Validating query results of CloudTrail Lake\n")?;
    for sign in &report.sign_files {
        let said = digest_words(&sign.file, &sign.region);
        let key = sign.file.public_key_fingerprint.as_deref().filter(|_| sign.file.signature_from.is_some());
        let key = key.map(|key| format!(", signed with the key {}", Plain(key))).unwrap_or_default();
        writeln!(out, "Sign file\t{}\t{said}{key}", Plain(&sign.file.key))?;
        for log in logs.remove(sign.file.key.as_str()).unwrap_or_default() {
            writeln!(out, "Query result\t{}\t{}", Plain(&log.key), log_words(log))?;
        }
    }
    writeln!(out)
}

fn write_log(log: &Log, bucket: &str, out: &mut String) -> fmt::Result {
    let place = match (&log.path, &log.digest_key) {
        (Some(path), None) => Plain(path).to_string(),
        _ => uri(bucket, &log.key),
    };
    writeln!(out, "Log file\t{place}\t{}", log_words(log))
}

/// Writes copies, which are not counted elsewhere.
fn write_copies(report: &Report, out: &mut String) -> fmt::Result {
    if report.copies.is_empty() {
        return Ok(());
    }
    writeln!(out, "Exact copies of files above\n")?;
    for copy in &report.copies {
        writeln!(out, "Copy\t{}\tof {}", Plain(&copy.path), Plain(&copy.of))?;
    }
    writeln!(out)
}

fn write_summary(report: &Report, out: &mut String) -> fmt::Result {
    if let Some((from, to)) = requested(report) {
        writeln!(out, "Results requested for {from} to {to}")?;
    }
    match found(report) {
        _ if report.supplied.digests == 0 => writeln!(out, "No digests found\n")?,
        None => writeln!(out, "No valid digests found\n")?,
        Some((from, to)) => writeln!(out, "Results found for {} to {}:\n", Plain(from), Plain(to))?,
    }
    let digests = |backfill: bool| {
        let chains = report.chains.iter().filter(move |chain| chain.backfill == backfill);
        let digests = chains.flat_map(|chain| &chain.digests).filter(|digest| !digest.outside);
        digests.map(|digest| digest.verdict)
    };
    write_counts(Counts::of(digests(false)), "digest files", out)?;
    write_counts(Counts::of(digests(true)), "backfill digest files", out)?;
    write_counts(Counts::of(report.sign_files.iter().map(|sign| sign.file.verdict)), "sign files", out)?;
    write_counts(Counts::of(report.logs.iter().filter(|log| !log.outside).map(|log| log.verdict)), "log files", out)?;
    write_keys(report, out)?;
    writeln!(out, "\n{}", Plain(&report.sentence))
}

/// Writes the keys. Proofs are only as trustworthy as these, so users must compare them with AWS's own list.
fn write_keys(report: &Report, out: &mut String) -> fmt::Result {
    for key in &report.keys {
        let signed = [(key.digests, "digest files"), (key.sign_files, "sign files")];
        let signed = signed.iter().filter(|(count, _)| *count > 0);
        let signed: Vec<String> = signed.map(|(count, what)| format!("{} {what}", grouped(*count))).collect();
        let (fingerprint, files) = (Plain(&key.fingerprint), key.paths.join(", "));
        write!(out, "{} signed with the key {fingerprint}", signed.join(" and "))?;
        writeln!(out, " (SHA-256 {}, from {})", Plain(&key.sha256), Plain(&files))?;
    }
    Ok(())
}

#[derive(Default)]
struct Counts {
    valid: u64,
    invalid: u64,
    unchecked: u64,
}

impl Counts {
    /// Counts verdicts, leaving out what is from before the export.
    fn of(verdicts: impl Iterator<Item = Verdict>) -> Counts {
        let mut counts = Counts::default();
        for verdict in verdicts.filter(|verdict| *verdict != Verdict::NotExported) {
            match verdict.outcome() {
                Outcome::Proved => counts.valid += 1,
                Outcome::Failed => counts.invalid += 1,
                Outcome::Unchecked => counts.unchecked += 1,
            }
        }
        counts
    }
}

fn write_counts(counts: Counts, noun: &str, out: &mut String) -> fmt::Result {
    let total = counts.valid + counts.invalid + counts.unchecked;
    if total == 0 {
        return Ok(());
    }
    write!(out, "{}/{total} {noun} valid", counts.valid)?;
    if counts.invalid > 0 {
        write!(out, ", {}/{total} {noun} INVALID", counts.invalid)?;
    }
    if counts.unchecked > 0 {
        write!(out, ", {}/{total} {noun} NOT PROVED", counts.unchecked)?;
    }
    writeln!(out)
}

/// The period that was asked for, if any was understood.
fn requested(report: &Report) -> Option<(Plain<'_>, Plain<'_>)> {
    let claim = report.period.as_ref()?;
    let (from, to) = (claim.from.as_deref(), claim.to.as_deref());
    Some((Plain(from.unwrap_or("(open)")), Plain(to.unwrap_or("(open)"))))
}

/// `1,234,567`.
fn grouped(n: u64) -> String {
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

/// Earliest start and latest end of valid digests. CloudTrail writes all times in the same format, so they can be
/// compared as text.
fn found(report: &Report) -> Option<(&str, &str)> {
    let valid = || {
        let digests = report.chains.iter().flat_map(|chain| &chain.digests).filter(|digest| !digest.outside);
        digests.filter(|digest| digest.verdict.outcome() == Outcome::Proved)
    };
    let from = valid().filter_map(|digest| digest.start_time.as_deref()).min()?;
    Some((from, valid().filter_map(|digest| digest.end_time.as_deref()).max()?))
}

fn rule(reasons: &[Reason]) -> Option<Reason> {
    reasons.first().copied()
}

fn digest_words(digest: &DigestEntry, region: &str) -> String {
    let reason = rule(&digest.reasons);
    match digest.verdict {
        Verdict::VerifiedSigned => "valid".to_owned(),
        Verdict::VerifiedChained => format!("valid: recorded by a signed digest ({})", why(digest, region)),
        Verdict::VerifiedHashOnly => {
            format!("NOT PROVED: recorded only by digests not proved ({})", why(digest, region))
        }
        Verdict::Unverifiable => format!("NOT PROVED: {}", why(digest, region)),
        Verdict::InvalidFormat => "INVALID: invalid format".to_owned(),
        Verdict::Moved => "INVALID: has been moved from its original location".to_owned(),
        Verdict::Tampered if reason == Some(Reason::HashMismatch) => {
            "INVALID: hash value recorded in the next digest doesn't match".to_owned()
        }
        Verdict::Tampered => "INVALID: signature verification failed".to_owned(),
        Verdict::Missing if reason == Some(Reason::Inferred) => {
            "INVALID: not found (named by no digest; its hour lies inside a run of missing digests)".to_owned()
        }
        Verdict::Missing => "INVALID: not found".to_owned(),
        Verdict::NotExported => "not checked: lies before the exported period".to_owned(),
        Verdict::NotCovered => "not checked".to_owned(),
    }
}

/// Why no signature was checked.
fn why(digest: &DigestEntry, region: &str) -> String {
    let fingerprint = digest.public_key_fingerprint.as_deref().unwrap_or("");
    let (fingerprint, region) = (Plain(fingerprint), Plain(region));
    match rule(&digest.reasons) {
        Some(Reason::NoKeys) => "no public keys supplied".to_owned(),
        Some(Reason::KeyNotFound) => format!("public key not found in region {region} for fingerprint {fingerprint}"),
        Some(Reason::KeyOutsideValidity) => {
            format!("public key with fingerprint {fingerprint} was not valid at that time")
        }
        Some(Reason::KeyUnusable) => format!("unable to load public key with fingerprint {fingerprint}"),
        Some(Reason::NoSignature) => "no signature supplied".to_owned(),
        Some(Reason::TooManyToTry) => "more keys or signatures supplied than are tried, and none fits".to_owned(),
        Some(Reason::UnsupportedAlgorithm) => "signature algorithm not supported".to_owned(),
        other => other.map_or_else(String::new, |other| other.name().to_owned()),
    }
}

fn log_words(log: &Log) -> String {
    let reason = rule(&log.reasons);
    let said = match log.verdict {
        Verdict::VerifiedSigned => "valid",
        Verdict::VerifiedChained => "valid: its digest is recorded by a signed digest",
        Verdict::VerifiedHashOnly => "NOT PROVED: hash value matches, but the digest is not proved",
        Verdict::Unverifiable if reason == Some(Reason::Decompressed) => {
            "NOT PROVED: the file was inflated, and the hash is of the compressed one"
        }
        Verdict::Unverifiable if reason == Some(Reason::NotRead) => "NOT PROVED: the file could not be read",
        Verdict::Unverifiable => "NOT PROVED: the digest that lists it is INVALID",
        Verdict::InvalidFormat if reason == Some(Reason::TrailingData) => {
            "INVALID: unexpected data after end of compressed stream"
        }
        Verdict::InvalidFormat => "INVALID: invalid format",
        Verdict::Tampered => "INVALID: hash value doesn't match",
        Verdict::Missing => "INVALID: not found",
        Verdict::NotCovered => match reason {
            Some(Reason::InsideCoveredPeriod) => "NOT PROVED: listed by no digest, though one covers its time",
            Some(Reason::InsideMissingDigest) => "NOT PROVED: the digest for its time is missing",
            Some(Reason::OtherKind) => "NOT PROVED: listed by no digest, though it holds events that digests cover",
            _ => "NOT PROVED: no digest covers its time",
        },
        Verdict::Moved | Verdict::NotExported => "not checked",
    };
    let notes = Reason::join(log.reasons.get(1..).unwrap_or_default(), ", ");
    if notes.is_empty() { said.to_owned() } else { format!("{said} ({notes})") }
}

fn gap_words(gap: &Gap) -> String {
    let (from, to) = (gap.from.as_deref().unwrap_or("an unknown time"), gap.to.as_deref().unwrap_or("an unknown time"));
    match gap.kind {
        GapKind::Restart => format!("No digest files were made between {from} and {to}: logging or validation was off"),
        GapKind::Unexplained => format!("There are no digest files for the time between {from} and {to}"),
        GapKind::MissingDigest => format!("Digest files for the time between {from} and {to} are missing"),
    }
}

fn uri(bucket: &str, key: &str) -> String {
    format!("s3://{}/{}", Plain(bucket), Plain(key))
}

/// Text from a file, without anything that could forge a line or control a terminal.
struct Plain<'a>(&'a str);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            if character.is_control() || is_bidirectional(character) {
                write!(out, "{}", character.escape_unicode())?;
            } else {
                out.write_char(character)?;
            }
        }
        Ok(())
    }
}

/// Whether it is a character that changes the order in which text is displayed.
fn is_bidirectional(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
