#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::json;
use words::{Label, Language, Say};

use super::*;

const ARN: &str = "arn:aws:cloudtrail:us-east-1:111122223333:trail/main";

fn settings(answers: &[Value]) -> Vec<TrailSettings> {
    let texts: Vec<String> = answers.iter().map(Value::to_string).collect();
    trail_settings(texts.iter().map(|text| ("here/status.json", text.as_bytes()))).0
}

/// Settings as `name: value`, with a mark for those that are lacking.
fn said(trail: &TrailSettings) -> Vec<String> {
    let mark = |setting: &Setting| if setting.lacks() { "! " } else { "" };
    let (name, value) = (|it: &Setting| it.label(Language::En), |it: &Setting| it.say(Language::En));
    trail.settings.iter().map(|it| format!("{}{}: {}", mark(it), name(it), value(it))).collect()
}

fn trail() -> Value {
    json!({ "Name": "main", "TrailARN": ARN, "HomeRegion": "us-east-1", "S3BucketName": "logs", "IsMultiRegionTrail": true,
            "IncludeGlobalServiceEvents": true, "LogFileValidationEnabled": true, "IsOrganizationTrail": true,
            "KmsKeyId": "arn:aws:kms:us-east-1:111122223333:key/1", "CloudWatchLogsLogGroupArn": "group" })
}

#[test]
fn a_good_trail_lacks_nothing() {
    for answer in [json!({ "trailList": [trail()] }), json!({ "Trail": trail() })] {
        let trails = settings(&[answer]);
        assert_eq!(trails[0].trail.say(Language::En), format!("main ({ARN})"));
        assert_eq!(
            said(&trails[0]),
            [
                "Regions: all; created in us-east-1",
                "Organization: all accounts of the organization",
                "Log file validation: on",
                "Global services: recorded",
                "Bucket: logs",
                "KMS key: arn:aws:kms:us-east-1:111122223333:key/1",
                "CloudWatch Logs: group",
            ]
        );
    }
}

#[test]
fn what_a_trail_lacks_is_marked() {
    let poor = json!({ "Name": "poor", "HomeRegion": "eu-west-1", "IsMultiRegionTrail": false,
                       "LogFileValidationEnabled": false, "IsOrganizationTrail": false });
    let trails = settings(&[json!({ "trailList": [poor] })]);
    assert_eq!(trails[0].trail.say(Language::En), "poor");
    assert_eq!(
        said(&trails[0]),
        [
            "! Regions: eu-west-1 only",
            "Organization: this account only",
            "! Log file validation: off: nothing that it delivers can be proved",
            "KMS key: none: encrypted with keys that S3 manages",
            "CloudWatch Logs: not sent there",
        ]
    );
}

#[test]
fn a_status_tells_times_and_errors_in_both_spellings() {
    let epoch = json!({ "IsLogging": true, "StartLoggingTime": 1_772_438_400.5, "LatestDeliveryTime": 1_772_438_400,
                        "LatestDigestDeliveryError": "AccessDenied", "LatestDigestDeliveryTime": "2026-03-02T08:00:00Z" });
    assert_eq!(
        said(&settings(&[epoch])[0]),
        [
            "Logging: on since 2026-03-02T08:00:00Z",
            "Latest delivery: 2026-03-02T08:00:00Z",
            "! Latest digest: failed: AccessDenied; last successful 2026-03-02T08:00:00Z",
        ]
    );
    let stopped = json!({ "IsLogging": false, "LatestDeliveryError": "NoSuchBucket", "LatestNotificationError": "" });
    let trails = settings(&[stopped]);
    assert_eq!(trails[0].trail.say(Language::En), "The trail whose status is in status.json");
    assert_eq!(said(&trails[0]), ["! Logging: stopped", "! Latest delivery: failed: NoSuchBucket"]);
}

#[test]
fn selectors_are_put_in_words() {
    let basic = json!({ "TrailARN": ARN, "EventSelectors": [{ "ReadWriteType": "WriteOnly", "IncludeManagementEvents": true,
        "DataResources": [{ "Type": "AWS::S3::Object", "Values": ["arn:aws:s3"] }], "ExcludeManagementEventSources": [] }] });
    assert_eq!(
        said(&settings(&[basic])[0]),
        [
            "Records: management events that write; data events of AWS::S3::Object",
            "Does not record: management events that only read; data events of other resources than AWS::S3::Object",
        ]
    );
    let advanced = json!({ "TrailARN": ARN, "AdvancedEventSelectors": [
        { "FieldSelectors": [{ "Field": "eventCategory", "Equals": ["Management"] },
                             { "Field": "eventSource", "NotEquals": ["kms.amazonaws.com"] }] }] });
    assert_eq!(
        said(&settings(&[advanced])[0]),
        ["Records: management events, not all", "Does not record: management events of kms.amazonaws.com; data events",]
    );
    let none = json!({ "TrailARN": ARN, "AdvancedEventSelectors": [] });
    assert_eq!(said(&settings(&[none])[0])[0], "Records: nothing");
}

#[test]
fn everything_about_one_trail_stands_together() {
    let selectors = json!({ "TrailARN": ARN, "InsightSelectors": [{ "InsightType": "ApiCallRateInsight" }] });
    let trails = settings(&[json!({ "IsLogging": true }), selectors, json!({ "trailList": [trail()] })]);
    assert_eq!(trails.len(), 1);
    let said = said(&trails[0]);
    assert_eq!(said[0], "Regions: all; created in us-east-1");
    assert_eq!(said[said.len() - 2..], ["Insights: ApiCallRateInsight", "Logging: on"]);
}

#[test]
fn several_answers_in_one_file_and_broken_ones_are_no_trouble() {
    let text = format!("{}\n{}\n{{\"Trail\":", json!({ "Trail": trail() }), json!({ "IsLogging": true }));
    assert_eq!(trail_settings([("x.json", text.as_bytes())]).0.len(), 1);
    for odd in [json!({ "trailList": 7 }), json!({ "trailList": [7] }), json!({ "Trail": null }), json!([])] {
        assert!(settings(std::slice::from_ref(&odd)).is_empty(), "{odd}");
    }
    let odd =
        json!({ "IsLogging": "yes", "LatestDeliveryTime": {}, "EventSelectors": [7, {}], "InsightSelectors": [7] });
    assert_eq!(settings(&[odd]).len(), 1);
    let many: Vec<Value> = (0..1000).map(|n| json!({ "Name": format!("t{n}") })).collect();
    let many = json!({ "trailList": many }).to_string();
    let (trails, left_out) = trail_settings([("x.json", many.as_bytes())]);
    assert_eq!((trails.len(), left_out), (MOST_ANSWERS, 1000 - MOST_ANSWERS as u64));
}
