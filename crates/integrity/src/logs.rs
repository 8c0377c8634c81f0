//! Judges logs.

use order::{Order, map_of};
use std::collections::{BTreeMap, BTreeSet};

use protocol::Compression;
use protocol::Reason;

use crate::catalog::{ALREADY_DECOMPRESSED, Node};
use crate::coverage::Coverage;
use crate::finding::{BadLog, ContentMatches, DigestFinding, LogFinding, LogProof, Outside};
use crate::judge::Judged;
use crate::key_path::{KeyIndex, KeyPath, Prefixes};
use crate::name::{LogName, file_name, is_digest_name, is_log_name, without_gz};
use crate::portions::pause_at;
use crate::validate::LOGS_A_PORTION;
use crate::{Evidence, Listing, SuppliedDigest, SuppliedFile};

pub(crate) const GZIP_TRAILER_INCOMPLETE: Reason = Reason::GzipTrailerIncomplete;
pub(crate) const MATCHED_BY_CONTENT: Reason = Reason::MatchedByContent;

/// Everything known about a file that may be a log.
#[derive(Clone, Copy)]
pub(crate) struct LogFile<'a> {
    pub doc: u32,
    pub path: &'a str,
    pub is_log: bool,
    pub stored_bytes: u64,
    /// `None` if unknown.
    pub bytes: Option<u64>,
    pub content_sha256: &'a [u8; 32],
    pub compression: Compression,
    pub events: u64,
    /// How many of these are of a kind that no digest ever covers.
    pub exempt: u64,
    pub by_name_only: bool,
}

impl<'a> LogFile<'a> {
    fn of_file(file: &'a SuppliedFile) -> LogFile<'a> {
        LogFile {
            doc: file.doc,
            path: &file.path,
            is_log: file.is_log,
            stored_bytes: file.stored_bytes,
            bytes: Some(file.bytes),
            content_sha256: &file.content_sha256,
            compression: file.compression,
            events: file.events,
            exempt: file.exempt,
            by_name_only: file.by_name_only,
        }
    }

    /// A file that looks like a digest but is named like a log takes a log's place.
    fn of_digest(digest: &'a SuppliedDigest) -> LogFile<'a> {
        LogFile {
            doc: digest.doc,
            path: &digest.path,
            is_log: true,
            stored_bytes: digest.stored_bytes,
            bytes: None,
            content_sha256: &digest.content_sha256,
            compression: digest.compression,
            events: 0,
            exempt: 0,
            by_name_only: digest.by_name_only,
        }
    }

    /// Whether all of it was read. Without gzip, all stored bytes are content.
    fn is_read(&self) -> bool {
        match self.compression {
            Compression::TooLarge => false,
            Compression::None => self.bytes.is_none_or(|bytes| bytes == self.stored_bytes),
            _ => true,
        }
    }

    /// Whether its hash is that of everything in it.
    pub fn is_whole(&self) -> bool {
        let whole = matches!(self.compression, Compression::None | Compression::Gzip | Compression::GzipIncomplete);
        whole && self.is_read()
    }

    /// Whether its folder or name is that of a different kind of file: one related to logs (Insights, network activity
    /// and whatever comes after them), or not a log at all.
    pub fn is_of_another_kind(&self) -> bool {
        let place = KeyPath::of(self.path);
        let sibling_folder = place.folder().is_some_and(|folder| folder != "CloudTrail");
        let sibling_name = place.name().get(12..).is_some_and(|rest| rest.starts_with("_CloudTrail-"));
        !self.is_log || sibling_folder || sibling_name
    }

    fn is_empty(&self) -> bool {
        self.stored_bytes == 0
    }
}

/// A log, and the finding about it.
pub(crate) struct JudgedLog<'a> {
    pub key: &'a str,
    /// `None` if it was not supplied.
    pub file: Option<LogFile<'a>>,
    pub finding: LogFinding,
    pub notes: Vec<Reason>,
    /// The entry that decided.
    pub line: Option<Line<'a>>,
}

/// Every file that may be a log.
pub(crate) fn files(evidence: &Evidence) -> impl Iterator<Item = LogFile<'_>> {
    let misread = evidence.digests.iter().filter(|digest| is_log_name(&digest.path));
    evidence.files.iter().map(LogFile::of_file).chain(misread.map(LogFile::of_digest))
}

