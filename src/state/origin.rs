//! The files that a link was made with, and whether they are the ones that are open.

use ::view::fragment::Sources;
use leptos::prelude::*;
use protocol::brief::FilesMark;

use super::{Evidence, State};

/// What the link asks for, and what is open.
#[derive(Clone, Copy)]
pub struct Origin {
    /// What was open when the link was made that led here, once files are open.
    asked: RwSignal<Option<FilesMark>>,
    /// Whether anything was opened since the page was.
    opened: StoredValue<bool>,
}

impl Origin {
    /// Nothing was opened yet.
    pub(super) fn new() -> Origin {
        Origin { asked: RwSignal::new(None), opened: StoredValue::new(false) }
    }

    /// What the link asks for and what is open, if both are known and nobody has seen it yet.
    pub fn compared(self, state: State) -> Option<(FilesMark, FilesMark)> {
        self.asked.get().zip(state.parts.sources.with(|sources| sources.mark.clone()))
    }

    /// No longer says whether they are the same.
    pub fn dismiss(self) {
        self.asked.set(None);
    }
}

impl State {
    /// Keeps the hash of what is open in the link. To be called once.
    pub fn mark_files(self, evidence: Evidence) {
        let mark = Memo::new(move |_| evidence.report().with(|brief| brief.as_ref().map(|brief| brief.mark.clone())));
        Effect::new(move |_| {
            let (mark, sources) = (mark.get(), self.parts.sources);
            // Tracked, since what is opened first replaces what a link named, and may be no input, such as notes.
            if mark.is_some() && sources.with(|sources| sources.mark != mark) {
                sources.update(|sources| sources.mark = mark);
            }
        });
    }

    /// Notes what was opened, for links: besides what was opened before or, if this is the first, instead of what a link
    /// named.
    pub fn name_sources<'p>(self, is_first: bool, paths: impl Iterator<Item = &'p str>) {
        let known = self.parts.sources.get_untracked();
        if !self.origin.opened.get_value() {
            self.origin.opened.set_value(true);
            self.origin.asked.set(known.mark.clone());
        }
        let mut sources = if is_first { Sources::default() } else { known };
        paths.for_each(|path| sources.add(path));
        self.parts.sources.set(sources);
    }

    /// The address of what is shown, for a page that carries its own files. Not tracked.
    pub fn link_within(self) -> String {
        ::view::fragment::print(&untrack(|| self.fragment()).without_files())
    }

    /// What a link says was open when it was made does not replace what is open here.
    pub(super) fn sources_of(self, link: Sources) -> Sources {
        if self.origin.opened.get_value() { self.parts.sources.get_untracked() } else { link }
    }
}
