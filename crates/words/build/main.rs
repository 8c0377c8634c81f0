//! Generates Rust from the files in `languages/`.

#![allow(clippy::print_stdout, reason = "that is how a build script speaks")]

mod arguments;
mod check;
#[path = "../src/signs.rs"]
mod signs;
mod write;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The language that defines which messages there are and which arguments they take.
const REFERENCE: &str = "en";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=languages");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/signs.rs");
    match make() {
        Ok(()) => ExitCode::SUCCESS,
        Err(mistakes) => {
            for mistake in mistakes {
                println!("cargo::error={mistake}");
            }
            ExitCode::FAILURE
        }
    }
}

fn make() -> Result<(), Vec<String>> {
    let mut files = read(Path::new("languages")).map_err(|error| vec![format!("languages: {error}")])?;
    files.sort_by_key(|(tag, _)| (tag != REFERENCE, tag.clone()));
    let languages = check::check(&files)?;
    let Some((reference, others)) = languages.split_first() else { return Ok(()) };
    if reference.messages.len() > write::MOST {
        return Err(vec![format!("languages: more than {} messages", write::MOST)]);
    }
    let folder = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    let save = |name: &str, content: String| {
        let path = folder.join(name);
        std::fs::write(&path, content).map_err(|error| vec![format!("{}: {error}", path.display())])
    };
    for other in others {
        save(&format!("{}.txt", other.tag), write::file(other))?;
    }
    save("languages.rs", write::languages(&languages, &folder.to_string_lossy()))?;
    save("messages.rs", write::messages(reference))
}

/// Tag and text of each language.
fn read(folder: &Path) -> std::io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            files.push((tag, std::fs::read_to_string(&path)?));
        }
    }
    Ok(files)
}
