//! The rules, which come from a module on demand, and what they find.

use std::rc::Rc;

use protocol::Refusal;
use protocol::detections::MakeRules;
use protocol::findings::{Benchmark, Findings, ListRules, Rule, TryRules};

use super::Run;
use crate::caches::Key;
use crate::desk::{Answered, Desk};
use crate::select::{Whole, select};
use crate::sweep;

impl Run for ListRules {
    async fn run(self, desk: &Desk) -> Result<Answered<Vec<Rule>>, Refusal> {
        let rules = rules(desk, self.0).await?;
        Ok(desk.parts().answer(rules.to_vec()))
    }
}

impl Run for TryRules {
    async fn run(self, desk: &Desk) -> Result<Answered<Findings>, Refusal> {
        let rules = rules(desk, self.benchmark).await?;
        loop {
            let selection = select(desk, &self.question, Whole::Always).await?;
            let (sweep, generation) = {
                let mut parts = desk.parts_mut();
                (parts.caches.sweep(self.benchmark, &rules), parts.progress.generation)
            };
            sweep::go_on(desk, &sweep).await?;
            let parts = desk.parts();
            // Otherwise, files have arrived meanwhile, and everything is tried again.
            if parts.progress.generation == generation {
                let key = Key::of(&self.question);
                let findings = sweep.borrow_mut().findings(parts.corpus.store(), key, &selection);
                return Ok(parts.answer(findings));
            }
        }
    }
}

/// The rules with the controls of an edition.
async fn rules(desk: &Desk, benchmark: Benchmark) -> Result<Rc<Vec<Rule>>, Refusal> {
    if let Some(known) = desk.parts().caches.rules(benchmark) {
        return Ok(known);
    }
    let rules = Rc::new(desk.line.ask_module(MakeRules(benchmark)).await?);
    desk.parts_mut().caches.keep_rules(benchmark, Rc::clone(&rules));
    Ok(rules)
}
