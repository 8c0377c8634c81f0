//! Nothing is seen, or contradicted, without grounds.

use super::*;

/// The policy of a bucket with one statement, which is otherwise as it should be.
fn policy(changes: Value) -> Value {
    let mut statement = json!({ "Sid": "x", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
        "Resource": ["arn:aws:s3:::trail-logs", "arn:aws:s3:::trail-logs/*"],
        "Condition": { "Bool": { "aws:SecureTransport": "false" } } });
    for (name, value) in changes.as_object().unwrap() {
        statement[name] = value.clone();
    }
    json!({ "Policy": json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string() })
}

/// The same, allowing something.
fn allowing(principal: Value, condition: Value) -> Value {
    policy(json!({ "Effect": "Allow", "Principal": principal, "Action": "s3:PutObject", "Condition": condition }))
}

#[test]
fn policies_count_for_what_they_do() {
    let trails = || json!({ "trailList": [trail("main", true)] });
    let cloudtrail = |condition| allowing(json!({ "Service": "cloudtrail.amazonaws.com" }), condition);
    let anybody = |condition| allowing(json!("*"), condition);
    let other = json!({ "Resource": ["arn:aws:s3:::website", "arn:aws:s3:::website/*"] });
    let (seen, contradicted, unseen) = (CheckState::Seen, CheckState::Contradicted, CheckState::Unseen);
    for (policy, item, expected) in [
        (policy(json!({})), Item::Tls, seen),
        (policy(json!({ "Principal": { "AWS": "*" }, "Action": ["*"] })), Item::Tls, seen),
        (policy(json!({ "Condition": { "Bool": { "aws:SecureTransport": "true" } } })), Item::Tls, contradicted),
        (policy(json!({ "Principal": { "AWS": "arn:aws:iam::111122223333:role/one" } })), Item::Tls, contradicted),
        (policy(json!({ "Action": "s3:PutObjectTagging" })), Item::Tls, contradicted),
        (policy(json!({ "Resource": "arn:aws:s3:::trail-logs/x" })), Item::Tls, contradicted),
        (policy(other.clone()), Item::Tls, unseen),
        (policy(other), Item::PolicyPrivate, unseen),
        (policy(json!({ "Action": "kms:*", "Resource": "*" })), Item::Tls, unseen),
        (cloudtrail(json!({ "StringEquals": { "AWS:SourceArn": ARN } })), Item::PolicySource, seen),
        (cloudtrail(json!({ "ArnLike": { "aws:SourceArn": ARN.replace("main", "*") } })), Item::PolicySource, seen),
        (cloudtrail(json!({ "StringEquals": { "aws:SourceAccount": "111122223333" } })), Item::PolicySource, seen),
        (cloudtrail(json!({ "StringLike": { "aws:SourceArn": "*" } })), Item::PolicySource, contradicted),
        (cloudtrail(json!({ "StringNotEquals": { "aws:SourceArn": ARN } })), Item::PolicySource, contradicted),
        (cloudtrail(json!({ "StringEqualsIfExists": { "aws:SourceArn": ARN } })), Item::PolicySource, contradicted),
        (anybody(json!({ "Bool": { "aws:SecureTransport": "true" } })), Item::PolicyPrivate, contradicted),
        (anybody(json!({ "IpAddress": { "aws:SourceIp": ["0.0.0.0/0"] } })), Item::PolicyPrivate, contradicted),
        (anybody(json!({ "StringNotEquals": { "aws:SourceVpce": "vpce-1" } })), Item::PolicyPrivate, contradicted),
        (anybody(json!({ "StringEquals": { "aws:PrincipalOrgID": "o-1" } })), Item::PolicyPrivate, seen),
        (
            allowing(json!({ "AWS": ["*", "arn:aws:iam::111122223333:root"] }), json!({})),
            Item::PolicyPrivate,
            contradicted,
        ),
        (
            policy(json!({ "Effect": "Allow", "Principal": null, "NotPrincipal": { "AWS": ARN }, "Condition": null })),
            Item::PolicyPrivate,
            contradicted,
        ),
    ] {
        assert_eq!(state(&of(&[policy.clone(), trails()], &[]), item), expected, "{item:?} {policy}");
    }
}

