//! What a build is made from, and whether that has changed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::build::Flavour;
use crate::project::Project;

/// Files and folders that the site is built from.
const SOURCES: [&str; 10] = [
    "src",
    "crates",
    "styles",
    "public",
    "index.html",
    "build.rs",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    ".cargo",
];

/// Folders of a crate that only its tests and benches use, and the crate that only they use.
const NOT_BUILT: [&str; 3] = ["tests", "benches", "synth"];

/// A hash of the content of all sources and of the tools that build the site.
pub fn fingerprint(project: &Project, flavour: Flavour) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(format!("{flavour:?}"));
    let tools =
        [std::env::current_exe()?, project.e2e().join("package-lock.json"), project.e2e().join("support/minify.mjs")];
    for path in sources(project)?.into_iter().chain(tools) {
        let content = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        hash.update(path.as_os_str().as_encoded_bytes());
        hash.update(content.len().to_le_bytes());
        hash.update(content);
    }
    Ok(hex::encode(hash.finalize()))
}

/// A fast substitute that only looks at sizes and times: it changes whenever a source does.
pub fn glance(project: &Project) -> Result<String> {
    let mut hash = Sha256::new();
    for path in sources(project)? {
        hash.update(path.as_os_str().as_encoded_bytes());
        // A file that disappears meanwhile counts as a change like any other.
        if let Ok(metadata) = fs::metadata(&path) {
            hash.update(format!("{} {:?}", metadata.len(), metadata.modified()));
        }
    }
    Ok(hex::encode(hash.finalize()))
}

fn sources(project: &Project) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for source in SOURCES {
        files.extend(files_below(&project.root().join(source))?);
    }
    Ok(files)
}

/// All files of a folder in a fixed order; for a file, the file itself; for a missing path, nothing.
pub fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(path, &mut files).with_context(|| format!("reading {}", path.display()))?;
    files.sort();
    Ok(files)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_file() {
        files.push(path.to_owned());
    } else if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            if !NOT_BUILT.iter().any(|name| entry.file_name() == *name) {
                collect(&entry.path(), files)?;
            }
        }
    }
    Ok(())
}

/// A relative path with `/` as separator on every system.
pub fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
