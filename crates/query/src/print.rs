//! Writes a filter as a query.

use protocol::{Compare, Field, FieldTest, Filter, Glob, Operand, Test, Text, ValueTest};

use crate::field::{self, PathName};
use crate::habits::{signs, words};
use crate::lexer::keyword;
use crate::time::{write_day, write_moment};
use crate::{decimal, normal, operand, value};

/// Writes a filter as text that [`parse`](crate::parse) reads as the same filter in [normal form](crate::normalise). A
/// filter that matches every event becomes the empty text.
///
/// Some trees cannot be expressed as text. They are written nevertheless, and the result is not parsed again: selectors
/// and messages ([`copy`](crate::copy) writes the nearest equivalent); paths without a name; comparisons that the
/// language does not have (of `eventVersion` with anything but a version, of another field with a version, of
/// `eventTime` with a number, of `proof` with anything); verdicts that do not exist; regular expressions that are
/// invalid or too large; more conditions or levels than a query may have.
pub fn print(filter: &Filter) -> String {
    match normal::normalise(filter) {
        Filter::All => String::new(),
        filter => {
            let mut text = String::new();
            write(&mut text, &filter, Binding::Or);
            text
        }
    }
}

/// The weakest operator that needs no brackets in a position.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    And,
    Not,
}

fn write(out: &mut String, filter: &Filter, place: Binding) {
    match filter {
        Filter::All => out.push('*'),
        Filter::And(parts) => write_joined(out, parts, " and ", Binding::And, place),
        Filter::Or(parts) => write_joined(out, parts, " or ", Binding::Or, place),
        Filter::Not(part) => match &**part {
            Filter::Field(FieldTest { field, test }) if !matches!(test, Test::Compare(..)) => {
                write_test(out, field, test, "!=");
            }
            part => {
                out.push_str("not ");
                write(out, part, Binding::Not);
            }
        },
        Filter::Field(FieldTest { field, test }) => write_test(out, field, test, ":"),
        Filter::Text(text) => out.push_str(&searched_text(text)),
        // Queries cannot express these; see `print`.
        Filter::Selector(_) | Filter::Message(_) => out.push_str("{…}"),
    }
}

fn write_joined(out: &mut String, parts: &[Filter], word: &str, binding: Binding, place: Binding) {
    let brackets = binding < place;
    if brackets {
        out.push('(');
    }
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            out.push_str(word);
        }
        write(out, part, binding);
    }
    if brackets {
        out.push(')');
    }
}

fn write_test(out: &mut String, field: &Field, test: &Test, is: &str) {
    out.push_str(&field_text(field));
    match test {
        Test::Exists => {
            out.push_str(is);
            out.push('*');
        }
        Test::AnyOf(values) => {
            out.push_str(is);
            let texts: Vec<String> = values.iter().map(|value| value_text(field, value)).collect();
            match texts.as_slice() {
                [one] => out.push_str(one),
                several => {
                    out.push('(');
                    out.push_str(&several.join(" or "));
                    out.push(')');
                }
            }
        }
        Test::Compare(compare, operand) => {
            out.push_str(match compare {
                Compare::Greater => " > ",
                Compare::GreaterOrEqual => " >= ",
                Compare::Less => " < ",
                Compare::LessOrEqual => " <= ",
            });
            out.push_str(&operand_text(field, *compare, operand));
        }
    }
}

/// A field, quoted if it would otherwise be read as something else.
pub(crate) fn field_text(field: &Field) -> String {
    let Field::Path(path) = field else { return field::derived_name(field).unwrap_or_default().to_owned() };
    let steps: Vec<PathName> =
        path.iter().map(|name| PathName { name: name.clone(), quoted: !is_bare_name(name) }).collect();
    let first_is_taken =
        keyword_or_arn(path) || is_habit(path) || field::resolve(steps.clone()) != Ok(Field::Path(path.clone()));
    let names = steps.iter().enumerate().map(|(i, step)| {
        let quote = step.quoted || (i == 0 && first_is_taken);
        if quote { in_quotes(&step.name) } else { step.name.clone() }
    });
    names.collect::<Vec<_>>().join(".")
}

