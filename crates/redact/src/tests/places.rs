//! Places in which names and addresses stand in real records, beside the fields for them.

use serde_json::{Value, json};

use super::{one, survives};

/// Redacts the record, and lists which of these values are still there.
fn left<'v>(record: &Value, values: &[&'v str]) -> Vec<&'v str> {
    let out = one(record).to_string();
    values.iter().filter(|value| survives(&out, value)).copied().collect()
}

fn nothing() -> Vec<&'static str> {
    Vec::new()
}

#[test]
fn keys_of_objects_may_have_any_signs_in_them() {
    let record = json!({
        "userIdentity": { "arn": "arn:aws:sts::111122223333:assumed-role/Ops/huld,advocate@x", "accountId": "111122223333" },
        "resources": [{ "ARN": "arn:aws:s3:::pay-roll-2026/HR/Salary of Katharina Blum (final), v2.xlsx" }],
        "errorMessage": "User: arn:aws:sts::111122223333:assumed-role/Ops/huld,advocate@x is not authorized to perform: s3:GetObject \
            on resource: arn:aws:s3:::block-b/Fraeulein Buerstner/notes.txt because no policy allows it",
        "requestParameters": { "policy": json!({ "Resource": ["arn:aws:s3:::cathedral/Of Titorelli [1]; {2}"] }).to_string() },
    });
    let values = [
        "Katharina",
        "Blum",
        "final",
        "v2.xlsx",
        "huld",
        "advocate",
        "Fraeulein",
        "Buerstner",
        "notes.txt",
        "Titorelli",
        "{2}",
    ];
    assert_eq!(left(&record, &values), nothing());
    let out = one(&record);
    let message = out["errorMessage"].as_str().unwrap();
    assert!(
        message.ends_with(" because no policy allows it") && message.contains(" is not authorized to perform: "),
        "{message}"
    );
}

#[test]
fn lists_of_arns_are_taken_apart() {
    let record = json!({ "errorMessage": "arn:aws:sns:eu-west-1:111122223333:topic-one,arn:aws:sns:eu-west-1:111122223333:topic-two, and more" });
    assert_eq!(left(&record, &["topic-one", "topic-two", "111122223333"]), nothing());
    assert!(one(&record)["errorMessage"].as_str().unwrap().ends_with(", and more"));
}

#[test]
fn people_behind_roles() {
    let record = json!({
        "userIdentity": { "sessionContext": { "sourceIdentity": "gregor.samsa" }, "onBehalfOf": { "userId": "93a41e2c-1111-4222-8333-aabbccddeeff" } },
        "requestParameters": { "sourceIdentity": "gregor.samsa", "user": "pepi.n", "users": ["barnabas.m"] },
        "responseElements": { "subjectFromWebIdentityToken": "repo:landsurveyor/castle:ref:refs/heads/main" },
        "userAgent": "x gregor.samsa",
    });
    assert_eq!(left(&record, &["gregor", "93a41e2c", "pepi", "barnabas", "landsurveyor"]), nothing());
}

#[test]
fn hosts_and_roles_of_aws_keep_no_names() {
    let record = json!({
        "requestParameters": { "Host": "titorelli-bucket.s3.eu-west-1.amazonaws.com", "roleName": "AWSServiceRoleKaminer" },
        "responseElements": { "endpoint": { "address": "ledger-db.c9akciq32abc.eu-west-1.rds.amazonaws.com" } },
        "additionalEventData": { "x": "see https://huld.signin.aws.amazon.com/console" },
    });
    assert_eq!(left(&record, &["titorelli", "ledger-db", "c9akciq32abc", "huld", "Kaminer"]), nothing());
    let out = one(&record);
    assert!(out["requestParameters"]["Host"].as_str().unwrap().ends_with(".s3.eu-west-1.amazonaws.com"));
}

#[test]
fn addresses_and_accounts_in_other_spellings() {
    let record = json!({
        "sourceIPAddress": "203.0.113.77", "recipientAccountId": "111122223333",
        "responseElements": { "dnsName": "ec2-203-0-113-77.eu-west-1.compute.amazonaws.com" },
        "userAgent": "curl ip-10-20-30-40 203.000.113.077",
        "errorMessage": "Account 1111-2222-3333 (1111 2222 3333) is not allowed",
    });
    let values = [
        "203.0.113.77",
        "203-0-113-77",
        "10-20-30-40",
        "203.000.113.077",
        "1111-2222-3333",
        "1111 2222 3333",
        "111122223333",
    ];
    assert_eq!(left(&record, &values), nothing());
    let out = one(&record);
    let text = |name: &str| out[name].as_str().unwrap().to_owned();
    // All spellings of a value have the same token, spelled alike.
    let dashed = text("sourceIPAddress").replace('.', "-");
    assert_eq!(out["responseElements"]["dnsName"], format!("ec2-{dashed}.eu-west-1.compute.amazonaws.com"));
    assert!(text("userAgent").ends_with(&text("sourceIPAddress")));
    let account = text("recipientAccountId");
    assert_eq!(text("errorMessage").replace(['-', ' '], ""), format!("Account{account}({account})isnotallowed"));
    // A UUID is none.
    let uuid = json!({ "requestParameters": { "x": "a1234567-1234-5678-9012-123456789abc" } });
    assert_eq!(one(&uuid), uuid);
}
