//! How many events match the filter, asked once and shared by everything that shows it.

use leptos::prelude::*;
use protocol::Want;
use view::fragment::DEFAULT_SORT;

use super::{Scope, State};
use crate::engine_client::{Engine, Slot};

/// How many events match.
#[derive(Clone, Copy)]
pub struct Summary {
    slot: Slot,
    applied: RwSignal<Scope>,
}

impl Summary {
    /// Starts asking. Call once.
    pub fn watch(engine: Engine, state: State) -> Summary {
        let question = Signal::derive(move || Some(state.question(DEFAULT_SORT, Want::default())));
        let slot = engine.watch(question);
        let applied = RwSignal::new(Scope::default());
        Effect::new(move |_| {
            if !slot.pending.get() && slot.error.with(Option::is_none) {
                applied.set(state.scope().get_untracked());
            }
        });
        Summary { slot, applied }
    }

    /// Events that match the filter; before there is an answer, 0.
    pub fn matching(self) -> u64 {
        self.slot.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.matching))
    }

    /// The filter that the events on screen come from: not the newest one while that has no answer, or never gets one.
    pub fn applied(self) -> ReadSignal<Scope> {
        self.applied.read_only()
    }

    /// The answer, why there is none, and whether a newer one is under way.
    pub fn slot(self) -> Slot {
        self.slot
    }
}

/// The summary from the context.
pub fn use_summary() -> Summary {
    expect_context::<Summary>()
}
