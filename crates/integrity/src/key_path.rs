//! Which S3 key a dropped path stands for.
//!
//! A drop seldom starts at the root of the bucket: there may be folders of the user's own above (`tree/AWSLogs/…`),
//! parts of the key may be cut off (`AWSLogs/…` for an object under `audit/trails/`), or there may be no folders at
//! all. So path and key are compared from `AWSLogs/` on, and before that as far as the path goes.

use order::{Order, set_of};
use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::name::{file_name, is_account, without_gz};

/// A path or key, split into parts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyPath<'a> {
    path: &'a str,
    /// Offset of `AWSLogs/`, if the layout of a key follows.
    root: Option<usize>,
}

impl<'a> KeyPath<'a> {
    pub fn of(path: &'a str) -> KeyPath<'a> {
        let root = path.rmatch_indices("AWSLogs/").map(|(at, _)| at).find(|at| is_key_layout(path, *at));
        KeyPath { path, root }
    }

    /// The part from `AWSLogs/` on, without `.gz`; `None` if the path does not have the layout of a key.
    pub fn tail(self) -> Option<&'a str> {
        self.path.get(self.root?..).map(without_gz)
    }

    /// Everything before `AWSLogs/`, without the separator.
    pub fn lead(self) -> &'a str {
        let lead = self.root.and_then(|root| self.path.get(..root)).unwrap_or("");
        lead.strip_suffix(['/', '!']).unwrap_or(lead)
    }

    /// The file name without `.gz`.
    pub fn name(self) -> &'a str {
        without_gz(file_name(self.path))
    }

    /// The folder under the account: `CloudTrail`, `CloudTrail-Digest`, `CloudTrail-Insight` and so on.
    pub fn folder(self) -> Option<&'a str> {
        self.tail()?.split('/').find(|part| part.starts_with("CloudTrail"))
    }

    /// The folder or file that was dropped.
    fn top(self) -> &'a str {
        self.path.split(['/', '!']).next().unwrap_or(self.path)
    }

    /// The key that the path itself claims, given the prefix it is known to contain.
    fn claimed(self, prefix: &str) -> &'a str {
        let Some(root) = self.root else { return file_name(self.path) };
        let from = if prefix.is_empty() { root } else { root.saturating_sub(prefix.len() + 1) };
        self.path.get(from..).unwrap_or(self.path)
    }
}

/// Whether `AWSLogs/[ORG/]ACCOUNT/CloudTrail…` is at this offset, and begins a folder name.
fn is_key_layout(path: &str, at: usize) -> bool {
    let begins = path.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(['/', '!']));
    let mut parts = path.get(at..).unwrap_or("").split('/').skip(1);
    let mut account = parts.next().unwrap_or("");
    if account.starts_with("o-") {
        account = parts.next().unwrap_or("");
    }
    begins && is_account(account) && parts.next().is_some_and(|folder| folder.starts_with("CloudTrail"))
}

/// Longest S3 key, and so longest prefix, in bytes.
const MOST_KEY_BYTES: usize = 1024;

/// The suffixes of a list of folders: `a/b`, `b`. Longest first, without the empty one.
fn folder_ends(lead: &str) -> impl Iterator<Item = &str> {
    let starts = std::iter::once(0).chain(lead.match_indices(['/', '!']).map(|(at, _)| at + 1));
    starts.filter_map(|start| lead.get(start..)).filter(|end| !end.is_empty() && end.len() <= MOST_KEY_BYTES)
}

