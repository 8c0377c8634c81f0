//! Facets, totals, histograms.

use protocol::report::Verdict;
use protocol::{Bin, Column, Facet, Filter, GroupKey, Micros, ProofCounts, Zone};

use super::sample::Sample;

fn records(cells: &[(&str, &str)]) -> Vec<String> {
    cells.iter().map(|(region, error)| format!(r#"{{"awsRegion":{region},"errorCode":{error}}}"#)).collect()
}

fn facet(sample: &Sample, most: u32) -> Facet {
    sample.store.facets(&sample.select(&Filter::All), &[Column::AwsRegion], most).remove(0)
}

fn items(facet: &Facet) -> Vec<(&str, u64, u64)> {
    facet.items.iter().map(|item| (item.value.as_str(), item.count, item.errors)).collect()
}

#[test]
fn facets_count_values_and_their_errors() {
    let cells = [
        ("\"b\"", "null"),
        ("\"b\"", "\"AccessDenied\""),
        ("\"a\"", "\"\""),
        ("\"a\"", "\"x\""),
        ("\"c\"", "null"),
        ("null", "\"x\""),
        ("\"\"", "{}"),
        ("{}", "null"),
        ("\"d\"", "null"),
        ("\"d\"", "null"),
        ("\"d\"", "null"),
    ];
    let mut files = records(&cells);
    files.push("{}".to_owned());
    let sample = Sample::of(&[&[("a", files)]]);
    let all = facet(&sample, 10);
    assert_eq!(items(&all), [("d", 3, 0), ("a", 2, 1), ("b", 2, 1), ("", 1, 1), ("c", 1, 0)]);
    assert_eq!((all.distinct, all.other, all.absent), (5, 1, 2));
    let two = facet(&sample, 2);
    assert_eq!(items(&two), [("d", 3, 0), ("a", 2, 1)]);
    assert_eq!((two.distinct, two.other, two.absent), (5, 5, 2));
    assert_eq!(items(&facet(&sample, 0)), []);
}

#[test]
fn values_that_look_the_same_are_one() {
    let sample =
        Sample::of(&[&[("a", records(&[("\"true\"", "null"), ("true", "\"x\""), ("true", "null"), ("1", "null")]))]]);
    let facet = facet(&sample, 10);
    assert_eq!(items(&facet), [("true", 3, 1), ("1", 1, 0)]);
    assert_eq!((facet.distinct, facet.other, facet.absent), (2, 0, 0));
}

#[test]
fn few_rows_of_many_values_are_counted_alike() {
    let cells: Vec<(String, &str)> = (0..2000).map(|i| (format!("\"v{}\"", i % 997), "\"x\"")).collect();
    let cells: Vec<(&str, &str)> = cells.iter().map(|(region, error)| (region.as_str(), *error)).collect();
    let sample = Sample::of(&[&[("a", records(&cells))]]);
    let mut few = sample.select(&Filter::All);
    few.rows.retain(|row| row % 997 < 3 || *row == 1999);
    let facet = sample.store.facets(&few, &[Column::AwsRegion], 2).remove(0);
    assert_eq!(items(&facet), [("v0", 3, 3), ("v1", 3, 3)]);
    assert_eq!((facet.distinct, facet.other, facet.absent), (4, 4, 0));
}

#[test]
fn the_oldest_rows_are_counted_alike_however_many_they_are() {
    let names = ["a", "b", "c", "d", "e"];
    let cells: Vec<(String, &str)> =
        (0..40).map(|i| (format!("\"{}\"", names[i * i % 5]), if i % 3 == 0 { "\"x\"" } else { "null" })).collect();
    let cells: Vec<(&str, &str)> = cells.iter().map(|(region, error)| (region.as_str(), *error)).collect();
    let sample = Sample::of(&[&[("a", records(&cells))]]);
    for first in 0..=cells.len() {
        let mut oldest = sample.select(&Filter::All);
        oldest.rows.truncate(first);
        let facet = sample.store.facets(&oldest, &[Column::AwsRegion], 10).remove(0);
        for item in &facet.items {
            let with_it = cells[..first].iter().filter(|(region, _)| *region == format!("\"{}\"", item.value));
            let errors = with_it.clone().filter(|(_, error)| *error != "null").count() as u64;
            assert_eq!((item.count, item.errors), (with_it.count() as u64, errors), "{} of {first}", item.value);
        }
        assert_eq!(facet.items.iter().map(|item| item.count).sum::<u64>(), first as u64);
    }
}

fn dated(times: &[&str]) -> Sample {
    let record = |time: &&str| format!(r#"{{"eventTime":"{time}","errorCode":"x"}}"#);
    Sample::of(&[&[("a", times.iter().map(record).collect())]])
}

#[test]
fn bins_are_round_and_without_holes() {
    let sample = dated(&["2024-01-15T12:00:07Z", "2024-01-15T12:00:04.5Z", "...", "2024-01-15T12:00:07Z"]);
    let histogram = sample.store.histogram(&sample.select(&Filter::All), &Zone::default());
    let bin = |count| Bin { count, errors: count, unchecked: count, failed: 0 };
    assert_eq!(histogram.bins, [bin(1), bin(0), bin(0), bin(2)]);
    assert_eq!((histogram.bin_length, histogram.undated), (1_000_000, 1));
    assert_eq!(histogram.edges.first(), Some(&Micros(1_705_320_004_000_000)));
    let none = dated(&["..."]);
    let histogram = none.store.histogram(&none.select(&Filter::All), &Zone::default());
    assert_eq!((histogram.bins, histogram.undated), (vec![], 1));
}

#[test]
fn lengths_keep_the_number_of_bins_in_bounds() {
    for (last, length, bins) in [
        ("2024-01-01T00:03:59Z", 1, 240),
        ("2024-01-01T00:04:00Z", 5, 49),
        ("2024-01-01T00:59:00Z", 15, 237),
        ("2024-01-01T03:00:00Z", 60, 181),
        ("2024-01-02T00:00:00Z", 900, 97),
        ("2024-01-10T23:59:59Z", 3600, 240),
        ("2024-01-11T00:00:00Z", 3 * 3600, 81),
        ("2024-12-31T00:00:00Z", 7 * 86400, 53),
        ("2054-01-01T00:00:00Z", 56 * 86400, 196),
    ] {
        let sample = dated(&["2024-01-01T00:00:00Z", last]);
        let histogram = sample.store.histogram(&sample.select(&Filter::All), &Zone::default());
        assert_eq!((histogram.bin_length / 1_000_000, histogram.bins.len()), (length, bins), "{last}");
        assert_eq!(histogram.edges[0].0 % histogram.bin_length, 0);
        assert_eq!(histogram.bins.iter().map(|bin| bin.count).sum::<u64>(), 2);
    }
    let wide = dated(&["0001-01-01T00:00:00Z", "9999-12-30T00:00:00Z"]);
    assert!((60..=240).contains(&wide.store.histogram(&wide.select(&Filter::All), &Zone::default()).bins.len()));
}

#[test]
fn totals() {
    let record = |time: &str, rest: &str| format!(r#"{{"eventTime":"{time}",{rest}}}"#);
    let proved = vec![
        record("2024-01-15T12:00:00Z", r#""readOnly":true"#),
        record("...", r#""readOnly":"TRUE","errorCode":"x""#),
        record("2024-01-10T12:00:00Z", r#""readOnly":false,"errorCode":"""#),
    ];
    let mut sample = Sample::of(&[&[("a", proved), ("b", vec![record("2024-01-12T12:00:00Z", r#""a":1"#)])]]);
    sample.set_proof(&[Verdict::VerifiedSigned]);
    let totals = sample.store.totals(&sample.select(&Filter::All));
    assert_eq!((totals.events, totals.errors, totals.read_only), (4, 1, 2));
    assert_eq!(totals.period, Some((Micros(1_704_888_000_000_000), Micros(1_705_320_000_000_000))));
    assert_eq!(totals.proof, ProofCounts { proved: 3, unchecked: 1, failed: 0 });
    sample.set_proof(&[Verdict::VerifiedChained, Verdict::Tampered]);
    assert_eq!(
        sample.store.totals(&sample.select(&Filter::All)).proof,
        ProofCounts { proved: 3, unchecked: 0, failed: 1 }
    );
}

#[test]
fn groups_by_one_and_two_columns() {
    let record = |name: &str, user: &str, ip: &str, error: &str, minute: u32| {
        format!(
            r#"{{"eventName":{name},"userIdentity":{{"type":"IAMUser","userName":{user}}},"sourceIPAddress":"{ip}","errorCode":{error},"eventTime":"2024-01-15T10:{minute:02}:00Z"}}"#
        )
    };
    let records = vec![
        record("\"Get\"", "\"a\"", "1", "null", 5),
        record("\"Get\"", "\"a\"", "2", "\"x\"", 1),
        record("\"Get\"", "\"b\"", "1", "null", 3),
        record("\"Put\"", "\"a\"", "1", "null", 2),
        record("null", "\"a\"", "1", "null", 4),
        r#"{"readOnly":true}"#.to_owned(),
    ];
    let sample = Sample::of(&[&[("a", records)]]);
    let groups = |by: &[Column], most: u32| {
        let by: Vec<GroupKey> = by.iter().copied().map(GroupKey::Column).collect();
        let groups = sample.store.groups(&sample.select(&Filter::All), &by, most, &Zone::default());
        let line = |group: protocol::Group| {
            let values: Vec<String> = group.values.into_iter().map(|value| value.unwrap_or("-".to_owned())).collect();
            let minutes = group.period.map(|(first, last)| (last.0 - first.0) / 60_000_000);
            let distinct = (group.users, group.addresses, group.names);
            (values.join(" "), group.events, group.errors, minutes, distinct)
        };
        (groups.total, groups.largest.into_iter().map(line).collect::<Vec<_>>())
    };
    let (total, by_name) = groups(&[Column::EventName], 10);
    assert_eq!(total, 3);
    assert_eq!(
        by_name,
        [
            ("Get".to_owned(), 3, 1, Some(4), (2, 2, 1)),
            ("-".to_owned(), 2, 0, Some(0), (1, 1, 0)),
            ("Put".to_owned(), 1, 0, Some(0), (1, 1, 1)),
        ]
    );
    let (total, two) = groups(&[Column::UserName, Column::EventName], 2);
    assert_eq!(total, 5);
    assert_eq!(two.iter().map(|line| line.0.as_str()).collect::<Vec<_>>(), ["a Get", "- -"]);
    assert_eq!(groups(&[], 10).1, [(String::new(), 6, 1, Some(4), (2, 2, 2))]);
}
