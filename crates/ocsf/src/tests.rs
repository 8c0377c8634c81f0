use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

/// What the schema requires of every event, and of each class.
const REQUIRED: [&str; 8] =
    ["activity_id", "category_uid", "class_uid", "type_uid", "time", "severity_id", "metadata", "cloud"];
const REQUIRED_OF: [(u64, &[&str]); 3] =
    [(3001, &["user"]), (3002, &["user", "service"]), (6003, &["actor", "api", "src_endpoint"])];

/// Numbers of activities that versions know, besides 0 and 99.
const ACTIVITIES: [(Version, u64, u64); 6] = [
    (Version::V1_1, 3001, 11),
    (Version::V1_1, 3002, 5),
    (Version::V1_1, 6003, 4),
    (Version::V1_5, 3001, 12),
    (Version::V1_5, 3002, 6),
    (Version::V1_5, 6003, 4),
];

fn written(record: &Value, version: Version) -> Value {
    serde_json::from_str(&event(record.to_string().as_bytes(), version)).unwrap()
}

fn sample() -> Value {
    json!({
        "eventVersion": "1.08",
        "userIdentity": {
            "type": "AssumedRole", "principalId": "AROAX:mei", "arn": "arn:aws:sts::111122223333:assumed-role/Admin/mei",
            "accountId": "111122223333", "accessKeyId": "ASIAX",
            "sessionContext": {
                "sessionIssuer": { "type": "Role", "arn": "arn:aws:iam::111122223333:role/Admin", "userName": "Admin" },
                "attributes": { "creationDate": "2024-03-01T11:00:00Z", "mfaAuthenticated": "true" }
            }
        },
        "eventTime": "2024-03-01T12:00:00Z", "eventSource": "s3.amazonaws.com", "eventName": "DeleteBucket",
        "awsRegion": "us-east-1", "sourceIPAddress": "192.0.2.1", "userAgent": "aws-cli",
        "errorCode": "AccessDenied", "errorMessage": "Access Denied",
        "requestParameters": { "bucketName": "b", "size": 12345678901234567890123u128.to_string() }, "responseElements": null,
        "requestID": "r1", "eventID": "e1", "readOnly": false,
        "resources": [{ "ARN": "arn:aws:s3:::b", "accountId": "111122223333", "type": "AWS::S3::Bucket" }],
        "eventType": "AwsApiCall", "managementEvent": true, "recipientAccountId": "111122223333",
        "eventCategory": "Management", "tlsDetails": { "tlsVersion": "TLSv1.3" }
    })
}

#[test]
fn a_call() {
    let expected = json!({
        "activity_id": 4, "activity_name": "Delete", "category_uid": 6, "category_name": "Application Activity",
        "class_uid": 6003, "class_name": "API Activity", "type_uid": 600_304, "type_name": "API Activity: Delete",
        "severity_id": 1, "severity": "Informational", "status_id": 2, "status": "Failure",
        "status_code": "AccessDenied", "status_detail": "Access Denied",
        "time": 1_709_294_400_000_i64, "time_dt": "2024-03-01T12:00:00Z",
        "metadata": {
            "version": "1.5.0", "profiles": ["cloud", "datetime"], "uid": "e1", "event_code": "AwsApiCall",
            "product": { "name": "CloudTrail", "vendor_name": "AWS", "version": "1.08", "feature": { "name": "Management" } }
        },
        "cloud": { "provider": "AWS", "region": "us-east-1", "account": { "uid": "111122223333" } },
        "api": {
            "operation": "DeleteBucket", "service": { "name": "s3.amazonaws.com" },
            "request": { "uid": "r1", "data": "{\"bucketName\":\"b\",\"size\":\"12345678901234567890123\"}" },
            "response": { "error": "AccessDenied", "message": "Access Denied" }
        },
        "src_endpoint": { "ip": "192.0.2.1" },
        "http_request": { "user_agent": "aws-cli" },
        "actor": {
            "user": {
                "type": "AssumedRole", "type_id": 1, "uid": "arn:aws:sts::111122223333:assumed-role/Admin/mei",
                "uid_alt": "AROAX:mei", "account": { "uid": "111122223333" }, "credential_uid": "ASIAX"
            },
            "session": {
                "created_time_dt": "2024-03-01T11:00:00Z", "is_mfa": true, "issuer": "arn:aws:iam::111122223333:role/Admin"
            }
        },
        "resources": [{ "uid": "arn:aws:s3:::b", "type": "AWS::S3::Bucket", "owner": { "account": { "uid": "111122223333" } } }],
        "observables": [
            { "name": "src_endpoint.ip", "value": "192.0.2.1", "type": "IP Address", "type_id": 2 },
            { "name": "resources[].uid", "value": "arn:aws:s3:::b", "type": "Resource UID", "type_id": 10 }
        ],
        "unmapped": {
            "readOnly": "false", "managementEvent": "true", "tlsDetails.tlsVersion": "TLSv1.3",
            "userIdentity.sessionContext.sessionIssuer.type": "Role",
            "userIdentity.sessionContext.sessionIssuer.userName": "Admin"
        }
    });
    assert_eq!(written(&sample(), Version::V1_5), expected);
}

