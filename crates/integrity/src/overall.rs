//! The verdict on the whole, and what is counted for it.

use std::collections::BTreeMap;

use protocol::Reason;
use protocol::report::{Chain, Log, Outcome, Overall, Report, SignFile, Summary, Verdict};

use crate::Tally;
use crate::completeness::Hours;
use crate::figures::{self, Beside};

/// How many of each there are, in the period that is claimed or outside it. Sign files have no place in time, so they are counted
/// wherever they are handed in.
pub(crate) fn summarise(chains: &[Chain], sign_files: &[SignFile], logs: &[Log], outside: bool) -> Summary {
    let mut summary = Summary::default();
    let count = |counts: &mut BTreeMap<Verdict, u64>, verdict, more: u64| {
        let count = counts.entry(verdict).or_default();
        *count = count.saturating_add(more);
    };
    for digest in chains.iter().flat_map(|chain| &chain.digests).filter(|digest| digest.outside == outside) {
        count(&mut summary.digests, digest.verdict, 1);
    }
    for sign in sign_files {
        count(&mut summary.sign_files, sign.file.verdict, 1);
    }
    for log in logs.iter().filter(|log| log.outside == outside) {
        count(&mut summary.logs, log.verdict, 1);
        count(&mut summary.events, log.verdict, log.events.unwrap_or(0));
    }
    summary
}

/// What lies outside the period that is claimed is not accused, and proves nothing.
fn overall(report: &Report, tally: &Tally) -> Overall {
    let summary = &report.summary;
    let counts = [&summary.digests, &summary.sign_files, &summary.logs, &summary.events];
    let any = |outcome| counts.iter().any(|counts| counts.keys().any(|verdict| verdict.outcome() == outcome));
    let log_is_proved = |log: &Log| log.verdict.outcome() == Outcome::Proved || is_proved_elsewhere(log);
    let any_log = summary.logs.keys().any(|verdict| verdict.outcome() == Outcome::Proved);
    let all_logs = report.logs.iter().filter(|log| !log.outside).all(log_is_proved);
    let is_claim_proved = report.period.as_ref().is_none_or(|claim| claim.proved);
    if any(Outcome::Failed) {
        Overall::Failed
    } else if any_log && all_logs && tally.proved() == tally.due() && is_claim_proved {
        Overall::Proved
    } else if any(Outcome::Proved) {
        Overall::PartlyProved
    } else {
        Overall::NotProved
    }
}

/// Whether all events of a file that no digest lists are shown from files that are proved.
pub(crate) fn is_proved_elsewhere(log: &Log) -> bool {
    log.reasons.contains(&Reason::EventsProvedElsewhere)
}

/// Takes in what became of the events: the verdict and the sentence depend on it, and on what is known of the chains.
pub(crate) fn settle(report: &mut Report, beside: &Beside, hours: &Hours) {
    let tally = &beside.tally;
    for log in report.logs.iter_mut().filter(|log| log.verdict == Verdict::NotCovered) {
        log.reasons.retain(|reason| *reason != Reason::EventsProvedElsewhere);
        if log.path.as_ref().is_some_and(|path| tally.proved_elsewhere.contains(path)) {
            log.reasons.push(Reason::EventsProvedElsewhere);
        }
    }
    report.summary.events.clone_from(&tally.events);
    if let Some(claim) = &mut report.period {
        claim.outside.events.clone_from(&tally.outside);
    }
    report.verdict = overall(report, tally);
    report.figures = figures::figures(report, beside, hours);
}
