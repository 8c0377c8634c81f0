//! Judges query results of CloudTrail Lake and the sign files delivered with them. (CloudTrail user guide, "Custom
//! implementations of CloudTrail query result file integrity validation".)
//!
//! Two things differ from digests and logs: the hash is of the file as stored, compressed; and the names of results are
//! not signed. So a file is first looked for by its hash, wherever it is, and by its name only if no file has the hash.

use order::{Order, set_of};
use std::collections::{BTreeMap, BTreeSet};

use protocol::Compression;
use protocol::Reason;
use protocol::report::{CopiedFile, DigestEntry, Log, Outcome, SignFile as SignFileEntry, SignatureFrom, Verdict};
use sha2::{Digest as _, Sha256};

use crate::finding::{ContentMatches, Contradiction, DigestFinding, DigestProof, LogFinding, LogProof, WhyNotSigned};
use crate::key_path::KeyPath;
use crate::logs::{MATCHED_BY_CONTENT, Testimony};
use crate::name::{file_name, without_gz};
use crate::ring::{Candidates, KeyRing, Window};
use crate::signature::Checker;
use crate::time::plus_hours;
use crate::{Evidence, Listing, Memory, SignFile, SuppliedFile, SuppliedSignFile};

/// AWS says to request keys from before to after the end of the query, but not how far; keys overlap by much more.
const SIGNED_WITHIN_HOURS: i64 = 1;

/// Note on every sign file, since it is listed among the digests.
const LAKE_SIGN_FILE: Reason = Reason::LakeSignFile;
/// Note on every result, since it is listed among the logs but hashed as stored.
const LAKE_QUERY_RESULT: Reason = Reason::LakeQueryResult;

/// Everything found out about query results.
#[derive(Default)]
pub(crate) struct Lake {
    pub sign_files: Vec<SignFileEntry>,
    pub results: Vec<Log>,
    /// The region of every sign file, and the finding about it.
    pub findings: Vec<(String, DigestFinding)>,
    /// Number, verdict and reasons of each file.
    pub proofs: Vec<(u32, Verdict, Vec<Reason>)>,
    /// Names of files listed in valid sign files, without `.gz`.
    settled: BTreeSet<String>,
    /// Files identical to others that are proved.
    pub copies: Vec<CopiedFile>,
    /// Index in `proofs`, by number of the file.
    spoken_of: BTreeMap<u32, usize>,
}

/// The keys that may have signed a sign file, or why there are none.
pub(crate) fn keys<'r>(sign: &SignFile, ring: &'r KeyRing<'_>) -> Result<Candidates<'r>, WhyNotSigned> {
    if !sign.algorithms_supported {
        return Err(WhyNotSigned::UnsupportedAlgorithm);
    }
    let around = |hours| plus_hours(sign.completed, hours);
    let window = Window { from: around(-SIGNED_WITHIN_HOURS), to: around(SIGNED_WITHIN_HOURS) };
    ring.usable(&sign.fingerprint, Some(window))
}

/// SHA-256 of what is signed.
pub(crate) fn signed_hash(sign: &SignFile) -> [u8; 32] {
    Sha256::digest(sign.signed()).into()
}

