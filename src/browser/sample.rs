//! The built-in sample: a file next to the page, fetched only on request.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, Response};
use words::{Say, messages as m};

use super::describe;
use super::language::language;
use super::source::asset_name;

/// Fetches the sample as a file, under the name it was built with.
pub async fn fetch() -> Result<File, String> {
    let url = asset_name("sample")?;
    let window = web_sys::window().ok_or_else(|| m::trouble_no_window(language()))?;
    let response: Response =
        JsFuture::from(window.fetch_with_str(&url)).await.map_err(describe)?.dyn_into().map_err(describe)?;
    if !response.ok() {
        return Err(m::TroubleStatus { file: &url, status: &response.status().to_string() }.say(language()));
    }
    let blob = JsFuture::from(response.blob().map_err(describe)?).await.map_err(describe)?;
    let name = url.rsplit('/').next().unwrap_or("sample");
    File::new_with_blob_sequence(&Array::of1(&blob), name).map_err(describe)
}
