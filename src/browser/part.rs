//! Loads parts of the page's WebAssembly that are not in its first file.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{ArrayBuffer, Object, Promise, Reflect, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{describe, source};

/// The file with what several parts use, and its custom sections, which contain one module each.
const SHARED: &str = "shared";
const SECTION: &str = "module";

/// The namespace from which parts import what they use of the page.
const PAGE: &str = "__wasm_split";

thread_local! {
    /// What was loaded, or is being loaded. Instantiating a part twice would reset its variables.
    static LOADS: RefCell<BTreeMap<&'static str, Promise>> = const { RefCell::new(BTreeMap::new()) };
}

/// Makes a part available, unless it is already.
///
/// # Errors
/// If it could not be fetched or does not belong to this page. It can be tried again.
pub async fn load(part: &'static str) -> Result<(), String> {
    // Both are fetched at the same time.
    let loads = [SHARED, part].map(|file| (file, once(file)));
    let mut outcome = Ok(());
    for (file, load) in loads {
        if let Err(why) = JsFuture::from(load.clone()).await {
            forget(file, &load);
            outcome = Err(describe(why));
        }
    }
    outcome
}

fn once(file: &'static str) -> Promise {
    let start = || future_to_promise(async move { instantiate(file).await.map(|()| JsValue::UNDEFINED) });
    LOADS.with_borrow_mut(|loads| loads.entry(file).or_insert_with(start).clone())
}

/// Forgets a load that failed, but not the one that somebody else has started since.
fn forget(file: &str, load: &Promise) {
    LOADS.with_borrow_mut(|loads| {
        if loads.get(file).is_some_and(|current| Object::is(current, load)) {
            loads.remove(file);
        }
    });
}

/// A part writes its functions and constants into the page's table and memory, at places that were left free for it.
async fn instantiate(file: &str) -> Result<(), JsValue> {
    let bytes = source::wasm(&format!("page-{file}")).await?;
    let module = compile(&bytes).await?;
    let imports = Object::new();
    Reflect::set(&imports, &PAGE.into(), &wasm_bindgen::exports())?;
    for inner in WebAssembly::Module::custom_sections(&module, SECTION) {
        let inner = compile(&inner.dyn_into()?).await?;
        JsFuture::from(WebAssembly::instantiate_module(&inner, &imports)).await?;
    }
    JsFuture::from(WebAssembly::instantiate_module(&module, &imports)).await?;
    Ok(())
}

async fn compile(bytes: &ArrayBuffer) -> Result<WebAssembly::Module, JsValue> {
    JsFuture::from(WebAssembly::compile(bytes)).await?.dyn_into()
}
