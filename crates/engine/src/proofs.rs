//! What was proved about each file.

use std::collections::BTreeMap;
use std::rc::Rc;

use integrity::{Memory, Tally, Validation};
use order::map_of;
use protocol::Reason;
use protocol::Refusal;
use protocol::recording::Recording;
use protocol::report::{Options, Report, Verdict};

/// The latest validation, and what the next one can reuse.
#[derive(Default)]
pub struct Proofs {
    /// Signatures verified earlier.
    memory: Rc<Memory>,
    /// What the user knows.
    known: Options,
    /// What was known when the latest validation was made.
    options: Options,
    validation: Option<Validation>,
    /// What events say about trails, once taken into account.
    trail_events: Option<Recording>,
    /// Verdict and reasons for every document that was validated, by index of its facts.
    by_place: BTreeMap<usize, (Verdict, Vec<Reason>)>,
    stopped: bool,
}

impl Proofs {
    /// Signatures verified earlier.
    pub fn memory(&self) -> &Rc<Memory> {
        &self.memory
    }

    /// What the user knew about the export when the latest validation was made.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// What the user knows about the export.
    pub fn known(&self) -> &Options {
        &self.known
    }

    /// Sets what the user knows.
    pub fn know(&mut self, options: Options) {
        self.known = options;
    }

    /// Whether something else was known when the latest validation was made.
    pub fn is_to_be_judged_again(&self) -> bool {
        self.validation.is_some() && self.options != self.known
    }

    /// Stores the result of a validation, with what was known.
    pub fn judged(&mut self, options: Options, validation: Validation) {
        self.options = options;
        let proofs = validation.proofs.iter();
        self.by_place = map_of(proofs.map(|(doc, verdict, reasons)| (*doc as usize, (*verdict, reasons.clone()))));
        self.validation = Some(validation);
        self.trail_events = None;
    }

    /// Takes into account what events say about trails.
    pub fn add_trail_events(&mut self, mut recording: Recording) {
        let Some(validation) = &mut self.validation else { return };
        validation.add_trail_events(&recording.bands);
        for band in &mut recording.bands {
            band.known = validation.known(band);
        }
        self.trail_events = Some(recording);
    }

    /// What events say about trails, once taken into account.
    pub fn trail_events(&self) -> Option<&Recording> {
        self.trail_events.as_ref()
    }

    /// Takes into account the proof status of events.
    pub fn settle(&mut self, tally: &Tally) {
        if let Some(validation) = &mut self.validation {
            validation.settle(tally);
        }
    }

    /// To be called when files are added: the validation no longer covers everything, and a check that was stopped
    /// starts again.
    pub fn outdate(&mut self) {
        self.validation = None;
        self.trail_events = None;
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

    /// Whether everything has been validated.
    pub fn is_validated(&self) -> bool {
        self.validation.is_some()
    }

    /// The latest validation.
    ///
    /// # Errors
    /// If there is none, with the reason.
    pub fn validation(&self) -> Result<&Validation, Refusal> {
        let none = if self.stopped { Refusal::CheckStopped } else { Refusal::NotCheckedYet };
        self.validation.as_ref().ok_or(none)
    }

    /// The integrity report; `None` while files are being read or checked.
    pub fn report(&self) -> Option<&Report> {
        self.validation.as_ref().map(|validation| &validation.report)
    }

    /// Verdict and reasons for the document whose facts have this index.
    pub fn of(&self, place: Option<usize>) -> (Verdict, &[Reason]) {
        let proof = place.and_then(|place| self.by_place.get(&place));
        proof.map_or((Verdict::NotCovered, &[]), |(verdict, reasons)| (*verdict, reasons))
    }
}
