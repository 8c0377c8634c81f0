//! The rules, which come from a module on demand, and what they find.

use order::Order;
use std::rc::Rc;

use protocol::alarms::DefinitionText;
use protocol::detections::{MakeRules, ReadSigma};
use protocol::findings::{Benchmark, Findings, ListRules, Refused, Rule, Rules, SigmaRead, Together, TryRules};
use protocol::{FieldPath, FileKind, Refusal};

use super::Run;
use crate::caches::Key;
use crate::desk::{Answered, Desk};
use crate::select::{Whole, fill_columns, select};
use crate::sweep;

impl Run for ListRules {
    async fn run(self, desk: &Desk) -> Result<Answered<Rules>, Refusal> {
        let (rules, refused) = rules(desk, self.benchmark, Some(self.language)).await?;
        Ok(desk.parts().answer(Rules { rules: rules.to_vec(), refused }))
    }
}

impl Run for TryRules {
    async fn run(self, desk: &Desk) -> Result<Answered<Findings>, Refusal> {
        loop {
            let (rules, _) = rules(desk, self.benchmark, None).await?;
            let selection = select(desk, &self.question, Whole::Always).await?;
            let (sweep, generation) = {
                let mut parts = desk.parts_mut();
                (parts.caches.sweep(self.benchmark, &rules), parts.progress.generation)
            };
            sweep::go_on(desk, &sweep).await?;
            let paths: Vec<&FieldPath> =
                rules.iter().filter_map(|rule| rule.look.together.as_ref()).flat_map(Together::paths).collect();
            // Where that is refused, so is the rule.
            let filled = fill_columns(desk, &paths).await;
            let parts = desk.parts();
            // Otherwise, files have arrived meanwhile, and everything is tried again.
            if parts.progress.generation == generation {
                let key = Key::of(&self.question);
                let (store, expected) = (parts.corpus.store(), parts.noting.notes().expected());
                let findings = sweep.borrow_mut().findings(store, expected, key, &selection, &filled);
                return Ok(parts.answer(findings));
            }
        }
    }
}

/// The rules with the controls of an edition, followed by the Sigma rules among the files; and those that cannot be tried. What
/// they find does not depend on the language.
async fn rules(
    desk: &Desk,
    benchmark: Benchmark,
    language: Option<String>,
) -> Result<(Rc<Vec<Rule>>, Vec<Refused>), Refusal> {
    let built_in = built_in(desk, benchmark, language).await?;
    let texts = sigma(desk);
    if texts.is_empty() {
        return Ok((built_in, Vec::new()));
    }
    let known = desk.parts().caches.sigma(&texts);
    let read: SigmaRead = match known {
        Some(known) => known,
        None => {
            let read = desk.line.ask_module(ReadSigma(texts.clone())).await?;
            desk.parts_mut().caches.keep_sigma(texts, read.clone());
            read
        }
    };
    Ok((Rc::new(built_in.iter().cloned().chain(read.rules).collect()), read.refused))
}

async fn built_in(desk: &Desk, benchmark: Benchmark, language: Option<String>) -> Result<Rc<Vec<Rule>>, Refusal> {
    if let Some(known) = desk.parts().caches.rules(benchmark, language.as_deref()) {
        return Ok(known);
    }
    let language = language.unwrap_or_default();
    let rules = Rc::new(desk.line.ask_module(MakeRules { benchmark, language: language.clone() }).await?);
    desk.parts_mut().caches.keep_rules(benchmark, language, Rc::clone(&rules));
    Ok(rules)
}

/// The texts of the files with Sigma rules, by path.
fn sigma(desk: &Desk) -> Vec<DefinitionText> {
    let parts = desk.parts();
    let mut found: Vec<(&str, &[u8])> = parts
        .files
        .facts()
        .iter()
        .filter(|facts| facts.kind == FileKind::SigmaRules)
        .filter_map(|facts| Some((facts.path.as_str(), facts.evidence.as_deref()?)))
        .collect();
    found.order();
    let text = |(path, text): (&str, &[u8])| DefinitionText {
        source: path.to_owned(),
        text: String::from_utf8_lossy(text).into_owned(),
    };
    found.into_iter().map(text).collect()
}
