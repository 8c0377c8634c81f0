//! From evidence to verdicts.

use std::ops::ControlFlow;

use protocol::brief::Phrase;
use protocol::report::{Options, Report, Verdict};

use crate::catalog;
use crate::chains;
use crate::completeness::Hours;
use crate::judge::{Court, Judged};
use crate::lake;
use crate::links::{self, Links};
use crate::logs::{self, Assignment, LogCourt, Register};
use crate::pairing;
use crate::report::{self, Found};
use crate::ring::KeyRing;
use crate::{Evidence, Memory, time};

/// How often `tick` is told: after this many digests, of which each may need a signature verified…
const DIGESTS_A_TICK: u64 = 64;

/// …and after this many logs, of which each is a comparison.
const LOGS_A_TICK: u64 = 4096;

/// What came out.
#[derive(Clone, Debug)]
pub struct Validation {
    /// All of it.
    pub report: Report,
    /// Its sentence, with figures that lead to what they count.
    pub said: Vec<Phrase>,
    /// Where on the map its files lie.
    pub hours: Hours,
    /// For every file of [`Evidence::files`]: its number, verdict and reasons.
    pub proofs: Vec<(u32, Verdict, Vec<String>)>,
}

/// Judges everything that was supplied. `tick` is told from time to time how much is done of how much; `None` if it
/// broke off.
pub fn validate(
    evidence: &Evidence,
    options: &Options,
    tick: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Option<Validation> {
    validate_again(evidence, options, &Memory::default(), tick)
}

/// The same, when it is not the first time: signatures tried before are not tried again. The memory may be used for any
/// evidence.
pub fn validate_again(
    evidence: &Evidence,
    options: &Options,
    memory: &Memory,
    tick: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Option<Validation> {
    let bucket = options.expected_bucket.as_deref().map(str::trim).filter(|bucket| !bucket.is_empty());
    let nodes = catalog::collect(evidence, bucket);
    let register = Register::new(&nodes);
    let mut ticker = Ticker { tick, done: 0, total: (nodes.len() + register.len()) as u64 };

    let ring = KeyRing::new(evidence.keys.as_deref());
    let links = Links::new(&nodes);
    let metadata = pairing::pair(&evidence.metadata, &nodes, &links, &ring, memory);
    let court = Court { nodes: &nodes, links: &links, ring: &ring, metadata: &metadata, memory };
    let mut judged: Vec<Option<Judged>> = vec![None; nodes.len()];
    for position in links::order(&nodes, &links) {
        ticker.go_on(DIGESTS_A_TICK).then_some(())?;
        let verdict = court.judge(position, &judged);
        judged.get_mut(position).into_iter().for_each(|place| place.clone_from(&verdict));
    }

    let from = options.from.as_deref().and_then(time::parse);
    let chains = chains::collect(&nodes, &judged, from);
    let lake = lake::judge(evidence, &ring, memory);
    let files = logs::files(evidence).filter(|file| !lake.speaks_of(file.doc)).collect();
    let assignment = Assignment::new(&register, files);
    let court = LogCourt { register: &register, judged: &judged, coverage: &chains.coverage };
    let logs = court.judge(&assignment, &mut || ticker.go_on(LOGS_A_TICK))?;
    let public_keys = ring.len();
    let found = Found { nodes: &nodes, judged: &judged, links: &links, chains: &chains, public_keys, logs, lake };
    Some(report::compose(evidence, options, found))
}

struct Ticker<'t> {
    tick: &'t mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    done: u64,
    total: u64,
}

impl Ticker<'_> {
    /// Whether to do the next piece.
    fn go_on(&mut self, every: u64) -> bool {
        let ask = self.done.is_multiple_of(every);
        let answer = if ask { (self.tick)(self.done, self.total) } else { ControlFlow::Continue(()) };
        self.done += 1;
        answer.is_continue()
    }
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
