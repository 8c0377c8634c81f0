#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use protocol::Compression;

use crate::testing::{World, digest_key, log_key};

fn world() -> World {
    World::hours(3).with_all_metadata()
}

#[test]
fn compression_decides_whether_a_digest_is_read() {
    for (compression, expected) in [
        (Compression::Gzip, "verified-signed signature"),
        (Compression::None, "verified-signed signature already-decompressed"),
        (Compression::GzipTrailingData, "verified-signed signature trailing-data"),
        (Compression::GzipIncomplete, "invalid-format unreadable"),
        (Compression::GzipDamaged, "invalid-format unreadable"),
    ] {
        let mut world = world();
        world.compress(&digest_key(1), compression);
        world.check(&digest_key(1), expected);
        world.check(&digest_key(0), "verified-signed signature");
    }
}

#[test]
fn what_is_no_digest_is_named() {
    let mut world = world();
    world.put(&digest_key(1), b"{\"awsAccountId\": \"1");
    world.check(&digest_key(1), "invalid-format unreadable");
    world.check(&log_key(1), "not-covered inside-missing-digest");
    world.put(&digest_key(1), b"{}");
    world.check(&digest_key(1), "invalid-format missing-field");
}

#[test]
fn any_layout_of_the_drop_will_do() {
    for rename in [
        |key: &str| format!("tree/{key}"),
        |key: &str| format!("export.zip!{key}"),
        |key: &str| key.rsplit('/').next().unwrap_or("").to_owned(),
        |key: &str| format!("flat/{}", key.rsplit('/').next().unwrap_or("").replace(".gz", "")),
        |key: &str| key.replace("AWSLogs/111122223333/", ""),
        |key: &str| key.replace(".json.gz", ".json"),
    ] {
        let mut world = world();
        world.rename_all(rename);
        assert!(world.said().values().all(|words| words.starts_with("verified-signed")), "{:#?}", world.said());
        assert_eq!(world.said().len(), 6);
    }
}

#[test]
fn several_trees_are_one() {
    let mut world = world();
    let copies: Vec<_> = world.objects.iter().map(|(path, object)| (format!("b/{path}"), object.clone())).collect();
    world.rename_all(|key| format!("a/{key}"));
    world.objects.extend(copies);
    let report = world.report();
    assert_eq!(report.chains[0].digests.len(), 3, "exact copies of digests are one");
    assert_eq!((report.logs.len(), report.copies.len()), (3, 6), "exact copies of logs are, too");
    assert!(world.said().values().all(|words| words.starts_with("verified-signed")));
}

#[test]
fn two_digests_at_one_key_are_both_judged() {
    let mut world = world();
    let mut object = world.objects[&digest_key(1)].clone();
    object.content.push(b' ');
    world.rename_all(|key| format!("a/{key}"));
    world.objects.insert(format!("b/{}", digest_key(1)), object);
    let said = world.said();
    let mut both: Vec<&str> = said[&digest_key(1)].split(" | ").collect();
    both.sort_unstable();
    assert_eq!(both, ["tampered signature-mismatch", "verified-signed signature"]);
    world.check(&log_key(1), "verified-signed hash");
}

#[test]
fn a_digest_in_the_place_of_another_is_moved() {
    let mut world = world();
    let object = world.objects[&digest_key(1)].clone();
    world.objects.insert(digest_key(2), object);
    world.check(&digest_key(2), "moved key");
    world.check(&digest_key(1), "verified-signed signature");
    let mut flat = world;
    flat.rename_all(|key| key.rsplit('/').next().unwrap_or("").to_owned());
    flat.check(&digest_key(2), "moved key");
    flat.check(&digest_key(1), "verified-signed signature");
}

#[test]
fn a_name_of_ones_own_claims_nothing() {
    let mut world = world();
    world.rename(&digest_key(1), "downloads/digest (1).json.gz");
    world.check(&digest_key(1), "verified-signed signature location-not-checkable");
}

#[test]
fn metadata_tells_the_prefix_of_a_copy() {
    let mut world = World::hours(2);
    let copied = format!("copy/{}", digest_key(1));
    world.rename(&digest_key(1), &format!("tree/{copied}"));
    world.check(&digest_key(1), "unverifiable no-signature");
    let mut metadata = serde_json::Map::new();
    metadata.insert(copied.clone(), serde_json::json!({ "signature": world.signatures[&digest_key(1)] }));
    world.metadata.push(("digest-metadata.json".to_owned(), metadata.into()));
    world.check(&copied, "moved key");
}

#[test]
fn prefixes_may_be_cut_off_for_all_or_for_none() {
    let mut world = World::hours(2);
    for hour in 0..2 {
        let key = format!("audit/{}", digest_key(hour));
        world.edit(&digest_key(hour), |body| {
            body["digestS3Object"] = key.into();
            body["previousDigestS3Object"] = serde_json::Value::Null;
        });
    }
    // No path shows it, so it was cut off.
    let said = world.said();
    assert!(said.contains_key(&format!("audit/{}", digest_key(1))), "{said:#?}");
    assert!(!said.values().any(|words| words.starts_with("moved")));
    // One path shows it, so the other digest is elsewhere.
    world.rename(&digest_key(0), &format!("tree/audit/{}", digest_key(0)));
    world.rename(&digest_key(1), &format!("tree/other/{}", digest_key(1)));
    world.check(&digest_key(1), "moved key");
}

#[test]
fn a_digest_named_as_a_log_is_judged_as_a_log() {
    let mut world = world();
    let object = world.objects[&digest_key(0)].clone();
    world.objects.insert(log_key(1), object);
    world.check(&log_key(1), "tampered hash-mismatch");
    assert_eq!(world.report().chains[0].digests.len(), 3);
}
