//! The engine role: passes messages between the engine, the page, the edges and the modules on demand.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use engine::{Engine, Outgoing};
use js_sys::Array;
use litemap::LiteMap;
use protocol::{EdgeToEngine, EngineToPage, Module, ModuleToEngine, PageToEngine, Phase, wire};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::MessagePort;

use crate::now;
use crate::port::{beside, breathe, listen, post, post_bytes, sleep};

/// Interval of progress reports to the page while loading: short enough to look alive, long enough that the page does
/// not repeat its questions after every batch.
const PROGRESS_MILLISECONDS: f64 = 200.0;

/// While there is much to do, messages wait at most this long plus one portion of work.
const MOST_SILENT_MILLISECONDS: f64 = 50.0;

struct Role {
    engine: RefCell<Engine>,
    page: MessagePort,
    edges: RefCell<LiteMap<u32, MessagePort>>,
    modules: RefCell<LiteMap<Module, MessagePort>>,
    /// Whether the engine is being run already.
    turning: Cell<bool>,
    last_report: Cell<f64>,
    reported_generation: Cell<u64>,
    reported_phase: Cell<Phase>,
    /// Whether a progress report is scheduled.
    report_scheduled: Cell<bool>,
}

/// Sets up the port to the page.
pub fn start(page: &MessagePort) {
    let role = Rc::new(Role {
        engine: RefCell::default(),
        page: page.clone(),
        edges: RefCell::default(),
        modules: RefCell::default(),
        turning: Cell::new(false),
        last_report: Cell::new(0.0),
        reported_generation: Cell::new(0),
        reported_phase: Cell::default(),
        report_scheduled: Cell::new(false),
    });
    listen(page, move |message, parts| match wire::decode::<PageToEngine>(&message) {
        Ok(message) => role.hear_page(message, &parts),
        Err(unreadable) => role.post(&EngineToPage::Unreadable(unreadable)),
    });
}

impl Role {
    fn hear_page(self: &Rc<Self>, message: PageToEngine, parts: &Array) {
        let port = || parts.get(1).dyn_into::<MessagePort>().ok();
        match message {
            PageToEngine::Attach { edge } => self.attach_edge(edge, port()),
            PageToEngine::EdgeLost { edge } => drop(self.edges.borrow_mut().remove(&edge)),
            PageToEngine::AttachModule(module) => self.attach_module(module, port()),
            PageToEngine::Tell(_)
            | PageToEngine::Ask { .. }
            | PageToEngine::Withdraw { .. }
            | PageToEngine::ModuleLost(_) => {}
        }
        self.engine.borrow_mut().hear_page(message);
        self.go_on();
    }

    fn attach_edge(self: &Rc<Self>, edge: u32, port: Option<MessagePort>) {
        let Some(port) = port else { return };
        let role = Rc::clone(self);
        listen(&port, move |message, parts| match wire::decode::<EdgeToEngine>(&message) {
            Ok(message) => {
                role.engine.borrow_mut().hear_edge(edge, message, &beside(&parts));
                role.go_on();
            }
            Err(unreadable) => role.post(&EngineToPage::Unreadable(unreadable)),
        });
        self.edges.borrow_mut().insert(edge, port);
    }

    fn attach_module(self: &Rc<Self>, module: Module, port: Option<MessagePort>) {
        let Some(port) = port else { return };
        let role = Rc::clone(self);
        listen(&port, move |message, _| match wire::decode::<ModuleToEngine>(&message) {
            Ok(message) => {
                role.engine.borrow_mut().hear_module(message);
                role.go_on();
            }
            Err(unreadable) => role.post(&EngineToPage::Unreadable(unreadable)),
        });
        self.modules.borrow_mut().insert(module, port);
    }

    /// Runs the engine until it has nothing more to do for now.
    fn go_on(self: &Rc<Self>) {
        if self.turning.replace(true) {
            return;
        }
        let since = now();
        loop {
            let more = self.engine.borrow_mut().turn();
            self.send();
            self.report();
            if !more {
                self.turning.set(false);
                return;
            }
            if now() - since > MOST_SILENT_MILLISECONDS {
                break;
            }
        }
        let role = Rc::clone(self);
        spawn_local(async move {
            breathe().await;
            role.turning.set(false);
            role.go_on();
        });
    }

    /// Sends the engine's outgoing messages.
    fn send(&self) {
        while let Some(outgoing) = { self.engine.borrow_mut().next_outgoing() } {
            match outgoing {
                Outgoing::Page(message, None) => self.post(&message),
                Outgoing::Page(message, Some(file)) => post_bytes(&self.page, &message, &file),
                // The engine sends nothing to edges that are gone.
                Outgoing::Edge(edge, message) => {
                    self.edges.borrow().get(&edge).into_iter().for_each(|port| post(port, &message));
                }
                Outgoing::Module(module, message) => {
                    self.modules.borrow().get(&module).into_iter().for_each(|port| post(port, &message));
                }
            }
        }
    }

    fn post(&self, message: &EngineToPage) {
        post(&self.page, message);
    }

    /// Reports progress to the page, but not too often: if the last report is recent, the next is scheduled.
    fn report(self: &Rc<Self>) {
        let (phase, generation) = self.engine.borrow().level();
        let working = matches!(phase, Phase::Loading | Phase::Validating);
        let same_phase = phase == self.reported_phase.get();
        // A check makes progress within a generation.
        let same = same_phase && generation == self.reported_generation.get();
        if same && phase != Phase::Validating {
            return;
        }
        let since = now() - self.last_report.get();
        if !(working && same_phase && since < PROGRESS_MILLISECONDS) {
            self.last_report.set(now());
            self.reported_generation.set(generation);
            self.reported_phase.set(phase);
            let progress = self.engine.borrow().progress();
            self.post(&EngineToPage::Progress(progress));
        } else if !self.report_scheduled.replace(true) {
            let role = Rc::clone(self);
            spawn_local(async move {
                sleep(PROGRESS_MILLISECONDS - since).await;
                role.report_scheduled.set(false);
                role.report();
            });
        }
    }
}
