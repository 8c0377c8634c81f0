//! Builds the static site: the WebAssembly modules, their scripts, the styles and the page around them.
//!
//! The name of every file contains a hash of its content, so that it can be cached forever; exceptions are `index.html`
//! and files in `public/` with fixed names. The same sources give the same bytes.

mod asset;
pub mod inputs;
mod minify;
mod offline;
mod page;
mod parts;
mod report;
mod single;
mod styles;
mod template;
mod wasm;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::project::Project;

pub use page::CONTENT_SECURITY_POLICY;
pub use report::Built;
pub use single::NAME as SINGLE;

use asset::Asset;
use minify::minified;
pub use wasm::Module;

/// What a build is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// For users: small and fast.
    Release,
    /// For development: built quickly; the page asks the server when to reload.
    Dev,
}

/// One build.
pub struct Job<'a> {
    /// The work tree.
    pub project: &'a Project,
    /// What it is for.
    pub flavour: Flavour,
    /// The folder to write to. A previous build in it is replaced.
    pub out: &'a Path,
}

/// Builds the site.
pub fn build(job: &Job<'_>) -> Result<Built> {
    refuse_foreign_folder(job.out)?;
    wasm::compile(job)?;
    let assets = Assets::make(job)?;
    let single = single::write(job, &assets)?;
    let index = page::write(job, &assets, &single)?;
    // While sources change, what is kept would only be in the way.
    let offline = (job.flavour == Flavour::Release).then(|| offline::write(job, &assets)).transpose()?;

    let mut files = assets.into_files();
    files.push(single);
    files.extend(offline);
    files.push(Asset::fixed("index.html", index.into_bytes()));
    replace_folder(job, &files)?;
    Ok(Built::of(&files))
}

/// Builds the site unless nothing has changed since the last build into the same folder; then returns `None`.
pub fn build_if_changed(job: &Job<'_>) -> Result<Option<Built>> {
    let inputs = inputs::fingerprint(job.project, job.flavour)?;
    let note =
        job.project.scratch()?.join(format!("built-{}", asset::short_hash(job.out.as_os_str().as_encoded_bytes())));
    let index = job.out.join("index.html");
    let up_to_date = |noted: String| Some(noted) == note_of(&inputs, &index);
    if fs::read_to_string(&note).is_ok_and(up_to_date) {
        return Ok(None);
    }
    let built = build(job)?;
    fs::write(&note, note_of(&inputs, &index).unwrap_or_default())?;
    Ok(Some(built))
}

/// Identifies inputs and result. The page refers to all other files by their hashes, so it stands for the whole result.
fn note_of(inputs: &str, index: &Path) -> Option<String> {
    Some(format!("{inputs} {}", asset::short_hash(&fs::read(index).ok()?)))
}

/// The files of a build, except the page that refers to them.
struct Assets {
    page: Pair,
    worker: Pair,
    on_demand: Vec<Pair>,
    boot: Asset,
    styles: Asset,
    sample: Option<Asset>,
    /// What is said in languages that are not built in, by tag.
    words: Vec<(&'static str, Asset)>,
    others: Vec<Asset>,
}

/// A module, and the script that starts it.
struct Pair {
    stem: &'static str,
    script: Asset,
    wasm: Asset,
    /// The rest of the module, loaded when it is needed.
    parts: Vec<(String, Asset)>,
}

impl Assets {
    fn make(job: &Job<'_>) -> Result<Assets> {
        let root = job.project.root();
        let boot = root.join("src/boot.js");
        let boot = fs::read_to_string(&boot).with_context(|| format!("reading {}", boot.display()))?;
        let (sample, others) = public_files(&root.join("public"))?;
        let styles = minified(job, "css", styles::joined(&root.join("styles"))?)?;
        Ok(Assets {
            page: Pair::make(job, &Module::page(), Asset::hashed)?,
            worker: Pair::make(job, &Module::worker(), Asset::worker)?,
            on_demand: Module::on_demand()
                .map(|module| Pair::make(job, &module, Asset::on_demand))
                .collect::<Result<_>>()?,
            boot: Asset::hashed("boot", "js", minified(job, "js", boot)?.into_bytes()),
            styles: Asset::hashed("style", "css", styles.into_bytes()),
            sample,
            words: words::TRANSLATIONS.map(|(tag, file)| (tag, translation(tag, file))).into(),
            others,
        })
    }

