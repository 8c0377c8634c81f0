//! Appending batches: copies, conflicts, merged dictionaries.

use std::collections::BTreeMap;

use protocol::{Column, Filter, RowId};

use super::sample::{Files, Sample};

fn record(id: &str, name: &str) -> String {
    format!(r#"{{"eventTime":"2024-01-15T12:00:00Z","eventName":"{name}","eventID":{id}}}"#)
}

const A: &str = r#""aaaaaaaa-0000-4000-8000-000000000000""#;
const B: &str = r#""bbbbbbbb-0000-4000-8000-000000000000""#;

#[test]
fn exact_copies_are_shown_once_and_known() {
    let mut sample = Sample::default();
    let first = sample.add(0, &[("b.json", vec![record(A, "x"), record(B, "x"), record(A, "x")])]);
    assert_eq!((first.rows, first.folded, first.conflicts), (0..3, 1, vec![]));
    let second = sample.add(1, &[("c.json", vec![record(A, "x"), record("\"odd\"", "x"), record("\"odd\"", "x")])]);
    assert_eq!((second.rows, second.folded, second.conflicts), (3..6, 2, vec![]));
    assert_eq!((sample.store.shown(), sample.store.folded()), (3, 3));
    assert_eq!(sample.store.copies(RowId(0)), [1]);
    assert_eq!(sample.store.copies(RowId(3)), [0]);
    assert_eq!(sample.store.copies(RowId(1)), [] as [u32; 0]);
    // A path that sorts earlier takes over.
    sample.add(2, &[("a.json", vec![record(A, "x")])]);
    assert_eq!(sample.all(&sample.select(&Filter::All), |row| row.id.0), [1, 4, 6]);
    assert_eq!(sample.store.copies(RowId(6)), [0, 1]);
    assert_eq!(sample.store.find("aaaaaaaa-0000-4000-8000-000000000000"), Some(RowId(6)));
    assert_eq!(sample.store.find("odd"), Some(RowId(4)));
    assert_eq!(sample.store.find("none"), None);
    assert_eq!(sample.store.event_id(RowId(4)), "odd");
}

#[test]
fn other_content_under_the_same_id_stays_visible() {
    let mut sample = Sample::default();
    sample.add(0, &[("a.json", vec![record(A, "x")])]);
    let second = sample.add(1, &[("b.json", vec![record(A, "y"), record(A, "y"), record(A, "x"), record(A, "z")])]);
    assert_eq!(second.folded, 2);
    assert_eq!(second.conflicts, [(RowId(1), RowId(0)), (RowId(4), RowId(0))]);
    assert_eq!(sample.store.shown(), 3);
}

#[test]
fn records_without_an_id_are_never_folded() {
    for id in ["null", "\"\"", "{}", "[\"x\"]"] {
        let sample = Sample::one(&[&record(id, "x"), &record(id, "x")]);
        assert_eq!((sample.store.shown(), sample.store.folded()), (2, 0), "{id}");
    }
    let sample = Sample::one(&[r#"{"eventName":"x"}"#, r#"{"eventName":"x"}"#]);
    assert_eq!(sample.store.shown(), 2);
    assert_eq!(sample.store.event_id(RowId(0)), "");
    assert_eq!(sample.store.find(""), None);
}

#[test]
fn ids_of_other_kinds_are_other_ids() {
    let sample = Sample::one(&[&record("7", "x"), &record("\"7\"", "x"), &record("7", "x")]);
    assert_eq!((sample.store.shown(), sample.store.folded()), (2, 1));
}

/// What is shown, leaving out row and document numbers.
fn shown(sample: &Sample) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for row in sample.store.rows(&sample.select(&Filter::All), 0, u32::MAX).rows {
        let (.., doc) = sample.store.locate(row.id).unwrap();
        let path = &sample.store.documents()[doc as usize].path;
        *counts.entry(format!("{path} {:?} {:?} {:?}", row.event_id, row.time, row.cells)).or_default() += 1;
    }
    counts
}

#[test]
fn the_order_of_batches_does_not_matter() {
    let file = |path, from: u32| {
        let records = (from..from + 400)
            .map(|i| record(&format!("\"{:08x}-0000-4000-8000-000000000000\"", i / 2 % 500), &format!("n{}", i % 300)));
        (path, records.collect())
    };
    let files = [file("c", 0), file("a", 200), file("b", 600), file("d", 100)];
    let expected = shown(&Sample::of(&[&files[..1], &files[1..2], &files[2..3], &files[3..]]));
    for order in [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
        let batches: Vec<&Files<'_>> = order.iter().map(|at| &files[*at..=*at]).collect();
        assert_eq!(shown(&Sample::of(&batches)), expected, "{order:?}");
    }
}

#[test]
fn a_cell_shows_what_is_there() {
    let sample = Sample::one(&[
        r#"{"eventName":"x","readOnly":true,"errorCode":"","userAgent":null,"awsRegion":{"a":1},"eventVersion":1.10,"resources":[{"ARN":"r"},{"ARN":"s"}]}"#,
    ]);
    let row = sample.store.rows(&sample.select(&Filter::All), 0, 1).rows.remove(0);
    let cell = |column: Column| row.cells[column as usize].as_deref();
    assert_eq!(cell(Column::EventName), Some("x"));
    assert_eq!(cell(Column::ReadOnly), Some("true"));
    assert_eq!(cell(Column::ErrorCode), Some(""));
    assert_eq!(cell(Column::UserAgent), None);
    assert_eq!(cell(Column::EventSource), None);
    assert_eq!(cell(Column::AwsRegion), Some("{…}"));
    assert_eq!(cell(Column::Resource), Some("r"));
    assert_eq!((row.time, row.resources, row.event_id.as_str()), (None, 2, ""));
}

#[test]
fn no_batch_and_an_empty_one() {
    let mut sample = Sample::default();
    assert_eq!(sample.select(&Filter::All).len(), 0);
    assert_eq!(sample.store.find("x"), None);
    sample.add(0, &[]);
    assert_eq!(sample.select(&Filter::All).len(), 0);
    assert!(sample.store.is_empty());
}
