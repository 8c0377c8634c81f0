//! What every question has before it: what the engine holds, and the line to those who know more.

use std::cell::{Ref, RefCell, RefMut};
use std::collections::BTreeMap;
use std::rc::Rc;

use integrity::Tally;
use protocol::{Phase, Progress};

use crate::caches::Caches;
use crate::corpus::Corpus;
use crate::files::Files;
use crate::line::Line;
use crate::proofs::Proofs;

/// Everything that the engine holds. Borrowed only between two waits: what is read while it is borrowed is of one generation.
#[derive(Default)]
pub struct Parts {
    /// The events.
    pub corpus: Corpus,
    /// Facts and issues.
    pub files: Files,
    /// What was proved.
    pub proofs: Proofs,
    /// Answers, and what they were made of.
    pub caches: Caches,
    /// Levels of everything.
    pub progress: Progress,
}

/// The parts and the line.
#[derive(Default)]
pub struct Desk {
    parts: RefCell<Parts>,
    /// To edges and modules on demand.
    pub line: Rc<Line>,
}

/// An answer, and the state of the session that it is about.
pub struct Told<T> {
    /// The answer.
    pub answer: T,
    /// See [`Progress::generation`].
    pub generation: u64,
    /// What travels beside it.
    pub file: Option<Vec<u8>>,
}

impl Desk {
    /// To read.
    pub fn parts(&self) -> Ref<'_, Parts> {
        self.parts.borrow()
    }

    /// To change.
    pub fn parts_mut(&self) -> RefMut<'_, Parts> {
        self.parts.borrow_mut()
    }
}

impl Parts {
    /// An answer about things as they are.
    pub fn told<T>(&self, answer: T) -> Told<T> {
        Told { answer, generation: self.progress.generation, file: None }
    }

    /// Something changed: whatever is counted is counted anew, and answers of before are not given any more.
    pub fn changed(&mut self) {
        let progress = &mut self.progress;
        progress.generation += 1;
        self.caches.begin(progress.generation);
        progress.events = self.corpus.store().shown();
        progress.folded = self.corpus.store().folded();
        progress.rejected = self.files.issues().iter().map(|issue| issue.rejected).sum();
        progress.issues = self.files.issues().len() as u64;
        progress.column_bytes = self.corpus.store().memory_bytes();
        progress.raw_bytes = self.files.raw_bytes();
        progress.check_stopped = self.proofs.is_stopped();
        progress.phase = match (progress.files_total, progress.files_done) {
            (0, 0) => Phase::Empty,
            (total, done) if done < total => Phase::Loading,
            _ if !self.proofs.is_validated() && !progress.check_stopped => Phase::Validating,
            _ => Phase::Ready,
        };
    }

    /// Tells the store what was found out about the file of each event, and the verdict what became of the events.
    pub fn mark_events(&mut self) {
        let (files, proofs) = (&self.files, &self.proofs);
        self.corpus.mark(|document| proofs.of(files.place(document)).0);
        let tally = self.corpus.store().proof_tally();
        let elsewhere = self.places_proved_elsewhere(&tally);
        let paths = elsewhere.iter().filter_map(|place| Some(self.files.facts().get(*place)?.path.clone()));
        let settled = Tally { events: tally.events.clone(), exempt: tally.exempt, proved_elsewhere: paths.collect() };
        self.proofs.settle(&settled);
        self.tell_of_copies(&tally);
    }

    /// Where the facts about a document of the store are.
    pub fn place(&self, stored: u32) -> Option<usize> {
        self.corpus.document(stored).and_then(|document| self.files.place(document))
    }

    /// By place of the file, its events of a kind that no digest ever covers.
    pub fn exempt(&self) -> BTreeMap<usize, u64> {
        let mut exempt: BTreeMap<usize, u64> = BTreeMap::new();
        for (stored, events) in (0..).zip(self.corpus.store().insights_by_document()).filter(|(_, events)| *events > 0)
        {
            if let Some(place) = self.place(stored) {
                *exempt.entry(place).or_default() += events;
            }
        }
        exempt
    }
}
