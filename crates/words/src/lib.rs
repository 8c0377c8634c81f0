//! Everything that is said to a person, in every language.
//!
//! The other crates say what happened as an enum with its data; here stands how that is said. The texts are in
//! `languages/`, one [Fluent](https://projectfluent.org) file for each language. The build makes a type of each message
//! (a function, if nothing is to be filled in) and fails where a language lacks one, has one too many, or takes something that
//! English does not. The modules here choose the message by a `match` without a default arm: what has no words does not
//! compile.

mod columns;
mod issues;
mod mistakes;
mod notes;
mod number;
mod refusals;
mod sense;
mod verdicts;

pub use messages::Language;
pub use number::{compact, number};
pub use verdicts::{need, remark, why};

/// Something that can be said.
pub trait Say {
    /// Appends the words.
    fn write(&self, language: Language, out: &mut String);

    /// The words.
    fn say(&self, language: Language) -> String {
        let mut out = String::new();
        self.write(language, &mut out);
        out
    }
}

/// Something whose name is always the same.
pub trait Label {
    /// The name.
    fn label(&self, language: Language) -> &'static str;
}

impl Language {
    /// The first of the languages somebody prefers (`de-AT`, `en`) that there is; else English.
    pub fn choose<'a>(preferred: impl IntoIterator<Item = &'a str>) -> Language {
        let primary = |tag: &'a str| tag.split('-').next().unwrap_or_default();
        let known = |tag| Language::ALL.iter().copied().find(|language| language.tag() == tag);
        preferred.into_iter().find_map(|tag| known(tag).or_else(|| known(primary(tag)))).unwrap_or_default()
    }
}

/// The messages of `languages/`: types that can [`Say`] themselves, and functions for what takes nothing.
#[allow(clippy::all, reason = "generated")]
pub mod messages {
    use icu_plurals::PluralCategory;

    use crate::Say;
    use crate::number::{compact, number, plural};

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}
