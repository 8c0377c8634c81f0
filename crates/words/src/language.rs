//! Languages: English, which is built in, and others, whose messages come from a file.

use std::fmt;
use std::sync::Mutex;

use crate::signs::{BETWEEN, DIGITS};

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// A language that everything can be said in.
#[derive(Clone, Copy)]
pub struct Language(&'static Texts);

struct Texts {
    tag: &'static str,
    /// What replaces the messages of English, in the order of their numbers.
    messages: Vec<&'static str>,
}

/// The languages that were read.
static READ: Mutex<Vec<&'static Texts>> = Mutex::new(Vec::new());

static ENGLISH: Texts = Texts { tag: "en", messages: Vec::new() };

impl Language {
    /// English, which is always there.
    #[allow(non_upper_case_globals, reason = "it reads as what it is: the one language that is known by name")]
    pub const En: Language = Language(&ENGLISH);

    /// Reads the file of a language, one of [`TRANSLATIONS`]. It is kept for as long as the program runs, so that no
    /// language is read twice.
    ///
    /// Returns `None` for an unknown language and for the file of another build.
    pub fn read(tag: &str, file: String) -> Option<Language> {
        let (tag, _) = LANGUAGES.into_iter().find(|(known, _)| *known == tag)?;
        if file.split(BETWEEN).count() != MESSAGES {
            return None;
        }
        let mut known = READ.lock().ok()?;
        if let Some(texts) = known.iter().find(|texts| texts.tag == tag) {
            return Some(Language(texts));
        }
        let texts: &'static Texts = Box::leak(Box::new(Texts { tag, messages: file.leak().split(BETWEEN).collect() }));
        known.push(texts);
        Some(Language(texts))
    }

    /// What [`read`](Language::read) reads, for another module; `None` for English.
    pub fn file(self) -> Option<String> {
        (self != Language::En).then(|| self.0.messages.join(BETWEEN.encode_utf8(&mut [0; 4])))
    }

    /// As BCP 47 calls it.
    pub const fn tag(self) -> &'static str {
        self.0.tag
    }

    /// The tag of the first available one of the languages somebody prefers (tags such as `de-AT`, `en`), or else `en`.
    pub fn choose<'a>(preferred: impl IntoIterator<Item = &'a str>) -> &'static str {
        let known = |tag: &str| LANGUAGES.into_iter().map(|(known, _)| known).find(|known| *known == tag);
        let primary = |tag: &'a str| tag.split('-').next().unwrap_or_default();
        preferred.into_iter().find_map(|tag| known(tag).or_else(|| known(primary(tag)))).unwrap_or(ENGLISH.tag)
    }

    /// What to say instead of a message of English, which has its number in front. Not inlined, because there are
    /// thousands of calls.
    #[inline(never)]
    pub(crate) fn text(self, english: &'static str) -> &'static str {
        let (number, text) = english.split_at_checked(2).unwrap_or((english, english));
        let digit = |digit: u8| usize::from(digit.saturating_sub(DIGITS.start));
        let number = number.bytes().fold(0, |number, byte| number * DIGITS.len() + digit(byte));
        self.0.messages.get(number).copied().unwrap_or(text)
    }
}

impl Default for Language {
    fn default() -> Language {
        Language::En
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Language) -> bool {
        self.tag() == other.tag()
    }
}

impl Eq for Language {}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signs::{LAST, TEXT};
    use crate::template::filled;

    fn all() -> Vec<Language> {
        let others = TRANSLATIONS.iter().map(|(tag, file)| Language::read(tag, (*file).to_owned()));
        others.map(|language| language.expect("the file of this build")).chain([Language::En]).collect()
    }

    #[test]
    fn every_message_can_be_said_in_every_language() {
        let names = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"];
        for language in all() {
            for (name, english, numbers, texts) in ARGUMENTS {
                for n in [0, 1, 2, 3, 11, 21, 1_000, 123_456] {
                    let said = filled(language, english, &vec![n; numbers], &names[..texts]);
                    let what = format!("{name} in {language:?} with {n}: {said:?}");
                    assert!(!said.contains(|c| (TEXT..=LAST).contains(&c) || c == BETWEEN), "{what}");
                    // All that is said of a count can depend on it, and some messages are there to say nothing.
                    let english = filled(Language::En, english, &vec![n; numbers], &names[..texts]);
                    assert_eq!(said.is_empty(), english.is_empty(), "{what}");
                }
            }
        }
    }

    #[test]
    fn a_file_of_another_build_is_refused() {
        for (tag, file) in TRANSLATIONS {
            assert_eq!(Language::read(tag, file.to_owned()).and_then(Language::file).as_deref(), Some(file));
            let (shorter, _) = file.rsplit_once(BETWEEN).expect("more than one message");
            assert_eq!(Language::read(tag, shorter.to_owned()), None);
        }
    }

    #[test]
    fn languages_know_what_they_are_called() {
        assert_eq!(LANGUAGES, [("en", "English"), ("de", "Deutsch")]);
        let named = |language: Language| crate::messages::language_name(language);
        assert_eq!(all().into_iter().map(named).collect::<Vec<_>>(), ["Deutsch", "English"]);
    }
}
