//! What this page carries besides itself, if somebody saved it with evidence in it.

use js_sys::{Array, JSON, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

use super::describe;
use super::source::read_block;

/// The manifest, as `boot.js` read it; `None` if the page carries nothing.
///
/// # Errors
/// If it cannot be read, with the reason.
pub fn manifest() -> Option<Result<String, String>> {
    let known = |name: &str| Reflect::get(&js_sys::global(), &name.into()).ok().and_then(|value| value.as_string());
    let problem = known("traillightManifestProblem").map(Err);
    problem.or_else(|| known("traillightManifest").map(Ok))
}

/// Whether the records were redacted before they were saved, according to the manifest.
pub fn is_redacted(manifest: &str) -> bool {
    let member = |manifest: JsValue| Reflect::get(&manifest, &"redacted".into()).ok();
    JSON::parse(manifest).ok().and_then(member).is_some_and(|kinds| Array::is_array(&kinds))
}

/// The blocks that a manifest lists, each by its id and hash.
pub fn blocks(manifest: &str) -> Vec<(String, String)> {
    let member = |value: &JsValue, name: &str| Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let text = |value: &JsValue, name: &str| member(value, name).as_string();
    let blocks = JSON::parse(manifest).map(|manifest| member(&manifest, "blocks")).unwrap_or(JsValue::UNDEFINED);
    let blocks = if Array::is_array(&blocks) { Array::from(&blocks) } else { Array::new() };
    blocks.iter().filter_map(|block| Some((text(&block, "id")?, text(&block, "integrity")?))).collect()
}

/// Whether this page is a working paper.
pub fn is_paper() -> bool {
    let Some(Ok(manifest)) = manifest() else { return false };
    let member = |value: JsValue, name: &str| Reflect::get(&value, &name.into()).unwrap_or(JsValue::UNDEFINED);
    JSON::parse(&manifest).is_ok_and(|manifest| member(member(manifest, "about"), "paper").is_object())
}

/// A block as a file, a tar archive. Its text is dropped from the page: it is not needed again.
///
/// # Errors
/// If it is missing or was changed.
pub async fn file(id: &str, integrity: &str) -> Result<File, String> {
    let content = read_block(id, integrity).await?;
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.get_element_by_id(id)).into_iter().for_each(|element| element.remove());
    File::new_with_buffer_source_sequence(&Array::of1(&content), &format!("{id}.tar")).map_err(describe)
}

/// The manifest as a file.
///
/// # Errors
/// If the browser cannot make one.
pub fn manifest_file(manifest: &str) -> Result<File, String> {
    let bytes: JsValue = Uint8Array::from(manifest.as_bytes()).into();
    File::new_with_u8_array_sequence(&Array::of1(&bytes).unchecked_into::<JsValue>(), "manifest.json").map_err(describe)
}
