//! The page's language.

use std::cell::Cell;

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use words::{Language, messages as m};

use super::{layout, source};

const KEY: &str = "language";

thread_local!(static LANGUAGE: Cell<Language> = const { Cell::new(Language::En) });

/// The language that is spoken.
pub fn language() -> Language {
    LANGUAGE.get()
}

/// The tag of the language chosen last, or else of the first available one of the browser's languages.
pub fn preferred() -> &'static str {
    let preferred = web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
    let tags = preferred.iter().filter_map(|tag: JsValue| tag.as_string());
    let tags: Vec<String> = layout::remembered(KEY).into_iter().chain(tags).collect();
    Language::choose(tags.iter().map(String::as_str))
}

/// Remembers the language chosen last.
pub fn remember(language: Language) {
    layout::remember(KEY, language.tag());
}

/// Gets a language; any but English is loaded.
///
/// # Errors
/// If it cannot be loaded, with the reason.
pub async fn load(tag: &'static str) -> Result<Language, String> {
    if tag == Language::En.tag() {
        return Ok(Language::En);
    }
    let bytes = source::content(&format!("words_{tag}")).await?;
    let words = String::from_utf8(Uint8Array::new(&bytes).to_vec()).map_err(|error| error.to_string())?;
    Language::read(tag, words).ok_or_else(|| m::trouble_other_build(language()).to_owned())
}

/// Speaks a language from now on, and tells the browser and screen readers. What was drawn before is drawn anew by others.
pub fn speak(language: Language) {
    LANGUAGE.set(language);
    let html = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(html) = html {
        // Fails only for an invalid attribute name.
        let _ = html.set_attribute("lang", language.tag());
    }
}
