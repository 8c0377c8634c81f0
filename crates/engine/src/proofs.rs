//! What was proved of each file.

use std::collections::BTreeMap;
use std::rc::Rc;

use integrity::{Memory, Tally, Validation};
use protocol::Reason;
use protocol::Refusal;
use protocol::recording::Recording;
use protocol::report::{Options, Report, Verdict};

/// The last validation, and what the next one builds on.
#[derive(Default)]
pub struct Proofs {
    /// Signatures that were verified before.
    memory: Rc<Memory>,
    options: Options,
    validation: Option<Validation>,
    /// What events tell about trails, once the validation took it in.
    heard: Option<Recording>,
    /// Verdict and reasons of every document that the validation spoke of, by its place among the facts.
    by_place: BTreeMap<usize, (Verdict, Vec<Reason>)>,
    stopped: bool,
}

impl Proofs {
    /// Signatures that were verified before.
    pub fn memory(&self) -> &Rc<Memory> {
        &self.memory
    }

    /// What the user knows about the export.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The user knows something else. Whether that is new.
    pub fn set_options(&mut self, options: Options) -> bool {
        let new = self.options != options;
        self.options = options;
        new
    }

    /// Keeps what came of a validation.
    pub fn judged(&mut self, validation: Validation) {
        let proofs = validation.proofs.iter();
        self.by_place = proofs.map(|(doc, verdict, reasons)| (*doc as usize, (*verdict, reasons.clone()))).collect();
        self.validation = Some(validation);
        self.heard = None;
    }

    /// The validation takes in what events tell about trails.
    pub fn hear(&mut self, mut recording: Recording) {
        let Some(validation) = &mut self.validation else { return };
        validation.hear(&recording.bands);
        for band in &mut recording.bands {
            band.known = validation.known(band);
        }
        self.heard = Some(recording);
    }

    /// What the validation heard.
    pub fn heard(&self) -> Option<&Recording> {
        self.heard.as_ref()
    }

    /// Takes in what became of the events.
    pub fn settle(&mut self, tally: &Tally) {
        if let Some(validation) = &mut self.validation {
            validation.settle(tally);
        }
    }

    /// Files were added: what was validated is not the whole any more, and a check that was stopped begins anew.
    pub fn outdate(&mut self) {
        self.validation = None;
        self.heard = None;
        self.stopped = false;
    }

    /// The user stopped the check: nothing counts as proved.
    pub fn stop(&mut self) {
        self.by_place.clear();
        self.stopped = true;
    }

    /// The user wants the check after all.
    pub fn resume(&mut self) {
        self.stopped = false;
    }

    /// Whether the check was stopped.
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Whether everything is validated.
    pub fn is_validated(&self) -> bool {
        self.validation.is_some()
    }

    /// The last validation.
    ///
    /// # Errors
    /// If there is none, and why.
    pub fn validation(&self) -> Result<&Validation, Refusal> {
        let none = if self.stopped { Refusal::CheckStopped } else { Refusal::NotCheckedYet };
        self.validation.as_ref().ok_or(none)
    }

    /// The integrity report; `None` while files are being read or checked.
    pub fn report(&self) -> Option<&Report> {
        self.validation.as_ref().map(|validation| &validation.report)
    }

    /// Verdict and reasons of the document whose facts are at this place.
    pub fn of(&self, place: Option<usize>) -> (Verdict, &[Reason]) {
        let proof = place.and_then(|place| self.by_place.get(&place));
        proof.map_or((Verdict::NotCovered, &[]), |(verdict, reasons)| (*verdict, reasons))
    }
}
