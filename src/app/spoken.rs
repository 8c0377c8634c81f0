//! The language in which everything is drawn, and changing it.

use leptos::prelude::*;
use words::{LANGUAGES, Language, Say, messages as m};

use crate::browser::focus;
use crate::browser::language::{self, language};
use crate::engine_client::{Engine, Hold};

/// Available from the context.
#[derive(Clone, Copy)]
pub struct Spoken {
    engine: Engine,
    /// `None` until the first language is there.
    now: RwSignal<Option<Language>>,
    /// The tag of the one that was asked for last.
    wanted: StoredValue<&'static str>,
}

impl Spoken {
    /// Speaks the language that is preferred.
    pub fn start(engine: Engine) -> Spoken {
        let tag = language::preferred();
        let spoken = Spoken { engine, now: RwSignal::new(None), wanted: StoredValue::new(tag) };
        spoken.change(tag, |_| {});
        spoken
    }

    /// What is drawn depends on this.
    pub fn now(self) -> Option<Language> {
        self.now.get()
    }

    /// Its tag.
    pub fn tag(self) -> Memo<Option<&'static str>> {
        Memo::new(move |_| self.now.get().map(Language::tag))
    }

    /// Changes to the language with this tag, and remembers it.
    pub fn choose(self, tag: &'static str) {
        self.wanted.set_value(tag);
        self.change(tag, |language| {
            language::remember(language);
            // What had the focus is drawn anew.
            request_animation_frame(|| focus::focus("main"));
        });
    }

    fn change(self, tag: &'static str, then: fn(Language)) {
        let hold = Hold::new();
        leptos::task::spawn_local(async move {
            let loaded = language::load(tag).await;
            match loaded {
                _ if self.wanted.get_value() != tag => {}
                Ok(language) => {
                    language::speak(language);
                    self.now.set(Some(language));
                    then(language);
                }
                Err(why) => {
                    let name = LANGUAGES.into_iter().find(|(known, _)| *known == tag).map_or(tag, |(_, name)| name);
                    self.engine.tell(m::TroubleLanguage { name, why: &why }.say(language()));
                    // English is better than nothing.
                    self.now.update(|now| *now = now.or_else(|| Some(language())));
                }
            }
            drop(hold);
        });
    }
}

/// The language from the context.
pub fn use_spoken() -> Spoken {
    expect_context::<Spoken>()
}
