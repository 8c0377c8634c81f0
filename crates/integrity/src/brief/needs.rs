//! What is missing, and the commands that fetch it.

use std::collections::BTreeMap;

use order::set_of;
use protocol::Micros;
use protocol::Reason;
use protocol::brief::{Need, NeedKind, NeedPlace, SignatureState};
use protocol::report::{Chain, DigestEntry, GapKind, LoggingGap, Report, Verdict};

use crate::name::{LogName, file_name};
use crate::time::{self, plus_hours};

use super::shell::{local_key, s3_uri, word};
use super::{newest, period, rule, signature_state};

/// Most commands of one kind; more would help nobody.
const MOST_OF_A_KIND: usize = 20;

/// Up to this many files are copied one by one, more by synchronising their folder.
const MOST_COPIES: usize = 5;

/// Placeholder for a name that the user has to fill in.
const BUCKET: &str = "BUCKET";

/// Everything that would prove more, most useful first.
pub fn needs(report: &Report) -> Vec<Need> {
    [digests(report), public_keys(report), signatures(report), missing_digests(report), missing_logs(report)]
        .into_iter()
        .flat_map(|mut needs| {
            needs.truncate(MOST_OF_A_KIND);
            needs
        })
        .collect()
}

/// Digests of regions that have logs not covered by any digest.
fn digests(report: &Report) -> Vec<Need> {
    let uncovered = report
        .logs
        .iter()
        .filter(|log| log.verdict == Verdict::NotCovered && rule(&log.reasons) == Some(Reason::OutsideCoverage))
        .filter(|log| !log.outside && !has_no_digest(report, &log.key));
    let places = set_of(uncovered.map(|log| LogPlace::of(&log.key)));
    let bucket = bucket_of(report, None);
    if places.is_empty() && report.supplied.digests == 0 && report.supplied.sign_files == 0 {
        return sync(NeedKind::Digests, named("AWSLogs"), &bucket, "AWSLogs").into_iter().collect();
    }
    places
        .iter()
        .filter_map(|place| {
            let folder = format!("{}{}/CloudTrail-Digest/{}", place.prefix, place.account, place.region);
            let place = NeedPlace::AccountIn { account: place.account.clone(), region: place.region.clone() };
            sync(NeedKind::Digests, place, &bucket, &folder)
        })
        .collect()
}

/// Whether a log is from a period for which no digest is known to have been made, so that none can be fetched.
fn has_no_digest(report: &Report, key: &str) -> bool {
    let Some(name) = LogName::parse(file_name(key)) else { return false };
    let time = |text: &str| time::parse(text);
    let in_gap = |chain: &Chain| {
        let gaps = chain.holes.iter().filter(|gap| gap.kind == GapKind::Restart);
        gaps.filter_map(|gap| Some((time(gap.from.as_ref()?)?, time(gap.to.as_ref()?)?)))
            // Names are precise to the minute.
            .any(|(from, to)| name.delivered < to && Micros(name.delivered.0.saturating_add(60_000_000)) > from)
    };
    report.chains.iter().any(|chain| chain.account == name.account && chain.region == name.region && in_gap(chain))
}

/// Whether, according to events, nothing was recorded when this digest, which no other names, would have been made.
fn was_never_made(report: &Report, chain: &Chain, digest: &DigestEntry) -> bool {
    let Some(end) = digest.end_time.as_deref().and_then(time::parse) else { return false };
    let of_chain = report.logging_gaps.iter().filter(|gap| gap.trail == chain.trail && gap.account == chain.account);
    let covers = |gap: &LoggingGap| {
        let ended = gap.to.as_deref().map(time::parse);
        time::parse(&gap.from).is_some_and(|from| from <= plus_hours(end, -1))
            && ended.is_none_or(|ended| ended.is_some_and(|ended| ended >= end))
    };
    rule(&digest.reasons) == Some(Reason::Inferred) && of_chain.filter(|gap| gap.everything).any(covers)
}

/// Where a log was delivered, according to its key (`[P/]AWSLogs/[ORG/]ACCOUNT/CloudTrail/REGION/…`) or file name.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct LogPlace {
    prefix: String,
    account: String,
    region: String,
}

