//! The style sheets, joined into one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::inputs::files_below;

/// Sheets that others build on, in this order. The rest follows alphabetically.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];

/// All sheets of a folder, joined in order.
pub fn joined(folder: &Path) -> Result<String> {
    let mut sheets: Vec<PathBuf> = files_below(folder)?;
    sheets.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
    sheets.sort_by_key(|path| {
        let name = path.file_name().unwrap_or_default().to_owned();
        (FIRST.iter().position(|first| name == *first).unwrap_or(FIRST.len()), name)
    });
    let mut joined = String::new();
    for sheet in sheets {
        let css = fs::read_to_string(&sheet).with_context(|| format!("reading {}", sheet.display()))?;
        joined.push_str(&css);
    }
    Ok(joined)
}
