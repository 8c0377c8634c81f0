//! Where the worker's files are, and the worker's compiled WebAssembly.

use js_sys::{ArrayBuffer, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::browser::asset_name;

/// Where the worker's files are, relative to the page.
#[derive(Clone, Debug)]
pub struct Assets {
    /// Classic script that starts a worker.
    pub worker_js: String,
    /// Its WebAssembly.
    pub worker_wasm: String,
}

impl Assets {
    /// Reads them from the page.
    pub fn from_page() -> Result<Assets, String> {
        Ok(Assets { worker_js: asset_name("worker_js")?, worker_wasm: asset_name("worker_wasm")? })
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
