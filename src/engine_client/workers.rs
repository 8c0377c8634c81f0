//! Starts workers, and talks to them over ports.
//!
//! A message is an array: the encoded message, followed by attachments (files, buffers, ports). The port is part of the
//! worker's first message, so nothing is lost that is sent before its WebAssembly is ready: it waits on the port.

use js_sys::{Array, BigUint64Array, Object, Reflect, Uint8Array};
use protocol::wire;
use serde::Serialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageChannel, MessageEvent, MessagePort, Worker};
use words::{Say, messages as m};

use super::program::Program;
use crate::browser::describe;
use crate::browser::language::language;

/// The role of a worker.
pub enum Role {
    /// Contains the store and answers questions.
    Engine,
    /// Reads files. `engine` is its port to the engine, and `key` the session's key for content hashes.
    Ingest { edge: u32, key: BigUint64Array, engine: MessagePort },
    /// A module on demand. `engine` is its port to the engine.
    OnDemand { engine: MessagePort },
}

/// A running worker, which is terminated when dropped.
pub struct Running {
    worker: Worker,
    port: MessagePort,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Running {
    /// Starts a worker.
    pub fn start(
        program: &Program,
        role: Role,
        mut on_message: impl FnMut(Vec<u8>, Array) + 'static,
        mut on_death: impl FnMut(String) + 'static,
    ) -> Result<Running, String> {
        let worker = Worker::new(&program.script).map_err(describe)?;
        let channel = MessageChannel::new().map_err(describe)?;
        let port = channel.port1();

        let on_message = Closure::new(move |event: MessageEvent| {
            let parts = Array::from(&event.data());
            let message = parts.get(0).dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default();
            on_message(message, parts);
        });
        port.set_onmessage(Some(on_message.as_ref().unchecked_ref()));

        let named = program.script.clone();
        let on_error = Closure::new(move |event: Event| {
            event.prevent_default();
            // Any other kind of event means that the script itself could not be loaded.
            let error = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
            on_death(error.unwrap_or_else(|| m::TroubleNotLoaded { file: &named }.say(language())));
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));

        let theirs = channel.port2();
        let transfer = Array::of1(&theirs);
        let hello = Object::new();
        set(&hello, "module", &program.module);
        set(&hello, "port", &theirs);
        match role {
            Role::Engine => set(&hello, "role", &"engine".into()),
            Role::Ingest { edge, key, engine } => {
                set(&hello, "role", &"ingest".into());
                set(&hello, "key", &key);
                set(&hello, "edge", &edge.into());
                set(&hello, "engine", &engine);
                transfer.push(&engine);
            }
            Role::OnDemand { engine } => {
                set(&hello, "engine", &engine);
                transfer.push(&engine);
            }
        }
        worker.post_message_with_transfer(&hello, &transfer).map_err(describe)?;
        Ok(Running { worker, port, _on_message: on_message, _on_error: on_error })
    }

    /// Posts a message followed by the attachments `beside`, of which those in `transfer` change owner.
    pub fn post<T: Serialize>(&self, message: &T, beside: &[JsValue], transfer: &Array) -> Result<(), String> {
        let message = Uint8Array::from(wire::encode(message).as_slice());
        let parts = Array::of1(&message);
        for value in beside {
            parts.push(value);
        }
        self.port.post_message_with_transferable(&parts, transfer).map_err(describe)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onerror(None);
        self.port.set_onmessage(None);
        self.worker.terminate();
    }
}

fn set(object: &Object, key: &str, value: &JsValue) {
    // Fails only for frozen objects and proxies, and this one is new.
    let _ = Reflect::set(object, &key.into(), value);
}
