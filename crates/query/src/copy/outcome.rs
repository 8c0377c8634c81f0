//! Expresses the outcome of an event through the fields that it follows from, since no other tool has a name for it.

use protocol::outcome::{FAILURE, SAYING};
use protocol::{Field, FieldTest, Filter, Test, ValueTest};

/// The filter with `outcome` written out. Tests of it with a pattern stay, and cannot be written.
pub fn spelled(filter: &Filter) -> Filter {
    let all = |parts: &[Filter]| parts.iter().map(spelled).collect();
    match filter {
        Filter::And(parts) => Filter::And(all(parts)),
        Filter::Or(parts) => Filter::Or(all(parts)),
        Filter::Not(part) => Filter::Not(Box::new(spelled(part))),
        Filter::Field(FieldTest { field: Field::Outcome, test }) => of(test).unwrap_or_else(|| filter.clone()),
        Filter::All | Filter::Field(_) | Filter::Text(_) | Filter::Selector(_) | Filter::Message(_) => filter.clone(),
    }
}

fn of(test: &Test) -> Option<Filter> {
    let values = match test {
        Test::Exists => return Some(Filter::All),
        Test::AnyOf(values) => values,
        Test::Compare(..) => return None,
    };
    let one = |value: &ValueTest| match value {
        ValueTest::Is(name) if name.eq_ignore_ascii_case("failure") => Some(failure()),
        ValueTest::Is(name) if name.eq_ignore_ascii_case("success") => Some(Filter::Not(Box::new(failure()))),
        _ => None,
    };
    let mut filters = values.iter().map(one).collect::<Option<Vec<Filter>>>()?;
    if filters.len() > 1 { Some(Filter::Or(filters)) } else { filters.pop() }
}

fn failure() -> Filter {
    let field = |path: &str| Field::Path(path.split('.').collect());
    let is = |path: &str, value: &str| {
        let test = Test::AnyOf(vec![ValueTest::Is(value.to_owned())]);
        Filter::Field(FieldTest { field: field(path), test })
    };
    let code = Filter::Field(FieldTest { field: field("errorCode"), test: Test::Exists });
    let said =
        SAYING.map(|(name, place)| Filter::And(vec![is("eventName", name), is(&format!("{place}.{name}"), FAILURE)]));
    Filter::Or([code].into_iter().chain(said).collect())
}
