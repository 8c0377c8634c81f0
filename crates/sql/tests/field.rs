//! Queries as people have them in the field, over the sample: each gives what a loop over its records gives.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "support/memory.rs"]
mod memory;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use memory::{Memory, ask};
use serde_json::Value;
use synth::Packing;

static SAMPLE: LazyLock<(Arc<Memory>, Vec<Value>)> = LazyLock::new(|| {
    let all = Memory::of(&synth::sample(Packing::Inflated).tree);
    // Whatever the queries are about, and a part of the rest, which is much the same.
    let rare = ["ConsoleLogin", "AccessDenied", "UnauthorizedOperation", "\"eventName\":\"Delete", "\"IAMUser\""];
    let jsons = all.records.iter().map(|record| record.json.as_str()).enumerate();
    let some = jsons.filter(|(at, json)| at % 20 == 0 || rare.iter().any(|word| json.contains(word)));
    let memory = Memory::of_records(&some.map(|(_, json)| json).collect::<Vec<_>>());
    let records = memory.records.iter().map(|record| serde_json::from_str(&record.json).unwrap()).collect();
    (memory, records)
});

fn rows(sql: &str) -> Vec<Vec<String>> {
    ask(&SAMPLE.0, sql).unwrap_or_else(|fault| panic!("{sql}: {fault:?}")).1
}

/// The text at a path.
fn at<'a>(record: &'a Value, path: &str) -> &'a str {
    path.split('.').fold(record, |value, name| &value[name]).as_str().unwrap_or("NULL")
}

/// The columns at paths, of the records that are wanted, in any order.
fn naively(paths: &[&str], wanted: impl Fn(&Value) -> bool) -> Vec<Vec<String>> {
    let row = |record: &Value| paths.iter().map(|path| at(record, path).to_owned()).collect();
    let mut rows: Vec<Vec<String>> = SAMPLE.1.iter().filter(|record| wanted(record)).map(row).collect();
    rows.sort();
    rows
}

fn sorted(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    rows.sort();
    rows
}

fn is_descending(rows: &[Vec<String>], column: usize) -> bool {
    rows.is_sorted_by(|before, after| before[column] >= after[column])
}

/// Midnight, some days before the last event.
fn days_ago(days: i64) -> String {
    let end = calendar::parse(SAMPLE.1.iter().map(|record| at(record, "eventTime")).max().unwrap()).unwrap();
    let day = end.0.div_euclid(86_400_000_000) - days;
    calendar::write(protocol::Micros(day * 86_400_000_000)).unwrap()
}

#[test]
fn calls_that_delete() {
    let found = rows(
        "-- what was deleted lately
        SELECT eventTime, userIdentity.arn, eventName, sourceIPAddress FROM cloudtrail_logs
        WHERE eventName LIKE '%Delete%'
          AND eventTime > date_format(date_add('day', -1, current_date), '%Y-%m-%dT%H:%i:%sZ')
        ORDER BY eventTime DESC;",
    );
    let since = days_ago(1);
    let paths = ["eventTime", "userIdentity.arn", "eventName", "sourceIPAddress"];
    let expected = naively(&paths, |record| {
        at(record, "eventName").contains("Delete") && at(record, "eventTime") > since.as_str()
    });
    assert!(!expected.is_empty() && is_descending(&found, 0));
    assert_eq!(sorted(found), expected);
}

#[test]
fn sign_ins_from_elsewhere() {
    let found = rows(
        "SELECT eventTime, userIdentity.userName, sourceIPAddress, additionalEventData FROM cloudtrail_logs
        WHERE eventName = 'ConsoleLogin' AND sourceIPAddress NOT IN ('198.51.100.0/24', '203.0.113.17')
        ORDER BY eventTime DESC",
    );
    let expected = naively(&["eventTime", "userIdentity.userName", "sourceIPAddress"], |record| {
        at(record, "eventName") == "ConsoleLogin" && at(record, "sourceIPAddress") != "203.0.113.17"
    });
    assert!(found.iter().all(|row| row[3].starts_with('{') || row[3] == "NULL"));
    assert!(!expected.is_empty() && is_descending(&found, 0));
    assert_eq!(sorted(found.into_iter().map(|row| row[..3].to_vec()).collect()), expected);
}

