#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use serde_json::{Value, json};

use crate::testing::{BUCKET, SIGNER, STRANGER, World, backfill_key, digest_key, end, hex_sha256, key_list, log_key};
use crate::time::iso;

const LAST: i64 = 3;

/// Four hours, with the newest digest's signature supplied.
fn world() -> World {
    World::hours(LAST + 1).with_head(&digest_key(LAST))
}

fn without_keys() -> World {
    World { keys: vec![], ..world() }
}

#[test]
fn everything_in_a_sound_tree_is_signed() {
    let world = world();
    for hour in 0..=LAST {
        world.check(&digest_key(hour), "verified-signed signature");
        world.check(&log_key(hour), "verified-signed hash");
    }
}

#[test]
fn without_keys_hashes_prove_nothing() {
    let world = without_keys();
    world.check(&digest_key(0), "verified-hash-only no-keys");
    world.check(&digest_key(LAST), "unverifiable no-keys");
    world.check(&log_key(LAST), "verified-hash-only hash");
}

#[test]
fn an_empty_key_list_is_not_none() {
    let mut world = world();
    world.keys = vec![json!({ "PublicKeyList": [] })];
    world.check(&digest_key(LAST), "unverifiable key-not-found");
    world.check(&digest_key(0), "verified-hash-only key-not-found");
}

#[test]
fn a_newest_digest_without_signature_is_unverifiable() {
    let world = World::hours(2);
    world.check(&digest_key(1), "unverifiable no-signature");
    world.check(&digest_key(0), "verified-signed signature");
}

#[test]
fn a_successor_that_records_no_hash_contradicts() {
    for nothing in [Value::Null, json!(5), json!("")] {
        let mut world = without_keys();
        world.edit(&digest_key(LAST), |body| body["previousDigestHashValue"] = nothing);
        world.check(&digest_key(LAST), "unverifiable no-keys");
        world.check(&digest_key(LAST - 1), "tampered hash-mismatch");
    }
}

#[test]
fn fields_that_hold_no_text_name_nothing() {
    let set = |name: &'static str| move |body: &mut Value| body[name] = Value::Null;
    let mut world = world();
    world.edit(&digest_key(1), set("digestS3Object"));
    world.edit(&digest_key(2), set("digestPublicKeyFingerprint"));
    world.check(&digest_key(1), "moved key");
    world.check(&digest_key(2), "tampered hash-mismatch");
    world.edit(&digest_key(LAST), set("digestPublicKeyFingerprint"));
    world.check(&digest_key(LAST), "unverifiable key-not-found");
    world.edit(&digest_key(LAST), set("digestS3Bucket"));
    world.options.expected_bucket = Some(BUCKET.to_owned());
    world.check(&digest_key(LAST), "moved bucket");
}

#[test]
fn an_altered_digest_is_tampered() {
    let mut world = world();
    world.edit(&digest_key(1), |body| body["logFiles"] = json!([]));
    world.check(&digest_key(1), "tampered signature-mismatch");
    world.check(&digest_key(0), "verified-signed signature");
    world.check(&digest_key(2), "verified-signed signature");
    let world = World { keys: vec![], ..world };
    world.check(&digest_key(1), "tampered hash-mismatch");
}

#[test]
fn a_digest_signed_by_a_stranger_is_tampered() {
    let mut world = world();
    world.edit_and_sign(&digest_key(LAST), &STRANGER, |_| {});
    let world = world.with_head(&digest_key(LAST));
    world.check(&digest_key(LAST), "verified-signed signature metadata-signature-disagrees");
    let mut world = World::hours(LAST + 1);
    world.edit_and_sign(&digest_key(LAST), &STRANGER, |_| {});
    world.with_head(&digest_key(LAST)).check(&digest_key(LAST), "tampered signature-mismatch");
}

