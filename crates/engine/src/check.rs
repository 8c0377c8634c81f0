//! The check of everything in steps: signatures are verified first, by the edges and a few hundred at a time, so that
//! progress can be told, questions are answered in between, and the check can be stopped. Then all is judged at once.

use std::collections::BTreeMap;

use integrity::{Checks, Evidence};
use protocol::report::Verdict;
use protocol::{FromEdge, Phase, Response, SignatureBatch, ToEdge};

use crate::engine::Engine;
use crate::evidence;
use crate::work::{Need, RawAnswer, Step};

/// Signatures an edge verifies before it reports back: some tens of milliseconds.
const BATCH: usize = 256;

/// A check under way.
pub(crate) struct Checking {
    evidence: Evidence,
    left: Checks,
}

impl Engine {
    /// The next step of a check: a batch of signatures for each edge, which the driver has verified and hands to
    /// [`Engine::supply_check`]; `None` if there is nothing to verify (any more) or nothing to check.
    pub fn next_check(&mut self, edges: usize) -> Option<Need> {
        if self.progress.phase != Phase::Validating {
            return None;
        }
        if self.checking.is_none() {
            let evidence = evidence::collect(&self.facts, &mut self.issues);
            let left = Checks::of(&evidence, &self.memory);
            (self.progress.checked, self.progress.to_check) = (0, left.len() as u64);
            self.checking = Some(Checking { evidence, left });
        }
        let left = &mut self.checking.as_mut()?.left;
        let batches: Vec<SignatureBatch> = (0..edges).map_while(|_| left.take(BATCH)).collect();
        (!batches.is_empty()).then_some(Need::Verify(batches))
    }

    /// Takes what the edges verified.
    pub fn supply_check(&mut self, answers: Vec<RawAnswer>) {
        for answer in answers {
            if let (ToEdge::Verify(batch), FromEdge::Verified(verified)) = (answer.question, answer.body) {
                self.memory.learn(&batch, &verified);
            }
        }
        if let Some(checking) = &self.checking {
            self.progress.checked = self.progress.to_check.saturating_sub(checking.left.len() as u64);
        }
    }

    /// Judges everything that is there. Called when all files are read; signatures that no edge has verified are
    /// verified here.
    pub fn validate(&mut self) {
        let evidence = match self.checking.take() {
            Some(checking) => checking.evidence,
            None => evidence::collect(&self.facts, &mut self.issues),
        };
        let mut go_on = |_, _| std::ops::ControlFlow::Continue(());
        self.validation = integrity::validate_again(&evidence, &self.options, &self.memory, &mut go_on);
        let proofs = self.validation.iter().flat_map(|validation| &validation.proofs);
        self.proofs = BTreeMap::new();
        self.proofs.extend(proofs.map(|(doc, verdict, reasons)| (*doc as usize, (*verdict, reasons.clone()))));
        self.changed();
        self.mark_events();
        self.progress.phase = if self.progress.files_total == 0 { Phase::Empty } else { Phase::Ready };
    }

    /// Stops the check: there is no report, and nothing counts as proved.
    pub(crate) fn stop_check(&mut self) -> Step {
        if self.progress.phase == Phase::Validating {
            self.checking = None;
            self.proofs = BTreeMap::new();
            self.mark_events();
            self.progress.check_stopped = true;
            self.changed();
        }
        Step::Done(Response::Progress(self.progress()))
    }

    /// Checks after all.
    pub(crate) fn check_after_all(&mut self) -> Step {
        self.progress.check_stopped = false;
        self.changed();
        Step::Done(Response::Progress(self.progress()))
    }

    /// Tells the store what was found out about the file of each event.
    fn mark_events(&mut self) {
        let verdicts: Vec<Verdict> = self.stored.iter().map(|key| self.verdict(*key)).collect();
        self.store.set_proof(&verdicts);
    }

    fn verdict(&self, key: (u32, u32)) -> Verdict {
        let proof = self.places.get(&key).and_then(|place| self.proofs.get(place));
        proof.map_or(Verdict::NotCovered, |(verdict, _)| *verdict)
    }
}
