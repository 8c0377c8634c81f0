//! The files of the project.

use std::fs;
use std::path::{Path, PathBuf};

/// A text file.
pub struct Source {
    /// Path relative to the root, with `/` as separator.
    pub path: String,
    /// Its content.
    pub text: String,
}

impl Source {
    /// The part of a Rust file that ends up in the product: without comments and the test module at its end.
    pub fn code(&self) -> String {
        let product = self.text.split("#[cfg(test)]").next().unwrap_or_default();
        // A `//` inside a string cuts the line short, but nothing of what is searched for comes after one.
        product.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
    }
}

/// The root of the work tree.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the work tree").to_owned()
}

/// The files below a folder whose names end in `extension`.
pub fn sources(folder: &str, extension: &str) -> Vec<Source> {
    let root = root();
    let mut found = Vec::new();
    collect(&root.join(folder), extension, &mut found);
    found.sort();
    assert!(!found.is_empty(), "{folder} has no .{extension} file: a rule about it checks nothing");
    found.into_iter().map(|path| source(&root, &path)).collect()
}

fn source(root: &Path, path: &Path) -> Source {
    let relative = path.strip_prefix(root).expect("below the top");
    let path_text = relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
    Source { path: path_text, text: fs::read_to_string(path).expect("source files are UTF-8") }
}

fn collect(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder that can be read") {
        let path = entry.expect("an entry that can be read").path();
        if path.is_dir() {
            if !path.ends_with("node_modules") {
                collect(&path, extension, found);
            }
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
}
