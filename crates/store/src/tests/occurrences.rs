//! Events that belong together, compared with looking at every window.

use std::collections::BTreeSet;

use proptest::prelude::*;
use protocol::findings::{Bound, Counts, Measure, Relation, Together};
use protocol::{Column, FieldPath, GroupKey};

use super::path_columns::fetch;
use super::sample::Sample;
use crate::Selection;

/// An event: key, kind, and second.
type Event = (u8, u8, u32);

fn sample(events: &[Event]) -> Sample {
    let record = |(at, (key, kind, second)): (usize, &Event)| {
        let key = if *key == 0 { String::new() } else { format!(",\"accessKeyId\":\"K{key}\"") };
        format!(
            "{{\"eventTime\":\"2025-06-07T10:{:02}:{:02}Z\",\"eventName\":\"N{kind}\",\"eventID\":\"{at}\",\
             \"requestParameters\":{{\"number\":{kind}}},\
             \"userIdentity\":{{\"type\":\"IAMUser\"{key}}}}}",
            second / 60,
            second % 60
        )
    };
    Sample::of(&[&[("log.json", events.iter().enumerate().map(record).collect())]])
}

fn of_kind(events: &[Event], kind: u8) -> Selection {
    Selection::of((0..).zip(events).filter(|(_, event)| event.1 == kind).map(|(row, _)| row).collect())
}

/// Whether the steps are found one after the other in a window.
fn satisfied(events: &[Event], key: u8, from: u32, to: u32, needed: &[u32]) -> bool {
    let mut since = from;
    for (kind, needed) in (0..).zip(needed) {
        let inside = |event: &&Event| event.0 == key && event.1 == kind && (since..=to).contains(&event.2);
        let mut times: Vec<u32> = events.iter().filter(inside).map(|event| event.2).collect();
        times.sort();
        let Some(time) = times.get(*needed as usize - 1) else { return false };
        since = *time;
    }
    true
}

/// The rows in any window that counts.
fn naively(events: &[Event], needed: &[u32], within: u32, counts: impl Fn(u8, u32, u32) -> bool) -> Vec<u32> {
    let last = needed.len() as u8 - 1;
    let mut rows = BTreeSet::new();
    for begin in events.iter().filter(|it| it.0 != 0 && it.1 == 0) {
        for end in events.iter().filter(|it| it.0 == begin.0 && it.1 == last && it.2 >= begin.2) {
            if end.2 - begin.2 <= within && counts(begin.0, begin.2, end.2) {
                let inside = |it: &Event| it.0 == begin.0 && it.1 <= last && (begin.2..=end.2).contains(&it.2);
                rows.extend((0u32..).zip(events).filter(|(_, it)| inside(it)).map(|(row, _)| row));
            }
        }
    }
    rows.into_iter().collect()
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec((0u8..3, 0u8..4, 0u32..40), 0..25)
}

fn together(within: u32, counts: Counts) -> Together {
    Together {
        by: vec![GroupKey::Column(Column::AccessKeyId)],
        aliases: Vec::new(),
        within: i64::from(within) * 1_000_000,
        counts,
    }
}

