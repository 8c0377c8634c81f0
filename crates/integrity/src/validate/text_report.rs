#![allow(clippy::unwrap_used)]
use crate::testing::{World, backfill_key, digest_key, log_key};
use words::text_report;

/// The text with `D0`, `L0`, `B0` in place of the keys of digests, logs and backfill digests, and spaces in place of
/// tabs.
fn text(world: &World) -> String {
    let report = world.report();
    let report = protocol::report::Report { sentence: words::whole_text(&report, words::Language::En), ..report };
    let mut text = text_report(&report).replace('\t', " ");
    for hour in 0..10 {
        for (key, short) in [(digest_key(hour), "D"), (log_key(hour), "L"), (backfill_key(hour), "B")] {
            text = text.replace(&format!("s3://example-logs/{key}"), &format!("{short}{hour}"));
            text = text.replace(&key, &format!("{short}{hour}"));
        }
    }
    text
}

#[test]
fn a_sound_tree_reads_as_the_command_prints_it() {
    let mut world = World::hours(2);
    world.add_digest(&backfill_key(1), 1, None, &[]);
    let fingerprint = crate::testing::fingerprint(&crate::testing::SIGNER);
    let sha256 = crate::testing::hex_sha256(&crate::testing::public_der(&crate::testing::SIGNER));
    let expected = format!(
        "Validating log files for trail main (home region us-east-1), account 111122223333, region eu-west-1

Digest file D1 valid
Log file L1 valid
Digest file D0 valid
Log file L0 valid

Validating log files for backfill digests of trail main (home region us-east-1), account 111122223333, region eu-west-1

(backfill) Digest file B1 valid

Results found for 2026-03-02T07:03:02Z to 2026-03-02T09:03:02Z:

2/2 digest files valid
1/1 backfill digest files valid
2/2 log files valid
3 digest files signed with the key {fingerprint} (SHA-256 {sha256}, from keys-0.json)

All 2 events from 2 log files are proved by signed digests, 2026-03-02 07:03 to 2026-03-02 09:03 UTC.
"
    );
    assert_eq!(text(&world.with_all_metadata()), expected);
}

#[test]
fn every_outcome_has_words() {
    let mut world = World::hours(6);
    world.edit(&digest_key(4), |body| body["awsAccountId"] = "x".into());
    world.objects.remove(&digest_key(2));
    world.objects.remove(&log_key(1));
    world.put(&log_key(0), b"changed");
    world.put(&log_key(9), b"x");
    world.options.from = Some("2026-03-02T08:00:00Z".to_owned());
    let expected = "\
Validating log files for trail main (home region us-east-1), account 111122223333, region eu-west-1 between 2026-03-02T08:00:00Z and (open)

Digest file D5 NOT PROVED: no signature supplied
Log file L5 NOT PROVED: hash value matches, but the digest is not proved
Digest file D4 INVALID: signature verification failed
Log file L4 NOT PROVED: the digest that lists it is INVALID
Digest file D3 valid
Log file L3 valid

Digest files for the time between 2026-03-02T09:03:02Z and 2026-03-02T10:03:02Z are missing

Digest file D2 INVALID: not found
Digest file D1 NOT PROVED: no signature supplied
Log file L1 INVALID: not found
Digest file D0 valid
Log file L0 INVALID: hash value doesn't match

Period 2026-03-02T08:00:00Z to 2026-03-02T13:03:02Z: NOT covered (14,582 of 18,182 seconds)

Log files that no digest lists

Log file L2 NOT PROVED: the digest for its time is missing
Log file L9 NOT PROVED: no digest covers its time

Results requested for 2026-03-02T08:00:00Z to (open)
Results found for 2026-03-02T07:03:02Z to 2026-03-02T11:03:02Z:

2/6 digest files valid, 2/6 digest files INVALID, 2/6 digest files NOT PROVED
1/7 log files valid, 2/7 log files INVALID, 4/7 log files NOT PROVED
";
    let said = text(&world);
    let said = said.split("\n2 digest files signed").next().unwrap();
    // Digest 3's signature is in the altered digest 4; that copy is still valid.
    assert_eq!(format!("{said}\n"), expected);
}

#[test]
fn nothing_found_is_said() {
    assert_eq!(text(&World::default()).lines().next(), Some("No digests found"));
    let without_keys = World { keys: vec![], ..World::hours(2) };
    let said = text(&without_keys);
    assert!(said.contains("\nNo valid digests found\n"), "{said}");
    assert!(said.contains("Digest file D0 NOT PROVED: recorded only by digests not proved (no public keys supplied)"));
}

#[test]
fn names_cannot_forge_lines() {
    let mut world = World::hours(1);
    world.put("x\nLog file\ts3://b/k\tvalid\u{202e}_CloudTrail", b"{\"Records\":[]}");
    let mut evidence = world.evidence();
    evidence.files.iter_mut().for_each(|file| file.is_log = true);
    let validation = crate::validate(&evidence, &world.options);
    let text = text_report(&validation.report);
    assert!(text.contains(r"Log file	x\u{a}Log file\u{9}s3://b/k\u{9}valid\u{202e}_CloudTrail"), "{text}");
}

#[test]
fn what_lies_outside_the_period_is_told_apart() {
    let mut world = World::hours(4).with_all_metadata();
    world.put(&log_key(0), b"changed");
    (world.options.from, world.options.to) =
        (Some("2026-03-02T09:03:02+01:00".to_owned()), Some("2026-03-02T10:03:02Z".to_owned()));
    let text = text(&world);
    for words in [
        "region eu-west-1 between 2026-03-02T08:03:02Z and 2026-03-02T10:03:02Z\n\nDigest file D2 valid\nLog file L2 valid\n\
         Digest file D1 valid\nLog file L1 valid\n\n\
         Period 2026-03-02T08:03:02Z to 2026-03-02T10:03:02Z: covered, and all of it proved (7,200 of 7,200 seconds)\n",
        "Outside the period, and not counted\n\nDigest file D3 valid\nDigest file D0 valid\nLog file L0 INVALID: hash value doesn't match\n\
         Log file L3 valid\n",
        "Results found for 2026-03-02T08:03:02Z to 2026-03-02T10:03:02Z:\n\n2/2 digest files valid\n2/2 log files valid\n",
    ] {
        assert!(text.contains(words), "{words}\nin\n{text}");
    }
}
