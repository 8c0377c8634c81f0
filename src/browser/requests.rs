//! What the browser itself says about the requests that this page made.

use js_sys::Reflect;

/// How many requests went to anywhere but where the page came from. The Content-Security-Policy allows none.
pub fn elsewhere() -> usize {
    let Some(window) = web_sys::window() else { return 0 };
    let (Some(performance), Ok(origin)) = (window.performance(), window.location().origin()) else { return 0 };
    let entries = performance.get_entries_by_type("resource");
    let names = entries.iter().filter_map(|entry| Reflect::get(&entry, &"name".into()).ok()?.as_string());
    names.filter(|name| name.starts_with("http") && !name.starts_with(&origin)).count()
}
