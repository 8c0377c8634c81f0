//! A session: the workers, the files they read, and the questions in progress.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use futures_channel::oneshot;
use gloo::timers::callback::{Interval, Timeout};
use js_sys::{Array, ArrayBuffer, BigUint64Array};
use leptos::prelude::*;
use protocol::wire::Bytes;
use protocol::{Command, FileId, PageAsk, PageToEdge, PageToEngine, Phase, Progress, Refusal, Share};
use view::arriving::Arriving;
use view::memory::MOST_HANDLES;
use view::pace::Pace;
use view::queue::ahead::Ahead;
use view::queue::{self, Queue};
use view::scale::within;
use view::watchdog::Watchdog;
use wasm_bindgen::JsValue;
use web_sys::{MessageChannel, MessagePort};
use words::{Say, messages as m};

use super::ahead::Reader;
use super::modules::Modules;
use super::program::Program;
use super::timing;
use super::workers::{Role, Running};
use super::{Dropped, Engine, Hold};
use crate::browser::describe;
use crate::browser::language::language;

/// More edges than this would only compete for memory bandwidth and for the engine.
const MOST_EDGES: usize = 8;

/// How often somebody who lets others go first looks whether they are done, in milliseconds.
const QUIET_MS: u32 = 30;

/// The client's state.
#[derive(Default)]
pub struct Session {
    pub(super) program: Option<Program>,
    pub(super) engine: Option<Running>,
    pub(super) modules: Modules,
    pub(super) edges: BTreeMap<u32, Edge>,
    pub(super) next_edge: u32,
    pub(super) hash_key: Option<BigUint64Array>,
    pub(super) pace: Pace,
    /// Files that edges read.
    pub(super) queue: Queue,
    /// Files that the page reads.
    pub(super) ahead: Ahead<ArrayBuffer>,
    pub(super) readers: Vec<Reader>,
    /// Whether handles of files that were read have been let go of.
    pub(super) has_let_go: bool,
    pub(super) files: BTreeMap<FileId, Held>,
    /// Files without a number yet.
    pub(super) arriving: Arriving<Dropped>,
    /// Number of files outside the chosen days that have not been reported yet.
    pub(super) left_out: u64,
    pub(super) next_file: u32,
    pub(super) next_group: u32,
    /// How often reading was stopped.
    pub(super) stops: u32,
    pub(super) excluded: BTreeSet<FileId>,
    /// Whether edges drop raw records.
    pub(super) columns_only: bool,
    pub(super) asked: Vec<(u64, oneshot::Sender<Answered>)>,
    pub(super) next_seq: u64,
    /// Messages sent before the engine worker was started.
    pub(super) early: Vec<PageToEngine>,
    pub(super) loading: Option<Loading>,
    /// Number of signs of life since the session began: messages from workers, and files taken in.
    pub(super) heard: u64,
    pub(super) watchdog: Watchdog,
    pub(super) validating: Option<f64>,
    /// Number of crashes of the engine, and of edges that were not reading.
    pub(super) unexplained_deaths: u32,
}

/// The answer to a question in encoded form, and its attachment.
pub(super) type Answered = (Result<Bytes, Refusal>, JsValue);

/// A file of the session.
#[derive(Clone, Debug)]
pub struct Held {
    /// Path in the drop with `/` as separator, without a leading slash.
    pub path: String,
    /// The browser's handle, unless it was let go of after reading.
    pub file: Option<web_sys::File>,
}

pub(super) struct Edge {
    pub(super) running: Running,
    pub(super) started: bool,
    /// Groups of files it has been given and has not read yet.
    pub(super) groups: Vec<Group>,
    /// The file it last said it is reading.
    pub(super) reading: Option<FileId>,
}

/// Files that an edge was given.
pub(super) struct Group {
    pub(super) number: u32,
    pub(super) files: Vec<queue::Waiting>,
    /// How often reading had been stopped by then.
    pub(super) stops: u32,
}

