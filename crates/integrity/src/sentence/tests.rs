#![allow(clippy::unwrap_used)]
use crate::sentence::grouped;
use crate::testing::{World, digest_key, log_key};

#[track_caller]
fn check(world: &World, expected: &str) {
    assert_eq!(world.report().sentence, expected);
}

fn world() -> World {
    World::hours(3).with_all_metadata()
}

const PERIOD: &str = "2026-03-02 07:03 to 2026-03-02 10:03 UTC";

#[test]
fn numbers_are_grouped() {
    let cases =
        [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (u64::MAX, "18,446,744,073,709,551,615")];
    for (n, text) in cases {
        assert_eq!(grouped(n), text);
    }
}

#[test]
fn everything_is_proved() {
    check(&world(), &format!("All 3 events from 3 log files are proved by signed digests, {PERIOD}."));
}

#[test]
fn what_is_wrong_comes_first() {
    let mut world = world();
    world.put(&log_key(0), b"changed");
    world.objects.remove(&log_key(1));
    let proved = format!("1 of 2 events, from 1 of 3 log files, are proved by signed digests, {PERIOD}");
    check(&world, &format!("1 log altered, 1 log missing; {proved}."));
    world.put(&digest_key(2), b"broken");
    let period = "2026-03-02 07:03 to 2026-03-02 09:03 UTC";
    world.put(&log_key(1), &self::world().objects[&log_key(1)].content);
    let proved = format!("1 of 3 events, from 1 of 3 log files, are proved by signed digests, {period}");
    check(&world, &format!("1 log altered, 1 digest damaged; {proved}; 1 log is in no digest."));
}

#[test]
fn nothing_to_check_with_is_said_so() {
    check(&World::default(), "Nothing could be checked: neither digests nor logs were supplied.");
    let mut world = world();
    world.objects.retain(|path, _| path.contains("/CloudTrail/"));
    check(&world, "Nothing could be checked: no digests were supplied.");
}

#[test]
fn nothing_proved_says_why() {
    let without_keys = World { keys: vec![], ..world() };
    let details = "3 logs match digests that are not proved";
    let why = "no public keys were supplied to check signatures with";
    check(&without_keys, &format!("Nothing is proved: {why} ({details})."));
    let mut stranger = world();
    stranger.keys = vec![crate::testing::key_list(&[&crate::testing::STRANGER])];
    let why = "no signature could be checked with the keys that were supplied";
    check(&stranger, &format!("Nothing is proved: {why} ({details})."));
    let mut moved = world();
    moved.options.expected_bucket = Some("another".to_owned());
    check(&moved, "3 digests moved; nothing is proved (3 logs could not be checked).");
}

#[test]
fn what_is_not_proved_comes_last() {
    let mut world = world();
    world.put(&log_key(9), b"x");
    world.put(&log_key(8), b"x");
    let proved = format!("3 of 5 events, from 3 of 5 log files, are proved by signed digests, {PERIOD}");
    check(&world, &format!("{proved}; 2 logs are in no digest."));
    let unsigned = World::hours(2);
    let proved = "1 of 2 events, from 1 of 2 log files, are proved by signed digests";
    let period = "2026-03-02 07:03 to 2026-03-02 08:03 UTC";
    check(&unsigned, &format!("{proved}, {period}; 1 log matches digests that are not proved."));
}

#[test]
fn digests_may_prove_that_there_was_nothing() {
    let mut world = World::hours(0);
    world.add_digest(&digest_key(0), 0, None, &[]);
    let world = world.with_all_metadata();
    let period = "2026-03-02 07:03 to 2026-03-02 08:03 UTC";
    check(&world, &format!("1 signed digest proves that no log was delivered, {period}."));
    let mut world = world;
    world.put(&log_key(9), b"x");
    check(&world, &format!("No log is proved, though digests are, {period}: 1 log is in no digest."));
}

#[test]
fn what_is_left_out_is_said() {
    let mut world = world();
    world.put(&log_key(1).replace("CloudTrail/", "CloudTrail-Insight/"), b"{\"Records\":[]}");
    world.options.from = Some("last week".to_owned());
    let proved = format!("All 3 events from 3 log files are proved by signed digests, {PERIOD}.");
    let aside = "Not counted: 1 Insights event, of a kind that no digest ever lists.";
    check(
        &world,
        &format!("{proved} {aside} The start of the period, \u{201c}last week\u{201d}, is no time and was left out."),
    );
}

#[test]
fn chains_that_do_not_reach_the_period_are_told() {
    let mut world = world();
    let proved = format!("All 3 events from 3 log files are proved by signed digests, {PERIOD}.");
    for (from, to, expected) in [
        ("2026-03-02T07:00:00Z", "2026-03-02T11:00:00Z", ""),
        ("2026-03-02T06:00:00Z", "2026-03-02T11:00:00Z", " 1 of 1 chain begins after the start of the period."),
        ("2026-03-02T07:00:00Z", "2026-03-02T11:04:00Z", " 1 of 1 chain ends before the end of the period."),
        (
            "2026-03-01",
            "2026-03-03",
            " 1 of 1 chain begins after the start of the period. 1 of 1 chain ends before the end of the period.",
        ),
    ] {
        world.options.from = Some(from.to_owned());
        world.options.to = Some(to.to_owned());
        check(&world, &format!("{proved}{expected}"));
    }
}
