//! The code map in the README is complete.

use std::fs;

use crate::expect_none;
use crate::work_tree::root;

/// Folders that a build creates.
const MADE: [&str; 4] = ["target", "dist", "dist.partial", "node_modules"];

#[test]
fn every_folder_is_on_the_code_map() {
    let readme = fs::read_to_string(root().join("README.md")).expect("a README");
    let missing =
        folders("").into_iter().chain(folders("crates")).filter(|folder| !readme.contains(&format!("`{folder}/`")));
    expect_none(&missing.map(|folder| format!("README.md: `{folder}/` is not on the code map")).collect::<Vec<_>>());
}

/// The folders in a folder, except empty and hidden ones.
fn folders(parent: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(parent)).expect("a folder that can be read");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry that can be read"))
        .filter(|entry| fs::read_dir(entry.path()).is_ok_and(|mut inside| inside.next().is_some()))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !MADE.contains(&name.as_str()))
        // `crates` itself is listed crate by crate.
        .filter(|name| name != "crates")
        .map(|name| if parent.is_empty() { name } else { format!("{parent}/{name}") })
        .collect();
    names.sort();
    names
}
