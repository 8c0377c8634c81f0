#![allow(clippy::unwrap_used)]

use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::*;

/// Zones as POSIX describes them: no change, half hours, changes of half an hour, changes at midnight and just after it.
const ZONES: [&str; 7] = [
    "UTC0",
    "CET-1CEST,M3.5.0,M10.5.0/3",
    "<+0530>-5:30",
    "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
    "NST3:30NDT,M3.2.0/0:01,M11.1.0/0:01",
    "CST5CDT,M3.2.0/0,M11.1.0/1",
    "<-0330>3:30<-0230>,M10.3.0/0,M2.3.0/0",
];

const SPAN: (Micros, Micros) = (Micros(1_577_836_800_000_000), Micros(1_735_689_600_000_000));

fn by_jiff(zone: &TimeZone, at: Micros) -> i64 {
    let at = Timestamp::from_microsecond(at.0).unwrap();
    i64::from(zone.to_offset(at).seconds()) * SECOND
}

fn known(at: usize) -> (TimeZone, Zone) {
    let posix = TimeZone::posix(ZONES[at]).unwrap();
    let zone = zone("Some/Where", SPAN, |at| by_jiff(&posix, at));
    (posix, zone)
}

fn parse(text: &str) -> Micros {
    crate::parse(text).unwrap()
}

fn berlin() -> Zone {
    known(1).1
}

#[test]
fn changes_are_found_to_the_second() {
    let spring = (parse("2024-03-31T01:00:00Z"), 2 * HOUR);
    let autumn = (parse("2024-10-27T01:00:00Z"), HOUR);
    let zone = berlin();
    assert!(zone.changes.contains(&spring) && zone.changes.contains(&autumn), "{zone:?}");
    assert_eq!((zone.offset, zone.changes.len()), (HOUR, 10));
    assert_eq!(known(0).1.changes, []);
}

#[test]
fn times_are_written_with_their_offset() {
    let written = |zone: &Zone, text: &str| write_in(zone, parse(text)).unwrap();
    assert_eq!(written(&berlin(), "2024-01-15T12:00:00Z"), "2024-01-15T13:00:00+01:00");
    assert_eq!(written(&berlin(), "2024-10-27T00:30:00.5Z"), "2024-10-27T02:30:00.500+02:00");
    assert_eq!(written(&berlin(), "2024-10-27T01:30:00Z"), "2024-10-27T02:30:00+01:00");
    assert_eq!(written(&known(4).1, "2024-01-15T00:00:00Z"), "2024-01-14T20:30:00-03:30");
    assert_eq!(written(&Zone::default(), "2024-01-15T00:00:00Z"), "2024-01-15T00:00:00Z");
    let odd = Zone { offset: -75 * SECOND, ..Zone::default() };
    assert_eq!(written(&odd, "2024-01-15T00:00:00Z"), "2024-01-14T23:58:45-00:01:15");
    assert_eq!(write_in(&berlin(), Micros(i64::MAX)), None);
}

#[test]
fn what_clocks_skip_is_where_they_go_on_and_what_they_show_twice_is_the_first_time() {
    let found = |text: &str| write(first(&berlin(), parse(text))).unwrap();
    assert_eq!(found("2024-03-31T02:30:00Z"), "2024-03-31T01:00:00Z");
    assert_eq!(found("2024-10-27T02:30:00Z"), "2024-10-27T00:30:00Z");
    assert_eq!(found("2024-10-27T03:00:00Z"), "2024-10-27T02:00:00Z");
}

