//! Minifies scripts and styles with esbuild.

use std::fs;

use anyhow::{Context, Result};

use super::{Flavour, Job};
use crate::command;

/// Minifies a text with this file extension; for a development build, returns it as it is.
pub fn minified(job: &Job<'_>, extension: &str, text: String) -> Result<String> {
    if job.flavour == Flavour::Dev {
        return Ok(text);
    }
    let file = job.project.scratch()?.join(format!("to-minify.{extension}"));
    fs::write(&file, text).with_context(|| format!("writing {}", file.display()))?;
    let mut node = command::node(job.project, "support/minify.mjs")?;
    Ok(String::from_utf8(command::output(node.arg(&file))?)?)
}
