#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::catalog;
use crate::testing::{SIGNER, World, backfill_key, digest_key};

/// The order in which digests are judged, as hours.
fn hours(world: &World) -> Vec<i64> {
    let evidence = world.evidence();
    let nodes = crate::portions::run_to_end(catalog::collect(&evidence, &protocol::report::Options::default())).nodes;
    let order = crate::portions::run_to_end(order(&nodes, &Links::new(&nodes)));
    let hour = |key: &str| (0..20).find(|hour| key == digest_key(*hour) || key == backfill_key(*hour)).unwrap();
    order.into_iter().map(|position| hour(nodes[position].key)).collect()
}

#[test]
fn the_newest_goes_first() {
    assert_eq!(hours(&World::hours(4)), [3, 2, 1, 0]);
}

#[test]
fn backfill_digests_are_judged_along_their_links() {
    let mut world = World::hours(0);
    (0..4).for_each(|hour| world.add_log(hour));
    // Made in the order 3, 0, 2, 1.
    world.add_digest(&backfill_key(3), 3, None, &[]);
    world.add_digest(&backfill_key(0), 0, Some(backfill_key(3)), &[]);
    world.add_digest(&backfill_key(2), 2, Some(backfill_key(0)), &[]);
    world.add_digest(&backfill_key(1), 1, Some(backfill_key(2)), &[]);
    assert_eq!(hours(&world), [1, 2, 0, 3]);
}

#[test]
fn hourly_links_forward_in_time_are_none() {
    let mut world = World::hours(3);
    world.edit(&digest_key(0), |body| body["previousDigestS3Object"] = digest_key(2).into());
    assert_eq!(hours(&world), [2, 1, 0]);
    assert_eq!(world.said().len(), 6);
}

#[test]
fn a_circle_is_entered_at_its_newest() {
    let mut world = World::hours(0);
    for hour in 0..3 {
        world.add_digest(&backfill_key(hour), hour, None, &[]);
    }
    for (hour, previous) in [(0, 1), (1, 2), (2, 0)] {
        world.edit_and_sign(&backfill_key(hour), &SIGNER, |body| {
            body["previousDigestS3Object"] = backfill_key(previous).into();
            body["previousDigestS3Bucket"] = body["digestS3Bucket"].clone();
        });
    }
    assert_eq!(hours(&world), [2, 0, 1]);
}

#[test]
fn a_link_to_itself_is_none() {
    let mut world = World::hours(1);
    let key = digest_key(0);
    world.edit_and_sign(&key, &SIGNER, |body| body["previousDigestS3Object"] = digest_key(0).into());
    assert_eq!(hours(&world), [0]);
}

#[test]
fn a_long_chain_needs_no_stack() {
    let mut world = World::hours(1);
    let template = world.body(&digest_key(0));
    for hour in 1..20_000 {
        let mut body = template.clone();
        body["digestS3Object"] = digest_key(hour).into();
        body["previousDigestS3Object"] = digest_key(hour - 1).into();
        world.put(&digest_key(hour), &serde_json::to_vec(&body).unwrap());
    }
    let evidence = world.evidence();
    let nodes = crate::portions::run_to_end(catalog::collect(&evidence, &protocol::report::Options::default())).nodes;
    assert_eq!(crate::portions::run_to_end(order(&nodes, &Links::new(&nodes))).len(), 20_000);
}
