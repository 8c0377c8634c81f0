//! `cargo xtask bench`: how fast the built page loads and answers, beside DuckDB on the same files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::build::{self, Flavour, Job};
use crate::command;
use crate::project::Project;
use crate::setup;

/// So that everybody measures the same logs.
const SEED: u64 = 1;

/// What the user asked for.
pub struct Options {
    /// Records to make up.
    pub events: usize,
    /// Files to spread them over.
    pub files: usize,
}

/// Makes the logs, loads them and prints a table.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    setup::for_build(project, Flavour::Release)?;
    let chromium = setup::chromium(project)?;
    let folder = project.root().join("benches/browser");
    setup::npm_packages(&folder, "DuckDB to compare with (about 70 MB)")?;
    let out = project.root().join("dist");
    build::build_if_changed(&Job { project, flavour: Flavour::Release, out: &out })?;
    let tree = tree(project, options)?;

    let mut node = Command::new("node");
    node.arg("bench.mjs").arg("--dist").arg(&out).arg("--tree").arg(&tree).current_dir(&folder);
    if let Some(chromium) = chromium {
        node.arg("--chromium").arg(chromium);
    }
    command::run(&mut node)
}

/// The folder of logs; one that was made before is taken again.
fn tree(project: &Project, options: &Options) -> Result<PathBuf> {
    let folder = project.scratch().join(format!("bench-{}-{}", options.events, options.files));
    if folder.is_dir() {
        return Ok(folder);
    }
    println!("making up {} events in {} files", options.events, options.files);
    // Renamed when it is whole: what was interrupted must not be measured.
    let partial = folder.with_extension("partial");
    for file in &synth::bulk(options.events, options.files, SEED).files {
        write(&partial.join(&file.path), &file.bytes)?;
    }
    fs::rename(&partial, &folder).with_context(|| format!("writing {}", folder.display()))?;
    Ok(folder)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::create_dir_all(path.parent().context("a file has no folder")?)?;
    fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}
