//! Removes files from the session.
//!
//! The other files are read again. Events of a file are folded with copies in others, counted in a hundred places and
//! proved by its digests: a store that never forgets is simple, and cannot forget the wrong thing. Reading is fast.

use leptos::prelude::*;
use protocol::FileId;
use words::messages as m;

use super::Engine;
use super::session::Held;
use crate::browser::language::language;

/// A file that was removed and can be put back.
#[derive(Clone, Debug)]
pub struct Removed(FileId, Held);

impl Removed {
    pub fn path(&self) -> &str {
        &self.1.path
    }
}

impl Engine {
    /// Removes a dropped file from the session, with everything that came from it.
    pub fn remove(self, file: FileId) {
        if self.with(|session| session.has_let_go) {
            return self.tell(m::trouble_not_removed(language()).to_owned());
        }
        if let Some(held) = self.with(|session| session.files.remove(&file)) {
            self.removed.set(Some(Removed(file, held)));
            self.restart();
        }
    }

    /// The file that was removed last.
    pub fn removed(self) -> ReadSignal<Option<Removed>> {
        self.removed.read_only()
    }

    /// Makes its removal final.
    pub fn forget_removed(self) {
        self.removed.set(None);
    }

    /// Puts it back.
    pub fn put_back(self) {
        if let Some(Removed(file, held)) = self.removed.get_untracked() {
            self.removed.set(None);
            self.with(|session| session.files.insert(file, held));
            self.restart();
        }
    }
}