/// Whether it would be read as something else: `arn:…` as text, `not > 5` as a negation.
fn keyword_or_arn(path: &[String]) -> bool {
    matches!(path, [name] if name.eq_ignore_ascii_case("arn") || keyword(name).is_some())
}

/// `-user` would be an exclusion, `_exists_` a question for presence.
fn is_habit(path: &[String]) -> bool {
    path.first().is_some_and(|name| signs::sign(name).is_some() || words::is_exists(name))
}

fn is_bare_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '@'))
}

/// A value of the field, quoted or escaped if it would otherwise be read as something else.
pub(crate) fn value_text(field: &Field, value: &ValueTest) -> String {
    match value {
        ValueTest::Is(text) => {
            let bare = is_bare_value(text)
                && keyword(text).is_none()
                && !signs::is_null(text)
                && value::classify(text, field).is_ok_and(|read| read == *value);
            if bare { text.clone() } else { in_quotes(text) }
        }
        ValueTest::Like(pattern) => glob_text(pattern, false),
        ValueTest::Regex { pattern, ignore_case } => regex_text(pattern, *ignore_case),
        ValueTest::Cidr { text, .. } | ValueTest::Time { text, .. } => text.clone(),
    }
}

/// Whether all characters represent themselves in a value. Others do too, but these keep the text easy to read.
pub(crate) fn is_bare_value(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'))
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/' | '@' | '+' | '#'))
}

fn searched_text(text: &Text) -> String {
    match text {
        Text::Contains(word) => {
            let colons = word.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("arn:"));
            let bare = is_bare_value(word)
                && (colons || !word.contains(':'))
                && keyword(word).is_none()
                && !words::is_taken(word);
            if bare { word.clone() } else { in_quotes(word) }
        }
        Text::Like(pattern) => glob_text(pattern, true),
        Text::Regex { pattern, ignore_case } => regex_text(pattern, *ignore_case),
    }
}

fn operand_text(field: &Field, compare: Compare, operand: &Operand) -> String {
    match operand {
        Operand::Number(number) => decimal::write(*number),
        Operand::Time(moment) => {
            let day = match moment {
                protocol::Moment::At(at) => {
                    // Later than a day means later than its last microsecond, so the day may be the one that ends here.
                    [at.0, at.0.saturating_add(1 - crate::time::day_length())]
                        .into_iter()
                        .filter_map(write_day)
                        .find(|day| operand::read(field, compare, day).is_ok_and(|read| read == *operand))
                }
                protocol::Moment::BeforeLast(_) => None,
            };
            day.unwrap_or_else(|| write_moment(*moment))
        }
        Operand::Version(parts) => parts.iter().map(u32::to_string).collect::<Vec<_>>().join("."),
    }
}

/// The text in quotation marks.
pub(crate) fn in_quotes(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

/// A wildcard pattern. In searched text, a colon would turn what precedes it into a field.
pub(crate) fn glob_text(pattern: &[Glob], searched: bool) -> String {
    let mut text = String::new();
    for piece in pattern {
        match piece {
            Glob::Any => text.push('*'),
            Glob::One => text.push('?'),
            Glob::Literal(literal) => {
                for c in literal.chars() {
                    let plain = c.is_alphanumeric()
                        || matches!(c, '_' | '.' | '@')
                        || (c == '-' && !(searched && text.is_empty()))
                        || (matches!(c, '/' | ':' | '+' | '#') && !searched && !text.is_empty());
                    if !plain {
                        text.push('\\');
                    }
                    text.push(c);
                }
            }
        }
    }
    text
}

pub(crate) fn regex_text(pattern: &str, ignore_case: bool) -> String {
    let mut text = String::from("/");
    let mut escaped = false;
    for c in pattern.chars() {
        if c == '/' && !escaped {
            text.push('\\');
        }
        text.push(c);
        escaped = c == '\\' && !escaped;
    }
    text.push_str(if ignore_case { "/i" } else { "/" });
    text
}
