#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use protocol::alarms::DefinitionText;
use protocol::report::Outcome;
use protocol::setup::{EventSource, SetupEvent};
use protocol::{Micros, RowId};
use serde_json::{Value, json};

use super::*;

mod grounds;

const ARN: &str = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main";

fn of(answers: &[Value], events: &[(&str, Value)]) -> Vec<Check> {
    let answer =
        |(n, answer): (usize, &Value)| DefinitionText { source: format!("{n}.json"), text: answer.to_string() };
    let event = |(n, (name, request)): (usize, &(&str, Value))| SetupEvent {
        event: EventSource {
            row: RowId(u32::try_from(n).unwrap()),
            time: Micros(n as i64),
            name: (*name).to_owned(),
            id: String::new(),
            outcome: Outcome::Proved,
        },
        record: json!({ "eventName": name, "awsRegion": "eu-west-1", "recipientAccountId": "111122223333",
            "requestParameters": request })
        .to_string()
        .into_bytes(),
    };
    check(&CheckSetup {
        answers: answers.iter().enumerate().map(answer).collect(),
        events: events.iter().enumerate().map(event).collect(),
        observed: Vec::new(),
    })
}

fn state(checks: &[Check], item: Item) -> CheckState {
    checks.iter().find(|check| check.item == item).unwrap().state
}

fn trail(name: &str, good: bool) -> Value {
    let mut trail = json!({ "Name": name, "TrailARN": format!("arn:aws:cloudtrail:eu-west-1:111122223333:trail/{name}"),
        "S3BucketName": "trail-logs", "IsMultiRegionTrail": good, "IncludeGlobalServiceEvents": good,
        "IsOrganizationTrail": good, "LogFileValidationEnabled": good });
    if good {
        trail["KmsKeyId"] = json!("arn:aws:kms:eu-west-1:111122223333:key/1");
        trail["CloudWatchLogsLogGroupArn"] = json!("arn:aws:logs:eu-west-1:111122223333:log-group:trail:*");
        trail["SnsTopicARN"] = json!("arn:aws:sns:eu-west-1:111122223333:logs");
    }
    trail
}

