//! Where the files of this build come from: next to the page, or, if all of it is one file, within it.
//!
//! `<meta name="traillight-assets">` says which: a name with `#` is the id of a block, which `boot.js` reads.

use js_sys::{Array, ArrayBuffer, Function, JSON, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, RequestInit, Response, Url};
use words::{Say, messages as m};

use super::describe;
use super::language::language;

/// Address of the classic script that starts a worker of this module.
///
/// # Errors
/// If there is no such module, or its script was changed.
pub async fn script(module: &str) -> Result<String, String> {
    let key = format!("{module}_js");
    let name = asset_name(&key)?;
    if !is_block(&name) {
        return Ok(name);
    }
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let content = Array::of1(&content(&key).await?.into());
    let blob = Blob::new_with_buffer_source_sequence_and_options(&content, &options).map_err(describe)?;
    // Kept for as long as the page: workers may have to be started again.
    Url::create_object_url_with_blob(&blob).map_err(describe)
}

/// The WebAssembly of a module.
///
/// # Errors
/// If it cannot be fetched or was changed, with the reason.
pub async fn wasm(module: &str) -> Result<ArrayBuffer, String> {
    content(&format!("{module}_wasm")).await
}

/// The content of a file of this build, after checking its hash.
///
/// # Errors
/// If it cannot be fetched or was changed, with the reason.
pub async fn content(key: &str) -> Result<ArrayBuffer, String> {
    let name = asset_name(key)?;
    let integrity = asset_name(&format!("{key}_integrity"))?;
    let content = match name.strip_prefix('#') {
        Some(id) => read_block(id.split('/').next().unwrap_or(id), &integrity).await?,
        None => fetch(&name, &integrity).await?,
    };
    content.dyn_into().map_err(describe)
}

/// Whether everything is within the page, and nothing is fetched.
pub fn is_one_file() -> bool {
    asset_name("worker_wasm").is_ok_and(|name| is_block(&name))
}

fn is_block(name: &str) -> bool {
    name.starts_with('#')
}

async fn fetch(name: &str, integrity: &str) -> Result<JsValue, String> {
    let init = RequestInit::new();
    init.set_integrity(integrity);
    let window = web_sys::window().ok_or_else(|| m::trouble_no_window(language()))?;
    let fetched = JsFuture::from(window.fetch_with_str_and_init(name, &init)).await;
    // The browser's own message does not name the file.
    let fetched = fetched.map_err(|error| format!("{name}: {}", describe(error)))?;
    let response: Response = fetched.dyn_into().map_err(describe)?;
    if !response.ok() {
        return Err(m::TroubleStatus { file: name, status: &response.status().to_string() }.say(language()));
    }
    JsFuture::from(response.array_buffer().map_err(describe)?).await.map_err(describe)
}

/// The content of a block. Its hash is only checked if one is given.
///
/// # Errors
/// If it is missing or was changed.
pub async fn read_block(id: &str, integrity: &str) -> Result<JsValue, String> {
    let read = Reflect::get(&js_sys::global(), &"traillightBlock".into()).map_err(describe)?;
    let read: Function = read.dyn_into().map_err(describe)?;
    let reading = read.call2(&JsValue::NULL, &id.into(), &integrity.into()).map_err(describe)?;
    JsFuture::from(Promise::from(reading)).await.map_err(describe)
}

/// The name of a built file, relative to the page, or `#` and the id of a block.
///
/// # Errors
/// If the page was built without such a file.
pub fn asset_name(key: &str) -> Result<String, String> {
    let meta = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("meta[name=traillight-assets]").ok().flatten())
        .and_then(|meta| meta.get_attribute("content"))
        .ok_or_else(|| m::trouble_no_assets(language()))?;
    let names = JSON::parse(&meta).map_err(|_| m::trouble_bad_assets(language()))?;
    let name = Reflect::get(&names, &key.into()).ok().and_then(|name| name.as_string());
    name.ok_or_else(|| m::TroubleNoAsset { name: key }.say(language()))
}
