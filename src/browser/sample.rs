//! The built-in sample: a file beside the page, fetched only when it is asked for.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, Response};

/// Fetches the sample as a file with the name that it was built with.
pub async fn fetch() -> Result<File, String> {
    let url = url()?;
    let window = web_sys::window().ok_or("there is no window")?;
    let response: Response =
        JsFuture::from(window.fetch_with_str(&url)).await.map_err(describe)?.dyn_into().map_err(describe)?;
    if !response.ok() {
        return Err(format!("{url} answered with status {}", response.status()));
    }
    let blob = JsFuture::from(response.blob().map_err(describe)?).await.map_err(describe)?;
    let name = url.rsplit('/').next().unwrap_or("sample");
    File::new_with_blob_sequence(&Array::of1(&blob), name).map_err(describe)
}

/// `sample` of `<meta name="traillight-assets">`, relative to the page.
fn url() -> Result<String, String> {
    let meta = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("meta[name=traillight-assets]").ok().flatten())
        .and_then(|meta| meta.get_attribute("content"))
        .ok_or("the page does not name it")?;
    let assets: serde_json::Value = serde_json::from_str(&meta).map_err(|error| error.to_string())?;
    assets.get("sample").and_then(|name| name.as_str()).map(str::to_owned).ok_or("this build has none".to_owned())
}

fn describe(error: JsValue) -> String {
    let message = Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| "the browser gave no reason".to_owned())
}
