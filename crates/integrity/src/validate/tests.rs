#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use protocol::Compression;
use protocol::report::{Outcome, Overall, Verdict};
use serde_json::json;

use super::*;
use crate::testing::{SIGNER, World, backfill_key, digest_key, end, log_key};
use crate::time::iso;

const HOURS: i64 = 4;

static SOUND: LazyLock<World> = LazyLock::new(|| World::hours(HOURS).with_all_metadata());

fn verdicts(world: &World) -> BTreeMap<String, Verdict> {
    let report = world.report();
    let digests =
        report.chains.iter().flat_map(|chain| &chain.digests).map(|digest| (digest.key.clone(), digest.verdict));
    digests.chain(report.logs.iter().map(|log| (log.key.clone(), log.verdict))).collect()
}

/// Checks that touched files are no longer proved, and that all others are signed as before.
#[track_caller]
fn check_touched(world: &World, touched: &[String]) {
    let verdicts = verdicts(world);
    for hour in 0..HOURS {
        for key in [digest_key(hour), log_key(hour)] {
            let verdict = verdicts.get(&key).copied();
            if touched.contains(&key) {
                assert!(verdict.is_none_or(|verdict| verdict.outcome() != Outcome::Proved), "{key}: {verdict:?}");
            } else {
                assert_eq!(verdict, Some(Verdict::VerifiedSigned), "{key}");
            }
        }
    }
}

fn flip(content: &mut [u8], at: prop::sample::Index, mask: u8) {
    let at = at.index(content.len());
    content[at] ^= mask;
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_changed_byte_in_a_log_touches_that_log(hour in 0..HOURS, at: prop::sample::Index, mask in 1..=255_u8) {
        let mut world = SOUND.clone();
        flip(&mut world.objects.get_mut(&log_key(hour)).unwrap().content, at, mask);
        check_touched(&world, &[log_key(hour)]);
    }

    #[test]
    fn a_changed_byte_in_a_digest_touches_it_and_its_logs(hour in 0..HOURS, at: prop::sample::Index, mask in 1..=255_u8) {
        let mut world = SOUND.clone();
        flip(&mut world.objects.get_mut(&digest_key(hour)).unwrap().content, at, mask);
        check_touched(&world, &[digest_key(hour), log_key(hour)]);
    }

    #[test]
    fn a_changed_byte_in_the_only_signature_touches_its_digest(at: prop::sample::Index, mask in 1..=127_u8) {
        let newest = digest_key(HOURS - 1);
        let mut world = SOUND.clone();
        let mut signature = world.signatures[&newest].clone().into_bytes();
        flip(&mut signature, at, mask);
        let signature = String::from_utf8(signature).unwrap();
        let same = signature.eq_ignore_ascii_case(&world.signatures[&newest]);
        world.metadata[0].1[&newest] = json!({ "signature": signature });
        let touched = if same { vec![] } else { vec![newest, log_key(HOURS - 1)] };
        check_touched(&world, &touched);
    }

    #[test]
    fn a_changed_byte_in_the_key_touches_everything(at: prop::sample::Index, mask in 1..=127_u8) {
        let mut world = SOUND.clone();
        let mut value = world.keys[0]["PublicKeyList"][0]["Value"].as_str().unwrap().to_owned().into_bytes();
        flip(&mut value, at, mask);
        world.keys[0]["PublicKeyList"][0]["Value"] = String::from_utf8(value).unwrap().into();
        prop_assert!(verdicts(&world).values().all(|verdict| verdict.outcome() != Outcome::Proved));
    }

    #[test]
    fn a_missing_file_touches_only_itself(hour in 0..HOURS, log: bool) {
        let mut world = SOUND.clone();
        let key = if log { log_key(hour) } else { digest_key(hour) };
        world.objects.remove(&key);
        let touched = if log { vec![key] } else { vec![key, log_key(hour)] };
        check_touched(&world, &touched);
    }

    #[test]
    fn any_mixture_ends_without_panic(
        changes in prop::collection::vec((0..HOURS, 0..6_u8, any::<prop::sample::Index>(), any::<u8>()), 0..12),
        keys: bool,
    ) {
        let mut world = SOUND.clone();
        for (hour, change, at, byte) in changes {
            let key = if byte % 2 == 0 { log_key(hour) } else { digest_key(hour) };
            let Some(object) = world.objects.get_mut(&key) else { continue };
            match change {
                0 => drop(world.objects.remove(&key)),
                1 => world.rename(&key, &format!("{}{key}", &"a/b!c/"[..at.index(6)])),
                2 => world.rename(&key, &key[at.index(key.len())..]),
                3 => object.content.truncate(at.index(object.content.len().max(1))),
                4 => object.compression = Compression::GzipIncomplete,
                // There is no byte to flip in an empty file.
                _ if object.content.is_empty() => (),
                _ => flip(&mut object.content, at, byte),
            }
        }
        if !keys {
            world.keys.clear();
        }
        let validation = world.validate();
        prop_assert!(keys || validation.report.verdict != Overall::Proved);
        let _ = words::text_report(&validation.report);
    }
}

#[test]
fn the_overall_verdict_follows_the_colours() {
    assert_eq!(SOUND.report().verdict, Overall::Proved);
    assert_eq!(World::hours(2).report().verdict, Overall::PartlyProved);
    assert_eq!(World { keys: vec![], ..World::hours(2) }.report().verdict, Overall::NotProved);
    assert_eq!(World::default().report().verdict, Overall::NotProved);
    let mut world = SOUND.clone();
    world.objects.remove(&log_key(0));
    assert_eq!(world.report().verdict, Overall::Failed);
}

