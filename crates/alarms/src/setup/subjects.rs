//! What a piece of evidence is about: a trail, of which several accounts and regions may have one of the same name, or a bucket.

use std::collections::{BTreeMap, BTreeSet};

use protocol::setup::{CheckState, Evidence, Item, Source};

/// What stands before the name of a trail, and before that region and account: `eu-west-1:111122223333:trail/main`.
const TRAIL: &str = ":trail/";

/// A trail, by its ARN or its name. A name alone is one of the trails of this region and account, as far as these are known.
pub fn trail(named: &str, region: &str, account: &str) -> String {
    // arn:aws:cloudtrail:REGION:ACCOUNT:trail/NAME
    if let Some((before, name)) = named.split_once(TRAIL) {
        let mut parts = before.rsplit(':');
        let (account, region) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        return format!("{region}:{account}{TRAIL}{name}");
    }
    if named.is_empty() || account.is_empty() {
        return named.to_owned();
    }
    format!("{region}:{account}{TRAIL}{named}")
}

/// The name of a trail without region and account.
pub fn short(about: &str) -> &str {
    about.split_once(TRAIL).map_or(about, |(_, name)| name)
}

fn account(about: &str) -> &str {
    about.split_once(TRAIL).and_then(|(before, _)| before.split_once(':')).map_or("", |(_, account)| account)
}

/// Gives all evidence for all items the same name for the same thing: a trail that is named alone is the only one of that name.
pub fn unify(evidence: &mut [(Item, Evidence)]) {
    let mut full: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, it) in evidence.iter().filter(|(_, it)| it.about.contains(TRAIL)) {
        full.entry(short(&it.about).to_owned()).or_default().insert(it.about.clone());
    }
    for (_, it) in evidence.iter_mut() {
        let only = full.get(&it.about).filter(|known| known.len() == 1).and_then(BTreeSet::first);
        it.about = only.unwrap_or(&it.about).clone();
    }
}

/// What the evidence for an item amounts to. One trail for which all is good is enough for its account, or for all if `for_all`.
pub fn judge(evidence: &[Evidence], for_all: bool) -> CheckState {
    let named: BTreeSet<&str> = evidence.iter().map(|it| it.about.as_str()).filter(|about| !about.is_empty()).collect();
    // What does not say what it is about is about the only thing that others name.
    let only = named.first().copied().filter(|_| named.len() == 1).unwrap_or_default();
    let mut accounts: BTreeMap<&str, BTreeMap<&str, bool>> = BTreeMap::new();
    for it in evidence {
        // One of several, nobody knows which.
        if it.about.is_empty() && named.len() > 1 && matches!(it.source, Source::File(_)) {
            continue;
        }
        let about = if it.about.is_empty() { only } else { &it.about };
        let of = if for_all { "" } else { account(about) };
        *accounts.entry(of).or_default().entry(about).or_insert(true) &= it.good;
    }
    // What is seen in the log itself speaks for all.
    let unnamed = accounts.get("").is_some_and(|things| things.get("") == Some(&true));
    let is_good = |things: &BTreeMap<&str, bool>| things.values().any(|good| *good);
    match accounts.values().all(is_good) || unnamed {
        _ if accounts.is_empty() => CheckState::Unseen,
        true => CheckState::Seen,
        false => CheckState::Contradicted,
    }
}

/// What a thing is called on the page: its name, with account and region if there are several of that name.
pub fn called(about: &str, all: &[(Item, Evidence)]) -> String {
    let name = short(about);
    let others = all.iter().any(|(_, it)| it.about != about && short(&it.about) == name);
    match about.split_once(TRAIL).and_then(|(before, _)| before.split_once(':')) {
        Some((region, account)) if others => format!("{name} ({account}, {region})"),
        Some(_) | None => name.to_owned(),
    }
}
