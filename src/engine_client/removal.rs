//! Taking files out of the session again.
//!
//! The other files are read once more. Events of a file are folded with copies in others, counted in a hundred places and
//! proved with its digests: a store that never forgets is simple, and can't forget the wrong thing. Reading is fast.

use leptos::prelude::*;
use protocol::FileId;

use super::Engine;
use super::session::Held;

/// A file that was taken out, and can be put back.
#[derive(Clone, Debug)]
pub struct Removed(Held);

impl Removed {
    /// Its path in the drop.
    pub fn path(&self) -> &str {
        &self.0.handle.path
    }
}

impl Engine {
    /// Takes a dropped file out of the session, with all that came from it.
    pub fn remove(self, file: FileId) {
        if let Some(held) = self.with(|session| session.files.remove(&file)) {
            self.removed.set(Some(Removed(held)));
            self.restart();
        }
    }

    /// The file that was taken out last.
    pub fn removed(self) -> ReadSignal<Option<Removed>> {
        self.removed.read_only()
    }

    /// Leaves it out for good.
    pub fn forget_removed(self) {
        self.removed.set(None);
    }

    /// Puts it back.
    pub fn put_back(self) {
        if let Some(Removed(held)) = self.removed.get_untracked() {
            self.removed.set(None);
            self.with(|session| session.files.insert(held.handle.id, held));
            self.restart();
        }
    }
}
