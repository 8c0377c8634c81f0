//! Puts the files in `content/` into one, which the crate contains. What is only for tests is left out.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::de::DeserializeOwned;

#[path = "src/file.rs"]
mod file;

use file::{Calls, Content, Control, Detection, Translation};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=content");
    let controls: Vec<Control> = read(Path::new("content/controls"))?;
    let mut detections: Vec<Detection> = read(Path::new("content/detections"))?;
    for detection in &mut detections {
        detection.fires.clear();
        detection.quiet.clear();
    }
    let glossary: Vec<Calls> = read(Path::new("content/glossary"))?;
    let translations = translations(Path::new("content/languages"))?;
    let content = postcard::to_allocvec(&Content { controls, detections, glossary, translations })?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("content"), content)?;
    Ok(())
}

/// The languages of a folder, one folder each.
fn translations(folder: &Path) -> Result<BTreeMap<String, Translation>, Box<dyn Error>> {
    let mut found = BTreeMap::new();
    for of in inside(folder)? {
        let translation = Translation {
            controls: file(&of.join("controls.toml"))?,
            detections: file(&of.join("detections.toml"))?,
            glossary: file(&of.join("glossary.toml"))?,
        };
        let tag = of.file_name().map(|name| name.to_string_lossy().into_owned());
        found.extend(tag.map(|tag| (tag, translation)));
    }
    Ok(found)
}

/// The files of a folder, by name.
fn read<T: DeserializeOwned>(folder: &Path) -> Result<Vec<T>, Box<dyn Error>> {
    inside(folder)?.iter().map(|path| file(path)).collect()
}

fn inside(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

fn file<T: DeserializeOwned>(path: &Path) -> Result<T, Box<dyn Error>> {
    toml::from_str(&fs::read_to_string(path)?).map_err(|why| format!("{}: {why}", path.display()).into())
}
