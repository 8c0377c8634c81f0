//! One session: the workers, the files they read, and the questions under way.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use futures_channel::oneshot;
use gloo::timers::callback::Interval;
use js_sys::{Array, BigUint64Array};
use leptos::prelude::*;
use protocol::wire::Bytes;
use protocol::{Command, FileHandle, FileId, PageAsk, PageToEdge, PageToEngine, Phase, Progress, Refusal, Share};
use view::arriving::Arriving;
use view::pace::Pace;
use view::queue::Queue;
use view::scale::within;
use view::watchdog::Watchdog;
use wasm_bindgen::JsValue;
use web_sys::{MessageChannel, MessagePort};
use words::{Say, messages as m};

use super::modules::Modules;
use super::program::Program;
use super::reading::Untold;
use super::timing;
use super::workers::{Role, Running};
use super::{Dropped, Engine, Hold};
use crate::browser::describe;
use crate::browser::language::language;

/// More edges than this only compete for memory bandwidth and for the engine.
const MOST_EDGES: usize = 8;

/// What the client keeps between calls.
#[derive(Default)]
pub struct Session {
    pub(super) program: Option<Program>,
    pub(super) engine: Option<Running>,
    pub(super) modules: Modules,
    pub(super) edges: BTreeMap<u32, Edge>,
    pub(super) next_edge: u32,
    pub(super) hash_key: Option<BigUint64Array>,
    pub(super) pace: Pace,
    pub(super) queue: Queue,
    pub(super) files: BTreeMap<FileId, Held>,
    /// Files that have no number yet.
    pub(super) arriving: Arriving<Dropped>,
    /// Sizes of numbered files that nobody was told of yet.
    pub(super) untold: Untold,
    pub(super) next_file: u32,
    pub(super) excluded: BTreeSet<FileId>,
    /// Edges keep no raw records.
    pub(super) columns_only: bool,
    pub(super) asked: Vec<(u64, oneshot::Sender<Answered>)>,
    pub(super) next_seq: u64,
    /// What was to be sent before the engine worker was there.
    pub(super) early: Vec<PageToEngine>,
    pub(super) loading: Option<Loading>,
    /// Signs of life since the session began: messages of workers, and files that were taken in.
    pub(super) heard: u64,
    pub(super) watchdog: Watchdog,
    pub(super) validating: Option<f64>,
    /// Deaths of the engine, and of edges that were not reading.
    pub(super) unexplained_deaths: u32,
}

/// What comes of a question: the encoded answer, and what travels beside it.
pub(super) type Answered = (Result<Bytes, Refusal>, JsValue);

/// A file of the session.
#[derive(Clone, Debug)]
pub struct Held {
    /// Number, path and size when it was chosen.
    pub handle: FileHandle,
    /// The browser's handle.
    pub file: web_sys::File,
}

pub(super) struct Edge {
    pub(super) running: Running,
    pub(super) started: bool,
    /// Groups of files that it has been handed and has not read yet.
    pub(super) groups: usize,
    /// The file it is at.
    pub(super) reading: Option<FileId>,
}

/// While files are being read.
pub(super) struct Loading {
    pub(super) started: f64,
    pub(super) _hold: Hold,
    pub(super) _watchdog: Interval,
}

impl Engine {
    pub(super) fn with<T>(self, work: impl FnOnce(&mut Session) -> T) -> T {
        let session: Rc<RefCell<Session>> = self.session.get_value();
        let mut session = session.borrow_mut();
        work(&mut session)
    }

    /// Compiles the module and starts the engine worker.
    pub(super) async fn boot(self) -> Result<(), String> {
        let program = Program::load("worker").await?;
        self.with(|session| session.program = Some(program));
        self.start_engine()?;
        self.start_edges()
    }

    fn start_engine(self) -> Result<(), String> {
        let running = self.spawn(
            Role::Engine,
            move |message, parts| self.hear_engine(&message, &parts),
            move |message| self.engine_died(message),
        )?;
        let early = self.with(|session| {
            session.engine = Some(running);
            std::mem::take(&mut session.early)
        });
        early.into_iter().for_each(|message| self.send(message));
        if self.with(|session| session.columns_only) {
            self.command(Command::ColumnsOnly);
        }
        Ok(())
    }

    fn start_edges(self) -> Result<(), String> {
        let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
        // 1 to 8, so the cast is exact.
        let wanted = within(cores, 1.0, MOST_EDGES as f64) as usize;
        while self.with(|session| session.edges.len()) < wanted {
            self.start_edge()?;
        }
        Ok(())
    }

    fn start_edge(self) -> Result<(), String> {
        let channel = MessageChannel::new().map_err(describe)?;
        let edge = self.with(|session| {
            session.next_edge += 1;
            session.next_edge
        });
        let key = self.hash_key()?;
        let running = self.spawn(
            Role::Ingest { edge, key, engine: channel.port1() },
            move |message, _| self.hear_edge(edge, &message),
            move |message| self.edge_died(edge, message),
        )?;
        let port = channel.port2();
        self.with(|session| {
            if session.columns_only {
                running.post(&PageToEdge::ColumnsOnly, &[], &Array::new())?;
            }
            session.edges.insert(edge, Edge { running, started: false, groups: 0, reading: None });
            session.attach(PageToEngine::Attach { edge }, &port)
        })
    }

