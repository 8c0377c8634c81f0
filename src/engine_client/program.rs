//! What a worker is started with.

use js_sys::WebAssembly;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::browser::{describe, source};

/// A kind of worker, ready to be started.
#[derive(Clone, Debug)]
pub struct Program {
    /// Address of the classic script that starts one.
    pub script: String,
    /// Its compiled WebAssembly.
    pub module: JsValue,
}

impl Program {
    /// Gets and compiles the module with this name. It is compiled once and passed to every worker of its kind.
    pub async fn load(name: &str) -> Result<Program, String> {
        let script = source::script(name).await?;
        let bytes = source::wasm(name).await?;
        // Not compileStreaming, which fails on hosts that serve .wasm with another MIME type.
        let module = JsFuture::from(WebAssembly::compile(&bytes)).await.map_err(describe)?;
        Ok(Program { script, module })
    }
}
