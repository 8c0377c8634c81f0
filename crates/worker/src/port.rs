//! Messages over a port: an array with the encoded message first, followed by attachments.

use js_sys::{Array, Promise, Uint8Array};
use protocol::wire;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, MessagePort, WorkerGlobalScope};

/// Calls `on_message` with every message for as long as the worker lives, including those that arrived before.
pub fn listen(port: &MessagePort, mut on_message: impl FnMut(Vec<u8>, Array) + 'static) {
    let closure = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let parts = Array::from(&event.data());
        let message = parts.get(0).dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default();
        on_message(message, parts);
    });
    port.set_onmessage(Some(closure.as_ref().unchecked_ref()));
    // A worker listens until it is terminated.
    closure.forget();
}

/// The bytes attached to a message; empty if there are none.
pub fn beside(parts: &Array) -> Vec<u8> {
    parts.get(1).dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}

/// Posts a message without attachment.
pub fn post<T: Serialize>(port: &MessagePort, message: &T) {
    send(port, &wire::encode(message), None);
}

/// Posts a message with bytes attached. They are copied out of WebAssembly memory once, then transferred.
pub fn post_bytes<T: Serialize>(port: &MessagePort, message: &T, bytes: &[u8]) {
    send(port, &wire::encode(message), Some(Uint8Array::from(bytes)));
}

/// Posts an encoded message with its attachment.
fn send(port: &MessagePort, message: &[u8], bytes: Option<Uint8Array>) {
    let message = Uint8Array::from(message);
    let parts = Array::of1(&message);
    let transfer = Array::of1(&message.buffer());
    if let Some(bytes) = bytes {
        transfer.push(&bytes.buffer());
        parts.push(&bytes);
    }
    // Fails only for values that cannot be cloned; text and buffers can.
    let _ = port.post_message_with_transferable(&parts, &transfer);
}

/// Yields, so that waiting messages are handled. (A timer would wait for 4 ms each time, and a promise not at all.)
pub async fn breathe() {
    let Ok(channel) = MessageChannel::new() else { return };
    let resolve = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
    if channel.port2().post_message(&JsValue::NULL).is_ok() {
        // It is never rejected.
        let _ = JsFuture::from(resolve).await;
    }
    channel.port1().close();
}

/// Waits for this long.
pub async fn sleep(milliseconds: f64) {
    let Ok(scope) = js_sys::global().dyn_into::<WorkerGlobalScope>() else { return };
    let over = Promise::new(&mut |over, _| {
        // Less than a second, so the cast loses nothing but fractions. Fails only if the browser cannot set timers.
        let _ = scope.set_timeout_with_callback_and_timeout_and_arguments_0(&over, milliseconds as i32);
    });
    // It is never rejected.
    let _ = JsFuture::from(over).await;
}
