//! How many events match the filter, asked for once and shared by everything that shows it.

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
    /// Starts asking. To be called once.
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

    /// Number of events that match the filter; 0 until there is an answer.
    pub fn matching(self) -> u64 {
        self.slot.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.matching))
    }

    /// The filter of the events on screen. Not the newest one while that has no answer, or never gets one.
    pub fn applied(self) -> ReadSignal<Scope> {
        self.applied.read_only()
    }

    /// The answer, why there is none, and whether a newer one is in progress.
    pub fn slot(self) -> Slot {
        self.slot
    }
}

pub fn use_summary() -> Summary {
    expect_context::<Summary>()
}
