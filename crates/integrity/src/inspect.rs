//! All parts of a digest or sign file: what is signed, by which key, what it is linked to, and how to check it by hand.

mod sign_file;
mod steps;

use order::Order;
use std::cmp::Reverse;

use protocol::inspect::{DigestView, KeyView, Link, PartName, SignatureView, SignedPart};
use protocol::report::Options;
use protocol::report::{DigestEntry, Report, SignatureFrom};

use crate::catalog::{self, Node};
use crate::judge::{key_window, signature_keys};
use crate::keys::{KeyFault, Validity};
use crate::links::Links;
use crate::name::without_gz;
use crate::portions::run_to_end;
use crate::ring::{Candidates, KeyRing, is_usable};
use crate::signature::{Checker, signed_lines};
use crate::time::iso;
use crate::{Evidence, Memory, PublicKeyEntry, pairing};

/// Most signatures shown.
const MOST_SHOWN: usize = 8;

/// Paths of the files that [`inspect`] needs to examine the one at `path`: itself, and digests that name it.
pub fn witnesses<'r>(report: &'r Report, path: &str) -> Vec<&'r str> {
    let sign_files = || report.sign_files.iter().map(|sign| &sign.file);
    let all = || report.chains.iter().flat_map(|chain| &chain.digests).chain(sign_files());
    let Some(own) = all().find(|digest| digest.path.as_deref() == Some(path)) else { return Vec::new() };
    let names_it = |digest: &&DigestEntry| {
        digest.previous_key.as_deref().is_some_and(|key| without_gz(key) == without_gz(&own.key))
    };
    let next = all().filter(names_it).take(MOST_SHOWN).filter_map(|digest| digest.path.as_deref());
    own.path.as_deref().into_iter().chain(next).collect()
}

/// Takes a digest or sign file apart. `evidence` only has to contain its [`witnesses`], the keys and the metadata.
/// `None` if it contains no such file with this path.
pub fn inspect(evidence: &Evidence, report: &Report, path: &str) -> Option<DigestView> {
    if let Some(sign) = evidence.sign_files.iter().find(|sign| sign.path == path) {
        return Some(sign_file::view(evidence, report, sign));
    }
    let nodes = run_to_end(catalog::collect(evidence, &Options::default())).nodes;
    let position = nodes.iter().position(|node| node.supplied.path == path)?;
    let node = nodes.get(position)?;
    let Ok(digest) = node.body else { return Some(DigestView::default()) };
    let (memory, links) = (Memory::default(), Links::new(&nodes));
    let ring = KeyRing::new(evidence.keys.as_deref());
    let metadata = pairing::pair(&evidence.metadata, &nodes, &links, &ring, &memory);
    let own = metadata.get(position).map_or(&[][..], Vec::as_slice);
    let successors: Vec<&Node<'_>> = links.naming(node.key).iter().filter_map(|next| nodes.get(*next)).collect();

    let copy =
        |successor: &&Node<'_>| Some((successor.body.ok()?.previous_signature.clone()?, SignatureFrom::Successor));
    let of_own = own.iter().filter_map(|object| Some((object.signature.clone()?, SignatureFrom::Metadata)));
    let mut given: Vec<(String, SignatureFrom)> = of_own.chain(successors.iter().filter_map(copy)).collect();
    given.truncate(MOST_SHOWN);
    let keys = signature_keys(digest, &ring, key_window(node, digest, own));
    let content = &node.supplied.content_sha256;
    let mut signatures: Vec<SignatureView> = given
        .iter()
        .map(|(hex, from)| {
            let check =
                |keys: &Candidates<'_>| Checker::new(digest, content, keys, &memory).check(hex, *from).is_some();
            SignatureView { hex: hex.clone(), from: *from, verifies: keys.as_ref().ok().map(check) }
        })
        .collect();
    signatures.order_by_key(|signature| Reverse(signature.verifies));

    let key = key_of(evidence, &digest.fingerprint);
    let steps = steps::steps(node, digest, signatures.first(), key);
    Some(DigestView {
        signed: parts(signed_lines(digest, content)),
        separator: '\n',
        key: key.map(|(entry, der)| key_view(entry, der)),
        previous: digest.previous.as_ref().map(|previous| {
            let link = entry(report, &previous.key);
            let found = link.and_then(|link| link.sha256.as_deref());
            let agrees = found.zip(previous.hash.as_deref()).map(|(found, recorded)| found == recorded);
            self::link(&previous.key, link, previous.hash.clone(), agrees)
        }),
        next: successors.iter().filter_map(|next| next_link(report, next, content)).collect(),
        signatures,
        steps,
    })
}

/// Names the four lines.
fn parts(lines: [String; 4]) -> Vec<SignedPart> {
    let names = [PartName::End, PartName::Location, PartName::Sha256, PartName::PreviousSignature];
    names.into_iter().zip(lines).map(|(name, text)| SignedPart { name, text }).collect()
}

fn next_link(report: &Report, successor: &Node<'_>, content: &[u8; 32]) -> Option<Link> {
    let recorded = successor.body.ok()?.previous.as_ref()?.hash.clone();
    let agrees = recorded.as_ref().map(|recorded| hex::encode(content) == *recorded);
    Some(link(successor.key, entry(report, successor.key), recorded, agrees))
}

fn link(key: &str, entry: Option<&DigestEntry>, recorded: Option<String>, agrees: Option<bool>) -> Link {
    let verdict = entry.map(|entry| entry.verdict);
    Link { key: key.to_owned(), verdict, recorded_sha256: recorded, agrees }
}

fn entry<'r>(report: &'r Report, key: &str) -> Option<&'r DigestEntry> {
    let mut all = report.chains.iter().flat_map(|chain| &chain.digests);
    all.find(|digest| without_gz(&digest.key) == without_gz(key))
}

/// The key that a digest or sign file names, if it was supplied; preferably one that is usable.
fn key_of<'e>(evidence: &'e Evidence, fingerprint: &str) -> Option<(&'e PublicKeyEntry, &'e [u8])> {
    let named = || {
        let itself = |entry: &&PublicKeyEntry| !matches!(entry.fault, Some(KeyFault::OtherKey { .. }));
        evidence.keys.iter().flatten().filter(itself).filter(|entry| entry.fingerprint == fingerprint)
    };
    let usable = named().find(|entry| entry.der.as_deref().is_some_and(is_usable));
    let entry = usable.or_else(|| named().next())?;
    Some((entry, entry.der.as_deref()?))
}

fn key_view(entry: &PublicKeyEntry, der: &[u8]) -> KeyView {
    let (from, to) = match entry.valid {
        Validity::Between(from, to) => (from.map(iso), to.map(iso)),
        Validity::Unknown => (None, None),
    };
    KeyView { fingerprint: entry.fingerprint.clone(), value: steps::base64(der), from, to }
}

#[cfg(test)]
mod tests;
