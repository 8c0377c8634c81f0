//! The normal form of a filter: of all equivalent trees, the one that parsing a query yields.

use protocol::{
    Compare, Condition, Field, FieldTest, Filter, Glob, Literal, Message, Moment, Operand, SelectorTest, Test, Text,
    ValueTest,
};

use crate::time::{Span, after, day_length, writable};
use crate::{cidr, field, literal, time};

/// A pattern that matches everywhere, without being empty.
const EMPTY_PATTERN: &str = "(?:)";

/// Brings a filter to normal form. It still finds the same events.
///
/// - `And` and `Or` have at least two parts, none of which is of the same kind or decides alone. A filter that nothing
///   satisfies is `Not(All)`; `All` does not occur elsewhere. There is no `Not` of a `Not`.
/// - Known field names are in AWS's spelling.
/// - Wildcard patterns contain a wildcard, no empty or adjacent literals, and no adjacent `*`; a value that is just `*`
///   turns the whole test into [`Test::Exists`]. A word searched for in the record does not begin or end with `*`.
/// - The text of a block or time is one that is parsed as that block or time. A period that is neither a day nor a
///   single moment becomes two comparisons.
/// - Times are in the years 0 to 9999, or whole seconds before the newest event; numbers are finite; regular
///   expressions are not empty and do not escape slashes; verdict names are lower-case.
pub fn normalise(filter: &Filter) -> Filter {
    match filter {
        Filter::All => Filter::All,
        Filter::And(parts) => and(parts.iter().map(normalise)),
        Filter::Or(parts) => or(parts.iter().map(normalise)),
        Filter::Not(part) => not(normalise(part)),
        Filter::Field(FieldTest { field, test }) => field_test(field.clone(), test.clone()),
        Filter::Text(text) => searched(text.clone()),
        Filter::Selector(SelectorTest { selector, condition }) => {
            let condition = match condition {
                Condition::Equal(value) => Condition::Equal(normal_literal(value)),
                Condition::Differs(value) => Condition::Differs(normal_literal(value)),
                condition => condition.clone(),
            };
            Filter::Selector(SelectorTest { selector: selector.clone(), condition })
        }
        Filter::Message(Message::Contains(text)) if text.is_empty() => Filter::All,
        Filter::Message(_) => filter.clone(),
    }
}

fn normal_literal(value: &Literal) -> Literal {
    match value {
        Literal::Text(pieces) => Literal::Text(globs(pieces.clone())),
        value => value.clone(),
    }
}

/// Combines normal filters, all of which must match.
pub(crate) fn and(parts: impl IntoIterator<Item = Filter>) -> Filter {
    all_of(&mut parts.into_iter())
}

/// Not generic, so that it is compiled only once.
fn all_of(parts: &mut dyn Iterator<Item = Filter>) -> Filter {
    let mut all = Vec::new();
    for part in parts {
        match part {
            Filter::All => {}
            Filter::And(inner) => all.extend(inner),
            part if is_none(&part) => return none(),
            part => all.push(part),
        }
    }
    single(all).unwrap_or_else(|all| if all.is_empty() { Filter::All } else { Filter::And(all) })
}

/// Combines normal filters, at least one of which must match.
pub(crate) fn or(parts: impl IntoIterator<Item = Filter>) -> Filter {
    any_of_them(&mut parts.into_iter())
}

fn any_of_them(parts: &mut dyn Iterator<Item = Filter>) -> Filter {
    let mut any = Vec::new();
    for part in parts {
        match part {
            Filter::All => return Filter::All,
            Filter::Or(inner) => any.extend(inner),
            part if is_none(&part) => {}
            part => any.push(part),
        }
    }
    single(any).unwrap_or_else(|any| if any.is_empty() { none() } else { Filter::Or(any) })
}

/// The opposite of a normal filter.
pub(crate) fn not(part: Filter) -> Filter {
    match part {
        Filter::Not(inner) => *inner,
        part => Filter::Not(Box::new(part)),
    }
}

/// The filter that matches no event.
fn none() -> Filter {
    Filter::Not(Box::new(Filter::All))
}

fn is_none(filter: &Filter) -> bool {
    matches!(filter, Filter::Not(inner) if **inner == Filter::All)
}

fn single<T>(mut items: Vec<T>) -> Result<T, Vec<T>> {
    if items.len() == 1 { items.pop().ok_or(items) } else { Err(items) }
}

/// A test of a field, in normal form.
pub(crate) fn field_test(field: Field, test: Test) -> Filter {
    let field = match field {
        Field::Path(path) => Field::Path(field::canonical(path)),
        derived => derived,
    };
    match test {
        Test::Exists => Filter::Field(FieldTest { field, test }),
        Test::AnyOf(values) => any_of(field, values),
        Test::Compare(compare, operand) => match normal_operand(operand) {
            Some(operand) => Filter::Field(FieldTest { field, test: Test::Compare(compare, operand) }),
            None => none(),
        },
    }
}

fn any_of(field: Field, values: Vec<ValueTest>) -> Filter {
    let mut tests = Vec::new();
    let mut spans = Vec::new();
    for value in values {
        match normal_value(&field, value) {
            Value::Any => return Filter::Field(FieldTest { field, test: Test::Exists }),
            Value::Test(test) => tests.push(test),
            Value::Span(from, to) => spans.push((from, to)),
        }
    }
    let bound = |compare, moment| {
        let test = Test::Compare(compare, Operand::Time(writable(moment)));
        Filter::Field(FieldTest { field: field.clone(), test })
    };
    let spans =
        spans.into_iter().map(|(from, to)| and([bound(Compare::GreaterOrEqual, from), bound(Compare::Less, to)]));
    let tests =
        (!tests.is_empty()).then(|| Filter::Field(FieldTest { field: field.clone(), test: Test::AnyOf(tests) }));
    or(tests.into_iter().chain(spans))
}

