#![allow(clippy::unwrap_used)]
use protocol::{Micros, RowId};
use serde_json::json;
use words::{Language, Say};

use super::*;

/// Events at minutes 0, 1, 2 …
fn story(events: &[(&str, Value)]) -> Vec<String> {
    let records: Vec<Vec<u8>> = events
        .iter()
        .map(|(_, request)| {
            let record = json!({ "recipientAccountId": "111122223333", "requestParameters": request });
            serde_json::to_vec(&record).unwrap()
        })
        .collect();
    let changes = (0..).zip(events).map(|(minute, (name, _))| Change {
        time: Micros(minute),
        name: (*name).to_owned(),
        row: RowId(0),
        event_id: format!("{minute}"),
    });
    said(&bands(changes.zip(records.iter().map(Vec::as_slice))))
}

/// Bands as `trail from-to missing`.
fn said(bands: &[Band]) -> Vec<String> {
    let end = |band: &Band| band.ended.as_ref().map_or("…".to_owned(), |ended| ended.time.0.to_string());
    let missing = |band: &Band| band.missing.say(Language::En);
    bands.iter().map(|it| format!("{} {}-{} {}", it.trail, it.began.time.0, end(it), missing(it))).collect()
}

fn named() -> Value {
    json!({ "name": "main" })
}

#[test]
fn a_stopped_trail_records_nothing_until_it_is_started() {
    assert_eq!(
        story(&[
            ("StopLogging", named()),
            ("StopLogging", named()),
            ("StartLogging", named()),
            ("StartLogging", named())
        ]),
        ["main 0-2 anything: logging was stopped"]
    );
    assert_eq!(story(&[("StopLogging", named())]), ["main 0-… anything: logging was stopped"]);
    assert_eq!(story(&[("StartLogging", named())]), [""; 0]);
}

#[test]
fn a_trail_has_one_name() {
    let arn = json!({ "name": "arn:aws:cloudtrail:us-east-1:111122223333:trail/main" });
    let events = [("StopLogging", arn), ("StartLogging", named())];
    assert_eq!(story(&events), ["main 0-1 anything: logging was stopped"]);
    let other = json!({ "name": "arn:aws:cloudtrail:us-east-1:444455556666:trail/main" });
    let events = [("StopLogging", other), ("StartLogging", named())];
    assert_eq!(story(&events), ["main 0-… anything: logging was stopped"]);
}

#[test]
fn a_trail_is_born_and_dies() {
    let created = json!({ "name": "main", "isMultiRegionTrail": false, "enableLogFileValidation": true });
    assert_eq!(
        story(&[("CreateTrail", created), ("StartLogging", named()), ("DeleteTrail", named())]),
        [
            "main 0-1 anything: the trail is new and was not started",
            "main 0-2 other regions than its own",
            "main 2-… anything: the trail was deleted",
        ]
    );
}

#[test]
fn updates_say_only_what_they_change() {
    let off = json!({ "name": "main", "enableLogFileValidation": false, "includeGlobalServiceEvents": true });
    let on = json!({ "name": "main", "enableLogFileValidation": true });
    assert_eq!(
        story(&[("UpdateTrail", off), ("UpdateTrail", named()), ("UpdateTrail", on)]),
        ["main 0-2 which logs it delivered: log file validation was off, so nothing from that time can be proved"]
    );
}

