//! Handles messages from workers: unsolicited ones, and answers for those waiting.

use js_sys::Array;
use leptos::prelude::*;
use protocol::{EdgeToPage, EngineToPage, PageToEdge, Phase, Progress, wire};
use words::{Say, messages as m};

use super::{Engine, Rate, timing};
use crate::browser::language::language;

impl Engine {
    pub(super) fn hear_engine(self, message: &[u8], parts: &Array) {
        self.with(|session| session.heard += 1);
        match wire::decode(message) {
            Ok(EngineToPage::Answer { seq, answer, .. }) => {
                // If nobody is waiting, the question was withdrawn while its answer was on the way.
                if let Some(sender) = self.with(|session| session.waiting_for(seq)) {
                    // The asker may be gone.
                    let _ = sender.send((answer, parts.get(1)));
                }
            }
            Ok(EngineToPage::Progress(progress)) => self.hear_progress(progress),
            Ok(EngineToPage::Searching(searching)) => self.searching.set(searching),
            Ok(EngineToPage::ModuleWanted(module)) => self.start_module(module),
            Ok(EngineToPage::Unreadable(unreadable)) | Err(unreadable) => self.engine_died(unheard(&unreadable)),
        }
    }

    fn hear_progress(self, progress: Progress) {
        let phase = progress.phase;
        let now = timing::now();
        let done = self.with(|session| {
            match phase {
                Phase::Validating => session.validating = Some(session.validating.unwrap_or(now)),
                Phase::Ready => {
                    if let Some(started) = session.validating.take() {
                        timing::measure("validate", started);
                    }
                }
                _ => {}
            }
            let rate = session.loading.as_ref().map(|loading| Rate::of(&progress, now - loading.started));
            self.rate.set(rate);
            if phase == Phase::Ready { session.loading.take() } else { None }
        });
        let (generation, events) = (progress.generation, progress.events);
        self.pause_if_full(&progress);
        self.progress.set(progress);
        if self.with(|session| session.pace.is_due(phase == Phase::Loading, events, now))
            && self.drawn.get_untracked() != generation
        {
            self.drawn.set(generation);
        }
        if let Some(loading) = done {
            self.standstill.set(None);
            timing::measure("ingest", loading.started);
            self.rate.set(None);
        }
    }

    pub(super) fn hear_edge(self, edge: u32, message: &[u8]) {
        self.with(|session| session.heard += 1);
        let message = match wire::decode(message) {
            Ok(EdgeToPage::Unreadable(unreadable)) | Err(unreadable) => {
                return self.edge_died(edge, unheard(&unreadable));
            }
            Ok(EdgeToPage::GaveBack { group, files }) => return self.take_back(edge, group, &files),
            Ok(message) => message,
        };
        let is_free = self.with(|session| {
            let Some(edge) = session.edges.get_mut(&edge) else { return false };
            match message {
                EdgeToPage::Started => edge.started = true,
                EdgeToPage::Wanted(file) => {
                    let held = session.files.get(&file);
                    let beside: Array = held.and_then(|held| held.file.as_ref()).into_iter().collect();
                    let path = held.map(|held| held.path.clone());
                    // Posting fails only for values that cannot be cloned; files can.
                    let _ = edge.running.post(&PageToEdge::Again(file, path), &[beside.into()], &Array::new());
                    return false;
                }
                EdgeToPage::Reading(file) => {
                    edge.reading = Some(file);
                    return false;
                }
                EdgeToPage::Ingested { group } => {
                    let read = edge.groups.iter().position(|it| it.number == group).map(|at| edge.groups.remove(at));
                    // With another group at hand, it has already reported what it is reading now.
                    if edge.groups.is_empty() {
                        edge.reading = None;
                    }
                    session.let_go_of(read.into_iter().flat_map(|group| group.files));
                }
                // Handled above.
                EdgeToPage::Unreadable(_) | EdgeToPage::GaveBack { .. } => return false,
            }
            true
        });
        if is_free {
            self.hand_out();
        }
    }
}

/// Worker and page do not understand each other, which is as bad as a crash.
fn unheard(unreadable: &wire::Unreadable) -> String {
    m::TroubleMessage { detail: &unreadable.detail }.say(language())
}

impl Rate {
    fn of(progress: &Progress, milliseconds: f64) -> Rate {
        let seconds = (milliseconds / 1000.0).max(0.001);
        let (done, total) = progress.reading();
        let left = total.saturating_sub(done) as f64;
        Rate {
            events_per_second: progress.events as f64 / seconds,
            seconds_left: if done > 0 { left / (done as f64 / seconds) } else { 0.0 },
        }
    }
}