#[test]
fn the_successors_signature_heals_damaged_metadata() {
    for (signature, expected) in [
        (Value::Null, "verified-signed signature metadata-signature-disagrees"),
        (json!("zz"), "verified-signed signature metadata-signature-disagrees"),
        (json!("00"), "verified-signed signature metadata-signature-disagrees"),
    ] {
        let mut world = world();
        world.metadata.push(("m".to_owned(), json!({ digest_key(1): { "signature": signature } })));
        world.check(&digest_key(1), expected);
    }
    let mut world = world();
    world.metadata = vec![("m".to_owned(), json!({ digest_key(LAST): { "signature": "00" } }))];
    world.check(&digest_key(LAST), "tampered signature-mismatch");
    world.metadata = vec![("m".to_owned(), json!({ digest_key(LAST): { "signature-algorithm": "SHA256withRSA" } }))];
    world.check(&digest_key(LAST), "unverifiable no-signature");
}

#[test]
fn a_successor_that_is_not_usable_accuses_nobody() {
    let mut world = world();
    world.edit(&digest_key(2), |body| {
        body["previousDigestSignature"] = "00".into();
        body["previousDigestHashValue"] = "00".into();
    });
    world.check(&digest_key(2), "tampered signature-mismatch");
    world.check(&digest_key(1), "unverifiable no-signature");
    // But its copy of a valid signature still proves the earlier digest.
    let mut world = self::world();
    world.edit(&digest_key(2), |body| body["awsAccountId"] = "other".into());
    world.check(&digest_key(1), "verified-signed signature");
}

#[test]
fn a_usable_successor_accuses() {
    let mut world = World::hours(2);
    world.edit(&digest_key(1), |body| body["previousDigestSignature"] = "00".into());
    world.check(&digest_key(1), "unverifiable no-signature");
    world.check(&digest_key(0), "tampered signature-mismatch");
}

#[test]
fn who_is_proved_is_contradicted_by_who_is_proved() {
    let mut world = World::hours(2).with_head(&digest_key(0));
    world.edit_and_sign(&digest_key(1), &SIGNER, |body| body["previousDigestHashValue"] = "00".into());
    // Nobody vouches for the newest one.
    world.check(&digest_key(1), "unverifiable no-signature");
    world.check(&digest_key(0), "verified-signed signature");
    let world = world.with_head(&digest_key(1));
    world.check(&digest_key(1), "verified-signed signature");
    world.check(&digest_key(0), "tampered hash-mismatch");
}

#[test]
fn an_unproved_successor_silences_no_proved_one() {
    // The key of all but the last digest is not known, so only hashes tell.
    let mut world = World::hours(3);
    world.edit_and_sign(&digest_key(0), &SIGNER, |body| body["digestPublicKeyFingerprint"] = "ab".repeat(16).into());
    let (hash, signature) =
        (hex_sha256(&world.objects[&digest_key(0)].content), world.signatures[&digest_key(0)].clone());
    world.edit_and_sign(&digest_key(1), &SIGNER, |body| {
        body["previousDigestHashValue"] = hash.into();
        body["previousDigestSignature"] = signature.into();
    });
    let mut world = world.with_head(&digest_key(1));
    world.objects.remove(&digest_key(2));
    world.check(&digest_key(0), "verified-chained key-not-found");
    let mut forged = world.body(&digest_key(1));
    let key = digest_key(1).replace("080302Z", "084402Z").replace("090302Z", "094402Z");
    forged["digestS3Object"] = key.clone().into();
    forged["digestPublicKeyFingerprint"] = "cd".repeat(16).into();
    forged["previousDigestHashValue"] = "00".repeat(32).into();
    world.put(&key, &serde_json::to_vec(&forged).unwrap());
    world.check(&key, "unverifiable key-not-found");
    world.check(&digest_key(0), "verified-chained key-not-found");
    // Without the proved one, it is the only witness there is.
    world.objects.remove(&digest_key(1));
    world.check(&digest_key(0), "tampered hash-mismatch");
}

#[test]
fn a_successor_that_holds_no_signature_contradicts() {
    let mut world = World::hours(2);
    world.edit(&digest_key(1), |body| body["previousDigestSignature"] = Value::Null);
    world.check(&digest_key(0), "tampered signature-mismatch");
}

#[test]
fn successors_must_name_the_bucket() {
    let mut world = without_keys();
    world.edit(&digest_key(1), |body| body["previousDigestS3Bucket"] = "other".into());
    world.check(&digest_key(0), "unverifiable no-keys");
}

