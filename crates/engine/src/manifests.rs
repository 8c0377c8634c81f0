//! Manifests among the files.

use handover::{Fault, Here};
use order::Order;
use protocol::brief::FilesMark;
use protocol::handover::Compared;
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
    let (kind, fact) = match handover::read(content(facts)) {
        Ok(_) => return,
        Err(Fault::Broken(detail)) => (IssueKind::Malformed, ManifestFact::Broken(detail)),
        Err(Fault::OtherFormat(format)) => (IssueKind::NoEvents, ManifestFact::OtherFormat(format)),
    };
    parts.files.report(issue(facts.file, &facts.path, Severity::Warning, kind, What::Manifest(fact)));
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

/// All manifests, each compared with the other files.
pub fn compare(parts: &Parts) -> Vec<Compared> {
    let is_manifest = |facts: &&DocumentFacts| facts.kind == FileKind::Manifest;
    let manifests: Vec<&DocumentFacts> = parts.files.facts().iter().filter(is_manifest).collect();
    if manifests.is_empty() {
        return Vec::new();
    }
    let others = parts.files.facts().iter().filter(|facts| is_input(facts));
    let others: Vec<(&str, String)> = others.map(|facts| (facts.path.as_str(), sha256(facts))).collect();
    let here: Vec<Here<'_>> = others.iter().map(|(path, sha256)| Here { path, sha256 }).collect();
    let keys = parts.proofs.report().map(|report| report.keys.as_slice()).unwrap_or_default();
    let keys: Vec<String> = keys.iter().map(|key| key.sha256.clone()).collect();
    let compared = manifests.into_iter().filter_map(|facts| {
        let manifest = handover::read(content(facts)).ok()?;
        Some(handover::compare(&facts.path, content(facts), manifest, &here, &keys))
    });
    compared.collect()
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
