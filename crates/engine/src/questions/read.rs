//! What the search bar asks while somebody types.

use protocol::scribe::{Meaning, Translation};
use protocol::{
    Actor, Column, Completion, Field, Filter, Hint, Notation, NotedField, ParsedText, ReadText, Refusal, Sense,
};
use query::Wanted;
use store::Store;

use super::Run;
use crate::desk::{Answered, Desk};
use crate::filters;

/// Most suggestions offered.
const MOST: usize = 12;

/// How many of the most frequent values are searched for suggestions.
const MOST_FREQUENT: u32 = 5_000;

impl Run for ReadText {
    async fn run(self, desk: &Desk) -> Result<Answered<ParsedText>, Refusal> {
        let ReadText { text, notation, caret } = &self;
        let notation = notation.unwrap_or_else(|| query::recognise(text));
        let own = |filter| Meaning { filter, warnings: Vec::new(), hidden: None };
        let (tokens, meaning) = match query::read_own(text, notation) {
            Some(filter) if notation == Notation::Traillight => (query::tokens(text), filter.map(own)),
            Some(filter) => (Vec::new(), filter.map(own)),
            None => {
                let Translation { tokens, meaning } = filters::translation(desk, text, notation).await?;
                (tokens, meaning)
            }
        };
        let parts = desk.parts();
        let wanted = caret.and_then(|caret| match notation {
            Notation::Traillight => query::complete(text, caret),
            Notation::CloudWatch if text.trim_start().starts_with('{') => query::complete_pattern(text, caret, &tokens),
            Notation::CloudWatch | Notation::Selectors | Notation::Lookup => None,
        });
        let completions = match wanted {
            Some(Wanted::Field { typed, from, to }) => query::field_completions(notation, &typed, from, to),
            Some(Wanted::Value { field, typed, from, to }) => {
                values(parts.corpus.store(), notation, &field, &typed, (from, to))
            }
            None => Vec::new(),
        };
        let (words, warnings, hidden, error) = match meaning {
            Ok(meaning) => (query::words(&meaning.filter), meaning.warnings, meaning.hidden, None),
            Err(error) => (Sense::default(), Vec::new(), None, Some(error)),
        };
        Ok(parts.answer(ParsedText { notation, tokens, words, warnings, hidden, error, completions }))
    }
}

/// Values of the field that contain what was typed: those that begin with it first, then by frequency.
fn values(
    store: &Store,
    notation: Notation,
    field: &Field,
    typed: &str,
    (from, to): (usize, usize),
) -> Vec<Completion> {
    let column = match field {
        Field::User => Some(Column::User),
        Field::Target => Some(Column::Target),
        Field::Service => Some(Column::EventSource),
        Field::Path(path) => Column::from_path(&path.join(".")).filter(|column| !column.is_derived()),
        Field::Actor | Field::File | Field::Proof | Field::Outcome | Field::Noted(_) => None,
    };
    let Some(column) = column else { return names(field, typed, (from, to)) };
    let Ok(all) = store.plan(&Filter::All) else { return Vec::new() };
    let selection = store.select(&all, None, &store::Scanned::default());
    let facets = store.facets(&selection, &[column], MOST_FREQUENT);
    let mut found = [Vec::new(), Vec::new()];
    let typed = typed.to_lowercase();
    for item in facets.into_iter().flat_map(|facet| facet.items) {
        let value = match (field, item.value.strip_suffix(".amazonaws.com")) {
            (Field::Service, Some(short)) => short.to_owned(),
            _ => item.value,
        };
        let lower = value.to_lowercase();
        let [begins, holds] = &mut found;
        let place = if lower.starts_with(&typed) { begins } else { holds };
        if place.len() < MOST && lower.contains(&typed) {
            let Some(text) = query::written(notation, field, &value) else { continue };
            place.push(Completion { text, label: value, hint: Hint::Events(item.count), from, to });
        }
    }
    let mut found = found.concat();
    found.truncate(MOST);
    found
}

/// Names of verdicts and of their groups, of outcomes, or of kinds of callers.
fn names(field: &Field, typed: &str, (from, to): (usize, usize)) -> Vec<Completion> {
    let names: Vec<&str> = match field {
        Field::Proof => {
            let groups = ["proved", "unchecked", "failed"].into_iter();
            groups.chain(protocol::report::Verdict::ALL.map(protocol::report::Verdict::name)).collect()
        }
        Field::Outcome => vec!["failure", "success"],
        Field::Actor => Actor::ALL.map(Actor::name).to_vec(),
        Field::Noted(NotedField::Star) => vec!["true", "false"],
        Field::Path(_) | Field::User | Field::Target | Field::Service | Field::File | Field::Noted(_) => Vec::new(),
    };
    let fits = names.into_iter().filter(|name| name.starts_with(&typed.to_lowercase()));
    let completion =
        |name: &str| Completion { label: name.to_owned(), hint: Hint::None, text: name.to_owned(), from, to };
    fits.map(completion).collect()
}
