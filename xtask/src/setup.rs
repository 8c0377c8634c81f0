//! Installs what a task needs, and says so first.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::build::Flavour;
use crate::command;
use crate::project::Project;

const WASM: &str = "wasm32-unknown-unknown";

/// Installs what a build needs: the Rust target and, for a release, wasm-opt and esbuild.
pub fn for_build(project: &Project, flavour: Flavour) -> Result<()> {
    wasm_target(project)?;
    match flavour {
        Flavour::Release => node_packages(project),
        Flavour::Dev => Ok(()),
    }
}

fn wasm_target(project: &Project) -> Result<()> {
    let sysroot = command::output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(project.root()))?;
    let sysroot = String::from_utf8(sysroot)?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    println!("setup: rustup adds Rust's standard library for WebAssembly (half a minute, once)");
    command::run(Command::new("rustup").args(["target", "add", WASM]).current_dir(project.root())).with_context(|| {
        format!("Rust's target {WASM} is missing and could not be added; try `rustup target add {WASM}`")
    })
}

/// Installs the npm packages of e2e/.
pub fn node_packages(project: &Project) -> Result<()> {
    npm_packages(&project.e2e(), "wasm-opt, esbuild and Playwright (about 160 MB, up to a minute)")
}

/// Installs a folder's npm packages in the versions of its lock file; `words` describe them to the user.
pub fn npm_packages(folder: &Path, words: &str) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let lock = fs::read(&lock).with_context(|| format!("reading {}", lock.display()))?;
    let wanted = hex::encode(Sha256::digest(&lock));
    let stamp = folder.join("node_modules/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("setup: npm ci in {}: {words}, once", folder.display());
    command::run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder))
        .with_context(|| format!("the npm packages could not be installed; try `npm ci` in {}", folder.display()))?;
    fs::write(&stamp, wanted)?;
    Ok(())
}

/// Finds a Chromium for the stories. `None` stands for Playwright's own, which it finds itself.
///
/// An installed browser is preferred to downloading one; `CHROMIUM` names one explicitly.
pub fn chromium(project: &Project) -> Result<Option<PathBuf>> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Ok(Some(named.into()));
    }
    if playwright_has_one(project) {
        return Ok(None);
    }
    if let Some(installed) = chromium_of_system() {
        return Ok(Some(installed));
    }
    println!("setup: there is no Chromium; Playwright tries to download its own (about 170 MB, once)");
    let mut playwright = command::node_program(project, "@playwright/test/cli.js")?;
    if command::run(playwright.args(["install", "chromium"])).is_ok() && playwright_has_one(project) {
        return Ok(None);
    }
    if is_root_on_debian()? {
        println!("setup: that failed; apt-get installs Debian's Chromium (about 120 MB, a minute or two, once)");
        command::run(apt().arg("update"))?;
        command::run(apt().args(["install", "-y", "--no-install-recommends", "chromium"]))?;
    }
    match chromium_of_system() {
        Some(installed) => Ok(Some(installed)),
        None => bail!(
            "the stories need a Chromium: `npx playwright install --with-deps chromium` in e2e/, or `sudo apt-get install \
             chromium`, or set CHROMIUM to the path of one"
        ),
    }
}

/// Finds a Firefox, if there is one or Debian has one; `FIREFOX` names one explicitly.
pub fn firefox() -> Result<Option<PathBuf>> {
    if let Some(named) = std::env::var_os("FIREFOX") {
        return Ok(Some(named.into()));
    }
    if let Some(installed) = firefox_of_system() {
        return Ok(Some(installed));
    }
    if is_root_on_debian()? {
        println!("setup: apt-get installs Debian's Firefox (about 70 MB, a minute, once)");
        let update = command::run(apt().arg("update"));
        let install = command::run(apt().args(["install", "-y", "--no-install-recommends", "firefox-esr"]));
        if let Err(why) = update.and(install) {
            println!("setup: that failed: {why:#}");
        }
    }
    Ok(firefox_of_system())
}

fn firefox_of_system() -> Option<PathBuf> {
    let mac = ["/Applications/Firefox.app/Contents/MacOS/firefox"];
    program_of_system(&["firefox-esr", "firefox"], &mac)
}

fn is_root_on_debian() -> Result<bool> {
    Ok(Path::new("/etc/debian_version").exists() && command::output(Command::new("id").arg("-u"))?.trim_ascii() == b"0")
}

fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.args(["-qq", "-o", "Dpkg::Use-Pty=0"]).env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

/// Playwright needs its small headless build for headless runs; `chromium.executablePath()` returns the full one.
/// `playwright install chromium` installs both.
fn playwright_has_one(project: &Project) -> bool {
    let script = "import { chromium } from '@playwright/test'; process.stdout.write(chromium.executablePath());";
    let mut node = Command::new("node");
    node.args(["--input-type=module", "--eval", script]).current_dir(project.e2e());
    command::output(&mut node).is_ok_and(|path| Path::new(&*String::from_utf8_lossy(&path)).is_file())
}

fn chromium_of_system() -> Option<PathBuf> {
    let mac = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    program_of_system(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"], &mac)
}

/// The first of these programs in `PATH`, or else in one of these places.
fn program_of_system(names: &[&str], places: &[&str]) -> Option<PathBuf> {
    let search = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&search).flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    found.chain(places.iter().map(PathBuf::from)).find(|path| path.is_file())
}
