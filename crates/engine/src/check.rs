//! The check of everything: compares forms of one event, gathers the evidence, lists the signatures, has the edges
//! verify them, and judges everything. It yields between portions, so that progress is reported, questions are
//! answered, and the check can be abandoned.

use std::rc::Rc;

use integrity::{Checks, Portions};
use protocol::{CheckStage, SignatureBatch};

use crate::compare;
use crate::desk::{Desk, Parts};
use crate::evidence::{self, Gathering};

/// Signatures that an edge verifies before it reports back, which takes some tens of milliseconds.
const BATCH: usize = 256;

/// Checks everything there is. To be dropped when files are added.
pub async fn check(desk: Rc<Desk>) {
    let memory = Rc::clone(desk.parts().proofs.memory());
    desk.parts_mut().progress.check_stage = CheckStage::Gathering;
    compare::compare(&desk).await;
    let mut gathering = Gathering::new(desk.parts().exempt());
    let evidence = loop {
        let gathered = {
            let mut parts = desk.parts_mut();
            let (facts, issues) = parts.files.facts_and_issues();
            gathering.go_on(facts, issues)
        };
        match gathered {
            Some(evidence) => break evidence,
            None => desk.line.pause().await,
        }
    };
    desk.line.pause().await;
    let (evidence, mut left) = finish(&desk, Checks::in_portions(evidence, Rc::clone(&memory))).await;
    {
        let progress = &mut desk.parts_mut().progress;
        (progress.checked, progress.to_check) = (0, left.len() as u64);
        progress.check_stage = CheckStage::Verifying;
    }
    desk.line.pause().await;
    loop {
        let edges = desk.line.edges();
        let batches: Vec<(u32, SignatureBatch)> =
            edges.into_iter().map_while(|edge| Some((edge, left.take(BATCH)?))).collect();
        if batches.is_empty() {
            break;
        }
        let ask = |(edge, batch): (u32, SignatureBatch)| (batch.clone(), desk.line.ask_edge(edge, batch));
        // All edges are asked before the first answer is awaited.
        let asked: Vec<_> = batches.into_iter().map(ask).collect();
        for (batch, verified) in asked {
            // Signatures that an edge does not verify are verified when judging.
            if let Ok(verified) = verified.await {
                memory.learn(&batch, &verified);
            }
        }
        let progress = &mut desk.parts_mut().progress;
        progress.checked = progress.to_check.saturating_sub(left.len() as u64);
    }
    desk.parts_mut().progress.check_stage = CheckStage::Judging;
    desk.line.pause().await;
    let options = desk.parts().proofs.options().clone();
    let validation = finish(&desk, integrity::validate_in_portions(evidence, options, memory)).await;
    let mut parts = desk.parts_mut();
    parts.proofs.judged(validation);
    parts.mark_events();
    parts.changed();
}

async fn finish<T>(desk: &Desk, mut work: Portions<T>) -> T {
    loop {
        match work.go_on() {
            Some(result) => return result,
            None => desk.line.pause().await,
        }
    }
}

/// Judges everything there is without yielding.
pub fn at_once(parts: &mut Parts) {
    let exempt = parts.exempt();
    let Parts { files, proofs, .. } = &mut *parts;
    let (facts, issues) = files.facts_and_issues();
    let evidence = evidence::collect(facts, exempt, issues);
    let validation = integrity::validate_again(&evidence, proofs.options(), proofs.memory());
    proofs.judged(validation);
    parts.mark_events();
    parts.changed();
}