/// Present while files are being read.
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
            session.edges.insert(edge, Edge { running, started: false, groups: Vec::new(), reading: None });
            session.attach(PageToEngine::Attach { edge }, &port)
        })
    }

    /// Random, but the same for all edges of a session, because two edges must recognise the same record.
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

    /// Closes all files and starts an empty session.
    pub fn start_over(self) {
        self.with(|session| session.columns_only = false);
        self.days.set(None);
        self.close_all();
        self.trouble.set(None);
    }

    /// Closes all files and starts an empty session, in which the same is read and kept of files.
    pub(super) fn close_all(self) {
        self.with(|session| {
            let (program, mut modules) = (session.program.take(), std::mem::take(&mut session.modules));
            modules.end();
            let fresh = Session { program, modules, columns_only: session.columns_only, ..Session::default() };
            std::mem::replace(session, fresh).answer_all();
        });
        self.forget_progress();
        self.forget_removed();
        self.standstill.set(None);
        self.rate.set(None);
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

    /// Asks a question, and awaits the encoded answer. Dropping the future withdraws the question.
    // Boxed here, so that this is compiled once and not into every question.
    pub(super) fn ask(self, ask: PageAsk) -> Pin<Box<dyn Future<Output = Answered>>> {
        Box::pin(self.answer_to(ask))
    }

    /// Whether starting it has failed, so that nothing will ever be answered or read.
    pub(super) fn has_not_started(self) -> bool {
        let failed = self.progress.with_untracked(|progress| progress.phase == Phase::Failed);
        failed && self.with(|session| session.engine.is_none())
    }

    async fn answer_to(self, ask: PageAsk) -> Answered {
        let in_background = matches!(ask, PageAsk::ListRules(_) | PageAsk::TryRules(_) | PageAsk::FindSurges(_));
        let _hold = (!in_background).then(Hold::new);
        let started = timing::now();
        let measure = match &ask {
            PageAsk::Question(_) => Some("query"),
            PageAsk::Export(_) => Some("export"),
            _ => None,
        };
        if self.has_not_started() {
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

    /// Waits until no question is in progress, so that others go first.
    pub async fn quiet(self) {
        while self.with(|session| !session.asked.is_empty()) {
            let (sender, receiver) = oneshot::channel::<()>();
            Timeout::new(QUIET_MS, move || drop(sender)).forget();
            // The sender is dropped when the time has passed.
            let _ = receiver.await;
        }
    }

    /// Sends a command to the engine. Its effects show in the progress.
    pub(super) fn command(self, command: Command) {
        self.send(PageToEngine::Tell(command));
    }

    pub(super) fn send(self, message: PageToEngine) {
        self.with(|session| match &session.engine {
            Some(engine) => {
                // Posting fails only for values that cannot be cloned; text can.
                let _ = engine.post(&message, &[], &Array::new());
            }
            None => session.early.push(message),
        });
    }
}

/// A question that somebody is waiting for.
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
    /// Takes out who is waiting for this answer. Only a few questions are in progress at a time.
    pub(super) fn waiting_for(&mut self, seq: u64) -> Option<oneshot::Sender<Answered>> {
        let at = self.asked.iter().position(|(asked, _)| *asked == seq)?;
        Some(self.asked.swap_remove(at).1)
    }

    /// Keeps a file under a new number.
    pub(super) fn number(&mut self, dropped: Dropped) -> FileId {
        let id = FileId(self.next_file);
        self.next_file += 1;
        self.files.insert(id, Held { path: dropped.path(), file: Some(dropped.file) });
        id
    }

    /// Lets go of the handles of files that have been read, if there are too many to keep.
    pub(super) fn let_go_of(&mut self, files: impl Iterator<Item = queue::Waiting>) {
        // Without raw records, files are read again now and then.
        if self.columns_only || self.files.len() <= MOST_HANDLES {
            return;
        }
        for file in files.filter(|file| file.share == Share::WHOLE) {
            self.has_let_go |= self.files.get_mut(&file.id).and_then(|held| held.file.take()).is_some();
        }
    }

    /// Passes the engine its port to a worker.
    pub(super) fn attach(&self, message: PageToEngine, port: &MessagePort) -> Result<(), String> {
        let engine = self.engine.as_ref().ok_or_else(|| m::trouble_no_engine(language()))?;
        engine.post(&message, &[port.clone().into()], &Array::of1(port))
    }

    /// Tells everyone waiting that there will be no answer.
    fn answer_all(self) {
        for (_, sender) in self.asked {
            // The asker may be gone.
            let _ = sender.send((Err(Refusal::Restarted), JsValue::NULL));
        }
    }
}
