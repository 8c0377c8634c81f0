//! Fetches groups of issues in portions, and not more than a page can handle.

use leptos::prelude::*;
use protocol::{GroupIssues, IssueGroup, Window};

use crate::engine_client::{Engine, Latest, use_engine, why_not};
use crate::ui::reactive::memo;

/// Number of groups in one answer.
const PORTION: u32 = 5_000;

/// Most groups fetched, the most severe first; the page says if there are more.
pub const MOST: usize = 50_000;

/// The issues.
#[derive(Clone, Copy)]
pub struct Loader(Latest<Found>);

#[derive(Default)]
struct Found {
    groups: Vec<IssueGroup>,
    total: u64,
}

impl Loader {
    /// Fetches them now and whenever their number changes.
    pub fn watch() -> Loader {
        let engine = use_engine();
        let count = memo(move || engine.progress().with(|progress| progress.issues));
        Loader(engine.latest(Signal::derive(move || Some(count.get())), |engine, _| Box::pin(fetch(engine))))
    }

    /// The most severe [`MOST`] of them.
    pub fn with<T>(self, read: impl FnOnce(&[IssueGroup]) -> T) -> T {
        self.0.answer.with(|found| read(found.as_ref().map_or(&[], |found| &found.groups)))
    }

    /// Total number of groups.
    pub fn total(self) -> u64 {
        self.0.answer.with(|found| found.as_ref().map_or(0, |found| found.total))
    }

    /// Whether they have been fetched at least once.
    pub fn is_ready(self) -> bool {
        self.0.answer.with(Option::is_some)
    }

    /// Why they could not be fetched.
    pub fn trouble(self) -> Option<String> {
        self.0.error.get()
    }
}

async fn fetch(engine: Engine) -> Result<Found, Option<String>> {
    let mut found = Found::default();
    loop {
        let ask = GroupIssues { first: found.groups.len() as u64, count: PORTION };
        let Window { total, items: portion } = engine.request(ask).await.map_err(|why| Some(why_not(&why)))?;
        let done = portion.is_empty();
        found.total = total;
        found.groups.extend(portion);
        if done || found.groups.len() as u64 >= total || found.groups.len() >= MOST {
            return Ok(found);
        }
    }
}
