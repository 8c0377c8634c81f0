//! Everything that counts agrees with counting by hand, over any store and any selection of its rows.

pub mod given;

use std::collections::{BTreeMap, BTreeSet};

use cloudtrail::{Cell, Fields};
use proptest::prelude::*;
use proptest::sample::select;
use protocol::report::{Outcome, Verdict};
use protocol::{
    About, Actor, Bin, Column, Compare, Facet, FacetItem, Field, FieldTest, Filter, Group, GroupKey, Micros, Moment,
    Operand, ProofCounts, RowId, Test, TimeRange, Totals, ValueTest, Zone,
};

use given::{Given, KEY, MANY, NOON, few_records, given, many_records, shape};

use super::path_columns::fetch;
use super::sample::Sample;
use super::survey;
use crate::survey::Surveyor;
use crate::{Scanned, Selection};

/// What a person reads off a record.
struct Seen {
    json: String,
    path: String,
    /// What each column shows.
    cells: Vec<Option<String>>,
    time: Option<Micros>,
    /// The start of its hour.
    hour: Option<String>,
    verdict: Verdict,
}

impl Seen {
    fn new(json: &str, path: &str, verdict: Verdict) -> Seen {
        let fields = Fields::parse(json).unwrap();
        let shown = |cell: &Cell<'_>| match cell {
            Cell::Absent | Cell::Null => None,
            Cell::Composite => Some(Group::OBJECT.to_owned()),
            Cell::Bool(value) => Some(value.to_string()),
            Cell::Number(text) => Some((*text).to_owned()),
            Cell::Text(text) => Some(text.clone().into_owned()),
        };
        let cells = fields.cells.iter().map(shown).collect();
        let hour =
            fields.time.map(cloudtrail::time::format).and_then(|text| Some(format!("{}:00:00Z", text.get(..13)?)));
        Seen { json: json.to_owned(), path: path.to_owned(), cells, time: fields.time, hour, verdict }
    }

    fn cell(&self, column: Column) -> Option<&str> {
        self.cells[column as usize].as_deref()
    }

    /// The value it is grouped under.
    fn text(&self, key: &GroupKey) -> Option<&str> {
        match key {
            GroupKey::Proof => Some(self.verdict.name()),
            GroupKey::Hour => self.hour.as_deref(),
            GroupKey::Day => self.hour.as_deref().and_then(|hour| hour.get(..10)),
            GroupKey::Column(column) => self.cell(*column),
            // The region again; but elements of an array are values of their own.
            GroupKey::Path(_) if self.json.contains("\"key\":[") => Some("AccessDenied"),
            GroupKey::Path(_) => self.cell(Column::AwsRegion),
        }
    }

    fn is_error(&self) -> bool {
        naive::is_failure(&naive::Json::parse(&self.json).unwrap())
    }

    fn is_read_only(&self) -> bool {
        self.cell(Column::ReadOnly).is_some_and(|text| text.eq_ignore_ascii_case("true"))
    }
}

/// Splits records into documents and these into batches, and says what each row shows.
fn sample(records: &[Given], document: usize, in_batch: usize, verdicts: &[Verdict]) -> (Sample, Vec<Seen>) {
    let mut texts: Vec<String> = Vec::new();
    for (number, given) in records.iter().enumerate() {
        let copied = given.copy_of.filter(|_| number > 0).map(|of| texts[of.index(number)].clone());
        texts.push(copied.unwrap_or_else(|| given.json(number)));
    }
    // The document read last sorts first by path.
    let files: Vec<(String, Vec<String>)> =
        (0..).zip(texts.chunks(document)).map(|(at, texts)| (format!("{:04}", 9999 - at), texts.to_vec())).collect();
    let files: Vec<(&str, Vec<String>)> = files.iter().map(|(path, texts)| (path.as_str(), texts.clone())).collect();
    let mut sample = Sample::of(&files.chunks(in_batch).collect::<Vec<_>>());
    sample.set_proof(verdicts);
    let seen = |(row, (json, path)): (u32, &(String, String))| {
        let doc = sample.store.docs[row as usize] as usize;
        let verdict = verdicts.get(doc).copied().unwrap_or(Verdict::NotCovered);
        Seen::new(json, path, verdict)
    };
    let seen = (0..).zip(&sample.rows).map(seen).collect();
    (sample, seen)
}