/// Judges all sign files and the results they list, given what digests say about files.
pub(crate) fn judge(
    evidence: &Evidence,
    ring: &KeyRing<'_>,
    memory: &Memory,
    digests: &BTreeMap<u32, Testimony>,
) -> Lake {
    if evidence.sign_files.is_empty() {
        return Lake::default();
    }
    let mut lake = Lake::default();
    let mut judged: Vec<Judged<'_>> =
        evidence.sign_files.iter().map(|supplied| Judged::new(supplied, ring, memory)).collect();
    judged.order_by(|a, b| (a.rank(), &a.supplied.path).cmp(&(b.rank(), &b.supplied.path)));
    lake.take_out_copies(&mut judged);
    let files = Files::of(evidence, digests);
    // The best witnesses come first and prevail. Within a rank, files are matched by hash first, then by name.
    for witnesses in judged.chunk_by(|a, b| a.rank() == b.rank()) {
        let mut left = Vec::new();
        for (sign, listing) in witnesses.iter().flat_map(Judged::listings) {
            match files.with_hash(listing.hash) {
                [] => left.push((sign, listing)),
                [first, copies @ ..] => {
                    lake.result(sign, listing, Some(first), digests);
                    copies.iter().for_each(|copy| lake.copy(sign, listing, copy, first, digests));
                }
            }
        }
        for (sign, listing) in left {
            lake.by_name(sign, listing, &files, digests);
        }
    }
    lake.sign_files = judged.iter().map(Judged::entry).collect();
    lake.findings = judged.iter().map(|sign| (sign.region().to_owned(), sign.finding)).collect();
    lake.sign_files.order_by(|a, b| a.file.key.cmp(&b.file.key).then_with(|| a.file.path.cmp(&b.file.path)));
    lake
}

/// A sign file, and the finding about it.
struct Judged<'a> {
    supplied: &'a SuppliedSignFile,
    key: &'a str,
    finding: DigestFinding,
}

impl<'a> Judged<'a> {
    fn new(supplied: &'a SuppliedSignFile, ring: &KeyRing<'_>, memory: &Memory) -> Judged<'a> {
        let finding = match &supplied.body {
            Err(fault) => DigestFinding::Invalid(*fault),
            Ok(sign) => match keys(sign, ring) {
                Err(why) => DigestFinding::Unverifiable(why),
                Ok(keys) => {
                    let mut checker = Checker::of(signed_hash(sign), &keys, memory);
                    match checker.check(&sign.signature, SignatureFrom::SignFile) {
                        Some(proof) => DigestFinding::Proved(DigestProof::Signature(proof)),
                        None if keys.more => DigestFinding::Unverifiable(WhyNotSigned::TooMany),
                        None => DigestFinding::Tampered(Contradiction::Signature),
                    }
                }
            },
        };
        Judged { supplied, key: key_of(&supplied.path), finding }
    }

    /// Proved ones first, then those nothing vouches for, then disproved ones.
    fn rank(&self) -> u8 {
        match (self.finding.proof(), self.finding.is_usable()) {
            (Some(_), _) => 0,
            (None, true) => 1,
            (None, false) => 2,
        }
    }

    fn listings(&self) -> impl Iterator<Item = (&Judged<'a>, &'a Listing)> {
        self.supplied.body.iter().flat_map(|sign| &sign.results).map(move |listing| (self, listing))
    }

    /// The region it names; "" if none.
    fn region(&self) -> &'a str {
        self.supplied.body.as_ref().map(|sign| sign.region.as_str()).unwrap_or_default()
    }

    fn entry(&self) -> SignFileEntry {
        let (verdict, reason) = self.finding.verdict();
        let sign = self.supplied.body.as_ref().ok();
        SignFileEntry {
            region: self.region().to_owned(),
            file: DigestEntry {
                key: self.key.to_owned(),
                path: Some(self.supplied.path.clone()),
                start_time: None,
                end_time: sign.map(|sign| sign.completed_text.clone()),
                sha256: Some(hex::encode(self.supplied.content_sha256)),
                verdict,
                reasons: vec![reason, LAKE_SIGN_FILE],
                signature_from: self.finding.proof().map(|_| SignatureFrom::SignFile),
                public_key_fingerprint: sign.map(|sign| sign.fingerprint.clone()),
                log_files: sign.map_or(0, |sign| sign.results.len() as u64),
                previous_key: None,
                expected_sha256: None,
                recorded_at: None,
                outside: false,
            },
        }
    }

    /// The finding about a listed file; `None` if it was not supplied.
    fn finding(&self, listing: &Listing, file: Option<&SuppliedFile>) -> LogFinding {
        let Some(file) = file else {
            return if self.finding.is_usable() { LogFinding::Missing } else { LogFinding::MissingByUntrusted };
        };
        if !self.finding.is_usable() {
            return LogFinding::DigestNotTrusted;
        }
        let Some(stored) = file.stored_sha256 else { return LogFinding::NotRead };
        match (ContentMatches::check(&stored, listing.hash.as_ref()), self.finding.proof()) {
            (Some(matches), Some(proof)) => LogFinding::Proved(LogProof::new(matches, proof)),
            (Some(matches), None) => LogFinding::HashOnly(matches),
            (None, _) if listing.key.ends_with(".gz") && file.compression == Compression::None => {
                LogFinding::Decompressed
            }
            (None, _) => LogFinding::Tampered,
        }
    }
}