enum Value {
    /// Any value.
    Any,
    /// This test.
    Test(ValueTest),
    /// Times from the first to before the second, which no single value can express.
    Span(Moment, Moment),
}

fn normal_value(field: &Field, value: ValueTest) -> Value {
    Value::Test(match value {
        ValueTest::Is(text) if matches!(field, Field::Proof | Field::Outcome | Field::Actor) => {
            ValueTest::Is(text.to_lowercase())
        }
        ValueTest::Is(text) => ValueTest::Is(text),
        ValueTest::Like(pattern) => match into_plain(globs(pattern)) {
            Ok(text) => return normal_value(field, ValueTest::Is(text)),
            Err(pattern) if pattern == [Glob::Any] => return Value::Any,
            Err(pattern) => ValueTest::Like(pattern),
        },
        ValueTest::Regex { pattern, ignore_case } => ValueTest::Regex { pattern: regex(&pattern), ignore_case },
        ValueTest::Cidr { network, prefix, text } => {
            if cidr::read(&text) == Some(Ok((network, prefix))) {
                ValueTest::Cidr { network, prefix, text }
            } else {
                let (network, prefix) = cidr::canonical(network, prefix);
                ValueTest::Cidr { network, prefix, text: format!("{network}/{prefix}") }
            }
        }
        ValueTest::Time { from, to, text } => match time_text(from, to, text) {
            Some(text) => ValueTest::Time { from, to, text },
            None => return Value::Span(from, to),
        },
    })
}

/// A text that is parsed as exactly this period.
fn time_text(from: Moment, to: Moment, text: String) -> Option<String> {
    let says = |text: &str| matches!(time::read(text), Some(Ok(span)) if bounds(span) == (from, to));
    if says(&text) {
        return Some(text);
    }
    let day = match from {
        Moment::At(start) => time::write_day(start.0),
        Moment::BeforeLast(_) => None,
    };
    day.into_iter().chain([time::write_moment(writable(from))]).find(|text| says(text))
}

/// The first moment of a period, and the first one after it.
pub(crate) fn bounds(span: Span) -> (Moment, Moment) {
    match span {
        Span::Day(start) => {
            let at = |micros| Moment::At(protocol::Micros(micros));
            (at(start), at(start.saturating_add(day_length())))
        }
        Span::Instant(moment) => (moment, after(moment)),
    }
}

/// The operand in normal form; `None` if nothing compares with it.
#[allow(clippy::manual_clamp, reason = "clamp can print any number, which takes 6 kB of the first load")]
fn normal_operand(operand: Operand) -> Option<Operand> {
    match operand {
        Operand::Number(number) if number.is_nan() => None,
        Operand::Number(number) => Some(Operand::Number(number.max(f64::MIN).min(f64::MAX))),
        Operand::Time(moment) => Some(Operand::Time(writable(moment))),
        Operand::Version(parts) => Some(Operand::Version(parts)),
    }
}

/// A search in the whole record, in normal form.
pub(crate) fn searched(text: Text) -> Filter {
    let text = match text {
        Text::Contains(text) => text,
        Text::Regex { pattern, ignore_case } => {
            return Filter::Text(Text::Regex { pattern: regex(&pattern), ignore_case });
        }
        Text::Like(pattern) => match into_plain(inner(globs(pattern))) {
            Ok(text) => text,
            Err(pattern) => return Filter::Text(Text::Like(pattern)),
        },
    };
    // Every record contains the empty text.
    if text.is_empty() { Filter::All } else { Filter::Text(Text::Contains(text)) }
}

/// Removes `*` at either end, which means nothing when searching for part of a text.
fn inner(mut pattern: Vec<Glob>) -> Vec<Glob> {
    if pattern.last() == Some(&Glob::Any) {
        pattern.pop();
    }
    if pattern.first() == Some(&Glob::Any) {
        pattern.remove(0);
    }
    pattern
}

/// The text, if it contains no wildcard.
fn into_plain(pattern: Vec<Glob>) -> Result<String, Vec<Glob>> {
    match single(pattern) {
        Ok(Glob::Literal(text)) => Ok(text),
        Ok(wildcard) => Err(vec![wildcard]),
        Err(none) if none.is_empty() => Ok(String::new()),
        Err(pattern) => Err(pattern),
    }
}

/// Joins adjacent literals and drops empty ones.
pub(crate) fn globs(pieces: Vec<Glob>) -> Vec<Glob> {
    let mut pattern: Vec<Glob> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (piece, pattern.last_mut()) {
            (Glob::Literal(text), _) if text.is_empty() => {}
            (Glob::Literal(text), Some(Glob::Literal(before))) => before.push_str(&text),
            (Glob::Any, Some(Glob::Any)) => {}
            (piece, _) => pattern.push(piece),
        }
    }
    pattern
}

fn regex(pattern: &str) -> String {
    if pattern.is_empty() { EMPTY_PATTERN.to_owned() } else { literal::regex(pattern) }
}
