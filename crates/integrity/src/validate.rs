//! From evidence to verdicts.

use std::rc::Rc;

use protocol::Reason;
use protocol::report::{Options, Report, Verdict};

use crate::catalog::{self, Catalog};
use crate::chains;
use crate::completeness::Hours;
use crate::copies;
use crate::figures::Beside;
use crate::judge::{Court, Judged};
use crate::lake;
use crate::links::{self, Links};
use crate::logs::{self, Assignment, LogCourt, Register};
use crate::pairing;
use crate::portions::{Portions, pause, pause_at, run_to_end};
use crate::report::{self, Found};
use crate::ring::KeyRing;
use crate::{Evidence, Memory, Tally, overall, time};

/// A portion is this many digests, each of which may need a signature verified…
const DIGESTS_A_PORTION: usize = 256;

/// …or this many logs, each of which needs only a comparison.
pub(crate) const LOGS_A_PORTION: usize = 8192;

/// The result of a validation.
#[derive(Clone, Debug)]
pub struct Validation {
    /// The complete report.
    pub report: Report,
    /// Where on the map its files lie.
    pub hours: Hours,
    /// For every file in [`Evidence::files`], its number, verdict and reasons.
    pub proofs: Vec<(u32, Verdict, Vec<Reason>)>,
    pub(crate) beside: Beside,
}

impl Validation {
    /// Takes into account the proof status of events. Until then, they are counted by file, as if none were in two.
    pub fn settle(&mut self, tally: &Tally) {
        self.beside.tally = tally.clone();
        overall::settle(&mut self.report, &self.beside, &self.hours);
    }
}

/// Judges everything that was supplied.
pub fn validate(evidence: &Evidence, options: &Options) -> Validation {
    validate_again(evidence, options, &Memory::default())
}

/// Validates again, reusing results of signatures checked earlier. The memory may be used for any evidence.
pub fn validate_again(evidence: &Evidence, options: &Options, memory: &Memory) -> Validation {
    run_to_end(judge(evidence, options, memory))
}

/// The same in portions.
pub fn validate_in_portions(evidence: Evidence, options: Options, memory: Rc<Memory>) -> Portions<Validation> {
    Portions::of(async move { judge(&evidence, &options, &memory).await })
}

async fn judge(evidence: &Evidence, options: &Options, memory: &Memory) -> Validation {
    let Catalog { nodes, copies: digest_copies } = catalog::collect(evidence, options).await;
    let register = Register::new(&nodes);
    let ring = KeyRing::new(evidence.keys.as_deref());
    let links = Links::new(&nodes);
    pause().await;
    let metadata = pairing::pair(&evidence.metadata, &nodes, &links, &ring, memory);
    pause().await;
    let court = Court { nodes: &nodes, links: &links, ring: &ring, metadata: &metadata, memory };
    let mut judged: Vec<Option<Judged>> = vec![None; nodes.len()];
    for (count, position) in links::order(&nodes, &links).await.into_iter().enumerate() {
        pause_at(count, DIGESTS_A_PORTION).await;
        let verdict = court.judge(position, &judged);
        judged.get_mut(position).into_iter().for_each(|place| place.clone_from(&verdict));
    }
    pause().await;

    let from = options.from.as_deref().and_then(time::parse);
    let chains = chains::collect(&nodes, &judged, from);
    pause().await;
    let assignment = Assignment::new(&register, logs::files(evidence).collect());
    let court =
        LogCourt { register: &register, judged: &judged, coverage: &chains.coverage, left_out: &evidence.left_out };
    let mut logs = court.judge(&assignment).await;
    pause().await;
    let lake = lake::judge(evidence, &ring, memory, &court.testimony(&logs));
    logs.retain(|log| log.file.is_none_or(|file| !lake.speaks_of(file.doc)));
    let copies = copies::take_out(&mut logs);
    pause().await;
    let found = Found {
        nodes: &nodes,
        judged: &judged,
        links: &links,
        chains: &chains,
        ring: &ring,
        logs,
        copies,
        digest_copies,
        lake,
    };
    report::compose(evidence, options, found).await
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod text_report;
