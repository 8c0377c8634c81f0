//! Sentences whose figures lead to what they count.

use protocol::brief::{Lead, Phrase};

/// A sentence, or a part of one.
#[derive(Clone, Default)]
pub(crate) struct Speech(Vec<Phrase>);

impl Speech {
    /// Plain words.
    pub fn of(words: &str) -> Speech {
        Speech::default().words(words)
    }

    /// Appends words.
    pub fn words(mut self, more: &str) -> Speech {
        match self.0.last_mut() {
            _ if more.is_empty() => {}
            Some(Phrase::Words(words)) => words.push_str(more),
            _ => self.0.push(Phrase::Words(more.to_owned())),
        }
        self
    }

    /// Appends a figure.
    pub fn figure(mut self, words: String, lead: Lead) -> Speech {
        self.0.push(Phrase::Figure(words, lead));
        self
    }

    /// Appends another part.
    pub fn then(self, more: Speech) -> Speech {
        more.0.into_iter().fold(self, |speech, phrase| match phrase {
            Phrase::Words(words) => speech.words(&words),
            Phrase::Figure(words, lead) => speech.figure(words, lead),
        })
    }

    /// Capitalises the first letter, if it begins with a word.
    pub fn capitalised(mut self) -> Speech {
        if let Some(Phrase::Words(words)) = self.0.first_mut() {
            let mut characters = words.chars();
            *words = characters.next().map(|c| c.to_uppercase().chain(characters).collect()).unwrap_or_default();
        }
        self
    }

    /// Its parts.
    pub fn phrases(self) -> Vec<Phrase> {
        self.0
    }
}

/// Joins parts with `between`, leaving out empty ones.
pub(crate) fn join(parts: impl IntoIterator<Item = Speech>, between: &str) -> Speech {
    let mut parts = parts.into_iter().filter(|part| !part.0.is_empty());
    let first = parts.next().unwrap_or_default();
    parts.fold(first, |speech, part| speech.words(between).then(part))
}

/// The phrases as plain text.
pub(crate) fn text(phrases: &[Phrase]) -> String {
    phrases.iter().map(Phrase::words).collect()
}
