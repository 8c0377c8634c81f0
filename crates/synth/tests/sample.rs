//! The sample contains what `docs/sample.md` says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod common;

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use common::problems;
use serde_json::Value;
use synth::sample::{
    ACCOUNTS, DEV, GHOST, GHOST_ADDRESS, HOME, KEY_ADDRESS, PROD, REGIONS, ROOT_ADDRESS, Sample, USER, sample,
    sound_sample,
};
use synth::{Packing, Role, Tree};

static SOUND: LazyLock<Tree> = LazyLock::new(|| sound_sample(Packing::Inflated));
static SAMPLE: LazyLock<Sample> = LazyLock::new(|| sample(Packing::Inflated));

fn records(tree: &Tree) -> Vec<Value> {
    let mut records = Vec::new();
    for file in tree.of(Role::Log) {
        let mut log: Value = serde_json::from_slice(&file.content()).unwrap();
        let Value::Array(inside) = log["Records"].take() else { panic!("{} has no Records", file.path) };
        assert_eq!(inside.len(), file.events, "{}", file.path);
        records.extend(inside);
    }
    records
}

fn is(record: &Value, name: &str, who: &str) -> bool {
    record["eventName"] == name && record["userIdentity"].to_string().contains(who)
}

#[test]
fn everything_but_the_two_wounds_verifies() {
    assert_eq!(problems(&SOUND), [""; 0]);
    let mut wounds = [format!("altered {}", SAMPLE.altered), format!("missing {}", SAMPLE.deleted)];
    wounds.sort();
    assert_eq!(problems(&SAMPLE.tree), wounds);
}

#[test]
fn the_altered_log_differs_in_one_character() {
    let (sound, sample) = (&*SOUND, &*SAMPLE);
    let before = &sound.get(&sample.altered).unwrap().bytes;
    let after = &sample.tree.get(&sample.altered).unwrap().bytes;
    assert_eq!(before.len(), after.len());
    assert_eq!(before.iter().zip(after).filter(|(a, b)| a != b).count(), 1);
    assert!(sample.tree.get(&sample.deleted).is_none());
    assert!(sound.get(&sample.deleted).is_some());
    assert_eq!(sound.files.len(), sample.tree.files.len() + 1);
}

#[test]
fn both_packings_hold_the_same() {
    let (inflated, gzipped) = (&*SAMPLE, sample(Packing::Gzip));
    assert_eq!(format!("{}.gz", inflated.altered), gzipped.altered);
    for (a, b) in inflated.tree.files.iter().zip(&gzipped.tree.files) {
        assert_eq!(Packing::Inflated.path(&b.path), a.path);
        assert!(a.bytes == b.content(), "{}", a.path);
    }
}

#[test]
fn it_is_large_and_wide_enough() {
    let tree = &SAMPLE.tree;
    let records = records(tree);
    assert!(records.len() >= 18_000, "{}", records.len());
    assert_eq!(records.len(), tree.events());
    let ids: HashSet<&str> = records.iter().map(|record| record["eventID"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), records.len());
    for account in ACCOUNTS {
        for region in REGIONS {
            let here =
                records.iter().filter(|r| r["recipientAccountId"] == account && r["awsRegion"] == region).count();
            assert!(here > 500, "{account} {region} {here}");
        }
    }
    let distinct = |member: &str| records.iter().map(|record| record[member].to_string()).collect::<BTreeSet<_>>();
    assert!(distinct("eventName").len() >= 80, "{}", distinct("eventName").len());
    assert_eq!(distinct("eventVersion").len(), 4);
    assert!(distinct("eventSource").len() >= 18);
    let types: BTreeSet<String> = records.iter().map(|record| record["userIdentity"]["type"].to_string()).collect();
    assert!(types.len() >= 7, "{types:?}");
}

#[test]
fn global_services_are_recorded_in_one_region() {
    for record in records(&SAMPLE.tree) {
        let source = record["eventSource"].as_str().unwrap();
        if ["iam.", "sts.", "signin.", "sso.", "ce."].iter().any(|global| source.starts_with(global)) {
            assert_eq!(record["awsRegion"], HOME, "{record}");
        }
    }
}

