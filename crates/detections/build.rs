//! Puts the files in `content/` into one, which the crate contains. What is only for tests is left out.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::de::DeserializeOwned;

#[path = "src/file.rs"]
mod file;

use file::{Calls, Content, Control, Detection};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=content");
    let controls: Vec<Control> = read(Path::new("content/controls"))?;
    let mut detections: Vec<Detection> = read(Path::new("content/detections"))?;
    for detection in &mut detections {
        detection.fires.clear();
        detection.quiet.clear();
    }
    let glossary: Vec<Calls> = read(Path::new("content/glossary"))?;
    let content = postcard::to_allocvec(&Content { controls, detections, glossary })?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("content"), content)?;
    Ok(())
}

/// The files of a folder, by name.
fn read<T: DeserializeOwned>(folder: &Path) -> Result<Vec<T>, Box<dyn Error>> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    let read = |path: &PathBuf| -> Result<T, Box<dyn Error>> {
        toml::from_str(&fs::read_to_string(path)?).map_err(|why| format!("{}: {why}", path.display()).into())
    };
    paths.iter().map(read).collect()
}
