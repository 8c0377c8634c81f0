//! Everything said to people, in every language.
//!
//! The other crates describe what happened as an enum with data; this one puts it into words. The texts are in
//! `languages/`, one [Fluent](https://projectfluent.org) file for each language. The build generates a type for each
//! message (or a function, if there is nothing to fill in), and fails if a language lacks a message, has one too many,
//! or uses an argument that English does not. The modules here select the message with a `match` without a default arm,
//! so a variant without words does not compile.

mod alarms;
mod columns;
mod findings;
mod hours;
mod inspect;
mod issues;
mod lists;
mod mistakes;
mod notations;
mod notes;
mod number;
mod pieces;
mod refusals;
mod sense;
mod setup;
mod stories;
mod text_report;
mod trails;
mod verdicts;
mod what;
mod whole;

pub use hours::meaning;
pub use lists::list;
pub use messages::Language;
pub use number::{compact, decimal, number};
pub use pieces::{FIRST, Piece, SECOND, pieces};
pub use setup::why_set_up;
pub use stories::{choose_subject, no_subject, type_of};
pub use text_report::text_report;
pub use verdicts::{counted, counted_exactly, fault, file_note, need, pages, why};
pub use what::place;
pub use whole::{Whole, whole, whole_text};

/// Something that can be put into words.
pub trait Say {
    /// Appends the words to `out`.
    fn write(&self, language: Language, out: &mut String);

    /// The words.
    fn say(&self, language: Language) -> String {
        let mut out = String::new();
        self.write(language, &mut out);
        out
    }
}

/// A message without arguments, before a language is chosen.
pub type Message = fn(Language) -> &'static str;

/// Something with a fixed name in each language.
pub trait Label {
    /// Its name.
    fn label(&self, language: Language) -> &'static str;
}

impl Language {
    /// The first available one of the languages somebody prefers (tags such as `de-AT`, `en`), or else English.
    pub fn choose<'a>(preferred: impl IntoIterator<Item = &'a str>) -> Language {
        let primary = |tag: &'a str| tag.split('-').next().unwrap_or_default();
        let known = |tag| Language::ALL.iter().copied().find(|language| language.tag() == tag);
        preferred.into_iter().find_map(|tag| known(tag).or_else(|| known(primary(tag)))).unwrap_or_default()
    }
}

/// The messages in `languages/`: types that can [`Say`] themselves, and functions for messages without arguments.
#[allow(clippy::all, reason = "generated")]
pub mod messages {
    use icu_plurals::PluralCategory;

    use crate::Say;
    use crate::number::{compact, number, plural};

    /// Appends text. Not inlined, because hundreds of messages consist of calls to this.
    #[inline(never)]
    fn text(text: &str, out: &mut String) {
        out.push_str(text);
    }

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}