#[test]
fn chained_digests_stand_on_signed_ones() {
    let mut world = World::hours(0);
    for hour in 0..3 {
        world.add_hour(hour, (hour > 0).then(|| hour - 1));
        // With an older key that was not supplied.
        world.edit_and_sign(&digest_key(hour), &STRANGER, |body| body["digestPublicKeyFingerprint"] = "0a".into());
    }
    world.add_hour(3, Some(2));
    world.keys = vec![key_list(&[&SIGNER])];
    let world = world.with_head(&digest_key(3));
    world.check(&digest_key(3), "verified-signed signature");
    for hour in 0..3 {
        world.check(&digest_key(hour), "verified-chained key-not-found");
        world.check(&log_key(hour), "verified-chained hash");
    }
}

#[test]
fn reasons_for_no_signature_have_an_order() {
    let mut world = world();
    world.keys[0]["PublicKeyList"][0]["ValidityEndTime"] = 1_770_000_001.0.into();
    world.check(&digest_key(LAST), "unverifiable key-outside-validity");
    world.keys[0]["PublicKeyList"][0] =
        json!({ "Fingerprint": world.body(&digest_key(0))["digestPublicKeyFingerprint"] });
    world.check(&digest_key(LAST), "unverifiable key-unusable");
    let mut world = self::world();
    world.edit(&digest_key(LAST), |body| body["digestSignatureAlgorithm"] = "SHA512withRSA".into());
    world.check(&digest_key(LAST), "unverifiable unsupported-algorithm");
    world.check(&digest_key(LAST - 1), "verified-signed signature");
}

#[test]
fn a_key_may_sign_until_two_hours_after_the_digest() {
    let from = |seconds: i64, world: &mut World| {
        world.keys[0]["PublicKeyList"][0]["ValidityStartTime"] = (end(LAST).0 / 1_000_000 + seconds).into();
    };
    let mut world = world();
    from(2 * 3600, &mut world);
    world.check(&digest_key(LAST), "verified-signed signature");
    from(2 * 3600 + 1, &mut world);
    world.check(&digest_key(LAST), "unverifiable key-outside-validity");
}

#[test]
fn moved_digests_are_no_witnesses() {
    let mut world = world();
    world.rename(&digest_key(2), &digest_key(9));
    world.check(&digest_key(9), "moved key");
    world.check(&digest_key(2), "missing referenced");
    world.check(&digest_key(1), "unverifiable no-signature");
}

#[test]
fn the_bucket_is_checked_if_it_is_known() {
    let mut world = world();
    world.options.expected_bucket = Some(BUCKET.to_owned());
    world.check(&digest_key(0), "verified-signed signature");
    world.options.expected_bucket = Some("  ".to_owned());
    world.check(&digest_key(0), "verified-signed signature");
    world.options.expected_bucket = Some("another".to_owned());
    world.check(&digest_key(0), "moved bucket");
    world.check(&log_key(0), "unverifiable digest-not-trusted");
}

#[test]
fn backfill_digests_are_signed_when_they_are_made() {
    let backfill = |generated: Option<i64>| {
        let mut world = World::hours(1);
        world.add_digest(&backfill_key(0), 0, None, &[]);
        let mut metadata = json!({ "signature": world.signatures[&backfill_key(0)] });
        if let Some(hours) = generated {
            metadata["backfill-generation-timestamp"] = iso(end(hours)).into();
        }
        world.metadata.push(("m".to_owned(), json!({ backfill_key(0): metadata })));
        // Valid from hour 100 on.
        world.keys[0]["PublicKeyList"][0]["ValidityStartTime"] = (end(100).0 / 1_000_000).into();
        world.keys[0]["PublicKeyList"][0]["ValidityEndTime"] = (end(200).0 / 1_000_000).into();
        world
    };
    backfill(Some(99)).check(&backfill_key(0), "verified-signed signature");
    backfill(Some(201)).check(&backfill_key(0), "verified-signed signature");
    backfill(Some(98)).check(&backfill_key(0), "unverifiable key-outside-validity");
    backfill(Some(202)).check(&backfill_key(0), "unverifiable key-outside-validity");
    backfill(None).check(&backfill_key(0), "verified-signed signature");
    backfill(None).check(&digest_key(0), "unverifiable key-outside-validity");
}
