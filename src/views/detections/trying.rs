//! Has the engine try the rules, some at a time, and shows what is known so far.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::findings::{Findings, ListRules, Rules, TryRules};
use protocol::{Phase, Refusal};
use view::fragment::DEFAULT_SORT;

use crate::engine_client::{Latest, use_engine, why_not};
use crate::state::use_state;
use crate::ui::reactive::{effect, memo};

/// The rules, and what they have found so far.
#[derive(Clone, Copy)]
pub struct Trying {
    /// All rules, in the order of the findings.
    pub rules: RwSignal<Option<Arc<Rules>>>,
    /// What they have found.
    pub found: RwSignal<Arc<Findings>>,
    /// Whether some are being tried.
    pub running: RwSignal<bool>,
    /// Why not all can be tried.
    pub trouble: RwSignal<Option<String>>,
}

impl Trying {
    /// Tries all rules whenever the filter, the edition or the files change.
    pub fn watch() -> Trying {
        let (engine, state) = (use_engine(), use_state());
        let edition = state.parts.edition;
        // While files are being read, everything would start over again and again.
        let generation = memo(move || {
            engine.progress().with(|progress| if progress.phase == Phase::Ready { progress.generation } else { 0 })
        });
        // Files may hold rules.
        let wanted = Signal::derive(move || Some((edition.get().0, generation.get())));
        let Latest { answer: rules, error, .. } = engine.latest(wanted, |engine, (benchmark, _)| {
            Box::pin(async move { engine.request(ListRules(benchmark)).await.map_err(|why| Some(why_not(&why))) })
        });
        let portion = RwSignal::new(0_u64);
        let question = Signal::derive(move || {
            let question = state.question(DEFAULT_SORT, Default::default());
            let asked = (portion.get(), TryRules { question, benchmark: edition.get().0 });
            (generation.get() > 0).then_some(asked)
        });
        let tried = engine.latest(question, |engine, (_, ask)| {
            Box::pin(async move {
                match engine.request(ask).await {
                    Ok(found) => Ok(Arc::new(found)),
                    // Shown next to the search bar; what was found last stays.
                    Err(Refusal::BadQuery(_)) => Err(None),
                    Err(why) => Err(Some(why_not(&why))),
                }
            })
        });
        let found = RwSignal::new(Arc::<Findings>::default());
        effect(move || {
            let Some(answer) = tried.answer.get() else { return };
            let left = answer.left;
            found.set(Arc::clone(&answer));
            if left > 0 {
                portion.update(|portion| *portion += 1);
            }
        });
        let trouble = RwSignal::new(None);
        effect(move || trouble.set(tried.error.get().or_else(|| error.get())));
        Trying { rules, found, running: tried.pending, trouble }
    }
}
