//! The small tree is sound, and every kind of tampering with it shows.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod common;

use common::problems;
use synth::signer::Signer;
use synth::{Role, Tree, small_tree, tamper};

/// A log and the digest that lists it, neither the first nor the last of its chain.
fn places(tree: &Tree) -> (String, String) {
    let log = tree.of(Role::Log).nth(4).unwrap().path.clone();
    let lists = |content: Vec<u8>| String::from_utf8(content).unwrap().contains(&log);
    let digest = tree.of(Role::Digest).find(|file| lists(file.content())).unwrap().path.clone();
    (log, digest)
}

#[test]
fn it_is_sound_and_of_the_promised_size() {
    let tree = small_tree(1);
    assert_eq!(problems(&tree), [""; 0]);
    assert_eq!(tree.events(), 200);
    assert_eq!(tree.of(Role::Digest).count(), 12);
    assert!((15..=24).contains(&tree.of(Role::Log).count()));
    let empty = tree.of(Role::Digest).filter(|file| file.content().ends_with(br#""logFiles":[]}"#)).count();
    assert!(empty > 0);
}

#[test]
fn a_seed_decides_it() {
    assert_eq!(small_tree(1), small_tree(1));
    assert_ne!(small_tree(1), small_tree(2));
    assert_eq!(problems(&small_tree(2)), [""; 0]);
}

#[test]
fn an_altered_log_shows() {
    let mut tree = small_tree(1);
    let (log, _) = places(&tree);
    tamper::replace(&mut tree, &log, "192.0.2.44", "192.0.2.45");
    assert_eq!(problems(&tree), [format!("altered {}", log.trim_end_matches(".gz"))]);
}

#[test]
fn compressing_again_does_not_matter() {
    let mut tree = small_tree(1);
    let (log, digest) = places(&tree);
    tamper::compress_again(&mut tree, &log);
    tamper::compress_again(&mut tree, &digest);
    assert_ne!(tree, small_tree(1));
    assert_eq!(problems(&tree), [""; 0]);
}

#[test]
fn a_deleted_log_shows() {
    let mut tree = small_tree(1);
    let (log, _) = places(&tree);
    tamper::delete(&mut tree, &log);
    assert_eq!(problems(&tree), [format!("missing {}", log.trim_end_matches(".gz"))]);
}

#[test]
fn a_deleted_digest_breaks_the_chain() {
    let mut tree = small_tree(1);
    let (_, digest) = places(&tree);
    tamper::delete(&mut tree, &digest);
    let problems = problems(&tree);
    assert!(problems.iter().any(|problem| problem.starts_with("unlinked ")), "{problems:?}");
    assert!(problems.iter().any(|problem| problem.starts_with("unlisted ")), "{problems:?}");
}

#[test]
fn swapped_logs_show_both() {
    let mut tree = small_tree(1);
    let logs: Vec<String> = tree.of(Role::Log).take(2).map(|file| file.path.clone()).collect();
    tamper::swap(&mut tree, &logs[0], &logs[1]);
    assert_eq!(problems(&tree).len(), 2);
    tamper::swap(&mut tree, &logs[0], &logs[1]);
    assert_eq!(tree, small_tree(1));
}

#[test]
fn a_renamed_log_is_missing_and_unlisted() {
    let mut tree = small_tree(1);
    let (log, _) = places(&tree);
    tamper::rename(&mut tree, &log, "elsewhere.json.gz");
    assert_eq!(problems(&tree).len(), 2);
}

#[test]
fn forged_hashes_link_but_no_signature_holds() {
    let mut tree = small_tree(1);
    let (log, digest) = places(&tree);
    tamper::forge_hashes(&mut tree, &log, "192.0.2.44", "192.0.2.45");
    let problems = problems(&tree);
    assert!(problems.contains(&format!("unsigned {digest}")), "{problems:?}");
    assert!(problems.iter().all(|problem| problem.starts_with("unsigned ")), "{problems:?}");
}

#[test]
fn a_forger_with_a_key_is_found_out_by_the_key_list() {
    let mut tree = small_tree(1);
    let (log, digest) = places(&tree);
    let signer = Signer::forger();
    tamper::forge_with_key(&mut tree, &log, "192.0.2.44", "192.0.2.45", &signer);
    let found = problems(&tree);
    assert!(found.contains(&format!("unsigned {digest}")), "{found:?}");
    assert!(found.iter().all(|problem| problem.starts_with("unsigned ")), "{found:?}");
    // Somebody who can also smuggle in a key is believed: the list of keys must come from AWS.
    let file = synth::SynthFile {
        path: "public-keys/forged.json".to_owned(),
        bytes: synth::signer::list_public_keys(&[(&signer, 0, i64::from(i32::MAX))]),
        role: Role::PublicKeys,
        events: 0,
    };
    tree.add(file);
    assert_eq!(problems(&tree), [""; 0]);
}

#[test]
fn damage_to_the_stored_bytes_is_done() {
    let sound = small_tree(1);
    let (log, _) = places(&sound);
    let stored = |tree: &Tree| tree.get(&log).unwrap().bytes.clone();
    let mut tree = sound.clone();
    tamper::truncate(&mut tree, &log, 20);
    assert_eq!(stored(&tree).len(), 20);
    let mut tree = sound.clone();
    tamper::append(&mut tree, &log, b"more");
    assert_eq!(stored(&tree), [stored(&sound), b"more".to_vec()].concat());
    let mut tree = sound.clone();
    tamper::flip_byte(&mut tree, &log, 12);
    assert_eq!(stored(&tree)[12], stored(&sound)[12] ^ 0xff);
}
