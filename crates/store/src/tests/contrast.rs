//! Two selections are compared as somebody does who counts every value in both.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use protocol::{Change, Column, Filter, GroupKey, Zone};

use super::sample::Sample;
use crate::Selection;

fn sample(names: &[&str]) -> Sample {
    let record = |name: &&str| match *name {
        "" => r#"{"awsRegion":"r"}"#.to_owned(),
        name => format!(r#"{{"eventName":"{name}","userIdentity":{{"type":"IAMUser","userName":"{name}"}}}}"#),
    };
    Sample::of(&[&[("a", names.iter().map(record).collect())]])
}

/// The same formula, written with shares and odds.
fn surprise(counts: [u64; 2], events: [u64; 2]) -> f64 {
    if events.contains(&0) {
        return 0.0;
    }
    let rate = |at: usize| counts[at] as f64 / events[at] as f64;
    let all = (counts[0] + counts[1]) as f64 / (events[0] + events[1]) as f64;
    let variance = all * (1.0 - all) / events[0] as f64 + all * (1.0 - all) / events[1] as f64;
    if variance > 0.0 { (rate(0) - rate(1)).abs() / variance.sqrt() } else { 0.0 }
}

proptest! {
    #[test]
    fn values_are_those_that_counting_finds(
        names in prop::collection::vec((select(vec!["a", "b", "c", "d", ""]), any::<bool>(), any::<bool>()), 1..60),
        most in 0_usize..6,
    ) {
        let sample = sample(&names.iter().map(|name| name.0).collect::<Vec<_>>());
        let rows = sample.select(&Filter::All).rows;
        let chosen = |is_in: fn(&(&str, bool, bool)) -> bool| {
            rows.iter().copied().filter(|row| is_in(&names[*row as usize])).collect::<Vec<u32>>()
        };
        let sets = [chosen(|name| name.1), chosen(|name| name.2)].map(Selection::of);
        let found = sample.store.contrast([&sets[0], &sets[1]], &GroupKey::Column(Column::EventName), most as u32, &Zone::default());

        let mut counts: BTreeMap<Option<&str>, [u64; 2]> = BTreeMap::new();
        for (name, this, that) in &names {
            let count = counts.entry(Some(*name).filter(|name| !name.is_empty())).or_default();
            count[0] += u64::from(*this);
            count[1] += u64::from(*that);
        }
        counts.retain(|_, count| *count != [0, 0]);
        let events = sets.each_ref().map(Selection::len);
        prop_assert_eq!(found.events, events);
        let number = |test: fn(&[u64; 2]) -> bool| counts.values().filter(|count| test(count)).count() as u64;
        prop_assert_eq!(found.values, [number(|it| it[1] == 0), number(|it| it[0] == 0), number(|it| it[0] > 0 && it[1] > 0)]);
        let of = |change: &Change| surprise(change.counts, events);
        prop_assert_eq!(found.changes.len(), most.min(counts.len()));
        for change in &found.changes {
            prop_assert_eq!(counts.get(&change.value.as_deref()), Some(&change.counts));
        }
        for pair in found.changes.windows(2) {
            prop_assert!(of(&pair[0]) >= of(&pair[1]) - 1e-9);
        }
        let least = found.changes.iter().map(of).fold(f64::INFINITY, f64::min);
        let left_out = counts.iter().filter(|(value, _)| !found.changes.iter().any(|change| change.value.as_deref() == **value));
        for (_, counts) in left_out {
            prop_assert!(surprise(*counts, events) <= least + 1e-9);
        }
    }
}

#[test]
fn users_are_told_with_what_is_known_about_them() {
    let sample = sample(&["a", "b"]);
    let [this, that] = [vec![0], vec![1]].map(Selection::of);
    let found = sample.store.contrast([&this, &that], &GroupKey::Column(Column::User), 9, &Zone::default());
    assert_eq!(found.values, [1, 1, 0]);
    assert!(found.changes.iter().all(|change| change.about.is_some()), "{found:?}");
}
