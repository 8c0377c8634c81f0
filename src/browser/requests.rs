//! What the browser itself reports about the requests of this page, and what it lets the page do.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{ArrayBuffer, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, Response};

/// An address that cannot exist (RFC 2606), for trying to send something.
const NOWHERE: &str = "https://nobody.invalid/";

/// How long the browser may take to report that it blocked a request.
const PATIENCE_MS: u32 = 500;

/// Number of requests to other origins. The Content-Security-Policy allows none.
pub fn elsewhere() -> usize {
    let Some(window) = web_sys::window() else { return 0 };
    let (Some(performance), Ok(origin)) = (window.performance(), window.location().origin()) else { return 0 };
    let entries = performance.get_entries_by_type("resource");
    let names = entries.iter().filter_map(|entry| Reflect::get(&entry, &"name".into()).ok()?.as_string());
    names.filter(|name| name.starts_with("http") && !name.starts_with(&origin) && name != NOWHERE).count()
}

/// The Content-Security-Policy in the page.
pub fn policy() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let element = document.query_selector("meta[http-equiv=Content-Security-Policy]").ok()??;
    element.get_attribute("content")
}

/// SHA-256 of the page's own file; `None` where the browser does not let it read that.
pub async fn own_hash() -> Option<String> {
    let window = web_sys::window()?;
    let address = window.location().href().ok()?;
    let own = address.split('#').next()?;
    let response: Response = JsFuture::from(window.fetch_with_str(own)).await.ok()?.dyn_into().ok()?;
    let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let crypto: JsValue = window.crypto().ok()?.into();
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    let digest: Function = Reflect::get(&subtle, &"digest".into()).ok()?.dyn_into().ok()?;
    let promise = digest.call2(&subtle, &"SHA-256".into(), &bytes).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    let hash: ArrayBuffer = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&hash).to_vec().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Tries to send something elsewhere. What blocked it; `None` if nothing did.
pub async fn try_elsewhere() -> Option<String> {
    let window = web_sys::window()?;
    let target: EventTarget = window.document()?.into();
    let (tell, told) = oneshot::channel();
    let tell = Rc::new(RefCell::new(Some(tell)));
    let later = Rc::clone(&tell);
    let said = move |tell: &RefCell<Option<oneshot::Sender<Option<String>>>>, directive: Option<String>| {
        if let Some(tell) = tell.take() {
            // Nobody waits any more if the page is closed.
            let _ = tell.send(directive);
        }
    };
    let listener = EventListener::new(&target, "securitypolicyviolation", move |event| {
        let directive = Reflect::get(event, &"effectiveDirective".into()).unwrap_or(JsValue::UNDEFINED);
        said(&tell, Some(directive.as_string().unwrap_or_default()));
    });
    // A request that is blocked fails at once, and so does one whose host does not exist: what counts is the report.
    let _ = JsFuture::from(window.fetch_with_str(NOWHERE)).await;
    let patience = Timeout::new(PATIENCE_MS, move || said(&later, None));
    let directive = told.await.ok().flatten();
    drop((listener, patience));
    directive
}
