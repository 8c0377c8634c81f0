//! What is new, and what has changed, agree with looking by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv6Addr};

use cloudtrail::{Cell, Fields};
use proptest::prelude::*;
use protocol::{Actor, Column, Filter, Micros, NoveltyKind, TimeRange};

use super::counting::given::{NOON, few_records};
use super::sample::Sample;

/// A record, as far as this is about it.
struct Seen {
    row: u32,
    time: Option<i64>,
    failed: bool,
    cells: Vec<Option<String>>,
}

impl Seen {
    fn cell(&self, column: Column) -> Option<String> {
        self.cells[column as usize].clone()
    }

    /// What may be new about it.
    fn value(&self, kind: NoveltyKind) -> Option<String> {
        if kind != NoveltyKind::User && self.cell(Column::Actor).as_deref() == Some(Actor::Services.name()) {
            return None;
        }
        match kind {
            NoveltyKind::User => self.cell(Column::User),
            NoveltyKind::Address => self.cell(Column::SourceIpAddress),
            NoveltyKind::Agent => self.cell(Column::UserAgent),
            NoveltyKind::Region => self.cell(Column::AwsRegion),
            NoveltyKind::Call => Some(format!("{} {}", self.cell(Column::EventName)?, self.cell(Column::User)?)),
            NoveltyKind::Network => match self.cell(Column::SourceIpAddress)?.parse().ok()? {
                IpAddr::V4(address) => {
                    let [a, b, c, _] = address.octets();
                    Some(format!("{a}.{b}.{c}.0/24"))
                }
                IpAddr::V6(address) => {
                    let [a, b, c, ..] = address.segments();
                    Some(format!("{}/48", Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0)))
                }
            },
        }
    }
}

fn seen(sample: &Sample) -> Vec<Seen> {
    let all = sample.select(&Filter::All).rows;
    let one = |row: u32| {
        let fields = Fields::parse(&sample.rows[row as usize].0).unwrap();
        let text = |cell: &Cell<'_>| match cell {
            Cell::Text(text) => Some(text.to_string()),
            Cell::Bool(value) => Some(value.to_string()),
            Cell::Number(text) => Some((*text).to_owned()),
            Cell::Absent | Cell::Null | Cell::Composite => None,
        };
        let cells = fields.cells.iter().map(text).collect();
        Seen { row, time: fields.time.map(|Micros(time)| time), failed: fields.is_error, cells }
    };
    all.into_iter().map(one).collect()
}

fn check(sample: &Sample, range: TimeRange) {
    let seen = seen(sample);
    let all = sample.select(&Filter::All);
    let (now, before) = (
        sample.store.within(&all, range),
        sample.store.within(&all, TimeRange { from: Micros(i64::MIN), to: range.from }),
    );
    let is_now = |row: &&Seen| row.time.is_some_and(|time| range.from.0 <= time && time < range.to.0);
    let is_before = |row: &&Seen| row.time.is_some_and(|time| time < range.from.0);
    assert_eq!(now.rows, seen.iter().filter(is_now).map(|row| row.row).collect::<Vec<_>>());
    for found in sample.store.novelties(&now, &before, u32::MAX) {
        let old: BTreeSet<String> = seen.iter().filter(is_before).filter_map(|row| row.value(found.kind)).collect();
        let mut expected: BTreeMap<String, (i64, u64, u64)> = BTreeMap::new();
        for row in seen.iter().filter(is_now) {
            let Some(value) = row.value(found.kind).filter(|value| !old.contains(value)) else { continue };
            let known = expected.entry(value).or_insert((i64::MAX, 0, 0));
            *known = (known.0.min(row.time.unwrap()), known.1 + 1, known.2 + u64::from(row.failed));
        }
        let name = |it: &protocol::Novelty| match (&it.by, found.kind) {
            (Some((user, _)), NoveltyKind::Call) => format!("{} {user}", it.value),
            _ => it.value.clone(),
        };
        let told: BTreeMap<String, (i64, u64, u64)> =
            found.first.iter().map(|it| (name(it), (it.time.0, it.events, it.errors))).collect();
        assert_eq!(told, expected, "{:?}", found.kind);
        assert_eq!(found.total, expected.len() as u64);
    }
    let count = |rows: Vec<&Seen>, column: Column, value: &str| {
        rows.into_iter().filter(|row| row.cell(column).as_deref() == Some(value)).count() as u64
    };
    let movers = sample.store.movers(&now, &before, u32::MAX);
    for mover in &movers {
        assert_eq!(mover.now, count(seen.iter().filter(is_now).collect(), mover.column, &mover.value));
        assert_eq!(mover.then, count(seen.iter().filter(is_before).collect(), mover.column, &mover.value));
        assert!(mover.now.abs_diff(mover.then) >= 5);
    }
    let surprise = |now: u64, then: u64| (now.abs_diff(then) as f64) / ((now + then) as f64).sqrt();
    assert!(movers.is_sorted_by(|a, b| surprise(a.now, a.then) >= surprise(b.now, b.then)));
    let names: BTreeSet<String> = seen.iter().filter_map(|row| row.cell(Column::EventName)).collect();
    for name in names {
        let now = count(seen.iter().filter(is_now).collect(), Column::EventName, &name);
        let then = count(seen.iter().filter(is_before).collect(), Column::EventName, &name);
        let is_told = movers.iter().any(|mover| mover.column == Column::EventName && mover.value == name);
        assert_eq!(is_told, now.abs_diff(then) >= 5, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_new_is_what_looking_by_hand_finds(records in few_records(), from in -10i64..100, length in 0i64..100) {
        let texts: Vec<String> = records.iter().enumerate().map(|(at, record)| record.json(at)).collect();
        let sample = Sample::of(&[&[("log.json", texts)]]);
        let at = |second: i64| Micros((NOON + second) * 1_000_000);
        check(&sample, TimeRange { from: at(from), to: at(from + length) });
    }
}
