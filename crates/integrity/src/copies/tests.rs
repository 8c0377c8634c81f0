#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use protocol::report::{Overall, Report};

use crate::testing::{World, digest_key, log_key};

/// Names and locations that people and programs give to copies of `key`.
fn names(key: &str) -> Vec<String> {
    let (folder, name) = key.rsplit_once('/').unwrap();
    let stem = name.strip_suffix(".json.gz").unwrap();
    let same_folder = [
        format!("{stem} (1).json.gz"),
        format!("{stem}.json (1).gz"),
        format!("{stem}.json - Copy.gz"),
        format!("{stem} copy.json.gz"),
        format!("Copy of {name}"),
        format!("{stem} 2.json.gz"),
        format!("{name}~"),
    ];
    let same_folder = same_folder.into_iter().map(|name| format!("{folder}/{name}"));
    same_folder.chain([format!("{folder} 2/{name}"), format!("backup/{name}"), "notes/x.bin".to_owned()]).collect()
}

fn paths(report: &Report) -> Vec<(&str, &str)> {
    report.copies.iter().map(|copy| (copy.path.as_str(), copy.of.as_str())).collect()
}

#[test]
fn a_copy_is_a_copy_whatever_its_name_and_place() {
    let world = World::hours(3).with_all_metadata();
    let before = world.report();
    for key in [digest_key(1), log_key(1)] {
        for name in names(&key) {
            let mut world = world.clone();
            world.objects.insert(name.clone(), world.objects[&key].clone());
            let after = world.report();
            assert_eq!(after.verdict, Overall::Proved, "{name}: {}", words::whole_text(&after, words::Language::En));
            assert_eq!((&after.chains, &after.logs, &after.summary), (&before.chains, &before.logs, &before.summary));
            assert_eq!(paths(&after), [(name.as_str(), key.as_str())]);
        }
    }
}

#[test]
fn a_copy_with_changed_bytes_is_none() {
    let world = World::hours(3).with_all_metadata();
    for key in [digest_key(1), log_key(1)] {
        for name in names(&key) {
            let mut world = world.clone();
            let changed = [&world.objects[&key].content[..], b" "].concat();
            world.put(&name, &changed);
            let after = world.report();
            // Files whose names are neither a log's nor a digest's do not matter here, as they contain no events.
            assert!(after.copies.is_empty() && (after.verdict != Overall::Proved || name.ends_with(".bin")), "{name}");
        }
    }
}

#[test]
fn a_moved_digest_stays_accused() {
    let mut world = World::hours(3).with_all_metadata();
    let key = digest_key(1);
    world.rename(&key, &key.replace("/02/", "/02 2/"));
    assert_eq!((world.report().verdict, world.report().copies), (Overall::Failed, vec![]));
    // In place of another log.
    let mut world = World::hours(3).with_all_metadata();
    world.objects.insert(digest_key(1), world.objects[&digest_key(0)].clone());
    assert_eq!((world.report().verdict, world.report().copies), (Overall::Failed, vec![]));
}

#[test]
fn a_log_in_the_place_of_another_one_is_no_copy() {
    let mut world = World::hours(3).with_all_metadata();
    world.objects.insert(log_key(1), world.objects[&log_key(0)].clone());
    world.check(&log_key(1), "tampered hash-mismatch");
    assert!(world.report().copies.is_empty());
}

#[test]
fn what_is_listed_is_no_copy_although_another_log_says_the_same() {
    let mut world = World::hours(0);
    for hour in 0..2 {
        world.put(&log_key(hour), b"{\"Records\":[]}");
    }
    world.add_digest(&digest_key(1), 1, None, &[log_key(0), log_key(1)]);
    let report = world.with_all_metadata().report();
    assert_eq!((report.verdict, report.logs.len(), report.copies.len()), (Overall::Proved, 2, 0));
}
