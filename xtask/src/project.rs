//! Paths of the project.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::command;

/// The work tree and its target directory.
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Finds the work tree in which `cargo xtask` was called.
    pub fn find() -> Result<Project> {
        // Cargo sets this for programs it runs; the path known at compile time is for those started by hand.
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest).parent().context("xtask/ has no parent folder")?.to_owned();
        let target = target_directory(&root)?;
        Ok(Project { root, target })
    }

    /// The root of the work tree.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's target directory.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// The folder with the npm packages.
    pub fn e2e(&self) -> PathBuf {
        self.root.join("e2e")
    }

    /// The folder for what xtask keeps between two runs. It is created if necessary: on a new machine, nothing else has
    /// made it.
    pub fn scratch(&self) -> Result<PathBuf> {
        let folder = self.target.join("xtask");
        fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        Ok(folder)
    }

    /// A Cargo command that runs in the root.
    pub fn cargo(&self) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(&self.root);
        cargo
    }

    /// Cargo with only the flags in `.cargo/config.toml`: RUSTFLAGS in the environment would replace them, and with
    /// them the SIMD instructions that the page relies on.
    pub fn cargo_for_wasm(&self) -> Command {
        let mut cargo = self.cargo();
        cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        cargo
    }
}

fn target_directory(root: &Path) -> Result<PathBuf> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root).args(["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: serde_json::Value = serde_json::from_slice(&command::output(&mut cargo)?)?;
    let target = metadata.get("target_directory").and_then(serde_json::Value::as_str);
    Ok(target.context("cargo metadata names no target directory")?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_directory_that_is_not_there_yet_holds_the_scratch_folder() {
        let target = std::env::temp_dir().join(format!("traillight-scratch-{}", std::process::id()));
        let project = Project { root: PathBuf::new(), target: target.clone() };
        let folder = project.scratch().expect("the folder can be made");
        fs::write(folder.join("note"), "kept").expect("a file can be written there");
        fs::remove_dir_all(target).expect("what the test made can be removed");
    }
}