/// Responses of an account in which everything is as it should be, or as it should not be.
fn account(good: bool) -> Vec<Value> {
    let source = if good { json!({ "StringEquals": { "aws:SourceArn": ARN } }) } else { json!({}) };
    let mut statements =
        vec![json!({ "Sid": "Write", "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" },
        "Action": "s3:PutObject", "Resource": "arn:aws:s3:::trail-logs/*", "Condition": source })];
    statements.push(match good {
        true => json!({ "Effect": "Deny", "Principal": "*", "Action": "s3:*",
            "Resource": ["arn:aws:s3:::trail-logs", "arn:aws:s3:::trail-logs/*"], "Condition": { "Bool": { "aws:SecureTransport": "false" } } }),
        false => json!({ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::trail-logs/*" }),
    });
    let policy = json!({ "Version": "2012-10-17", "Statement": statements }).to_string();
    let error = if good { json!({}) } else { json!("NoSuchBucket") };
    let mut status = json!({ "IsLogging": good, "LatestDeliveryTime": "2026-03-03T04:00:00Z",
        "LatestDigestDeliveryTime": "2026-03-03T04:00:00Z" });
    if !good {
        status["LatestDeliveryError"] = error.clone();
        status["LatestDigestDeliveryError"] = error;
    }
    let kinds = if good {
        json!([{ "Type": "AWS::S3::Object", "Values": ["arn:aws:s3"] },
        { "Type": "AWS::Lambda::Function", "Values": ["arn:aws:lambda"] }])
    } else {
        json!([])
    };
    let excluded = if good { json!([]) } else { json!(["kms.amazonaws.com"]) };
    let reads = if good { "All" } else { "WriteOnly" };
    let word = |on: &str, off: &str| if good { on.to_owned() } else { off.to_owned() };
    let mut all = vec![
        json!({ "trailList": [trail("main", good)] }),
        status,
        json!({ "TrailARN": ARN, "EventSelectors": [{ "ReadWriteType": reads, "IncludeManagementEvents": true,
            "DataResources": kinds, "ExcludeManagementEventSources": excluded }] }),
        json!({ "TrailARN": ARN, "InsightSelectors": if good { json!([{ "InsightType": "ApiCallRateInsight" }]) } else { json!([]) } }),
        json!({ "Policy": policy }),
        json!({ "PublicAccessBlockConfiguration": { "BlockPublicAcls": true, "IgnorePublicAcls": true,
            "BlockPublicPolicy": good, "RestrictPublicBuckets": true } }),
        json!({ "Status": word("Enabled", "Suspended"), "MFADelete": word("Enabled", "Disabled") }),
        json!({ "ServerSideEncryptionConfiguration": { "Rules": [{ "ApplyServerSideEncryptionByDefault":
            { "SSEAlgorithm": word("aws:kms", "AES256") } }] } }),
        json!({ "Rules": [{ "Status": "Enabled", "Expiration": { "Days": if good { 400 } else { 30 } } }] }),
        json!({ "ObjectLockConfiguration": { "ObjectLockEnabled": "Enabled",
            "Rule": { "DefaultRetention": { "Mode": word("COMPLIANCE", "GOVERNANCE"), "Days": 400 } } } }),
        json!({ "EventDataStores": [{ "Name": "all", "Status": "ENABLED", "TerminationProtectionEnabled": good }] }),
    ];
    if good {
        all.push(json!({ "LoggingEnabled": { "TargetBucket": "access", "TargetPrefix": "" } }));
    } else {
        all.push(json!({ "LoggingEnabled": {} }));
    }
    all
}

#[test]
fn every_item_is_seen_in_a_sound_account_and_contradicted_in_a_poor_one() {
    let none = of(&[], &[]);
    let states =
        |checks: &[Check]| -> Vec<(Item, CheckState)> { checks.iter().map(|it| (it.item, it.state)).collect() };
    for (answers, expected) in
        [(vec![], CheckState::Unseen), (account(true), CheckState::Seen), (account(false), CheckState::Contradicted)]
    {
        let expected: Vec<(Item, CheckState)> = Item::ALL.into_iter().map(|item| (item, expected)).collect();
        assert_eq!(states(&of(&answers, &[])), expected);
        // All in one file, as somebody's script gathers them.
        let together: Vec<Value> = vec![json!({ "eu-west-1": answers })];
        assert_eq!(states(&of(&together, &[])), expected);
    }
    assert!(
        none.iter()
            .all(|check| check.command.starts_with("aws ") && !check.remedy.is_empty() && !check.terraform.is_empty())
    );
}

#[test]
fn buckets_and_functions_with_data_events_are_named() {
    let setting = |answer: Value, item: Item| -> String {
        let checks = of(&[answer], &[]);
        checks.iter().find(|check| check.item == item).unwrap().evidence[0].setting.clone()
    };
    let of_basic = |resources: Value| json!({ "TrailARN": ARN, "EventSelectors": [{ "DataResources": resources }] });
    let two = json!([{ "Type": "AWS::S3::Object", "Values": ["arn:aws:s3:::payroll/", "arn:aws:s3:::plans/"] }]);
    assert_eq!(
        setting(of_basic(two.clone()), Item::S3Data),
        "DataResources: AWS::S3::Object arn:aws:s3:::payroll/, arn:aws:s3:::plans/"
    );
    assert_eq!(setting(of_basic(two), Item::LambdaData), "DataResources: AWS::S3::Object");
    let many: Vec<String> = (0..11).map(|n| format!("arn:aws:s3:::b{n}/")).collect();
    let many = setting(of_basic(json!([{ "Type": "AWS::S3::Object", "Values": many }])), Item::S3Data);
    assert!(many.ends_with("arn:aws:s3:::b7/, … (+3)"), "{many}");
    let field = |name: &str, operator: &str, value: &str| json!({ "Field": name, operator: [value] });
    let advanced = json!({ "TrailARN": ARN, "AdvancedEventSelectors": [{ "FieldSelectors": [
        field("eventCategory", "Equals", "Data"),
        field("resources.type", "Equals", "AWS::Lambda::Function"),
        field("resources.ARN", "StartsWith", "arn:aws:lambda:eu-west-1:111122223333:function:pay"),
    ] }] });
    assert_eq!(
        setting(advanced, Item::LambdaData),
        "DataResources: AWS::Lambda::Function StartsWith arn:aws:lambda:eu-west-1:111122223333:function:pay"
    );
}

#[test]
fn one_sound_trail_is_enough() {
    let checks = of(&[json!({ "trailList": [trail("poor", false), trail("main", true)] })], &[]);
    assert_eq!(state(&checks, Item::MultiRegion), CheckState::Seen);
    let half = |name: &str, regions: bool, validation: bool| json!({ "Name": name, "IsMultiRegionTrail": regions, "LogFileValidationEnabled": validation });
    let checks = of(&[json!({ "trailList": [half("a", true, false), half("b", false, true)] })], &[]);
    assert_eq!(
        (state(&checks, Item::MultiRegion), state(&checks, Item::Validation)),
        (CheckState::Seen, CheckState::Seen)
    );
}

#[test]
fn the_last_event_about_a_thing_counts() {
    let stop = ("StopLogging", json!({ "name": ARN }));
    let start = ("StartLogging", json!({ "name": "main" }));
    assert_eq!(state(&of(&[], std::slice::from_ref(&stop)), Item::Logging), CheckState::Contradicted);
    let again = of(&[], &[stop.clone(), start]);
    assert_eq!(state(&again, Item::Logging), CheckState::Seen);
    assert_eq!(again[0].evidence[0].setting, "StopLogging, StartLogging");
    // What says nothing of when it was fetched does not outweigh an event.
    let checks = of(&[json!({ "IsLogging": true })], &[stop]);
    assert_eq!(state(&checks, Item::Logging), CheckState::Contradicted);
    assert_eq!(checks[0].evidence.len(), 2);
}

#[test]
fn only_buckets_of_trails_matter() {
    let lock = |bucket: &str| {
        ("PutBucketVersioning", json!({ "bucketName": bucket, "VersioningConfiguration": { "Status": "Suspended" } }))
    };
    let create = ("CreateTrail", json!({ "name": "main", "s3BucketName": "trail-logs", "isMultiRegionTrail": true }));
    let checks = of(&[], &[create.clone(), lock("holiday-pictures")]);
    assert_eq!(state(&checks, Item::Versioning), CheckState::Unseen);
    assert_eq!(state(&checks, Item::MultiRegion), CheckState::Seen);
    // A request says nothing about what it does not change.
    assert_eq!(state(&checks, Item::Kms), CheckState::Unseen);
    let checks = of(&[], &[create, lock("trail-logs")]);
    assert_eq!(state(&checks, Item::Versioning), CheckState::Contradicted);
    let command = &checks.iter().find(|check| check.item == Item::Encryption).unwrap().command;
    assert_eq!(command, "aws s3api get-bucket-encryption --bucket trail-logs > get-bucket-encryption.json");
}

#[test]
fn failed_calls_change_nothing() {
    let event = EventSource {
        row: RowId(0),
        time: Micros(0),
        name: "StopLogging".to_owned(),
        id: String::new(),
        outcome: Outcome::Proved,
    };
    let record =
        json!({ "errorCode": "AccessDenied", "requestParameters": { "name": "main" } }).to_string().into_bytes();
    let events = vec![SetupEvent { event, record }];
    let checks = check(&CheckSetup { answers: Vec::new(), events, observed: Vec::new() });
    assert_eq!(state(&checks, Item::Logging), CheckState::Unseen);
}

#[test]
fn names_from_files_cannot_become_commands() {
    let bad =
        json!({ "trailList": [{ "Name": "x; rm -rf /", "S3BucketName": "$(reboot)", "IsMultiRegionTrail": true }] });
    for check in of(&[bad], &[]) {
        let all = [check.command, check.remedy, check.terraform].concat();
        assert!(!all.contains("rm -rf") && !all.contains("reboot"), "{all}");
    }
}

#[test]
fn strange_responses_are_no_trouble() {
    let odd = [
        json!({ "trailList": 7, "Trail": [], "Policy": "{", "Rules": [7], "Status": [], "EventSelectors": [[]] }),
        json!({ "Policy": { "Statement": 7 }, "VersioningConfiguration": 7, "PublicAccessBlockConfiguration": null }),
        json!([[[[[[[[[[{ "IsLogging": true }]]]]]]]]]]),
        json!("text"),
    ];
    of(
        &odd,
        &[
            ("PutBucketPolicy", json!(7)),
            ("CreateTrail", json!([])),
            ("PutEventSelectors", json!({ "eventSelectors": {} })),
        ],
    );
}

#[test]
fn there_is_help_with_every_item() {
    for item in Item::ALL {
        let help = remedies::of(item);
        assert!(help.command.contains("> ") && help.command.ends_with(".json"), "{}", help.command);
        assert!(help.cli.starts_with("aws ") && !help.terraform.is_empty(), "{item:?}");
    }
}
