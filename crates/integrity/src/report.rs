//! Writes findings as a report. Nothing is decided here.

use order::{Order, map_of};
use std::collections::BTreeMap;

use protocol::report::{
    App, Chain, CopiedFile, DigestEntry, Figures, Gap, Log, Options, Outcome, Overall, Report, Summary, Supplied,
    UsedKey, Verdict,
};
use protocol::{Micros, Reason};

use crate::catalog::Node;
use crate::chains::{Absent, ChainName, Chains, Span};
use crate::completeness::Hours;
use crate::copies::CopiedLog;
use crate::figures::Beside;
use crate::finding::{Contradiction, DigestFinding, DigestProof};
use crate::judge::Judged;
use crate::lake::Lake;
use crate::links::Links;
use crate::logs::{JudgedLog, LogFile};
use crate::overall::{settle, summarise};
use crate::period::Period;
use crate::portions::pause;
use crate::ring::KeyRing;
use crate::time::iso;
use crate::trail_events;
use crate::used::Uses;
use crate::{Evidence, Tally, Validation};

/// Everything found out.
pub(crate) struct Found<'f, 'a> {
    pub nodes: &'f [Node<'a>],
    pub judged: &'f [Option<Judged>],
    pub links: &'f Links<'a>,
    pub chains: &'f Chains<'a>,
    pub ring: &'f KeyRing<'f>,
    pub logs: Vec<JudgedLog<'a>>,
    pub copies: Vec<CopiedLog<'a>>,
    /// Copies of digests, and what they are copies of.
    pub digest_copies: Vec<(&'a str, &'a str)>,
    pub lake: Lake,
}

/// Writes the report, and the verdict on every file.
pub(crate) async fn compose(evidence: &Evidence, options: &Options, found: Found<'_, '_>) -> Validation {
    let mut proofs = found.lake.proofs.clone();
    proofs.extend(found.logs.iter().filter_map(proof));
    proofs.extend(found.proofs_of_copies(&proofs));
    let mut chains: Vec<Chain> = Vec::with_capacity(found.chains.all.len());
    for (name, chain) in &found.chains.all {
        pause().await;
        chains.push(found.chain(name, chain));
    }
    pause().await;
    let (ignored, logs): (Vec<_>, Vec<_>) = found.logs.iter().partition(|log| is_ignored(log));
    let period = Period::of(options);
    let ignored = Ignored::of(ignored.iter().filter_map(|log| log.file), period);
    let mut logs: Vec<Log> = logs.into_iter().map(|judged| found.log(judged)).collect();
    logs.extend(found.lake.results.iter().cloned());
    logs.order_by(|a, b| a.key.cmp(&b.key).then_with(|| a.path.cmp(&b.path)));
    let sign_files = found.lake.sign_files.clone();
    let supplied = Supplied {
        files: evidence.total_files,
        logs: logs.iter().filter(|log| log.path.is_some()).count() as u64,
        digests: evidence.digests.len() as u64,
        sign_files: evidence.sign_files.len() as u64,
        public_keys: found.ring.len(),
        digest_metadata: signatures(evidence),
    };
    let mut report = Report {
        format: "traillight.integrity/1".to_owned(),
        app: App { name: "traillight".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        generated_at: String::new(),
        verdict: Overall::NotProved,
        sentence: String::new(),
        options: options.clone(),
        supplied,
        chains,
        sign_files,
        logs,
        copies: found.copied_files(),
        keys: found.keys(),
        logging_gaps: Vec::new(),
        summary: Summary::default(),
        period: None,
        figures: Figures::default(),
    };
    period.mark(&mut report);
    report.summary = summarise(&report.chains, &report.sign_files, &report.logs, false);
    let beside = Beside { proved: found.proved_period(), tally: found.tally(&report, ignored) };
    pause().await;
    let hours = Hours::of(&report, &[]);
    pause().await;
    trail_events::fill_in(&mut report, &hours);
    settle(&mut report, &beside, &hours);
    Validation { report, hours, proofs, beside }
}

/// Events in files that the report leaves out.
#[derive(Default)]
struct Ignored {
    events: u64,
    outside: u64,
}

impl Ignored {
    fn of<'a>(files: impl Iterator<Item = LogFile<'a>>, period: Period) -> Ignored {
        let mut ignored = Ignored::default();
        for file in files {
            let outside = period.excludes_name(file.path);
            *if outside { &mut ignored.outside } else { &mut ignored.events } += file.events;
        }
        ignored
    }
}

fn proof(log: &JudgedLog<'_>) -> Option<(u32, Verdict, Vec<Reason>)> {
    let (verdict, reasons) = log_words(log);
    log.file.map(|file| (file.doc, verdict, reasons))
}

fn log_words(log: &JudgedLog<'_>) -> (Verdict, Vec<Reason>) {
    let (verdict, reason) = log.finding.verdict();
    (verdict, reasons(reason, &log.notes))
}

fn reasons(reason: Reason, notes: &[Reason]) -> Vec<Reason> {
    std::iter::once(reason).chain(notes.iter().copied()).collect()
}

