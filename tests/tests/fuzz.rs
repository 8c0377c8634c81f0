//! The fuzz targets over their corpus and variations of it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "tests"
)]

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use synth::dice::Dice;
use tests::fuzzing::TARGETS;

/// Variations of each input. A whole session of each takes its time.
const CHANGES: u64 = 150;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz").join(name)
}

fn inputs(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder("corpus").join(target)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// A few bytes changed, removed or inserted, or everything after some offset cut off.
fn changed(input: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..dice.between(1, 6) {
        let at = dice.between(0, bytes.len() as i64 + 1) as usize;
        match dice.between(0, 13) {
            0..4 => bytes.insert(at, dice.between(0, 256) as u8),
            4..8 if at < bytes.len() => bytes[at] = dice.between(0, 256) as u8,
            8..12 if at < bytes.len() => drop(bytes.remove(at)),
            12 => bytes.truncate(at),
            _ => {}
        }
    }
    bytes
}

#[test]
fn nothing_in_the_corpus_or_near_it_breaks_a_promise() {
    for (name, target) in TARGETS {
        let inputs = inputs(name);
        assert!(!inputs.is_empty(), "{name} has no corpus");
        for (path, input) in inputs {
            for seed in 0..CHANGES {
                let bytes = if seed == 0 { input.clone() } else { changed(&input, &mut Dice::new(seed)) };
                let outcome = catch_unwind(|| target(&bytes));
                assert!(
                    outcome.is_ok(),
                    "{name} with {} changed by {seed}: {:?}",
                    path.display(),
                    String::from_utf8_lossy(&bytes)
                );
            }
        }
    }
}

#[test]
fn every_target_can_be_run() {
    let manifest = fs::read_to_string(folder("Cargo.toml")).unwrap();
    for (name, _) in TARGETS {
        assert!(manifest.contains(&format!("name = \"{name}\"\npath = \"fuzz_targets/{name}.rs\"")), "{name}");
        let source = fs::read_to_string(folder("fuzz_targets").join(format!("{name}.rs"))).unwrap();
        assert!(source.contains(&format!("tests::fuzzing::{name}(bytes)")), "{source}");
    }
}