#[test]
fn each_version_says_its_number() {
    let version = |version| written(&sample(), version)["metadata"]["version"].clone();
    assert_eq!([version(Version::V1_1), version(Version::V1_5)], [json!("1.1.0"), json!("1.5.0")]);
}

#[test]
fn classes_and_activities() {
    for (source, name, class, activity) in [
        ("signin.amazonaws.com", "ConsoleLogin", 3002, 1),
        ("signin.amazonaws.com", "CredentialChallenge", 3002, 99),
        ("sts.amazonaws.com", "AssumeRoleWithSAML", 3002, 3),
        ("sts.amazonaws.com", "GetCallerIdentity", 6003, 2),
        ("iam.amazonaws.com", "DeleteUser", 3001, 6),
        ("iam.amazonaws.com", "AttachRolePolicy", 3001, 7),
        ("iam.amazonaws.com", "ListUsers", 6003, 2),
        ("ec2.amazonaws.com", "RunInstances", 6003, 1),
        ("ec2.amazonaws.com", "Runaway", 6003, 99),
        ("s3.amazonaws.com", "PutObject", 6003, 3),
        ("s3.amazonaws.com", "", 6003, 0),
        ("ec2.amazonaws.com", "CreateUser", 6003, 1),
    ] {
        let event = written(&json!({ "eventSource": source, "eventName": name }), Version::V1_5);
        assert_eq!((&event["class_uid"], &event["activity_id"]), (&json!(class), &json!(activity)), "{source} {name}");
        assert_eq!(event["type_uid"], json!(class * 100 + activity));
    }
}

#[test]
fn a_failed_sign_in_is_a_failure_and_says_who() {
    let event = written(
        &json!({
            "eventSource": "signin.amazonaws.com", "eventName": "ConsoleLogin", "eventTime": "2024-03-01T12:00:00Z",
            "userIdentity": { "type": "IAMUser", "accountId": "111122223333" },
            "responseElements": { "ConsoleLogin": "Failure" },
            "additionalEventData": { "MFAUsed": "No", "UserName": "mei" }
        }),
        Version::V1_5,
    );
    assert_eq!((&event["status"], &event["is_mfa"]), (&json!("Failure"), &json!(false)));
    assert_eq!(event["actor"]["user"]["name"], json!("mei"));
    assert_eq!(event["service"]["name"], json!("signin.amazonaws.com"));
}

#[test]
fn whom_it_is_about() {
    let role = json!({
        "eventSource": "sts.amazonaws.com", "eventName": "AssumeRole", "requestID": "r",
        "requestParameters": { "roleArn": "arn:aws:iam::1:role/R", "roleSessionName": "s" }
    });
    assert_eq!(written(&role, Version::V1_5)["user"], json!({ "name": "s", "uid": "arn:aws:iam::1:role/R" }));
    let user = json!({
        "eventSource": "iam.amazonaws.com", "eventName": "AttachUserPolicy", "requestID": "r",
        "requestParameters": { "userName": "u", "policyArn": "arn:aws:iam::aws:policy/P" }
    });
    let event = written(&user, Version::V1_5);
    assert_eq!(
        (&event["user"], &event["policy"]),
        (&json!({ "name": "u" }), &json!({ "uid": "arn:aws:iam::aws:policy/P" }))
    );
}

#[test]
fn what_is_not_known_is_said_to_be_unknown() {
    let event = written(&json!({ "eventTime": "yesterday" }), Version::V1_5);
    assert_eq!(event["time"], json!(0));
    assert_eq!(event["metadata"]["labels"], json!(["time unknown"]));
    assert_eq!(event["unmapped"]["eventTime"], json!("yesterday"));
    assert_eq!(event["src_endpoint"], json!({ "name": "Unknown" }));
    assert_eq!(event["actor"]["user"]["name"], json!("Unknown"));
}

#[test]
fn what_is_no_record_is_kept_as_it_is() {
    for record in ["[]", "{", "\u{0}"] {
        let event: Value = serde_json::from_str(&event_of(record)).unwrap();
        assert_eq!((&event["class_uid"], &event["raw_data"]), (&json!(0), &json!(record)));
    }
}

fn event_of(record: &str) -> String {
    event(record.as_bytes(), Version::V1_5)
}

#[test]
fn sign_ins_say_in_two_places_that_they_failed_and_others_do_not() {
    let status = |source: &str, name: &str, place: &str| {
        let record =
            json!({ "eventSource": source, "eventName": name, place: { name: "Failure", "ConsoleLogin": "Failure" } });
        written(&record, Version::V1_5)["status"].clone()
    };
    assert_eq!(status("signin.amazonaws.com", "ConsoleLogin", "responseElements"), json!("Failure"));
    assert_eq!(status("sso.amazonaws.com", "CredentialVerification", "serviceEventDetails"), json!("Failure"));
    assert_eq!(status("ec2.amazonaws.com", "RunInstances", "responseElements"), json!("Success"));
}