#[test]
fn figures_add_up() {
    let mut world = SOUND.clone();
    world.objects.remove(&log_key(0));
    world.put(&log_key(9), b"x");
    let report = world.report();
    assert_eq!((report.supplied.files, report.supplied.logs, report.supplied.digests), (8, 4, 4));
    assert_eq!((report.supplied.public_keys, report.supplied.digest_metadata), (1, 4));
    assert_eq!(report.summary.logs.values().sum::<u64>(), 5);
    assert_eq!(report.summary.events[&Verdict::VerifiedSigned], 3);
    assert_eq!(report.summary.events[&Verdict::Missing], 0);
    assert_eq!(report.summary.digests, BTreeMap::from([(Verdict::VerifiedSigned, 4)]));
    assert!(report.logs.is_sorted_by_key(|log| &log.key));
}

#[test]
fn signatures_come_from_metadata_or_the_successor() {
    use protocol::report::SignatureFrom;
    let report = World::hours(2).with_head(&digest_key(1)).report();
    let from: Vec<_> = report.chains[0].digests.iter().map(|digest| digest.signature_from).collect();
    assert_eq!(from, [Some(SignatureFrom::Successor), Some(SignatureFrom::Metadata)]);
}

#[test]
fn a_second_time_says_the_same() {
    let memory = Memory::default();
    let mut world = SOUND.clone();
    for _ in 0..2 {
        let again = validate_again(&world.evidence(), &Options::default(), &memory);
        assert_eq!(again.report, world.report());
    }
    world.edit(&digest_key(1), |body| body["awsAccountId"] = "other".into());
    let again = validate_again(&world.evidence(), &Options::default(), &memory);
    assert_eq!(again.report, world.report());
}

/// The number of portions, and the result.
fn in_portions(world: &World) -> (usize, Validation) {
    let mut work = validate_in_portions(world.evidence(), world.options.clone(), Rc::default());
    let mut portions = 1;
    loop {
        match work.go_on() {
            Some(validation) => return (portions, validation),
            None => portions += 1,
        }
    }
}

#[test]
fn the_more_there_is_the_more_portions_there_are() {
    let (least, validation) = in_portions(&SOUND);
    assert_eq!(validation.report, SOUND.report());
    let mut world = World::hours(1);
    world.edit(&digest_key(0), |body| {
        let listing = |n: usize| json!({ "s3Object": format!("k{n}"), "hashValue": "" });
        body["logFiles"] = (0..3 * LOGS_A_PORTION).map(listing).collect::<Vec<_>>().into();
    });
    assert_eq!(in_portions(&world).0, least + 2);
    // No portion is longer than a certain number of digests whose signatures have not been verified by an edge.
    let original = world.body(&digest_key(0));
    for n in 1..=2 * DIGESTS_A_PORTION as i64 {
        let mut other = original.clone();
        other["digestS3Object"] = digest_key(n).into();
        other["logFiles"] = json!([]);
        world.put(&digest_key(n), &serde_json::to_vec(&other).unwrap());
    }
    assert_eq!(in_portions(&world).0, least + 2 + 2);
}

/// Thousands of digests that all claim the same key, and thousands that all name it.
#[test]
fn crowds_at_one_key_end_soon() {
    let mut world = World::hours(1);
    let original = world.body(&digest_key(0));
    for n in 0..1500 {
        let mut copy = original.clone();
        copy["n"] = n.into();
        world.put(&format!("{n}/{}", digest_key(0)), &serde_json::to_vec(&copy).unwrap());
        let mut successor = original.clone();
        successor["digestS3Object"] = digest_key(n + 1).into();
        successor["previousDigestS3Object"] = digest_key(0).into();
        successor["previousDigestS3Bucket"] = original["digestS3Bucket"].clone();
        successor["previousDigestHashValue"] = format!("{n}").into();
        successor["previousDigestSignature"] = format!("{n:04}").into();
        world.put(&digest_key(n + 1), &serde_json::to_vec(&successor).unwrap());
    }
    world.keys.clear();
    assert_eq!(world.report().chains[0].digests.len(), 3001);
}

#[test]
fn times_out_of_this_world_are_no_trouble() {
    for (start, end_time) in
        [("-009999-01-01T00:00:00Z", "9999-12-30T22:00:00Z"), ("9999-12-30T22:00:00Z", "0001-01-01T00:00:00Z")]
    {
        let mut world = World::hours(3);
        world.edit_and_sign(&digest_key(1), &SIGNER, |body| {
            body["digestStartTime"] = start.into();
            body["digestEndTime"] = end_time.into();
        });
        let world = world.with_all_metadata();
        assert!(world.said().contains_key(&digest_key(1)));
        let _ = words::text_report(&world.report());
    }
}

#[test]
fn a_digest_of_one_hour_may_come_twice() {
    let mut world = World::hours(2);
    let other = digest_key(1).replace("T090302Z", "T090303Z");
    world.add_digest(&other, 1, Some(digest_key(0)), &[log_key(1)]);
    world.add_digest(&backfill_key(1), 1, None, &[]);
    let world = world.with_all_metadata();
    for key in [digest_key(0), digest_key(1), other, backfill_key(1)] {
        world.check(&key, "verified-signed signature");
    }
    world.check(&log_key(1), "verified-signed hash");
    assert_eq!(world.report().chains[0].gaps, []);
    assert_eq!(iso(end(1)), "2026-03-02T09:03:02Z");
}
