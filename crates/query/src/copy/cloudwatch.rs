//! CloudWatch Logs filter patterns. A filter that was read from one is written as the same pattern; fields of other
//! notations become selectors.

use std::net::IpAddr;

use protocol::{
    Compare, Condition, Filter, Glob, Literal, Message, Moment, Note, Operand, SelectorStep, SelectorTest, Text,
    ValueTest,
};

use super::condition::{Ask, Cond, conditions};
use super::sql::sign;
use super::{Said, glob_regex};
use crate::cloudwatch::pattern;
use crate::normal;

/// Writes a pattern.
pub(super) fn write(filter: &Filter, said: &mut Said) -> String {
    match filter {
        Filter::All => "\" \"".to_owned(),
        filter if any_leaf(filter, &|leaf| matches!(leaf, Filter::Message(_) | Filter::Text(_))) => terms(filter, said),
        filter => {
            let mut text = String::from("{ ");
            write_conditions(&mut text, &selectors(filter, false, said), false, said);
            text.push_str(" }");
            text
        }
    }
}

fn any_leaf(filter: &Filter, is: &dyn Fn(&Filter) -> bool) -> bool {
    match filter {
        Filter::And(parts) | Filter::Or(parts) => parts.iter().any(|part| any_leaf(part, is)),
        Filter::Not(part) => any_leaf(part, is),
        leaf => is(leaf),
    }
}

/// The filter (or its opposite, if `negated`) with selectors as leaves and no negation, since patterns have no "not".
fn selectors(filter: &Filter, negated: bool, said: &mut Said) -> Filter {
    match filter {
        Filter::And(parts) | Filter::Or(parts) => {
            let parts: Vec<Filter> = parts.iter().map(|part| selectors(part, negated, said)).collect();
            if matches!(filter, Filter::And(_)) == negated { normal::or(parts) } else { normal::and(parts) }
        }
        Filter::Not(part) => selectors(part, !negated, said),
        Filter::Selector(test) if !negated => Filter::Selector(test.clone()),
        Filter::Field(_) | Filter::Selector(_) => {
            let conds = conditions(filter, said).unwrap_or_default();
            let parts: Vec<Filter> = conds.iter().map(|cond| of_condition(cond, negated, said)).collect();
            if negated { normal::and(parts) } else { normal::or(parts) }
        }
        _ => {
            said.cannot(Note::PatternNoEvent);
            Filter::All
        }
    }
}

fn of_condition(cond: &Cond, negated: bool, said: &mut Said) -> Filter {
    if !cond.exact {
        said.note(Note::PatternCase);
    }
    let test = |condition: Condition| Filter::Selector(SelectorTest { selector: cond.path.clone(), condition });
    let there = || test(Condition::Equal(Literal::Text(vec![Glob::Any])));
    let any_place = cond.path.iter().any(|step| matches!(step, SelectorStep::AnyName | SelectorStep::AnyElement));
    if negated && any_place && !matches!(cond.ask, Ask::Exists | Ask::Absent) {
        said.cannot(Note::PatternNoElement(cond.shown()));
        return Filter::All;
    }
    let absent_or = |filter: Filter| normal::or([test(Condition::Absent), filter]);
    match (&cond.ask, negated) {
        (Ask::Exists, false) if cond.is_composite() => {
            said.cannot(Note::PatternObject(cond.shown()));
            Filter::All
        }
        (Ask::Exists, false) => there(),
        (Ask::Exists, true) => {
            said.note(Note::PatternNull);
            test(Condition::Absent)
        }
        (Ask::Absent, false) => test(Condition::Absent),
        (Ask::Absent, true) => normal::or([there(), test(Condition::Null)]),
        (Ask::Null, false) => test(Condition::Null),
        (Ask::Null, true) => absent_or(there()),
        (Ask::Bool(wanted), false) => test(Condition::Bool(*wanted)),
        (Ask::Bool(_), true) => {
            said.cannot(Note::PatternBool);
            Filter::All
        }
        (Ask::Any(values), false) => {
            normal::or(values.iter().map(|value| test(Condition::Equal(literal(value, said)))).collect::<Vec<_>>())
        }
        (Ask::Any(values), true) => {
            let all: Vec<Filter> = values.iter().map(|value| test(Condition::Differs(literal(value, said)))).collect();
            absent_or(normal::and(all))
        }
        (Ask::Differs(value), false) => test(Condition::Differs(literal(value, said))),
        (Ask::Differs(value), true) => absent_or(test(Condition::Equal(literal(value, said)))),
        (Ask::Compare(compare, Operand::Number(bound)), false) => test(Condition::Compare(*compare, *bound)),
        (Ask::Compare(compare, Operand::Number(bound)), true) => {
            said.note(Note::PatternOpposite);
            absent_or(test(Condition::Compare(opposite(*compare), *bound)))
        }
        (Ask::Compare(..), _) => {
            said.cannot(Note::PatternNumbers);
            Filter::All
        }
    }
}

