//! What must hold for whatever is redacted.

use std::collections::{BTreeMap, BTreeSet};

use base64::prelude::{BASE64_STANDARD, Engine};
use proptest::prelude::*;
use protocol::redact::{RedactKind, RedactPreview, RedactProblem, RedactRules};
use serde_json::{Value, json};

use crate::packed::Packed;
use crate::{Redaction, views};

mod places;

fn rules() -> RedactRules {
    RedactRules {
        key: [7; 32],
        kinds: RedactKind::ALL.to_vec(),
        domains: vec!["corp.test".to_owned()],
        patterns: vec!["CASE-\\d{4}".to_owned()],
    }
}

/// Redacts files of records one after the other, with one key.
fn redacted(files: &[&str], rules: &RedactRules) -> (Vec<String>, Redaction) {
    let mut redaction = Redaction::default();
    redaction.begin(rules.clone()).expect("rules");
    for file in files {
        redaction.collect(file.as_bytes()).expect("values");
    }
    let write = |file: &&str| String::from_utf8(redaction.write(file.as_bytes()).expect("records")).expect("UTF-8");
    (files.iter().map(write).collect(), redaction)
}

fn one(record: &Value) -> Value {
    let (out, _) = redacted(&[&record.to_string()], &rules());
    serde_json::from_str(&out[0]).expect("JSON")
}

/// A record with values in fields that are known to hold them.
fn structured(name: &str, bucket: &str, account: &str, address: &str, key: &str) -> Value {
    json!({
        "eventVersion": "1.08", "eventTime": "2026-01-15T12:00:00Z", "eventSource": "s3.amazonaws.com", "eventName": "GetObject",
        "awsRegion": "eu-west-1", "eventID": "d2f3a1b4-1111-4222-8333-444455556666", "sourceIPAddress": address,
        "userIdentity": { "type": "IAMUser", "userName": name, "accountId": account, "accessKeyId": key,
            "arn": format!("arn:aws:iam::{account}:user/{name}") },
        "requestParameters": { "bucketName": bucket },
        "recipientAccountId": account,
    })
}

/// How many ways there are in [`hidden`].
const HOWS: u8 = 17;