impl Lake {
    /// Whether the sign file, rather than digests, decides about the file with this number.
    pub fn speaks_of(&self, doc: u32) -> bool {
        self.spoken_of.contains_key(&doc)
    }

    /// Of several identical sign files, only the first is a witness.
    fn take_out_copies(&mut self, judged: &mut Vec<Judged<'_>>) {
        let mut first: BTreeMap<([u8; 32], usize), &str> = BTreeMap::new();
        let identity = |sign: &Judged<'_>| (sign.supplied.content_sha256, sign.supplied.place);
        judged.retain(|sign| match first.get(&identity(sign)).filter(|_| sign.supplied.body.is_ok()) {
            Some(of) => {
                self.copies.push(CopiedFile { path: sign.supplied.path.clone(), of: (*of).to_owned() });
                false
            }
            None => {
                first.insert(identity(sign), &sign.supplied.path);
                true
            }
        });
    }

    /// Judges a result whose hash no file has, by its name. Names are not signed, so this does not count against a file
    /// that something else has already decided about.
    fn by_name(&mut self, sign: &Judged<'_>, listing: &Listing, files: &Files<'_>, digests: &BTreeMap<u32, Testimony>) {
        let named = files.named(folder(&sign.supplied.path), &listing.key);
        let is_taken = |file: &SuppliedFile| {
            self.speaks_of(file.doc) || matches!(digests.get(&file.doc), Some(Testimony::Settled | Testimony::Unproved))
        };
        let is_proved = sign.finding.proof().is_some();
        let moot = match named {
            Some(file) => !is_proved && is_taken(file),
            // Nothing vouches for the name of a file that is elsewhere and already settled.
            None => !is_proved && (files.is_settled(&listing.key) || self.settled.contains(name(&listing.key))),
        };
        if !moot {
            self.result(sign, listing, named.filter(|file| !is_taken(file)), digests);
        }
    }

    /// Adds another file with the hash of a result.
    fn copy(
        &mut self,
        sign: &Judged<'_>,
        listing: &Listing,
        file: &SuppliedFile,
        of: &SuppliedFile,
        digests: &BTreeMap<u32, Testimony>,
    ) {
        let known = self.spoken_of.get(&of.doc).and_then(|place| self.proofs.get(*place)).cloned();
        match known {
            Some((_, verdict, reasons)) if !self.speaks_of(file.doc) && !digests.contains_key(&file.doc) => {
                self.spoken_of.insert(file.doc, self.proofs.len());
                self.proofs.push((file.doc, verdict, reasons));
                self.copies.push(CopiedFile { path: file.path.clone(), of: of.path.clone() });
            }
            Some(_) => {}
            None => self.result(sign, listing, Some(file), digests),
        }
    }

