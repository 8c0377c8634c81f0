//! The only module that knows Workers exist.
//!
//! It starts one engine worker and a pool of ingest workers ("edges"), hands dropped files to the edges, carries
//! questions to the engine, and tells what is going on. Views see signals and futures.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{Answer, ParseError, Progress, Question, Request, Response};

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
    progress: RwSignal<Progress>,
    trouble: RwSignal<Option<String>>,
    rate: RwSignal<Option<Rate>>,
}

/// How fast loading is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Events a second since loading began.
    pub events_per_second: f64,
    /// Bytes (as stored) a second.
    pub bytes_per_second: f64,
    /// Estimate.
    pub seconds_left: f64,
}

/// The answers to a changing question.
#[derive(Clone, Copy)]
pub struct Slot {
    /// The newest answer; kept while a newer question is under way.
    pub answer: RwSignal<Option<Arc<Answer>>>,
    /// Why the newest question has no answer.
    pub error: RwSignal<Option<ParseError>>,
    /// A newer question is under way: dim what is shown.
    pub pending: RwSignal<bool>,
}

impl Engine {
    /// Starts the workers. Call once.
    pub fn start() -> Engine {
        Engine { progress: RwSignal::default(), trouble: RwSignal::default(), rate: RwSignal::default() }
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

    /// The user has read [`Engine::trouble`].
    pub fn dismiss_trouble(self) {
        self.trouble.set(None);
    }

    /// Adds files to the session.
    pub fn open(self, _files: Vec<Dropped>) {}

    /// Stops reading; what is loaded stays.
    pub fn cancel(self) {}

    /// Forgets everything.
    pub fn start_over(self) {}

    /// Asks once.
    pub async fn request(self, _request: Request) -> Response {
        Response::Failed(String::new())
    }

    /// Asks for an export and downloads it.
    pub async fn export(self, _format: protocol::ExportFormat, _question: Question) -> Result<(), String> {
        Ok(())
    }

    /// Asks whenever `question` changes or the store does; latest wins. `None` asks nothing.
    pub fn watch(self, _question: Signal<Option<Question>>) -> Slot {
        Slot { answer: RwSignal::default(), error: RwSignal::default(), pending: RwSignal::default() }
    }
}

/// The client from the context.
pub fn use_engine() -> Engine {
    expect_context::<Engine>()
}