/// Whether a log is left out of the report because no digest lists it and none would: it is not a log, or contains only
/// events of a kind that digests never cover.
fn is_ignored(log: &JudgedLog<'_>) -> bool {
    let Some(file) = log.file.filter(|_| log.line.is_none()) else { return false };
    let nothing_due = file.events == file.exempt;
    nothing_due && (file.exempt > 0 || file.is_of_another_kind())
}

impl Found<'_, '_> {
    fn chain(&self, name: &ChainName<'_>, chain: &crate::chains::Chain<'_>) -> Chain {
        let nodes = || chain.members.iter().filter_map(|position| self.nodes.get(*position));
        let bucket = nodes().rev().find_map(|node| node.body.ok()).map(|digest| digest.bucket.clone());
        let mut entries: Vec<_> = chain
            .members
            .iter()
            .filter_map(|position| Some((self.nodes.get(*position)?.time, self.digest(*position)?)))
            .chain(chain.absent.iter().map(|absent| (absent.time, absent_digest(absent))))
            .collect();
        entries.order_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.key.cmp(&other.key)));
        Chain {
            account: name.account.to_owned(),
            region: name.region.to_owned(),
            trail: name.trail.to_owned(),
            home_region: name.home.to_owned(),
            bucket: bucket.unwrap_or_default(),
            backfill: name.backfill,
            digests: entries.into_iter().map(|(_, entry)| entry).collect(),
            gaps: chain.gaps.iter().map(gap).collect(),
            holes: Vec::new(),
            known: Vec::new(),
            period: None,
        }
    }

    fn digest(&self, position: usize) -> Option<DigestEntry> {
        let node = self.nodes.get(position)?;
        let judged = self.judged.get(position)?.as_ref()?;
        let (verdict, reason) = judged.finding.verdict();
        let body = node.body.ok();
        Some(DigestEntry {
            key: node.key.to_owned(),
            path: Some(node.supplied.path.clone()),
            start_time: body.map(|digest| digest.start_text.clone()),
            end_time: body.map(|digest| digest.end_text.clone()).or_else(|| node.name.map(|name| iso(name.end))),
            sha256: Some(hex::encode(node.supplied.content_sha256)),
            verdict,
            reasons: reasons(reason, &judged.notes),
            signature_from: match judged.finding {
                DigestFinding::Proved(DigestProof::Signature(proof)) => Some(proof.from()),
                _ => None,
            },
            public_key_fingerprint: body.map(|digest| digest.fingerprint.clone()),
            log_files: body.map_or(0, |digest| digest.logs.len() as u64),
            previous_key: body.and_then(|digest| Some(digest.previous.as_ref()?.key.clone())),
            expected_sha256: self.contradicting_hash(node, judged),
            recorded_at: body.filter(|_| node.moved.is_some()).map(|it| format!("s3://{}/{}", it.bucket, it.key)),
            outside: false,
        })
    }

    /// The hash that the next digest records, if that is what contradicts this one.
    fn contradicting_hash(&self, node: &Node<'_>, judged: &Judged) -> Option<String> {
        if judged.finding != DigestFinding::Tampered(Contradiction::Hash) {
            return None;
        }
        let mut recorded = self.links.naming(node.key).iter().filter_map(|position| {
            self.judged.get(*position)?.as_ref().filter(|successor| successor.finding.is_usable())?;
            let previous = self.nodes.get(*position)?.at_home()?.previous.as_ref()?;
            let same_bucket = previous.bucket.as_ref() == node.body.ok().map(|body| &body.bucket);
            previous.hash.as_deref().filter(|_| same_bucket)
        });
        let found = hex::encode(node.supplied.content_sha256);
        recorded.find(|hash| *hash != found).map(str::to_owned)
    }

    fn log(&self, log: &JudgedLog<'_>) -> Log {
        let (verdict, reasons) = log_words(log);
        let file = log.file.as_ref();
        let digest = log.line.and_then(|line| self.nodes.get(line.digest));
        let listed = log.line.filter(|_| verdict.outcome() == Outcome::Failed).and_then(|line| line.listing.hash);
        Log {
            key: log.key.to_owned(),
            path: file.map(|file| file.path.to_owned()),
            sha256: file.map(|file| hex::encode(file.content_sha256)),
            bytes: file.and_then(|file| file.bytes),
            events: file.map(|file| file.events),
            verdict,
            reasons,
            digest_key: digest.map(|node| node.key.to_owned()),
            expected_sha256: listed.map(hex::encode),
            outside: false,
        }
    }

    /// A copy has the verdict of what it is a copy of.
    fn proofs_of_copies(&self, proofs: &[(u32, Verdict, Vec<Reason>)]) -> Vec<(u32, Verdict, Vec<Reason>)> {
        if self.copies.is_empty() {
            return Vec::new();
        }
        let known: BTreeMap<u32, _> = map_of(proofs.iter().map(|(doc, verdict, reasons)| (*doc, (*verdict, reasons))));
        let copies = self.copies.iter().filter_map(|copy| Some((copy.file.doc, known.get(&copy.of.doc)?)));
        copies.map(|(doc, (verdict, reasons))| (doc, *verdict, (*reasons).clone())).collect()
    }

    fn copied_files(&self) -> Vec<CopiedFile> {
        let logs = self.copies.iter().map(|copy| (copy.file.path, copy.of.path));
        let all = logs.chain(self.digest_copies.iter().copied());
        let mut copies: Vec<CopiedFile> =
            all.map(|(path, of)| CopiedFile { path: path.to_owned(), of: of.to_owned() }).collect();
        copies.extend(self.lake.copies.iter().cloned());
        copies.order();
        copies
    }

    /// The events, as far as files tell: as if none were in two files.
    fn tally(&self, report: &Report, ignored: Ignored) -> Tally {
        let outside = summarise(&[], &[], &report.logs, true).events;
        let mut tally = Tally { events: report.summary.events.clone(), outside, ..Tally::default() };
        for (counts, more) in [(&mut tally.events, ignored.events), (&mut tally.outside, ignored.outside)] {
            if more > 0 {
                *counts.entry(Verdict::NotCovered).or_default() += more;
            }
        }
        let period = Period::of(&report.options);
        let unlisted = self.logs.iter().filter(|log| log.line.is_none()).filter_map(|log| log.file);
        let unlisted = unlisted.filter(|file| !period.excludes_name(file.path));
        tally.exempt = unlisted.map(|file| file.exempt).sum();
        tally
    }

    /// The keys that proved something.
    fn keys(&self) -> Vec<UsedKey> {
        let mut uses = Uses::default();
        for (name, chain) in &self.chains.all {
            let judged = chain.members.iter().filter_map(|position| self.judged.get(*position)?.as_ref());
            judged.for_each(|judged| uses.digest(name.region, &judged.finding));
        }
        self.lake.findings.iter().for_each(|(region, finding)| uses.sign_file(region, finding));
        uses.list(self.ring)
    }

    /// From the earliest start to the latest end of a proved digest.
    fn proved_period(&self) -> Option<(Micros, Micros)> {
        let is_proved =
            |judged: &Option<Judged>| judged.as_ref().is_some_and(|judged| judged.finding.proof().is_some());
        let proved = || self.nodes.iter().zip(self.judged).filter(|(_, judged)| is_proved(judged));
        let digests = || proved().filter_map(|(node, _)| node.at_home());
        Some((digests().map(|digest| digest.start).min()?, digests().map(|digest| digest.end).max()?))
    }
}

