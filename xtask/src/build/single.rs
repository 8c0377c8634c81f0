//! The whole site as one HTML file, which also opens from a disk, where a page may fetch nothing.
//!
//! Every file of the site becomes a *block*: an element `<script type="application/octet-stream">`, which browsers do not
//! run, with the file's gzip in base64. `src/boot.js` reads blocks. The page itself can write the file again, with
//! somebody's logs in further blocks: the block `shell` holds the text around all blocks.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use super::asset::{Asset, Part};
use super::page::{ASSETS_META, ICON, escaped};
use super::template::{Kind, Template};
use super::{Assets, Job};

/// Name of the file.
pub const NAME: &str = "traillight.html";

/// Where the page puts evidence, if it is saved with some.
const EVIDENCE: &str = "<!-- evidence -->";

/// The file.
pub fn write(job: &Job<'_>, assets: &Assets) -> Result<Asset> {
    let Template { top, middle, bottom } = Template::read(job.project, Kind::OneFile)?;
    let boot = text_of(&assets.boot)?;
    let glue = glue(assets)?;
    let before = format!("{top}{}{middle}", head(assets, boot, &glue)?);
    let after = format!("{EVIDENCE}<script type=\"module\">{glue}</script>\n<script>{boot}</script>{bottom}");

    let shell = serde_json::to_vec(&BTreeMap::from([("before", &before), ("after", &after)]))?;
    let mut content = before.clone().into_bytes();
    let parts = parts(assets).map(|(key, asset)| (key, asset.content.as_slice()));
    for (key, part) in [("shell".to_owned(), shell.as_slice())].into_iter().chain(parts) {
        content.extend(handover::block(&key, part).html.0);
    }
    content.extend(after.as_bytes());
    Ok(Asset { name: NAME.to_owned(), content, part: Part::OnDemand })
}

/// The page's own script: inline, since a page on a disk can import nothing. Instead of exporting its entry point, it leaves
/// it to `src/boot.js`.
fn glue(assets: &Assets) -> Result<String> {
    let script = text_of(&assets.page.script)?;
    let (own, exports) = script.rsplit_once("export").context("the page's script exports nothing")?;
    let exports = exports.trim().trim_end_matches(';').trim_matches(['{', '}']);
    let entry = exports.split(',').find_map(|export| export.trim().strip_suffix(" as default"));
    Ok(format!("{own}globalThis.traillightPage={};", entry.context("the page's script has no default export")?))
}

fn text_of(asset: &Asset) -> Result<&str> {
    let text = std::str::from_utf8(&asset.content).with_context(|| format!("{} is not text", asset.name))?;
    // Would end the element that the text stands in.
    if text.contains("</script") || text.contains("<!--") || text.contains("</style") {
        bail!("{} cannot be part of an HTML page", asset.name);
    }
    Ok(text)
}

/// The files that become blocks, by key.
fn parts(assets: &Assets) -> impl Iterator<Item = (String, &Asset)> {
    // The page's own script is inline.
    assets.keyed().into_iter().filter(|(key, _)| key != "page_js")
}

fn head(assets: &Assets, boot: &str, glue: &str) -> Result<String> {
    let styles = text_of(&assets.styles)?;
    let mut head = String::new();
    writeln!(head, r#"<meta http-equiv="Content-Security-Policy" content="{}">"#, policy(&[boot, glue], styles))?;
    writeln!(head, "<meta name=\"{ASSETS_META}\" content='{}'>", escaped(&serde_json::to_string(&names(assets))?))?;
    if let Some(icon) = assets.others.iter().find(|other| other.name == ICON) {
        let icon = BASE64_STANDARD.encode(&icon.content);
        writeln!(head, r#"<link rel="icon" href="data:image/svg+xml;base64,{icon}" type="image/svg+xml">"#)?;
    }
    write!(head, "<style>{styles}</style>")?;
    Ok(head)
}

/// Like the policy of the site, but with nothing to connect to. Workers start from `blob:` addresses.
fn policy(scripts: &[&str], styles: &str) -> String {
    let source = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    let scripts: Vec<String> = scripts.iter().map(|script| source(script)).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; worker-src blob:; connect-src 'none'; \
         img-src data:; base-uri 'none'; form-action 'none'",
        scripts.join(" "),
        source(styles)
    )
}

/// As `page::names`, with `#` and the id of a block instead of the name of a file.
fn names(assets: &Assets) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for (key, asset) in parts(assets) {
        names.insert(key.clone(), if key == "sample" { format!("#{key}/{}", asset.name) } else { format!("#{key}") });
        names.insert(format!("{key}_integrity"), asset.integrity());
    }
    names
}