    /// The files that the page asks for by a key: modules, parts of the page, languages, and the sample.
    fn keyed(&self) -> Vec<(String, &Asset)> {
        let pairs = [&self.page, &self.worker].into_iter().chain(&self.on_demand);
        let mut keyed = Vec::new();
        for pair in pairs {
            keyed.push((format!("{}_js", pair.stem), &pair.script));
            keyed.push((format!("{}_wasm", pair.stem), &pair.wasm));
            keyed.extend(pair.parts.iter().map(|(stem, part)| (format!("{stem}_wasm"), part)));
        }
        keyed.extend(self.words.iter().map(|(tag, file)| (format!("words_{tag}"), file)));
        keyed.extend(self.sample.iter().map(|sample| ("sample".to_owned(), sample)));
        keyed
    }

    fn into_files(self) -> Vec<Asset> {
        let Assets { page, worker, on_demand, boot, styles, sample, words, others } = self;
        let named = [boot, page.script, page.wasm, styles, worker.script, worker.wasm];
        let parts = page.parts.into_iter().map(|(_, part)| part);
        let words = words.into_iter().map(|(_, file)| file);
        let on_demand = on_demand.into_iter().flat_map(|pair| [pair.script, pair.wasm]);
        named.into_iter().chain(others).chain(parts).chain(on_demand).chain(words).chain(sample).collect()
    }
}

impl Pair {
    fn make(job: &Job<'_>, module: &Module, asset: fn(&str, &str, Vec<u8>) -> Asset) -> Result<Pair> {
        let bound = wasm::bind(job, module)?;
        let script = minified(job, "js", bound.script)?.into_bytes();
        let part = |(name, wasm)| {
            let stem = format!("{}-{name}", module.stem);
            let part = Asset::on_demand(&stem, "wasm", wasm);
            (stem, part)
        };
        Ok(Pair {
            stem: module.stem,
            script: asset(module.stem, "js", script),
            wasm: asset(module.stem, "wasm", bound.wasm),
            parts: bound.parts.into_iter().map(part).collect(),
        })
    }
}

fn translation(tag: &str, file: &str) -> Asset {
    Asset::on_demand(&format!("words-{tag}"), "txt", file.as_bytes().to_vec())
}

/// The files in `public/`. `sample.*` is large and changes, so its name gets a hash; other names stay as they are.
fn public_files(folder: &Path) -> Result<(Option<Asset>, Vec<Asset>)> {
    let mut sample = None;
    let mut others = Vec::new();
    for path in inputs::files_below(folder)? {
        let name = inputs::slashed(path.strip_prefix(folder)?);
        let content = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        match name.strip_prefix("sample.") {
            Some(extension) if sample.is_none() => sample = Some(Asset::on_demand("sample", extension, content)),
            Some(_) => bail!("public/ holds two samples"),
            None => others.push(Asset::fixed(&name, content)),
        }
    }
    Ok((sample, others))
}

/// The folder given with `--out` will be deleted, so it must be one that an earlier build made.
fn refuse_foreign_folder(out: &Path) -> Result<()> {
    let Ok(mut entries) = fs::read_dir(out) else { return Ok(()) };
    let ours = fs::read_to_string(out.join("index.html")).is_ok_and(|index| index.contains(page::ASSETS_META));
    if entries.next().is_some() && !ours {
        bail!("{} holds something else than a build of Traillight; name another folder, or empty it", out.display());
    }
    Ok(())
}

/// Writes next to the old folder and then swaps the two, so that a server sees an incomplete build only for an instant.
fn replace_folder(job: &Job<'_>, files: &[Asset]) -> Result<()> {
    let mut fresh = job.out.as_os_str().to_owned();
    fresh.push(".partial");
    let fresh = Path::new(&fresh);
    remove_folder(fresh)?;
    for file in files {
        let path = fresh.join(&file.name);
        fs::create_dir_all(path.parent().context("a file has no folder")?)?;
        fs::write(&path, &file.content).with_context(|| format!("writing {}", path.display()))?;
    }
    remove_folder(job.out)?;
    fs::rename(fresh, job.out).with_context(|| format!("writing {}", job.out.display()))
}

fn remove_folder(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("removing {}", folder.display()))
        }
        _ => Ok(()),
    }
}
