//! The report in portions small enough for the page: an overview, and pages of its long lists.

mod needs;
pub(crate) mod shell;

use order::{Order, set_of};
use std::collections::BTreeMap;

use protocol::Reason;
use protocol::brief::{Brief, ChainBrief, FilesMark, Group, Line, LineFilter, Newest, Part, SignatureState};
use protocol::report::{Chain, Covered, DigestEntry, Outcome, Report, Verdict};

use crate::completeness::Hours;
use crate::name::without_gz;

/// The report without its lists of files.
pub fn brief(report: &Report) -> Brief {
    Brief {
        verdict: report.verdict,
        options: report.options.clone(),
        supplied: report.supplied,
        summary: report.summary.clone(),
        period: report.period.clone(),
        figures: report.figures.clone(),
        chains: report.chains.iter().map(|chain| chain_brief(chain, report)).collect(),
        keys: report.keys.clone(),
        copies: report.copies.iter().take(Brief::MOST_COPIES).cloned().collect(),
        copies_total: report.copies.len() as u64,
        groups: groups(report),
        needs: needs::needs(report),
        trails: Vec::new(),
        trails_left_out: 0,
        mark: FilesMark::default(),
    }
}

/// Lines `[first, first + count)` of those that match the filter, and the total number of these. Lines of a single part
/// and verdict are in the report's order (digests by chain, logs by key); others start with the worst verdict.
pub fn lines(report: &Report, hours: &Hours, filter: &LineFilter, first: u64, count: u32) -> (u64, Vec<Line>) {
    let skip = usize::try_from(first).unwrap_or(usize::MAX);
    let window = |lines: &mut dyn Iterator<Item = LineRef<'_>>| -> Vec<Line> {
        lines.skip(skip).take(count as usize).map(LineRef::to_line).collect()
    };
    // Sorting hundreds of thousands of lines to show fifty is only worth it if the order differs from the report's.
    if filter.chain.is_some() || filter.part.is_some() && filter.verdict.is_some() {
        let total = matching(report, hours, filter).count() as u64;
        return (total, window(&mut matching(report, hours, filter)));
    }
    let mut found: Vec<LineRef<'_>> = matching(report, hours, filter).collect();
    found.order_by_key(|line| (line.verdict(), line.part(), line.key()));
    (found.len() as u64, window(&mut found.into_iter()))
}

/// A reference to a line in the report.
#[derive(Clone, Copy)]
enum LineRef<'a> {
    Digest(Part, &'a DigestEntry),
    Log(&'a protocol::report::Log),
}

impl<'a> LineRef<'a> {
    fn verdict(self) -> Verdict {
        match self {
            LineRef::Digest(_, digest) => digest.verdict,
            LineRef::Log(log) => log.verdict,
        }
    }

    fn part(self) -> Part {
        match self {
            LineRef::Digest(part, _) => part,
            LineRef::Log(_) => Part::Log,
        }
    }

    fn key(self) -> &'a str {
        match self {
            LineRef::Digest(_, digest) => &digest.key,
            LineRef::Log(log) => &log.key,
        }
    }

    fn reasons(self) -> &'a [Reason] {
        match self {
            LineRef::Digest(_, digest) => &digest.reasons,
            LineRef::Log(log) => &log.reasons,
        }
    }

    fn is_outside(self) -> bool {
        match self {
            LineRef::Digest(_, digest) => digest.outside,
            LineRef::Log(log) => log.outside,
        }
    }

    fn events(self) -> u64 {
        match self {
            LineRef::Digest(..) => 0,
            LineRef::Log(log) => log.events.unwrap_or(0),
        }
    }

    fn to_line(self) -> Line {
        match self {
            LineRef::Digest(part, digest) => Line::Digest(part, digest.clone()),
            LineRef::Log(log) => Line::Log(log.clone()),
        }
    }
}

fn matching<'a>(report: &'a Report, hours: &'a Hours, filter: &'a LineFilter) -> impl Iterator<Item = LineRef<'a>> {
    let chains = || {
        let all = report.chains.iter().zip(hours.digests()).enumerate();
        all.filter(move |(i, _)| filter.chain.is_none_or(|chain| chain as usize == *i))
    };
    let digests = chains().flat_map(|(_, (chain, spots))| chain.digests.iter().zip(spots));
    let digests = digests.map(|(digest, spot)| (LineRef::Digest(Part::Digest, digest), *spot));
    let logs = report.logs.iter().zip(hours.logs()).filter(move |_| filter.chain.is_none());
    let logs = logs.map(|(log, spot)| (LineRef::Log(log), *spot));
    let cell = filter.cell.as_ref().map(|cell| hours.find(cell));
    // Sign files belong to no chain and have no place on the map.
    let sign_files = report.sign_files.iter().filter(move |_| filter.chain.is_none());
    let sign_files = sign_files.map(|sign| (LineRef::Digest(Part::SignFile, &sign.file), None));
    digests
        .chain(sign_files)
        .chain(logs)
        .filter(move |(_, spot)| cell.as_ref().is_none_or(|cell| cell.is_some_and(|cell| cell.holds(*spot))))
        .map(|(line, _)| line)
        .filter(move |line| filter.key.as_deref().is_none_or(|key| without_gz(key) == without_gz(line.key())))
        .filter(move |line| filter.outside.is_none_or(|outside| outside == line.is_outside()))
        .filter(move |line| filter.part.is_none_or(|part| part == line.part()))
        .filter(move |line| filter.outcome.is_none_or(|outcome| outcome == line.verdict().outcome()))
        .filter(move |line| filter.verdict.is_none_or(|verdict| verdict == line.verdict()))
        .filter(move |line| filter.reason.is_none_or(|reason| Some(reason) == rule(line.reasons())))
}

