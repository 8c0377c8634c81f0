//! The only module that knows Workers exist.
//!
//! It starts one engine worker and a pool of ingest workers ("edges"), and later modules on demand; gives dropped files
//! to the edges; passes questions to the engine; and reports what is going on. Views see signals and futures.

mod ahead;
mod busy;
mod hearing;
mod latest;
mod modules;
mod program;
mod reading;
mod recovery;
pub mod redacting;
mod removal;
mod room;
mod session;
mod standstill;
pub mod timing;
mod workers;

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use protocol::handover::SavePage;
use protocol::paper::SavePaper;
use protocol::wire::{self, Bytes};
use protocol::{
    Ask, CellOf, Export, ExportFormat, Exported, LoadedWords, PageAsk, Progress, Question, Refusal, Searching,
    TableColumn, TableShape, Zone,
};
use view::days::Days;
use view::exported::asked;
use words::{Say, messages as m};

use crate::browser::download;
use crate::browser::files::relative_path;
use crate::browser::language::language;

pub use busy::{Hold, is_busy};
pub use latest::{Count, Latest, Slot, why_not};
pub use removal::Removed;

use session::Session;

/// A file that was dropped or chosen.
#[derive(Clone, Debug)]
pub struct Dropped {
    /// Path in the drop with `/` as separator, without a leading slash; `None` for a chosen file, which knows its path.
    pub path: Option<String>,
    /// The browser's handle.
    pub file: web_sys::File,
}

impl Dropped {
    /// Its path; for a single file, just its name.
    pub fn path(&self) -> String {
        self.path.clone().unwrap_or_else(|| relative_path(&self.file))
    }
}

/// The client. Cheap to copy; available from the context.
#[derive(Clone, Copy)]
pub struct Engine {
    session: StoredValue<Rc<RefCell<Session>>, LocalStorage>,
    progress: RwSignal<Progress>,
    /// The generation of the store to be shown; [`view::pace::Pace`] decides when it changes to the newest one.
    drawn: RwSignal<u64>,
    trouble: RwSignal<Option<String>>,
    /// What a stalled load is waiting for.
    standstill: RwSignal<Option<String>>,
    removed: RwSignal<Option<Removed>>,
    rate: RwSignal<Option<Rate>>,
    full: RwSignal<bool>,
    days: RwSignal<Option<Days>>,
    searching: RwSignal<Option<Searching>>,
}

/// An answer in progress. Boxed, so that whatever awaits one does not contain the whole state of waiting.
pub type Answering<T> = Pin<Box<dyn Future<Output = Result<T, Refusal>>>>;

/// How fast loading is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Events per second since loading began.
    pub events_per_second: f64,
    /// Estimated time left, in seconds.
    pub seconds_left: f64,
}

impl Engine {
    /// Starts the workers. To be called once.
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

    /// Progress of the session: phase, counts, generation.
    pub fn progress(self) -> ReadSignal<Progress> {
        self.progress.read_only()
    }

    /// How fast loading is, while it lasts.
    pub fn rate(self) -> ReadSignal<Option<Rate>> {
        self.rate.read_only()
    }

    /// A problem with the page's own workings that the user must know about (a worker crashed, memory ran out).
    pub fn trouble(self) -> ReadSignal<Option<String>> {
        self.trouble.read_only()
    }

    /// Tells the user why something requested by a click did not happen.
    pub fn tell(self, why: String) {
        self.trouble.set(Some(why));
    }

    /// Marks [`Engine::trouble`] as read.
    pub fn dismiss_trouble(self) {
        self.trouble.set(None);
    }

    /// Keeps the page from becoming idle until the returned value is dropped and two frames have been drawn.
    pub fn hold(self) -> Hold {
        Hold::new()
    }

    /// Asks a question once.
    pub fn request<A: Ask<All = PageAsk>>(self, ask: A) -> Answering<A::Answer> {
        let ask = ask.into();
        Box::pin(
            async move { self.ask(ask).await.0.and_then(|bytes| wire::decode(&bytes.0).map_err(Refusal::Unreadable)) },
        )
    }

    /// Progress of the search in raw records, if there is one.
    pub fn searching(self) -> ReadSignal<Option<Searching>> {
        self.searching.read_only()
    }

    /// Requests a file that is not about events, and downloads it.
    pub async fn export(self, format: ExportFormat, question: Question) -> Result<(), String> {
        let (Exported { name, mime, .. }, bytes) = self.portion(whole(format, question, Vec::new())).await?;
        download::save(&name, &mime, &bytes)
    }

    /// Requests an export or a portion of one.
    pub async fn portion(self, ask: Export) -> Result<(Exported, wasm_bindgen::JsValue), String> {
        self.file(ask.into()).await
    }

    /// The same for the events at these positions only (see [`Export::only`]), as bytes.
    pub async fn exported(
        self,
        format: ExportFormat,
        question: Question,
        only: Vec<(u64, u64)>,
    ) -> Result<Vec<u8>, String> {
        let (_, bytes) = self.portion(Export { only, ..whole(format, question, Vec::new()) }).await?;
        Ok(js_sys::Uint8Array::new(&bytes).to_vec())
    }

    /// The part of a page that carries these events, as HTML.
    pub async fn evidence(self, ask: SavePage) -> Result<wasm_bindgen::JsValue, String> {
        let (answer, html) = self.ask(ask.into()).await;
        answer.map(|_| html).map_err(|why| why_not(&why))
    }

    /// A working paper, in the page's language.
    pub async fn paper(self, ask: SavePaper) -> Result<(Exported, wasm_bindgen::JsValue), String> {
        self.file(SavePaper { words: words(), ..ask }.into()).await
    }

    async fn file(self, ask: PageAsk) -> Result<(Exported, wasm_bindgen::JsValue), String> {
        let (answer, bytes) = self.ask(ask).await;
        let exported = answer.and_then(|exported| wire::decode::<Exported>(&exported.0).map_err(Refusal::Unreadable));
        Ok((exported.map_err(|why| why_not(&why))?, bytes))
    }
}

/// An export of all events of a question.
pub fn whole(format: ExportFormat, question: Question, columns: Vec<TableColumn>) -> Export {
    // Of tables, only notes say something in words.
    let is_said = columns.iter().any(|column| column.of == CellOf::Noted);
    let shape = |form| {
        let zone = Zone::clone(&question.want.zone);
        asked(&TableShape { form, columns, zone, words: words().filter(|_| is_said) })
    };
    let (table, paths) = format.table().map_or_else(|| (Bytes(Vec::new()), Vec::new()), shape);
    Export {
        format,
        question: Box::new(question),
        table,
        paths,
        only: Vec::new(),
        portion: None,
        generated_at: String::from(js_sys::Date::new_0().to_iso_string()),
        words: words().filter(|_| format == ExportFormat::IntegrityHtml),
    }
}

/// The language that is spoken, for a module; `None` for English.
fn words() -> Option<Box<LoadedWords>> {
    let language = language();
    language.file().map(|file| Box::new(LoadedWords { language: language.tag().to_owned(), file }))
}

/// The client from the context.
pub fn use_engine() -> Engine {
    expect_context::<Engine>()
}
