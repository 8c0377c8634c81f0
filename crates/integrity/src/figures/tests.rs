#![allow(clippy::unwrap_used)]
use words::{Language, whole_text};

use crate::testing::{World, digest_key, log_key};

#[track_caller]
fn check(world: &World, expected: &str) {
    assert_eq!(whole_text(&world.report(), Language::En), expected);
}

fn world() -> World {
    World::hours(3).with_all_metadata()
}

const PERIOD: &str = "2026-03-02 07:03 to 2026-03-02 10:03 UTC";

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
        &format!(
            "{proved} {aside} The start of the period, \u{201c}last week\u{201d}, is not a time, so no period was applied."
        ),
    );
}

/// The second sentence, and what follows.
fn of_period(world: &mut World, from: &str, to: &str) -> String {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    (world.options.from, world.options.to) = (given(from), given(to));
    let said = whole_text(&world.report(), Language::En);
    said.split_once(". ").map(|(_, rest)| rest.to_owned()).unwrap_or(said)
}

#[test]
fn a_period_is_covered_or_it_is_said_what_is_missing() {
    let mut world = world();
    let chain = "Missing in 111122223333 eu-west-1 main";
    for (from, to, expected) in [
        (
            "2026-03-02T07:03:02Z",
            "2026-03-02T11:03:02+01:00",
            "Digests cover all of the period 2026-03-02 07:03:02 to 10:03:02 UTC, and everything they say of it is proved."
                .to_owned(),
        ),
        (
            "2026-03-02T07:00:00Z",
            "2026-03-02T11:00:00Z",
            format!(
                "The period 2026-03-02 07:00 to 11:00 UTC is not covered. {chain}: 2026-03-02 07:00 to 07:03:02, 3 minutes 2 seconds, \
                 2026-03-02 10:03:02 to 11:00, 56 minutes 58 seconds."
            ),
        ),
        (
            "2026-03-02T06:03:02Z",
            "2026-03-02T08:00:00Z",
            format!(
                "The period 2026-03-02 06:03:02 to 08:00 UTC is not covered. {chain}: 2026-03-02 06:03:02 to 07:03:02, 60 minutes. \
                 Outside the period, and not counted: 2 digests, 2 logs, 2 events."
            ),
        ),
        (
            "2026-03-02T08:00:00Z",
            "",
            "Digests cover all of the period from 2026-03-02 08:00 UTC on, and everything they say of it is proved.".to_owned(),
        ),
        (
            "",
            "2026-03-02T09:00:00Z",
            "Digests cover all of the period up to 2026-03-02 09:00 UTC, and everything they say of it is proved. \
             Outside the period, and not counted: 1 digest, 1 log, 1 event."
                .to_owned(),
        ),
    ] {
        assert_eq!(of_period(&mut world, from, to), expected);
    }
    let far = of_period(&mut world, "2027-01-01", "2027-01-02");
    assert!(far.starts_with("The period 2027-01-01 00:00 to 2027-01-02 00:00 UTC is not covered."), "{far}");
    assert!(far.ends_with("Outside the period, and not counted: 3 digests, 3 logs, 3 events."), "{far}");
    let after = of_period(&mut world, "2027-01-01", "");
    assert!(after.contains("main: all of it. Outside"), "{after}");
}

#[test]
fn what_is_wrong_outside_accuses_nobody() {
    let mut world = world();
    world.put(&log_key(0), b"changed");
    let proved =
        "Digests cover all of the period 2026-03-02 08:03:02 to 10:03:02 UTC, and everything they say of it is proved.";
    let outside = "Outside the period, and not counted: 1 digest, 1 log, 1 event.";
    assert_eq!(of_period(&mut world, "2026-03-02T08:03:02Z", "2026-03-02T10:03:02Z"), format!("{proved} {outside}"));
    let within = of_period(&mut world, "2026-03-02T08:03:01Z", "2026-03-02T10:03:02Z");
    assert!(within.starts_with("Digests cover all of the period") && within.contains("but not everything"), "{within}");
}

#[test]
fn a_period_that_ends_before_it_begins_is_none() {
    let mut world = world();
    let said = of_period(&mut world, "2026-03-02T08:00:00Z", "2026-03-02T10:00:00+02:00");
    assert_eq!(said, "The period ends before it begins, so none was applied.");
    assert_eq!(world.report().period, None);
}
