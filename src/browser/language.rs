//! The language the page speaks.

use std::cell::OnceCell;

use wasm_bindgen::JsValue;
use words::Language;

/// The first of the browser's languages that there is.
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
