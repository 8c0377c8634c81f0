#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use serde_json::{Value, json};

use super::*;
use crate::testing::{BUCKET, SIGNER, World, digest_key};

fn head(world: &World, hour: i64) -> Value {
    json!({ "Metadata": { "signature": world.signatures[&digest_key(hour)] } })
}

fn with(file: &str, change: impl FnOnce(&mut Value)) -> World {
    let mut world = World::hours(2);
    let mut value = head(&world, 1);
    change(&mut value);
    world.metadata.push((file.to_owned(), value));
    world
}

fn name() -> String {
    digest_key(1).rsplit('/').next().unwrap_or("").to_owned()
}

#[test]
fn file_names_tell_the_digest() {
    let stem = name().replace(".json.gz", "");
    for file in [
        format!("{stem}.json.gz.head.json"),
        format!("heads/{stem}.json.gz"),
        format!("head-object {stem}.json.txt"),
        format!("head_{stem}.json"),
    ] {
        assert!(digest_name_in(file_name(&file)).is_some(), "{file}");
        with(&file, |_| {}).check(&digest_key(1), "verified-signed signature");
    }
}

#[test]
fn a_named_digest_is_held_to_its_metadata() {
    let wrong = |value: &mut Value| value["Metadata"]["signature"] = "00".into();
    with(&format!("{}.head.json", name()), wrong).check(&digest_key(1), "tampered signature-mismatch");
    with("head.json", wrong).check(&digest_key(1), "unverifiable no-signature");
}

#[test]
fn without_a_name_the_signature_is_tried() {
    with("head.json", |_| {}).check(&digest_key(1), "verified-signed signature");
    let size = World::hours(2).objects[&digest_key(1)].content.len();
    with("head.json", |value| value["ContentLength"] = size.into()).check(&digest_key(1), "verified-signed signature");
    with("head.json", |value| value["ContentLength"] = 5.into()).check(&digest_key(1), "verified-signed signature");
}

#[test]
fn several_without_a_name_find_their_digests() {
    let mut world = World::hours(1);
    for (hour, file) in [(5, "b.json"), (9, "a.json")] {
        world.add_hour(hour, None);
        world.metadata.push((file.to_owned(), head(&world, hour)));
    }
    for hour in [5, 9] {
        world.check(&digest_key(hour), "verified-signed signature");
    }
    world.check(&digest_key(0), "unverifiable no-signature");
}

#[test]
fn metadata_of_a_digest_that_is_not_there_is_nobodys() {
    let mut world = World::hours(2);
    let elsewhere = format!("{}.head.json", name().replace("20260302", "20270302"));
    world.metadata.push((elsewhere, json!({ "Metadata": { "signature": "00" } })));
    world.check(&digest_key(1), "unverifiable no-signature");
    world.metadata.push(("m.json".to_owned(), json!({ "AWSLogs/other.json.gz": { "signature": "00" } })));
    world.check(&digest_key(1), "unverifiable no-signature");
    assert_eq!(world.report().supplied.digest_metadata, 2);
}

#[test]
fn a_signature_that_verifies_tells_whatever_the_name_says() {
    let mut world = World::hours(2);
    world.metadata.push((format!("{}.head.json", name().replace("20260302", "20270302")), head(&world, 1)));
    world.check(&digest_key(1), "verified-signed signature");
    let flat = format!("AWSLogs_111122223333_CloudTrail-Digest_eu-west-1_2026_03_02_{}.head.json", name());
    with(&flat, |_| {}).check(&digest_key(1), "verified-signed signature");
    for key in ["newest".to_owned(), format!("s3://{BUCKET}/{}", digest_key(1))] {
        let mut world = World::hours(2);
        world.metadata.push(("heads.json".to_owned(), json!({ key: head(&world, 1) })));
        world.check(&digest_key(1), "verified-signed signature");
    }
}

#[test]
fn trials_end() {
    let mut world = World::hours(1);
    let body = world.body(&digest_key(0));
    for hour in 1..150 {
        let mut body = body.clone();
        body["digestS3Object"] = digest_key(hour).into();
        body["digestS3Bucket"] = BUCKET.into();
        body["digestPublicKeyFingerprint"] = "0a".into();
        world.put(&digest_key(hour), &serde_json::to_vec(&body).unwrap_or_default());
    }
    // 150 digests times 150 signatures that match none of them.
    world.metadata = (0..150).map(|n| (format!("{n}.json"), json!({ "Metadata": { "signature": "00" } }))).collect();
    let signature = world.signatures[&digest_key(0)].clone();
    world.metadata.push(("last.json".to_owned(), json!({ "Metadata": { "signature": signature } })));
    assert!(world.metadata.len() * 150 > MOST_TRIALS);
    world.check(&digest_key(0), "unverifiable no-signature");
    let _ = &SIGNER;
}
