//! The only module that knows Workers exist.
//!
//! It starts one engine worker and a pool of ingest workers ("edges"), later modules on demand, hands dropped files to the
//! edges, carries questions to the engine, and tells what is going on. Views see signals and futures.

mod busy;
mod download;
mod hearing;
mod latest;
mod modules;
mod program;
mod reading;
mod recovery;
mod removal;
mod room;
mod session;
mod standstill;
mod timing;
mod workers;

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use protocol::wire;
use protocol::{Ask, Export, ExportFormat, Exported, FieldPath, PageAsk, Progress, Question, Refusal, Searching};
use view::days::Days;
use words::{Say, messages as m};

use crate::browser::language::language;

pub use busy::Hold;
pub use latest::{Latest, Slot, why_not};
pub use removal::Removed;

use session::Session;

/// A file that was dropped or chosen.
#[derive(Clone, Debug)]
pub struct Dropped {
    /// Path in the drop, `/`-separated, without a leading slash; a single file has just its name.
    pub path: String,
    /// The browser's handle.
    pub file: web_sys::File,
}

/// The client. Cheap to copy; lives in the context.
#[derive(Clone, Copy)]
pub struct Engine {
    session: StoredValue<Rc<RefCell<Session>>, LocalStorage>,
    progress: RwSignal<Progress>,
    /// The state of the store that is to be on screen; [`view::pace::Pace`] says when it becomes the newest one.
    drawn: RwSignal<u64>,
    trouble: RwSignal<Option<String>>,
    /// What a load that stands still waits for.
    standstill: RwSignal<Option<String>>,
    removed: RwSignal<Option<Removed>>,
    rate: RwSignal<Option<Rate>>,
    full: RwSignal<bool>,
    days: RwSignal<Option<Days>>,
    searching: RwSignal<Option<Searching>>,
}

/// The answer to a question, when it comes. Boxed, so that not everything that waits for one holds all of the waiting.
pub type Answering<T> = Pin<Box<dyn Future<Output = Result<T, Refusal>>>>;

/// How fast loading is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Events a second since loading began.
    pub events_per_second: f64,
    /// Estimate.
    pub seconds_left: f64,
}

impl Engine {
    /// Starts the workers. Call once.
    pub fn start() -> Engine {
        let engine = Engine {
            session: StoredValue::new_local(Rc::new(RefCell::new(Session::default()))),
            progress: RwSignal::default(),
            drawn: RwSignal::default(),
            trouble: RwSignal::default(),
            standstill: RwSignal::default(),
            removed: RwSignal::default(),
            rate: RwSignal::default(),
            full: RwSignal::default(),
            days: RwSignal::default(),
            searching: RwSignal::default(),
        };
        let hold = Hold::new();
        leptos::task::spawn_local(async move {
            if let Err(message) = engine.boot().await {
                engine.fail(m::TroubleStart { detail: &message }.say(language()));
            }
            drop(hold);
        });
        engine
    }

    /// Levels of the session: phase, counts, generation.
    pub fn progress(self) -> ReadSignal<Progress> {
        self.progress.read_only()
    }

    /// How fast loading is, while it lasts.
    pub fn rate(self) -> ReadSignal<Option<Rate>> {
        self.rate.read_only()
    }

    /// Something the user must know about the machinery itself (a worker died, memory ran out).
    pub fn trouble(self) -> ReadSignal<Option<String>> {
        self.trouble.read_only()
    }

    /// Tells the user why something that was asked for by a click did not happen.
    pub fn tell(self, why: String) {
        self.trouble.set(Some(why));
    }

    /// The user has read [`Engine::trouble`].
    pub fn dismiss_trouble(self) {
        self.trouble.set(None);
    }

    /// Keeps the page from being called idle until the returned value is dropped and two frames are drawn.
    pub fn hold(self) -> Hold {
        Hold::new()
    }

    /// Asks once.
    pub fn request<A: Ask<All = PageAsk>>(self, ask: A) -> Answering<A::Answer> {
        let ask = ask.into();
        Box::pin(
            async move { self.ask(ask).await.0.and_then(|bytes| wire::decode(&bytes.0).map_err(Refusal::Unreadable)) },
        )
    }

    /// How far the search in raw records is, if there is one.
    pub fn searching(self) -> ReadSignal<Option<Searching>> {
        self.searching.read_only()
    }

    /// Asks for an export, of a table with these added columns, and downloads it.
    pub async fn export(self, format: ExportFormat, question: Question, columns: Vec<FieldPath>) -> Result<(), String> {
        let generated_at = String::from(js_sys::Date::new_0().to_iso_string());
        let ask = Export { format, question, columns, generated_at };
        let (answer, bytes) = self.ask(ask.into()).await;
        let exported = answer.and_then(|exported| wire::decode::<Exported>(&exported.0).map_err(Refusal::Unreadable));
        let Exported { name, mime } = exported.map_err(|why| why_not(&why))?;
        download::save(&name, &mime, &bytes)
    }
}

/// The client from the context.
pub fn use_engine() -> Engine {
    expect_context::<Engine>()
}
