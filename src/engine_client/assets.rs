//! Where the files of a worker are, and its compiled WebAssembly.

use js_sys::{ArrayBuffer, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

use crate::browser::asset_name;

/// A kind of worker, ready to be started.
#[derive(Clone, Debug)]
pub struct Program {
    /// Classic script that starts one, relative to the page.
    pub script: String,
    /// Its compiled WebAssembly.
    pub module: JsValue,
}

impl Program {
    /// Fetches and compiles the module of this name; it is compiled once and handed to every worker of its kind.
    pub async fn load(name: &str) -> Result<Program, String> {
        let (script, wasm) = (asset_name(&format!("{name}_js"))?, asset_name(&format!("{name}_wasm"))?);
        let init = RequestInit::new();
        init.set_integrity(&asset_name(&format!("{name}_wasm_integrity"))?);
        let window = web_sys::window().ok_or("no window")?;
        let fetched = JsFuture::from(window.fetch_with_str_and_init(&wasm, &init)).await;
        // The browser's own words do not say which file.
        let fetched = fetched.map_err(|error| format!("{wasm}: {}", describe(error)))?;
        let response: Response = fetched.dyn_into().map_err(describe)?;
        if !response.ok() {
            return Err(format!("{wasm} answered with status {}", response.status()));
        }
        // Not compileStreaming: that fails on hosts that send .wasm with another MIME type.
        let bytes = JsFuture::from(response.array_buffer().map_err(describe)?).await.map_err(describe)?;
        let bytes: ArrayBuffer = bytes.dyn_into().map_err(describe)?;
        let module = JsFuture::from(WebAssembly::compile(&bytes)).await.map_err(describe)?;
        Ok(Program { script, module })
    }
}

/// A JavaScript error in words.
pub fn describe(error: JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{error:?}"), |error| String::from(error.message()))
}
