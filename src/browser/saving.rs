//! Files that are written a part at a time: where the browser lets people choose one, into that; else as parts of a download.
//!
//! The browser's interface for chosen files has no stable bindings, so it is called by name.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::describe;

/// What a browser said went wrong: the kind, as the DOM names it, and its own words.
#[derive(Clone, Debug)]
pub struct Failed {
    /// `AbortError`, `QuotaExceededError` and the like; "" if it is no such thing.
    pub kind: String,
    /// The message.
    pub detail: String,
}

impl Failed {
    fn of(error: JsValue) -> Failed {
        let kind = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
        Failed { kind: kind.unwrap_or_default(), detail: describe(error) }
    }
}

/// A file that somebody chose.
pub struct Chosen {
    handle: JsValue,
    stream: JsValue,
}

/// Whether files can be chosen to write into.
pub fn can_choose() -> bool {
    Reflect::get(&js_sys::global(), &"showSaveFilePicker".into()).is_ok_and(|it| it.is_function())
}

impl Chosen {
    /// Lets somebody choose a file. Must be called soon after a click.
    pub async fn choose(name: &str, mime: &str) -> Result<Chosen, Failed> {
        let kind = mime.split(';').next().unwrap_or(mime);
        let ending = name.rfind('.').and_then(|at| name.get(at..)).unwrap_or_default();
        let accept = object(&[(kind, &Array::of1(&ending.into()))]);
        let types = Array::of1(&object(&[("accept", &accept)]));
        let options = object(&[("suggestedName", &name.into()), ("types", &types)]);
        let handle = call(&js_sys::global(), "showSaveFilePicker", &options).await?;
        let stream = call(&handle, "createWritable", &JsValue::UNDEFINED).await?;
        Ok(Chosen { handle, stream })
    }

    /// Its name.
    pub fn name(&self) -> String {
        Reflect::get(&self.handle, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Appends text, bytes or a blob.
    pub async fn write(&self, part: &JsValue) -> Result<(), Failed> {
        call(&self.stream, "write", part).await.map(drop)
    }

    /// Until then, nothing of it is in the file.
    pub async fn close(self) -> Result<(), Failed> {
        call(&self.stream, "close", &JsValue::UNDEFINED).await.map(drop)
    }

    /// Leaves nothing behind, as far as the browser can: choosing has made an empty file.
    pub async fn abandon(self) {
        // A stream that failed has been abandoned already, and not every browser can remove files.
        let _ = call(&self.stream, "abort", &JsValue::UNDEFINED).await;
        let _ = call(&self.handle, "remove", &JsValue::UNDEFINED).await;
    }
}

async fn call(on: &JsValue, method: &str, argument: &JsValue) -> Result<JsValue, Failed> {
    let method: Function = Reflect::get(on, &method.into()).and_then(JsCast::dyn_into).map_err(Failed::of)?;
    let promise = method.call1(on, argument).map_err(Failed::of)?;
    JsFuture::from(Promise::resolve(&promise)).await.map_err(Failed::of)
}

fn object(members: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // A new object takes any member.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
