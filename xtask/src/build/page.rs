//! `index.html`: the page at the top, completed with what only the build knows.

use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result, bail};
use serde::Serialize;

use super::asset::Asset;
use super::{Assets, Flavour, Job};
use crate::serve::RELOAD_SCRIPT;

/// What the page may do: run its own scripts and WebAssembly, and ask its own host for its own files.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// Name of the `meta` that tells the page what its files are called; also how a build is recognised.
pub const ASSETS_META: &str = "traillight-assets";

/// Where the template wants what is put in.
const PLACE: &str = "<!-- build: head -->";

/// Contract with `src/boot.js` and `src/engine_client/assets.rs`; names are relative to the page.
#[derive(Serialize)]
struct Names<'a> {
    page_js: &'a str,
    page_wasm: &'a str,
    page_wasm_integrity: String,
    worker_js: &'a str,
    worker_wasm: &'a str,
    worker_wasm_integrity: String,
    scribe_js: &'a str,
    scribe_wasm: &'a str,
    scribe_wasm_integrity: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sample: Option<&'a str>,
}

/// The finished page.
pub fn write(job: &Job<'_>, assets: &Assets) -> Result<String> {
    let path = job.project.root().join("index.html");
    let template = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let Some((before, after)) = template.split_once(PLACE) else {
        bail!("index.html has no line `{PLACE}`");
    };
    Ok(format!("{before}{}{after}", head(job.flavour, assets)?))
}

fn head(flavour: Flavour, assets: &Assets) -> Result<String> {
    let mut head = String::new();
    // First, for it only rules what comes after it.
    writeln!(head, r#"<meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}">"#)?;
    writeln!(head, "<meta name=\"{ASSETS_META}\" content='{}'>", escaped(&serde_json::to_string(&names(assets))?))?;
    writeln!(head, r#"<link rel="stylesheet" {}>"#, link(&assets.styles))?;
    writeln!(head, r#"<link rel="modulepreload" {}>"#, link(&assets.page_script))?;
    writeln!(head, r#"<script defer src="{}" integrity="{}"></script>"#, assets.boot.name, assets.boot.integrity())?;
    if flavour == Flavour::Dev {
        writeln!(head, r#"<script defer src="{RELOAD_SCRIPT}"></script>"#)?;
    }
    Ok(head.trim_end().to_owned())
}

fn link(asset: &Asset) -> String {
    format!(r#"href="{}" integrity="{}""#, asset.name, asset.integrity())
}

fn names(assets: &Assets) -> Names<'_> {
    Names {
        page_js: &assets.page_script.name,
        page_wasm: &assets.page_wasm.name,
        page_wasm_integrity: assets.page_wasm.integrity(),
        worker_js: &assets.worker_script.name,
        worker_wasm: &assets.worker_wasm.name,
        worker_wasm_integrity: assets.worker_wasm.integrity(),
        scribe_js: &assets.scribe_script.name,
        scribe_wasm: &assets.scribe_wasm.name,
        scribe_wasm_integrity: assets.scribe_wasm.integrity(),
        sample: assets.sample.as_ref().map(|sample| sample.name.as_str()),
    }
}

/// Text for an attribute in single quotes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('\'', "&#39;").replace('<', "&lt;")
}
