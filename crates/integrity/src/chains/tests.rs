#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use protocol::Reason;
use protocol::report::{Chain, Gap};

use super::*;
use crate::testing::{SIGNER, World, backfill_key, digest_key, end, log_key};
use crate::time::iso;

fn world(hours: i64) -> World {
    World::hours(hours).with_all_metadata()
}

fn only_chain(world: &World) -> Chain {
    let mut chains = world.report().chains;
    assert_eq!(chains.len(), 1);
    chains.remove(0)
}

fn gap(from: Option<i64>, to: i64, kind: GapKind) -> Gap {
    Gap { from: from.map(|hour| iso(end(hour))), to: Some(iso(end(to))), kind }
}

#[test]
fn a_chain_is_described() {
    let chain = only_chain(&world(3));
    let names = [&chain.account, &chain.region, &chain.trail, &chain.home_region, &chain.bucket];
    assert_eq!(names, ["111122223333", "eu-west-1", "main", "us-east-1", "example-logs"]);
    assert!(!chain.backfill && chain.gaps.is_empty());
    let keys: Vec<&str> = chain.digests.iter().map(|digest| digest.key.as_str()).collect();
    assert_eq!(keys, [digest_key(0), digest_key(1), digest_key(2)]);
    let last = &chain.digests[2];
    assert_eq!(last.previous_key.as_deref(), Some(&*digest_key(1)));
    assert_eq!((last.log_files, last.end_time.clone()), (1, Some(iso(end(2)))));
}

#[test]
fn a_missing_digest_leaves_a_hole() {
    let mut world = world(5);
    world.objects.remove(&digest_key(2));
    world.check(&digest_key(2), "missing referenced");
    world.check(&log_key(2), "not-covered inside-missing-digest");
    let chain = only_chain(&world);
    assert_eq!(chain.gaps, [gap(Some(1), 2, GapKind::MissingDigest)]);
    assert_eq!(chain.digests[2].path, None);
    assert_eq!(chain.digests[2].end_time, Some(iso(end(2))));
}

#[test]
fn each_hour_of_a_run_of_missing_digests_is_told() {
    let mut world = world(40);
    (3..30).for_each(|hour| drop(world.objects.remove(&digest_key(hour))));
    world.check(&digest_key(29), "missing referenced");
    (3..29).for_each(|hour| world.check(&digest_key(hour), "missing inferred"));
    let chain = only_chain(&world);
    assert_eq!(chain.digests.len(), 40);
    assert_eq!(chain.gaps, [gap(Some(2), 29, GapKind::MissingDigest)]);
}

#[test]
fn a_restart_is_a_gap_and_no_error() {
    let mut world = World::hours(3);
    (5..8).for_each(|hour| world.add_hour(hour, (hour > 5).then(|| hour - 1)));
    world.add_log(4);
    let world = world.with_all_metadata();
    let chain = only_chain(&world);
    assert_eq!(chain.gaps, [gap(Some(2), 4, GapKind::Restart)]);
    world.check(&log_key(4), "not-covered outside-coverage");
    world.check(&digest_key(5), "verified-signed signature");
    world.check(&digest_key(2), "verified-signed signature");
}

#[test]
fn what_lies_before_the_export_is_not_missing() {
    let mut world = world(4);
    world.objects.remove(&digest_key(0));
    world.check(&digest_key(0), "not-exported boundary");
    assert_eq!(only_chain(&world).gaps, []);
    // Unless that period was asked for. The first digest supplied starts at end(0).
    for (from, expected) in [(0, "missing referenced"), (1, "not-exported boundary")] {
        world.options.from = Some(iso(end(from)));
        world.check(&digest_key(0), expected);
    }
    world.options.from = Some(iso(end(0)));
    assert_eq!(only_chain(&world).gaps, [gap(None, 0, GapKind::MissingDigest)]);
}

#[test]
fn links_of_digests_that_are_not_usable_lead_nowhere() {
    let mut world = world(4);
    world.objects.remove(&digest_key(1));
    world.edit(&digest_key(2), |body| body["logFiles"] = serde_json::json!([]));
    assert_eq!(world.said().get(&digest_key(1)), None);
    world.check(&log_key(1), "not-covered inside-missing-digest");
}

#[test]
fn a_damaged_digest_is_not_missing() {
    let mut world = world(3);
    world.put(&digest_key(1), b"broken");
    world.check(&digest_key(1), "invalid-format unreadable");
    // Nor is one without folders or prefix.
    world.rename_all(|key| key.rsplit('/').next().unwrap_or("").to_owned());
    world.check(&digest_key(1), "invalid-format unreadable");
    assert_eq!(only_chain(&world).digests.len(), 3);
}

#[test]
fn backfill_digests_form_a_chain_of_their_own() {
    let mut world = World::hours(3);
    world.add_digest(&backfill_key(0), 0, None, &[]);
    world.add_digest(&backfill_key(2), 2, Some(backfill_key(0)), &[]);
    world.add_digest(&backfill_key(5), 5, None, &[]);
    let mut world = world.with_all_metadata();
    let report = world.report();
    let shape: Vec<_> =
        report.chains.iter().map(|chain| (chain.backfill, chain.digests.len(), chain.gaps.len())).collect();
    assert_eq!(shape, [(false, 3, 0), (true, 3, 0)], "a backfill chain has no restarts");
    world.objects.remove(&backfill_key(0));
    world.check(&backfill_key(0), "not-exported boundary");
}

#[test]
fn a_missing_digest_goes_to_the_chain_it_is_named_after() {
    let mut world = World::hours(1);
    world.edit_and_sign(&digest_key(0), &SIGNER, |body| {
        body["previousDigestS3Object"] = digest_key(-1).replace("_main_", "_older_").into();
    });
    let report = world.report();
    let trails: Vec<&str> = report.chains.iter().map(|chain| chain.trail.as_str()).collect();
    assert_eq!(trails, ["main", "older"]);
    assert_eq!(report.chains[1].bucket, "");
}

#[test]
fn inferred_digests_have_a_limit() {
    let mut world = World::hours(1);
    // More than ten years later.
    let hour = i64::try_from(MOST_INFERRED).unwrap_or_default() + 10_000;
    world.add_digest(&digest_key(hour), hour, Some(digest_key(0)), &[]);
    world.edit_and_sign(&digest_key(hour), &SIGNER, |body| {
        body["previousDigestS3Object"] = digest_key(hour - 1).into();
    });
    let inferred = only_chain(&world).digests.iter().filter(|digest| digest.reasons == [Reason::Inferred]).count();
    assert_eq!(inferred, MOST_INFERRED);
}

#[test]
fn keys_of_other_hours_need_the_layout() {
    let hour = |key: &str| key_at(key, end(0), end(-12));
    assert_eq!(hour(&digest_key(0)), Some(digest_key(-12)));
    assert_eq!(hour(&backfill_key(0)), Some(backfill_key(-12)));
    assert_eq!(hour("2026/03/02/other.json.gz"), None);
    assert_eq!(hour(digest_key(0).rsplit('/').next().unwrap_or("")), None);
}
