//! Text fields: the caret, and inserting text as if it were typed.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Position of the caret in characters; `None` if text is selected.
pub fn caret(input: &HtmlInputElement) -> Option<usize> {
    let (start, end) = (input.selection_start().ok()??, input.selection_end().ok()??);
    // The browser counts UTF-16 units.
    let mut units = 0;
    let before = |c: &char| {
        units += c.len_utf16() as u32;
        units <= start
    };
    (start == end).then(|| input.value().chars().take_while(before).count())
}

/// Replaces some characters, and leaves the caret after the new text. The field fires the same event as for typing, and
/// the browser can undo it.
pub fn replace(input: &HtmlInputElement, from: usize, to: usize, text: &str) {
    let value = input.value();
    let units = |chars: usize| value.chars().take(chars).map(|c| c.len_utf16() as u32).sum::<u32>();
    // Focus and selection cannot fail for a text field in the page.
    let _ = input.focus();
    let _ = input.set_selection_range(units(from), units(to));
    if !insert(text).unwrap_or(false) {
        let chars: Vec<char> = value.chars().collect();
        let mut new: String = chars.iter().take(from).collect();
        new.push_str(text);
        new.extend(chars.iter().skip(to));
        input.set_value(&new);
        if let Ok(event) = web_sys::Event::new("input") {
            // Another handler may cancel it, but the text is there all the same.
            let _ = input.dispatch_event(&event);
        }
    }
}

/// Selects some UTF-16 units in the field matching this selector, ready to be overwritten.
pub fn select(field: &str, from: u32, to: u32) {
    let element =
        web_sys::window().and_then(|window| window.document()).and_then(|it| it.query_selector(field).ok()?);
    if let Some(input) = element.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        // Focus and selection cannot fail for a text field in the page.
        let _ = input.focus();
        let _ = input.set_selection_range(from, to);
    }
}

/// The only way to write into a field that the browser can undo.
fn insert(text: &str) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let command = js_sys::Reflect::get(&document, &"execCommand".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    Some(command.call3(&document, &"insertText".into(), &false.into(), &text.into()).ok()?.is_truthy())
}
