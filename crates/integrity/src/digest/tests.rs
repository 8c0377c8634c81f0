#![allow(clippy::unwrap_used)]
use serde_json::{Value, json};

use super::*;
use crate::time::iso;

fn sample() -> Value {
    json!({
        "awsAccountId": "111122223333", "digestStartTime": "2026-03-02T07:03:02Z", "digestEndTime": "2026-03-02T08:03:02Z",
        "digestS3Bucket": "b", "digestS3Object": "k", "digestPublicKeyFingerprint": "AB12",
        "digestSignatureAlgorithm": "SHA256withRSA", "newestEventTime": null, "oldestEventTime": null,
        "previousDigestS3Bucket": "b", "previousDigestS3Object": "j", "previousDigestHashValue": "AA",
        "previousDigestHashAlgorithm": "SHA-256", "previousDigestSignature": "0f",
        "logFiles": [{ "s3Bucket": "b", "s3Object": "l", "hashValue": "00".repeat(32), "hashAlgorithm": "SHA-256" }],
    })
}

fn parse(change: impl FnOnce(&mut Value)) -> Result<Digest, DigestFault> {
    let mut value = sample();
    change(&mut value);
    parse_digest(&serde_json::to_vec(&value).unwrap())
}

#[test]
fn a_digest_is_read() {
    let digest = parse(|_| {}).unwrap();
    assert_eq!((digest.bucket.as_str(), digest.key.as_str(), digest.fingerprint.as_str()), ("b", "k", "ab12"));
    assert_eq!(
        (iso(digest.start).as_str(), digest.end_text.as_str()),
        ("2026-03-02T07:03:02Z", "2026-03-02T08:03:02Z")
    );
    let previous = digest.previous.unwrap();
    assert_eq!((previous.bucket.as_deref(), previous.key.as_str()), (Some("b"), "j"));
    assert_eq!((previous.hash.as_deref(), digest.previous_signature.as_deref()), (Some("aa"), Some("0f")));
    assert_eq!(digest.logs, [Listing { key: "l".into(), hash: Some([0; 32]) }]);
    assert!(digest.algorithm_supported);
}

#[test]
fn layout_and_unknown_fields_do_not_matter() {
    let pretty = serde_json::to_string_pretty(&sample()).unwrap().replace('\n', "\r\n");
    let more = pretty.replacen('{', "{\"new\": {\"a\": [1, {\"ü\": null}]}, ", 1);
    assert_eq!(parse_digest(format!(" {more} \n").as_bytes()), parse(|_| {}));
}

#[test]
fn a_starting_digest_has_null_for_the_one_before() {
    let digest = parse(|value| {
        for name in ["S3Bucket", "S3Object", "HashValue", "HashAlgorithm", "Signature"] {
            value[format!("previousDigest{name}")] = Value::Null;
        }
    });
    let digest = digest.unwrap();
    assert_eq!((digest.previous, digest.previous_signature), (None, None));
}

#[test]
fn required_fields_must_be_there_and_hold_what_they_should() {
    let required = [
        "previousDigestSignature",
        "digestEndTime",
        "digestStartTime",
        "logFiles",
        "digestPublicKeyFingerprint",
        "digestS3Bucket",
        "digestS3Object",
    ];
    for (place, name) in required.into_iter().enumerate() {
        let without = parse(|value| drop(value.as_object_mut().unwrap().remove(name)));
        assert_eq!(without, Err(DigestFault::MissingField), "without {name}");
        // The last three are names only, and something that is not text names nothing.
        if place >= 4 {
            continue;
        }
        for wrong in [json!(1), json!({}), json!(true)] {
            assert_eq!(parse(|value| value[name] = wrong.clone()), Err(DigestFault::MissingField), "{name}: {wrong}");
        }
        let null = parse(|value| value[name] = Value::Null);
        assert_eq!(null.is_ok(), name == "previousDigestSignature", "{name}: null");
    }
    for wrong in [json!("yesterday"), json!("2026-02-30T00:00:00Z")] {
        assert_eq!(parse(|value| value["digestEndTime"] = wrong), Err(DigestFault::MissingField));
    }
}

#[test]
fn what_names_no_place_or_key_in_text_names_none() {
    for wrong in [json!(1), json!([]), json!(true), Value::Null] {
        let digest = parse(|value| {
            for name in ["digestS3Bucket", "digestS3Object", "digestPublicKeyFingerprint"] {
                value[name] = wrong.clone();
            }
        });
        let digest = digest.unwrap();
        assert_eq!((digest.bucket.as_str(), digest.key.as_str(), digest.fingerprint.as_str()), ("", "", ""));
    }
}

#[test]
fn optional_fields_may_be_missing() {
    for name in ["awsAccountId", "digestSignatureAlgorithm", "newestEventTime", "previousDigestHashAlgorithm"] {
        assert!(parse(|value| drop(value.as_object_mut().unwrap().remove(name))).is_ok(), "without {name}");
    }
}

#[test]
fn another_algorithm_is_noted() {
    for (algorithm, supported) in [(json!("SHA256withRSA"), true), (json!("SHA1withRSA"), false), (Value::Null, false)]
    {
        let digest = parse(|value| value["digestSignatureAlgorithm"] = algorithm.clone()).unwrap();
        assert_eq!(digest.algorithm_supported, supported, "{algorithm}");
    }
}

#[test]
fn listed_hashes_count_in_lower_case_only() {
    let hash = |text: Value| parse(|value| value["logFiles"][0]["hashValue"] = text).unwrap().logs.remove(0).hash;
    assert_eq!(hash(json!("ab".repeat(32))), Some([0xab; 32]));
    for text in
        [json!("AB".repeat(32)), json!("ab".repeat(31)), json!("xy".repeat(32)), json!(""), json!(5), Value::Null]
    {
        assert_eq!(hash(text), None);
    }
}

#[test]
fn every_listing_must_name_an_object() {
    for wrong in [json!(1), json!(null), json!([]), json!(["l", "00"]), json!({}), json!({ "s3Object": 1 })] {
        let digest = parse(|value| value["logFiles"] = json!([wrong]));
        assert_eq!(digest, Err(DigestFault::MissingField), "{wrong}");
    }
}

#[test]
fn anything_else_is_unreadable() {
    let twice = serde_json::to_string(&sample()).unwrap().replacen('{', "{\"digestS3Object\":\"other\",", 1);
    let deep = "[".repeat(100_000);
    for content in ["", "{", "[1, 2]", "null", "\"text\"", "{} {}", "\u{feff}{}", &twice, &deep] {
        assert_eq!(parse_digest(content.as_bytes()), Err(DigestFault::Unreadable), "{content:.40}");
    }
    assert_eq!(parse_digest(b"{\"a\": \"\xff\"}"), Err(DigestFault::Unreadable));
    assert_eq!(parse_digest(b"{}"), Err(DigestFault::MissingField));
}

#[test]
fn depth_does_not_overflow_the_stack() {
    let deep = format!("{{\"x\": {}{}, \"logFiles\": []}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(parse_digest(deep.as_bytes()).is_err());
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(content: Vec<u8>) {
        let _ = parse_digest(&content);
    }

    #[test]
    fn any_damage_is_read_or_refused(at in 0..800_usize, byte: u8) {
        let mut content = serde_json::to_vec(&sample()).unwrap();
        content.get_mut(at).into_iter().for_each(|place| *place = byte);
        let _ = parse_digest(&content);
    }
}
