//! Cases: a folder `in` with what is dropped, and next to it `case.json` with the expected result.
//!
//! `drop` is `"folder"` (all of `in`) or a list of its files; `steps` is a list of such lists, dropped one after
//! another. All other members are expectations, described in `expect.rs`. Those that need a page are skipped, and
//! listed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Map, Value};

use crate::expect;
use crate::seen::Seen;
use crate::{Dropped, dropped, files};

/// A case.
pub struct Case {
    pub steps: Vec<Vec<Dropped>>,
    expected: Map<String, Value>,
}

/// The case in a folder; `None` if there is no `case.json`.
pub fn read(folder: &Path) -> Option<Case> {
    let expected: Map<String, Value> = serde_json::from_slice(&fs::read(folder.join("case.json")).ok()?).unwrap();
    let lists: Vec<&Value> = match (expected.get("steps"), expected.get("drop")) {
        (Some(steps), _) => steps.as_array().unwrap().iter().collect(),
        (None, dropped) => dropped.into_iter().collect(),
    };
    let inside = folder.join("in");
    let step = |list: &&Value| match list.as_array() {
        Some(names) => names.iter().flat_map(|name| files(&inside.join(name.as_str().unwrap()), true)).collect(),
        None => files(&inside, true),
    };
    Some(Case { steps: lists.iter().map(step).collect(), expected })
}

/// Compares all cases in these folders or below them, and prints the differences.
pub fn compare_all(folders: &[PathBuf]) -> ExitCode {
    let (mut right, mut all) = (0, 0);
    for folder in folders.iter().flat_map(|folder| cases_in(folder)) {
        let Some(case) = read(&folder) else { continue };
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let mut session = dropped(&case.steps);
        let seen = Seen::of(&mut session);
        let (wrong, left_out) = expect::compare(&case.expected, &seen, &mut session);
        wrong.iter().for_each(|line| println!("{name}: {line}"));
        if !left_out.is_empty() {
            println!("{name}: left out {}", left_out.join(", "));
        }
        all += 1;
        right += u32::from(wrong.is_empty());
    }
    println!("{right}/{all} cases right");
    if right == all && all > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn cases_in(folder: &Path) -> Vec<PathBuf> {
    if folder.join("case.json").exists() {
        return vec![folder.to_owned()];
    }
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.join("case.json").exists());
    found.sort();
    found
}
