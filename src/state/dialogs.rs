//! Which of the shell's dialogs are open.

use leptos::prelude::*;

/// One signal for each dialog.
#[derive(Clone, Copy, Default)]
pub struct Dialogs {
    /// The list of keyboard shortcuts.
    pub help: RwSignal<bool>,
    /// What the page is able to do.
    pub privacy: RwSignal<bool>,
    /// What is kept in memory.
    pub memory: RwSignal<bool>,
    /// Saving a page with evidence in it.
    pub handover: RwSignal<bool>,
    /// Drawing a sample.
    pub sampling: RwSignal<bool>,
    /// Making a working paper.
    pub paper: RwSignal<bool>,
    /// All commands.
    pub palette: RwSignal<bool>,
    /// The time range.
    pub range: RwSignal<bool>,
    /// The time zone.
    pub zone: RwSignal<bool>,
}

pub fn use_dialogs() -> Dialogs {
    expect_context::<Dialogs>()
}
