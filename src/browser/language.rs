//! The page's language.

use std::cell::OnceCell;

use wasm_bindgen::JsValue;
use words::Language;

/// Tells the browser and screen readers the page's language.
pub fn announce(language: Language) {
    let html = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(html) = html {
        // Fails only for an invalid attribute name.
        let _ = html.set_attribute("lang", language.tag());
    }
}

/// The first available one of the browser's languages.
pub fn language() -> Language {
    thread_local!(static LANGUAGE: OnceCell<Language> = const { OnceCell::new() });
    LANGUAGE.with(|language| {
        *language.get_or_init(|| {
            let preferred = web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
            let tags: Vec<String> = preferred.iter().filter_map(|tag: JsValue| tag.as_string()).collect();
            Language::choose(tags.iter().map(String::as_str))
        })
    })
}
