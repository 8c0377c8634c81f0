//! The Traillight query language. Filters from the search bar are written as they are; conditions that match paths
//! exactly become the nearest equivalent.

use protocol::{Field, FieldPath, FieldTest, Filter, Message, Note, SelectorStep, Test, Text};

use super::Said;
use super::condition::{Ask, Cond, conditions};
use crate::normal;

/// Writes a query.
pub(super) fn write(filter: &Filter, said: &mut Said) -> String {
    crate::print(&near(filter, said))
}

fn near(filter: &Filter, said: &mut Said) -> Filter {
    match filter {
        Filter::And(parts) => normal::and(parts.iter().map(|part| near(part, said)).collect::<Vec<_>>()),
        Filter::Or(parts) => normal::or(parts.iter().map(|part| near(part, said)).collect::<Vec<_>>()),
        Filter::Not(part) => normal::not(near(part, said)),
        Filter::Selector(_) => {
            let conds = conditions(filter, said).unwrap_or_default();
            normal::or(conds.iter().map(|cond| of_condition(cond, said)).collect::<Vec<_>>())
        }
        Filter::Message(message) => {
            said.note(Note::SingleValues);
            normal::searched(match message {
                Message::Contains(text) => Text::Contains(text.clone()),
                Message::Regex(pattern) => Text::Regex { pattern: pattern.clone(), ignore_case: false },
            })
        }
        filter => filter.clone(),
    }
}

fn of_condition(cond: &Cond, said: &mut Said) -> Filter {
    let mut path = FieldPath::default();
    for step in &cond.path {
        match step {
            SelectorStep::Name(name) => path.0.push(name.clone()),
            SelectorStep::AnyElement => {}
            SelectorStep::Index(_) => said.note(Note::EveryElement),
            SelectorStep::AnyName => {
                said.cannot(Note::NoNameWildcard);
            }
        }
    }
    said.note(Note::NoCase);
    let test = |test: Test| normal::field_test(Field::Path(path.clone()), test);
    match &cond.ask {
        Ask::Exists => test(Test::Exists),
        Ask::Absent => {
            said.note(Note::TraillightNull);
            normal::not(test(Test::Exists))
        }
        Ask::Null => {
            said.cannot(Note::TraillightOnlyNull);
            Filter::All
        }
        Ask::Bool(wanted) => test(Test::AnyOf(vec![protocol::ValueTest::Is(wanted.to_string())])),
        Ask::Any(values) => test(Test::AnyOf(values.clone())),
        Ask::Differs(value) => normal::and([test(Test::Exists), normal::not(test(Test::AnyOf(vec![value.clone()])))]),
        Ask::Compare(compare, operand) => {
            let test = Test::Compare(*compare, operand.clone());
            Filter::Field(FieldTest { field: Field::Path(path.clone()), test })
        }
    }
}
