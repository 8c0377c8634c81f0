//! The engine role: holds the store, answers the page, and asks the edges for what only they have.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use engine::{CheckStep, Engine, Harvest, Need, RawAnswer, Step};
use futures_channel::oneshot;
use js_sys::Uint8Array;
use protocol::{Envelope, FromEdge, Phase, Request, Response, ToEdge, wire};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::MessagePort;

use crate::now;
use crate::port::{breathe, listen, post, post_bytes, sleep};
use crate::scribe::Scribe;

/// While loading, the page hears this often how far it is: often enough to look alive, rarely enough not to ask the
/// same question again for every batch.
const PROGRESS_MILLISECONDS: f64 = 200.0;

/// While checking, messages wait no longer than this and a step.
const MOST_SILENT_MILLISECONDS: f64 = 50.0;

/// Where the answer to a question goes: the message and the bytes beside it.
type Asked = oneshot::Sender<(FromEdge, Vec<u8>)>;

struct Role {
    engine: RefCell<Engine>,
    page: MessagePort,
    edges: RefCell<BTreeMap<u32, MessagePort>>,
    asked: RefCell<BTreeMap<u64, Asked>>,
    scribe: Rc<Scribe>,
    next_seq: Cell<u64>,
    /// Somebody is at it already.
    checking: Cell<bool>,
    told: Cell<f64>,
    told_phase: Cell<Phase>,
    /// The page will be told in a moment.
    will_tell: Cell<bool>,
}

/// Sets up the port to the page.
pub fn start(page: &MessagePort) {
    let role = Rc::new(Role {
        engine: RefCell::default(),
        page: page.clone(),
        edges: RefCell::default(),
        asked: RefCell::default(),
        scribe: Scribe::new(page),
        next_seq: Cell::new(0),
        checking: Cell::new(false),
        told: Cell::new(0.0),
        told_phase: Cell::default(),
        will_tell: Cell::new(false),
    });
    listen(page, move |message, parts| match wire::decode::<Envelope<Request>>(&message) {
        Ok(Envelope { body: Request::Attach { edge }, .. }) => role.attach(edge, parts.get(1)),
        Ok(Envelope { body: Request::AttachScribe, .. }) => role.scribe.attach(parts.get(1)),
        Ok(Envelope { body: Request::ScribeLost(why), .. }) => role.scribe.lost(&why),
        Ok(Envelope { seq, body }) => {
            let role = Rc::clone(&role);
            spawn_local(async move { role.answer(seq, body).await });
        }
        Err(error) => post(&role.page, &Envelope { seq: 0, body: Response::Failed(error) }),
    });
}

impl Role {
    fn attach(self: &Rc<Self>, edge: u32, port: JsValue) {
        let Ok(port) = port.dyn_into::<MessagePort>() else { return };
        let role = Rc::clone(self);
        let reply_to = port.clone();
        listen(&port, move |message, parts| {
            let Ok(Envelope { seq, body }) = wire::decode::<Envelope<FromEdge>>(&message) else { return };
            let bytes = parts.get(1).dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default();
            if body == FromEdge::Batch {
                role.absorb(&bytes);
                post(&reply_to, &Envelope { seq: 0, body: ToEdge::Ack });
            } else if let Some(sender) = role.asked.borrow_mut().remove(&seq) {
                // Whoever asked may have given up.
                let _ = sender.send((body, bytes));
            }
        });
        self.edges.borrow_mut().insert(edge, port);
    }

    fn absorb(self: &Rc<Self>, bytes: &[u8]) {
        match wire::decode::<Harvest>(bytes) {
            Ok(harvest) => self.engine.borrow_mut().absorb(harvest),
            Err(error) => {
                let body = Response::Failed(format!("a batch can't be read: {error}"));
                post(&self.page, &Envelope { seq: 0, body });
            }
        }
        self.settle();
    }

    /// Begins to check when everything is read, and tells the page how far things are.
    fn settle(self: &Rc<Self>) {
        self.tell();
        if self.engine.borrow().progress().phase == Phase::Validating && !self.checking.replace(true) {
            let role = Rc::clone(self);
            spawn_local(async move { role.check().await });
        }
    }

    /// Checks everything, a step at a time, until all is checked or something else is to be done first.
    async fn check(self: &Rc<Self>) {
        let mut since = now();
        loop {
            let edges = self.edges.borrow().len();
            let step = self.engine.borrow_mut().step_check(edges);
            self.tell();
            match step {
                CheckStep::Done => break,
                CheckStep::GoOn if now() - since < MOST_SILENT_MILLISECONDS => continue,
                CheckStep::GoOn => breathe().await,
                CheckStep::Verify(need) => {
                    let answers = self.ask_edges(need).await;
                    self.engine.borrow_mut().supply_check(answers);
                }
            }
            since = now();
        }
        self.checking.set(false);
    }

    /// Tells the page, but not too often: if it was told a moment ago, in a moment.
    fn tell(self: &Rc<Self>) {
        let progress = self.engine.borrow().progress();
        let since = now() - self.told.get();
        let quiet = matches!(progress.phase, Phase::Loading | Phase::Validating)
            && progress.phase == self.told_phase.get()
            && since < PROGRESS_MILLISECONDS;
        if !quiet {
            self.told.set(now());
            self.told_phase.set(progress.phase);
            post(&self.page, &Envelope { seq: 0, body: Response::Progress(progress) });
        } else if !self.will_tell.replace(true) {
            let role = Rc::clone(self);
            spawn_local(async move {
                sleep(PROGRESS_MILLISECONDS - since).await;
                role.will_tell.set(false);
                role.tell();
            });
        }
    }

    async fn answer(self: &Rc<Self>, seq: u64, request: Request) {
        let changes = matches!(
            request,
            Request::Expect { .. }
                | Request::Forgo { .. }
                | Request::Crashed(..)
                | Request::SetIntegrityOptions(_)
                | Request::StopCheck
                | Request::Check
        );
        let mut work = self.engine.borrow().begin(request);
        loop {
            let step = self.engine.borrow_mut().step(&mut work);
            match step {
                Step::Done(body) => {
                    post(&self.page, &Envelope { seq, body });
                    break;
                }
                Step::DoneWithBytes(body, bytes) => {
                    post_bytes(&self.page, &Envelope { seq, body }, &bytes);
                    break;
                }
                Step::Need(need) => {
                    let answers = self.ask_edges(need).await;
                    self.engine.borrow_mut().supply(&mut work, answers);
                }
                Step::Write(job) => {
                    let written = self.scribe.write(&job).await;
                    self.engine.borrow_mut().supply_written(&mut work, written);
                }
            }
        }
        if changes {
            self.settle();
        }
    }

    /// Puts the questions to all edges they concern, at the same time.
    async fn ask_edges(&self, need: Need) -> Vec<RawAnswer> {
        let mut receivers = Vec::new();
        for (edge, question) in need.questions(self.edges.borrow().keys().copied()) {
            if let Some(port) = self.edges.borrow().get(&edge) {
                let seq = self.next_seq.get() + 1;
                self.next_seq.set(seq);
                let (sender, receiver) = oneshot::channel();
                self.asked.borrow_mut().insert(seq, sender);
                receivers.push((question.clone(), receiver));
                post(port, &Envelope { seq, body: question });
            }
        }
        let mut answers = Vec::new();
        for (question, receiver) in receivers {
            if let Ok((body, bytes)) = receiver.await {
                let records = match body {
                    FromEdge::Read => wire::decode(&bytes).unwrap_or_default(),
                    _ => Vec::new(),
                };
                answers.push(RawAnswer { question, body, records });
            }
        }
        answers
    }
}
