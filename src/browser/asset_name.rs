//! Which files belong to this build.

use js_sys::{JSON, Reflect};

/// The name of a built file, relative to the page, as `<meta name="traillight-assets">` has it.
///
/// # Errors
/// If the page was not built with such a file.
pub fn asset_name(key: &str) -> Result<String, String> {
    let meta = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("meta[name=traillight-assets]").ok().flatten())
        .and_then(|meta| meta.get_attribute("content"))
        .ok_or("the page does not name its files: meta traillight-assets is missing")?;
    let names = JSON::parse(&meta).map_err(|_| "meta traillight-assets is not readable".to_owned())?;
    let name = Reflect::get(&names, &key.into()).ok().and_then(|name| name.as_string());
    name.ok_or_else(|| format!("this build has no {key}"))
}
