//! Where the worker's files and the sample are, and the worker's compiled WebAssembly.

use js_sys::{ArrayBuffer, WebAssembly};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Names of the built files, relative to the page, from `<meta name="traillight-assets">`.
#[derive(Clone, Debug, Deserialize)]
pub struct Assets {
    /// Classic script that starts a worker.
    pub worker_js: String,
    /// Its WebAssembly.
    pub worker_wasm: String,
}

impl Assets {
    /// Reads them from the page.
    pub fn from_page() -> Result<Assets, String> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
        let meta = document
            .query_selector("meta[name=traillight-assets]")
            .ok()
            .flatten()
            .and_then(|meta| meta.get_attribute("content"))
            .ok_or("the page does not name its worker: meta traillight-assets is missing")?;
        serde_json::from_str(&meta).map_err(|error| format!("meta traillight-assets is not readable: {error}"))
    }

    /// Fetches and compiles the worker's module; it is compiled once and handed to every worker.
    pub async fn compile(&self) -> Result<JsValue, String> {
        let window = web_sys::window().ok_or("no window")?;
        let fetched = JsFuture::from(window.fetch_with_str(&self.worker_wasm)).await.map_err(describe)?;
        let response: Response = fetched.dyn_into().map_err(describe)?;
        if !response.ok() {
            return Err(format!("{} answered with status {}", self.worker_wasm, response.status()));
        }
        // Not compileStreaming: that fails on hosts that send .wasm with another MIME type.
        let bytes = JsFuture::from(response.array_buffer().map_err(describe)?).await.map_err(describe)?;
        let bytes: ArrayBuffer = bytes.dyn_into().map_err(describe)?;
        JsFuture::from(WebAssembly::compile(&bytes)).await.map_err(describe)
    }
}

/// A JavaScript error in words.
pub fn describe(error: JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{error:?}"), |error| String::from(error.message()))
}
