//! The checklist of a sound trail, from responses of AWS and from events that changed something.
//!
//! An item is seen if all that is known of some trail (or of the bucket) speaks for it, and contradicted if there is evidence and none
//! of them is so. Of several events about the same thing, the last one counts. Responses do not say when they were fetched, so they
//! count beside events.

mod answers;
mod events;
mod policy;
mod remedies;
mod selectors;

use std::collections::{BTreeMap, BTreeSet};

use protocol::setup::{Check, CheckSetup, CheckState, Evidence, Item, Source};

use answers::Names;

/// What a setting says about an item.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    item: Item,
    good: bool,
    /// The trail or bucket.
    about: String,
    /// The setting with its value.
    setting: String,
}

/// The checklist.
pub fn check(asked: &CheckSetup) -> Vec<Check> {
    let mut names = Names::default();
    let mut evidence: Vec<(Item, Evidence)> = Vec::new();
    for answer in &asked.answers {
        let said = answers::read(&answer.text, &mut names);
        evidence.extend(said.into_iter().map(|said| with(said, Source::File(answer.source.clone()))));
    }
    evidence.extend(
        events::read(&asked.events, &mut names).into_iter().map(|(said, event)| with(said, Source::Event(event))),
    );
    evidence.extend(asked.observed.iter().map(|(item, source)| {
        let (about, setting) = (String::new(), String::new());
        (*item, Evidence { good: true, about, setting, source: source.clone() })
    }));
    let item = |item: Item| {
        let own = evidence.iter().filter(|(of, _)| *of == item).map(|(_, evidence)| evidence.clone());
        of_item(item, own.collect(), &names)
    };
    Item::ALL.into_iter().map(item).collect()
}

fn with(said: Said, source: Source) -> (Item, Evidence) {
    (said.item, Evidence { good: said.good, about: said.about, setting: said.setting, source })
}

fn of_item(item: Item, mut evidence: Vec<Evidence>, names: &Names) -> Check {
    // What does not say what it is about is about the only thing that others name.
    let named: BTreeSet<&str> = evidence.iter().map(|it| it.about.as_str()).filter(|about| !about.is_empty()).collect();
    let only = named.first().copied().filter(|_| named.len() == 1).unwrap_or_default();
    let mut by_subject: BTreeMap<&str, bool> = BTreeMap::new();
    for evidence in &evidence {
        let about = if evidence.about.is_empty() { only } else { &evidence.about };
        *by_subject.entry(about).or_insert(true) &= evidence.good;
    }
    let state = match (by_subject.is_empty(), by_subject.values().any(|good| *good)) {
        (true, _) => CheckState::Unseen,
        (false, true) => CheckState::Seen,
        (false, false) => CheckState::Contradicted,
    };
    // What decides comes first.
    evidence.sort_by_key(|evidence| evidence.good != (state == CheckState::Seen));
    let more = evidence.len().saturating_sub(Check::MOST_EVIDENCE) as u64;
    evidence.truncate(Check::MOST_EVIDENCE);
    let remedy = remedies::of(item);
    Check {
        item,
        state,
        evidence,
        more,
        command: names.put_into(&remedy.command),
        remedy: names.put_into(&remedy.cli),
        terraform: names.put_into(&remedy.terraform),
    }
}

#[cfg(test)]
mod tests;