#[test]
fn what_is_hard_to_tell_apart_is_kept() {
    let record = json!({
        "sharedEventID": "null", "a.b": 1, "a": { "b": 2 }, "additionalEventData": { "UserName": "m\u{e9}i" },
        "userIdentity": {
            "type": "WebIdentityUser", "identityProvider": "idp", "accountId": "1",
            "sessionContext": { "webIdFederationData": { "federatedProvider": "other" } }
        }
    });
    let event = written(&record, Version::V1_5);
    let unmapped = &event["unmapped"];
    assert_eq!(
        (&unmapped["sharedEventID"], &unmapped["a.b"], &unmapped["a"]),
        (&json!("null"), &json!("1"), &json!("{\"b\":2}"))
    );
    assert_eq!(event["actor"]["user"]["name"], json!("m\u{e9}i"));
    assert_eq!(event["actor"]["idp"]["name"], json!("idp"));
    assert_eq!(unmapped["userIdentity.sessionContext.webIdFederationData.federatedProvider"], json!("other"));
}

#[test]
fn numbers_keep_every_digit() {
    let record =
        r#"{"additionalEventData":{"n":12345678901234567890.10},"requestID":"r","requestParameters":{"m":1e400}}"#;
    let text = event_of(record);
    assert!(text.contains("12345678901234567890.10") && text.contains("1e400"), "{text}");
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[a-z0-9 \"\\\\:/.]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map("[a-zA-Z]{1,6}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn record() -> impl Strategy<Value = Value> {
    let known = proptest::sample::select(vec![
        "eventVersion",
        "userIdentity",
        "eventTime",
        "eventSource",
        "eventName",
        "awsRegion",
        "sourceIPAddress",
        "userAgent",
        "errorCode",
        "errorMessage",
        "requestParameters",
        "responseElements",
        "additionalEventData",
        "requestID",
        "eventID",
        "resources",
        "eventType",
        "recipientAccountId",
        "sharedEventID",
        "vpcEndpointId",
        "eventCategory",
        "other",
    ]);
    let calls = proptest::sample::select(vec![
        "signin.amazonaws.com",
        "sts.amazonaws.com",
        "iam.amazonaws.com",
        "CheckMfa",
        "SwitchRole",
        "AssumeRole",
        "CreateUser",
    ]);
    let value = prop_oneof![
        1 => calls.prop_map(Value::from),
        2 => "[a-z0-9]{0,6}".prop_map(Value::from),
        3 => json_value(),
    ];
    proptest::collection::btree_map(known, value, 0..12)
        .prop_map(|map| Value::Object(map.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()))
}

/// All texts of an event, also those in JSON in texts.
fn texts(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => members.values().for_each(|value| texts(value, found)),
        Value::Array(elements) => elements.iter().for_each(|value| texts(value, found)),
        Value::String(text) => {
            found.insert(text.clone());
            if text.starts_with(['{', '[', '"'])
                && let Ok(inner) = serde_json::from_str::<Value>(text)
            {
                texts(&inner, found);
            }
        }
        Value::Number(number) => _ = found.insert(number.to_string()),
        Value::Bool(_) | Value::Null => {}
    }
}

proptest! {
    #[test]
    fn every_event_has_what_the_schema_requires_and_nothing_is_lost(record in record()) {
        for version in [Version::V1_1, Version::V1_5] {
            let event = written(&record, version);
            for name in REQUIRED {
                prop_assert!(!event[name].is_null(), "{} of {}", name, record);
            }
            for (class, names) in REQUIRED_OF {
                if event["class_uid"] == json!(class) {
                    prop_assert!(names.iter().all(|name| !event[*name].is_null()), "{} of {}", class, record);
                }
            }
            let (class, activity) = (event["class_uid"].as_u64().unwrap(), event["activity_id"].as_u64().unwrap());
            let known = ACTIVITIES.iter().any(|(of, kind, most)| (*of, *kind) == (version, class) && activity <= *most);
            prop_assert!(known || activity == 99, "{} of {}", activity, record);
            let (mut before, mut after) = (BTreeSet::new(), BTreeSet::new());
            texts(&record, &mut before);
            texts(&event, &mut after);
            for text in before.iter().filter(|text| !text.is_empty()) {
                prop_assert!(after.contains(text), "{} of {} is not in {}", text, record, event);
            }
        }
    }

    #[test]
    fn whatever_it_is_becomes_one_line(bytes: Vec<u8>) {
        let event = event(&bytes, Version::V1_5);
        prop_assert!(!event.contains('\n') && serde_json::from_str::<Value>(&event).is_ok());
    }
}
