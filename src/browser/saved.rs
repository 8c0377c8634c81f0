//! Saved searches as a JSON file, using the browser's own JSON functions.
//!
//! ```json
//! { "format": "traillight.searches/1", "searches": [ { "set": "…", "title": "…", "query": "…" } ] }
//! ```

use js_sys::{Array, JSON, Object, Reflect};
use view::saved::Saved;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlAnchorElement, HtmlInputElement};
use words::{Say, messages as m};

use super::language::language;

/// Value of `format` in the file.
const FORMAT: &str = "traillight.searches/1";

/// Largest file that is read, in bytes.
const MOST_BYTES: f64 = 1_000_000.0;

/// Downloads searches as a file.
pub fn save(searches: &[Saved]) -> Result<(), String> {
    write(searches).ok_or_else(|| m::saved_not_written(language()).to_owned())
}

fn write(searches: &[Saved]) -> Option<()> {
    let list = Array::new();
    for Saved { set, title, query, .. } in searches {
        let one = Object::new();
        for (name, text) in [("set", set), ("title", title), ("query", query)] {
            Reflect::set(&one, &name.into(), &text.into()).ok()?;
        }
        list.push(&one);
    }
    let file = Object::new();
    Reflect::set(&file, &"format".into(), &FORMAT.into()).ok()?;
    Reflect::set(&file, &"searches".into(), &list).ok()?;
    let text = String::from(JSON::stringify(&file).ok()?);
    let link = web_sys::window()?.document()?.create_element("a").ok()?.unchecked_into::<HtmlAnchorElement>();
    let encoded = String::from(js_sys::encode_uri_component(&text));
    link.set_href(&format!("data:application/json,{encoded}"));
    link.set_download("traillight-searches.json");
    link.click();
    Some(())
}

/// Reads searches from the chosen file.
pub async fn read(input: &HtmlInputElement) -> Result<Vec<Saved>, String> {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return Ok(Vec::new()) };
    let (name, language) = (&file.name(), language());
    if file.size() > MOST_BYTES {
        let size = &language.bytes(file.size() as u64);
        return Err(m::SavedTooLarge { name, size }.say(language));
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default();
    input.set_value("");
    let value = JSON::parse(&text).map_err(|error| {
        let why = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default();
        m::SavedNoJson { name, why: &why }.say(language)
    })?;
    if member(&value, "format").as_deref() != Some(FORMAT) {
        return Err(m::SavedNoFormat { name, format: FORMAT }.say(language));
    }
    let list = Reflect::get(&value, &"searches".into()).ok().filter(Array::is_array);
    let Some(list) = list else { return Err(m::SavedNoList { name }.say(language)) };
    let one = |value: JsValue| {
        let (set, title, query) = (member(&value, "set")?, member(&value, "title")?, member(&value, "query")?);
        Some(Saved { set, title, query, group: Vec::new() })
    };
    let all: Option<Vec<Saved>> = Array::from(&list).iter().map(one).collect();
    all.ok_or_else(|| m::SavedBadSearch { name }.say(language))
}

fn member(value: &JsValue, name: &str) -> Option<String> {
    Reflect::get(value, &name.into()).ok()?.as_string()
}