/// An entry of a digest.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    pub listing: &'a Listing,
    /// Index of the digest.
    pub digest: usize,
}

/// All entries of all digests that can be read, by key.
pub(crate) struct Register<'a> {
    lines: Vec<Line<'a>>,
    /// Distinct keys, sorted; the entries for each are in the range with the same index.
    keys: Vec<&'a str>,
    ranges: Vec<std::ops::Range<usize>>,
    /// Keys of the digests themselves, since logs are delivered under the same prefix even if none is listed.
    digests: Vec<&'a str>,
}

impl<'a> Register<'a> {
    pub fn new(nodes: &[Node<'a>]) -> Register<'a> {
        let mut lines: Vec<Line<'a>> = Vec::new();
        for (digest, node) in nodes.iter().enumerate() {
            let listed = node.body.ok().map(|body| body.logs.as_slice()).unwrap_or_default();
            lines.extend(listed.iter().map(|listing| Line { listing, digest }));
        }
        // A digest may list the same log twice.
        let order = |line: &Line<'a>| (&line.listing.key, line.digest, line.listing.hash);
        lines.order_by(|a, b| order(a).cmp(&order(b)));
        lines.dedup_by(|a, b| order(a) == order(b));
        let (mut keys, mut ranges) = (Vec::new(), Vec::new());
        let mut from = 0;
        for chunk in lines.chunk_by(|a, b| a.listing.key == b.listing.key) {
            keys.extend(chunk.first().map(|line| &*line.listing.key));
            ranges.push(from..from + chunk.len());
            from += chunk.len();
        }
        Register { lines, keys, ranges, digests: nodes.iter().map(|node| node.key).collect() }
    }

    /// Number of keys listed.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    fn lines(&self, key: usize) -> &[Line<'a>] {
        self.ranges.get(key).and_then(|range| self.lines.get(range.clone())).unwrap_or_default()
    }
}

/// Which files stand for which listed key.
pub(crate) struct Assignment<'a> {
    /// For each key, the files, and whether each was matched by content alone.
    files: Vec<Vec<(LogFile<'a>, bool)>>,
    /// Files that no digest lists, with the keys they claim.
    unlisted: Vec<(LogFile<'a>, &'a str)>,
}

impl<'a> Assignment<'a> {
    /// Matches files by key; if they have no folders, by name; and if they have no proper name either, by content.
    pub fn new(register: &Register<'a>, files: Vec<LogFile<'a>>) -> Assignment<'a> {
        let places = || files.iter().map(|file| KeyPath::of(file.path));
        let known = register.keys.iter().chain(&register.digests);
        let prefixes = Prefixes::new(known.copied().map(KeyPath::of), places());
        let index = KeyIndex::new(&register.keys);
        let mut assigned = vec![Vec::new(); register.len()];
        let mut unlisted = Vec::new();
        let key_of = |file: &LogFile<'a>| index.find(KeyPath::of(file.path), &prefixes);
        let key_of = |file: &LogFile<'a>| key_of(file).and_then(|key| usize::try_from(key).ok());
        let (stand_ins, files): (Vec<_>, Vec<_>) =
            files.iter().copied().partition(|file: &LogFile<'a>| file.by_name_only);
        for file in files {
            let place = KeyPath::of(file.path);
            match key_of(&file).and_then(|key| assigned.get_mut(key)) {
                Some(assigned) => assigned.push((file, false)),
                None => unlisted.push((file, prefixes.claimed_key(place))),
            }
        }
        let mut assignment = Assignment { files: assigned, unlisted };
        assignment.match_content(register);
        // A file that only has a log's name counts only where a log is expected and there is none.
        for file in stand_ins {
            let assigned = key_of(&file).and_then(|key| assignment.files.get_mut(key)).filter(|files| files.is_empty());
            assigned.into_iter().for_each(|files| files.push((file, false)));
        }
        assignment
    }