    /// Adds a result, unless something that takes precedence has already decided about its file.
    fn result(
        &mut self,
        sign: &Judged<'_>,
        listing: &Listing,
        file: Option<&SuppliedFile>,
        digests: &BTreeMap<u32, Testimony>,
    ) {
        let finding = sign.finding(listing, file);
        let is_silenced = |file: &SuppliedFile| match digests.get(&file.doc) {
            None => false,
            Some(Testimony::Settled) => true,
            Some(Testimony::Unproved) => !matches!(finding, LogFinding::Proved(_)),
            Some(Testimony::Nothing) => !matches!(finding, LogFinding::Proved(_) | LogFinding::HashOnly(_)),
        };
        if file.is_some_and(|file| self.speaks_of(file.doc) || is_silenced(file)) {
            return;
        }
        let (verdict, reason) = finding.verdict();
        let mut reasons = vec![reason, LAKE_QUERY_RESULT];
        let at = |folder: &str| format!("{folder}{}", listing.key);
        let place = at(folder(&sign.supplied.path));
        if file.is_some_and(|file| without_gz(&file.path) != without_gz(&place)) {
            reasons.push(MATCHED_BY_CONTENT);
        }
        if let Some(file) = file {
            if sign.finding.proof().is_some() {
                self.settled.insert(name(&file.path).to_owned());
            }
            self.spoken_of.insert(file.doc, self.proofs.len());
            self.proofs.push((file.doc, verdict, reasons.clone()));
        }
        let listed = listing.hash.filter(|_| verdict.outcome() == Outcome::Failed);
        self.results.push(Log {
            key: at(folder(sign.key)),
            path: file.map(|file| file.path.clone()),
            sha256: file.and_then(|file| file.stored_sha256).map(hex::encode),
            bytes: file.map(|file| file.bytes),
            events: file.map(|file| file.events),
            verdict,
            reasons,
            digest_key: Some(sign.key.to_owned()),
            expected_sha256: listed.map(hex::encode),
            outside: false,
        });
    }
}

/// Files, arranged for lookup by sign files.
struct Files<'a> {
    by_hash: Vec<&'a SuppliedFile>,
    by_path: Vec<&'a SuppliedFile>,
    /// Names of files that digests prove or disprove.
    settled: BTreeSet<&'a str>,
}

impl<'a> Files<'a> {
    fn of(evidence: &'a Evidence, digests: &BTreeMap<u32, Testimony>) -> Files<'a> {
        let (mut by_hash, mut by_path) = (Vec::new(), Vec::new());
        by_hash.extend(evidence.files.iter().filter(|file| file.stored_sha256.is_some()));
        by_path.extend(&evidence.files);
        by_hash.order_by(|a, b| (a.stored_sha256, &a.path).cmp(&(b.stored_sha256, &b.path)));
        by_path.order_by(|a, b| a.path.cmp(&b.path));
        let settled = evidence.files.iter().filter(|file| digests.get(&file.doc) == Some(&Testimony::Settled));
        let settled = set_of(settled.map(|file| name(&file.path)));
        Files { by_hash, by_path, settled }
    }

    /// All files whose stored bytes have this hash.
    fn with_hash(&self, hash: Option<[u8; 32]>) -> &[&'a SuppliedFile] {
        let from = self.by_hash.partition_point(|file| file.stored_sha256 < hash);
        let to = self.by_hash.partition_point(|file| file.stored_sha256 <= hash);
        self.by_hash.get(from..to).filter(|_| hash.is_some()).unwrap_or_default()
    }

    /// Whether digests prove or disprove a file with this name.
    fn is_settled(&self, name: &str) -> bool {
        self.settled.contains(self::name(name))
    }

    /// The file with this name in a folder, whether or not it is still compressed.
    fn named(&self, folder: &str, name: &str) -> Option<&'a SuppliedFile> {
        let path = format!("{folder}{name}");
        let at = |path: &str| {
            let file = self.by_path.get(self.by_path.partition_point(|file| *file.path < *path))?;
            (file.path == path).then_some(*file)
        };
        at(&path).or_else(|| at(without_gz(&path)))
    }
}

/// The name of a file, without `.gz`.
fn name(path: &str) -> &str {
    without_gz(file_name(path))
}

/// The folder of a path or key, including the separator.
fn folder(path: &str) -> &str {
    path.rfind(['/', '!']).and_then(|at| path.get(..=at)).unwrap_or("")
}

/// The S3 key, as far as a path shows it.
fn key_of(path: &str) -> &str {
    match KeyPath::of(path).lead().len() {
        0 => path,
        lead => path.get(lead + 1..).unwrap_or(path),
    }
}

#[cfg(test)]
mod tests;
