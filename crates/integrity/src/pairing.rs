//! Finds the digest that object metadata belongs to.

use std::collections::BTreeMap;

use protocol::report::SignatureFrom;

use crate::Metadata;
use crate::catalog::Node;
use crate::judge::{key_window, signature_keys};
use crate::links::Links;
use crate::metadata::{ObjectMetadata, Subject};
use crate::name::{DigestName, file_name, without_gz};
use crate::ring::KeyRing;
use crate::signature::{Checker, Memory};

/// If the name of a file with `head-object` output does not tell which digest it is about, its signature is tried on
/// digests, at most this often in total. As few digests have the same size, one or two trials for each file suffice.
pub(crate) const MOST_TRIALS: usize = 20_000;

/// For every digest, the metadata that belongs to it.
pub(crate) fn pair<'a>(
    metadata: &'a [Metadata],
    nodes: &[Node<'a>],
    links: &Links<'a>,
    ring: &KeyRing<'_>,
    memory: &Memory,
) -> Vec<Vec<&'a ObjectMetadata>> {
    let by_key = positions(nodes, |node| node.key);
    let by_name = positions(nodes, |node| file_name(node.key));
    let mut trials = Trials::new(nodes, links, ring, memory);
    let mut own = vec![Vec::new(); nodes.len()];
    for object in metadata.iter().flat_map(|metadata| &metadata.objects) {
        let named = |file: &str| digest_name_in(file).and_then(|name| by_name.get(name));
        let found = match &object.subject {
            Subject::Key(key) => by_key.get(without_gz(key)).or_else(|| named(file_name(key))),
            Subject::InFile(file) => named(file),
        };
        let found = found.cloned().unwrap_or_else(|| trials.find(object).into_iter().collect());
        for position in found {
            own.get_mut(position).into_iter().for_each(|own| own.push(object));
        }
    }
    own
}

fn positions<'a>(nodes: &[Node<'a>], name: impl Fn(&Node<'a>) -> &'a str) -> BTreeMap<&'a str, Vec<usize>> {
    let mut positions: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (position, node) in nodes.iter().enumerate() {
        positions.entry(without_gz(name(node))).or_default().push(position);
    }
    positions
}

/// The name of a digest (without `.gz`) inside the name of a file with its metadata: `<digest>.json.gz.head.json`,
/// `head-<digest>.json`.
fn digest_name_in(file: &str) -> Option<&str> {
    const ACCOUNT: usize = 12;
    // If folders became part of the name, the last occurrence is the digest's own.
    let from = file.rfind("_CloudTrail-Digest_")?.checked_sub(ACCOUNT)?;
    let ends = file.match_indices(".json").map(|(at, found)| at + found.len());
    ends.filter_map(|end| file.get(from..end)).find(|name| DigestName::parse(name).is_some())
}

/// Tries signatures on digests that nothing else proves.
struct Trials<'t, 'a> {
    nodes: &'t [Node<'a>],
    ring: &'t KeyRing<'t>,
    memory: &'t Memory,
    /// Digests without a successor.
    last: Vec<usize>,
    by_size: BTreeMap<u64, Vec<usize>>,
    left: usize,
}

impl<'t, 'a> Trials<'t, 'a> {
    fn new(nodes: &'t [Node<'a>], links: &Links<'a>, ring: &'t KeyRing<'t>, memory: &'t Memory) -> Trials<'t, 'a> {
        let is_last = |node: &Node<'_>| node.at_home().is_some() && links.naming(node.key).is_empty();
        let last: Vec<usize> =
            (0..).zip(nodes).filter(|(_, node)| is_last(node)).map(|(position, _)| position).collect();
        let mut by_size: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for position in &last {
            let size = nodes.get(*position).map_or(0, |node| node.supplied.stored_bytes);
            by_size.entry(size).or_default().push(*position);
        }
        Trials { nodes, ring, memory, last, by_size, left: MOST_TRIALS }
    }

    /// The digest that the signature belongs to. Digests of the same size are tried first, then all, since a copy that
    /// was compressed again has another size.
    fn find(&mut self, object: &ObjectMetadata) -> Option<usize> {
        let same_size = object.stored_bytes.and_then(|size| self.by_size.get(&size)).cloned().unwrap_or_default();
        let position = same_size.into_iter().find(|position| self.fits(*position, object));
        if position.is_some() || self.left == 0 {
            return position;
        }
        let other_size = |nodes: &[Node<'_>], position: usize| {
            nodes.get(position).is_some_and(|node| Some(node.supplied.stored_bytes) != object.stored_bytes)
        };
        let others = self.last.clone();
        others.into_iter().find(|position| other_size(self.nodes, *position) && self.fits(*position, object))
    }

    fn fits(&mut self, position: usize, object: &ObjectMetadata) -> bool {
        let node = self.nodes.get(position);
        let (Some(node), Some(signature)) = (node, &object.signature) else { return false };
        let Some(digest) = node.at_home() else { return false };
        let Some(left) = self.left.checked_sub(1) else { return false };
        self.left = left;
        let Ok(keys) = signature_keys(digest, self.ring, key_window(node, digest, &[object])) else { return false };
        Checker::new(digest, &node.supplied.content_sha256, &keys, self.memory)
            .check(signature, SignatureFrom::Metadata)
            .is_some()
    }
}

#[cfg(test)]
mod tests;
