//! Manifests among the files.

use std::collections::BTreeMap;

use handover::{Fault, Here};
use order::Order;
use protocol::brief::FilesMark;
use protocol::handover::{EventsHere, Manifest, Manifests};
use protocol::what::{ManifestFact, What};
use protocol::{FileKind, IssueKind, Severity};
use sha2::{Digest, Sha256};

use crate::desk::Parts;
use crate::edge_batch::DocumentFacts;
use crate::files::issue;

/// Bytes of a hash over all files: people read links, too.
const MARK_BYTES: usize = 16;

/// Reports a manifest that cannot be used.
pub fn check(parts: &mut Parts, facts: &DocumentFacts) {
    if facts.kind != FileKind::Manifest {
        return;
    }
    let Err(fault) = handover::read(content(facts)) else { return };
    let kind = match fault {
        Fault::Broken(_) => IssueKind::Malformed,
        Fault::OtherFormat(_) => IssueKind::NoEvents,
    };
    parts.files.report(issue(facts.file, &facts.path, Severity::Warning, kind, What::Manifest(said(fault))));
}

/// Hashes of the files that were left out on purpose, according to the manifest of a page. That of somebody's files only says
/// what they have, and excuses nothing that is missing here.
pub fn left_out(json: &[u8]) -> impl Iterator<Item = [u8; 32]> {
    // One that cannot be used is an issue already.
    let of_page = handover::read(json).ok().filter(|manifest| !manifest.blocks.is_empty());
    let inputs = of_page.map(|manifest| manifest.inputs).unwrap_or_default();
    inputs.into_iter().filter(|input| !input.carried).filter_map(|input| {
        let mut hash = [0; 32];
        hex::decode_to_slice(input.sha256, &mut hash).ok().map(|()| hash)
    })
}

/// What a manifest says about events.
pub struct Claim {
    /// Which: its filter as text, if that is all of it.
    pub filter: Option<String>,
    /// The hash of their `eventID`s; `None` if it does not say.
    pub event_ids_sha256: Option<String>,
    /// How many there are.
    pub events: u64,
    /// How many of them are proved.
    pub proved: u64,
    /// Whether other files are open that the page did not carry, and events in them.
    pub with_others: bool,
}

/// What each manifest says, by the place of its facts; `None` if it is not that of a page.
pub fn claims(parts: &Parts) -> Vec<(usize, Option<Claim>)> {
    let facts = parts.files.facts();
    let claim = |manifest: Manifest| {
        let carriers: Vec<String> = manifest.blocks.iter().map(|block| format!("{}.tar!", block.id)).collect();
        let is_carried = |it: &DocumentFacts| carriers.iter().any(|carrier| it.path.starts_with(carrier.as_str()));
        let about = manifest.about;
        Claim {
            filter: Some(about.filter).filter(|_| about.filter_notes.is_empty()),
            event_ids_sha256: Some(manifest.event_ids_sha256).filter(|hash| !hash.is_empty()),
            events: manifest.events,
            proved: manifest.proved,
            with_others: facts.iter().any(|it| it.records > 0 && !is_carried(it)),
        }
    };
    let manifests = facts.iter().enumerate().filter(|(_, facts)| facts.kind == FileKind::Manifest);
    let of_page = |facts: &DocumentFacts| handover::read(content(facts)).ok().filter(|it| !it.blocks.is_empty());
    manifests.map(|(place, facts)| (place, of_page(facts).map(claim))).collect()
}

/// All manifests, each compared with the other files. `events` is what was found for each claim.
pub fn compare(parts: &Parts, events: &BTreeMap<usize, EventsHere>) -> Manifests {
    let facts = parts.files.facts();
    let manifests = facts.iter().enumerate().filter(|(_, facts)| facts.kind == FileKind::Manifest);
    let manifests: Vec<(usize, &DocumentFacts)> = manifests.collect();
    if manifests.is_empty() {
        return Manifests::default();
    }
    let others = facts.iter().filter(|facts| is_input(facts));
    let others: Vec<(&str, String)> = others.map(|facts| (facts.path.as_str(), sha256(facts))).collect();
    let here: Vec<Here<'_>> = others.iter().map(|(path, sha256)| Here { path, sha256 }).collect();
    let keys = parts.proofs.report().map(|report| report.keys.as_slice()).unwrap_or_default();
    let keys: Vec<String> = keys.iter().map(|key| key.sha256.clone()).collect();
    let mut all = Manifests::default();
    for (place, facts) in manifests {
        match handover::read(content(facts)) {
            Ok(manifest) => {
                let found = events.get(&place).copied().unwrap_or(EventsHere::NotOfPage);
                all.compared.push(handover::compare(&facts.path, content(facts), manifest, &here, &keys, found));
            }
            Err(fault) => all.unusable.push((facts.path.clone(), said(fault))),
        }
    }
    all
}

fn said(fault: Fault) -> ManifestFact {
    match fault {
        Fault::Broken(detail) => ManifestFact::Broken(detail),
        Fault::OtherFormat(format) => ManifestFact::OtherFormat(format),
    }
}

/// Whether a file is something that was supplied, rather than what carried it or says what it carried.
pub fn is_input(facts: &DocumentFacts) -> bool {
    !matches!(facts.kind, FileKind::Container | FileKind::Manifest)
}

/// One hash over everything that was supplied, by which a link can be compared with what is open.
pub fn mark(facts: &[DocumentFacts]) -> FilesMark {
    let mut hashes: Vec<[u8; 32]> = facts.iter().filter(|facts| is_input(facts)).map(|it| it.content_sha256).collect();
    // Names and folders may differ from one machine to the next.
    hashes.order();
    let all = Sha256::digest(hashes.as_flattened());
    FilesMark { files: hashes.len() as u64, sha256: hex::encode(all.get(..MARK_BYTES).unwrap_or_default()) }
}

/// Hexadecimal SHA-256 of the content; empty if it is not known.
pub fn sha256(facts: &DocumentFacts) -> String {
    if facts.content_sha256 == [0; 32] { String::new() } else { hex::encode(facts.content_sha256) }
}

fn content(facts: &DocumentFacts) -> &[u8] {
    facts.evidence.as_deref().unwrap_or_default()
}
