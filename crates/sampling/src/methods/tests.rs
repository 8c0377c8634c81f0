#![allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn drawn(drawing: Drawing, seed: &str, events: u64, first: u64, to: u64) -> Vec<u64> {
    draw(&Draw { drawing, seed: seed.to_owned(), events, first, from: 0, to })
}

/// What the program in `docs/sampling.md` prints, which uses OpenSSL and nothing of ours.
#[test]
fn samples_are_those_of_the_reference() {
    let strata = || (0..100_u32).map(|at| at * at % 5).collect::<Vec<u32>>();
    let seed = "2026-11-30";
    let cases: [(Drawing, &str, u64, u64, &[u64]); 7] = [
        (Drawing::Random, seed, 1000, 12, &[595, 516, 593, 352, 391, 697, 690, 526, 940, 813, 70, 581]),
        (Drawing::Random, "", 10, 10, &[4, 7, 6, 5, 3, 0, 8, 1, 2, 9]),
        (Drawing::Random, "é 7", 200_000, 6, &[97538, 39224, 29399, 55885, 139_235, 7980]),
        (
            Drawing::Systematic,
            seed,
            1000,
            12,
            &[49, 132, 216, 299, 382, 466, 549, 632, 716, 799, 882, 966, 43, 126, 209, 293],
        ),
        (Drawing::Systematic, "q", 10, 4, &[1, 4, 6, 9, 2, 7, 0, 5, 3, 8]),
        (Drawing::Stratified(strata()), seed, 100, 12, &[89, 63, 15, 66, 87, 36, 97, 45, 86, 32, 71, 53]),
        (Drawing::Weighted(strata()), seed, 100, 12, &[35, 80, 11, 31, 54, 74, 94, 17, 37, 57, 78, 98, 5, 50]),
    ];
    for (drawing, seed, events, first, expected) in cases {
        assert_eq!(drawn(drawing.clone(), seed, events, first, expected.len() as u64), expected, "{drawing:?}");
    }
}

#[test]
fn nothing_is_drawn_from_nothing() {
    for drawing in [Drawing::Random, Drawing::Systematic, Drawing::Stratified(vec![]), Drawing::Weighted(vec![])] {
        assert!(drawn(drawing, "1", 0, 5, 5).is_empty());
    }
}

fn drawings() -> impl Strategy<Value = (Drawing, u64)> {
    prop::collection::vec(0_u32..6, 1..300).prop_flat_map(|strata| {
        let events = strata.len() as u64;
        let (again, all) = (strata.clone(), [Drawing::Random, Drawing::Systematic]);
        prop_oneof![
            prop::sample::select(all.to_vec()),
            Just(Drawing::Stratified(strata)),
            Just(Drawing::Weighted(again)),
        ]
        .prop_map(move |drawing| (drawing, events))
    })
}

proptest! {
    #[test]
    fn every_event_is_drawn_once_and_a_longer_sample_continues_a_shorter_one(
        (drawing, events) in drawings(), seed in ".{0,8}", first in 0_u64..400, cut in 0_u64..300,
    ) {
        let whole = drawn(drawing.clone(), &seed, events, first, u64::MAX);
        prop_assert_eq!(whole.iter().copied().collect::<BTreeSet<u64>>(), (0..events).collect::<BTreeSet<u64>>());
        prop_assert_eq!(whole.len() as u64, events);
        let cut = cut.min(events);
        let begun = drawn(drawing.clone(), &seed, events, first, cut);
        let rest = draw(&Draw { drawing, seed, events, first, from: cut, to: u64::MAX });
        prop_assert_eq!([begun, rest].concat(), whole);
    }

    /// Neighbours in a systematic sample are an interval apart, to the next whole number.
    #[test]
    fn intervals_are_equal(events in 1_u64..500, first in 1_u64..500, seed in ".{0,4}") {
        let first = first.min(events);
        let sample = drawn(Drawing::Systematic, &seed, events, first, first);
        let floor = events / first;
        for pair in sample.windows(2) {
            prop_assert!((floor..=floor + 1).contains(&(pair[1] - pair[0])), "{sample:?}");
        }
        // Also from the last one round to the first.
        prop_assert!((floor..=floor + 1).contains(&(sample[0] + events - sample[sample.len() - 1])));
    }

    /// Whoever has at least an interval's worth of events is in a weighted sample, as often as whole intervals fit.
    #[test]
    fn the_largest_are_certain(strata in prop::collection::vec(0_u32..6, 1..300), first in 1_u64..300, seed in ".{0,4}") {
        let events = strata.len() as u64;
        let first = first.min(events);
        let sample = drawn(Drawing::Weighted(strata.clone()), &seed, events, first, first);
        for stratum in 0..6 {
            let size = strata.iter().filter(|it| **it == stratum).count() as u64;
            let hits = sample.iter().filter(|place| strata[**place as usize] == stratum).count() as u64;
            let exact = size * first;
            prop_assert!((exact / events..=exact.div_ceil(events)).contains(&hits), "{stratum}: {hits} of {size}");
        }
    }
}

#[test]
fn each_event_is_as_likely_as_any_other() {
    // 4000 seeds, 3 of 12 events: each 1000 times, with a standard deviation below 28.
    let strata: Vec<u32> = (0..12).map(|at| at % 3).collect();
    for drawing in
        [Drawing::Random, Drawing::Systematic, Drawing::Stratified(strata.clone()), Drawing::Weighted(strata)]
    {
        let mut counts = [0_u32; 12];
        for seed in 0..4000 {
            let sample = drawn(drawing.clone(), &seed.to_string(), 12, 3, 3);
            sample.into_iter().for_each(|place| counts[place as usize] += 1);
        }
        assert!(counts.iter().all(|count| count.abs_diff(1000) < 140), "{drawing:?} {counts:?}");
    }
}
