//! The size of the window, and the few settings that are kept between visits.
//!
//! Only appearance: no value that comes from a file is ever stored unasked. A layout that somebody saves contains names of
//! fields; searches that somebody has kept contain what they search for.

use leptos::ev;
use leptos::prelude::window_event_listener;
use web_sys::Storage;

/// Width in CSS pixels below which side panels become sheets.
pub const NARROW: f64 = 1024.0;

/// Width in CSS pixels below which the table would be too narrow between two side panels.
const TIGHT: f64 = 1200.0;

/// Width and height of the window in CSS pixels.
pub fn window_size() -> (f64, f64) {
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|it| it.as_f64()).unwrap_or_default();
    web_sys::window().map_or((0.0, 0.0), |window| (size(window.inner_width()), size(window.inner_height())))
}

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // If it can't, nothing happens, which is plain to see.
        let _ = window.print();
    }
}

/// Whether side panels are sheets.
pub fn is_narrow() -> bool {
    window_size().0 < NARROW
}

/// Whether there is room for the table and one side panel only.
pub fn is_tight() -> bool {
    window_size().0 < TIGHT
}

/// A setting from an earlier visit.
pub fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(&name(key)).ok().flatten()
}

/// Stores a setting, if the browser has a store.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&name(key), value);
    }
}

/// Removes a setting.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&name(key));
    }
}

/// Calls `then` whenever another tab stores or removes a setting, with what it is now.
pub fn when_another_tab_changes(key: &'static str, then: impl Fn(Option<String>) + 'static) {
    let listener = window_event_listener(ev::storage, move |event| {
        if event.key().as_deref() == Some(&name(key)) {
            then(event.new_value());
        }
    });
    // The page listens as long as it is open.
    std::mem::forget(listener);
}

fn name(key: &str) -> String {
    format!("traillight.{key}")
}

/// `None` in some private windows and pages from disk.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
