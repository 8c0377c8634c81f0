//! Compiles Rust to the WebAssembly modules and generates their scripts.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::parts::{self, Split};
use super::{Flavour, Job};
use crate::command;
use crate::project::Project;

const TARGET: &str = "wasm32-unknown-unknown";

/// Profile of a quick build, in Cargo.toml.
const DEV_PROFILE: &str = "wasm-dev";

/// A crate that becomes a WebAssembly module.
pub struct Module {
    /// Name of its Cargo package.
    pub package: String,
    /// First part of its files' names.
    pub stem: &'static str,
    /// For a module started as a worker, the lines that follow the generated script.
    pub own_lines: Option<&'static str>,
    /// How its script is loaded.
    script: Script,
    /// Profile of a release build, in Cargo.toml.
    release: &'static str,
    /// Whether it has parts that are loaded later.
    has_parts: bool,
}

enum Script {
    /// An ES module, imported by another script.
    Module,
    /// A classic script, as for workers, which must be able to start from anywhere.
    Classic,
}

impl Module {
    /// The page: loaded first, so it is optimised for size.
    pub fn page() -> Module {
        Module {
            package: "traillight".to_owned(),
            stem: "page",
            own_lines: None,
            script: Script::Module,
            release: "page",
            has_parts: true,
        }
    }

    /// The worker: does all the work. The compiler optimises for speed what runs for every byte or row; see `Cargo.toml`.
    pub fn worker() -> Module {
        Module {
            package: "traillight-worker".to_owned(),
            stem: "worker",
            own_lines: Some("crates/worker/worker.js"),
            script: Script::Classic,
            release: "release",
            has_parts: false,
        }
    }

    /// The modules loaded on demand.
    pub fn on_demand() -> impl Iterator<Item = Module> {
        protocol::Module::ALL.iter().map(|module| Module {
            package: format!("traillight-{}", module.name()),
            stem: module.name(),
            own_lines: Some("crates/worker/helper.js"),
            script: Script::Classic,
            release: "release",
            has_parts: false,
        })
    }

    /// All modules.
    pub fn all() -> Vec<Module> {
        [Module::page(), Module::worker()].into_iter().chain(Module::on_demand()).collect()
    }

    /// Name of the file that the compiler writes.
    fn file(&self) -> String {
        format!("{}.wasm", self.package.replace('-', "_"))
    }
}

/// A module ready to be loaded.
pub struct Bound {
    /// The JavaScript that loads it.
    pub script: String,
    /// The WebAssembly module.
    pub wasm: Vec<u8>,
    /// Name and WebAssembly of each of its parts.
    pub parts: Vec<(String, Vec<u8>)>,
}

/// WebAssembly features that the compiler uses; every browser that has SIMD has the others, too.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Sorts functions by name: instances of a generic function are then next to each other, which suits gzip. The names themselves
/// are not written.
const SORT_BY_NAME: &str = "--reorder-functions-by-name";

/// Assumptions that hold for rustc's output and shorten addresses: data begins above the stack, and memory is zeroed.
const MEMORY: [&str; 2] = ["--low-memory-unused", "--zero-filled-memory"];

/// Computing common subexpressions once makes similar functions differ, which costs more after compression than it
/// saves.
const NO_CSE: &str = "--skip-pass=local-cse";

/// What the compiler made small or fast stays so. Inlining makes similar functions differ, as [`NO_CSE`] says.
const SMALL: [&str; 3] = ["-Oz", NO_CSE, "--skip-pass=inlining-optimizing"];

/// Compiles all modules, those with the same profile in parallel. Cargo prints its progress.
pub fn compile(job: &Job<'_>) -> Result<()> {
    let mut profiles: BTreeMap<&str, Vec<Module>> = BTreeMap::new();
    for module in Module::all() {
        profiles.entry(profile(job, &module)).or_default().push(module);
    }
    profiles.iter().try_for_each(|(profile, modules)| cargo_build(job, profile, modules))
}