/// The key prefixes that occur, and under which dropped folders each is complete.
#[derive(Debug, Default)]
pub(crate) struct Prefixes<'a> {
    known: BTreeSet<&'a str>,
    seen: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Prefixes<'a> {
    pub fn new(keys: impl Iterator<Item = KeyPath<'a>>, paths: impl Iterator<Item = KeyPath<'a>>) -> Prefixes<'a> {
        let known = set_of(keys.map(KeyPath::lead).filter(|prefix| !prefix.is_empty()));
        if known.is_empty() {
            return Prefixes::default();
        }
        // There are thousands of files, but few folders above them.
        let leads = set_of(paths.map(|place| (place.top(), place.lead())));
        let ends = leads.into_iter().flat_map(|(top, lead)| folder_ends(lead).map(move |end| (top, end)));
        let seen = set_of(ends.filter(|(_, end)| known.contains(end)));
        Prefixes { known, seen }
    }

    /// Whether a prefix may have been cut off by the export, which is the case if it occurs nowhere under the dropped
    /// folder. If it does occur, it must be there for every file, or the file is elsewhere.
    fn may_be_cut_off(&self, place: KeyPath<'_>, prefix: &str) -> bool {
        !self.seen.contains(&(place.top(), prefix))
    }

    /// The key that a path claims if it matches no known key; just the file name if it has no folders.
    pub fn claimed_key(&self, place: KeyPath<'a>) -> &'a str {
        let prefix = folder_ends(place.lead()).find(|end| self.known.contains(end));
        place.claimed(prefix.unwrap_or(""))
    }
}

/// Finds the key that a path stands for among known ones.
pub(crate) struct KeyIndex<'a> {
    /// (tail, prefix, position), sorted. Positions are indices into the list that the index was made from.
    tails: Vec<(&'a str, &'a str, u32)>,
    /// (file name, position), sorted; only built for the first path without folders.
    names: OnceCell<Vec<(&'a str, u32)>>,
    keys: &'a [&'a str],
}

impl<'a> KeyIndex<'a> {
    /// An index of distinct keys.
    pub fn new(keys: &'a [&'a str]) -> KeyIndex<'a> {
        let places = (0..).zip(keys).map(|(position, key)| (KeyPath::of(key), position));
        let mut tails: Vec<_> =
            places.filter_map(|(place, position)| Some((place.tail()?, place.lead(), position))).collect();
        tails.order();
        KeyIndex { tails, names: OnceCell::new(), keys }
    }

    /// Index of the key that a path stands for.
    pub fn find(&self, place: KeyPath<'_>, prefixes: &Prefixes<'_>) -> Option<u32> {
        match place.tail() {
            Some(tail) => self.find_by_tail(place, tail, prefixes),
            None => self.find_by_name(place),
        }
    }

    fn find_by_tail(&self, place: KeyPath<'_>, tail: &str, prefixes: &Prefixes<'_>) -> Option<u32> {
        let whole = folder_ends(place.lead()).chain(std::iter::once("")).find_map(|prefix| self.exactly(tail, prefix));
        whole.or_else(|| match self.with_tail(tail) {
            [(_, prefix, position)] if prefixes.may_be_cut_off(place, prefix) => Some(*position),
            _ => None,
        })
    }

    fn exactly(&self, tail: &str, prefix: &str) -> Option<u32> {
        let at = self.tails.partition_point(|(t, p, _)| (*t, *p) < (tail, prefix));
        self.tails.get(at).filter(|(t, p, _)| (*t, *p) == (tail, prefix)).map(|(_, _, position)| *position)
    }

    fn with_tail(&self, tail: &str) -> &[(&'a str, &'a str, u32)] {
        let from = self.tails.partition_point(|(t, ..)| *t < tail);
        let rest = self.tails.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|(t, ..)| *t == tail)).unwrap_or_default()
    }

    /// Finds a key by its file name, if no other key has the same.
    fn find_by_name(&self, place: KeyPath<'_>) -> Option<u32> {
        let names = self.names.get_or_init(|| sorted_names(self.keys));
        let from = names.partition_point(|(name, _)| *name < place.name());
        let mut found = names.get(from..).unwrap_or_default().iter().take_while(|(name, _)| *name == place.name());
        let (_, position) = found.next()?;
        found.next().is_none().then_some(*position)
    }
}

fn sorted_names<'a>(keys: &[&'a str]) -> Vec<(&'a str, u32)> {
    let mut names: Vec<_> = (0..).zip(keys).map(|(position, key)| (KeyPath::of(key).name(), position)).collect();
    names.order();
    names
}

#[cfg(test)]
mod tests;
