//! Saved searches, and when each was last run. They are kept while the page is open; in a file, if somebody saves one; and in the
//! browser, if somebody wants that.

use ::view::saved::{Saved, Shelf};
use leptos::prelude::*;
use protocol::Micros;
use words::messages as m;

use super::{State, Transfer, View};
use crate::browser::language::language;
use crate::browser::layout::{forget, remember, remembered, when_another_tab_changes};
use crate::browser::saved;

/// Where the browser keeps them.
const KEY: &str = "searches";

/// Available from the context.
#[derive(Clone, Copy)]
pub struct Searches {
    /// The user's own, and when any was run.
    pub shelf: RwSignal<Shelf>,
    /// Whether the browser keeps them.
    pub kept: RwSignal<bool>,
}

impl Searches {
    /// Reads what the browser kept, and has it kept on if it did. To be called once.
    pub fn start(transfer: Transfer) -> Searches {
        let found = remembered(KEY).and_then(|text| {
            // What cannot be read is left as it is, until somebody has searches kept again.
            saved::parse(&text).map_err(|_| transfer.say(m::saved_unreadable(language()).to_owned())).ok()
        });
        let searches =
            Searches { kept: RwSignal::new(found.is_some()), shelf: RwSignal::new(found.unwrap_or_default()) };
        // Both tabs show the same, and neither overwrites what the other has.
        when_another_tab_changes(KEY, move |text| {
            let Some(shelf) = text.and_then(|text| saved::parse(&text).ok()) else { return };
            if searches.kept.get_untracked() && searches.shelf.with_untracked(|own| *own != shelf) {
                searches.shelf.set(shelf);
            }
        });
        Effect::new(move |before: Option<bool>| {
            let kept = searches.kept.get();
            if kept {
                searches.shelf.with(|shelf| saved::text(shelf).into_iter().for_each(|text| remember(KEY, &text)));
            } else if before == Some(true) {
                forget(KEY);
            }
            kept
        });
        searches
    }

    /// Runs one, and notes when.
    pub fn run(self, state: State, search: &Saved) {
        let now = Micros((js_sys::Date::now() / 1000.0) as i64 * 1_000_000);
        self.shelf.update(|shelf| shelf.ran(&search.query, now));
        state.search(search.query.clone());
        if !search.group.is_empty() {
            state.group_by(search.group.clone());
            state.view.set(View::EVENTS);
        }
    }
}

pub fn use_searches() -> Searches {
    expect_context::<Searches>()
}
