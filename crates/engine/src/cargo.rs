//! What a page has to carry for some events to be proved again somewhere else.
//!
//! The hash in a digest is that of a whole log, so logs are carried whole. A digest's signature is in the digest after it,
//! or in the metadata of its object; where it could not be checked itself, a digest after it vouches for it. So from the
//! digest that lists a log, digests are carried up to the first one that is signed, and the one after that. Of each chain,
//! those in between are carried too, so that nobody has to wonder whether a digest is missing.

use std::collections::{BTreeMap, BTreeSet};

use order::{Order, set_of};
use protocol::report::{Chain, DigestEntry, Report, SignatureFrom, Verdict};
use protocol::{FileId, FileKind, RowId};

use crate::desk::Parts;
use crate::edge_batch::DocumentFacts;
use crate::manifests::is_input;

/// The files that events stand in, and those that prove these.
#[derive(Debug, Default)]
pub struct Cargo {
    /// Indexes of the facts about logs, ascending.
    pub logs: BTreeSet<usize>,
    /// Indexes of the facts about digests, keys and whatever else proves them, ascending.
    pub witnesses: BTreeSet<usize>,
    /// SHA-256 of the keys that prove something with these files alone.
    pub keys: Vec<String>,
}

impl Cargo {
    /// For these rows.
    pub fn of(parts: &Parts, rows: &[RowId]) -> Cargo {
        let documents: BTreeSet<u32> =
            set_of(rows.iter().filter_map(|row| parts.corpus.locate(*row)).map(|(_, _, stored)| stored));
        let logs: BTreeSet<usize> = set_of(documents.into_iter().filter_map(|stored| parts.place(stored)));
        let facts = parts.files.facts();
        let paths: BTreeSet<&str> = set_of(logs.iter().filter_map(|place| Some(facts.get(*place)?.path.as_str())));
        let Needed { digests, keys } =
            parts.proofs.report().map(|report| Needed::of(report, &paths)).unwrap_or_default();
        let is_witness = |facts: &DocumentFacts| match facts.kind {
            FileKind::PublicKeys | FileKind::DigestMetadata | FileKind::LakeSignature | FileKind::TrailSettings => true,
            FileKind::Digest => digests.contains(facts.path.as_str()),
            FileKind::Log
            | FileKind::Empty
            | FileKind::NotCloudTrail
            | FileKind::Unreadable
            | FileKind::Container
            | FileKind::Companion
            | FileKind::AlarmDefinitions
            | FileKind::SigmaRules
            | FileKind::Notes
            | FileKind::Manifest => false,
        };
        let witnesses = facts.iter().enumerate().filter(|(_, facts)| is_witness(facts)).map(|(place, _)| place);
        Cargo { witnesses: set_of(witnesses), logs, keys }
    }

    /// Indexes of all facts.
    pub fn all(&self) -> impl Iterator<Item = usize> {
        self.logs.union(&self.witnesses).copied()
    }

    /// Stored bytes of all files.
    pub fn bytes(&self, facts: &[DocumentFacts]) -> u64 {
        self.all().filter_map(|place| facts.get(place)).map(|facts| facts.stored_bytes).sum()
    }

    /// Number of files supplied that are left out.
    pub fn left_out(&self, facts: &[DocumentFacts]) -> u64 {
        let is_left_out = |(place, facts): &(usize, &DocumentFacts)| {
            is_input(facts) && !self.logs.contains(place) && !self.witnesses.contains(place)
        };
        facts.iter().enumerate().filter(is_left_out).count() as u64
    }

    /// The paths to be read again, by the dropped file that they are in and its size, in portions of about this many bytes.
    pub fn portions(&self, facts: &[DocumentFacts], bytes: u64) -> Vec<Vec<Wanted>> {
        let dropped = dropped(facts);
        let mut portions: Vec<Vec<Wanted>> = Vec::new();
        let mut room = 0;
        // Entries of an archive next to each other: it is read again once for each portion.
        let mut places: Vec<(FileId, usize)> =
            self.all().filter_map(|place| Some((facts.get(place)?.file, place))).collect();
        places.order();
        for (file, place) in places {
            let Some(one) = facts.get(place) else { continue };
            if room < one.stored_bytes || portions.is_empty() {
                portions.push(Vec::new());
                room = bytes;
            }
            room = room.saturating_sub(one.stored_bytes);
            let Some(portion) = portions.last_mut() else { continue };
            match portion.last_mut().filter(|last| last.file == file) {
                Some(last) => last.places.push(place),
                None => {
                    let size = dropped.get(&file).map_or(0, |dropped| dropped.stored_bytes);
                    portion.push(Wanted { file, size, places: vec![place] });
                }
            }
        }
        portions
    }
}

/// Documents to be read again from one dropped file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The file.
    pub file: FileId,
    /// Its stored bytes.
    pub size: u64,
    /// Indexes of the facts about the documents.
    pub places: Vec<usize>,
}

/// The facts about each dropped file itself, whose path is shorter than those of everything in it.
fn dropped(facts: &[DocumentFacts]) -> BTreeMap<FileId, &DocumentFacts> {
    let mut dropped: BTreeMap<FileId, &DocumentFacts> = BTreeMap::new();
    for one in facts {
        let known = dropped.entry(one.file).or_insert(one);
        if one.path.len() < known.path.len() {
            *known = one;
        }
    }
    dropped
}

