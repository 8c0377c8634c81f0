//! Saves bytes as a file on the user's machine.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
use words::messages as m;

use super::describe;
use super::language::language;

/// Downloads a buffer under this name.
pub fn save(name: &str, mime: &str, bytes: &JsValue) -> Result<(), String> {
    save_parts(name, mime, &Array::of1(bytes))
}

/// Downloads texts and buffers, one after the other, under this name.
pub fn save_parts(name: &str, mime: &str, parts: &Array) -> Result<(), String> {
    let blob = blob(mime, parts)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(describe)?;
    let document =
        web_sys::window().and_then(|window| window.document()).ok_or_else(|| m::trouble_no_document(language()))?;
    let link: HtmlAnchorElement = document.create_element("a").map_err(describe)?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has taken its reference when click() returns, but Firefox reads it a little later.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// Texts, buffers and blobs, one after the other. The browser keeps large ones on disk.
pub fn blob(mime: &str, parts: &Array) -> Result<Blob, String> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    Blob::new_with_u8_array_sequence_and_options(parts, &options).map_err(describe)
}
