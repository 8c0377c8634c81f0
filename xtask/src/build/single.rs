//! The whole site as one HTML file, which also opens from a disk, where a page may fetch nothing.
//!
//! Every file of the site becomes a *block*: an element `<script type="application/octet-stream">`, which browsers do not
//! run, with the file's gzip in base64. `src/boot.js` reads blocks. The page itself can write the file again, with
//! somebody's logs in further blocks: the block `shell` holds the text around all blocks.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::asset::{Asset, Part};
use super::page::{ASSETS_META, escaped};
use super::{Assets, Job};

/// Name of the file.
pub const NAME: &str = "traillight.html";

/// Where the page puts evidence, if it is saved with some.
const EVIDENCE: &str = "<!-- evidence -->";

/// Where the template wants the generated parts.
const PLACES: [&str; 2] = ["<!-- build: head -->", "<!-- build: blocks -->"];

/// A part of the site, as the file contains it.
struct Block {
    id: String,
    /// Base64 of its gzip.
    text: String,
}

impl Block {
    fn of(id: &str, content: &[u8]) -> Result<Block> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(content)?;
        Ok(Block { id: id.to_owned(), text: BASE64_STANDARD.encode(encoder.finish()?) })
    }

    fn element(&self) -> String {
        format!("<script type=\"application/octet-stream\" id=\"{}\">{}</script>\n", self.id, self.text)
    }
}

/// The file.
pub fn write(job: &Job<'_>, assets: &Assets) -> Result<Asset> {
    let path = job.project.root().join("xtask/src/build/single.html");
    let template = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let Some((top, rest)) = template.split_once(PLACES[0]) else {
        bail!("{} has no line `{}`", path.display(), PLACES[0]);
    };
    let Some((middle, bottom)) = rest.split_once(PLACES[1]) else {
        bail!("{} has no line `{}`", path.display(), PLACES[1]);
    };
    let boot = text_of(&assets.boot)?;
    let glue = glue(assets)?;
    let before = format!("{top}{}{middle}", head(assets, boot, &glue)?);
    let after = format!("{EVIDENCE}<script type=\"module\">{glue}</script>\n<script>{boot}</script>{bottom}");

    let shell = serde_json::to_vec(&BTreeMap::from([("before", &before), ("after", &after)]))?;
    let mut blocks = vec![Block::of("shell", &shell)?];
    for (key, asset) in parts(assets) {
        blocks.push(Block::of(&key, &asset.content)?);
    }
    let blocks: String = blocks.iter().map(Block::element).collect();
    Ok(Asset { name: NAME.to_owned(), content: format!("{before}{blocks}{after}").into_bytes(), part: Part::OnDemand })
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
    if let Some(icon) = assets.others.iter().find(|other| other.name == "favicon.svg") {
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
