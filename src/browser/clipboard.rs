//! Copying text.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlElement, HtmlTextAreaElement};

/// Copies text to the clipboard. Returns whether that succeeded.
pub async fn copy(text: String) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // There is no `navigator.clipboard` on http:// from another host.
    let modern = js_sys::Reflect::get(&window.navigator(), &"clipboard".into()).is_ok_and(|it| !it.is_undefined());
    if modern && JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok() {
        return true;
    }
    window.document().is_some_and(|document| copy_selected(&document, &text).unwrap_or(false))
}

/// The old way: selects text in a field and asks the document to copy.
fn copy_selected(document: &Document, text: &str) -> Result<bool, JsValue> {
    let focused = document.active_element();
    let field: HtmlTextAreaElement = document.create_element("textarea")?.unchecked_into();
    field.set_class_name("visually-hidden");
    field.set_value(text);
    let body = document.body().ok_or(JsValue::NULL)?;
    body.append_child(&field)?;
    field.select();
    let command: js_sys::Function = js_sys::Reflect::get(document, &"execCommand".into())?.dyn_into()?;
    let copied = command.call1(document, &"copy".into())?.is_truthy();
    field.remove();
    if let Some(element) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.focus()?;
    }
    Ok(copied)
}