impl LogPlace {
    fn of(key: &str) -> LogPlace {
        let parts: Vec<&str> = key.split('/').collect();
        if let Some(at) = parts.iter().rposition(|part| part.starts_with("CloudTrail"))
            && let Some(region) = parts.get(at + 1)
            && let Some((account, before)) = parts.get(..at).and_then(<[&str]>::split_last)
        {
            let prefix = before.iter().map(|part| format!("{part}/")).collect();
            return LogPlace { prefix, account: (*account).to_owned(), region: (*region).to_owned() };
        }
        let name: Vec<&str> = parts.last().unwrap_or(&"").split('_').collect();
        let (account, region) = match name.as_slice() {
            [account, "CloudTrail", region, ..] => (*account, *region),
            _ => ("ACCOUNT", "REGION"),
        };
        LogPlace { prefix: "AWSLogs/".to_owned(), account: account.to_owned(), region: region.to_owned() }
    }
}

/// The period for which a region's keys are needed.
#[derive(Default)]
struct Span {
    from: Option<Micros>,
    to: Option<Micros>,
    /// Whether keys are needed up to now, because backfill digests may be signed weeks later.
    is_open: bool,
}

impl Span {
    fn widen(&mut self, from: Option<Micros>, to: Option<Micros>, is_open: bool) {
        self.from = self.from.into_iter().chain(from).min();
        self.to = self.to.max(to);
        self.is_open |= is_open;
    }
}

/// For each region, the keys for the whole period covered by its digests and sign files.
fn public_keys(report: &Report) -> Vec<Need> {
    const REASONS: [Reason; 4] = [Reason::NoKeys, Reason::KeyNotFound, Reason::KeyOutsideValidity, Reason::KeyUnusable];
    let lacks_key = |file: &DigestEntry| rule(&file.reasons).is_some_and(|reason| REASONS.contains(&reason));
    let time = |text: Option<String>| time::parse(&text?);
    let mut regions: BTreeMap<&str, Span> = BTreeMap::new();
    let is_wanted = |digest: &DigestEntry| !digest.outside && lacks_key(digest);
    for chain in report.chains.iter().filter(|chain| chain.digests.iter().any(is_wanted)) {
        let (from, to) = period(chain);
        regions.entry(&chain.region).or_default().widen(time(from), time(to), chain.backfill);
    }
    for sign in report.sign_files.iter().filter(|sign| lacks_key(&sign.file) && !sign.region.is_empty()) {
        let completed = time(sign.file.end_time.clone());
        let before = completed.map(|completed| plus_hours(completed, -1));
        regions.entry(&sign.region).or_default().widen(before, completed, false);
    }
    regions.iter().filter_map(|(region, span)| list_public_keys(region, span)).collect()
}

fn list_public_keys(region: &str, span: &Span) -> Option<Need> {
    let mut command = format!("aws cloudtrail list-public-keys --region {}", word(region)?);
    if let Some(from) = span.from {
        command += &format!(" --start-time {}", time::iso(from));
    }
    if let Some(to) = span.to.filter(|_| !span.is_open) {
        // A digest is signed up to two hours after its end.
        command += &format!(" --end-time {}", time::iso(plus_hours(to, 2)));
    }
    command += &format!(" > {}", word(local_key(&format!("public-keys-{region}.json"))?)?);
    Some(Need { kind: NeedKind::PublicKeys, place: named(region), command })
}

/// Digests whose signature was not supplied: the newest one of each chain, and those before a gap.
fn signatures(report: &Report) -> Vec<Need> {
    let mut needs = Vec::new();
    for chain in &report.chains {
        let last = newest(chain);
        let wanted = chain.digests.iter().filter(|digest| {
            let is_last = last.is_some_and(|last| std::ptr::eq(last, *digest));
            let unsigned = rule(&digest.reasons) == Some(Reason::NoSignature);
            digest.path.is_some()
                && !digest.outside
                && (unsigned || is_last && signature_state(digest, report) == SignatureState::NotSupplied)
        });
        // Newest first, since its signature makes the whole chain before it provable.
        let mut keys: Vec<&str> = wanted.map(|digest| digest.key.as_str()).collect();
        keys.reverse();
        needs.extend(keys.into_iter().take(MOST_OF_A_KIND).filter_map(|key| head_object(report, chain, key)));
    }
    needs
}

