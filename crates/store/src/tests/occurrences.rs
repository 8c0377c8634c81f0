//! Events that belong together, compared with looking at every window.

use std::collections::BTreeSet;

use proptest::prelude::*;
use protocol::Column;
use protocol::findings::{Counts, Together};

use super::sample::Sample;
use crate::Selection;

/// An event: key, kind, and second.
type Event = (u8, u8, u32);

fn sample(events: &[Event]) -> Sample {
    let record = |(at, (key, kind, second)): (usize, &Event)| {
        let key = if *key == 0 { String::new() } else { format!(",\"accessKeyId\":\"K{key}\"") };
        format!(
            "{{\"eventTime\":\"2025-06-07T10:{:02}:{:02}Z\",\"eventName\":\"N{kind}\",\"eventID\":\"{at}\",\
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
    Together { by: vec![Column::AccessKeyId], within: i64::from(within) * 1_000_000, counts }
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
        let found = sample(&events).store.occurrences(&[(all, needed)], &together(within, Counts::Different(Column::EventName)));
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
        let found = sample(&events).store.occurrences(&steps, &together(within, Counts::AnyOrder));
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
