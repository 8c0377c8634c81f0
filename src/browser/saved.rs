//! Saved searches as a JSON file, using the browser's own JSON functions.
//!
//! ```json
//! { "format": "traillight.searches/1", "searches": [ { "set": "…", "title": "…", "query": "…" } ],
//!   "runs": [ { "query": "…", "last": "2026-03-02T10:00:00Z" } ] }
//! ```

use js_sys::{Array, JSON, Object, Reflect};
use view::format;
use view::saved::{Saved, Shelf};
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
pub fn save(shelf: &Shelf) -> Result<(), String> {
    text(shelf).and_then(|text| download(&text)).ok_or_else(|| m::saved_not_written(language()).to_owned())
}

fn download(text: &str) -> Option<()> {
    let link = web_sys::window()?.document()?.create_element("a").ok()?.unchecked_into::<HtmlAnchorElement>();
    let encoded = String::from(js_sys::encode_uri_component(text));
    link.set_href(&format!("data:application/json,{encoded}"));
    link.set_download("traillight-searches.json");
    link.click();
    Some(())
}

/// Writes searches.
pub fn text(shelf: &Shelf) -> Option<String> {
    let list = Array::new();
    for Saved { set, title, query, .. } in &shelf.own {
        list.push(&object(&[("set", set), ("title", title), ("query", query)])?);
    }
    let runs = Array::new();
    for (query, at) in &shelf.runs {
        runs.push(&object(&[("query", query), ("last", &format::iso(*at))])?);
    }
    let file = object(&[("format", FORMAT)])?;
    Reflect::set(&file, &"searches".into(), &list).ok()?;
    Reflect::set(&file, &"runs".into(), &runs).ok()?;
    Some(String::from(JSON::stringify(&file).ok()?))
}

fn object(members: &[(&str, &str)]) -> Option<JsValue> {
    let object = Object::new();
    for (name, text) in members {
        Reflect::set(&object, &(*name).into(), &(*text).into()).ok()?;
    }
    Some(object.into())
}

/// Reads searches from the chosen file.
pub async fn read(input: &HtmlInputElement) -> Result<Shelf, String> {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return Ok(Shelf::default()) };
    let (name, language) = (&file.name(), language());
    if file.size() > MOST_BYTES {
        let size = &language.bytes(file.size() as u64);
        return Err(m::SavedTooLarge { name, size }.say(language));
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default();
    input.set_value("");
    parse(&text).map_err(|fault| match fault {
        Fault::NoJson(why) => m::SavedNoJson { name, why: &why }.say(language),
        Fault::NoFormat => m::SavedNoFormat { name, format: FORMAT }.say(language),
        Fault::NoList => m::SavedNoList { name }.say(language),
        Fault::BadSearch => m::SavedBadSearch { name }.say(language),
    })
}

/// Why a text has no searches.
pub enum Fault {
    NoJson(String),
    NoFormat,
    NoList,
    BadSearch,
}

/// Reads what [`text`] writes. Times that cannot be read are left out.
pub fn parse(text: &str) -> Result<Shelf, Fault> {
    let value = JSON::parse(text).map_err(|error| {
        let why = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default();
        Fault::NoJson(why)
    })?;
    if member(&value, "format").as_deref() != Some(FORMAT) {
        return Err(Fault::NoFormat);
    }
    let list = |name: &str| Reflect::get(&value, &name.into()).ok().filter(Array::is_array).map(|it| Array::from(&it));
    let one = |value: JsValue| {
        let (set, title, query) = (member(&value, "set")?, member(&value, "title")?, member(&value, "query")?);
        Some(Saved { set, title, query, group: Vec::new() })
    };
    let own: Option<Vec<Saved>> = list("searches").ok_or(Fault::NoList)?.iter().map(one).collect();
    let mut shelf = Shelf { own: own.ok_or(Fault::BadSearch)?, runs: Vec::new() };
    for run in list("runs").iter().flat_map(Array::iter) {
        let last = member(&run, "last").and_then(|at| format::parse_time(&at));
        member(&run, "query").zip(last).into_iter().for_each(|(query, at)| shelf.ran(&query, at));
    }
    Ok(shelf)
}

fn member(value: &JsValue, name: &str) -> Option<String> {
    Reflect::get(value, &name.into()).ok()?.as_string()
}
