//! The supplied digests, each with the key at which it was stored.

use order::{Order, map_of, set_of};
use std::collections::{BTreeMap, BTreeSet};

use protocol::Compression;
use protocol::Micros;
use protocol::Reason;
use protocol::report::Options;

use crate::bucket::Expected;
use crate::finding::Moved;
use crate::key_path::{KeyIndex, KeyPath, Prefixes};
use crate::metadata::Subject;
use crate::name::{DigestName, file_name, is_log_name, without_gz};
use crate::portions::{pause, pause_at};
use crate::{Digest, DigestFault, Evidence, SuppliedDigest};

/// How many digests are located in one portion of work.
const DIGESTS_A_PORTION: usize = 8192;

/// Notes, which decide nothing.
pub(crate) const ALREADY_DECOMPRESSED: Reason = Reason::AlreadyDecompressed;
pub(crate) const TRAILING_DATA: Reason = Reason::TrailingData;
pub(crate) const LOCATION_NOT_CHECKABLE: Reason = Reason::LocationNotCheckable;

/// A digest and its location.
pub(crate) struct Node<'a> {
    pub supplied: &'a SuppliedDigest,
    /// The key it was stored at, as far as the path tells. Unless the digest was moved, this is the key recorded in it.
    pub key: &'a str,
    /// The file name in that key, parsed.
    pub name: Option<DigestName<'a>>,
    /// End of its period, which is the order of a chain.
    pub time: Micros,
    /// Its content, if it can be read at all.
    pub body: Result<&'a Digest, DigestFault>,
    pub moved: Option<Moved>,
    /// Whether another digest belongs at this key.
    at_another_s: bool,
    pub notes: Vec<Reason>,
}

impl<'a> Node<'a> {
    /// Its content, if it can be read and is at the key recorded in it.
    pub fn at_home(&self) -> Option<&'a Digest> {
        self.body.ok().filter(|_| self.moved.is_none())
    }
}

/// Every digest once.
pub(crate) struct Catalog<'a> {
    pub nodes: Vec<Node<'a>>,
    /// Paths of exact copies, each with the path of what it is a copy of.
    pub copies: Vec<(&'a str, &'a str)>,
}

/// Collects every digest once: exact copies (from two dropped trees, or downloaded twice) count as one.
pub(crate) async fn collect<'a>(evidence: &'a Evidence, options: &Options) -> Catalog<'a> {
    let supplied: Vec<&SuppliedDigest> = evidence.digests.iter().filter(|digest| !is_log_name(&digest.path)).collect();
    let keys = known_keys(&supplied, evidence);
    pause().await;
    let prefixes =
        Prefixes::new(keys.iter().copied().map(KeyPath::of), supplied.iter().map(|digest| KeyPath::of(&digest.path)));
    let finder = Finder { keys: &keys, index: KeyIndex::new(&keys), prefixes };
    pause().await;
    let expected = Expected::new(options, &supplied);
    pause().await;
    let mut nodes: Vec<Node<'_>> = Vec::with_capacity(supplied.len());
    for digest in supplied {
        pause_at(nodes.len(), DIGESTS_A_PORTION).await;
        nodes.push(node(digest, &finder, &expected));
    }
    pause().await;
    let is_elsewhere = |path: &str| KeyPath::of(path).tail().is_none();
    let rank = |node: &Node<'a>| {
        let path = &*node.supplied.path;
        (node.notes.len(), is_elsewhere(path), path.len(), path)
    };
    nodes.order_by(|a, b| identity(a).cmp(&identity(b)).then_with(|| rank(a).cmp(&rank(b))));
    let mut copies = Vec::new();
    nodes.dedup_by(|later, first| {
        let same = identity(later) == identity(first);
        if same {
            copies.push((&*later.supplied.path, &*first.supplied.path));
        }
        same
    });
    pause().await;
    take_out_copies(&mut nodes, &mut copies);
    take_out_stand_ins(&mut nodes);
    pause().await;
    Catalog { nodes, copies }
}

/// Takes out copies. Something identical to a digest at its proper key is a copy somebody made, unless it is at the key
/// of another digest: then it was put in its place.
fn take_out_copies<'a>(nodes: &mut Vec<Node<'a>>, copies: &mut Vec<(&'a str, &'a str)>) {
    let is_astray = |node: &Node<'_>| {
        let whole = node.supplied.compression != Compression::GzipTrailingData;
        node.moved == Some(Moved::Key) && node.body.is_ok() && !node.at_another_s && whole
    };
    let astray = set_of(nodes.iter().filter(|node| is_astray(node)).map(|node| node.supplied.content_sha256));
    if astray.is_empty() {
        return;
    }
    let at_home = nodes.iter().filter(|node| node.body.is_ok() && node.moved != Some(Moved::Key));
    let at_home = at_home.filter(|node| astray.contains(&node.supplied.content_sha256));
    let originals: BTreeMap<[u8; 32], &'a str> =
        map_of(at_home.map(|node| (node.supplied.content_sha256, &*node.supplied.path)));
    nodes.retain(|node| match originals.get(&node.supplied.content_sha256).filter(|_| is_astray(node)) {
        Some(original) => {
            copies.push((&*node.supplied.path, original));
            false
        }
        None => true,
    });
}

