//! The working paper that is being made. It lasts as long as the page, so the dialog can be closed in between.

use ::view::drafts::Subject;
use leptos::prelude::*;
use protocol::sampling::Population;

/// What was entered; available from the context.
#[derive(Clone, Copy, Default)]
pub struct Draft {
    /// Its title.
    pub title: RwSignal<String>,
    /// Accounts, as typed.
    pub accounts: RwSignal<String>,
    /// Who prepared it, and when.
    pub prepared: (RwSignal<String>, RwSignal<String>),
    /// Who reviewed it, and when.
    pub reviewed: (RwSignal<String>, RwSignal<String>),
    /// Its sections, in their order.
    pub sections: RwSignal<Vec<DraftSection>>,
    /// Whether the archive has all events of the populations.
    pub populations: RwSignal<bool>,
}

/// A section.
#[derive(Clone, PartialEq)]
pub struct DraftSection {
    /// Its name.
    pub title: RwSignal<String>,
    /// What it is about.
    pub subject: Subject,
    /// The question it answers.
    pub asks: RwSignal<String>,
    /// The name of a sample; empty for none.
    pub sample: RwSignal<String>,
    /// What was found.
    pub result: RwSignal<String>,
    /// Notes.
    pub notes: RwSignal<String>,
    /// What follows.
    pub conclusion: RwSignal<String>,
    /// Its population when it was saved, if it comes from a page that carries it.
    pub saved: Option<Population>,
}

impl DraftSection {
    /// A section about which nothing has been written yet.
    pub fn new(title: String, subject: Subject, asks: String) -> DraftSection {
        let empty = || RwSignal::new(String::new());
        DraftSection {
            title: RwSignal::new(title),
            subject,
            asks: RwSignal::new(asks),
            sample: empty(),
            result: empty(),
            notes: empty(),
            conclusion: empty(),
            saved: None,
        }
    }
}

pub fn use_draft() -> Draft {
    expect_context::<Draft>()
}