#[test]
fn selectors_leave_kinds_out() {
    let basic =
        |selectors: Value| story(&[("PutEventSelectors", json!({ "trailName": "t", "eventSelectors": selectors }))]);
    let cases = [
        (json!([{ "readWriteType": "All" }]), "data events"),
        (json!([{ "readWriteType": "WriteOnly" }]), "management events that only read; data events"),
        (
            json!([{ "readWriteType": "WriteOnly" }, { "readWriteType": "ReadOnly", "dataResources": [{ "type": "AWS::S3::Object" }] }]),
            "data events of other resources than AWS::S3::Object",
        ),
        (json!([{ "includeManagementEvents": false }]), "management events; data events"),
        (
            json!([{ "excludeManagementEventSources": ["kms.amazonaws.com"] }]),
            "management events of kms.amazonaws.com; data events",
        ),
        (json!([]), "management events; data events"),
        (json!("nonsense"), "management events; data events"),
    ];
    for (selectors, expected) in cases {
        assert_eq!(basic(selectors.clone()), [format!("t 0-… {expected}")], "{selectors}");
    }
}

#[test]
fn advanced_selectors_leave_kinds_out() {
    let field = |name: &str, values: Value| json!({ "field": name, "equals": values });
    let advanced = |selectors: Vec<Value>| {
        let selectors: Vec<_> = selectors.into_iter().map(|fields| json!({ "fieldSelectors": fields })).collect();
        story(&[("PutEventSelectors", json!({ "trailName": "t", "advancedEventSelectors": selectors }))])
    };
    let management = field("eventCategory", json!(["Management"]));
    let data =
        json!([field("eventCategory", json!(["Data"])), field("resources.type", json!(["AWS::Lambda::Function"]))]);
    let without = json!([management, { "field": "eventSource", "notEquals": ["kms.amazonaws.com"] }]);
    let cases = [
        (vec![json!([management])], "data events"),
        (vec![json!([management]), data.clone()], "data events of other resources than AWS::Lambda::Function"),
        (vec![data], "management events; data events of other resources than AWS::Lambda::Function"),
        (
            vec![json!([management, field("readOnly", json!(["false"]))])],
            "management events that only read; data events",
        ),
        (vec![without], "management events of kms.amazonaws.com; data events"),
    ];
    for (selectors, expected) in cases {
        assert_eq!(advanced(selectors), [format!("t 0-… {expected}")]);
    }
}

#[test]
fn new_selectors_end_the_band_of_the_old() {
    let selectors = |kind: &str| json!({ "trailName": "t", "eventSelectors": [{ "readWriteType": kind }] });
    assert_eq!(
        story(&[
            ("PutEventSelectors", selectors("WriteOnly")),
            ("PutEventSelectors", selectors("WriteOnly")),
            ("PutEventSelectors", selectors("All")),
        ]),
        ["t 0-2 management events that only read; data events", "t 2-… data events"]
    );
    let none = json!({ "trailName": "t", "insightSelectors": [] });
    let some = json!({ "trailName": "t", "insightSelectors": [{ "insightType": "ApiCallRateInsight" }] });
    assert_eq!(story(&[("PutInsightSelectors", none), ("PutInsightSelectors", some)]), ["t 0-1 Insights events"]);
}

#[test]
fn what_failed_or_cannot_be_read_changes_nothing() {
    let change = || Change { time: Micros(0), name: "StopLogging".to_owned(), row: RowId(0), event_id: String::new() };
    let denied = br#"{"errorCode":"AccessDenied","requestParameters":{"name":"main"}}"#;
    for record in [&denied[..], b"{", b"[]", br#"{"requestParameters":null}"#, br#"{"requestParameters":{"name":7}}"#] {
        assert_eq!(bands([(change(), record)]), []);
    }
    assert_eq!(bands([(change(), &br#"{"errorCode":null,"requestParameters":{"name":"main"}}"#[..])]).len(), 1);
}

#[test]
fn the_order_of_events_is_that_of_their_times() {
    let at = |minute, name: &str| Change {
        time: Micros(minute),
        name: name.to_owned(),
        row: RowId(0),
        event_id: String::new(),
    };
    let record = br#"{"requestParameters":{"name":"main"}}"#;
    let bands = bands([(at(9, "StartLogging"), &record[..]), (at(3, "StopLogging"), record)]);
    assert_eq!(said(&bands), ["main 3-9 anything: logging was stopped"]);
}
