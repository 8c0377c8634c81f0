#![allow(clippy::indexing_slicing, reason = "tests")]

use protocol::{Micros, NotedEvent};
use serde_json::json;

use super::*;
use crate::{Notes, read as read_file, write};

fn sample(name: &str, seed: &str, drawn: &[u64]) -> Sample {
    let event = |position: &u64| NotedEvent {
        event_id: format!("event-{position}"),
        sha256: position.is_multiple_of(2).then(|| "ab".to_owned()),
    };
    Sample {
        name: name.to_owned(),
        method: Method::Stratified(Column::User),
        seed: seed.to_owned(),
        first: 2,
        population: Population { events: 100, event_ids_sha256: "cd".to_owned() },
        filter: "name:ConsoleLogin".to_owned(),
        view: "v=events&q=name:ConsoleLogin".to_owned(),
        at: Some(Micros(1_000_000)),
        drawn: drawn.iter().map(|position| (*position, event(position))).collect(),
    }
}

fn of(samples: impl IntoIterator<Item = Sample>) -> Samples {
    let mut all = Samples::default();
    samples.into_iter().for_each(|sample| assert!(all.put(sample)));
    all
}

fn names(samples: &Samples) -> Vec<(&str, usize)> {
    samples.iter().map(|sample| (sample.name.as_str(), sample.drawn.len())).collect()
}

#[test]
fn what_is_written_is_read() {
    let mut notes = Notes::default();
    for method in ["random", "systematic", "stratified", "weighted"] {
        let method = Method::named(method, Some(Column::AwsRegion)).expect("a method");
        assert!(notes.put_sample(Sample { method, ..sample(method.name(), "é \"7\"", &[3, 4]) }));
    }
    let read = read_file(write(&notes).as_bytes()).expect("a file of notes");
    assert_eq!((read.notes, read.left_out), (notes, 0));
}

#[test]
fn samples_of_the_longest_names_are_all_kept() {
    let name = "n".repeat(MOST_NAME);
    let mut ours = of([sample(&name, "1", &[1])]);
    for seed in ["2", "3"] {
        assert_eq!(ours.merge(of([sample(&name, seed, &[1])])), 0);
    }
    let seeds: Vec<&str> = ours.iter().map(|sample| sample.seed.as_str()).collect();
    assert_eq!(seeds.len(), 3, "{seeds:?}");

    let mut entries = vec![written(&sample("a", "1", &[1])), written(&sample("a", "2", &[2]))];
    entries.push(entries[0].clone());
    let mut file: Value = serde_json::from_str(&write(&Notes::default())).expect("a file of notes");
    file["samples"] = json!(entries);
    let read = read_file(file.to_string().as_bytes()).expect("a file of notes");
    assert_eq!((read.notes.samples().count(), read.left_out), (2, 0));
}

#[test]
fn entries_that_cannot_be_used_are_counted() {
    let good = written(&sample("a", "1", &[1]));
    let change = |name: &str, value: Value| {
        let mut entry = good.clone();
        entry[name] = value;
        entry
    };
    let entries = json!([
        good,
        change("method", json!("haphazard")),
        change("generator", json!("Mersenne Twister")),
        change("by", json!("shoeSize")),
        change("name", json!("  ")),
        change("population", json!(null)),
        change("drawn", json!([{ "position": 1 }])),
        change("seed", json!("x".repeat(MOST_TEXT + 1))),
        7,
    ]);
    let file = json!({ "format": "traillight.notes/1", "notes": [], "samples": entries }).to_string();
    let read = read_file(file.as_bytes()).expect("a file of notes");
    assert_eq!((read.notes.samples().count(), read.left_out), (1, 8));
}

#[test]
fn merging_loses_no_sample() {
    // A sample that was continued replaces its beginning, whoever loads whose file.
    for (ours, theirs) in [(&[1_u64, 2][..], &[1_u64, 2, 3][..]), (&[1, 2, 3], &[1, 2])] {
        let mut all = of([sample("a", "1", ours)]);
        assert_eq!(all.merge(of([sample("a", "1", theirs)])), 0);
        assert_eq!(names(&all), [("a", 3)]);
    }
    // Others of the same name are kept beside it, once.
    let mut all = of([sample("a", "1", &[1])]);
    for _ in 0..2 {
        assert_eq!(all.merge(of([sample("a", "2", &[1]), sample("b", "1", &[])])), 0);
    }
    assert_eq!(names(&all), [("a", 1), ("a (2)", 1), ("b", 0)]);
}

#[test]
fn samples_are_limited() {
    let mut all = of((0..MOST_SAMPLES).map(|at| sample(&format!("{at}"), "1", &[])));
    assert!(!all.put(sample("one more", "1", &[])) && all.put(sample("7", "2", &[])));
    let many: Vec<u64> = (0..=MOST_DRAWN).collect();
    assert!(!all.put(sample("7", "2", &many)) && all.put(sample("7", "2", &many[1..])));
    assert_eq!(all.merge(of([sample("one more", "1", &[])])), 1);
    assert!(all.remove(" 7 ") && !all.remove("7"));
}
