//! Compares a manifest with what is there: what both sides have, and what only one of them has.

use std::collections::{BTreeMap, BTreeSet};

use order::{Order, set_of};
use protocol::handover::{Compared, Differences, EventsHere, Manifest};

/// Most paths of a list that are named.
const MOST_NAMED: usize = 200;

/// A file that is there.
#[derive(Clone, Copy, Debug)]
pub struct Here<'a> {
    /// Its path in the drop.
    pub path: &'a str,
    /// Hexadecimal SHA-256 of its content.
    pub sha256: &'a str,
}

/// Compares. `json` are the bytes of the manifest, `keys` the hashes of the keys that prove something here, `events` what its filter
/// finds here.
///
/// Content decides: a file is the same wherever it lies. Files that differ are those with a path of the manifest's, which
/// may be inside something else by now, but with other content.
pub fn compare(
    path: &str,
    json: &[u8],
    manifest: Manifest,
    here: &[Here<'_>],
    keys: &[String],
    events: EventsHere,
) -> Compared {
    use sha2::{Digest, Sha256};
    let mut by_content: BTreeMap<&str, u64> = BTreeMap::new();
    for file in here {
        *by_content.entry(file.sha256).or_default() += 1;
    }
    let mut claimed: BTreeMap<&str, u64> = BTreeMap::new();
    let mut found = Found::default();
    let names: BTreeSet<&str> = set_of(here.iter().map(|file| inmost(file.path)));
    for input in &manifest.inputs {
        let there = claimed.entry(&input.sha256).or_default();
        let is_known = !input.sha256.is_empty();
        if is_known && by_content.get(input.sha256.as_str()).is_some_and(|count| *there < *count) {
            *there += 1;
            found.same += 1;
        } else if is_known && names.contains(inmost(&input.path)) {
            found.changed.push(&input.path);
        } else if input.carried {
            found.lost.push(&input.path);
        } else {
            found.left_out.push(&input.path);
        }
    }
    let mut changed: BTreeSet<&str> = set_of(found.changed.iter().map(|path| inmost(path)));
    for file in here {
        match claimed.get_mut(file.sha256).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None if changed.remove(inmost(file.path)) => {}
            None => found.added.push(file.path),
        }
    }
    Compared {
        path: path.to_owned(),
        sha256: hex::encode(Sha256::digest(json)),
        app: manifest.app.clone(),
        about: manifest.about.clone(),
        events: manifest.events,
        proved: manifest.proved,
        here: events,
        keys: manifest.keys.clone(),
        keys_without_use: manifest.keys.iter().filter(|key| !keys.contains(key)).cloned().collect(),
        verdict: manifest.verdict,
        same: found.same,
        lost: differences(found.lost),
        changed: differences(found.changed),
        left_out: differences(found.left_out),
        added: differences(found.added),
    }
}

#[derive(Default)]
struct Found<'a> {
    same: u64,
    lost: Vec<&'a str>,
    changed: Vec<&'a str>,
    left_out: Vec<&'a str>,
    added: Vec<&'a str>,
}

/// The path within the innermost container.
fn inmost(path: &str) -> &str {
    path.rsplit('!').next().unwrap_or(path)
}

fn differences(mut paths: Vec<&str>) -> Differences {
    paths.order();
    let first = paths.iter().take(MOST_NAMED).map(|path| (*path).to_owned()).collect();
    Differences { count: paths.len() as u64, first }
}

#[cfg(test)]
mod tests;
