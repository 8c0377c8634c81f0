#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use protocol::Compression;
use serde_json::json;

use crate::testing::{SIGNER, World, backfill_key, digest_key, hex_sha256, key_list, log_key};

fn world() -> World {
    World::hours(3).with_all_metadata()
}

/// A world in which the log of an hour was altered.
fn altered(hour: i64) -> World {
    let mut world = world();
    world.put(&log_key(hour), b"{\"Records\":[{}]}");
    world
}

#[test]
fn contradictions_are_named() {
    altered(1).check(&log_key(1), "tampered hash-mismatch");
    let mut world = world();
    world.objects.remove(&log_key(1));
    world.check(&log_key(1), "missing listed");
}

#[test]
fn compression_decides_what_a_hash_is_worth() {
    for (compression, same, other) in [
        (Compression::Gzip, "verified-signed hash", "tampered hash-mismatch"),
        (Compression::None, "verified-signed hash already-decompressed", "invalid-format not-gzip"),
        (Compression::GzipIncomplete, "verified-signed hash gzip-trailer-incomplete", "tampered hash-mismatch"),
        (Compression::GzipTrailingData, "invalid-format trailing-data", "invalid-format trailing-data"),
        (Compression::GzipDamaged, "invalid-format bad-gzip", "invalid-format bad-gzip"),
    ] {
        for (mut world, expected) in [(world(), same), (altered(1), other)] {
            world.compress(&log_key(1), compression);
            world.check(&log_key(1), expected);
        }
    }
}

#[test]
fn an_empty_file_is_not_a_log_without_gzip() {
    let mut world = world();
    world.put(&log_key(1), b"");
    world.compress(&log_key(1), Compression::None);
    world.check(&log_key(1), "tampered hash-mismatch");
}

#[test]
fn a_file_that_was_not_read_is_not_accused() {
    let world = altered(1);
    let mut evidence = world.evidence();
    let file = evidence.files.iter_mut().find(|file| file.path == log_key(1)).unwrap();
    (file.bytes, file.compression) = (0, Compression::None);
    let validation = crate::validate(&evidence, &world.options);
    let said = crate::testing::said(&validation.report);
    assert_eq!(said[&log_key(1)], "unverifiable not-read");
}

#[test]
fn logs_of_untrusted_digests_are_not_judged() {
    let mut world = world();
    world.edit(&digest_key(1), |body| body["awsAccountId"] = "other".into());
    world.check(&log_key(1), "unverifiable digest-not-trusted");
    world.objects.remove(&log_key(1));
    world.check(&log_key(1), "missing listed-by-untrusted-digest");
}

#[test]
fn unlisted_logs_are_told_by_their_time() {
    let mut world = world();
    world.put(&log_key(1).replace("abcdefgh", "injected"), b"x");
    world.put(&log_key(9), b"x");
    world.put(&log_key(1).replace("eu-west-1", "eu-west-2"), b"x");
    world.check(&log_key(1).replace("abcdefgh", "injected"), "not-covered inside-covered-period");
    world.check(&log_key(9), "not-covered outside-coverage");
    world.check(&log_key(1).replace("eu-west-1", "eu-west-2"), "not-covered outside-coverage");
}

#[test]
fn a_log_lies_below_the_prefix_of_digests_that_list_none() {
    let prefixed = |key: String| format!("audit/trails/{key}");
    let mut world = World { keys: vec![key_list(&[&SIGNER])], ..World::default() };
    world.add_digest(&prefixed(digest_key(1)), 1, None, &[]);
    world.put(&prefixed(log_key(1)), b"x");
    world.rename_all(|path| format!("export/{path}"));
    world.check(&prefixed(log_key(1)), "not-covered inside-covered-period");
}

#[test]
fn the_best_of_several_listings_counts() {
    let mut world = World::hours(2);
    // The newest hourly digest has no signature, but a signed backfill digest lists the same log.
    world.check(&log_key(1), "verified-hash-only hash");
    world.add_digest(&backfill_key(1), 1, None, &[log_key(1)]);
    let world = world.with_head(&backfill_key(1));
    world.check(&log_key(1), "verified-signed hash");
    let log = world.report().logs.into_iter().find(|log| log.key == log_key(1)).unwrap();
    assert_eq!(log.digest_key, Some(backfill_key(1)));
}