/// Of identical records with an eventID, the one with the best-proved file is shown and, among those, the one whose
/// path sorts first.
fn shown(seen: &[Seen]) -> Vec<u32> {
    let rank = |verdict: Verdict| match verdict {
        Verdict::VerifiedSigned => 0,
        Verdict::VerifiedChained => 1,
        Verdict::VerifiedHashOnly => 2,
        Verdict::Tampered => 3,
        Verdict::InvalidFormat => 4,
        Verdict::Moved => 5,
        Verdict::Missing => 6,
        Verdict::Unverifiable => 7,
        Verdict::NotCovered => 8,
        Verdict::NotExported => 9,
    };
    let mut best: BTreeMap<&str, (u32, &str, u32)> = BTreeMap::new();
    let mut shown = BTreeSet::new();
    for (row, record) in (0..).zip(seen) {
        if record.json.contains("\"eventID\":null") {
            shown.insert(row);
            continue;
        }
        let place = (rank(record.verdict), record.path.as_str(), row);
        let known = best.entry(&record.json).or_insert(place);
        *known = place.min(*known);
    }
    shown.extend(best.into_values().map(|(.., row)| row));
    shown.into_iter().collect()
}

fn facet(rows: &[&Seen], column: Column, most: usize) -> Facet {
    let mut counts: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    let (mut absent, mut absent_errors, mut objects) = (0, 0, 0);
    for row in rows {
        match row.cell(column) {
            None => {
                absent += 1;
                absent_errors += u64::from(row.is_error());
            }
            Some(Group::OBJECT) => objects += 1,
            Some(text) => {
                let count = counts.entry(text.to_owned()).or_default();
                count.0 += 1;
                count.1 += u64::from(row.is_error());
            }
        }
    }
    let distinct = counts.len() as u64;
    let mut items: Vec<FacetItem> =
        counts.into_iter().map(|(value, (count, errors))| FacetItem { value, count, errors, about: None }).collect();
    items.sort_by_key(|item| std::cmp::Reverse(item.count));
    let other = objects + items.iter().skip(most).map(|item| item.count).sum::<u64>();
    items.truncate(most);
    Facet { column, items, distinct, other, absent, absent_errors }
}

/// What all rows, shown or not, tell about a user.
fn about(seen: &[Seen], user: &str) -> About {
    let of_user = || seen.iter().filter(|row| row.cell(Column::User) == Some(user));
    let actors = of_user().filter_map(|row| Actor::named(row.cell(Column::Actor)?));
    let accounts: BTreeSet<&str> = of_user().filter_map(|row| row.cell(Column::IdentityAccountId)).collect();
    let account = accounts.first().filter(|it| accounts.len() == 1 && !it.is_empty()).map(|&it| it.to_owned());
    About { actor: actors.min().unwrap(), account, known_as: None }
}

fn period(rows: &[&Seen]) -> Option<(Micros, Micros)> {
    let times = || rows.iter().filter_map(|row| row.time);
    times().min().zip(times().max())
}

fn count(rows: &[&Seen], test: impl Fn(&Seen) -> bool) -> u64 {
    rows.iter().filter(|row| test(row)).count() as u64
}

fn totals(rows: &[&Seen]) -> Totals {
    let of = |outcome: Outcome| count(rows, |row| row.verdict.outcome() == outcome);
    Totals {
        events: rows.len() as u64,
        errors: count(rows, Seen::is_error),
        undated: count(rows, |row| row.time.is_none()),
        read_only: count(rows, Seen::is_read_only),
        period: period(rows),
        proof: ProofCounts {
            proved: of(Outcome::Proved),
            unchecked: of(Outcome::Unchecked),
            failed: of(Outcome::Failed),
        },
    }
}

fn groups(rows: &[&Seen], by: &[GroupKey]) -> Vec<Group> {
    let mut groups: BTreeMap<Vec<Option<String>>, Vec<&Seen>> = BTreeMap::new();
    for row in rows {
        groups.entry(by.iter().map(|key| row.text(key).map(str::to_owned)).collect()).or_default().push(row);
    }
    let group = |(values, rows): (Vec<Option<String>>, Vec<&Seen>)| {
        let distinct =
            |column: Column| rows.iter().filter_map(|row| row.cell(column)).collect::<BTreeSet<_>>().len() as u64;
        Group {
            values,
            events: rows.len() as u64,
            errors: count(&rows, Seen::is_error),
            period: period(&rows),
            users: distinct(Column::User),
            addresses: distinct(Column::SourceIpAddress),
            names: distinct(Column::EventName),
        }
    };
    let mut groups: Vec<Group> = groups.into_iter().map(group).collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.events));
    groups
}