    /// Random, and the same for all edges of a session: two edges must recognise the same record.
    fn hash_key(self) -> Result<BigUint64Array, String> {
        if let Some(key) = self.with(|session| session.hash_key.clone()) {
            return Ok(key);
        }
        let key = BigUint64Array::new_with_length(2);
        let crypto = web_sys::window()
            .and_then(|window| window.crypto().ok())
            .ok_or_else(|| m::trouble_no_randomness(language()))?;
        crypto.get_random_values_with_array_buffer_view(&key).map_err(describe)?;
        self.with(|session| session.hash_key = Some(key.clone()));
        Ok(key)
    }

    fn spawn(
        self,
        role: Role,
        on_message: impl FnMut(Vec<u8>, Array) + 'static,
        on_death: impl FnMut(String) + 'static,
    ) -> Result<Running, String> {
        let program =
            self.with(|session| session.program.clone()).ok_or_else(|| m::trouble_not_compiled(language()))?;
        Running::start(&program, role, on_message, on_death)
    }

    /// Forgets everything.
    pub fn start_over(self) {
        self.with(|session| {
            let (program, mut modules) = (session.program.take(), std::mem::take(&mut session.modules));
            modules.end();
            let fresh = Session { program, modules, ..Session::default() };
            std::mem::replace(session, fresh).answer_all();
        });
        self.forget_progress();
        self.forget_removed();
        self.standstill.set(None);
        self.rate.set(None);
        self.trouble.set(None);
        self.days.set(None);
        self.start_workers();
    }

    pub(super) fn forget_progress(self) {
        self.progress.set(Progress::default());
        self.drawn.set(0);
        self.full.set(false);
        self.searching.set(None);
        self.with(|session| session.pace = Pace::default());
    }

    pub(super) fn start_workers(self) {
        if let Err(message) = self.start_engine().and_then(|()| self.start_edges()) {
            self.fail(m::TroubleWorkers { detail: &message }.say(language()));
        }
    }

    /// Asks, and waits for the encoded answer. Whoever stops waiting takes the question back.
    pub(super) async fn ask(self, ask: PageAsk) -> Answered {
        let _hold = Hold::new();
        let started = timing::now();
        let measure = match &ask {
            PageAsk::Question(_) => Some("query"),
            PageAsk::Export(_) => Some("export"),
            _ => None,
        };
        let failed = self.progress.with_untracked(|progress| progress.phase == Phase::Failed);
        if failed && self.with(|session| session.engine.is_none()) {
            return (Err(Refusal::NotStarted), JsValue::NULL);
        }
        let (sender, receiver) = oneshot::channel();
        let seq = self.with(|session| {
            session.next_seq += 1;
            session.asked.push((session.next_seq, sender));
            session.next_seq
        });
        let _open = Open { engine: self, seq };
        self.send(PageToEngine::Ask { seq, ask });
        let answer = receiver.await;
        if let Some(name) = measure {
            timing::measure(name, started);
        }
        answer.unwrap_or((Err(Refusal::Restarted), JsValue::NULL))
    }

    /// Has the engine do something; what comes of it is told as progress.
    pub(super) fn command(self, command: Command) {
        self.send(PageToEngine::Tell(command));
    }

    pub(super) fn send(self, message: PageToEngine) {
        self.with(|session| match &session.engine {
            Some(engine) => {
                // Posting fails only for values that can't be cloned; text can.
                let _ = engine.post(&message, &[], &Array::new());
            }
            None => session.early.push(message),
        });
    }
}

/// A question that somebody waits for.
struct Open {
    engine: Engine,
    seq: u64,
}

impl Drop for Open {
    fn drop(&mut self) {
        if self.engine.with(|session| session.waiting_for(self.seq)).is_some() {
            self.engine.send(PageToEngine::Withdraw { seq: self.seq });
        }
    }
}

impl Session {
    /// Whoever asked this question and has no answer yet: a few at a time.
    pub(super) fn waiting_for(&mut self, seq: u64) -> Option<oneshot::Sender<Answered>> {
        let at = self.asked.iter().position(|(asked, _)| *asked == seq)?;
        Some(self.asked.swap_remove(at).1)
    }

    pub(super) fn number(&mut self, dropped: Dropped, size: f64) -> FileHandle {
        let id = FileId(self.next_file);
        self.next_file += 1;
        // A file's size is a whole number below 2^53.
        let handle = FileHandle { id, path: dropped.path.clone(), size: size as u64, share: Share::WHOLE };
        self.files.insert(id, Held { handle: handle.clone(), file: dropped.file });
        handle
    }

    /// Hands the engine its port to a worker.
    pub(super) fn attach(&self, message: PageToEngine, port: &MessagePort) -> Result<(), String> {
        let engine = self.engine.as_ref().ok_or_else(|| m::trouble_no_engine(language()))?;
        engine.post(&message, &[port.clone().into()], &Array::of1(port))
    }

    pub(super) fn handles(&self) -> Vec<FileHandle> {
        self.files.values().map(|held| held.handle.clone()).collect()
    }

    /// Whoever asked hears that there will be no answer.
    fn answer_all(self) {
        for (_, sender) in self.asked {
            // Whoever asked may be gone.
            let _ = sender.send((Err(Refusal::Restarted), JsValue::NULL));
        }
    }
}
