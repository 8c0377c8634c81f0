//! What every question works with: the engine's data, and the line to edges and modules.

use std::cell::{Ref, RefCell, RefMut};
use std::collections::BTreeMap;
use std::rc::Rc;

use integrity::Tally;
use order::set_of;
use protocol::{Phase, Progress};

use crate::caches::Caches;
use crate::corpus::Corpus;
use crate::files::Files;
use crate::line::Line;
use crate::noting::Noting;
use crate::proofs::Proofs;

/// All data of the engine. Borrowed only between two awaits, so that everything read during a borrow belongs to one
/// generation.
#[derive(Default)]
pub struct Parts {
    /// The events.
    pub corpus: Corpus,
    /// Facts and issues about files.
    pub files: Files,
    /// What was noted about events.
    pub noting: Noting,
    /// The results of checking.
    pub proofs: Proofs,
    /// Answers, and what they were made from.
    pub caches: Caches,
    /// Current progress; what has to be counted is as of `counted`.
    pub progress: Progress,
    /// The generation that was counted last.
    counted: u64,
}

/// The engine's data, and the line to others.
#[derive(Default)]
pub struct Desk {
    parts: RefCell<Parts>,
    /// For asking edges and modules on demand.
    pub line: Rc<Line>,
}

/// An answer, with the state of the session that it is about.
pub struct Answered<T> {
    /// The answer.
    pub answer: T,
    /// See [`Progress::generation`].
    pub generation: u64,
    /// An attached file.
    pub file: Option<Vec<u8>>,
}

impl Desk {
    /// Borrows the data for reading.
    pub fn parts(&self) -> Ref<'_, Parts> {
        self.parts.borrow()
    }

    /// Borrows the data for changing it.
    pub fn parts_mut(&self) -> RefMut<'_, Parts> {
        self.parts.borrow_mut()
    }
}

impl Parts {
    /// An answer about the current state.
    pub fn answer<T>(&self, answer: T) -> Answered<T> {
        Answered { answer, generation: self.progress.generation, file: None }
    }

    /// To be called after any change: invalidates earlier answers.
    pub fn changed(&mut self) {
        let next = self.progress.generation + 1;
        self.progress.contents = next;
        self.caches.forget_sweep();
        self.begin(next);
    }

    /// The same where nothing but notes has changed: what rules find among all events stays.
    pub fn noted(&mut self) {
        self.begin(self.progress.generation + 1);
    }

    fn begin(&mut self, generation: u64) {
        let progress = &mut self.progress;
        progress.generation = generation;
        self.caches.begin(generation);
        progress.check_stopped = self.proofs.is_stopped();
        progress.phase = match (progress.files_total, progress.files_done) {
            (0, 0) => Phase::Empty,
            (total, done) if done < total => Phase::Loading,
            _ if !self.proofs.is_validated() && !progress.check_stopped => Phase::Validating,
            _ => Phase::Ready,
        };
        if progress.phase != Phase::Loading {
            // Sizes of files that were not read after all may have been asked for.
            (progress.files_measured, progress.bytes_total) = (progress.files_done, progress.bytes_done);
        }
    }

    /// Counts everything, unless nothing has changed. That takes the longer the more there is, so it is done for each
    /// report to the page, not for each batch.
    pub fn count(&mut self) {
        let progress = &mut self.progress;
        if self.counted == progress.generation {
            return;
        }
        self.counted = progress.generation;
        progress.events = self.corpus.store().shown();
        progress.undated = self.corpus.store().undated();
        progress.folded = self.corpus.store().folded();
        progress.rejected = self.files.issues().iter().map(|issue| issue.rejected).sum();
        progress.noted = self.noting.len();
        progress.issues = self.files.issues().len() as u64;
        progress.column_bytes = self.corpus.store().memory_bytes();
        progress.raw_bytes = self.files.raw_bytes();
    }

    /// Tells the store the verdict on each event's file, and the verdict the resulting counts of events.
    pub fn mark_events(&mut self) {
        let (files, proofs) = (&self.files, &self.proofs);
        self.corpus.mark(|document| proofs.of(files.place(document)).0);
        let tally = self.corpus.store().proof_tally(integrity::claimed(self.proofs.options()));
        let elsewhere = self.places_proved_elsewhere(&tally);
        let paths = elsewhere.iter().filter_map(|place| Some(self.files.facts().get(*place)?.path.clone()));
        let settled = Tally {
            events: tally.events.clone(),
            outside: tally.outside.clone(),
            exempt: tally.exempt,
            network: tally.network,
            proved_elsewhere: set_of(paths),
        };
        self.proofs.settle(&settled);
        self.report_copies(&tally);
    }

    /// Index of the facts about a document of the store.
    pub fn place(&self, stored: u32) -> Option<usize> {
        self.corpus.document(stored).and_then(|document| self.files.place(document))
    }

    /// The number of events of a kind that no digest ever covers, by index of their file.
    pub fn exempt(&self) -> BTreeMap<usize, u64> {
        let mut exempt: BTreeMap<usize, u64> = BTreeMap::new();
        for (stored, events) in (0..).zip(self.corpus.store().exempt_by_document()).filter(|(_, events)| *events > 0) {
            if let Some(place) = self.place(stored) {
                *exempt.entry(place).or_default() += events;
            }
        }
        exempt
    }
}