/// Counts each bin by looking at all rows.
fn check_histogram(sample: &Sample, selection: &Selection, rows: &[&Seen]) {
    let histogram = sample.store.histogram(selection, &Zone::default());
    assert_eq!(histogram.undated, count(rows, |row| row.time.is_none()));
    assert!(histogram.edges.iter().all(|edge| edge.0 % histogram.bin_length == 0));
    assert!(histogram.bins.len() <= 240);
    assert_eq!(histogram.edges.len(), if histogram.bins.is_empty() { 0 } else { histogram.bins.len() + 1 });
    for (at, (edges, bin)) in histogram.edges.windows(2).zip(&histogram.bins).enumerate() {
        assert_eq!(edges[1].0 - edges[0].0, histogram.bin_length);
        let within = |row: &Seen| row.time.is_some_and(|time| (edges[0]..edges[1]).contains(&time));
        let expected = Bin {
            count: count(rows, within),
            errors: count(rows, |row| within(row) && row.is_error()),
            unchecked: count(rows, |row| within(row) && row.verdict.outcome() == Outcome::Unchecked),
            failed: count(rows, |row| within(row) && row.verdict.outcome() == Outcome::Failed),
        };
        assert_eq!(*bin, expected, "bin {at}");
    }
    for column in [Column::AwsRegion, Column::Actor, Column::ErrorCode] {
        let layers = sample.store.layers(selection, &histogram, column, 2);
        for (at, bin) in histogram.bins.iter().enumerate() {
            assert_eq!(layers.iter().map(|layer| layer.counts[at]).sum::<u64>(), bin.count);
        }
        for layer in layers.iter().filter(|layer| layer.value.is_some()) {
            let expected = count(rows, |row| row.time.is_some() && row.cell(column) == layer.value.as_deref());
            assert_eq!(layer.counts.iter().sum::<u64>(), expected, "{:?}", layer.value);
        }
        let top: Vec<Option<String>> = facet(rows, column, 2).items.into_iter().map(|item| Some(item.value)).collect();
        assert!(layers.iter().map(|layer| layer.value.clone()).take(top.len()).eq(top));
    }
    let dated: u64 = histogram.bins.iter().map(|bin| bin.count).sum();
    assert_eq!(dated + histogram.undated, rows.len() as u64);
    for end in [histogram.bins.first(), histogram.bins.last()] {
        assert!(end.is_none_or(|bin| bin.count > 0), "bins begin and end with events");
    }
}

/// Counts fields and values in the raw records of these rows.
fn check_survey(sample: &Sample, rows: &[u32], seen: &[&Seen]) {
    let mut surveyor = Surveyor::new(&[]);
    for (segment, raw) in &sample.raw {
        let places = rows.iter().filter_map(|row| sample.store.locate(RowId(*row)));
        let places: Vec<u32> = places.filter(|(of, ..)| of == segment).map(|(_, place, _)| place).collect();
        raw.visit(&places, &mut |json| surveyor.see(json));
    }
    let jsons: Vec<String> = seen.iter().map(|row| row.json.clone()).collect();
    survey::check(&surveyor.survey(usize::MAX), &jsons);
}

fn check(sample: &Sample, selection: &Selection, seen: &[Seen], most: usize) {
    let rows: Vec<&Seen> = selection.rows.iter().map(|row| &seen[*row as usize]).collect();
    assert_eq!(selection.len(), rows.len() as u64);
    assert_eq!(selection.is_empty(), rows.is_empty());
    for mut found in sample.store.facets(selection, &Column::ALL, most as u32) {
        if found.column == Column::User {
            found.items.iter_mut().for_each(|item| assert_eq!(item.about.take(), Some(about(seen, &item.value))));
        }
        assert_eq!(found, facet(&rows, found.column, most));
    }
    let first = sample.store.facets_people_first(selection, &[Column::User, Column::AwsRegion], most as u32);
    let mut users = facet(&rows, Column::User, usize::MAX);
    users.items.iter_mut().for_each(|item| item.about = Some(about(seen, &item.value)));
    users.items.sort_by_key(|item| item.about.as_ref().map(|about| about.actor));
    users.items.truncate(most);
    assert_eq!(first[0].items, users.items);
    assert_eq!(first[1], facet(&rows, Column::AwsRegion, most));
    assert_eq!(sample.store.totals(selection), totals(&rows));
    let key = || GroupKey::Path(KEY.into());
    let column = GroupKey::Column;
    for by in [
        vec![],
        vec![GroupKey::Proof],
        vec![GroupKey::Hour],
        vec![GroupKey::Day, column(Column::EventName)],
        vec![key()],
        vec![column(Column::EventName)],
        vec![column(Column::ReadOnly), column(Column::ErrorCode)],
        vec![column(Column::AwsRegion), GroupKey::Proof],
        vec![key(), column(Column::UserName)],
        vec![column(Column::SourceIpAddress), key()],
    ] {
        let expected = groups(&rows, &by);
        let found = sample.store.groups(selection, &by, most as u32, &Zone::default());
        assert_eq!(found.total, expected.len() as u64, "by {by:?}");
        assert_eq!(found.largest[..], expected[..most.min(expected.len())], "by {by:?}");
    }
    // Both look at every record for every bin or value: slow where there are thousands.
    if rows.len() < 200 {
        check_histogram(sample, selection, &rows);
        check_survey(sample, &selection.rows, &rows);
    }
}

