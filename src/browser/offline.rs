//! Whether the browser keeps this page's own files, as `boot.js` found out.

use gloo::events::EventListener;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offline {
    /// Nobody tried: this page is one file, was made for development, or came over plain HTTP.
    Unavailable,
    /// It is on its way.
    Keeping,
    /// All is there.
    Kept,
    /// The same, of a newer version.
    Newer,
    /// It did not work, for this reason, as the browser says it.
    Failed(String),
}

/// Follows it.
pub fn watch() -> RwSignal<Offline> {
    let state = RwSignal::new(now());
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "traillight-offline", move |_| state.set(now())).forget();
    }
    state
}

fn now() -> Offline {
    let told = Reflect::get(&js_sys::global(), &"traillightOffline".into()).unwrap_or(JsValue::UNDEFINED);
    let text = |name: &str| Reflect::get(&told, &name.into()).ok().and_then(|it| it.as_string()).unwrap_or_default();
    match text("state").as_str() {
        "keeping" => Offline::Keeping,
        "kept" => Offline::Kept,
        "newer" => Offline::Newer,
        "failed" => Offline::Failed(text("detail")),
        _ => Offline::Unavailable,
    }
}
