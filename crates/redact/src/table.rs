//! Values with their tokens, and where they occur in a text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use aho_corasick::AhoCorasick;
use protocol::redact::{RedactKind, RedactProblem};

use crate::awsown;
use crate::collect::Values;
use crate::token::{canonical, hash, spelled, token};
use crate::views::View;

/// Shorter values are only replaced where they stand alone.
const SHORT: usize = 5;

/// The same for numbers.
const SHORT_NUMBER: usize = 8;

/// Tokens that are tried for a value, with and without its shape.
const MOST_TRIES: u32 = 64;

/// A value and its token.
#[derive(Debug)]
pub struct Entry {
    /// The value.
    pub text: String,
    /// Its kind.
    pub kind: RedactKind,
    /// What it is replaced by.
    pub token: String,
    /// Whether it is only replaced where it stands alone.
    pub is_word: bool,
}

/// Which values are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    All,
    /// Only those that cannot be words of AWS.
    NoWords,
}

/// Where a value occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// In the bytes searched.
    pub range: Range<usize>,
    /// Index of the value.
    pub entry: usize,
}

/// All values.
#[derive(Debug)]
pub struct Table {
    entries: Vec<Entry>,
    /// Values in lower case; `None` if there are none.
    search: Option<AhoCorasick>,
    /// For each of these, the values that differ from it in case only.
    spellings: Vec<Vec<usize>>,
}

impl Table {
    /// Gives each value a token: no two values have the same one, and none contains a value.
    pub fn new(values: &Values, key: &[u8; 32]) -> Result<Table, RedactProblem> {
        let mut by_spelling: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, text) in values.keys().enumerate() {
            by_spelling.entry(text.to_ascii_lowercase()).or_default().push(at);
        }
        let entry = |(text, kind): (&String, &RedactKind)| Entry {
            text: text.clone(),
            kind: *kind,
            token: String::new(),
            is_word: is_word(text),
        };
        let entries = values.iter().map(entry).collect();
        let spelled: Vec<&String> = by_spelling.keys().collect();
        let build = || AhoCorasick::builder().ascii_case_insensitive(true).build(&spelled);
        let search = match spelled.is_empty() {
            true => None,
            false => Some(build().map_err(|_| RedactProblem::TooMany { most: values.len() as u64 })?),
        };
        let mut table = Table { entries, search, spellings: by_spelling.into_values().collect() };
        table.give_tokens(key)?;
        Ok(table)
    }

    /// All values with their tokens, by text.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn give_tokens(&mut self, key: &[u8; 32]) -> Result<(), RedactProblem> {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        let mut tokens = Vec::with_capacity(self.entries.len());
        for Entry { text, kind, .. } in &self.entries {
            let canonical = canonical(*kind, text);
            // Two spellings of one address are one value.
            if let Some(token) = known.get(&canonical) {
                tokens.push(spelled(*kind, text, token));
                continue;
            }
            let tries = (0..MOST_TRIES).map(|counter| (counter, counter >= MOST_TRIES / 2));
            let mut made = tries.map(|(counter, plain)| token(*kind, text, &hash(key, &canonical, counter), plain));
            let is_new = |token: &str| self.occurrences(token.as_bytes(), Scope::All).is_empty();
            let is_free =
                |token: &String| !taken.contains(token) && is_new(token) && is_new(&spelled(*kind, text, token));
            let token = made.find(is_free).ok_or(RedactProblem::NoToken)?;
            taken.insert(token.clone());
            tokens.push(spelled(*kind, text, &token));
            known.insert(canonical, token);
        }
        self.entries.iter_mut().zip(tokens).for_each(|(entry, token)| entry.token = token);
        Ok(())
    }

    /// Where values occur in a text, as it is and decoded: ranges of the text that do not overlap, from left to right.
    pub fn find(&self, views: &[View], scope: Scope) -> Vec<Occurrence> {
        let mut all = Vec::new();
        for (level, view) in (1..).zip(views) {
            for Occurrence { range, entry } in self.occurrences(&view.bytes, scope) {
                // An escape is replaced as a whole, or what is left of it would mean something else.
                let deeper = views.iter().skip(level);
                let whole = deeper.fold(view.source(&range), |range, view| view.widened(range));
                all.push(Occurrence { range: whole, entry });
            }
        }
        apart(all)
    }

    fn occurrences(&self, bytes: &[u8], scope: Scope) -> Vec<Occurrence> {
        let Some(search) = &self.search else { return Vec::new() };
        let found = search.find_overlapping_iter(bytes).filter_map(|found| {
            let (range, spellings) = (found.range(), self.spellings.get(found.pattern().as_usize())?);
            let text = bytes.get(range.clone())?;
            let is_exact = |at: &&usize| self.entries.get(**at).is_some_and(|entry| entry.text.as_bytes() == text);
            let entry = *spellings.iter().find(is_exact).or(spellings.first())?;
            let known = self.entries.get(entry)?;
            let counts = match scope {
                Scope::All => !known.is_word || stands_alone(bytes, &range),
                Scope::NoWords => !known.is_word && known.text.bytes().any(|byte| !byte.is_ascii_alphabetic()),
            };
            counts.then_some(Occurrence { range, entry })
        });
        apart(found.collect())
    }
}

/// Whether a value is so short or common that it may be part of other words by chance.
fn is_word(text: &str) -> bool {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let shortest = if is_number { SHORT_NUMBER } else { SHORT };
    text.chars().count() < shortest || awsown::is_common(&text.to_ascii_lowercase())
}

fn stands_alone(bytes: &[u8], range: &Range<usize>) -> bool {
    // Bytes of other letters than ASCII are part of words, too.
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let before = range.start.checked_sub(1).and_then(|at| bytes.get(at));
    !before.is_some_and(is_letter) && !bytes.get(range.end).is_some_and(is_letter)
}

/// Those that do not overlap: of two that do, the one that begins first; of these, the longest.
fn apart(mut all: Vec<Occurrence>) -> Vec<Occurrence> {
    all.sort_by_key(|it| (it.range.start, std::cmp::Reverse(it.range.end), it.entry));
    let mut end = 0;
    all.retain(|it| {
        let is_free = it.range.start >= end && !it.range.is_empty();
        if is_free {
            end = it.range.end;
        }
        is_free
    });
    all
}
