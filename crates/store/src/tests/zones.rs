//! Counts by the clocks of a zone agree with what somebody counts who reads the clock for every event.

use std::collections::BTreeMap;

use proptest::prelude::*;
use protocol::{Filter, GroupKey, Micros, Zone};

use super::sample::Sample;

const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;

/// 2024-03-31T00:00:00Z, a Sunday.
const SUNDAY: i64 = 1_711_843_200_000_000;

/// Clocks that go forward and back by an hour or half an hour within a few days, and some that are ahead by odd hours.
fn zone() -> impl Strategy<Value = Zone> {
    let quarters = -48_i64..=56;
    let change = (1_i64..200, prop::sample::select(vec![-4_i64, -2, 2, 4]));
    (quarters, prop::option::of(change)).prop_map(|(quarters, change)| {
        let offset = quarters * 15 * MINUTE;
        let changes = change.map(|(hours, by)| (Micros(SUNDAY + hours * HOUR), offset + by * 15 * MINUTE));
        Zone { name: "A/B".to_owned(), offset, changes: changes.into_iter().collect() }
    })
}

fn dated(minutes: &[i64]) -> Sample {
    let record =
        |minute: &i64| format!(r#"{{"eventTime":"{}"}}"#, calendar::write(Micros(SUNDAY + minute * MINUTE)).unwrap());
    Sample::of(&[&[("a", minutes.iter().map(record).collect())]])
}

/// Date and hour on the clock, and its offset.
fn read(zone: &Zone, minute: i64) -> (String, String) {
    let at = Micros(SUNDAY + minute * MINUTE);
    let ahead = match zone.changes.first() {
        Some((from, then)) if at >= *from => *then,
        _ => zone.offset,
    };
    let shown = calendar::write(Micros(at.0 + ahead)).unwrap();
    let sign = if ahead < 0 { '-' } else { '+' };
    let (hours, minutes) = (ahead.abs() / HOUR, ahead.abs() / MINUTE % 60);
    (shown[..10].to_owned(), format!("{}{sign}{hours:02}:{minutes:02}", &shown[..14]))
}

proptest! {
    #[test]
    fn days_hours_and_bins_are_those_of_the_clock(zone in zone(), minutes in prop::collection::vec(0_i64..14_400, 1..40)) {
        let sample = dated(&minutes);
        let all = sample.select(&Filter::All);
        let grouped = |key: GroupKey| -> BTreeMap<String, u64> {
            let groups = sample.store.groups(&all, &[key], u32::MAX, &zone).largest;
            groups.into_iter().map(|group| (group.values[0].clone().unwrap(), group.events)).collect()
        };
        let (mut days, mut hours, mut week) = (BTreeMap::new(), BTreeMap::new(), vec![0; 168]);
        for minute in &minutes {
            let (day, hour) = read(&zone, *minute);
            let number = calendar::parse(&day).unwrap().0.div_euclid(24 * HOUR);
            let at = (number + 3).rem_euclid(7) * 24 + hour[11..13].parse::<i64>().unwrap();
            week[at as usize] += 1;
            *days.entry(day).or_insert(0) += 1;
            *hours.entry(hour).or_insert(0) += 1;
        }
        // A clock that goes back over midnight does not return to the day before.
        let back = zone.changes.iter().any(|(at, then)| {
            let (before, after) = (at.0 - 1 + zone.offset, at.0 + then);
            after < before && after.div_euclid(24 * HOUR) != before.div_euclid(24 * HOUR)
        });
        if !back {
            prop_assert_eq!(grouped(GroupKey::Day), days);
        }
        // Where clocks change within an hour, it begins anew.
        let found = grouped(GroupKey::Hour).into_iter().fold(BTreeMap::new(), |mut found: BTreeMap<String, u64>, (text, count)| {
            *found.entry(format!("{}{}", &text[..14], &text[19..])).or_insert(0) += count;
            found
        });
        prop_assert_eq!(found, hours);
        prop_assert_eq!(sample.store.week(&all, &zone), week);

        let histogram = sample.store.histogram(&all, &zone);
        prop_assert!(histogram.bins.len() <= 240);
        prop_assert_eq!(histogram.edges.len(), histogram.bins.len() + 1);
        for (edges, bin) in histogram.edges.windows(2).zip(&histogram.bins) {
            let within = |minute: &&i64| (edges[0].0..edges[1].0).contains(&(SUNDAY + **minute * MINUTE));
            prop_assert_eq!(bin.count, minutes.iter().filter(within).count() as u64);
        }
        prop_assert_eq!(histogram.bins.iter().map(|bin| bin.count).sum::<u64>(), minutes.len() as u64);
    }
}
