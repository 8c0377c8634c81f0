//! When memory gets scarce, reading pauses, and there are two ways to use less. Both apply to the whole session.

use js_sys::{Array, Reflect};
use leptos::prelude::*;
use protocol::{Command, PageToEdge, Progress};
use view::days::{Days, Named};
use view::memory::Room;

use super::Engine;

impl Engine {
    /// Whether hardly any memory is left. If files are being read, reading is then paused.
    pub fn is_full(self) -> ReadSignal<bool> {
        self.full.read_only()
    }

    /// Pauses reading when memory is full, and resumes it when there is room.
    pub(super) fn pause_if_full(self, progress: &Progress) {
        let edges = self.with(|session| session.edges.len());
        let full = Room::on(device_memory()).is_full(progress, edges);
        if self.full.get_untracked() != full {
            self.full.set(full);
            self.tell_edges(&PageToEdge::Pause(full));
            self.hand_out();
        }
    }

    /// Drops the raw records. Files are read again when one of their records is viewed.
    pub fn keep_columns_only(self) {
        if self.with(|session| {
            session.columns_only = true;
            session.has_let_go
        }) {
            return self.ask_for_files();
        }
        self.tell_edges(&PageToEdge::ColumnsOnly);
        self.command(Command::ColumnsOnly);
    }

    pub(super) fn tell_edges(self, message: &PageToEdge) {
        self.with(|session| {
            for edge in session.edges.values() {
                // Posting fails only for values that cannot be cloned.
                let _ = edge.running.post(message, &[], &Array::new());
            }
        });
    }

    /// Reads everything again, this time keeping the raw records.
    pub fn keep_raw_records(self) {
        self.with(|session| session.columns_only = false);
        self.dismiss_trouble();
        self.restart();
    }

    /// The days whose files are read; `None` for all.
    pub fn days(self) -> ReadSignal<Option<Days>> {
        self.days.read_only()
    }

    /// Reads everything again: only these days, or all.
    pub fn read_only_days(self, days: Option<Days>) {
        self.days.set(days);
        self.restart();
    }

    /// What the names of all files tell about their days.
    pub fn named(self) -> Named {
        self.with(|session| Named::of(session.files.values().map(|held| held.path.as_str())))
    }

    /// Number of files that would be read.
    pub fn count_files(self, days: Option<Days>) -> u64 {
        self.with(|session| {
            session.files.values().filter(|held| days.is_none_or(|days| days.have(&held.path))).count() as u64
        })
    }
}

/// The machine's memory in GiB, if the browser reports it.
fn device_memory() -> Option<f64> {
    let navigator = window().navigator();
    Reflect::get(&navigator, &"deviceMemory".into()).ok()?.as_f64()
}
