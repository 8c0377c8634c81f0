//! Who has the keyboard.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Whether a key belongs to a text field or a list of choices, so that single-letter keys must keep out of it.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.matches("input, textarea, select, [contenteditable]").unwrap_or(false))
}

/// Whether the key goes to the browser or the system.
pub fn is_chord(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// Whether a dialog or a menu is open, which has the keyboard to itself.
pub fn is_covered() -> bool {
    find("dialog[open], .menu").is_some()
}

/// Whether a key was pressed in an element that fits the selector, or nowhere in particular.
pub fn is_in(event: &KeyboardEvent, selector: &str) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_none_or(|element| element.tag_name() == "BODY" || element.matches(selector).unwrap_or(false))
}

/// The first element that fits the selector.
pub fn find(selector: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.query_selector(selector).ok().flatten().and_then(|element| element.dyn_into().ok())
}

/// Puts the keyboard there.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        // An element that can't be focused leaves the keyboard where it is.
        let _ = element.focus();
    }
}

/// What has the keyboard now.
pub fn focused() -> Option<HtmlElement> {
    web_sys::window()?.document()?.active_element().and_then(|element| element.dyn_into().ok())
}
