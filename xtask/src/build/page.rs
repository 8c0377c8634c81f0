//! Completes `index.html` with what only the build knows.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;

use super::asset::Asset;
use super::offline;
use super::template::{Kind, Template};
use super::{Assets, Flavour, Job};
use crate::serve::RELOAD_SCRIPT;

/// What the page may do: run its own scripts and WebAssembly, and ask its own host for its own files.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; worker-src 'self'; connect-src 'self'; manifest-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// Name of the `meta` element that tells the page the names of its files; also used to recognise a build.
pub const ASSETS_META: &str = "traillight-assets";

/// What browsers that install the page want to know, in `public/`.
const APP: &str = "traillight.webmanifest";

/// The page's icon, in `public/`.
pub const ICON: &str = "favicon.svg";

/// The complete page.
pub fn write(job: &Job<'_>, assets: &Assets, single: &Asset) -> Result<String> {
    let Template { top, middle, bottom } = Template::read(job.project, Kind::Site)?;
    Ok(format!("{top}{}{middle}{bottom}", head(job.flavour, assets, single)?))
}

fn head(flavour: Flavour, assets: &Assets, single: &Asset) -> Result<String> {
    let mut head = String::new();
    // First, because it applies only to what follows it.
    writeln!(head, r#"<meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}">"#)?;
    writeln!(
        head,
        "<meta name=\"{ASSETS_META}\" content='{}'>",
        escaped(&serde_json::to_string(&names(flavour, assets, single))?)
    )?;
    writeln!(head, r#"<link rel="icon" href="{ICON}" type="image/svg+xml">"#)?;
    writeln!(head, r#"<link rel="manifest" href="{APP}">"#)?;
    writeln!(head, r#"<link rel="stylesheet" {}>"#, link(&assets.styles))?;
    writeln!(head, r#"<link rel="modulepreload" {}>"#, link(&assets.page.script))?;
    writeln!(head, r#"<script defer src="{}" integrity="{}"></script>"#, assets.boot.name, assets.boot.integrity())?;
    if flavour == Flavour::Dev {
        writeln!(head, r#"<script defer src="{RELOAD_SCRIPT}"></script>"#)?;
    }
    Ok(head.trim_end().to_owned())
}

fn link(asset: &Asset) -> String {
    format!(r#"href="{}" integrity="{}""#, asset.name, asset.integrity())
}

/// What `src/boot.js` and `src/browser/source.rs` read: for each module `{stem}_js` and `{stem}_wasm`, the
/// latter for each part of the page, then `words_{language}`, `sample`, and `single`, which is all of it as one file; each with
/// its `{key}_integrity`; and `offline_js` and `offline_version`, the service
/// worker, if there is one. Names are relative to the page.
fn names(flavour: Flavour, assets: &Assets, single: &Asset) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    if flavour == Flavour::Release {
        names.insert("offline_js".to_owned(), offline::NAME.to_owned());
        names.insert("offline_version".to_owned(), offline::version(assets));
    }
    for (key, asset) in assets.keyed().into_iter().chain([("single".to_owned(), single)]) {
        names.insert(format!("{key}_integrity"), asset.integrity());
        names.insert(key, asset.name.clone());
    }
    names
}

/// Escapes text for an attribute in single quotes.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('\'', "&#39;").replace('<', "&lt;")
}
