//! A filter in words, so that one sees what was understood.

use protocol::{Compare, Filter, Glob, Message, Moment, Operand, Text, ValueTest};

use crate::copy::condition::{Ask, of_selector, of_test};
use crate::decimal;
use crate::field;

/// Longer descriptions are cut.
const MOST_CHARS: usize = 600;

/// Says what a filter asks for; "" if it asks for every event.
pub fn words(filter: &Filter) -> String {
    let mut out = Words { text: String::new(), chars: 0 };
    if *filter != Filter::All {
        out.filter(filter, false);
    }
    if out.chars > MOST_CHARS {
        out.text = out.text.chars().take(MOST_CHARS).collect();
        out.text.push('…');
    }
    out.text
}

struct Words {
    text: String,
    chars: usize,
}

impl Words {
    fn push(&mut self, text: &str) {
        // Nothing is shown of what is longer.
        if self.chars <= MOST_CHARS {
            self.text.push_str(text);
            self.chars += text.chars().count();
        }
    }

    fn filter(&mut self, filter: &Filter, negated: bool) {
        match filter {
            Filter::All => self.push(if negated { "no event" } else { "every event" }),
            Filter::And(parts) => self.joined(parts, " and ", negated),
            Filter::Or(parts) => self.joined(parts, " or ", negated),
            Filter::Not(part) => self.filter(part, !negated),
            Filter::Field(test) => {
                let name = match &test.field {
                    protocol::Field::Path(path) => path.join("."),
                    derived => field::derived_name(derived).unwrap_or_default().to_owned(),
                };
                self.phrase(&name, &of_test(&test.test), negated);
            }
            Filter::Selector(test) => {
                let cond = of_selector(test);
                self.phrase(&cond.shown(), &cond.ask, negated);
            }
            Filter::Text(text) => {
                let wanted = match text {
                    Text::Contains(text) => format!("“{text}”"),
                    Text::Like(globs) => pattern(globs),
                    Text::Regex { pattern, ignore_case } => regex(pattern, *ignore_case),
                };
                self.push(&wanted);
                self.push(if negated { " occurs nowhere" } else { " occurs anywhere" });
            }
            Filter::Message(message) => {
                let wanted = match message {
                    Message::Contains(text) => format!("“{text}”"),
                    Message::Regex(pattern) => regex(pattern, false),
                };
                self.push("the record’s text ");
                self.push(if negated { "does not contain " } else { "contains " });
                self.push(&wanted);
            }
        }
    }

    fn joined(&mut self, parts: &[Filter], word: &str, negated: bool) {
        if negated {
            self.push("not (");
        }
        for (at, part) in parts.iter().enumerate() {
            if self.chars > MOST_CHARS {
                return;
            }
            self.push(if at > 0 { word } else { "" });
            let brackets = matches!(part, Filter::And(_) | Filter::Or(_));
            self.push(if brackets { "(" } else { "" });
            self.filter(part, false);
            self.push(if brackets { ")" } else { "" });
        }
        if negated {
            self.push(")");
        }
    }

    fn phrase(&mut self, name: &str, ask: &Ask, negated: bool) {
        self.push(name);
        let rest = match (ask, negated) {
            (Ask::Exists, false) => " is there".to_owned(),
            (Ask::Exists, true) => " is absent or null".to_owned(),
            (Ask::Absent, false) => " is absent".to_owned(),
            (Ask::Absent, true) => " is there or null".to_owned(),
            (Ask::Null, false) => " is null".to_owned(),
            (Ask::Null, true) => " is not null".to_owned(),
            (Ask::Bool(wanted), false) => format!(" is the boolean {wanted}"),
            (Ask::Bool(wanted), true) => format!(" is not the boolean {wanted}"),
            (Ask::Any(values), _) => {
                let texts: Vec<String> = values.iter().take(MOST_CHARS).map(value).collect();
                match (texts.as_slice(), negated) {
                    ([one], false) => format!(" is {one}"),
                    ([one], true) => format!(" is not {one}"),
                    (several, false) => format!(" is one of {}", several.join(", ")),
                    (several, true) => format!(" is none of {}", several.join(", ")),
                }
            }
            (Ask::Differs(other), false) => format!(" is there and is not {}", value(other)),
            (Ask::Differs(other), true) => format!(" is absent or is {}", value(other)),
            (Ask::Compare(compare, operand), _) => {
                format!("{} {}", comparison(*compare, operand, negated), self::operand(operand))
            }
        };
        self.push(&rest);
    }
}

