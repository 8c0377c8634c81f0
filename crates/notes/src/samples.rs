//! The samples that were drawn, and how they are written: as an entry of the file that notes are kept in.
//!
//! ```json
//! { "name": "Q3 sign-ins", "method": "stratified", "by": "user", "generator": "ChaCha20", "seed": "2026-11-30", "first": 25,
//!   "population": { "events": 4120, "eventIDsSha256": "…" }, "filter": "name:ConsoleLogin", "at": "2026-11-30T10:00:00Z",
//!   "drawn": [ { "position": 595, "eventID": "…" } ] }
//! ```

use litemap::LiteMap;
use protocol::Column;
use protocol::sampling::{Method, Population, Sample};
use serde_json::{Map, Value};

use crate::MOST_TEXT;
use crate::file::{event, text};

/// Most samples.
pub const MOST_SAMPLES: usize = 100;

/// Most events in a sample.
pub const MOST_DRAWN: u64 = 10_000;

/// Longest name of a sample, in characters.
const MOST_NAME: usize = 100;

/// The only generator, named so that it need not stay the only one.
const GENERATOR: &str = "ChaCha20";

/// All samples, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Samples(LiteMap<String, Sample>);

impl Samples {
    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Sample> {
        self.0.values()
    }

    /// The one with this name.
    pub fn get(&self, name: &str) -> Option<&Sample> {
        self.0.get(&name_of(name))
    }

    /// Keeps one instead of that with its name. Returns whether it fits.
    pub fn put(&mut self, sample: Sample) -> bool {
        let name = name_of(&sample.name);
        let fits = (self.0.contains_key(&name) || self.0.len() < MOST_SAMPLES) && !name.is_empty();
        if !fits || sample.drawn.len() as u64 > MOST_DRAWN || is_too_long(&sample) {
            return false;
        }
        self.0.insert(name.clone(), Sample { name, ..sample });
        true
    }

    /// Removes one. Returns whether it was there.
    pub fn remove(&mut self, name: &str) -> bool {
        self.0.remove(&name_of(name)).is_some()
    }

    /// Adds those of others, and returns how many did not fit. Of the same sample, the one that was continued is kept; another one of
    /// the same name gets a new name.
    pub fn merge(&mut self, others: Samples) -> u64 {
        let mut left_out = 0;
        for (_, theirs) in others.0 {
            // The order of names does not depend on who loads whose file.
            let mut name = theirs.name.clone();
            let mut number = 2;
            while self.0.get(&name).is_some_and(|ours| !is_same(ours, &theirs)) {
                let end = format!(" ({number})");
                name = theirs.name.chars().take(MOST_NAME.saturating_sub(end.len())).collect::<String>() + &end;
                number += 1;
            }
            let is_longer = self.0.get(&name).is_none_or(|ours| ours.drawn.len() < theirs.drawn.len());
            if is_longer && !self.put(Sample { name, ..theirs }) {
                left_out += 1;
            }
        }
        left_out
    }
}

/// Whether one of them continues the other.
fn is_same(one: &Sample, other: &Sample) -> bool {
    let how = |sample: &Sample| (sample.method, sample.seed.clone(), sample.first, sample.population.clone());
    how(one) == how(other) && one.drawn.iter().zip(&other.drawn).all(|(one, other)| one == other)
}

fn name_of(name: &str) -> String {
    name.trim().chars().take(MOST_NAME).collect()
}

/// What is cut off would be another seed or filter.
fn is_too_long(sample: &Sample) -> bool {
    [&sample.seed, &sample.filter, &sample.view].into_iter().any(|text| text.chars().count() > MOST_TEXT)
}

/// Reads an entry; `None` if it is none, or was drawn in a way that is not known.
pub(crate) fn read(entry: &Value) -> Option<Sample> {
    let number = |value: Option<&Value>| value.and_then(Value::as_u64);
    let by = text(entry, "by");
    let by = if by.is_empty() { None } else { Some(Column::from_path(&by)?) };
    let population = entry.get("population")?;
    let drawn = |value: &Value| Some((number(value.get("position"))?, event(value)?));
    Some(Sample {
        name: text(entry, "name"),
        method: Method::named(&text(entry, "method"), by).filter(|_| text(entry, "generator") == GENERATOR)?,
        seed: text(entry, "seed"),
        first: number(entry.get("first"))?,
        population: Population {
            events: number(population.get("events"))?,
            event_ids_sha256: text(population, "eventIDsSha256"),
        },
        filter: text(entry, "filter"),
        view: text(entry, "view"),
        at: calendar::parse(&text(entry, "at")),
        drawn: entry.get("drawn")?.as_array()?.iter().map(drawn).collect::<Option<_>>()?,
    })
}

/// Writes an entry.
pub(crate) fn written(sample: &Sample) -> Value {
    let population = &sample.population;
    let number = |number: u64| Value::Number(number.into());
    let mut entry = object(&[
        ("name", Some(&sample.name)),
        ("method", Some(&sample.method.name().to_owned())),
        ("by", sample.method.by().map(|column| column.path().to_owned()).as_ref()),
        ("generator", Some(&GENERATOR.to_owned())),
        ("filter", Some(&sample.filter)),
        ("view", Some(&sample.view)),
        ("at", sample.at.and_then(calendar::write).as_ref()),
    ]);
    let mut of = object(&[("eventIDsSha256", Some(&population.event_ids_sha256))]);
    of.insert("events".to_owned(), number(population.events));
    let mut drawn = Vec::new();
    for (position, event) in &sample.drawn {
        let mut one = object(&[("eventID", Some(&event.event_id)), ("sha256", event.sha256.as_ref())]);
        one.insert("position".to_owned(), number(*position));
        drawn.push(Value::Object(one));
    }
    // An empty seed is one, too.
    let seed = Value::String(sample.seed.clone());
    let others = [("population", Value::Object(of)), ("drawn", Value::Array(drawn)), ("first", number(sample.first))];
    for (name, value) in others.into_iter().chain([("seed", seed)]) {
        entry.insert(name.to_owned(), value);
    }
    Value::Object(entry)
}

/// An object of those texts that are not empty.
fn object(texts: &[(&str, Option<&String>)]) -> Map<String, Value> {
    let mut object = Map::new();
    for (name, text) in texts {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            object.insert((*name).to_owned(), Value::String(text.clone()));
        }
    }
    object
}

#[cfg(test)]
mod tests;
