//! Lists within a sentence.

use crate::{Language, Say, messages as m};

/// Names or parts one after the other, separated as the language does it: "a, b, c".
pub fn list(parts: &[impl AsRef<str>], language: Language) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    parts.join(m::list_join(language))
}

/// The first of a list, and how many more there are.
pub(crate) fn list_and_more(named: &[impl AsRef<str>], more: u64, language: Language) -> String {
    let named = list(named, language);
    if more == 0 { named } else { m::ListAndMore { named: &named, more }.say(language) }
}