fn comparison(compare: Compare, operand: &Operand, negated: bool) -> &'static str {
    let time = matches!(operand, Operand::Time(_));
    match (compare, time, negated) {
        (Compare::Greater, true, false) => " is after",
        (Compare::GreaterOrEqual, true, false) => " is at or after",
        (Compare::Less, true, false) => " is before",
        (Compare::LessOrEqual, true, false) => " is at or before",
        (Compare::Greater, true, true) => " is not after",
        (Compare::GreaterOrEqual, true, true) => " is not at or after",
        (Compare::Less, true, true) => " is not before",
        (Compare::LessOrEqual, true, true) => " is not at or before",
        (Compare::Greater, false, false) => " is above",
        (Compare::GreaterOrEqual, false, false) => " is at least",
        (Compare::Less, false, false) => " is below",
        (Compare::LessOrEqual, false, false) => " is at most",
        (Compare::Greater, false, true) => " is not above",
        (Compare::GreaterOrEqual, false, true) => " is not at least",
        (Compare::Less, false, true) => " is not below",
        (Compare::LessOrEqual, false, true) => " is not at most",
    }
}

fn operand(operand: &Operand) -> String {
    match operand {
        Operand::Number(number) => decimal::write(*number),
        Operand::Time(moment) => time(*moment),
        Operand::Version(parts) => parts.iter().map(u32::to_string).collect::<Vec<_>>().join("."),
    }
}

fn time(moment: Moment) -> String {
    let text = crate::time::write_moment(moment);
    match text.strip_prefix("now-") {
        Some(back) => format!("{back} before the last event"),
        None if text == "now" => "the last event".to_owned(),
        None => text,
    }
}

fn value(value: &ValueTest) -> String {
    match value {
        ValueTest::Is(text) if text.is_empty() => "empty".to_owned(),
        ValueTest::Is(text) => text.clone(),
        ValueTest::Like(globs) => pattern(globs),
        ValueTest::Regex { pattern, ignore_case } => regex(pattern, *ignore_case),
        ValueTest::Cidr { text, .. } => format!("in {text}"),
        ValueTest::Time { text, .. } => format!("in {text}"),
    }
}

fn pattern(globs: &[Glob]) -> String {
    let mut text = String::from("like ");
    for glob in globs {
        match glob {
            Glob::Any => text.push('*'),
            Glob::One => text.push('?'),
            Glob::Literal(literal) => text.push_str(literal),
        }
    }
    text
}

fn regex(pattern: &str, ignore_case: bool) -> String {
    format!("matching /{pattern}/{}", if ignore_case { "i" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_was_understood() {
        for (text, expected) in [
            ("", ""),
            ("name:Delete* not error:*", "eventName is like Delete* and errorCode is absent or null"),
            ("region!=(a, b) (user:x or word)", "awsRegion is none of a, b and (user is x or “word” occurs anywhere)"),
            ("not (name:a ip:10.0.0.0/8)", "not (eventName is a and sourceIPAddress is in 10.0.0.0/8)"),
            ("time >= now-7d", "eventTime is at or after 1w before the last event"),
            ("time < 2025-06-07 x.y > 5", "eventTime is before 2025-06-07T00:00:00Z and x.y is above 5"),
            ("name:/^a/i", "eventName is matching /^a/i"),
            ("{ $.a[0] != x && $.b NOT EXISTS }", "a[0] is there and is not x and b is absent"),
            ("{ $.a IS TRUE || $.b = %x% }", "a is the boolean true or b is matching /x/"),
        ] {
            assert_eq!(crate::read(text, None).map(|read| words(&read.filter)), Ok(expected.to_owned()), "{text}");
        }
        let long = crate::read(&"abcdefgh ".repeat(5_000), None).map(|read| words(&read.filter).chars().count());
        assert_eq!(long, Ok(MOST_CHARS + 1));
    }
}
