//! Completes `src/offline.js`, the service worker, with the files that it keeps.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::asset::{Asset, Part};
use super::minify::minified;
use super::{Assets, Job};

/// Its name must not change: browsers ask for it again to see whether there is a newer version.
pub const NAME: &str = "offline.js";

/// Where the build is put in its source.
const PLACE: &str = "'<!-- build -->'";

/// The service worker.
pub fn write(job: &Job<'_>, assets: &Assets) -> Result<Asset> {
    let path = job.project.root().join("src/offline.js");
    let source = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let Some((before, after)) = source.split_once(PLACE) else { bail!("{} has no {PLACE}", path.display()) };
    let script = minified(job, "js", format!("{before}{}{after}", build(assets)))?;
    Ok(Asset { part: Part::OnDemand, ..Asset::fixed(NAME, script.into_bytes()) })
}

/// What a service worker and the page of the same build agree on.
pub fn version(assets: &Assets) -> String {
    let mut version = Sha256::new();
    kept(assets).iter().for_each(|file| version.update(format!("{} {}\n", file.name, file.integrity())));
    hex::encode(version.finalize())
}

/// All files but those that are only fetched to be saved or tried out.
fn kept(assets: &Assets) -> Vec<&Asset> {
    let keyed = assets.keyed();
    let kept = keyed.iter().filter(|(key, _)| key != "sample").map(|(_, asset)| *asset);
    let mut files: Vec<&Asset> = kept.chain([&assets.boot, &assets.styles]).chain(&assets.others).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

fn build(assets: &Assets) -> serde_json::Value {
    let file = |file: &&Asset| json!({ "name": file.name, "integrity": file.integrity() });
    json!({
        "version": version(assets),
        "files": kept(assets).iter().map(file).collect::<Vec<_>>(),
    })
}
