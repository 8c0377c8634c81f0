//! What calls mean. It is asked for when it is first needed.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::detections::{GetGlossary, Term};

use crate::engine_client::Engine;

/// The glossary; available from the context.
#[derive(Clone, Copy)]
pub struct Glossary {
    engine: StoredValue<Engine, LocalStorage>,
    terms: RwSignal<Arc<Vec<Term>>>,
    asked: StoredValue<bool>,
}

impl Glossary {
    pub fn new(engine: Engine) -> Glossary {
        let (terms, asked) = (RwSignal::default(), StoredValue::new(false));
        Glossary { engine: StoredValue::new_local(engine), terms, asked }
    }

    /// What a call of a service means, or of any service if that is not known. Tracked: it may come later.
    pub fn term(self, name: &str, source: Option<&str>) -> Option<Term> {
        self.ask();
        let service = source.map(|source| source.strip_suffix(".amazonaws.com").unwrap_or(source));
        let is_it = |term: &&Term| term.name == name && service.is_none_or(|service| service == term.service);
        self.terms.with(|terms| terms.iter().find(is_it).cloned())
    }

    fn ask(self) {
        if self.asked.get_value() {
            return;
        }
        self.asked.set_value(true);
        let engine = self.engine.get_value();
        let hold = engine.hold();
        leptos::task::spawn_local(async move {
            match engine.request(GetGlossary).await {
                Ok(terms) => self.terms.set(Arc::new(terms)),
                // A help that is missing is no trouble; it is asked for again.
                Err(_) => self.asked.set_value(false),
            }
            drop(hold);
        });
    }
}

pub fn use_glossary() -> Glossary {
    expect_context::<Glossary>()
}