#[test]
fn responses_count_for_what_they_say() {
    let rule = |rule: Value| json!({ "Rules": [rule] });
    let expires = |with: Value, expiration: Value| {
        let mut rule = json!({ "Status": "Enabled", "Expiration": expiration });
        rule.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
        json!({ "Rules": [rule] })
    };
    let selectors = |selectors: Value| json!({ "TrailARN": ARN, "EventSelectors": selectors });
    let advanced = |fields: &[(&str, &str, &str)]| {
        let fields: Vec<Value> =
            fields.iter().map(|(field, operator, value)| json!({ "Field": field, *operator: [value] })).collect();
        json!({ "TrailARN": ARN, "AdvancedEventSelectors": [{ "FieldSelectors": fields }] })
    };
    let (management, data) = (("eventCategory", "Equals", "Management"), ("eventCategory", "Equals", "Data"));
    let s3 = ("resources.type", "Equals", "AWS::S3::Object");
    let store = |category: &str| {
        json!({ "EventDataStores": [{ "Name": "all", "Status": "ENABLED", "TerminationProtectionEnabled": true,
            "AdvancedEventSelectors": [{ "FieldSelectors": [{ "Field": "eventCategory", "Equals": [category] }] }] }] })
    };
    let copied = |group: &str| json!({ "subscriptionFilters": [{ "logGroupName": group, "destinationArn": "arn:x" }] });
    let locked = |mode: &str| {
        json!({ "ObjectLockConfiguration": { "ObjectLockEnabled": "Enabled",
        "Rule": { "DefaultRetention": { "Mode": mode, "Days": 1 } } } })
    };
    let (seen, contradicted, unseen) = (CheckState::Seen, CheckState::Contradicted, CheckState::Unseen);
    for (answer, item, expected) in [
        (expires(json!({}), json!({ "Days": 7 })), Item::Retention, contradicted),
        (expires(json!({}), json!({ "Date": "2024-01-01T00:00:00Z" })), Item::Retention, contradicted),
        (expires(json!({ "Filter": { "Prefix": "AWSLogs/" } }), json!({ "Days": 7 })), Item::Retention, contradicted),
        (expires(json!({ "Filter": { "Prefix": "athena/" } }), json!({ "Days": 7 })), Item::Retention, seen),
        (
            expires(json!({ "Filter": { "Tag": { "Key": "a", "Value": "b" } } }), json!({ "Days": 7 })),
            Item::Retention,
            seen,
        ),
        (rule(json!({ "Status": "Disabled", "Expiration": { "Days": 7 } })), Item::Retention, seen),
        (json!({ "ObjectLockConfiguration": { "ObjectLockEnabled": "Enabled" } }), Item::ObjectLock, contradicted),
        (locked("GOVERNANCE"), Item::ObjectLock, contradicted),
        (locked("COMPLIANCE"), Item::ObjectLock, seen),
        (store("Management"), Item::SecondCopy, seen),
        (store("ConfigurationItem"), Item::SecondCopy, unseen),
        (copied("/aws/lambda/other"), Item::SecondCopy, unseen),
        (copied("trail"), Item::SecondCopy, seen),
        (selectors(json!([{ "IncludeManagementEvents": false }])), Item::NothingExcluded, unseen),
        (selectors(json!([{ "IncludeManagementEvents": false }])), Item::Management, contradicted),
        (selectors(json!([{}])), Item::NothingExcluded, seen),
        (advanced(&[management]), Item::Management, seen),
        (advanced(&[management, ("eventSource", "NotEquals", "kms.amazonaws.com")]), Item::Management, seen),
        (
            advanced(&[management, ("eventSource", "NotEquals", "kms.amazonaws.com")]),
            Item::NothingExcluded,
            contradicted,
        ),
        (advanced(&[management, ("eventSource", "Equals", "ec2.amazonaws.com")]), Item::NothingExcluded, contradicted),
        (advanced(&[management, ("eventSource", "Equals", "ec2.amazonaws.com")]), Item::Management, contradicted),
        (advanced(&[data, s3]), Item::S3Data, seen),
        (advanced(&[data, s3, ("readOnly", "Equals", "true")]), Item::S3Data, contradicted),
        (advanced(&[data, s3, ("eventName", "Equals", "HeadObject")]), Item::S3Data, contradicted),
    ] {
        let mut trail = trail("main", true);
        trail.as_object_mut().unwrap().retain(|name, _| matches!(name.as_str(), "CloudWatchLogsLogGroupArn" | "Name"));
        let checks = of(&[answer.clone(), json!({ "trailList": [trail] })], &[]);
        assert_eq!(state(&checks, item), expected, "{item:?} {answer}");
    }
}

#[test]
fn a_trail_that_was_deleted_says_nothing_any_more() {
    let request = json!({ "name": "main", "isMultiRegionTrail": true, "enableLogFileValidation": true });
    let checks = of(&[], &[("CreateTrail", request), ("DeleteTrail", json!({ "name": ARN }))]);
    let states = [Item::Logging, Item::MultiRegion, Item::Validation].map(|item| state(&checks, item));
    assert_eq!(states, [CheckState::Contradicted, CheckState::Unseen, CheckState::Unseen]);
}

#[test]
fn trails_of_the_same_name_are_told_apart() {
    let event = |n: i64, name: &str, region: &str, account: &str| SetupEvent {
        event: EventSource {
            row: RowId(0),
            time: Micros(n),
            name: name.to_owned(),
            id: String::new(),
            outcome: Outcome::Proved,
        },
        record: json!({ "awsRegion": region, "recipientAccountId": account, "requestParameters": { "name": "main" } })
            .to_string()
            .into_bytes(),
    };
    let of = |events: Vec<SetupEvent>| check(&CheckSetup { answers: Vec::new(), events, observed: Vec::new() });
    let (one, other) = ("111122223333", "444455556666");
    // What happens in another account does not undo it.
    let checks = of(vec![event(1, "StopLogging", "eu-west-1", one), event(2, "StartLogging", "eu-west-1", other)]);
    assert_eq!(checks[0].state, CheckState::Contradicted);
    assert_eq!(checks[0].evidence[0].about, "main (111122223333, eu-west-1)");
    assert_eq!(checks[0].evidence.len(), 2);
    // One of two trails of an account is enough.
    let checks = of(vec![event(1, "StopLogging", "us-east-1", one), event(2, "StartLogging", "eu-west-1", one)]);
    assert_eq!(checks[0].state, CheckState::Seen);
    assert_eq!(
        checks[0].evidence.iter().map(|it| it.setting.as_str()).collect::<Vec<_>>(),
        ["StartLogging", "StopLogging"]
    );
}

#[test]
fn a_status_that_does_not_say_whose_it_is_clears_none_of_several_trails() {
    let stop = |name: &str| ("StopLogging", json!({ "name": name }));
    let checks = of(&[json!({ "IsLogging": true })], &[stop("a"), stop("b")]);
    assert_eq!(state(&checks, Item::Logging), CheckState::Contradicted);
}