/// The main reason; the others are notes.
fn rule(reasons: &[Reason]) -> Option<Reason> {
    reasons.first().copied()
}

fn groups(report: &Report) -> Vec<Group> {
    let mut counted: BTreeMap<(Verdict, Part, Option<Reason>), (u64, u64)> = BTreeMap::new();
    let sign_files = report.sign_files.iter().map(|sign| (Part::SignFile, &sign.file));
    let digests = report.chains.iter().flat_map(|chain| &chain.digests).map(|digest| (Part::Digest, digest));
    let digests = digests.chain(sign_files).map(|(part, digest)| LineRef::Digest(part, digest));
    for line in digests.chain(report.logs.iter().map(LineRef::Log)).filter(|line| !line.is_outside()) {
        let key = (line.verdict(), line.part(), rule(line.reasons()));
        let (files, events) = counted.entry(key).or_default();
        *files += 1;
        *events += line.events();
    }
    let mut groups: Vec<Group> = counted
        .into_iter()
        .map(|((verdict, part, reason), (files, events))| Group { part, verdict, reason, files, events })
        .collect();
    groups.order_by(|a, b| (a.verdict, b.files).cmp(&(b.verdict, a.files)));
    groups
}

fn chain_brief(chain: &Chain, report: &Report) -> ChainBrief {
    let mut outcomes = [0; 3];
    let asked = || chain.digests.iter().filter(|digest| !digest.outside);
    for digest in asked() {
        let [failed, unchecked, proved] = &mut outcomes;
        match digest.verdict.outcome() {
            Outcome::Failed => *failed += 1,
            Outcome::Unchecked => *unchecked += 1,
            Outcome::Proved => *proved += 1,
        }
    }
    let (from, to) = period(chain);
    ChainBrief {
        account: chain.account.clone(),
        region: chain.region.clone(),
        trail: chain.trail.clone(),
        home_region: chain.home_region.clone(),
        bucket: chain.bucket.clone(),
        backfill: chain.backfill,
        digests: asked().count() as u64,
        outside: chain.digests.iter().filter(|digest| digest.outside).count() as u64,
        outcomes,
        from,
        to,
        gaps: chain.holes.iter().take(ChainBrief::MOST_GAPS).cloned().collect(),
        gaps_total: chain.holes.len() as u64,
        period: chain.period.as_ref().map(in_brief),
        fingerprints: fingerprints(chain),
        newest: newest(chain).map(|digest| Newest {
            key: digest.key.clone(),
            verdict: digest.verdict,
            signature: signature_state(digest, report),
        }),
    }
}

fn in_brief(covered: &Covered) -> Covered {
    let uncovered = covered.uncovered.iter().take(ChainBrief::MOST_GAPS).cloned().collect();
    Covered { from: covered.from.clone(), to: covered.to.clone(), uncovered, ..*covered }
}

/// Earliest start and latest end of the digests that were supplied. CloudTrail writes all times alike, so they compare
/// as text.
fn period(chain: &Chain) -> (Option<String>, Option<String>) {
    let supplied = || chain.digests.iter().filter(|digest| digest.path.is_some());
    let from = supplied().filter_map(|digest| digest.start_time.as_ref()).min().cloned();
    let to = supplied().filter_map(|digest| digest.end_time.as_ref()).max().cloned();
    (from, to)
}

/// Fingerprints of keys that signed proved digests.
fn fingerprints(chain: &Chain) -> Vec<String> {
    let signed = chain.digests.iter().filter(|digest| digest.verdict == Verdict::VerifiedSigned);
    let distinct = set_of(signed.filter_map(|digest| digest.public_key_fingerprint.as_ref()));
    distinct.into_iter().take(ChainBrief::MOST_FINGERPRINTS).cloned().collect()
}

fn newest(chain: &Chain) -> Option<&DigestEntry> {
    chain.digests.iter().rev().find(|digest| digest.path.is_some())
}

/// What the report says about the signature of a digest without a successor.
fn signature_state(digest: &DigestEntry, report: &Report) -> SignatureState {
    let says = |reason| digest.reasons.contains(&reason);
    if digest.signature_from.is_some() || says(Reason::SignatureMismatch) || says(Reason::MetadataSignatureDisagrees) {
        SignatureState::Supplied
    } else if report.supplied.digest_metadata == 0 || says(Reason::NoSignature) {
        SignatureState::NotSupplied
    } else {
        SignatureState::Unknown
    }
}

#[cfg(test)]
mod tests;