#[test]
fn days_have_23_or_25_hours() {
    let zone = berlin();
    let length = |text: &str| {
        let start = floor(&zone, parse(text), DAY);
        (write(start).unwrap(), (next(&zone, start, DAY).0 - start.0) / HOUR)
    };
    assert_eq!(length("2024-03-31T12:00:00Z"), ("2024-03-30T23:00:00Z".to_owned(), 23));
    assert_eq!(length("2024-10-27T12:00:00Z"), ("2024-10-26T22:00:00Z".to_owned(), 25));
    assert_eq!(length("2024-06-01T12:00:00Z"), ("2024-05-31T22:00:00Z".to_owned(), 24));
    // An hour that occurs twice is two.
    let hour = |text: &str| write(floor(&zone, parse(text), HOUR)).unwrap();
    assert_eq!(hour("2024-10-27T00:59:59Z"), "2024-10-27T00:00:00Z");
    assert_eq!(hour("2024-10-27T01:00:00Z"), "2024-10-27T01:00:00Z");
    let half = known(2).1;
    assert_eq!(write(floor(&half, parse("2024-01-01T12:00:00Z"), HOUR)).unwrap(), "2024-01-01T11:30:00Z");
}

#[test]
fn hours_of_the_week_are_those_that_clocks_show() {
    // A Monday.
    assert_eq!(week_hour(&Zone::default(), parse("2024-01-15T00:30:00Z")), (0, 0));
    assert_eq!(week_hour(&berlin(), parse("2024-01-14T23:30:00Z")), (0, 0));
    assert_eq!(week_hour(&known(4).1, parse("2024-01-15T00:30:00Z")), (6, 21));
}

proptest! {
    #[test]
    fn the_table_says_what_the_zone_does(which in 0..ZONES.len(), at in SPAN.0.0..SPAN.1.0) {
        let (posix, zone) = known(which);
        prop_assert_eq!(offset(&zone, Micros(at)), by_jiff(&posix, Micros(at)));
    }

    #[test]
    fn the_first_moment_is_the_one_that_walking_finds(which in 0..ZONES.len(), change in 0_usize..10, away in -300_i64..300) {
        let zone = known(which).1;
        let near = zone.changes.get(change).map_or(SPAN.0.0 + DAY, |(at, _)| at.0);
        let wanted = near + offset(&zone, Micros(near)) + away * MINUTE;
        let start = near - 2 * DAY;
        let walked = (0..6 * 1440).map(|minute| Micros(start + minute * MINUTE)).find(|at| clock(&zone, *at).0 >= wanted);
        prop_assert_eq!(Some(first(&zone, Micros(wanted))), walked);
    }

    #[test]
    fn buckets_follow_each_other_and_contain_their_times(
        which in 0..ZONES.len(),
        change in 0_usize..10,
        away in -3_000_i64..3_000,
        length in prop::sample::select(vec![MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 12 * HOUR, DAY, 7 * DAY, 28 * DAY]),
    ) {
        let zone = known(which).1;
        let near = zone.changes.get(change).map_or(SPAN.0.0 + 60 * DAY, |(at, _)| at.0);
        let at = Micros(near + away * MINUTE);
        let start = floor(&zone, at, length);
        let end = next(&zone, start, length);
        prop_assert!(start <= at && at < end, "{:?} {:?} {:?}", start, at, end);
        prop_assert_eq!(floor(&zone, start, length), start);
        prop_assert_eq!(floor(&zone, Micros(end.0 - 1), length), start);
        prop_assert_eq!(floor(&zone, end, length), end);
        let is_multiple = clock(&zone, start).0 % length == 0;
        let is_change = zone.changes.iter().any(|(at, _)| *at == start);
        prop_assert!(is_multiple || is_change);
        prop_assert!(end.0 - start.0 <= length + HOUR);
    }

    #[test]
    fn nothing_overflows(at in any::<i64>(), length in any::<i64>(), offset in -DAY..DAY, change in any::<i64>()) {
        let zone = Zone { name: String::new(), offset, changes: vec![(Micros(change), -offset)] };
        let at = Micros(at);
        let start = floor(&zone, at, length);
        let _ = (next(&zone, start, length), first(&zone, at), week_hour(&zone, at), write_in(&zone, at));
    }
}
