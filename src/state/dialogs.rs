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
    /// Exporting events.
    pub export: RwSignal<bool>,
    /// Saving a page with evidence in it.
    pub handover: RwSignal<bool>,
    /// Saving redacted events.
    pub redaction: RwSignal<bool>,
    /// Drawing a sample.
    pub sampling: RwSignal<bool>,
    /// Making a working paper.
    pub paper: RwSignal<bool>,
    /// All commands.
    pub palette: RwSignal<bool>,
    /// Saved searches.
    pub saved: RwSignal<bool>,
    /// Named layouts of the table.
    pub layouts: RwSignal<bool>,
    /// The time range.
    pub range: RwSignal<bool>,
    /// The time zone.
    pub zone: RwSignal<bool>,
    /// What was typed since a dialog with a field was opened, as long as the field is not there yet.
    pub early: RwSignal<Option<String>>,
}

impl Dialogs {
    /// Opens the list of all commands. What is typed from now on goes into its field.
    pub fn open_palette(self) {
        self.early.set(Some(String::new()));
        self.palette.set(true);
    }

    /// Opens the list of time zones.
    pub fn open_zone(self) {
        self.early.set(Some(String::new()));
        self.zone.set(true);
    }

    /// Keeps a key for the field of the dialog that is being opened. Returns false if there is none.
    pub fn keep_early(self, key: &str) -> bool {
        if !self.palette.get_untracked() && !self.zone.get_untracked() {
            return false;
        }
        let mut letters = key.chars();
        let letter = letters.next().filter(|_| letters.next().is_none());
        let change = |early: &mut Option<String>| {
            match (early, letter) {
                (Some(text), Some(letter)) => text.push(letter),
                (Some(text), None) if key == "Enter" => text.push('\n'),
                (Some(text), None) if key == "Backspace" => _ = text.pop(),
                _ => return false,
            }
            true
        };
        self.early.try_update(change).unwrap_or_default()
    }
}

pub fn use_dialogs() -> Dialogs {
    expect_context::<Dialogs>()
}
