//! Which crate may use which, and what each crate begins with.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::expect_none;
use crate::work_tree::{root, sources};

/// Which other crates each crate may import. In its tests, a crate may also import [`IN_TESTS`].
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("protocol", &[]),
    ("calendar", &["protocol"]),
    ("regular", &[]),
    ("order", &[]),
    ("json", &[]),
    ("csv-writer", &[]),
    ("cloudtrail", &["protocol", "calendar", "csv-writer", "json", "order"]),
    ("integrity", &["protocol", "calendar", "order"]),
    ("notes", &["protocol", "calendar", "order"]),
    ("ocsf", &["calendar", "protocol"]),
    ("query", &["protocol", "calendar", "json", "regular"]),
    ("view", &["protocol", "calendar", "csv-writer", "json", "words"]),
    ("words", &["protocol", "calendar"]),
    ("store", &["protocol", "calendar", "json", "order", "regular", "cloudtrail"]),
    ("sampling", &["protocol"]),
    ("handover", &["protocol", "order", "sampling"]),
    ("engine", &["protocol", "calendar", "cloudtrail", "handover", "integrity", "notes", "order", "query", "store"]),
    ("scribe", &["protocol", "integrity", "ocsf", "query", "view", "words"]),
    ("detections", &["protocol", "query", "stories"]),
    ("stories", &["protocol", "view", "words"]),
    ("traillight-worker", &["protocol", "cloudtrail", "engine", "store"]),
    ("alarms", &["protocol", "query"]),
    ("traillight-scribe", &["scribe"]),
    ("traillight-alarms", &["alarms"]),
    ("traillight-detections", &["detections"]),
    ("traillight-handover", &["handover"]),
    ("redact", &["protocol", "handover", "json", "regular"]),
    ("traillight-redact", &["redact"]),
    ("sql", &["protocol", "calendar", "json"]),
    ("zstd", &[]),
    ("traillight", &["protocol", "view", "words"]),
    ("synth", &[]),
    ("naive", &["protocol", "cloudtrail", "regular"]),
    ("xtask", &["handover", "protocol", "synth", "words"]),
];

/// Crates that make test data, that tests compare the store with, and that provide sentences.
const IN_TESTS: [&str; 3] = ["synth", "naive", "words"];

/// Crates of tests and benches, which may import everything.
const UNBOUND: [&str; 2] = ["tests", "benches"];

struct Crate {
    name: String,
    imports: Vec<(String, Kind)>,
}

#[derive(PartialEq)]
enum Kind {
    Product,
    Tests,
}

#[test]
fn crates_import_only_what_they_may() {
    let crates = crates();
    let known: Vec<&str> = crates.iter().map(|found| found.name.as_str()).collect();
    let mut breaches = Vec::new();
    for found in &crates {
        if UNBOUND.contains(&found.name.as_str()) {
            continue;
        }
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == found.name) else {
            breaches.push(format!("{}: say in MAY_IMPORT what it may import", found.name));
            continue;
        };
        for (import, kind) in &found.imports {
            let for_tests = *kind == Kind::Tests && IN_TESTS.contains(&import.as_str());
            if known.contains(&import.as_str()) && !allowed.contains(&import.as_str()) && !for_tests {
                breaches.push(format!("{} must not import {import}", found.name));
            }
        }
    }
    expect_none(&breaches);
}

#[test]
fn the_table_of_imports_names_crates() {
    // Every name in the table must be a crate; otherwise the table says less than it seems to.
    let known: Vec<String> = crates().into_iter().map(|found| found.name).collect();
    let unknown = MAY_IMPORT.iter().filter(|(name, _)| !known.iter().any(|found| found == name));
    expect_none(&unknown.map(|(name, _)| format!("MAY_IMPORT names {name}, which is no crate")).collect::<Vec<_>>());
}

#[test]
fn every_crate_forbids_unsafe_code() {
    let workspace = std::fs::read_to_string(root().join("Cargo.toml")).expect("a workspace");
    assert!(workspace.contains("\nunsafe_code = \"forbid\"\n"), "the workspace's lints forbid unsafe code");
    let manifests =
        sources("crates", "toml").into_iter().chain(sources("tests", "toml")).chain(sources("xtask", "toml"));
    let loose = manifests.filter(|manifest| {
        manifest.path.ends_with("Cargo.toml") && !manifest.text.contains("[lints]\nworkspace = true\n")
    });
    expect_none(&loose.map(|manifest| format!("{}: no `[lints] workspace = true`", manifest.path)).collect::<Vec<_>>());
}

#[test]
fn every_crate_says_what_it_is_for() {
    let tops = sources("crates", "rs").into_iter().chain(sources("tests/src", "rs")).chain(sources("xtask/src", "rs"));
    let tops = tops.chain(sources("src", "rs")).filter(|source| {
        Path::new(&source.path).parent().is_some_and(|folder| folder.ends_with("src"))
            && (source.path.ends_with("/lib.rs") || source.path.ends_with("main.rs"))
    });
    let silent = tops.filter(|source| !source.text.starts_with("//! "));
    expect_none(&silent.map(|source| format!("{}: begin with a `//!` line", source.path)).collect::<Vec<_>>());
}

/// The crates, from Cargo's own reading of the manifests.
fn crates() -> Vec<Crate> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]).current_dir(root());
    let output = cargo.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    packages.iter().map(|package| Crate { name: text(&package["name"]), imports: imports(package) }).collect()
}

fn imports(package: &Value) -> Vec<(String, Kind)> {
    let dependencies = package["dependencies"].as_array().expect("a list of dependencies");
    dependencies
        .iter()
        .map(|dependency| {
            let kind = if dependency["kind"] == "dev" { Kind::Tests } else { Kind::Product };
            (text(&dependency["name"]), kind)
        })
        .collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}