fn absent_digest(absent: &Absent<'_>) -> DigestEntry {
    let (verdict, reason) = absent.absence.verdict();
    DigestEntry {
        key: absent.key.as_str().to_owned(),
        path: None,
        start_time: None,
        end_time: Some(iso(absent.time)),
        sha256: None,
        verdict,
        reasons: reasons(reason, &[]),
        signature_from: None,
        public_key_fingerprint: None,
        log_files: 0,
        previous_key: None,
        expected_sha256: None,
        recorded_at: None,
        outside: false,
    }
}

fn gap(span: &Span) -> Gap {
    Gap { from: span.from.map(iso), to: Some(iso(span.to)), kind: span.kind }
}

fn signatures(evidence: &Evidence) -> u64 {
    let objects = evidence.metadata.iter().flat_map(|metadata| &metadata.objects);
    objects.filter(|object| object.signature.is_some()).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{World, digest_key, hex_sha256, log_key};

    fn digest(report: &Report, key: &str) -> DigestEntry {
        report.chains.iter().flat_map(|chain| &chain.digests).find(|digest| digest.key == key).unwrap().clone()
    }

    #[test]
    fn a_failed_log_shows_the_hash_that_was_expected() {
        let mut world = World::hours(3).with_all_metadata();
        let before = world.report();
        let log = |report: &Report| report.logs.iter().find(|log| log.key == log_key(1)).unwrap().clone();
        assert_eq!(log(&before).expected_sha256, None);
        world.put(&log_key(1), b"{\"Records\":[{}]}");
        let after = log(&world.report());
        assert_eq!(after.expected_sha256, log(&before).sha256);
        assert_eq!(after.sha256, Some(hex_sha256(b"{\"Records\":[{}]}")));
    }

    #[test]
    fn a_changed_digest_shows_what_its_successor_recorded() {
        let mut world = World::hours(3);
        world.keys.clear();
        let before = digest(&world.report(), &digest_key(1));
        world.edit(&digest_key(1), |body| body["awsAccountId"] = "other".into());
        let after = digest(&world.report(), &digest_key(1));
        assert_eq!(after.reasons, [Reason::HashMismatch]);
        assert_eq!((before.expected_sha256, after.expected_sha256), (None, before.sha256));
    }

    #[test]
    fn a_moved_digest_shows_where_it_was_recorded() {
        let mut world = World::hours(2);
        assert_eq!(digest(&world.report(), &digest_key(1)).recorded_at, None);
        world.options.expected_bucket = Some("another-bucket".to_owned());
        let moved = digest(&world.report(), &digest_key(1));
        assert_eq!(moved.verdict, Verdict::Moved);
        assert!(moved.recorded_at.unwrap().ends_with(&digest_key(1)));
    }
}