fn profile(job: &Job<'_>, module: &Module) -> &'static str {
    match job.flavour {
        Flavour::Release => module.release,
        Flavour::Dev => DEV_PROFILE,
    }
}

fn cargo_build(job: &Job<'_>, profile: &str, modules: &[Module]) -> Result<()> {
    let mut cargo = job.project.cargo_for_wasm();
    cargo.args(["build", "--target", TARGET, "--profile", profile]);
    cargo.args(modules.iter().flat_map(|module| ["--package", &module.package]));
    cargo.arg("--config").arg(remapping(job.project)?);
    let status = cargo.status().map_err(|error| command::not_started(&cargo, error))?;
    if !status.success() {
        bail!("what is above does not compile");
    }
    Ok(())
}

/// Turns a compiled module into what a browser loads.
pub fn bind(job: &Job<'_>, module: &Module) -> Result<Bound> {
    let profile = profile(job, module);
    let compiled = job.project.target().join(TARGET).join(profile).join(module.file());
    let folder = job.project.scratch()?.join(format!("{}-{profile}", module.stem));
    // Files left over would look as if the module had brought them along.
    let _ = fs::remove_dir_all(&folder);
    let split = module.has_parts.then(|| parts::split(&compiled, &folder.join("parts"))).transpose()?;
    let whole = split.as_ref().map_or(&compiled, |split| &split.page);
    generate(whole, &folder, module, job.flavour).with_context(|| format!("binding {}", whole.display()))?;
    refuse_snippets(&folder)?;

    let wasm = folder.join(format!("{}_bg.wasm", module.stem));
    if job.flavour == Flavour::Release {
        let parts = split.iter().flat_map(Split::modules);
        [&wasm].into_iter().chain(parts).try_for_each(|wasm| optimise(job.project, wasm))?;
    }
    let glue = fs::read_to_string(folder.join(format!("{}.js", module.stem)))?;
    let glue = split.as_ref().map(|split| split.link(&glue)).transpose()?.unwrap_or(glue);
    Ok(Bound {
        script: match module.own_lines {
            // The generated classic script defines `wasm_bindgen`, which the worker's own lines use.
            Some(own) => format!("{glue}\n{}", own_lines(job.project, own)?),
            None => glue,
        },
        wasm: fs::read(&wasm).with_context(|| format!("reading {}", wasm.display()))?,
        parts: split.map_or(Ok(Vec::new()), |split| split.files())?,
    })
}

fn own_lines(project: &Project, path: &str) -> Result<String> {
    let path = project.root().join(path);
    fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
}

fn generate(compiled: &Path, folder: &Path, module: &Module, flavour: Flavour) -> Result<()> {
    let mut bindgen = Bindgen::new();
    match module.script {
        Script::Module => bindgen.web(true)?,
        Script::Classic => bindgen.no_modules(true)?,
    };
    bindgen
        .input_path(compiled)
        .out_name(module.stem)
        .typescript(false)
        // Both are told where to find their WebAssembly.
        .omit_default_module_path(true)
        // Parts use the page's table of functions.
        .keep_lld_exports(module.has_parts)
        .remove_producers_section(flavour == Flavour::Release)
        .generate(folder)
}

/// Fails if a crate brings JavaScript files of its own, as these would be loaded without a hash in their names.
fn refuse_snippets(folder: &Path) -> Result<()> {
    let snippets = folder.join("snippets");
    if snippets.exists() {
        bail!(
            "a dependency brings JavaScript files of its own, which this build has no place for: {}",
            snippets.display()
        );
    }
    Ok(())
}

fn optimise(project: &Project, wasm: &Path) -> Result<()> {
    let optimised = wasm.with_extension("opt.wasm");
    wasm_opt(project, wasm, &optimised, &[&SMALL, &MEMORY[..], &[SORT_BY_NAME]].concat())?;
    fs::rename(&optimised, wasm).with_context(|| format!("writing {}", wasm.display()))
}

fn wasm_opt(project: &Project, from: &Path, to: &Path, what: &[&str]) -> Result<()> {
    let mut wasm_opt = command::node_program(project, "binaryen/bin/wasm-opt")?;
    wasm_opt.args(what).arg("--enable-simd").args(FEATURES).arg(from).arg("-o").arg(to);
    command::run(&mut wasm_opt).with_context(|| format!("optimising {}", from.display()))
}

/// Panic messages contain paths of source files. Where these are on the build machine is nobody's business, and would
/// make builds differ between machines. Includes the flags of `.cargo/config.toml`.
fn remapping(project: &Project) -> Result<String> {
    let sysroot = command::output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(project.root()))?;
    let sysroot = PathBuf::from(String::from_utf8(sysroot)?.trim());
    let mut from_to = vec![(sysroot.join("lib/rustlib/src/rust"), "rust"), (project.root().to_owned(), "traillight")];
    let sources = cargo_home()?.join("registry/src");
    let registries = fs::read_dir(&sources).with_context(|| format!("reading {}", sources.display()))?;
    for registry in registries {
        from_to.push((registry?.path(), "crates"));
    }
    from_to.sort();
    let flags = from_to.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    Ok(format!("target.{TARGET}.rustflags={}", serde_json::to_string(&flags.collect::<Vec<_>>())?))
}

fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = std::env::var_os("CARGO_HOME") {
        return Ok(home.into());
    }
    Ok(std::env::home_dir().context("this user has no home folder")?.join(".cargo"))
}
