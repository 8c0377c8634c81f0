//! `cargo xtask bench`: how fast the built page loads and answers, compared with DuckDB on the same files, and how fast
//! it proves a year of digests and many logs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use synth::Tree;
use synth::silent::Silence;

use crate::build::{self, Flavour, Job};
use crate::command;
use crate::project::Project;
use crate::setup;

/// Fixed, so that everybody measures the same logs.
const SEED: u64 = 1;

/// What to measure.
pub enum Options {
    /// Loading and querying.
    Events {
        /// Number of records to make up.
        events: usize,
        /// Logs to spread them over.
        files: usize,
        /// Which logs they are.
        shape: Shape,
    },
    /// Loading, in turns with other builds.
    Beside {
        /// Number of records to make up.
        events: usize,
        /// Logs to spread them over.
        files: usize,
        /// What other builds were written to.
        others: Vec<PathBuf>,
    },
    /// How long controls take with this many records in the page.
    Controls(usize),
    /// Proving this many digests.
    Digests(i64),
}

/// The shape of a made-up tree.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// As in a real bucket: mostly small logs, with digests and keys.
    Bucket,
    /// Logs alone, most of them large.
    Large,
}

/// Makes the files, has the page load them and prints a table.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    setup::for_build(project, Flavour::Release)?;
    let chromium = setup::chromium(project)?;
    let folder = project.root().join("benches/browser");
    let out = project.root().join("dist");
    let script = |name: &str, tree: &Path| {
        let mut node = Command::new("node");
        node.current_dir(&folder).arg(name).arg("--tree").arg(tree);
        node
    };
    let mut scripts = match options {
        Options::Events { events, files, shape } => {
            setup::npm_packages(&folder, "DuckDB to compare with (about 70 MB)")?;
            let what = format!("{events} events in {files} logs");
            let tree = match shape {
                Shape::Bucket => made(project, &format!("bench-bucket-{events}-{files}"), &what, || {
                    synth::bucket(*events, *files, SEED)
                })?,
                Shape::Large => {
                    made(project, &format!("bench-{events}-{files}"), &what, || synth::bulk(*events, *files, SEED))?
                }
            };
            vec![script("bench.mjs", &tree)]
        }
        Options::Beside { events, files, others } => {
            let what = format!("{events} events in {files} logs");
            let tree = made(project, &format!("bench-bucket-{events}-{files}"), &what, || {
                synth::bucket(*events, *files, SEED)
            })?;
            let mut turns = script("turns.mjs", &tree);
            for other in others {
                turns.arg("--dist").arg(std::path::absolute(other)?);
            }
            vec![turns]
        }
        Options::Controls(events) => {
            let files = (events / 2_500).max(1);
            let what = format!("{events} events in {files} logs");
            let tree = made(project, &format!("bench-{events}-{files}"), &what, || synth::bulk(*events, files, SEED))?;
            vec![script("controls.mjs", &tree)]
        }
        Options::Digests(digests) => {
            let what = format!("{digests} digests (some minutes: each one is signed)");
            let year = made(project, &format!("bench-year-{digests}"), &what, || Silence::of_digests(*digests).tree())?;
            let map = made(project, "bench-map", "a year of 340 regions", || wide().tree())?;
            let logs = made(project, "bench-busy", "2,000 logs of 100 KB in 200 digests", || synth::busy(200, 10))?;
            let mut year = script("proof.mjs", &year);
            year.arg("--map").arg(&map);
            vec![year, script("logs.mjs", &logs)]
        }
    };
    build::build_if_changed(&Job { project, flavour: Flavour::Release, out: &out })?;
    for script in &mut scripts {
        script.arg("--dist").arg(&out);
        if let Some(chromium) = &chromium {
            script.arg("--chromium").arg(chromium);
        }
        command::run(script)?;
    }
    Ok(())
}

/// The widest completeness map that has to be smooth: 20 accounts in 17 regions for a year. Every month has two hours
/// of digests; the time in between is drawn, too.
fn wide() -> Silence {
    const MONTH: i64 = 730;
    Silence { accounts: 20, regions: 17, runs: (0..12).map(|month| (month * MONTH, month * MONTH + 2)).collect() }
}

/// The folder with a tree, which is made unless an earlier run left it.
fn made(project: &Project, name: &str, what: &str, make: impl FnOnce() -> Tree) -> Result<PathBuf> {
    let folder = project.scratch()?.join(name);
    if folder.is_dir() {
        return Ok(folder);
    }
    println!("making up {what}");
    // Renamed once complete, so that the result of an interrupted run is not measured.
    let partial = folder.with_extension("partial");
    for file in &make().files {
        write(&partial.join(&file.path), &file.bytes)?;
    }
    fs::rename(&partial, &folder).with_context(|| format!("writing {}", folder.display()))?;
    Ok(folder)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::create_dir_all(path.parent().context("a file has no folder")?)?;
    fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}
