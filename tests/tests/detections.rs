//! Every detection: it finds the events made up for it, and nothing in those that only look like them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::fs;
use std::path::Path;

use detections::{Detection, rules};
use naive::{Context, Json};
use protocol::findings::{Benchmark, Finding, TryRules};
use protocol::report::Verdict;
use protocol::{Filter, Noted};
use serde_json::{Map, Value, json};
use tests::oracles;
use tests::session::{Session, question};

/// Seconds between two made-up events.
const APART: i64 = 1;

fn detections() -> Vec<Detection> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/detections/content/detections");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()).collect()
}

/// These events, each with what every event has.
fn records(events: &[String]) -> Vec<Value> {
    let mut records = Vec::new();
    for text in events {
        let (times, text) = match text.split_once("x {") {
            Some((times, rest)) if times.parse::<u32>().is_ok() => (times.parse().unwrap(), format!("{{{rest}")),
            _ => (1, text.clone()),
        };
        for _ in 0..times {
            records.push(whole(serde_json::from_str(&text).unwrap(), records.len()));
        }
    }
    records
}

fn whole(given: Map<String, Value>, at: usize) -> Value {
    let second = at as i64 * APART;
    let mut record = json!({
        "eventVersion": "1.08",
        "userIdentity": {"type": "IAMUser", "userName": "alice", "accessKeyId": "AKIAEXAMPLEALICE0001"},
        "eventTime": format!("2025-06-07T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60),
        "awsRegion": "eu-west-1",
        "sourceIPAddress": "198.51.100.7",
        "userAgent": "aws-cli/2.15.0",
        "eventID": format!("00000000-0000-4000-8000-{at:012}"),
        "eventType": "AwsApiCall",
        "recipientAccountId": "111122223333",
    });
    record.as_object_mut().unwrap().extend(given);
    record
}

/// Number of events that satisfy the filter, by the reference.
fn count(filter: &Filter, events: &[String]) -> usize {
    let matches = |record: &Value| {
        let raw = record.to_string();
        let user = record["userIdentity"]["userName"].as_str();
        let context = Context {
            path: "log.json",
            raw: &raw,
            verdict: Verdict::NotCovered,
            user,
            target: None,
            last: None,
            noted: &Noted::default(),
        };
        naive::matches(filter, &Json::parse(&raw).unwrap(), &context).unwrap()
    };
    records(events).iter().filter(|record| matches(record)).count()
}

/// What the engine finds for a detection.
fn find(id: &str, events: &[String]) -> Finding {
    let log = serde_json::to_vec(&json!({ "Records": records(events) })).unwrap();
    let mut session = Session::of([("log.json", log.as_slice())]);
    let ask = TryRules { question: question(""), benchmark: Benchmark::V7_0 };
    loop {
        let found = session.request(ask.clone()).unwrap();
        if found.left == 0 {
            return found.tried.into_iter().find(|finding| finding.id == id).unwrap();
        }
    }
}

#[test]
fn every_detection_finds_its_events_and_no_others() {
    let (mut wrong, rules) = (Vec::new(), rules(Benchmark::V7_0, "en"));
    for detection in detections() {
        let Detection { id, fires, quiet, .. } = &detection;
        let rule = rules.iter().find(|rule| rule.id == *id).unwrap();
        if rule.look.together.is_none() {
            let filter = &rule.look.steps[0].filter;
            if (count(filter, fires), count(filter, quiet)) != (fires.len(), 0) {
                wrong.push(format!("{id}: {} of {}, and {}", count(filter, fires), fires.len(), count(filter, quiet)));
            }
            continue;
        }
        let (found, none) = (find(id, fires), find(id, quiet));
        assert_eq!((&found.trouble, &none.trouble), (&None, &None));
        if (found.occurrences.len(), none.count) != (1, 0) {
            wrong.push(format!("{id}: {} times, and {}", found.occurrences.len(), none.count));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_expected_elsewhere_is_expected_of_detections_that_exist() {
    let rules = rules(Benchmark::V7_0, "en");
    let exists = |id: &String| rules.iter().any(|rule| rule.id == *id);
    for (name, technique) in oracles::stratus() {
        assert!(technique.found_by.iter().all(exists), "{name}");
        assert_eq!(technique.found_by.is_empty(), technique.none.is_some(), "{name}");
    }
    for (name, same) in oracles::panther() {
        assert!(same.found_by.iter().all(exists), "{name}");
        assert_eq!(same.found_by.is_empty(), same.none.is_some(), "{name}");
    }
    assert!(oracles::ordinary().into_values().all(|right| right.keys().all(exists)));
}

/// The same events, refused.
fn refused(events: &[String]) -> Vec<String> {
    let refuse = |text: &String| {
        let (times, text) = match text.split_once("x {") {
            Some((times, rest)) if times.parse::<u32>().is_ok() => (format!("{times}x "), format!("{{{rest}")),
            _ => (String::new(), text.clone()),
        };
        let mut event: Map<String, Value> = serde_json::from_str(&text).unwrap();
        event.insert("errorCode".to_owned(), json!("AccessDenied"));
        event.remove("responseElements");
        format!("{times}{}", Value::Object(event))
    };
    events.iter().map(refuse).collect()
}

/// Detections about asking and trying, whatever came of it.
const ATTEMPTS: [&str; 20] = [
    "attack-tools",
    "discovery-burst",
    "insights",
    "key-from-many-addresses",
    "machine-looks-around",
    "machine-role-used-elsewhere",
    "mail-limits-read",
    "organization-left",
    "password-guessing",
    "password-spraying",
    "permissions-tried-out",
    "roles-tried",
    "root-activity",
    "root-sign-in-failed",
    "same-question-in-many-regions",
    "secrets-read-in-bulk",
    "start-scripts-read",
    "traffic-mirrored",
    "unusual-machines",
    "windows-passwords-read",
];

/// Names of services stand in the field for addresses, too.
#[test]
fn addresses_are_counted_where_they_are_addresses() {
    for Detection { id, filter, together, .. } in detections() {
        let counts = together.is_some_and(|it| it.distinct.as_deref() == Some("sourceIPAddress"));
        assert!(!counts || filter.contains("sourceIPAddress:/^[0-9a-f.:]+$/i"), "{id}");
    }
}

#[test]
fn what_was_refused_is_not_told_as_done() {
    let rules = rules(Benchmark::V7_0, "en");
    let mut told = Vec::new();
    for Detection { id, fires, .. } in detections() {
        let rule = rules.iter().find(|rule| rule.id == id).unwrap();
        let refused = refused(&fires);
        let found = match rule.look.together {
            None => count(&rule.look.steps[0].filter, &refused) as u64,
            Some(_) => find(&id, &refused).count,
        };
        if found > 0 && !ATTEMPTS.contains(&id.as_str()) {
            told.push(format!("{id}: {}", rule.title));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
