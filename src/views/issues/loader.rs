//! Fetches the issues: in portions, and not more than a page can hold.

use leptos::prelude::*;
use protocol::{Issue, Request, Response};

use crate::engine_client::{Engine, use_engine};
use crate::ui::reactive::{effect, memo};

/// Issues of one answer.
const PORTION: u32 = 5_000;

/// More than these (the most severe) are not fetched; the page says so.
pub const MOST: usize = 50_000;

/// The issues, and how many there are in all.
#[derive(Clone, Copy)]
pub struct Loader {
    /// The most severe [`MOST`] of them.
    pub issues: RwSignal<Vec<Issue>>,
    /// How many there are.
    pub total: RwSignal<u64>,
    /// Fetched at least once.
    pub ready: RwSignal<bool>,
}

impl Loader {
    /// Fetches them now and whenever their number changes.
    pub fn watch() -> Loader {
        let loader = Loader { issues: RwSignal::default(), total: RwSignal::default(), ready: RwSignal::default() };
        let engine = use_engine();
        let count = memo(move || engine.progress().with(|progress| progress.issues));
        let running = RwSignal::new(false);
        let asked = StoredValue::new(None);
        effect(move || {
            let count = count.get();
            // One fetch at a time; its end starts the next if there is something new.
            if running.get() || asked.get_value() == Some(count) {
                return;
            }
            asked.set_value(Some(count));
            running.set(true);
            leptos::task::spawn_local(async move {
                loader.fetch(engine).await;
                running.try_set(false);
            });
        });
        loader
    }

    async fn fetch(self, engine: Engine) {
        let mut all: Vec<Issue> = Vec::new();
        let mut total = 0;
        loop {
            let request = Request::Issues { first: all.len() as u64, count: PORTION };
            let Response::Issues(count, portion) = engine.request(request).await else { break };
            let done = portion.is_empty();
            total = count;
            all.extend(portion);
            if done || all.len() as u64 >= total || all.len() >= MOST {
                break;
            }
        }
        // The view may be gone.
        self.total.try_set(total);
        self.issues.try_set(all);
        self.ready.try_set(true);
    }
}
