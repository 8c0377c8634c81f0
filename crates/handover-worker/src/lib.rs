//! The handover's WebAssembly module: a thin shell around `crates/handover`. `helper.js` handles the port.

use wasm_bindgen::prelude::*;

/// Called once by `helper.js`, before the first message.
#[wasm_bindgen]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Called by `helper.js` with each message from the engine; returns the response.
///
/// # Errors
/// If the bytes are not a message from the engine, in words.
#[wasm_bindgen]
pub fn answer(message: &[u8]) -> Result<Vec<u8>, String> {
    handover::answer(message)
        .map_err(|unreadable| format!("a message of the engine can't be read: {}", unreadable.detail))
}