#[test]
fn any_contradiction_by_a_proved_digest_wins() {
    let mut world = world();
    world.add_digest(&backfill_key(1), 1, None, &[log_key(1)]);
    world.edit_and_sign(&backfill_key(1), &SIGNER, |body| body["logFiles"][0]["hashValue"] = "00".repeat(32).into());
    // Nobody vouches for it.
    world.check(&backfill_key(1), "unverifiable no-signature");
    world.check(&log_key(1), "verified-signed hash");
    let mut world = world.with_head(&backfill_key(1));
    world.check(&log_key(1), "tampered hash-mismatch");
    // But not a digest that is itself contradicted.
    world.edit(&backfill_key(1), |body| body["logFiles"][0]["hashValue"] = "11".repeat(32).into());
    let world = world.with_head(&backfill_key(1));
    world.check(&backfill_key(1), "tampered signature-mismatch");
    world.check(&log_key(1), "verified-signed hash");
}

#[test]
fn two_files_at_one_key_are_both_judged() {
    let mut world = world();
    world.put(&format!("other/{}", log_key(1)), b"changed");
    let said = world.said();
    let mut both: Vec<&str> = said[&log_key(1)].split(" | ").collect();
    both.sort_unstable();
    assert_eq!(both, ["tampered hash-mismatch", "verified-signed hash"]);
}

#[test]
fn swapped_logs_are_both_altered() {
    let mut world = world();
    let (one, other) = (world.objects[&log_key(0)].clone(), world.objects[&log_key(1)].clone());
    world.objects.insert(log_key(0), other);
    world.objects.insert(log_key(1), one);
    world.check(&log_key(0), "tampered hash-mismatch");
    world.check(&log_key(1), "tampered hash-mismatch");
}

#[test]
fn a_renamed_log_is_known_by_its_content() {
    let mut world = world();
    world.rename(&log_key(1), "downloads/log (1).json.gz");
    world.check(&log_key(1), "verified-signed hash matched-by-content");
    assert_eq!(world.report().logs.len(), 3);
}

#[test]
fn a_log_at_another_key_is_taken_at_its_word() {
    let mut world = world();
    world.rename(&log_key(1), &log_key(7));
    world.check(&log_key(1), "missing listed");
    world.check(&log_key(7), "not-covered outside-coverage");
    world.rename(&log_key(7), log_key(7).rsplit('/').next().unwrap());
    world.check(&log_key(1), "missing listed");
}

#[test]
fn a_log_in_another_folder_is_known_by_its_name_and_content() {
    let mut world = world();
    let key = log_key(1);
    let (folder, name) = key.rsplit_once('/').unwrap();
    let stray = format!("{folder} 2/{name}");
    world.rename(&key, &stray);
    world.check(&key, "verified-signed hash matched-by-content");
    assert_eq!(world.report().logs.len(), 3);
    // Whatever folder it lies in, another content is another content.
    world.put(&stray, b"changed");
    world.check(&key, "missing listed");
    assert!(world.said().get(&stray).is_some_and(|said| said.starts_with("not-covered")), "{:?}", world.said());
}

#[test]
fn siblings_count_only_if_they_are_listed() {
    let insight =
        log_key(1).replace("CloudTrail/", "CloudTrail-Insight/").replace("_CloudTrail_", "_CloudTrail-Insight_");
    let mut world = world();
    world.put(&insight, b"{\"Records\":[]}");
    world.put("notes.txt", b"x");
    assert_eq!(world.said().get(&insight), None);
    assert_eq!(world.report().logs.len(), 3);
    let proofs = world.validate().proofs;
    assert_eq!(proofs.len(), 5, "every file has a proof: {proofs:#?}");
    world.edit_and_sign(&digest_key(2), &SIGNER, |body| {
        let listing = json!({ "s3Object": insight, "hashValue": hex_sha256(b"{\"Records\":[]}") });
        body["logFiles"].as_array_mut().unwrap().push(listing);
    });
    let world = World { metadata: vec![], ..world }.with_all_metadata();
    world.check(&insight, "verified-signed hash");
}

#[test]
fn proofs_say_the_same_as_the_report() {
    let mut world = altered(1);
    world.put("notes.txt", b"x");
    let validation = world.validate();
    let paths: Vec<&String> = world.objects.keys().collect();
    for (doc, verdict, reasons) in &validation.proofs {
        let path = paths[usize::try_from(*doc).unwrap()];
        let log = validation.report.logs.iter().find(|log| log.path.as_ref() == Some(path));
        match log {
            Some(log) => assert_eq!((log.verdict, &log.reasons), (*verdict, reasons)),
            None => assert_eq!((path.as_str(), verdict.name()), ("notes.txt", "not-covered")),
        }
    }
}
