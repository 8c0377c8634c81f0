//! User Timing measures, so that anyone can see in the browser's developer tools how long things took.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // web-sys offers measure() only between named marks.
    #[wasm_bindgen(js_namespace = performance, js_name = measure, catch)]
    fn measure_with_options(name: &str, options: &JsValue) -> Result<JsValue, JsValue>;
}

/// Milliseconds since the page began to load.
pub fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Records that `name` took from `start` (a result of [`now`]) until now.
pub fn measure(name: &str, start: f64) {
    let options = js_sys::Object::new();
    let set = js_sys::Reflect::set(&options, &"start".into(), &start.into());
    // If a measure cannot be recorded, only that is lost.
    let _ = set.and_then(|_| measure_with_options(name, &options));
}