/// Takes out files that only have the name of a digest, unless a digest is expected there and none is present.
fn take_out_stand_ins(nodes: &mut Vec<Node<'_>>) {
    if nodes.iter().any(|node| node.supplied.by_name_only) {
        let real = nodes.iter().filter(|node| !node.supplied.by_name_only);
        let taken: BTreeSet<String> = set_of(real.map(|node| without_gz(node.key).to_owned()));
        nodes.retain(|node| !node.supplied.by_name_only || node.at_another_s && !taken.contains(without_gz(node.key)));
    }
}

fn identity<'n>(node: &'n Node<'_>) -> (&'n str, [u8; 32], bool) {
    (without_gz(node.key), node.supplied.content_sha256, node.body.is_ok())
}

/// Finds the key that a path stands for among those known from digests and metadata.
struct Finder<'a, 'k> {
    keys: &'k [&'a str],
    index: KeyIndex<'k>,
    prefixes: Prefixes<'a>,
}

impl<'a> Finder<'a, '_> {
    fn find(&self, place: KeyPath<'_>) -> Option<&'a str> {
        let position = self.index.find(place, &self.prefixes)?;
        self.keys.get(usize::try_from(position).ok()?).copied()
    }
}

/// Keys of digests, from wherever one is written in full.
fn known_keys<'a>(supplied: &[&'a SuppliedDigest], evidence: &'a Evidence) -> Vec<&'a str> {
    let bodies = supplied.iter().filter_map(|digest| readable(digest).ok());
    let named = bodies.flat_map(|body| {
        let previous = body.previous.as_ref().map(|previous| previous.key.as_str());
        [Some(body.key.as_str()), previous].into_iter().flatten()
    });
    let objects = evidence.metadata.iter().flat_map(|metadata| &metadata.objects);
    let described = objects.filter_map(|object| match &object.subject {
        Subject::Key(key) => Some(key.as_str()),
        Subject::InFile(_) => None,
    });
    set_of(named.chain(described)).into_iter().collect()
}

/// The content of a digest that can be used. Unlike a log, a digest with damaged or incomplete gzip is not read at all.
pub(crate) fn readable(digest: &SuppliedDigest) -> Result<&Digest, DigestFault> {
    match digest.compression {
        Compression::GzipDamaged | Compression::GzipIncomplete | Compression::TooLarge => Err(DigestFault::Unreadable),
        Compression::None | Compression::Gzip | Compression::GzipTrailingData => {
            digest.body.as_ref().map_err(|fault| *fault)
        }
    }
}

fn node<'a>(supplied: &'a SuppliedDigest, finder: &Finder<'a, '_>, expected: &Expected<'_>) -> Node<'a> {
    let body = readable(supplied);
    let place = KeyPath::of(&supplied.path);
    let mut notes = match (body, supplied.compression) {
        (Ok(_), Compression::None) => vec![ALREADY_DECOMPRESSED],
        (Ok(_), Compression::GzipTrailingData) => vec![TRAILING_DATA],
        _ => vec![],
    };
    let found = finder.find(place);
    let (key, at_key) = match body {
        Ok(digest) => locate(digest, place, found, finder, &mut notes),
        Err(_) => (found.unwrap_or_else(|| finder.prefixes.claimed_key(place)), true),
    };
    let own = body.ok().map(|digest| without_gz(&digest.key));
    let at_another_s = found.is_some_and(|found| Some(without_gz(found)) != own);
    let other_bucket = body.is_ok_and(|digest| expected.contradicts(digest));
    let moved = if !at_key { Some(Moved::Key) } else { other_bucket.then_some(Moved::Bucket) };
    let name = DigestName::parse(file_name(key));
    let time = name.map(|name| name.end).or(body.ok().map(|digest| digest.end)).unwrap_or(Micros(i64::MIN));
    Node { supplied, key, name, time, body, moved, at_another_s, notes }
}

/// The key at which a readable digest was stored, and whether it belongs there.
fn locate<'a>(
    digest: &'a Digest,
    place: KeyPath<'a>,
    found: Option<&'a str>,
    finder: &Finder<'a, '_>,
    notes: &mut Vec<Reason>,
) -> (&'a str, bool) {
    let recorded = KeyPath::of(&digest.key);
    if place.tail().is_none() {
        if place.name() == recorded.name() {
            return (&digest.key, true);
        }
        // Somebody gave it a name of their own. That claims nothing, so it is not wrong.
        if DigestName::parse(place.name()).is_none() {
            notes.push(LOCATION_NOT_CHECKABLE);
            return (&digest.key, true);
        }
    }
    match found {
        Some(found) if without_gz(found) == without_gz(&digest.key) => (&digest.key, true),
        Some(found) => (found, false),
        None => (finder.prefixes.claimed_key(place), false),
    }
}

#[cfg(test)]
mod tests;