/// What is needed for some logs.
#[derive(Default)]
struct Needed<'r> {
    /// Paths of digests.
    digests: BTreeSet<&'r str>,
    /// SHA-256 of the keys for them.
    keys: Vec<String>,
}

impl<'r> Needed<'r> {
    /// For the logs at these paths.
    fn of(report: &'r Report, logs: &BTreeSet<&str>) -> Needed<'r> {
        let is_wanted = |path: &Option<String>| path.as_deref().is_some_and(|path| logs.contains(path));
        let listing = report.logs.iter().filter(|log| is_wanted(&log.path)).filter_map(|log| log.digest_key.as_deref());
        let listing: BTreeSet<&str> = set_of(listing);
        let runs = || report.chains.iter().map(|chain| run(chain, &listing));
        let signed: BTreeSet<&str> = set_of(runs().flat_map(signed_within));
        let keys = report.keys.iter().filter(|key| signed.contains(key.fingerprint.as_str()) || key.sign_files > 0);
        Needed {
            digests: set_of(runs().flatten().filter_map(|digest| digest.path.as_deref())),
            keys: keys.map(|key| key.sha256.clone()).collect(),
        }
    }
}

/// Fingerprints of the keys that signed digests of this run, where the run contains the signature.
fn signed_within(run: &[DigestEntry]) -> impl Iterator<Item = &str> {
    let last = run.len().saturating_sub(1);
    let is_within = move |(place, digest): &(usize, &DigestEntry)| match digest.signature_from {
        Some(SignatureFrom::Successor) => *place < last,
        Some(SignatureFrom::Metadata | SignatureFrom::SignFile) => true,
        None => false,
    };
    let within = run.iter().enumerate().filter(is_within);
    within.filter_map(|(_, digest)| digest.public_key_fingerprint.as_deref())
}

/// The part of a chain that is needed for these digests of it.
fn run<'c>(chain: &'c Chain, listing: &BTreeSet<&str>) -> &'c [DigestEntry] {
    let needed = |(_, digest): &(usize, &DigestEntry)| listing.contains(digest.key.as_str());
    let places = || chain.digests.iter().enumerate().filter(needed).map(|(place, _)| place);
    let (Some(first), Some(last)) = (places().min(), places().max()) else { return &[] };
    let after = chain.digests.get(last..).unwrap_or_default();
    let signed = after.iter().position(|digest| digest.verdict == Verdict::VerifiedSigned);
    let end = match signed.and_then(|ahead| Some((last + ahead, chain.digests.get(last + ahead)?))) {
        Some((place, digest)) if digest.signature_from == Some(SignatureFrom::Successor) => place + 1,
        Some((place, _)) => place,
        // Nothing signed vouches for it; the next one may at least have its hash.
        None => last + 1,
    };
    let end = end.min(chain.digests.len().saturating_sub(1));
    chain.digests.get(first..=end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(signed: &[Option<SignatureFrom>]) -> Chain {
        let digest = |(place, signature_from): (usize, &Option<SignatureFrom>)| DigestEntry {
            key: place.to_string(),
            path: Some(format!("{place}.json.gz")),
            start_time: None,
            end_time: None,
            sha256: None,
            verdict: if signature_from.is_some() { Verdict::VerifiedSigned } else { Verdict::VerifiedChained },
            reasons: Vec::new(),
            signature_from: *signature_from,
            public_key_fingerprint: Some(format!("key {place}")),
            log_files: 1,
            previous_key: None,
            expected_sha256: None,
            recorded_at: None,
            outside: false,
        };
        Chain {
            account: String::new(),
            region: String::new(),
            trail: String::new(),
            home_region: String::new(),
            bucket: String::new(),
            backfill: false,
            digests: signed.iter().enumerate().map(digest).collect(),
            gaps: Vec::new(),
            holes: Vec::new(),
            known: Vec::new(),
            period: None,
        }
    }

    /// Where the signatures of a chain's digests are, the digests that list logs, and what is carried with which keys.
    type Case<'c> = (&'c [Option<SignatureFrom>], &'c [&'c str], &'c str, &'c [&'c str]);

    #[test]
    fn digests_are_carried_up_to_a_signature() {
        let (by_next, by_object) = (Some(SignatureFrom::Successor), Some(SignatureFrom::Metadata));
        let cases: [Case<'_>; 7] = [
            // The signature is in the next one.
            (&[by_next, by_next, by_next, by_object], &["1"], "12", &["key 1"]),
            // It is in the object's metadata.
            (&[by_next, by_next, by_object], &["2"], "2", &["key 2"]),
            // It could not be checked itself: the next one that is signed vouches for it.
            (&[None, None, by_next, by_next], &["0"], "0123", &["key 2"]),
            // What lies between two is carried, too.
            (&[by_next, by_next, by_next, by_next, by_object], &["0", "2"], "0123", &["key 0", "key 1", "key 2"]),
            // Nothing signed comes after it.
            (&[by_next, None, None, None], &["1"], "12", &[]),
            (&[by_next, None], &["1"], "1", &[]),
            (&[by_next, by_next], &["7"], "", &[]),
        ];
        for (signed, listing, carried, keys) in cases {
            let chain = chain(signed);
            let listing = listing.iter().copied().collect();
            let run = run(&chain, &listing);
            assert_eq!(
                run.iter().map(|digest| digest.key.as_str()).collect::<String>(),
                carried,
                "{signed:?} {listing:?}"
            );
            assert_eq!(signed_within(run).collect::<Vec<_>>(), keys, "{signed:?} {listing:?}");
        }
    }
}