const fn opposite(compare: Compare) -> Compare {
    match compare {
        Compare::Greater => Compare::LessOrEqual,
        Compare::GreaterOrEqual => Compare::Less,
        Compare::Less => Compare::GreaterOrEqual,
        Compare::LessOrEqual => Compare::Greater,
    }
}

/// A value; reports one that patterns cannot express.
fn literal(value: &ValueTest, said: &mut Said) -> Literal {
    match value {
        ValueTest::Is(text) => Literal::Text(normal::globs(vec![Glob::Literal(text.clone())])),
        ValueTest::Like(globs) if globs.contains(&Glob::One) => as_regex(&glob_regex(globs), said),
        ValueTest::Like(globs) => Literal::Text(globs.clone()),
        ValueTest::Regex { pattern, ignore_case: false } => as_regex(pattern, said),
        ValueTest::Regex { .. } => {
            said.cannot(Note::PatternRegexCase);
            Literal::Text(Vec::new())
        }
        ValueTest::Cidr { network: IpAddr::V4(network), prefix, .. } if prefix % 8 == 0 => {
            let [a, b, c, d] = network.octets();
            let (text, whole) = match prefix / 8 {
                0 => (String::new(), false),
                1 => (format!("{a}."), false),
                2 => (format!("{a}.{b}."), false),
                3 => (format!("{a}.{b}.{c}."), false),
                _ => (format!("{a}.{b}.{c}.{d}"), true),
            };
            let any = (!whole).then_some(Glob::Any);
            Literal::Text(normal::globs([Glob::Literal(text)].into_iter().chain(any).collect()))
        }
        ValueTest::Cidr { .. } => {
            said.cannot(Note::PatternBlocks);
            Literal::Text(Vec::new())
        }
        ValueTest::Time { from: Moment::At(from), to: Moment::At(to), .. } => {
            let day =
                crate::time::write_day(from.0).filter(|_| to.0.saturating_sub(from.0) == crate::time::day_length());
            match day {
                Some(day) => Literal::Text(vec![Glob::Literal(day), Glob::Any]),
                None => Literal::Text(vec![Glob::Literal(crate::time::write_moment(Moment::At(*from)))]),
            }
        }
        ValueTest::Time { .. } => {
            said.cannot(Note::NoNow);
            Literal::Text(Vec::new())
        }
    }
}

fn as_regex(pattern: &str, said: &mut Said) -> Literal {
    if !pattern::is_accepted(pattern) {
        said.cannot(Note::PatternRegex(pattern.to_owned()));
    }
    Literal::Regex(pattern.to_owned())
}

/// Writes selectors joined by `&&` and `||`.
fn write_conditions(out: &mut String, filter: &Filter, brackets: bool, said: &mut Said) {
    let (parts, word) = match filter {
        Filter::And(parts) => (parts, " && "),
        Filter::Or(parts) => (parts, " || "),
        Filter::Selector(test) => {
            write_test(out, test, said);
            return;
        }
        _ => {
            said.cannot(Note::PatternAllOrNone);
            return;
        }
    };
    out.push_str(if brackets { "(" } else { "" });
    for (at, part) in parts.iter().enumerate() {
        out.push_str(if at > 0 { word } else { "" });
        write_conditions(out, part, matches!(part, Filter::Or(_)), said);
    }
    out.push_str(if brackets { ")" } else { "" });
}

