//! The scribe's WebAssembly module. A thin skin: what is done is in `crates/scribe`, and `helper.js` minds the port.

use wasm_bindgen::prelude::*;

/// Called once by `helper.js`, before the first message.
#[wasm_bindgen]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Called by `helper.js` with each message of the engine; the message to answer with.
///
/// # Errors
/// In words, if the bytes are no message of the engine.
#[wasm_bindgen]
pub fn answer(message: &[u8]) -> Result<Vec<u8>, String> {
    scribe::answer(message)
        .map_err(|unreadable| format!("a message of the engine can't be read: {}", unreadable.detail))
}
