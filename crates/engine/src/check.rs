//! The check of everything: compares forms of one event, gathers the evidence, lists the signatures, has the edges
//! verify them, and judges everything. It yields between portions, so that progress is reported, questions are
//! answered, and the check can be abandoned.

use std::rc::Rc;

use integrity::{Checks, Evidence, Portions, Validation};
use protocol::report::Options;
use protocol::{CheckStage, SignatureBatch};

use crate::compare;
use crate::desk::{Desk, Parts};
use crate::evidence::Gathering;

/// Signatures that an edge verifies before it reports back, which takes some tens of milliseconds.
const BATCH: usize = 256;

/// Checks everything there is. To be dropped when files are added.
pub async fn check(desk: Rc<Desk>) {
    let memory = Rc::clone(desk.parts().proofs.memory());
    desk.parts_mut().progress.check_stage = CheckStage::Gathering;
    compare::compare(&desk).await;
    let evidence = gather(&desk).await;
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
    let mut evidence = Some(evidence);
    loop {
        let evidence = match evidence.take() {
            Some(evidence) => evidence,
            None => gather(&desk).await,
        };
        let judgement = judge(&desk, evidence).await;
        // The user may have learnt something else in the meantime.
        if conclude(&mut desk.parts_mut(), judgement) {
            return;
        }
    }
}

/// Judges everything again, as something else is known about it than when it was checked. If files are added in the
/// meantime, this comes to nothing: then everything is checked.
pub async fn judge_again(desk: &Desk) {
    let files = desk.parts().files.facts().len();
    let evidence = gather(desk).await;
    let judgement = judge(desk, evidence).await;
    let mut parts = desk.parts_mut();
    if parts.proofs.is_validated() && parts.files.facts().len() == files {
        conclude(&mut parts, judgement);
    }
}

/// What was judged, and what was known.
type Judgement = (Options, Validation);

async fn judge(desk: &Desk, evidence: Evidence) -> Judgement {
    let (options, memory) = {
        let parts = desk.parts();
        (parts.proofs.known().clone(), Rc::clone(parts.proofs.memory()))
    };
    let validation = finish(desk, integrity::validate_in_portions(evidence, options.clone(), memory)).await;
    (options, validation)
}

/// Adopts a judgement, unless something else is known by now. Returns whether it does.
fn conclude(parts: &mut Parts, (options, validation): Judgement) -> bool {
    if *parts.proofs.known() != options {
        return false;
    }
    parts.proofs.judged(options, validation);
    parts.mark_events();
    parts.changed();
    true
}

/// Gathers the evidence, and reports what is wrong with it once all of it is gathered.
async fn gather(desk: &Desk) -> Evidence {
    let mut gathering = Gathering::new(desk.parts().exempt());
    loop {
        let gathered = gathering.go_on(desk.parts().files.facts());
        if let Some((evidence, issues)) = gathered {
            desk.parts_mut().files.report_evidence(issues);
            desk.line.pause().await;
            return evidence;
        }
        desk.line.pause().await;
    }
}

async fn finish<T>(desk: &Desk, mut work: Portions<T>) -> T {
    loop {
        match work.go_on() {
            Some(result) => return result,
            None => desk.line.pause().await,
        }
    }
}
