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
    /// The language in which it was asked for.
    asked: StoredValue<Option<&'static str>>,
    spoken: Memo<Option<&'static str>>,
}

impl Glossary {
    /// The glossary in the language that is spoken, given by its tag.
    pub fn watch(engine: Engine, spoken: Memo<Option<&'static str>>) -> Glossary {
        let (terms, asked) = (RwSignal::default(), StoredValue::new(None));
        Glossary { engine: StoredValue::new_local(engine), terms, asked, spoken }
    }

    /// What a call of a service means, or of any service if that is not known. Tracked: it may come later.
    pub fn term(self, name: &str, source: Option<&str>) -> Option<Term> {
        self.ask();
        let service = source.map(|source| source.strip_suffix(".amazonaws.com").unwrap_or(source));
        let is_it = |term: &&Term| term.name == name && service.is_none_or(|service| service == term.service);
        self.terms.with(|terms| terms.iter().find(is_it).cloned())
    }

    fn ask(self) {
        let Some(language) = self.spoken.get() else { return };
        if self.asked.get_value() == Some(language) {
            return;
        }
        self.asked.set_value(Some(language));
        let engine = self.engine.get_value();
        let hold = engine.hold();
        leptos::task::spawn_local(async move {
            match engine.request(GetGlossary(language.to_owned())).await {
                // Another language may have been chosen meanwhile.
                _ if self.asked.get_value() != Some(language) => {}
                Ok(terms) => self.terms.set(Arc::new(terms)),
                // A help that is missing is no trouble; it is asked for again.
                Err(_) => self.asked.set_value(None),
            }
            drop(hold);
        });
    }
}

pub fn use_glossary() -> Glossary {
    expect_context::<Glossary>()
}
