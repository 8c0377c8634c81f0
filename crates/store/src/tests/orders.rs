//! Sorting and windows.

use proptest::collection::vec;
use proptest::prelude::*;
use protocol::report::Verdict;
use protocol::{Column, Direction, Filter, Micros, Sort, SortKey, TimeRange};

use super::sample::Sample;
use crate::Scanned;

fn record(id: u32, time: &str, name: &str) -> String {
    format!(r#"{{"eventID":"{id}","eventTime":"{time}","eventName":{name}}}"#)
}

/// Two files, arriving in the wrong order.
fn sample() -> Sample {
    let b = vec![
        record(0, "2024-01-15T12:00:02Z", "\"b\""),
        record(1, "2024-01-15T12:00:01Z", "\"a\""),
        record(2, "...", "\"a\""),
        record(3, "2024-01-15T12:00:01Z", "null"),
    ];
    let a = vec![
        record(4, "2024-01-15T12:00:01Z", "\"c\""),
        record(5, "...", "{}"),
        record(6, "2024-01-15T12:00:01.5Z", "\"\""),
        record(7, "2024-01-15T12:00:00Z", "\"a\""),
    ];
    let mut sample = Sample::of(&[&[("b", b)], &[("a", a)]]);
    sample.set_proof(&[Verdict::VerifiedSigned, Verdict::Tampered]);
    sample
}

fn sorted(sample: &mut Sample, key: &SortKey, direction: Direction) -> Vec<u32> {
    let mut selection = sample.select(&Filter::All);
    sample.store.sort(&mut selection, &Sort::by(key.clone(), direction));
    sample.all(&selection, |row| row.event_id.parse().unwrap())
}

#[test]
fn every_order_in_both_directions() {
    use Direction::{Ascending, Descending};
    let mut sample = sample();
    let column = SortKey::Column(Column::EventName);
    for (key, direction, expected) in [
        (SortKey::Time, Ascending, [7, 4, 1, 3, 6, 0, 5, 2]),
        (SortKey::Time, Descending, [0, 6, 4, 1, 3, 7, 5, 2]),
        (column.clone(), Ascending, [6, 7, 1, 2, 0, 4, 3, 5]),
        (column, Descending, [4, 0, 7, 1, 2, 6, 3, 5]),
        (SortKey::Proof, Ascending, [7, 4, 6, 5, 1, 3, 0, 2]),
        (SortKey::Proof, Descending, [1, 3, 0, 2, 7, 4, 6, 5]),
    ] {
        assert_eq!(sorted(&mut sample, &key, direction), expected, "{key:?} {direction:?}");
    }
}

#[test]
fn orders_follow_when_rows_are_added() {
    let mut sample = sample();
    sorted(&mut sample, &SortKey::Column(Column::EventName), Direction::Ascending);
    sample.add(2, &[("c", vec![record(8, "2024-01-15T11:00:00Z", "\"aa\"")])]);
    let by_name = sorted(&mut sample, &SortKey::Column(Column::EventName), Direction::Ascending);
    assert_eq!(by_name, [6, 7, 1, 2, 8, 0, 4, 3, 5]);
    assert_eq!(sorted(&mut sample, &SortKey::Time, Direction::Ascending)[..2], [8, 7]);
}

proptest! {
    #[test]
    fn an_order_kept_while_rows_arrive_is_that_of_all(batches in vec(vec((0u8..4, 0u8..5), 0..40), 1..6)) {
        let (mut asked, mut silent) = (Sample::default(), Sample::default());
        let mut id = 0;
        for (number, batch) in (0..).zip(&batches) {
            let files = batch.iter().map(|(path, second)| {
                id += 1;
                // One of the seconds makes the time invalid.
                let time = format!("2024-01-15T12:00:0{}Z", if *second == 4 { "x".to_owned() } else { second.to_string() });
                (["a", "b", "c", "d"][usize::from(*path)], vec![record(id, &time, "\"n\"")])
            });
            let files: Vec<_> = files.collect();
            asked.add(number, &files);
            silent.add(number, &files);
            sorted(&mut asked, &SortKey::Time, Direction::Descending);
        }
        for direction in [Direction::Ascending, Direction::Descending] {
            prop_assert_eq!(
                sorted(&mut asked, &SortKey::Time, direction),
                sorted(&mut silent, &SortKey::Time, direction)
            );
        }
    }
}

#[test]
fn a_few_rows_of_many_are_sorted_alike() {
    let records = |from: u32| {
        (from..from + 500)
            .map(|i| record(i, &format!("2024-01-15T12:00:{:02}Z", i * 7 % 60), &format!("\"n{}\"", i % 5)))
            .collect::<Vec<_>>()
    };
    let mut sample = Sample::of(&[&[("b", records(0)), ("a", records(500))]]);
    for key in [SortKey::Time, SortKey::Column(Column::EventName), SortKey::Proof] {
        for direction in [Direction::Ascending, Direction::Descending] {
            let all = sorted(&mut sample, &key, direction);
            let mut few = sample.select(&Filter::All);
            few.rows.retain(|row| row % 37 == 0);
            sample.store.sort(&mut few, &Sort::by(key.clone(), direction));
            let few: Vec<u32> = sample.all(&few, |row| row.event_id.parse().unwrap());
            assert_eq!(few, all.into_iter().filter(|row| row % 37 == 0).collect::<Vec<_>>(), "{key:?} {direction:?}");
        }
    }
}

proptest! {
    /// Compared with sorting by the positions in the orders by single keys, which is slow and plain.
    #[test]
    fn an_order_by_several_keys_is_that_of_its_keys(keys in vec((0usize..4, any::<bool>()), 1..4)) {
        let mut sample = Sample::of(&[&[
            ("b", (0..60).map(|i| record(i, &format!("2024-01-15T12:00:0{}Z", i * 7 % 5), &format!("\"n{}\"", i % 3))).collect()),
            ("a", (60..90).map(|i| record(i, if i % 4 == 0 { "?" } else { "2024-01-15T12:00:01Z" }, "null")).collect()),
        ]]);
        sample.set_proof(&[Verdict::VerifiedSigned, Verdict::Tampered]);
        let all = [
            SortKey::Time,
            SortKey::Column(Column::EventName),
            SortKey::Proof,
            SortKey::Column(Column::User),
        ];
        let keys: Vec<(SortKey, Direction)> = keys
            .into_iter()
            .map(|(at, up)| (all[at].clone(), if up { Direction::Ascending } else { Direction::Descending }))
            .collect();
        let mut selection = sample.select(&Filter::All);
        let (key, direction) = keys[0].clone();
        sample.store.sort(&mut selection, &Sort { key, direction, then: keys[1..].to_vec() });
        let found: Vec<u32> = sample.all(&selection, |row| row.event_id.parse().unwrap());
        let mut plain = sorted(&mut sample, &SortKey::Time, Direction::Ascending);
        let rows: Vec<protocol::Row> = sample.all(&selection, |row| row);
        let row = |id: &u32| rows.iter().find(|row| row.event_id == id.to_string()).unwrap();
        plain.sort_by(|a, b| {
            let (a, b) = (row(a), row(b));
            keys.iter().fold(std::cmp::Ordering::Equal, |known, (key, direction)| {
                known.then_with(|| {
                    let (a, b) = (value(a, key), value(b, key));
                    match direction {
                        _ if a.is_none() || b.is_none() => a.is_none().cmp(&b.is_none()),
                        Direction::Ascending => a.cmp(&b),
                        Direction::Descending => b.cmp(&a),
                    }
                })
            })
        });
        prop_assert_eq!(found, plain);
    }
}

/// What a row is sorted by, as text.
fn value(row: &protocol::Row, key: &SortKey) -> Option<String> {
    match key {
        SortKey::Time => row.time.map(|at| format!("{:020}", at.0)),
        SortKey::Column(column) => row.cells[*column as usize].clone(),
        SortKey::Proof => Some(format!("{:02}", row.proof as u8)),
        SortKey::Path(_) | SortKey::Noted => None,
    }
}

#[test]
fn windows() {
    let sample = sample();
    let all = sample.select(&Filter::All);
    let ids = |first, count| sample.store.row_ids(&all, first, count).iter().map(|row| row.0).collect::<Vec<_>>();
    assert_eq!(ids(0, 3), [0, 1, 2]);
    assert_eq!(ids(6, 3), [6, 7]);
    assert_eq!(ids(8, 3), [] as [u32; 0]);
    assert_eq!(ids(u64::MAX, u32::MAX), [] as [u32; 0]);
    assert_eq!(sample.store.rows(&all, 6, 3).rows.len(), 2);
}

#[test]
fn a_time_range_is_half_open_and_holds_nothing_undated() {
    let sample = sample();
    let second = |second: i64| Micros((1_705_320_000 + second) * 1_000_000);
    let plan = sample.store.plan(&Filter::All).unwrap();
    let ids = |from, to| {
        let range = Some(TimeRange { from: second(from), to: second(to) });
        let selection = sample.store.select(&plan, range, &Scanned::default());
        sample.store.row_ids(&selection, 0, 99).iter().map(|row| row.0).collect::<Vec<_>>()
    };
    assert_eq!(ids(1, 2), [1, 3, 4, 6]);
    assert_eq!(ids(0, 1), [7]);
    assert_eq!(ids(-1000, 1000), [0, 1, 3, 4, 6, 7]);
    assert_eq!(ids(1, 1), [] as [u32; 0]);
}
