//! JavaScript errors in words.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// What an error says; what is none of JavaScript's own is shown as it is.
pub fn describe(error: JsValue) -> String {
    let message = Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| format!("{error:?}"))
}