fn head_object(report: &Report, chain: &Chain, key: &str) -> Option<Need> {
    let bucket = bucket_of(report, Some(chain));
    let name = key.rsplit('/').next()?;
    let command = format!(
        "aws s3api head-object --bucket {} --key {} > {}",
        word(&bucket)?,
        word(key).filter(|_| !key.starts_with('-'))?,
        word(local_key(&format!("{name}.head-object.json"))?)?
    );
    Some(Need { kind: NeedKind::Signature, place: named(key), command })
}

fn missing_digests(report: &Report) -> Vec<Need> {
    let mut needs = Vec::new();
    for chain in &report.chains {
        let missing = chain.digests.iter().filter(|digest| digest.verdict == Verdict::Missing && !digest.outside);
        let missing = missing.filter(|digest| !was_never_made(report, chain, digest));
        let keys: Vec<&str> = missing.map(|digest| digest.key.as_str()).collect();
        needs.extend(fetch(NeedKind::MissingDigests, &bucket_of(report, Some(chain)), &keys));
    }
    needs
}

fn missing_logs(report: &Report) -> Vec<Need> {
    let mut chain_of: BTreeMap<&str, &Chain> = BTreeMap::new();
    for chain in &report.chains {
        chain_of.extend(chain.digests.iter().map(|digest| (digest.key.as_str(), chain)));
    }
    let mut by_bucket: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for log in report.logs.iter().filter(|log| log.verdict == Verdict::Missing && !log.outside) {
        let chain = log.digest_key.as_deref().and_then(|key| chain_of.get(key)).copied();
        by_bucket.entry(bucket_of(report, chain)).or_default().push(&log.key);
    }
    by_bucket.iter().flat_map(|(bucket, keys)| fetch(NeedKind::MissingLogs, bucket, keys)).collect()
}

/// A few files one by one, or many by their region's folder, of which only what is missing gets fetched.
fn fetch(kind: NeedKind, bucket: &str, keys: &[&str]) -> Vec<Need> {
    if keys.len() <= MOST_COPIES {
        return keys.iter().filter_map(|key| copy(kind, bucket, key)).collect();
    }
    let folders = set_of(keys.iter().map(|key| region_folder(key)));
    folders.into_iter().filter_map(|folder| sync(kind, named(folder), bucket, folder)).collect()
}

/// `…/ACCOUNT/CloudTrail/REGION` from a key, or the key's folder if it has no such layout.
fn region_folder(key: &str) -> &str {
    let folder = key.rsplit_once('/').map_or("", |(folder, _)| folder);
    // REGION/YYYY/MM/DD/FILE: three levels above the file's folder.
    let is_date = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let up = |path: &str| path.rsplit_once('/').filter(|(_, last)| is_date(last)).map(|(rest, _)| rest.len());
    let cut = up(folder).and_then(|n| up(folder.get(..n)?)).and_then(|n| up(folder.get(..n)?));
    cut.and_then(|n| folder.get(..n)).unwrap_or(folder)
}

fn copy(kind: NeedKind, bucket: &str, key: &str) -> Option<Need> {
    let command = format!("aws s3 cp {} {}", s3_uri(bucket, key)?, word(local_key(key)?)?);
    Some(Need { kind, place: named(key), command })
}

fn sync(kind: NeedKind, place: NeedPlace, bucket: &str, folder: &str) -> Option<Need> {
    let command = format!("aws s3 sync {} {}", s3_uri(bucket, &format!("{folder}/"))?, word(local_key(folder)?)?);
    Some(Need { kind, place, command })
}

fn named(name: &str) -> NeedPlace {
    NeedPlace::Named(name.to_owned())
}

/// The bucket as named by the user or, failing that, by the digests of this chain (or of any chain).
fn bucket_of(report: &Report, chain: Option<&Chain>) -> String {
    let recorded = chain.map(|chain| chain.bucket.as_str());
    let confirmed = recorded.and_then(|recorded| report.options.buckets.get(recorded)).map(String::as_str);
    let delivered = |bucket: &str| report.chains.iter().any(|chain| chain.bucket == bucket);
    let of_all = report.options.expected_bucket.as_deref();
    let named = confirmed.or(of_all.filter(|bucket| recorded.is_none_or(str::is_empty) || !delivered(bucket)));
    let any = report.chains.iter().map(|chain| chain.bucket.as_str());
    named.into_iter().chain(recorded).chain(any).find(|bucket| !bucket.is_empty()).unwrap_or(BUCKET).to_owned()
}
