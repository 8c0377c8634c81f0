//! Checks of what hosts need.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::steps::{in_browser, playwright};
use super::{Context, Outcome};
use crate::{command, setup};

/// Checks `.github/workflows`.
pub fn workflows(context: &Context<'_>) -> Result<Outcome> {
    setup::node_packages(context.project)?;
    command::run(&mut command::node(context.project, "support/workflows.mjs")?)?;
    Ok(Outcome::Passed)
}

/// Runs stories with nginx as the host, configured as `docs/nginx.conf` says.
pub fn nginx(context: &Context<'_>) -> Result<Outcome> {
    if !command::answers("nginx", &["-v"]) {
        return Ok(Outcome::Skipped("nginx is not installed; `apt-get install nginx-light`".to_owned()));
    }
    let mut playwright = playwright(context, "stories")?;
    playwright.args(["starting", "hosting", "later", "language"]).env("HOST", "nginx");
    in_browser(context, playwright)
}

/// Builds what is published twice, from two copies of the work tree in folders of different length, and compares.
pub fn reproducible(context: &Context<'_>) -> Result<Outcome> {
    let scratch = context.project.scratch()?.join("reproducible");
    let sums = ["a", "another-and-longer-name"].map(|name| release_in(context, &scratch.join(name)));
    let [first, second] = sums;
    let (first, second) = (first?, second?);
    if first != second {
        bail!("the builds differ:\n{first}{second}");
    }
    println!("{first}");
    Ok(Outcome::Passed)
}

/// Copies the work tree to a folder, builds there from nothing, and returns the hashes of the result.
fn release_in(context: &Context<'_>, folder: &Path) -> Result<String> {
    let _ = fs::remove_dir_all(folder);
    let tree = folder.join("tree");
    for file in sources(context)? {
        let to = tree.join(&file);
        fs::create_dir_all(to.parent().context("a file has no folder")?)?;
        // A file that was deleted but not committed is still listed.
        if context.project.root().join(&file).is_file() {
            fs::copy(context.project.root().join(&file), &to).with_context(|| format!("copying {}", file.display()))?;
        }
    }
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["xtask", "release", "--out"]).arg(folder.join("out")).current_dir(&tree);
    cargo.env("CARGO_TARGET_DIR", folder.join("target")).env_remove("CARGO_MANIFEST_DIR");
    command::run(&mut cargo)?;
    let sums = fs::read_to_string(folder.join("out/SHA256SUMS"))?;
    // Gigabytes, and not needed any more.
    fs::remove_dir_all(folder.join("target"))?;
    Ok(sums)
}

/// All files that belong to the project.
fn sources(context: &Context<'_>) -> Result<Vec<PathBuf>> {
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(context.project.root());
    let listed = String::from_utf8(command::output(&mut git)?)?;
    Ok(listed.split('\0').filter(|name| !name.is_empty()).map(PathBuf::from).collect())
}
