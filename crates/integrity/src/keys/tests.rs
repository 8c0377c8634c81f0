#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rsa::pkcs8::EncodePublicKey;
use serde_json::json;

use super::*;
use crate::testing::{SIGNER, STRANGER, public_der};
use crate::time::iso;

fn parse(answer: &Value) -> Result<Vec<PublicKeyEntry>, AnswerFault> {
    parse_public_keys("keys.json", answer.to_string().as_bytes())
}

fn entry(fields: &Value) -> PublicKeyEntry {
    parse(&json!({ "PublicKeyList": [fields] })).unwrap().remove(0)
}

#[test]
fn every_spelling_of_the_times_is_read() {
    let validity = |value: &Value| match entry(&json!({ "ValidityStartTime": value })).valid {
        Validity::Between(from, _) => from.map_or("unlimited".to_owned(), iso),
        Validity::Unknown => "unknown".to_owned(),
    };
    for value in [
        json!(1_772_100_000.0),
        json!(1_772_100_000),
        json!("1772100000"),
        json!("1772100000.0"),
        json!("2026-02-26T10:00:00Z"),
        json!("2026-02-26T11:00:00+01:00"),
        json!("2026-02-26T10:00:00.000000+00:00"),
    ] {
        assert_eq!(validity(&value), "2026-02-26T10:00:00Z", "{value}");
    }
    assert_eq!(validity(&Value::Null), "unlimited");
    for value in [json!("soon"), json!([]), json!(true), json!(1e300), json!("NaN"), json!("")] {
        assert_eq!(validity(&value), "unknown", "{value}");
    }
}

#[test]
fn the_list_may_be_spelled_either_way() {
    for name in ["PublicKeyList", "publicKeyList"] {
        assert_eq!(
            parse(&json!({ name: [{ "Value": "AQAB", "Fingerprint": "AB" }], "NextToken": "x" })).unwrap().len(),
            1
        );
        assert_eq!(parse(&json!({ name: [] })), Ok(vec![]));
    }
}

#[test]
fn values_are_base64_and_fingerprints_lower_case() {
    let read = entry(&json!({ "Value": "AQ\nAB ", "Fingerprint": " AB12 " }));
    assert_eq!((read.der.as_deref(), read.fingerprint.as_str()), (Some(&[1, 0, 1][..]), "ab12"));
    for value in [json!("AQ*B"), json!(5), Value::Null] {
        assert_eq!(entry(&json!({ "Value": value, "Fingerprint": "ab" })).der, None);
    }
}

#[test]
fn a_missing_fingerprint_is_the_md5_of_the_key() {
    assert_eq!(entry(&json!({ "Value": "AQAB" })).fingerprint, "01e9802fd906341a2b769125c562d95c");
}

#[test]
fn a_key_is_what_it_says_it_is() {
    let der = public_der(&SIGNER);
    let spki = SIGNER.to_public_key().to_public_key_der().unwrap().into_vec();
    let (own, other) = (fingerprint(&der), fingerprint(&public_der(&STRANGER)));
    assert_eq!(fingerprint(&spki), own);
    let colons = own.as_bytes().chunks(2).map(|pair| String::from_utf8_lossy(pair)).collect::<Vec<_>>().join(":");
    let listed = |der: &[u8], name: &str| entry(&json!({ "Value": STANDARD.encode(der), "Fingerprint": name }));
    for (der, name) in [(&der, own.clone()), (&der, own.to_uppercase()), (&der, colons), (&spki, own.clone())] {
        let read = listed(der, &name);
        assert_eq!((read.fault, read.fingerprint.as_str()), (None, own.as_str()), "{name}");
    }
    let by_its_own_form = listed(&spki, &md5(&spki));
    assert_eq!((by_its_own_form.fault, by_its_own_form.fingerprint), (None, md5(&spki)));
    let forged = listed(&der, &other);
    assert_eq!(forged.fault, Some(KeyFault::OtherKey { stated: other.clone(), own: own.clone() }));
    assert_eq!(forged.fingerprint, own);
    assert_eq!(listed(b"no key", &other).fault, Some(KeyFault::NoKey));
    assert_eq!(entry(&json!({ "Value": STANDARD.encode(&der) })).fault, None);
}

#[test]
fn complaints_name_what_is_wrong_with_how_many() {
    let faults =
        |entries: Value| Answers::read("", json!({ "PublicKeyList": entries }).to_string().as_bytes()).faults();
    let list = |names: &[&str]| {
        let value = STANDARD.encode(public_der(&SIGNER));
        names.iter().map(|name| json!({ "Value": value, "Fingerprint": name })).collect::<Value>()
    };
    let own = fingerprint(&public_der(&SIGNER));
    assert_eq!(faults(list(&[&own])), []);
    let others = AnswerFault::OtherKeys { count: (2, 3), stated: "ab12".to_owned(), own: own.clone() };
    assert_eq!(faults(list(&[&own, "ab12", "cd34"])), [others]);
    assert_eq!(
        faults(json!([{ "Value": "AQAB", "Fingerprint": "ab" }])),
        [AnswerFault::NoKeys { count: (1, 1), bits: (1024, 4096) }]
    );
}

#[test]
fn other_files_are_refused_in_words() {
    for answer in [json!({}), json!([]), json!({ "PublicKeyList": {} }), json!({ "PublicKeyList": [1] }), json!(null)] {
        assert_eq!(parse(&answer).unwrap_err(), AnswerFault::NoAnswer, "{answer}");
    }
    assert!(parse_public_keys("keys.json", b"\xff\xfe").is_err());
    assert!(parse_public_keys("keys.json", b"").is_err());
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        let _ = parse_public_keys("keys.json", &bytes);
    }
}
