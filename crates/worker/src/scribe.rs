//! The engine's line to the scribe, which the page starts when the first job comes up.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::oneshot;
use protocol::scribe::{Job, Written};
use protocol::{Envelope, Response, wire};
use wasm_bindgen::prelude::*;
use web_sys::MessagePort;

use crate::port::{listen, post, send};

/// Where what was written goes, or why it was not.
type Waiting = oneshot::Sender<Result<Written, String>>;

/// The line.
pub struct Scribe {
    page: MessagePort,
    port: RefCell<Option<MessagePort>>,
    /// The page was told that a scribe is wanted, and has not yet answered.
    wanted: Cell<bool>,
    /// Jobs that wait for a scribe.
    unsent: RefCell<Vec<Vec<u8>>>,
    waiting: RefCell<BTreeMap<u64, Waiting>>,
    next_seq: Cell<u64>,
}

impl Scribe {
    /// No scribe yet.
    pub fn new(page: &MessagePort) -> Rc<Scribe> {
        Rc::new(Scribe {
            page: page.clone(),
            port: RefCell::default(),
            wanted: Cell::new(false),
            unsent: RefCell::default(),
            waiting: RefCell::default(),
            next_seq: Cell::new(0),
        })
    }

    /// Has a job done.
    ///
    /// # Errors
    /// In words for a person, if there is no scribe to be had or it died.
    pub async fn write(&self, job: &Job) -> Result<Written, String> {
        let seq = self.next_seq.get() + 1;
        self.next_seq.set(seq);
        let (sender, receiver) = oneshot::channel();
        self.waiting.borrow_mut().insert(seq, sender);
        let message = wire::encode(&Envelope { seq, body: job });
        match &*self.port.borrow() {
            Some(port) => send(port, &message, None),
            None => {
                self.unsent.borrow_mut().push(message);
                if !self.wanted.replace(true) {
                    post(&self.page, &Envelope { seq: 0, body: Response::ScribeWanted });
                }
            }
        }
        receiver.await.unwrap_or_else(|_| Err("The engine forgot what it had asked for.".to_owned()))
    }

    /// The page has started one, and this is the port to it.
    pub fn attach(self: &Rc<Self>, port: JsValue) {
        let Ok(port) = port.dyn_into::<MessagePort>() else { return };
        let scribe = Rc::clone(self);
        listen(&port, move |message, _| {
            let Ok(Envelope { seq, body }) = wire::decode::<Envelope<Written>>(&message) else { return };
            if let Some(sender) = scribe.waiting.borrow_mut().remove(&seq) {
                // Whoever asked may be gone.
                let _ = sender.send(Ok(body));
            }
        });
        self.unsent.take().iter().for_each(|message| send(&port, message, None));
        self.port.replace(Some(port));
    }

    /// There is none (any more). What was asked of it fails; the next job asks for another one.
    pub fn lost(&self, why: &str) {
        self.port.take();
        self.unsent.take();
        self.wanted.set(false);
        for sender in self.waiting.take().into_values() {
            let _ = sender.send(Err(why.to_owned()));
        }
    }
}
