//! Which dialogs of the shell are open.

use leptos::prelude::*;

/// One signal a dialog.
#[derive(Clone, Copy, Default)]
pub struct Dialogs {
    /// All keys.
    pub help: RwSignal<bool>,
    /// What the page may do.
    pub privacy: RwSignal<bool>,
    /// What is kept in memory.
    pub memory: RwSignal<bool>,
    /// The time range.
    pub range: RwSignal<bool>,
}

/// The dialogs from the context.
pub fn use_dialogs() -> Dialogs {
    expect_context::<Dialogs>()
}
