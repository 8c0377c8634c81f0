//! All of Traillight as one HTML file, to be saved as it is or with evidence in it.

use js_sys::{JSON, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::describe;
use super::source::{asset_name, content, is_one_file, read_block};

/// Where evidence is put.
const PLACE: &str = "<!-- evidence -->";

/// The file, cut in two where evidence is put.
pub struct Tool {
    /// Up to the place for evidence.
    pub before: String,
    /// From there.
    pub after: String,
}

/// Gets it: a file beside the page or, if the page is such a file itself, put together from its parts.
///
/// # Errors
/// If it cannot be fetched, or a part is missing.
pub async fn tool() -> Result<Tool, String> {
    let text = if is_one_file() { from_parts().await? } else { text_of(content("single").await?.as_ref())? };
    let (before, after) = text.split_once(PLACE).ok_or_else(|| PLACE.to_owned())?;
    Ok(Tool { before: before.to_owned(), after: format!("{PLACE}{after}") })
}

/// As `xtask/src/build/single.rs` puts it together.
async fn from_parts() -> Result<String, String> {
    let shell = read_block("shell", &asset_name("shell_integrity").unwrap_or_default()).await?;
    let shell = JSON::parse(&text_of(&shell)?).map_err(describe)?;
    let part =
        |name: &str| Reflect::get(&shell, &name.into()).ok().and_then(|part| part.as_string()).unwrap_or_default();
    let mut text = part("before");
    let document = web_sys::window().and_then(|window| window.document());
    let blocks =
        document.and_then(|document| document.query_selector_all("script[type='application/octet-stream']").ok());
    for at in 0..blocks.as_ref().map_or(0, web_sys::NodeList::length) {
        let block = blocks.as_ref().and_then(|blocks| blocks.get(at)).and_then(|node| node.dyn_into::<Element>().ok());
        // What was saved with this page is not part of the tool.
        if let Some(block) = block.filter(|block| block.id() != "manifest" && !block.id().starts_with("evidence-")) {
            text.push_str(&block.outer_html());
            text.push('\n');
        }
    }
    text.push_str(&part("after"));
    Ok(text)
}

fn text_of(bytes: &JsValue) -> Result<String, String> {
    String::from_utf8(Uint8Array::new(bytes).to_vec()).map_err(|error| error.to_string())
}