    /// A file whose name claims to be some log is taken at its word, whatever folder it lies in. One that claims nothing may
    /// be any that is missing.
    fn match_content(&mut self, register: &Register<'a>) {
        let mut strays: BTreeMap<(&[u8; 32], &str), Vec<usize>> = BTreeMap::new();
        for (position, (file, _)) in self.unlisted.iter().enumerate() {
            let claims = is_log_name(file.path) || is_digest_name(file.path);
            let name = if claims { without_gz(file_name(file.path)) } else { "" };
            strays.entry((file.content_sha256, name)).or_default().push(position);
        }
        if strays.is_empty() {
            return;
        }
        let mut matched = vec![false; self.unlisted.len()];
        for (key, files) in self.files.iter_mut().enumerate().filter(|(_, files)| files.is_empty()) {
            let hashes = register.lines(key).iter().filter_map(|line| line.listing.hash.as_ref());
            let name = register.keys.get(key).map_or("", |key| without_gz(file_name(key)));
            let mut of_hash = hashes.flat_map(|hash| [(hash, name), (hash, "")]);
            let Some(position) = of_hash.find_map(|stray| strays.get_mut(&stray)?.pop()) else { continue };
            files.extend(self.unlisted.get(position).map(|(file, _)| (*file, true)));
            matched.get_mut(position).into_iter().for_each(|matched| *matched = true);
        }
        let mut matched = matched.into_iter();
        self.unlisted.retain(|_| !matched.next().unwrap_or(false));
    }
}

/// What digests say about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Testimony {
    /// A proved digest confirms or contradicts it.
    Settled,
    /// Only unproved digests do.
    Unproved,
    /// They list it, but nothing follows from that.
    Nothing,
}

/// Judges logs by what is known about digests.
pub(crate) struct LogCourt<'c, 'a> {
    pub register: &'c Register<'a>,
    pub judged: &'c [Option<Judged>],
    pub coverage: &'c Coverage<'a>,
    /// Hashes of files that were left out on purpose.
    pub left_out: &'c BTreeSet<[u8; 32]>,
}