#[test]
fn who_calls_how_much() {
    let (headings, found) = ask(
        &SAMPLE.0,
        "SELECT userIdentity.arn, count(*) AS api_calls, count(DISTINCT eventName) AS Actions,
            count(DISTINCT sourceIPAddress) AS addresses, min(eventTime) AS first_seen, max(eventTime) AS last_seen
        FROM cloudtrail_logs WHERE eventTime > date_format(date_add('day', -30, current_date), '%Y-%m-%dT%H:%i:%sZ')
        GROUP BY userIdentity.arn ORDER BY api_calls DESC LIMIT 50;",
    )
    .unwrap();
    assert_eq!(headings, ["arn", "api_calls", "Actions", "addresses", "first_seen", "last_seen"]);
    let mut groups: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    SAMPLE.1.iter().for_each(|record| groups.entry(at(record, "userIdentity.arn")).or_default().push(record));
    assert_eq!(found.len(), groups.len().min(50));
    for row in &found {
        let group = &groups[row[0].as_str()];
        let distinct = |path| group.iter().map(|record| at(record, path)).collect::<BTreeSet<_>>();
        let expected = [
            row[0].clone(),
            group.len().to_string(),
            distinct("eventName").len().to_string(),
            distinct("sourceIPAddress").len().to_string(),
            distinct("eventTime").first().unwrap().to_string(),
            distinct("eventTime").last().unwrap().to_string(),
        ];
        assert_eq!(*row, expected);
    }
    let counts: Vec<usize> = found.iter().map(|row| row[1].parse().unwrap()).collect();
    assert!(counts.is_sorted_by(|before, after| before >= after), "{counts:?}");
}

#[test]
fn calls_that_were_denied() {
    let found = rows(
        "SELECT eventTime, userIdentity.arn, eventName, errorCode, errorMessage, sourceIPAddress FROM cloudtrail_logs
        WHERE errorCode IN ('AccessDenied', 'Client.UnauthorizedOperation') ORDER BY eventTime DESC LIMIT 200",
    );
    let denied = |record: &Value| ["AccessDenied", "Client.UnauthorizedOperation"].contains(&at(record, "errorCode"));
    let times = naively(&["eventTime"], denied);
    let latest: Vec<_> = times.iter().rev().take(200).map(|row| row[0].clone()).collect();
    assert!(!latest.is_empty());
    assert_eq!(found.iter().map(|row| row[0].clone()).collect::<Vec<_>>(), latest);
    assert!(found.iter().all(|row| row[3] == "AccessDenied" || row[3] == "Client.UnauthorizedOperation"));
}

#[test]
fn uses_of_keys() {
    let found = rows(
        "SELECT eventID, eventName, resources[1].arn AS key_arn, requestParameters FROM cloudtrail_logs
        WHERE eventSource = 'kms.amazonaws.com' AND eventName IN ('Decrypt', 'Encrypt', 'GenerateDataKey')
        ORDER BY eventTime DESC;",
    );
    let key = |record: &Value| record["resources"][0]["ARN"].as_str().unwrap_or("NULL").to_owned();
    let used = |record: &&Value| {
        at(record, "eventSource") == "kms.amazonaws.com"
            && ["Decrypt", "Encrypt", "GenerateDataKey"].contains(&at(record, "eventName"))
    };
    let row = |record: &Value| vec![at(record, "eventID").to_owned(), at(record, "eventName").to_owned(), key(record)];
    let expected = sorted(SAMPLE.1.iter().filter(used).map(row).collect());
    assert!(!expected.is_empty());
    assert_eq!(sorted(found.into_iter().map(|row| row[..3].to_vec()).collect()), expected);
}

#[test]
fn a_user_in_lake() {
    let user =
        at(SAMPLE.1.iter().find(|record| at(record, "userIdentity.type") == "IAMUser").unwrap(), "userIdentity.arn");
    let found = rows(&format!(
        "SELECT eventTime, eventName, eventSource, sourceIPAddress, errorCode FROM EVENT_DATA_STORE_ID
        WHERE userIdentity.arn = '{user}' AND eventTime > '2024-01-01 00:00:00' ORDER BY eventTime DESC;"
    ));
    let paths = ["eventName", "eventSource", "sourceIPAddress", "errorCode"];
    let expected = naively(&paths, |record| at(record, "userIdentity.arn") == user);
    assert!(found.iter().all(|row| row[0].len() == "2024-01-01 00:00:00.000".len()), "{:?}", found.first());
    assert!(is_descending(&found, 0));
    assert_eq!(sorted(found.into_iter().map(|row| row[1..].to_vec()).collect()), expected);
}

#[test]
fn calls_across_accounts_in_lake() {
    let found = rows(
        "SELECT recipientAccountId, userIdentity.arn, count(*) AS event_count
        FROM abc123f4-5678-90ab-cdef-EXAMPLE WHERE eventTime > '2024-01-01 00:00:00'
        GROUP BY recipientAccountId, userIdentity.arn ORDER BY event_count DESC",
    );
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for record in &SAMPLE.1 {
        *counts.entry((at(record, "recipientAccountId"), at(record, "userIdentity.arn"))).or_default() += 1;
    }
    let row = |((account, arn), count): (&(&str, &str), &usize)| {
        vec![(*account).to_owned(), (*arn).to_owned(), count.to_string()]
    };
    assert_eq!(sorted(found), sorted(counts.iter().map(row).collect()));
}
