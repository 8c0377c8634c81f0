//! Splits the page's WebAssembly: what `on_demand!` (`src/parts.rs`) names is moved into files of its own, together with
//! everything that nothing else reaches.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

/// The module of JavaScript from which the split page wants to import functions that load its parts.
const LINK: &str = "parts";

/// The file for what several parts use. `src/parts.rs` knows this name, too.
const SHARED: &str = "shared";

/// The custom sections of that file. `src/parts.rs` knows this name, too.
const SECTION: &str = "module";

/// A page without its parts, and its parts.
pub struct Split {
    /// What is left of the page, to be processed by wasm-bindgen.
    pub page: PathBuf,
    /// Name and module of each part.
    pub parts: Vec<(String, PathBuf)>,
    /// What several parts use: one module for each combination of parts.
    pub shared: Vec<PathBuf>,
}

/// Splits a compiled page.
pub fn split(compiled: &Path, folder: &Path) -> Result<Split> {
    let wasm = fs::read(compiled).with_context(|| format!("reading {}", compiled.display()))?;
    let page = folder.join("page.wasm");
    let mut options = Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = &page;
    options.link_name = LINK;
    let split = transform(options).map_err(|why| anyhow!("splitting {}: {why:#}", compiled.display()))?;
    let (mut parts, mut shared) = (Vec::new(), Vec::new());
    for path in split.split_modules {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match stem.strip_prefix("split_") {
            Some(SHARED) => bail!("no part can be called `{SHARED}`"),
            Some(name) => parts.push((name.to_owned(), path)),
            None => shared.push(path),
        }
    }
    parts.sort();
    shared.sort();
    Ok(Split { page, parts, shared })
}

impl Split {
    /// All modules but the page.
    pub fn modules(&self) -> impl Iterator<Item = &PathBuf> {
        self.parts.iter().map(|(_, path)| path).chain(&self.shared)
    }

    /// Name and content of the files to be loaded: one for each part, and one for all that they share.
    pub fn files(&self) -> Result<Vec<(String, Vec<u8>)>> {
        let read = |path: &PathBuf| fs::read(path).with_context(|| format!("reading {}", path.display()));
        let mut files = vec![(SHARED.to_owned(), joined(self.shared.iter().map(read))?)];
        for (name, path) in &self.parts {
            files.push((name.clone(), read(path)?));
        }
        Ok(files)
    }

    /// Replaces the imports of functions that load parts, of which the page expects one for each. They have nothing left to
    /// do but to say so, because the page loads a part before it asks for it.
    pub fn link(&self, glue: &str) -> Result<String> {
        let (imports, rest): (Vec<&str>, Vec<&str>) = glue.lines().partition(|line| is_import(line));
        let names = imports.iter().map(|line| line.split_whitespace().nth(3).context("an import has no name"));
        let names = names.collect::<Result<Vec<_>>>()?;
        if names.len() != self.parts.len() {
            bail!("wasm-bindgen imports {} of {} parts: it may do it in a new way", names.len(), self.parts.len());
        }
        let mut linked = "const parts = {".to_owned();
        for (part, _) in &self.parts {
            write!(linked, " __wasm_split_load_{part}: partIsThere,")?;
        }
        linked.push_str(" };\n");
        for name in names {
            writeln!(linked, "const {name} = parts;")?;
        }
        linked.push_str("function partIsThere(callback, data) {\n");
        linked.push_str("    wasm.__indirect_function_table.get(callback)(data, 1);\n}\n");
        Ok(linked + &rest.join("\n"))
    }
}

fn is_import(line: &str) -> bool {
    line.starts_with("import ") && line.trim_end_matches(';').ends_with(&format!("from \"{LINK}\""))
}

/// An empty module with other modules in its custom sections.
fn joined(modules: impl Iterator<Item = Result<Vec<u8>>>) -> Result<Vec<u8>> {
    let mut joined = b"\0asm\x01\0\0\0".to_vec();
    for module in modules {
        let module = module?;
        let mut name = Vec::new();
        write_len(&mut name, SECTION.len());
        name.extend(SECTION.bytes());
        joined.push(0);
        write_len(&mut joined, name.len() + module.len());
        joined.extend(name);
        joined.extend(module);
    }
    Ok(joined)
}

/// Writes an unsigned LEB128.
fn write_len(into: &mut Vec<u8>, mut len: usize) {
    loop {
        let [low, ..] = len.to_le_bytes();
        len >>= 7;
        if len == 0 {
            return into.push(low & 0x7f);
        }
        into.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_linked_to_what_the_page_imports() {
        let glue = "import * as import1 from \"parts\"\nimport * as import2 from \"parts\"\nlet wasm;\n";
        let split = |names: &[&str]| Split {
            page: PathBuf::new(),
            parts: names.iter().map(|name| ((*name).to_owned(), PathBuf::new())).collect(),
            shared: Vec::new(),
        };
        let linked = split(&["a", "b"]).link(glue).expect("two parts");
        assert!(linked.starts_with(
            "const parts = { __wasm_split_load_a: partIsThere, __wasm_split_load_b: partIsThere, };\n\
             const import1 = parts;\nconst import2 = parts;\nfunction partIsThere("
        ));
        assert!(linked.ends_with("}\nlet wasm;"));
        assert!(split(&["a"]).link(glue).is_err(), "an import of no known part");
    }

    #[test]
    fn modules_are_joined_as_custom_sections() {
        let joined = joined([Ok(vec![1, 2]), Ok(vec![3; 200])].into_iter()).expect("nothing to read");
        assert_eq!(joined[..8], *b"\0asm\x01\0\0\0");
        assert_eq!(joined[8..19], *b"\0\x09\x06module\x01\x02");
        assert_eq!(joined[19..30], *b"\0\xcf\x01\x06module\x03");
        assert_eq!(joined.len(), 8 + 11 + 10 + 200);
    }
}
