//! Flipping any byte of any stored file invalidates the proofs that rest on it, and no others.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use protocol::report::{Outcome, Report};
use synth::{Role, SynthFile, Tree, small_tree, tamper};
use tests::session::Session;

/// Number of bytes flipped in every file: the first and last ones, and some in between.
const FLIPS: usize = 7;

/// For each key, the verdict and the hash of what was found there.
type Verdicts = BTreeMap<String, (Outcome, Option<String>)>;

fn report(tree: &Tree) -> Report {
    Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()))).report()
}

fn verdicts(report: &Report) -> Verdicts {
    let digests = report.chains.iter().flat_map(|chain| &chain.digests);
    let digests = digests.map(|digest| (&digest.key, digest.verdict, &digest.sha256));
    let logs = report.logs.iter().map(|log| (&log.key, log.verdict, &log.sha256));
    digests.chain(logs).map(|(key, verdict, sha256)| (key.clone(), (verdict.outcome(), sha256.clone()))).collect()
}

/// Keys of the logs that a digest lists.
fn listed(tree: &Tree, digest: &str) -> Vec<String> {
    let body: serde_json::Value = serde_json::from_slice(&tree.get(digest).unwrap().content()).unwrap();
    let logs = body["logFiles"].as_array().unwrap().iter();
    logs.map(|log| log["s3Object"].as_str().unwrap().to_owned()).collect()
}

/// Everything whose proof rests on a file. A digest is signed in its successor, so a change to one also touches the one
/// before it; the newest one's signature is in its metadata.
fn touched(tree: &Tree, sound: &Report, file: &SynthFile) -> BTreeSet<String> {
    let digest = |key: &str| listed(tree, key).into_iter().chain([key.to_owned()]).collect::<BTreeSet<String>>();
    let all = sound.chains.iter().flat_map(|chain| &chain.digests);
    match file.role {
        Role::Log => BTreeSet::from([file.path.clone()]),
        Role::Digest => {
            let previous = all.filter(|entry| entry.key == file.path).filter_map(|entry| entry.previous_key.clone());
            previous.chain([file.path.clone()]).flat_map(|key| digest(&key)).collect()
        }
        Role::QueryResult | Role::SignFile => BTreeSet::new(),
        Role::HeadObject => {
            let name = |key: &str| key.rsplit('/').next().unwrap().to_owned();
            all.filter(|entry| file.path.contains(&name(&entry.key))).flat_map(|entry| digest(&entry.key)).collect()
        }
        Role::PublicKeys => {
            let region = |key: &str| file.path.contains(key.split('/').nth(3).unwrap());
            verdicts(sound).into_keys().filter(|key| region(key)).collect()
        }
    }
}

fn check(sound: &Verdicts, flipped: &Verdicts, touched: &BTreeSet<String>, what: &str) {
    for (key, before) in sound {
        let after = flipped.get(key);
        if touched.contains(key) {
            // A gzip header contains bytes that do not matter. What is proved must be what was signed.
            assert!(
                after.is_none_or(|(outcome, hash)| *outcome != Outcome::Proved || *hash == before.1),
                "{what}: {key}"
            );
        } else {
            assert_eq!(after, Some(before), "{what}: {key}");
        }
    }
}

fn check_role(role: Role) {
    let tree = small_tree(11);
    let sound = report(&tree);
    let before = verdicts(&sound);
    assert!(before.values().all(|(outcome, _)| *outcome == Outcome::Proved));
    // Every file takes a whole session, so where there are many, test every third one.
    let step = if tree.of(role).count() > 6 { 3 } else { 1 };
    for (n, file) in tree.of(role).enumerate().step_by(step) {
        let touched = touched(&tree, &sound, file);
        assert!(touched.iter().any(|key| before.contains_key(key)), "{} touches nothing", file.path);
        for flip in 0..FLIPS {
            let last = file.bytes.len() - 1;
            let at = (last * flip / (FLIPS - 1) + n * 31 * (flip % 2)).min(last);
            let mut flipped = tree.clone();
            tamper::flip_byte(&mut flipped, &file.path, at);
            check(&before, &verdicts(&report(&flipped)), &touched, &format!("byte {at} of {}", file.path));
        }
    }
}

#[test]
fn a_flipped_byte_in_a_stored_log_touches_that_log() {
    check_role(Role::Log);
}

#[test]
fn a_flipped_byte_in_a_stored_digest_touches_it_and_what_it_vouches_for() {
    check_role(Role::Digest);
}

#[test]
fn a_flipped_byte_in_the_metadata_touches_the_newest_digest() {
    check_role(Role::HeadObject);
}

#[test]
fn a_flipped_byte_in_a_key_list_touches_its_region() {
    check_role(Role::PublicKeys);
}
