//! Everything said to people, in every language.
//!
//! The other crates describe what happened as an enum with data; this one puts it into words. The texts are in
//! `languages/`, one [Fluent](https://projectfluent.org) file for each language. The build generates a type for each
//! message (or a function, if there is nothing to fill in), and fails if a language lacks a message, has one too many,
//! or uses an argument that English does not. English is built in; the page loads another language when it is chosen. The modules here select the message with a `match` without a default arm,
//! so a variant without words does not compile.

mod alarms;
mod columns;
mod findings;
mod hours;
mod inspect;
mod issues;
mod language;
mod lists;
mod mistakes;
mod notations;
mod notes;
mod number;
mod pieces;
mod redact;
mod refusals;
mod sampling;
mod sense;
mod setup;
mod signs;
mod stories;
mod template;
mod text_report;
mod trails;
mod verdicts;
mod what;
mod whole;

pub use hours::meaning;
pub use language::{LANGUAGES, Language, TRANSLATIONS};
pub use lists::list;
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

/// The messages in `languages/`: types that can [`Say`] themselves, and functions for messages without arguments.
#[allow(clippy::all, reason = "generated")]
pub mod messages {
    use crate::template::{fill, filled};
    use crate::{Language, Say};

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}
