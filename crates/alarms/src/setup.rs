//! The checklist of a sound trail, from responses of AWS and from events that changed something.
//!
//! An item is seen if all that is known of some trail (or of the bucket) speaks for it, and contradicted if there is evidence and none
//! of them is so. Of several events about the same thing, the last one counts. Responses do not say when they were fetched, so they
//! count beside events.

mod answers;
mod buckets;
mod events;
mod names;
mod policy;
mod remedies;
mod selectors;
mod statement;
mod subjects;

use protocol::setup::{Check, CheckSetup, CheckState, Evidence, Item, Source};

use names::Names;

/// What a setting says about an item.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    item: Item,
    good: bool,
    /// The trail (see `subjects::trail`) or bucket.
    about: String,
    /// The setting with its value.
    setting: String,
}

/// The checklist.
pub fn check(asked: &CheckSetup) -> Vec<Check> {
    let mut names = Names::default();
    // Names first: what is said about a bucket counts only if it is known to be one of a trail, which a later file may say.
    gather(asked, &mut names);
    let mut evidence = gather(asked, &mut names);
    subjects::unify(&mut evidence);
    let is_for_all = evidence.iter().any(|(item, it)| *item == Item::Organization && it.good);
    let item = |item: Item| {
        let own: Vec<Evidence> = evidence.iter().filter(|(of, _)| *of == item).map(|(_, it)| it.clone()).collect();
        let state = subjects::judge(&own, is_for_all);
        let named = own.into_iter().map(|it| Evidence { about: subjects::called(&it.about, &evidence), ..it });
        of_item(item, state, named.collect(), &names)
    };
    Item::ALL.into_iter().map(item).collect()
}

/// All evidence, and the names in it.
fn gather(asked: &CheckSetup, names: &mut Names) -> Vec<(Item, Evidence)> {
    let mut evidence: Vec<(Item, Evidence)> = Vec::new();
    for answer in &asked.answers {
        let said = answers::read(&answer.source, &answer.text, names);
        evidence.extend(said.into_iter().map(|said| with(said, Source::File(answer.source.clone()))));
    }
    evidence
        .extend(events::read(&asked.events, names).into_iter().map(|(said, event)| with(said, Source::Event(event))));
    evidence.extend(asked.observed.iter().map(|(item, source)| {
        let (about, setting) = (String::new(), String::new());
        (*item, Evidence { good: true, about, setting, source: source.clone() })
    }));
    evidence
}

fn with(said: Said, source: Source) -> (Item, Evidence) {
    (said.item, Evidence { good: said.good, about: said.about, setting: said.setting, source })
}

fn of_item(item: Item, state: CheckState, mut evidence: Vec<Evidence>, names: &Names) -> Check {
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

fn say(said: &mut Vec<Said>, item: Item, good: bool, about: &str, setting: String) {
    said.push(Said { item, good, about: about.to_owned(), setting });
}

#[cfg(test)]
mod tests;
