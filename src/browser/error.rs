//! JavaScript errors as text.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The message of an error; any other value as a string.
pub fn describe(error: JsValue) -> String {
    let message = Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| format!("{error:?}"))
}