/// All ways in which a text may be hidden in another that are looked into.
fn hidden(text: &str, how: u8) -> Value {
    let url = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let unicode = |text: &str| text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<String>();
    match how % HOWS {
        0 => json!(format!("aws-cli/2.1 ({text}; linux)")),
        1 => json!(json!({ "Statement": [{ "Note": format!("by {text}!") }] }).to_string()),
        2 => json!(json!({ "a": json!({ "b": [text] }).to_string() }).to_string()),
        3 => json!(format!("arn:aws:sns:eu-west-1:999988887777:{text}")),
        4 => json!(format!("s3://x/{}/part", url(text))),
        5 => json!({ text: 1 }),
        6 => json!(format!("/home/{}/.aws", text.to_ascii_uppercase())),
        7 => json!(BASE64_STANDARD.encode(format!("#!/bin/sh\necho {text} # and more"))),
        8 => json!(format!("cut {{\"user\":\"{}\", ", unicode(text))),
        9 => json!(url(&format!("x={}", url(text)))),
        10 => json!([[format!("backup-{text}_2026.tar.gz")]]),
        11 => json!(BASE64_STANDARD.encode(format!("{text}."))),
        12 => json!(BASE64_STANDARD.encode(format!("user {text}")).trim_end_matches('=')),
        13 => json!(BASE64_STANDARD.encode(BASE64_STANDARD.encode(format!("the user is {text} today")))),
        14 => json!(
            BASE64_STANDARD
                .encode(format!("echo {text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>())
        ),
        15 => {
            let packed = BASE64_STANDARD.encode(format!("{text} is in a text that is long enough for lines"));
            json!(packed.as_bytes().chunks(20).map(String::from_utf8_lossy).collect::<Vec<_>>().join("\n"))
        }
        _ => json!(format!("arn:aws:s3:::some-bucket/of {text} (final), v2.xlsx")),
    }
}

/// Whether a value can still be read anywhere: in the bytes, decoded, or in base64.
fn survives(output: &str, value: &str) -> bool {
    let has = |text: &str| {
        let lower = value.to_ascii_lowercase();
        views::of(text).iter().any(|view| String::from_utf8_lossy(&view.bytes).to_ascii_lowercase().contains(&lower))
    };
    let text = output.replace("\\n", "\n");
    let unpacked = |text: &str| Packed::read(text).map(|it| it.text);
    let hides =
        |text: &str| unpacked(text).is_some_and(|once| has(&once) || unpacked(&once).is_some_and(|twice| has(&twice)));
    has(output) || text.split('"').any(hides)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Values are found in one record, and survive in none.
    #[test]
    fn no_value_survives(
        name in "([a-z]{5,8}[0-9._-][a-zA-Z0-9+=,.@_-]{0,12}[a-z0-9]|[b-df-hj-np-tv-xz]{9,11})",
        bucket in "[a-z]{3,8}[.-][a-z0-9]{3,12}",
        account in "[1-9][0-9]{11}",
        address in "(11|52|203)\\.[1-9][0-9]?\\.[1-9][0-9]?\\.[1-9][0-9]?",
        key in "(AKIA|ASIA)[A-Z2-7]{16}",
        hows in prop::collection::vec((0..HOWS, 0usize..5), 0..12),
    ) {
        let values = [&name, &bucket, &account, &address, &key];
        let first = structured(&name, &bucket, &account, &address, &key).to_string();
        let planted: Vec<Value> = hows.iter().map(|(how, which)| hidden(values[*which], *how)).collect();
        let second = json!({ "eventName": "X", "eventSource": "a.amazonaws.com", "userAgent": planted.first(),
            "requestParameters": { "text": planted }, "responseElements": null }).to_string();
        let (out, redaction) = redacted(&[&second, &first], &rules());
        for value in values {
            prop_assert!(!survives(&out.concat(), value), "{value} survives in {}", out.concat());
        }
        for line in out.concat().lines() {
            prop_assert!(serde_json::from_str::<Value>(line).is_ok(), "{line}");
        }
        prop_assert!(!redaction_tokens_repeat(&redaction), "two values have one token");
    }

    /// The same value has the same token in every file, different ones have different tokens, and again the same with the same key.
    #[test]
    fn joins_are_kept(names in prop::collection::btree_set("[a-z]{2,6}[0-9]{0,4}", 1..12), picks in prop::collection::vec(0usize..12, 1..40)) {
        let names: Vec<String> = names.into_iter().filter(|name| !crate::awsown::is_awss(name)).collect();
        prop_assume!(!names.is_empty());
        let users: Vec<&String> = picks.iter().map(|pick| &names[pick % names.len()]).collect();
        let lines: Vec<String> = users.iter().map(|name| json!({ "userIdentity": { "userName": name } }).to_string()).collect();
        let files: Vec<&str> = lines.iter().map(String::as_str).collect();
        let (out, _) = redacted(&files, &rules());
        prop_assert_eq!(&out, &redacted(&files, &rules()).0);
        let mut tokens: BTreeMap<&String, BTreeSet<String>> = BTreeMap::new();
        for (name, line) in users.iter().zip(&out) {
            let record: Value = serde_json::from_str(line).expect("JSON");
            tokens.entry(name).or_default().insert(record["userIdentity"]["userName"].as_str().expect("a name").to_owned());
        }
        prop_assert!(tokens.values().all(|tokens| tokens.len() == 1));
        let all: BTreeSet<&String> = tokens.values().flatten().collect();
        prop_assert_eq!(all.len(), tokens.len());
    }

    /// Whatever the record: valid JSON stays valid, and what does not contain a value stays as it is.
    #[test]
    fn records_stay_records(text in "\\PC{0,60}", more in "[\\\\%u0-9a-f\"n/{}]{0,40}") {
        let record = json!({ "eventName": text, "userAgent": more, "requestParameters": { more.as_str(): [text, 1, null] } });
        let (out, _) = redacted(&[&record.to_string()], &RedactRules { kinds: vec![RedactKind::Account], ..rules() });
        let has_account = format!("{text} {more}").bytes().filter(u8::is_ascii_digit).count() >= 12;
        let back: Value = serde_json::from_str(&out[0]).expect("JSON");
        prop_assert!(has_account || back == record);
    }
}

fn redaction_tokens_repeat(redaction: &Redaction) -> bool {
    let mut taken = BTreeSet::new();
    redaction.tokens().any(|token| !taken.insert(token.to_owned()))
}

#[test]
fn awss_own_values_stay() {
    let record = json!({
        "eventName": "AssumeRole", "eventSource": "sts.amazonaws.com", "awsRegion": "eu-west-1", "sourceIPAddress": "AWS Internal",
        "userIdentity": { "type": "AWSService", "invokedBy": "ec2.amazonaws.com" },
        "requestParameters": { "policyArn": "arn:aws:iam::aws:policy/AdministratorAccess", "roleName": "AWSServiceRoleForSupport" },
    });
    assert_eq!(one(&record), record);
}

#[test]
fn short_and_common_names_are_replaced_where_they_stand_alone() {
    let record = json!({
        "eventName": "CreateUser", "userIdentity": { "userName": "admin", "type": "IAMUser" },
        "requestParameters": { "userName": "al", "note": "al was made by admin, an administrator; also" },
        "userAgent": "signal/1 (/home/al)",
    });
    let out = one(&record);
    let (admin, al) =
        (out["userIdentity"]["userName"].as_str().unwrap(), out["requestParameters"]["userName"].as_str().unwrap());
    assert!(admin.starts_with("name-") && al.starts_with("name-") && al != admin);
    assert_eq!(out["requestParameters"]["note"], format!("{al} was made by {admin}, an administrator; also"));
    assert_eq!(out["userAgent"], format!("signal/1 (/home/{al})"));
    assert_eq!(out["eventName"], "CreateUser");
}

#[test]
fn values_named_as_parts_of_tokens_do_not_survive() {
    for name in ["name", "name-", "redacted.example", "example", "240", "res", "2001"] {
        let record = json!({ "userIdentity": { "userName": name }, "requestParameters": { "bucketName": "my-bucket", "x": "me@x.test 10.0.0.1 2a00::1" } });
        let (out, _) = redacted(&[&record.to_string()], &rules());
        let record: Value = serde_json::from_str(&out[0]).unwrap();
        let text = format!("{}{}", record["userIdentity"], record["requestParameters"]["bucketName"]);
        assert!(
            !text.contains(name) && !record["requestParameters"]["x"].as_str().unwrap().contains(name),
            "{name}: {text}"
        );
    }
}

#[test]
fn case_keeps_values_apart_and_variants_together() {
    let record = json!({ "a": { "userName": "Deploy1" }, "b": { "userName": "deploy1" }, "userAgent": "DEPLOY1 deploy1 Deploy1" });
    let out = one(&record);
    let (upper, lower) = (out["a"]["userName"].as_str().unwrap(), out["b"]["userName"].as_str().unwrap());
    assert_ne!(upper, lower);
    assert_eq!(out["userAgent"], format!("{upper} {lower} {upper}"));
}

#[test]
fn the_preview_says_what_was_replaced_and_what_was_left() {
    let record = structured("mei.chen", "pay-roll", "111122223333", "203.0.113.9", "AKIAABCDEFGHIJKLMNOP");
    let mut more = record.clone();
    more["requestParameters"]["description"] = json!("Mister Chen's birthday, CASE-1234");
    more["requestParameters"]["comment"] = json!("nothing known");
    let (_, redaction) = redacted(&[&record.to_string(), &more.to_string()], &rules());
    let RedactPreview { records, replaced, left, more } = redaction.preview();
    let count =
        |kind: RedactKind| replaced.iter().find(|it| it.kind == kind).map(|it| (it.values, it.occurrences)).unwrap();
    assert_eq!((records, more), (2, 0));
    assert_eq!(count(RedactKind::Account), (1, 6));
    assert_eq!(count(RedactKind::Name), (1, 4));
    assert_eq!(count(RedactKind::Pattern), (1, 1));
    assert_eq!(count(RedactKind::Host), (0, 0));
    let fields: Vec<(&str, u64)> = left.iter().map(|it| (it.path.as_str(), it.texts)).collect();
    assert_eq!(fields, [("requestParameters.comment", 1)]);
}

#[test]
fn what_was_not_collected_is_not_written() {
    let mut redaction = Redaction::default();
    assert_eq!(redaction.collect(b"{}"), Err(RedactProblem::NothingChosen));
    redaction.begin(rules()).unwrap();
    assert_eq!(redaction.collect(b"{} x"), Err(RedactProblem::NotJson));
    assert_eq!(redaction.write(b"{\"userName\":\"mei.chen\"}"), Err(RedactProblem::Changed));
    assert_eq!(redaction.write(b"{\"a\":\n"), Err(RedactProblem::NotJson));
}

#[test]
fn hosts_and_fields_of_awss_words_leak_nothing() {
    let record = json!({
        "requestParameters": { "bucketName": "paymentsdata", "key": "mei.chen/notes" },
        "tlsDetails": { "clientProvidedHostHeader": "paymentsdata.s3.eu-west-1.amazonaws.com" },
        "userIdentity": { "userName": "mei.chen", "invokedBy": "mei.chen.amazonaws.com" },
        "eventTime": "111122223333T", "recipientAccountId": "111122223333",
    });
    let out = one(&record).to_string();
    for value in ["paymentsdata", "mei.chen", "111122223333"] {
        assert!(!survives(&out, value), "{value}: {out}");
    }
    assert!(out.contains(".s3.eu-west-1.amazonaws.com"));
}

#[test]
fn an_arn_stays_one() {
    let record = json!({ "userIdentity": { "principalId": "arn:aws:sts::111122223333:assumed-role/Ops-7/mei.chen" } });
    let out = one(&record)["userIdentity"]["principalId"].as_str().unwrap().to_owned();
    assert!(out.starts_with("arn:aws:sts::") && out.contains(":assumed-role/name-"), "{out}");
}

#[test]
fn numbers_stay_numbers() {
    let record = json!({ "accountId": "111122223333", "requestParameters": { "ownerId": 111122223333u64, "port": 8080, "size": 1.5 } });
    let out = one(&record);
    let account = out["accountId"].as_str().unwrap();
    assert_eq!(out["requestParameters"]["ownerId"].to_string(), account);
    assert_eq!((&out["requestParameters"]["port"], &out["requestParameters"]["size"]), (&json!(8080), &json!(1.5)));
}
