//! Messages over a port: an array with JSON text first, then whatever travels beside it.

use js_sys::{Array, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessagePort};

/// Calls `hear` for every message, for as long as the worker lives. Messages that came before wait on the port.
pub fn listen(port: &MessagePort, mut hear: impl FnMut(String, Array) + 'static) {
    let closure = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let parts = Array::from(&event.data());
        hear(parts.get(0).as_string().unwrap_or_default(), parts);
    });
    port.set_onmessage(Some(closure.as_ref().unchecked_ref()));
    // A worker listens until it is terminated.
    closure.forget();
}

/// Posts a message without anything beside it.
pub fn post<T: Serialize>(port: &MessagePort, message: &T) {
    send(port, message, None);
}

/// Posts a message with bytes beside it. They are copied out of WebAssembly memory once, then moved.
pub fn post_bytes<T: Serialize>(port: &MessagePort, message: &T, bytes: &[u8]) {
    send(port, message, Some(Uint8Array::from(bytes)));
}

fn send<T: Serialize>(port: &MessagePort, message: &T, bytes: Option<Uint8Array>) {
    // Plain data always serialises; were it ever not to, the empty text is heard as a broken message.
    let text = serde_json::to_string(message).unwrap_or_default();
    let parts = Array::of1(&text.into());
    let transfer = Array::new();
    if let Some(bytes) = bytes {
        transfer.push(&bytes.buffer());
        parts.push(&bytes);
    }
    // Fails only for values that can't be cloned; text and buffers can.
    let _ = port.post_message_with_transferable(&parts, &transfer);
}