fn write_test(out: &mut String, SelectorTest { selector, condition }: &SelectorTest, said: &mut Said) {
    out.push('$');
    for step in selector {
        match step {
            SelectorStep::AnyName => out.push_str(".*"),
            SelectorStep::AnyElement => out.push_str("[*]"),
            SelectorStep::Index(at) => out.push_str(&format!("[{at}]")),
            SelectorStep::Name(name) if is_bare(name) => out.push_str(&format!(".{name}")),
            SelectorStep::Name(name) => {
                if name.contains("']") {
                    said.cannot(Note::PatternName);
                }
                out.push_str(&format!(".['{name}']"));
            }
        }
    }
    match condition {
        Condition::Equal(value) => out.push_str(&format!(" = {}", literal_text(value, said))),
        Condition::Differs(value) => out.push_str(&format!(" != {}", literal_text(value, said))),
        Condition::Compare(compare, bound) => {
            let number = format!("{bound:?}");
            out.push_str(&format!(" {} {}", sign(*compare), number.strip_suffix(".0").unwrap_or(&number)));
        }
        Condition::Null => out.push_str(" IS NULL"),
        Condition::Bool(true) => out.push_str(" IS TRUE"),
        Condition::Bool(false) => out.push_str(" IS FALSE"),
        Condition::Absent => out.push_str(" NOT EXISTS"),
    }
}

fn is_bare(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

fn literal_text(value: &Literal, said: &mut Said) -> String {
    match value {
        Literal::Number(text) => text.clone(),
        Literal::Regex(pattern) => format!("%{pattern}%"),
        Literal::Text(globs) => {
            let starred = |glob: &Glob| matches!(glob, Glob::Literal(text) if text.contains('*'));
            if globs.iter().any(starred) {
                return starred_text(globs, said);
            }
            let mut text = String::from("\"");
            for glob in globs {
                match glob {
                    Glob::Literal(literal) => text.push_str(&escaped(literal)),
                    _ => text.push('*'),
                }
            }
            text.push('"');
            text
        }
    }
}

/// A literal asterisk requires a regular expression.
fn starred_text(globs: &[Glob], said: &mut Said) -> String {
    let mut regex = String::from("^");
    for glob in globs {
        match glob {
            Glob::Literal(text) => match pattern::escaped(text) {
                Some(text) => regex.push_str(&text),
                None => {
                    return said.cannot(Note::PatternStar);
                }
            },
            Glob::Any => regex.push_str(".*"),
            Glob::One => regex.push('.'),
        }
    }
    format!("%{regex}$%")
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// Writes terms: all of them, or alternatives.
fn terms(filter: &Filter, said: &mut Said) -> String {
    let (parts, sign) = match filter {
        Filter::And(parts) => (parts.as_slice(), ""),
        Filter::Or(parts) => (parts.as_slice(), "?"),
        part => (std::slice::from_ref(part), ""),
    };
    let mut texts = Vec::new();
    for part in parts {
        texts.push(match part {
            Filter::Not(part) if sign.is_empty() => format!("-{}", term(part, said)),
            part => format!("{sign}{}", term(part, said)),
        });
    }
    texts.join(" ")
}

fn term(filter: &Filter, said: &mut Said) -> String {
    let message = match filter {
        Filter::Message(message) => message.clone(),
        Filter::Text(text) => {
            said.note(Note::PatternWords);
            match text {
                Text::Contains(text) => Message::Contains(text.clone()),
                Text::Regex { pattern, ignore_case: false } if pattern::is_accepted(pattern) => {
                    Message::Regex(pattern.clone())
                }
                _ => return said.cannot(Note::PatternTerms),
            }
        }
        _ => return said.cannot(Note::PatternMixed),
    };
    match message {
        Message::Regex(pattern) => format!("%{pattern}%"),
        Message::Contains(text) => {
            let plain = !text.is_empty()
                && !text.starts_with(['?', '-', '%', '[', '{', '"'])
                && !text.contains(|c: char| c.is_whitespace() || c == '"');
            if plain { text } else { format!("\"{}\"", escaped(&text)) }
        }
    }
}
