//! Fields that a filter names, and what may be meant by those that no event has.

mod replace;
mod similar;

use protocol::names::{PATHS, top_level};
use protocol::{
    Condition, Field, FieldPath, FieldTest, Filter, Habit, Notation, SelectorStep, SelectorTest, Test, Token,
};

use crate::copy::condition::shown;
use crate::field;
use crate::habits::names;
use crate::normal;

/// A field that a filter names.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// As people write it.
    pub name: String,
    /// The events that have it.
    pub there: Filter,
    /// CloudTrail has such a field.
    pub known: bool,
    place: Place,
}

#[derive(Clone, Debug, PartialEq)]
enum Place {
    Field(Field),
    Selector(Vec<SelectorStep>),
}

impl Place {
    /// Whether it is the same place; names of fields ignore case.
    fn is(&self, other: &Place) -> bool {
        match (self, other) {
            (Place::Field(field), Place::Field(other)) => is_same(field, other),
            (place, other) => place == other,
        }
    }
}

/// Whether it is the same field.
fn is_same(field: &Field, other: &Field) -> bool {
    match (field, other) {
        (Field::Path(path), Field::Path(other)) => is_same_path(path, other),
        (field, other) => field == other,
    }
}

fn is_same_path(path: &[String], other: &[String]) -> bool {
    path.len() == other.len() && path.iter().zip(other).all(|(name, other)| name.eq_ignore_ascii_case(other))
}

/// A text with another field or condition in place of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// What is there instead; empty where a condition is left out.
    pub shown: String,
    /// The whole text.
    pub text: String,
}

/// The fields of records that the filter names, each once.
pub fn named(filter: &Filter) -> Vec<Named> {
    let mut found = Vec::new();
    collect(filter, &mut found);
    found
}

fn collect(filter: &Filter, found: &mut Vec<Named>) {
    let named = match filter {
        Filter::And(parts) | Filter::Or(parts) => return parts.iter().for_each(|part| collect(part, found)),
        Filter::Not(part) => return collect(part, found),
        Filter::Field(test) => of_field(&test.field),
        Filter::Selector(test) => Some(of_selector(&test.selector)),
        Filter::All | Filter::Text(_) | Filter::Message(_) => None,
    };
    if let Some(named) = named.filter(|named| !found.iter().any(|known| known.place.is(&named.place))) {
        found.push(named);
    }
}

/// `None`: every event has it.
fn of_field(field: &Field) -> Option<Named> {
    let (name, known) = match field {
        Field::Path(path) => (path.join("."), is_known(path)),
        Field::User | Field::Target | Field::Service => (field::derived_name(field)?.to_owned(), true),
        Field::Actor | Field::File | Field::Proof | Field::Outcome | Field::Noted(_) => return None,
    };
    let there = Filter::Field(FieldTest { field: field.clone(), test: Test::Exists });
    Some(Named { name, there, known, place: Place::Field(field.clone()) })
}

fn of_selector(selector: &[SelectorStep]) -> Named {
    let names: FieldPath = selector
        .iter()
        .filter_map(|step| if let SelectorStep::Name(name) = step { Some(name.clone()) } else { None })
        .collect();
    let absent = SelectorTest { selector: selector.to_vec(), condition: Condition::Absent };
    Named {
        name: shown(selector),
        there: normal::not(Filter::Selector(absent)),
        // Names mind case here.
        known: is_known(&names) && field::canonical(names.clone()) == names,
        place: Place::Selector(selector.to_vec()),
    }
}

/// What sign-ins have in a part of the record that has no documented names.
const OF_SIGN_INS: [&str; 2] = ["additionalEventData.MFAUsed", "responseElements.ConsoleLogin"];

/// Whether CloudTrail has a field at this path.
fn is_known(path: &[String]) -> bool {
    let name = path.join(".");
    let known = PATHS.into_iter().chain(top_level()).chain(OF_SIGN_INS);
    known.into_iter().any(|known| known.eq_ignore_ascii_case(&name))
}

impl Named {
    /// What is said of the name beside what it means.
    pub fn habit(&self) -> Option<Habit> {
        names::habit(&self.name)
    }

    /// The text with what may be meant in place of this field: by its name in another tool, or for being like the path of a field
    /// that some event has (`loaded`). The tokens are those of the text.
    pub fn instead(&self, text: &str, notation: Notation, tokens: &[Token], loaded: &[FieldPath]) -> Vec<Replaced> {
        let mut found = match (&self.place, notation) {
            (Place::Field(field), Notation::Traillight) => replace::in_query(text, field, &self.name, loaded),
            (Place::Selector(selector), Notation::CloudWatch) => {
                replace::in_pattern(text, selector, &self.name, tokens, loaded)
            }
            _ => Vec::new(),
        };
        let mut texts = Vec::new();
        found.retain(|it| {
            it.text != text && !texts.contains(&it.text) && {
                texts.push(it.text.clone());
                true
            }
        });
        found
    }
}
