//! Keyboard focus.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Whether a key event belongs to a text field or a select, so that single-letter keys must be ignored.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.matches("input, textarea, select, [contenteditable]").unwrap_or(false))
}

/// Whether the key is a shortcut of the browser or the system.
pub fn is_chord(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// Whether a dialog or menu is open, which gets all keys.
pub fn is_covered() -> bool {
    find("dialog[open], .menu").is_some()
}

/// Whether a key was pressed in an element that matches the selector, or nowhere in particular.
pub fn is_in(event: &KeyboardEvent, selector: &str) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_none_or(|element| element.tag_name() == "BODY" || element.matches(selector).unwrap_or(false))
}

/// The first element that matches the selector.
pub fn find(selector: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.query_selector(selector).ok().flatten().and_then(|element| element.dyn_into().ok())
}

/// Focuses the first element that matches the selector.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        // If the element cannot be focused, the focus stays where it is.
        let _ = element.focus();
    }
}

/// Fields, in the order in which they are looked for.
const FIELDS: &str = "input:enabled:not([type=hidden], [type=file]), select:enabled, textarea:enabled";

/// Focuses the field inside an element that is marked with `autofocus`, the first one or, if there is none, the element itself, so that keys scroll it. Of choices that exclude
/// each other, the one that is made.
pub fn focus_inside(element: &HtmlElement) {
    let inside = |selector: &str| element.query_selector(selector).ok().flatten();
    let field =
        inside("[autofocus]").or_else(|| inside(FIELDS)).and_then(|first| match first.matches("[type=radio]") {
            Ok(true) => inside("[type=radio]:checked").or(Some(first)),
            _ => Some(first),
        });
    let field = field.and_then(|field| field.dyn_into::<HtmlElement>().ok());
    // If it cannot be focused, the focus stays where it is.
    let _ = field.as_ref().unwrap_or(element).focus();
}

/// Whether text is selected.
pub fn is_selecting() -> bool {
    let selected = || {
        let window = web_sys::window()?;
        let ask: Function = Reflect::get(&window, &"getSelection".into()).ok()?.dyn_into().ok()?;
        let selection = ask.call0(&window).ok().filter(JsValue::is_object)?;
        Reflect::get(&selection, &"isCollapsed".into()).ok()?.as_bool()
    };
    selected() == Some(false)
}

/// The focused element.
pub fn focused() -> Option<HtmlElement> {
    web_sys::window()?.document()?.active_element().and_then(|element| element.dyn_into().ok())
}
