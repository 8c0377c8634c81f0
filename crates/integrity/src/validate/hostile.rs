//! Malicious evidence: it gets a verdict of its own, and affects nothing else. That these tests finish in an
//! unoptimised build shows that nothing hangs.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rsa::pkcs1::der::Encode;
use rsa::pkcs1::{RsaPublicKey, UintRef};
use serde_json::json;

use protocol::Reason;
use protocol::report::{Outcome, Overall};

use crate::testing::{
    SIGNER, STRANGER, World, backfill_key, digest_key, fingerprint, hex_sha256, key_list, log_key, public_der,
};

#[test]
fn a_digest_that_is_no_json_is_unreadable() {
    for text in ["", "{", "[]", "null", "{\"awsAccountId\":", "\u{0}\u{0}", "{\"a\":1,\"a\":1}"] {
        let mut world = World::hours(3).with_all_metadata();
        world.put(&digest_key(2), text.as_bytes());
        world.check(
            &digest_key(2),
            if text.starts_with("{\"a\"") { "invalid-format missing-field" } else { "invalid-format unreadable" },
        );
        world.check(&log_key(1), "verified-signed hash");
    }
}

#[test]
fn a_digest_with_other_types_in_it_lacks_its_fields() {
    for (name, value, expected) in [
        ("logFiles", json!(7), "invalid-format missing-field"),
        ("digestEndTime", json!("soon"), "invalid-format missing-field"),
        // It is present, but says something other than where the digest is.
        ("digestS3Object", json!([]), "moved key"),
    ] {
        let mut world = World::hours(3).with_all_metadata();
        world.edit(&digest_key(2), |body| body[name] = value);
        world.check(&digest_key(2), expected);
        world.check(&digest_key(1), "verified-signed signature");
    }
}

#[test]
fn a_key_that_is_no_base64_is_unusable() {
    for value in [json!("%%%"), json!("MIIB"), json!(""), json!(7), json!(null), json!({ "Value": "x" })] {
        let mut world = World::hours(2).with_all_metadata();
        world.keys[0]["PublicKeyList"][0]["Value"] = value.clone();
        let said = world.said();
        assert_eq!(said[&digest_key(1)], "unverifiable key-unusable", "{value}");
        assert_eq!(said[&log_key(0)], "verified-hash-only hash", "{value}");
    }
}

/// A key with a modulus of this many bytes, under the signer's name.
fn key_of(bytes: usize) -> serde_json::Value {
    let modulus = vec![0xff; bytes];
    let key =
        RsaPublicKey { modulus: UintRef::new(&modulus).unwrap(), public_exponent: UintRef::new(&[1, 0, 1]).unwrap() };
    let mut list = key_list(&[&SIGNER]);
    list["PublicKeyList"][0]["Value"] = STANDARD.encode(key.to_der().unwrap()).into();
    list
}

#[test]
fn keys_of_absurd_sizes_are_unusable() {
    for bytes in [1, 64, 127, 513, 2048, 1 << 20] {
        let mut world = World::hours(2).with_all_metadata();
        world.keys = vec![key_of(bytes)];
        world.check(&digest_key(1), "unverifiable key-unusable");
    }
}

#[test]
fn thousands_of_keys_with_one_name_do_not_hide_that_nothing_verifies() {
    let mut world = World::hours(2).with_all_metadata();
    let mut list = key_list(&[&SIGNER]);
    let mut entry = list["PublicKeyList"][0].clone();
    let entries = (0..5_000).map(|n| {
        entry["ValidityStartTime"] = json!(1_770_000_000 + n);
        entry.clone()
    });
    list["PublicKeyList"] = entries.collect();
    world.keys = vec![list];
    world.edit(&digest_key(1), |body| body["awsAccountId"] = "other".into());
    world.check(&digest_key(1), "tampered signature-mismatch");
}

#[test]
fn signatures_that_are_none_do_not_verify() {
    for signature in [json!(""), json!("zz"), json!("0"), json!("00".repeat(1 << 20))] {
        let mut world = World::hours(2);
        world.metadata.push(("all.json".to_owned(), json!({ digest_key(1): { "signature": signature } })));
        world.check(&digest_key(1), "tampered signature-mismatch");
        world.check(&log_key(0), "verified-signed hash");
    }
}

#[test]
fn any_number_of_entries_in_one_digest_are_that_many_missing_logs() {
    // Time and memory grow linearly: ten million take forty times as long.
    const MANY: usize = 250_000;
    let mut world = World::hours(2);
    world.edit_and_sign(&digest_key(1), &SIGNER, |body| {
        let entry = |n: usize| json!({ "s3Object": format!("k/{n}"), "hashValue": "00" });
        body["logFiles"] = (0..MANY).map(entry).collect();
    });
    let report = world.with_all_metadata().report();
    let missing = report.logs.iter().filter(|log| log.reasons == [Reason::Listed]).count();
    // The hour's own log is there, but no longer listed.
    assert_eq!((missing, report.logs.len()), (MANY, MANY + 2));
}