fn every_step(steps: u8) -> Counts {
    Counts::Measured(Measure::Steps, vec![Bound { is: Relation::GreaterOrEqual, than: f64::from(steps) }])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn steps_in_order(events in events(), needed in prop::collection::vec(1u32..4, 1..4), within in 0u32..30) {
        let steps: Vec<(Selection, u32)> =
            (0..).zip(&needed).map(|(kind, needed)| (of_kind(&events, kind), *needed)).collect();
        let found = sample(&events).store.occurrences(&steps, &together(within, Counts::InOrder));
        let expected = naively(&events, &needed, within, |key, from, to| satisfied(&events, key, from, to, &needed));
        prop_assert_eq!(&found.events.rows, &expected);
        prop_assert_eq!(found.met.iter().map(|met| met.count).sum::<u64>(), expected.len() as u64);
    }

    #[test]
    fn different_values(events in events(), needed in 1u32..4, within in 0u32..30) {
        let all = Selection::of((0..).zip(&events).map(|(row, _)| row).collect());
        let found = sample(&events).store.occurrences(&[(all, needed)], &together(within, Counts::different(Column::EventName, needed)));
        // All are of one step here: their kinds are the values.
        let same: Vec<Event> = events.iter().map(|it| (it.0, 0, it.2)).collect();
        let expected = naively(&same, &[needed], within, |key, from, to| {
            let inside = events.iter().filter(|it| it.0 == key && (from..=to).contains(&it.2));
            inside.map(|it| it.1).collect::<BTreeSet<u8>>().len() >= needed as usize
        });
        prop_assert_eq!(&found.events.rows, &expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn steps_in_any_order(events in events(), kinds in 1u8..4, within in 0u32..30) {
        let steps: Vec<(Selection, u32)> = (0..kinds).map(|kind| (of_kind(&events, kind), 1)).collect();
        let found = sample(&events).store.occurrences(&steps, &together(within, every_step(kinds)));
        // Any of these events may begin or end a window: as if all were of one step.
        let same: Vec<Event> = events.iter().map(|it| (it.0, u8::from(it.1 >= kinds), it.2)).collect();
        let expected = naively(&same, &[1], within, |key, from, to| {
            let inside = events.iter().filter(|it| it.0 == key && it.1 < kinds && (from..=to).contains(&it.2));
            inside.map(|it| it.1).collect::<BTreeSet<u8>>().len() == usize::from(kinds)
        });
        prop_assert_eq!(&found.events.rows, &expected);
    }
}

#[test]
fn ten_refusals_then_a_success() {
    let mut events: Vec<Event> = (0..10).map(|at| (1, 0, at * 10)).collect();
    events.push((1, 1, 100));
    // Somebody else's success, and one of the same key that comes too late.
    events.extend([(2, 1, 50), (1, 1, 900)]);
    let steps = [(of_kind(&events, 0), 10), (of_kind(&events, 1), 1)];
    let sample = sample(&events);
    let found = sample.store.occurrences(&steps, &together(300, Counts::InOrder));
    assert_eq!(found.events.rows, (0..11).collect::<Vec<u32>>());
    assert_eq!(found.met.len(), 1);
    assert_eq!((found.met[0].key.as_slice(), found.met[0].count), (["K1".to_owned()].as_slice(), 11));
    assert!(sample.store.occurrences(&steps, &together(99, Counts::InOrder)).met.is_empty());
}

/// What is measured, as plainly as possible. The kind of an event is its number.
fn measured(measure: &Measure, kinds: &[u8]) -> Option<f64> {
    let mut numbers: Vec<f64> = kinds.iter().map(|kind| f64::from(*kind)).collect();
    numbers.sort_by(f64::total_cmp);
    let sum: f64 = numbers.iter().sum();
    match measure {
        Measure::Events => Some(numbers.len() as f64),
        _ if numbers.is_empty() => None,
        Measure::Sum(_) => Some(sum),
        Measure::Average(_) => Some(sum / numbers.len() as f64),
        Measure::Percentile(_, percent) => {
            let place = f64::from(*percent) / 100.0 * (numbers.len() - 1) as f64;
            let at = |place: f64| numbers[(place as usize).min(numbers.len() - 1)];
            Some(at(place.floor()) + (at(place.floor() + 1.0) - at(place.floor())) * place.fract())
        }
        Measure::Steps | Measure::Different(_) => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers_in_windows(
        events in events(),
        measure in 0usize..4,
        percent in 0u8..=100,
        relation in 0usize..6,
        than in 0u8..12,
        within in 0u32..30,
    ) {
        let number = FieldPath::from(["requestParameters", "number"]);
        let measure = [
            Measure::Events,
            Measure::Sum(number.clone()),
            Measure::Average(number.clone()),
            Measure::Percentile(number.clone(), percent),
        ][measure].clone();
        let is = [
            Relation::Greater,
            Relation::GreaterOrEqual,
            Relation::Less,
            Relation::LessOrEqual,
            Relation::Equal,
            Relation::Different,
        ][relation];
        let bound = Bound { is, than: f64::from(than) };
        let mut sample = sample(&events);
        fetch(&mut sample, &number);
        let all = Selection::of((0..).zip(&events).map(|(row, _)| row).collect());
        let counts = Counts::Measured(measure.clone(), vec![bound]);
        let found = sample.store.occurrences(&[(all, 1)], &together(within, counts));
        // A window ends with an event and goes back as far as it may.
        let mut expected = BTreeSet::new();
        for end in events.iter().filter(|it| it.0 != 0) {
            let inside = |it: &&Event| it.0 == end.0 && (end.2.saturating_sub(within)..=end.2).contains(&it.2);
            let kinds: Vec<u8> = events.iter().filter(inside).map(|it| it.1).collect();
            if measured(&measure, &kinds).is_some_and(|number| bound.holds(number)) {
                expected.extend((0u32..).zip(&events).filter(|(_, it)| inside(it)).map(|(row, _)| row));
            }
        }
        prop_assert_eq!(found.events.rows, expected.into_iter().collect::<Vec<u32>>());
    }
}