impl<'a> LogCourt<'_, 'a> {
    /// Judges all logs, listed or not, in no particular order.
    pub async fn judge(&self, assignment: &Assignment<'a>) -> Vec<JudgedLog<'a>> {
        let mut logs = Vec::with_capacity(self.register.len() + assignment.unlisted.len());
        for ((position, key), files) in self.register.keys.iter().enumerate().zip(&assignment.files) {
            pause_at(position, LOGS_A_PORTION).await;
            let lines = self.register.lines(position);
            if files.is_empty() {
                logs.push(self.missing(key, lines));
            }
            logs.extend(files.iter().map(|(file, by_content)| self.listed(key, lines, *file, *by_content)));
        }
        logs.extend(assignment.unlisted.iter().map(|(file, key)| self.unlisted(key, *file)));
        logs
    }

    /// What digests say about files, by number of the file, where they say anything.
    pub fn testimony(&self, logs: &[JudgedLog<'_>]) -> BTreeMap<u32, Testimony> {
        let by_proved = |line: &Line<'_>| self.finding(line).is_some_and(|finding| finding.proof().is_some());
        let said = |log: &JudgedLog<'_>| {
            let (file, line) = (log.file?, log.line?);
            Some((
                file.doc,
                match log.finding {
                    LogFinding::Proved(_) => Testimony::Settled,
                    LogFinding::Tampered | LogFinding::Invalid(_) if by_proved(&line) => Testimony::Settled,
                    LogFinding::HashOnly(_) | LogFinding::Tampered | LogFinding::Invalid(_) => Testimony::Unproved,
                    _ => Testimony::Nothing,
                },
            ))
        };
        map_of(logs.iter().filter_map(said))
    }

    fn finding(&self, line: &Line<'_>) -> Option<&DigestFinding> {
        self.judged.get(line.digest)?.as_ref().map(|judged| &judged.finding)
    }

    /// Entries of usable digests, those of proved ones first.
    fn usable<'l>(&'l self, lines: &'l [Line<'a>]) -> impl Iterator<Item = (&'l Line<'a>, &'l DigestFinding)> {
        let usable = move || {
            let findings = lines.iter().filter_map(|line| Some((line, self.finding(line)?)));
            findings.filter(|(_, finding)| finding.is_usable())
        };
        let proved = |(_, finding): &(&Line<'_>, &DigestFinding)| finding.proof().is_some();
        usable().filter(move |line| proved(line)).chain(usable().filter(move |line| !proved(line)))
    }

    fn missing(&self, key: &'a str, lines: &[Line<'a>]) -> JudgedLog<'a> {
        let by = self.usable(lines).next().map(|(line, _)| line);
        let is_left_out = |line: &Line<'_>| line.listing.hash.is_some_and(|hash| self.left_out.contains(&hash));
        let finding = match by {
            _ if lines.iter().any(is_left_out) => LogFinding::LeftOut,
            Some(_) => LogFinding::Missing,
            None => LogFinding::MissingByUntrusted,
        };
        let line = by.or_else(|| lines.first()).copied();
        JudgedLog { key, file: None, finding, notes: vec![], line }
    }

    fn listed(&self, key: &'a str, lines: &[Line<'a>], file: LogFile<'a>, by_content: bool) -> JudgedLog<'a> {
        let (finding, line) = self.compare(lines, &file);
        let line = line.or_else(|| lines.first().copied());
        let mut notes = Vec::new();
        if matches!(finding, LogFinding::Proved(_) | LogFinding::HashOnly(_)) {
            match file.compression {
                Compression::None => notes.push(ALREADY_DECOMPRESSED),
                Compression::GzipIncomplete => notes.push(GZIP_TRAILER_INCOMPLETE),
                Compression::Gzip
                | Compression::GzipTrailingData
                | Compression::GzipDamaged
                | Compression::TooLarge => {}
            }
        }
        if by_content {
            notes.push(MATCHED_BY_CONTENT);
        }
        JudgedLog { key, file: Some(file), finding, notes, line }
    }

    /// What proved digests say counts; only where there are none, what the others say. Among these, any contradiction wins,
    /// else the best proof.
    fn compare(&self, lines: &[Line<'a>], file: &LogFile<'_>) -> (LogFinding, Option<Line<'a>>) {
        let mut best: Option<(LogFinding, Line<'a>)> = None;
        let by_proved = self.usable(lines).any(|(_, finding)| finding.proof().is_some());
        for (line, finding) in self.usable(lines).filter(|(_, finding)| !by_proved || finding.proof().is_some()) {
            if let Some(bad) = unreadable(file) {
                return (bad, Some(*line));
            }
            let Some(matches) = ContentMatches::check(file.content_sha256, line.listing.hash.as_ref()) else {
                return (contradiction(file), Some(*line));
            };
            let found = match finding.proof() {
                Some(proof) => LogFinding::Proved(LogProof::new(matches, proof)),
                None => LogFinding::HashOnly(matches),
            };
            if best.is_none_or(|(best, _)| rank(&found) < rank(&best)) {
                best = Some((found, *line));
            }
        }
        best.map_or((LogFinding::DigestNotTrusted, None), |(finding, line)| (finding, Some(line)))
    }

    fn unlisted(&self, key: &'a str, file: LogFile<'a>) -> JudgedLog<'a> {
        let outside = match file.is_of_another_kind() {
            true => Outside::OtherKind,
            false => self.coverage.locate(LogName::parse(file_name(file.path))),
        };
        JudgedLog { key, file: Some(file), finding: LogFinding::NotCovered(outside), notes: vec![], line: None }
    }
}

/// The finding about a file whose hash is meaningless.
fn unreadable(file: &LogFile<'_>) -> Option<LogFinding> {
    match file.compression {
        Compression::GzipDamaged => Some(LogFinding::Invalid(BadLog::BadGzip)),
        Compression::GzipTrailingData => Some(LogFinding::Invalid(BadLog::TrailingData)),
        Compression::None | Compression::Gzip | Compression::GzipIncomplete | Compression::TooLarge => {
            (!file.is_read()).then_some(LogFinding::NotRead)
        }
    }
}

fn contradiction(file: &LogFile<'_>) -> LogFinding {
    // A log that was decompressed after export, and so lost its `.gz`, never claimed to be gzip.
    if file.compression == Compression::None && !file.is_empty() && file.path.ends_with(".gz") {
        LogFinding::Invalid(BadLog::NotGzip)
    } else {
        LogFinding::Tampered
    }
}

/// Signed before chained before unsigned.
fn rank(finding: &LogFinding) -> u8 {
    use crate::finding::DigestProof;
    match finding {
        LogFinding::Proved(proof) => match proof.digest() {
            DigestProof::Signature(_) => 0,
            DigestProof::Chain(_) => 1,
        },
        _ => 2,
    }
}

#[cfg(test)]
mod tests;
