//! The worker: one WebAssembly module with two roles, chosen by the page's first message. A thin shell: the pure crates
//! handle bytes and questions.

#![allow(
    clippy::cast_possible_truncation,
    reason = "the browser counts in f64; sizes and numbers of workers fit, and a cast saturates"
)]

mod engine_role;
mod hashing;
mod ingest_role;
mod port;

use js_sys::{BigUint64Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessagePort};

/// Called once by `worker.js` with the page's first message: `{role, port, edge?, key?, engine?}`.
#[wasm_bindgen]
pub fn start(hello: &JsValue) -> Result<(), JsValue> {
    console_error_panic_hook::set_once();
    let page: MessagePort = field(hello, "port")?.dyn_into()?;
    match field(hello, "role")?.as_string().as_deref() {
        Some("engine") => engine_role::start(&page),
        Some("ingest") => {
            let engine: MessagePort = field(hello, "engine")?.dyn_into()?;
            let edge = field(hello, "edge")?.as_f64().ok_or("edge is no number")?;
            let key: BigUint64Array = field(hello, "key")?.dyn_into()?;
            // The page numbers edges from 1, so the cast is exact.
            ingest_role::start(edge as u32, [key.get_index(0), key.get_index(1)], page, engine);
        }
        _ => return Err("unknown role".into()),
    }
    Ok(())
}

fn field(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(object, &name.into())
}

/// Milliseconds since the worker started.
fn now() -> f64 {
    js_sys::global()
        .dyn_into::<DedicatedWorkerGlobalScope>()
        .ok()
        .and_then(|scope| scope.performance())
        .map_or(0.0, |performance| performance.now())
}