#[test]
fn one_log_listed_a_hundred_thousand_times_is_one_log() {
    let mut world = World::hours(2);
    world.edit_and_sign(&digest_key(1), &SIGNER, |body| {
        let entry = body["logFiles"][0].clone();
        body["logFiles"] = std::iter::repeat_n(entry, 100_000).collect();
    });
    let world = world.with_all_metadata();
    let report = world.report();
    assert_eq!(report.logs.len(), 2);
    world.check(&log_key(1), "verified-signed hash");
}

#[test]
fn digests_that_name_each_other_in_a_circle_are_judged_once_each() {
    let mut world = World::hours(0);
    world.keys = vec![key_list(&[&SIGNER])];
    for hour in 0..3 {
        world.add_digest(&backfill_key(hour), hour, None, &[]);
    }
    for (hour, previous) in [(0, 1), (1, 2), (2, 0)] {
        world.edit_and_sign(&backfill_key(hour), &SIGNER, |body| {
            body["previousDigestS3Object"] = backfill_key(previous).into();
            body["previousDigestS3Bucket"] = body["digestS3Bucket"].clone();
        });
    }
    let world = world.with_all_metadata();
    assert_eq!(world.said().len(), 3);
    // The newest is judged first, and does not record the hash of the oldest.
    world.check(&backfill_key(2), "verified-signed signature");
    world.check(&backfill_key(1), "verified-signed signature");
    world.check(&backfill_key(0), "tampered hash-mismatch");
}

#[test]
fn a_forged_second_digest_of_an_hour_does_not_touch_the_first() {
    let mut world = World::hours(3);
    let forged = digest_key(1).replace("02Z.json", "03Z.json");
    let mut body = world.body(&digest_key(1));
    body["digestS3Object"] = forged.clone().into();
    body["logFiles"] = json!([]);
    world.sign(&forged, &body, &STRANGER);
    let world = world.with_all_metadata();
    world.check(&forged, "tampered signature-mismatch");
    world.check(&digest_key(1), "verified-signed signature");
    world.check(&log_key(1), "verified-signed hash");
}

#[test]
fn two_signed_digests_of_an_hour_are_both_proved_and_both_count() {
    let mut world = World::hours(3);
    let other = digest_key(1).replace("02Z.json", "03Z.json");
    let mut body = world.body(&digest_key(1));
    body["digestS3Object"] = other.clone().into();
    body["logFiles"][0]["hashValue"] = "00".repeat(32).into();
    world.sign(&other, &body, &SIGNER);
    let world = world.with_all_metadata();
    world.check(&other, "verified-signed signature");
    world.check(&digest_key(1), "verified-signed signature");
    // They contradict each other about the log, and a contradiction is never ignored.
    world.check(&log_key(1), "tampered hash-mismatch");
}

/// A list of keys in which every entry is called `name`, whatever it is.
fn called(name: &str, keys: &[&rsa::RsaPrivateKey]) -> serde_json::Value {
    let mut list = key_list(keys);
    list["PublicKeyList"].as_array_mut().unwrap().iter_mut().for_each(|key| key["Fingerprint"] = name.into());
    list
}

#[test]
fn a_forger_s_key_under_a_genuine_name_proves_nothing() {
    let mut world = World::hours(3);
    for hour in 0..3 {
        world.edit_and_sign(&digest_key(hour), &STRANGER, |body| body["forged"] = true.into());
    }
    let genuine = fingerprint(&SIGNER);
    for keys in [vec![called(&genuine, &[&STRANGER])], vec![key_list(&[&SIGNER]), called(&genuine, &[&STRANGER])]] {
        let report = World { keys, ..world.clone() }.with_all_metadata().report();
        assert!(
            report.keys.is_empty() && report.summary.logs.keys().all(|verdict| verdict.outcome() != Outcome::Proved)
        );
    }
}

#[test]
fn junk_under_a_genuine_name_takes_no_proof_away() {
    let mut world = World::hours(3).with_all_metadata();
    let report = world.report();
    let junk = called(&fingerprint(&SIGNER), &[&*STRANGER; 40]);
    world.keys.insert(0, junk);
    let after = world.report();
    assert_eq!((after.verdict, &after.chains, &after.logs), (Overall::Proved, &report.chains, &report.logs));
    let [key] = &after.keys[..] else { panic!("{:?}", after.keys) };
    assert_eq!((key.fingerprint.as_str(), key.digests), (fingerprint(&SIGNER).as_str(), 3));
    assert_eq!(
        (key.sha256.as_str(), &key.paths[..]),
        (hex_sha256(&public_der(&SIGNER)).as_str(), &["keys-1.json".to_owned()][..])
    );
}

#[test]
fn junk_signatures_take_no_proof_away() {
    let mut world = World::hours(2);
    let key = digest_key(1);
    for junk in 0..40 {
        let object = json!({ "Metadata": { "signature": format!("{junk:0512}") } });
        world.metadata.push((format!("{}.head.json", key.rsplit('/').next().unwrap()), object));
    }
    world.with_head(&key).check(&key, "verified-signed signature metadata-signature-disagrees");
}
