//! The size of the window, and the few choices about looks that are kept from one visit to the next.
//!
//! Only looks: nothing that comes from a file is ever stored.

use web_sys::Storage;

/// Below this many CSS pixels side panels become sheets.
pub const NARROW: f64 = 1024.0;

/// Width and height of the window in CSS pixels.
pub fn window_size() -> (f64, f64) {
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|it| it.as_f64()).unwrap_or_default();
    web_sys::window().map_or((0.0, 0.0), |window| (size(window.inner_width()), size(window.inner_height())))
}

/// Whether side panels are sheets.
pub fn is_narrow() -> bool {
    window_size().0 < NARROW
}

/// A choice of an earlier visit.
pub fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(&name(key)).ok().flatten()
}

/// Keeps a choice; where the browser keeps nothing, nothing is kept.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&name(key), value);
    }
}

fn name(key: &str) -> String {
    format!("traillight.{key}")
}

/// Absent or refused in private windows and some pages from disk.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
