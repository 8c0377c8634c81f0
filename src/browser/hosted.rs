//! Fetches files from the page's own host.

use js_sys::{Array, JSON, Reflect, Uint8Array, decode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Blob, File, ReadableStreamDefaultReader, RequestInit, Response, Url, Window};
use words::{Say, messages as m};

use super::describe;
use super::language::language;

/// So much is kept in the page's own memory; the browser gets the rest.
const SLICE_BYTES: u64 = 16 << 20;

/// Why an address leads to no file that may be fetched.
pub enum Unusable {
    /// It is none.
    Malformed,
    /// It is on this other host.
    Elsewhere(String),
}

/// The address that a name stands for, as seen from the page or from another address.
///
/// # Errors
/// If it is not on the page's own host.
pub fn resolve(name: &str, from: Option<&str>) -> Result<String, Unusable> {
    let location = web_sys::window().map(|window| window.location()).ok_or(Unusable::Malformed)?;
    let page = location.href().map_err(|_| Unusable::Malformed)?;
    let address = Url::new_with_base(name, from.unwrap_or(&page)).map_err(|_| Unusable::Malformed)?;
    if location.origin().is_ok_and(|own| own == address.origin()) && address.protocol().starts_with("http") {
        address.set_hash("");
        return Ok(address.href());
    }
    // Such as `data:` and `file:`.
    let host = Some(address.host()).filter(|host| !host.is_empty());
    Err(host.map_or(Unusable::Malformed, Unusable::Elsewhere))
}

/// What a manifest lists.
pub struct Listed {
    /// The paths of its inputs.
    pub paths: Vec<String>,
    /// Inputs without a path.
    pub nameless: u64,
}

/// All files that a manifest lists; `None` if this is no manifest.
pub async fn listed(file: &File) -> Option<Listed> {
    const MOST_BYTES: f64 = 64e6;
    if !file.name().ends_with(".json") || file.size() > MOST_BYTES {
        return None;
    }
    let text = JsFuture::from(file.text()).await.ok()?.as_string()?;
    let manifest = JSON::parse(&text).ok()?;
    let member = |value: &JsValue, name: &str| Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED);
    if !member(&manifest, "format").as_string()?.starts_with("traillight.manifest/") {
        return None;
    }
    let inputs = member(&manifest, "inputs");
    let inputs = if Array::is_array(&inputs) { Array::from(&inputs) } else { Array::new() };
    let paths: Vec<String> = inputs.iter().filter_map(|input| member(&input, "path").as_string()).collect();
    Some(Listed { nameless: u64::from(inputs.length()) - paths.len() as u64, paths })
}

/// Fetches a file. `got` is told of every piece, in bytes.
///
/// # Errors
/// If it cannot be fetched, with the reason.
pub async fn fetch(address: &str, name: &str, stop: &AbortSignal, got: impl Fn(u64)) -> Result<File, String> {
    let init = RequestInit::new();
    init.set_signal(Some(stop));
    let window = web_sys::window().ok_or_else(|| m::trouble_no_window(language()))?;
    let response = match JsFuture::from(window.fetch_with_str_and_init(address, &init)).await {
        Ok(response) => response,
        Err(_) if !stop.aborted() && is_sent_on(&window, address, stop).await => {
            return Err(m::hosted_sent_on(language()).to_owned());
        }
        Err(why) => return Err(describe(why)),
    };
    let response: Response = response.dyn_into().map_err(describe)?;
    if !response.ok() {
        return Err(m::HostedStatus { status: &response.status().to_string() }.say(language()));
    }
    let (whole, slice) = (Array::new(), Array::new());
    let mut in_slice = 0;
    if let Some(body) = response.body() {
        let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
        loop {
            let read = JsFuture::from(reader.read()).await.map_err(describe)?;
            let value = Reflect::get(&read, &"value".into()).unwrap_or(JsValue::UNDEFINED);
            let Ok(piece) = value.dyn_into::<Uint8Array>() else { break };
            let bytes = u64::from(piece.length());
            slice.push(&piece);
            in_slice += bytes;
            got(bytes);
            if in_slice >= SLICE_BYTES {
                whole.push(&Blob::new_with_u8_array_sequence(&slice).map_err(describe)?.into());
                slice.set_length(0);
                in_slice = 0;
            }
        }
    }
    whole.push(&Blob::new_with_u8_array_sequence(&slice).map_err(describe)?.into());
    File::new_with_blob_sequence(&whole, name).map_err(describe)
}

/// Whether the host sends on to another address. Where that is another host, browsers say no more than that fetching failed.
async fn is_sent_on(window: &Window, address: &str, stop: &AbortSignal) -> bool {
    let init = RequestInit::new();
    init.set_signal(Some(stop));
    let is_set = Reflect::set(&init, &"redirect".into(), &"manual".into()).unwrap_or_default();
    let Ok(response) = JsFuture::from(window.fetch_with_str_and_init(address, &init)).await else { return false };
    let kind = Reflect::get(&response, &"type".into()).ok().and_then(|kind| kind.as_string());
    is_set && kind.as_deref() == Some("opaqueredirect")
}

/// What a file is called in the session: its path on the host, without what leads to the page's own folder.
pub fn path_of(address: &str) -> String {
    let page = resolve("./", None).unwrap_or_default();
    let path = address.strip_prefix(&page).unwrap_or_else(|| address.splitn(4, '/').nth(3).unwrap_or(address));
    let path = path.split('?').next().unwrap_or(path);
    decode_uri_component(path).map_or_else(|_| path.to_owned(), String::from)
}