#[test]
fn nothing_in_it_is_anybodys() {
    for record in records(&SAMPLE.tree) {
        let address = record["sourceIPAddress"].as_str().unwrap();
        let documentation = ["192.0.2.", "198.51.100.", "203.0.113.", "2001:db8:"];
        let service = address.ends_with(".amazonaws.com") || address == "AWS Internal";
        assert!(service || documentation.iter().any(|range| address.starts_with(range)), "{address}");
        let key = record["userIdentity"]["accessKeyId"].as_str().unwrap_or_default();
        assert!(key.is_empty() || key.ends_with("EXAMPLE"), "{key}");
    }
}

#[test]
fn events_lie_within_the_two_days_and_are_delivered_soon() {
    let tree = &SAMPLE.tree;
    for file in tree.of(Role::Log) {
        let name = file.path.rsplit('/').next().unwrap();
        let stamp = name.split('_').nth(3).unwrap();
        let delivered = synth::time::at(&format!(
            "{}-{}-{}T{}:{}:00Z",
            &stamp[..4],
            &stamp[4..6],
            &stamp[6..8],
            &stamp[9..11],
            &stamp[11..13]
        ));
        let log: Value = serde_json::from_slice(&file.bytes).unwrap();
        for record in log["Records"].as_array().unwrap() {
            let time = record["eventTime"].as_str().unwrap();
            assert!(("2026-03-02T00:00:00Z".."2026-03-04T00:00:00Z").contains(&time), "{time}");
            assert!((0..=608).contains(&(delivered - synth::time::at(time))), "{time} in {name}");
        }
    }
}

#[test]
fn the_incident_can_be_found() {
    let records = records(&SOUND);
    let times = |test: &dyn Fn(&Value) -> bool| -> Vec<String> {
        let mut times: Vec<String> = records
            .iter()
            .filter(|record| record["recipientAccountId"] == PROD && test(record))
            .map(|record| record["eventTime"].as_str().unwrap().to_owned())
            .collect();
        times.sort();
        times
    };
    let once = |name: &str, who: &str| {
        let found = times(&|record| is(record, name, who));
        assert_eq!(found.len(), 1, "{name} by {who}: {found:?}");
        found[0].clone()
    };
    let root = times(&|r| is(r, "ConsoleLogin", "Root") && r["responseElements"]["ConsoleLogin"] == "Success");
    assert_eq!(root.len(), 1);
    let story = [
        root[0].clone(),
        once("CreateAccessKey", "Root"),
        times(&|r| r["sourceIPAddress"] == KEY_ADDRESS)[0].clone(),
        once("AttachUserPolicy", "Root"),
        once("StopLogging", USER),
        once("StartLogging", "nadia.petrova"),
        once("ConsoleLogin", GHOST),
        once("AuthorizeSecurityGroupIngress", GHOST),
        times(&|r| is(r, "TerminateInstances", GHOST))[0].clone(),
        times(&|r| is(r, "DeleteObjects", GHOST))[0].clone(),
        once("RevokeSecurityGroupIngress", "ana.silva"),
    ];
    assert!(story.is_sorted(), "{story:?}");
    let denied = times(&|r| {
        r["sourceIPAddress"] == KEY_ADDRESS
            && r["errorCode"].as_str().is_some_and(|code| code.contains("enied") || code.contains("Unauthorized"))
    });
    assert!(denied.len() > 100, "{}", denied.len());
    assert!(times(&|r| r["sourceIPAddress"] == ROOT_ADDRESS).len() > 8);
    assert!(times(&|r| r["sourceIPAddress"] == GHOST_ADDRESS).len() > 60);
    assert!(times(&|r| r["requestParameters"]["userName"] == GHOST && r["eventName"] == "CreateUser").is_empty());
    let silence = times(&|r| {
        let time = r["eventTime"].as_str().unwrap();
        ("2026-03-03T02:52:49Z".."2026-03-03T04:11:09Z").contains(&time)
    });
    assert_eq!(silence, [""; 0]);
    assert!(
        records
            .iter()
            .any(|r| r["recipientAccountId"] == DEV && r["eventTime"].as_str().unwrap().starts_with("2026-03-03T03"))
    );
}

#[test]
fn days_are_busier_than_nights() {
    let records = records(&SAMPLE.tree);
    let between = |from: &str, to: &str| {
        records.iter().filter(|r| (from..to).contains(&r["eventTime"].as_str().unwrap())).count()
    };
    let night = between("2026-03-02T03:00:00Z", "2026-03-02T06:00:00Z");
    let day = between("2026-03-02T14:00:00Z", "2026-03-02T17:00:00Z");
    assert!(day > night * 3 / 2, "{day} by day, {night} by night");
}