/// Rows, the filter for an outcome, and the filter for events without a time agree with the records, using columns
/// alone.
fn check_outcomes(sample: &Sample, all: &Selection, seen: &[Seen]) {
    let rows_where = |test: &dyn Fn(&Seen) -> bool| -> Vec<u32> {
        all.rows.iter().copied().filter(|row| test(&seen[*row as usize])).collect()
    };
    let failed: Vec<bool> = all.rows.iter().map(|row| seen[*row as usize].is_error()).collect();
    assert_eq!(sample.store.rows(all, 0, u32::MAX).rows.iter().map(|row| row.failed).collect::<Vec<_>>(), failed);
    let dawn = Operand::Time(Moment::At(Micros(-62_167_219_200_000_000)));
    let dated =
        FieldTest { field: Field::Path(["eventTime"].into()), test: Test::Compare(Compare::GreaterOrEqual, dawn) };
    let outcome = |name: &str| {
        let test = Test::AnyOf(vec![ValueTest::Is(name.to_owned())]);
        Filter::Field(FieldTest { field: Field::Outcome, test })
    };
    for (filter, expected) in [
        (outcome("failure"), rows_where(&Seen::is_error)),
        (outcome("success"), rows_where(&|row| !row.is_error())),
        (Filter::Not(Box::new(Filter::Field(dated))), rows_where(&|row| row.time.is_none())),
    ] {
        let plan = sample.store.plan(&filter).unwrap();
        assert!(plan.raw_tests().is_empty());
        assert_eq!(sample.select(&filter).rows, expected, "{filter:?}");
    }
}

/// Limits on how many of the most frequent are returned.
fn most() -> impl Strategy<Value = usize> {
    prop_oneof![Just(0usize), Just(1), Just(4), Just(MANY * 2)]
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, cases, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(192))]

    #[test]
    fn every_count_is_what_counting_by_hand_gives(
        records in few_records(),
        document in 1..40usize,
        in_batch in 1..4usize,
        verdicts in prop::collection::vec(select(&Verdict::ALL[..]), 0..4),
        shapes in prop::collection::vec(shape(), 1..4),
        seconds in (0..60i64, 0..60i64),
        most in most(),
    ) {
        let (mut sample, seen) = sample(&records, document, in_batch, &verdicts);
        fetch(&mut sample, &KEY.into());
        let all = sample.select(&Filter::All);
        let shown = shown(&seen);
        prop_assert_eq!(&all.rows, &shown);
        prop_assert_eq!(sample.store.shown(), shown.len() as u64);
        prop_assert_eq!(sample.store.folded(), (seen.len() - shown.len()) as u64);
        check(&sample, &all, &seen, most);
        check_outcomes(&sample, &all, &seen);
        for shape in shapes {
            check(&sample, &Selection::of(shape.of(&shown)), &seen, most);
        }

        let micros = |second: i64| Micros((NOON + second) * 1_000_000);
        let range = TimeRange { from: micros(seconds.0), to: micros(seconds.1) };
        let plan = sample.store.plan(&Filter::All).unwrap();
        let ranged = sample.store.select(&plan, Some(range), &Scanned::default());
        let within = |row: &&u32| seen[**row as usize].time.is_some_and(|time| range.from <= time && time < range.to);
        prop_assert_eq!(&ranged.rows, &shown.iter().filter(within).copied().collect::<Vec<_>>());
        check(&sample, &ranged, &seen, most);
    }
}

proptest! {
    #![proptest_config(config(3))]

    #[test]
    fn many_values_are_counted_like_few(few in prop::collection::vec(given(1), 1..20), shapes in prop::collection::vec(shape(), 4), most in most()) {
        let (mut sample, seen) = sample(&many_records(&few), 2000, 9, &[Verdict::Moved, Verdict::VerifiedSigned]);
        fetch(&mut sample, &KEY.into());
        let shown = shown(&seen);
        for shape in shapes {
            check(&sample, &Selection::of(shape.of(&shown)), &seen, most);
        }
    }
}
