#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use proptest::prelude::*;
use protocol::RowId;
use protocol::recording::{Change, NotRecorded};

use super::*;
use crate::testing::{World, end};

const SECONDS: i64 = 120;

/// The same, computed second by second.
fn naive(there: &[Stretch], gone: &[Stretch], over: &[Stretch], second: i64) -> HourState {
    let over_it = |stretches: &[Stretch]| {
        let covering = stretches.iter().filter(|stretch| (stretch.from..stretch.to).contains(&second));
        covering.map(|stretch| stretch.state).max()
    };
    let below = over_it(there).or_else(|| over_it(gone));
    below.max(over_it(over)).unwrap_or_default()
}

fn stretches() -> impl Strategy<Value = Vec<Stretch>> {
    let one = (0..SECONDS, 0..SECONDS, 1..HourState::COUNT);
    let one = one.prop_map(|(a, b, state)| Stretch { from: a.min(b), to: a.max(b), state: HourState::ALL[state] });
    proptest::collection::vec(one, 0..8)
}

proptest! {
    #[test]
    fn every_second_is_as_counted_by_hand(
        there in stretches(), gone in stretches(), over in stretches(), a in -5..SECONDS + 5, b in -5..SECONDS + 5,
    ) {
        let timeline = Timeline::layers(&there, &gone, &over);
        let (from, to) = (a.min(b), a.max(b));
        let known = timeline.known(from, to);
        let mut at = from;
        for part in &known {
            prop_assert_eq!(part.from, at);
            prop_assert!(part.from < part.to);
            for second in part.from..part.to {
                prop_assert_eq!(part.state, naive(&there, &gone, &over, second), "at {}", second);
                prop_assert_eq!(timeline.at(second), part.state);
            }
            at = part.to;
        }
        prop_assert_eq!(at, to);
        let holes: i64 = timeline.holes(from, to).iter().map(|hole| hole.to - hole.from).sum();
        let is_hole = |state| matches!(state, HourState::Nothing | HourState::Gap | HourState::DigestMissing);
        let by_hand = (from..to).filter(|second| is_hole(naive(&there, &gone, &over, *second))).count();
        prop_assert_eq!(holes, i64::try_from(by_hand).unwrap());
    }
}

/// Hours 0 to 2 and 5 to 6, between which nothing was made.
fn interrupted() -> World {
    let mut world = World::hours(3);
    world.add_hour(5, None);
    world.add_hour(6, Some(5));
    world.with_all_metadata()
}

fn seconds(hour: i64) -> i64 {
    time::seconds(end(hour))
}

fn band(began: i64, ended: Option<i64>) -> Band {
    let change = |name: &str, second: i64| Change {
        time: Micros(second * 1_000_000),
        name: name.to_owned(),
        row: RowId(0),
        event_id: String::new(),
    };
    Band {
        trail: "main".to_owned(),
        account: "111122223333".to_owned(),
        missing: NotRecorded::Stopped,
        began: change("StopLogging", began),
        ended: ended.map(|ended| change("StartLogging", ended)),
        known: None,
    }
}

fn timeline(world: &World, bands: &[Band]) -> Timeline {
    let report = world.report();
    Timeline::of(&report.chains[0], &by_digest(&report.logs), bands)
}

fn said(timeline: &Timeline) -> Vec<(i64, i64, HourState)> {
    let base = seconds(0);
    timeline.stretches().iter().map(|known| (known.from - base, known.to - base, known.state)).collect()
}

#[test]
fn a_gap_is_one_gap_whoever_tells_of_it() {
    let (proved, gap) = (HourState::Proved, HourState::Gap);
    let world = interrupted();
    let hour = 3600;
    assert_eq!(
        said(&timeline(&world, &[])),
        [(-hour, 2 * hour, proved), (2 * hour, 4 * hour, gap), (4 * hour, 6 * hour, proved)]
    );
    // Stopped ten minutes before the last digest ended, and started again some seconds before the next one began.
    let stopped = band(seconds(2) - 600, Some(seconds(4) - 7));
    let expected = [(-hour, 2 * hour - 600, proved), (2 * hour - 600, 4 * hour, gap), (4 * hour, 6 * hour, proved)];
    assert_eq!(said(&timeline(&world, &[stopped])), expected);
    // No event says that it was started, but a digest shows it.
    assert_eq!(said(&timeline(&world, &[band(seconds(2) - 600, None)])), expected);
    let of_another = Band { trail: "other".to_owned(), ..band(seconds(2) - 600, None) };
    let of_insights = Band { missing: NotRecorded::InsightsEvents, ..band(seconds(2) - 600, None) };
    assert_eq!(said(&timeline(&world, &[of_another, of_insights])), said(&timeline(&world, &[])));
}

#[test]
fn a_trail_that_is_never_started_again_ends_with_its_last_digest() {
    let world = interrupted();
    let last = said(&timeline(&world, &[band(seconds(6) - 60, None)]));
    assert_eq!(last.last(), Some(&(6 * 3600 - 60, 6 * 3600, HourState::Gap)));
    let before = band(seconds(-5), None);
    assert_eq!(said(&timeline(&world, &[before])), said(&timeline(&world, &[])));
}
