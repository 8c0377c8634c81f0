//! Columns with the values at any path.

use protocol::{Direction, FieldPath, Filter, Group, GroupKey, PathValues, Sort, SortKey, Zone};

use super::sample::Sample;

fn path(dotted: &str) -> FieldPath {
    dotted.split('.').collect()
}

/// Fetches what is missing from raw records, as the engine does. Returns the segments in the order requested.
pub fn fetch(sample: &mut Sample, path: &FieldPath) -> Vec<(u32, u32)> {
    let mut asked = Vec::new();
    loop {
        let mut next = sample.store.missing(path);
        if next.is_empty() {
            return asked;
        }
        // The last one answers first.
        next.reverse();
        for segment in next {
            let (_, raw) = sample.raw.iter().find(|(id, _)| *id == segment).unwrap();
            sample.store.fill(path, segment, &raw.values(path, [1, 2]));
            asked.push((segment.edge, segment.number));
        }
    }
}

fn groups(sample: &Sample, by: &[&str]) -> Vec<(String, u64)> {
    let by: Vec<GroupKey> = by.iter().map(|dotted| GroupKey::Path(path(dotted))).collect();
    let line = |group: Group| {
        let values: Vec<String> = group.values.into_iter().map(|value| value.unwrap_or("-".to_owned())).collect();
        (values.join(" / "), group.events)
    };
    sample.store.groups(&sample.select(&Filter::All), &by, 10, &Zone::default()).largest.into_iter().map(line).collect()
}

fn record(inner: &str) -> String {
    format!(r#"{{"p":{inner}}}"#)
}

#[test]
fn whatever_stands_at_a_path_is_a_group() {
    let long = "é".repeat(Group::LONGEST);
    let records = [
        r#"{"a":"x"}"#,
        r#"{"A":"x"}"#,
        r#"{"a":1}"#,
        r#"{"a":"1"}"#,
        r#"{"a":null}"#,
        "7",
        r#"[{"a":"x"},{"a":["y",{"b":1}]}]"#,
        r#"{"a":{"b":2}}"#,
        &format!(r#"{{"a":"{long}"}}"#),
    ];
    let records = records.map(record).to_vec();
    let mut sample = Sample::of(&[&[("a", records)]]);
    assert_eq!(groups(&sample, &["p.a"]), [("-".to_owned(), 9)], "what was not fetched has no values");
    fetch(&mut sample, &path("p.a"));
    let cut = format!("{}{}", "é".repeat(Group::LONGEST / 2), Group::CUT);
    let expected = [("-", 2), ("1", 2), ("x", 2), ("x\u{1f}y\u{1f}{…}", 1), ("{…}", 1), (&cut, 1)];
    assert_eq!(groups(&sample, &["p.a"]), expected.map(|(value, events)| (value.to_owned(), events)));
    fetch(&mut sample, &path("p.a.b"));
    let two = groups(&sample, &["p.a.b", "p.a"]);
    assert!(two.contains(&("1 / x\u{1f}y\u{1f}{…}".to_owned(), 1)), "{two:?}");
}

#[test]
fn segments_come_in_any_order_and_only_once() {
    let of = |values: &[&str]| values.iter().map(|value| record(&format!(r#"{{"n":{value}}}"#))).collect::<Vec<_>>();
    let mut sample = Sample::default();
    sample.add_of(1, 0, &[("a", of(&["2", "\"b\""]))]);
    sample.add_of(1, 1, &[("b", of(&["10"]))]);
    sample.add_of(2, 0, &[("c", of(&["\"a\"", "null", "-1.5"]))]);
    let n = path("p.n");
    assert_eq!(fetch(&mut sample, &n), [(2, 0), (1, 0), (1, 1)]);
    sample.add_of(2, 1, &[("d", of(&["\"0.5\""]))]);
    // A segment that was lost has no values, and is not requested again.
    sample.add_of(3, 0, &[("e", of(&["99"]))]);
    for segment in sample.store.missing(&n) {
        let lost = PathValues::default();
        let values = if segment.edge == 3 { lost } else { sample.raw[3].1.values(&n, [1, 2]) };
        sample.store.fill(&n, segment, &values);
    }
    assert!(sample.store.missing(&n).is_empty());
    for (direction, expected) in
        [(Direction::Ascending, [5, 6, 0, 2, 3, 1, 4, 7]), (Direction::Descending, [1, 3, 2, 0, 6, 5, 4, 7])]
    {
        let mut selection = sample.select(&Filter::All);
        sample.store.sort(&mut selection, &Sort::by(SortKey::Path(n.clone()), direction));
        assert_eq!(sample.all(&selection, |row| row.id.0), expected);
    }
}

#[test]
fn only_some_columns_are_kept() {
    let mut sample = Sample::one(&[r#"{"p":{"n":"x"}}"#]);
    let paths: Vec<FieldPath> = (0..20).map(|number| path(&format!("p.n{number}"))).collect();
    paths.iter().for_each(|path| assert_eq!(fetch(&mut sample, path).len(), 1));
    assert!(sample.store.missing(&paths[19]).is_empty());
    assert_eq!(sample.store.missing(&paths[0]).len(), 1);
}
