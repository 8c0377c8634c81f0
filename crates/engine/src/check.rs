//! The check of everything in steps: what was supplied is gathered, its signatures are listed, the edges verify them, and
//! then all is judged. Each step is a portion of that, so that progress can be told, questions are answered in between,
//! and the check can be stopped.

use std::collections::BTreeMap;
use std::rc::Rc;

use integrity::{Checks, Evidence, Portions, Validation};
use protocol::report::Verdict;
use protocol::{CheckStage, FromEdge, Phase, Response, SignatureBatch, ToEdge};

use crate::engine::Engine;
use crate::evidence::{self, Gathering};
use crate::work::{Need, RawAnswer, Step};

/// Signatures an edge verifies before it reports back: some tens of milliseconds.
const BATCH: usize = 256;

/// A check under way.
pub(crate) enum Checking {
    Gathering(Gathering),
    Listing(Portions<(Evidence, Checks)>),
    Verifying(Evidence, Checks),
    Judging(Portions<Validation>),
}

/// What comes after a step of a check.
pub enum CheckStep {
    /// Another one, as soon as others had their turn.
    GoOn,
    /// Signatures to have verified by the edges and to hand to [`Engine::supply_check`], and then another step.
    Verify(Need),
    /// Nothing: all is checked, or there is nothing to check (any more).
    Done,
}

impl Engine {
    /// The next step of a check. With `edges` to verify signatures; without, they are verified here.
    pub fn step_check(&mut self, edges: usize) -> CheckStep {
        if self.progress.phase != Phase::Validating {
            return CheckStep::Done;
        }
        let now = self.checking.take().unwrap_or_else(|| Checking::Gathering(Gathering::default()));
        let next = match now {
            Checking::Gathering(mut gathering) => match gathering.go_on(&self.facts, &mut self.issues) {
                Some(evidence) => Checking::Listing(Checks::in_portions(evidence, Rc::clone(&self.memory))),
                None => Checking::Gathering(gathering),
            },
            Checking::Listing(mut listing) => match listing.go_on() {
                Some((evidence, checks)) => {
                    (self.progress.checked, self.progress.to_check) = (0, checks.len() as u64);
                    Checking::Verifying(evidence, checks)
                }
                None => Checking::Listing(listing),
            },
            Checking::Verifying(evidence, mut left) => {
                let batches: Vec<SignatureBatch> = (0..edges).map_while(|_| left.take(BATCH)).collect();
                if !batches.is_empty() {
                    self.checking = Some(Checking::Verifying(evidence, left));
                    return CheckStep::Verify(Need::Verify(batches));
                }
                let options = self.options.clone();
                Checking::Judging(integrity::validate_in_portions(evidence, options, Rc::clone(&self.memory)))
            }
            Checking::Judging(mut judging) => match judging.go_on() {
                Some(validation) => {
                    self.judged(validation);
                    return CheckStep::Done;
                }
                None => Checking::Judging(judging),
            },
        };
        self.progress.check_stage = match &next {
            Checking::Gathering(_) | Checking::Listing(_) => CheckStage::Gathering,
            Checking::Verifying(..) => CheckStage::Verifying,
            Checking::Judging(_) => CheckStage::Judging,
        };
        self.checking = Some(next);
        CheckStep::GoOn
    }

    /// Takes what the edges verified.
    pub fn supply_check(&mut self, answers: Vec<RawAnswer>) {
        for answer in answers {
            if let (ToEdge::Verify(batch), FromEdge::Verified(verified)) = (answer.question, answer.body) {
                self.memory.learn(&batch, &verified);
            }
        }
        if let Some(Checking::Verifying(_, left)) = &self.checking {
            self.progress.checked = self.progress.to_check.saturating_sub(left.len() as u64);
        }
    }

    /// Judges everything that is there, all at once.
    pub fn validate(&mut self) {
        let evidence = evidence::collect(&self.facts, &mut self.issues);
        let validation = integrity::validate_again(&evidence, &self.options, &self.memory);
        self.judged(validation);
    }

    fn judged(&mut self, validation: Validation) {
        self.proofs = BTreeMap::new();
        let proofs = validation.proofs.iter();
        self.proofs.extend(proofs.map(|(doc, verdict, reasons)| (*doc as usize, (*verdict, reasons.clone()))));
        self.validation = Some(validation);
        self.checking = None;
        self.changed();
        self.mark_events();
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
