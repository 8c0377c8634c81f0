//! When memory gets scarce: reading pauses, and there are two ways to need less. Both hold for the whole session.

use js_sys::{Array, Reflect};
use leptos::prelude::*;
use protocol::{Command, PageToEdge, Progress};
use view::days::{Days, Named};
use view::memory::Room;

use super::Engine;

impl Engine {
    /// Whether hardly any memory is left; while files are being read, reading is paused then.
    pub fn is_full(self) -> ReadSignal<bool> {
        self.full.read_only()
    }

    /// Pauses reading when there is no room for more, and goes on when there is.
    pub(super) fn mind_the_room(self, progress: &Progress) {
        let edges = self.with(|session| session.edges.len());
        let full = Room::on(device_memory()).is_full(progress, edges);
        if self.full.get_untracked() != full {
            self.full.set(full);
            self.hand_out();
        }
    }

    /// Gives up the raw records: their files are read again when one of them is looked at.
    pub fn keep_columns_only(self) {
        self.with(|session| {
            session.columns_only = true;
            for edge in session.edges.values() {
                // Posting fails only for values that can't be cloned.
                let _ = edge.running.post(&PageToEdge::ColumnsOnly, &[], &Array::new());
            }
        });
        self.command(Command::ColumnsOnly);
    }

    /// Reads everything again, and keeps the raw records.
    pub fn keep_raw_records(self) {
        self.with(|session| session.columns_only = false);
        self.dismiss_trouble();
        self.restart();
    }

    /// The days whose files are read, if not all are.
    pub fn days(self) -> ReadSignal<Option<Days>> {
        self.days.read_only()
    }

    /// Reads everything again: of these days, or all.
    pub fn read_only_days(self, days: Option<Days>) {
        self.days.set(days);
        self.restart();
    }

    /// What the names of all files tell.
    pub fn named(self) -> Named {
        self.with(|session| Named::of(session.files.values().map(|held| held.handle.path.as_str())))
    }

    /// How many files would be read, and how many bytes.
    pub fn count_files(self, days: Option<Days>) -> (u64, u64) {
        self.with(|session| {
            let handles = session.files.values().map(|held| &held.handle);
            let read = handles.filter(|file| days.is_none_or(|days| days.have(&file.path)));
            read.fold((0, 0), |(files, bytes), file| (files + 1, bytes + file.size))
        })
    }
}

/// GiB of memory the machine has, where the browser tells.
fn device_memory() -> Option<f64> {
    let navigator = window().navigator();
    Reflect::get(&navigator, &"deviceMemory".into()).ok()?.as_f64()
}
