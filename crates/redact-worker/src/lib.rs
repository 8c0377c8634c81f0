//! The WebAssembly module that redacts: a thin shell around `crates/redact`. `helper.js` handles the port.

use std::cell::RefCell;

use redact::Redaction;
use wasm_bindgen::prelude::*;

thread_local! {
    /// What this worker is redacting.
    static REDACTION: RefCell<Redaction> = RefCell::default();
}

/// Called once by `helper.js`, before the first message.
#[wasm_bindgen]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Called by `helper.js` with each message; returns the response.
///
/// # Errors
/// If the bytes are not a message, in words.
#[wasm_bindgen]
pub fn answer(message: &[u8]) -> Result<Vec<u8>, String> {
    REDACTION
        .with_borrow_mut(|redaction| redaction.answer(message))
        .map_err(|unreadable| format!("a message of the page can't be read: {}", unreadable.detail))
}
