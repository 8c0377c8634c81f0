//! What the browser itself reports about the requests of this page.

use js_sys::Reflect;

/// Number of requests to other origins. The Content-Security-Policy allows none.
pub fn elsewhere() -> usize {
    let Some(window) = web_sys::window() else { return 0 };
    let (Some(performance), Ok(origin)) = (window.performance(), window.location().origin()) else { return 0 };
    let entries = performance.get_entries_by_type("resource");
    let names = entries.iter().filter_map(|entry| Reflect::get(&entry, &"name".into()).ok()?.as_string());
    names.filter(|name| name.starts_with("http") && !name.starts_with(&origin)).count()
}
