//! Where the files of this build come from.

use js_sys::{ArrayBuffer, JSON, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};
use words::{Say, messages as m};

use super::describe;
use super::language::language;

/// Provides the files of every module: the worker, and modules on demand. Only the page itself is loaded by `boot.js`
/// instead, since it comes before all this.
pub trait Source {
    /// Address of the classic script that starts a worker of this module. It may also be a `blob:` address.
    ///
    /// # Errors
    /// If there is no such module.
    fn script(&self, module: &str) -> Result<String, String>;

    /// The module's WebAssembly.
    ///
    /// # Errors
    /// If it cannot be fetched, with the reason.
    async fn wasm(&self, module: &str) -> Result<ArrayBuffer, String>;
}

/// The source of this page.
pub fn source() -> impl Source {
    BesideThePage
}

/// Files next to the page, with names given in `<meta name="traillight-assets">`.
struct BesideThePage;

impl Source for BesideThePage {
    fn script(&self, module: &str) -> Result<String, String> {
        asset_name(&format!("{module}_js"))
    }

    async fn wasm(&self, module: &str) -> Result<ArrayBuffer, String> {
        let name = asset_name(&format!("{module}_wasm"))?;
        let init = RequestInit::new();
        init.set_integrity(&asset_name(&format!("{module}_wasm_integrity"))?);
        let window = web_sys::window().ok_or_else(|| m::trouble_no_window(language()))?;
        let fetched = JsFuture::from(window.fetch_with_str_and_init(&name, &init)).await;
        // The browser's own message does not name the file.
        let fetched = fetched.map_err(|error| format!("{name}: {}", describe(error)))?;
        let response: Response = fetched.dyn_into().map_err(describe)?;
        if !response.ok() {
            return Err(m::TroubleStatus { file: &name, status: &response.status().to_string() }.say(language()));
        }
        let bytes = JsFuture::from(response.array_buffer().map_err(describe)?).await.map_err(describe)?;
        bytes.dyn_into().map_err(describe)
    }
}

/// The name of a built file, relative to the page.
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
