//! What a filter asks for, as data, so that users can be told how their text was understood.

use protocol::{Asks, Filter, Glob, Message, Moment, Operand, Sense, Text, ValueTest, Wanted, When};

use crate::copy::condition::{Ask, of_selector, of_test};
use crate::decimal;
use crate::field;

/// Most conditions and values that are described.
const MOST: usize = 200;

/// Describes what a filter asks for.
pub fn words(filter: &Filter) -> Sense {
    if *filter == Filter::All {
        return Sense::All;
    }
    Teller { left: MOST }.filter(filter, false)
}

struct Teller {
    left: usize,
}

impl Teller {
    fn filter(&mut self, filter: &Filter, negated: bool) -> Sense {
        match filter {
            Filter::All if negated => Sense::None,
            Filter::All => Sense::Every,
            Filter::And(parts) => negate(Sense::And(self.parts(parts)), negated),
            Filter::Or(parts) => negate(Sense::Or(self.parts(parts)), negated),
            Filter::Not(part) => self.filter(part, !negated),
            Filter::Field(test) => {
                let name = match &test.field {
                    protocol::Field::Path(path) => path.join("."),
                    derived => field::derived_name(derived).unwrap_or_default().to_owned(),
                };
                Sense::Field { name, asks: self.asks(of_test(&test.test)), negated }
            }
            Filter::Selector(test) => {
                let cond = of_selector(test);
                Sense::Field { name: cond.shown(), asks: self.asks(cond.ask), negated }
            }
            Filter::Text(text) => {
                let wanted = match text {
                    Text::Contains(text) => Wanted::Is(text.clone()),
                    Text::Like(globs) => Wanted::Like(pattern(globs)),
                    Text::Regex { pattern, ignore_case } => regex(pattern, *ignore_case),
                };
                Sense::Anywhere(wanted, negated)
            }
            Filter::Message(message) => {
                let wanted = match message {
                    Message::Contains(text) => Wanted::Is(text.clone()),
                    Message::Regex(pattern) => regex(pattern, false),
                };
                Sense::RecordText(wanted, negated)
            }
        }
    }

    fn parts(&mut self, parts: &[Filter]) -> Vec<Sense> {
        let mut senses = Vec::new();
        for part in parts {
            if self.left == 0 {
                senses.push(Sense::More);
                break;
            }
            self.left -= 1;
            senses.push(self.filter(part, false));
        }
        senses
    }

    fn asks(&mut self, ask: Ask) -> Asks {
        match ask {
            Ask::Exists => Asks::Exists,
            Ask::Absent => Asks::Absent,
            Ask::Null => Asks::Null,
            Ask::Bool(wanted) => Asks::Bool(wanted),
            Ask::Any(values) => {
                let most = values.len().min(self.left.max(1));
                self.left -= most.min(self.left);
                let mut wanted: Vec<Wanted> = values.iter().take(most).map(value).collect();
                if most < values.len() {
                    wanted.push(Wanted::Is("…".to_owned()));
                }
                Asks::Any(wanted)
            }
            Ask::Differs(other) => Asks::Differs(value(&other)),
            Ask::Compare(compare, Operand::Time(moment)) => Asks::CompareTime(compare, when(moment)),
            Ask::Compare(compare, Operand::Number(number)) => Asks::Compare(compare, decimal::write(number)),
            Ask::Compare(compare, Operand::Version(parts)) => {
                Asks::Compare(compare, parts.iter().map(u32::to_string).collect::<Vec<_>>().join("."))
            }
        }
    }
}

fn negate(sense: Sense, negated: bool) -> Sense {
    if negated { Sense::Not(Box::new(sense)) } else { sense }
}

fn when(moment: Moment) -> When {
    let text = crate::time::write_moment(moment);
    match text.strip_prefix("now-") {
        Some(back) => When::BeforeLast(back.to_owned()),
        None if text == "now" => When::Last,
        None => When::At(text),
    }
}

fn value(value: &ValueTest) -> Wanted {
    match value {
        ValueTest::Is(text) if text.is_empty() => Wanted::Empty,
        ValueTest::Is(text) => Wanted::Is(text.clone()),
        ValueTest::Like(globs) => Wanted::Like(pattern(globs)),
        ValueTest::Regex { pattern, ignore_case } => regex(pattern, *ignore_case),
        ValueTest::Cidr { text, .. } | ValueTest::Time { text, .. } => Wanted::In(text.clone()),
    }
}

fn pattern(globs: &[Glob]) -> String {
    let mut text = String::new();
    for glob in globs {
        match glob {
            Glob::Any => text.push('*'),
            Glob::One => text.push('?'),
            Glob::Literal(literal) => text.push_str(literal),
        }
    }
    text
}

fn regex(pattern: &str, ignore_case: bool) -> Wanted {
    Wanted::Matches { pattern: pattern.to_owned(), ignore_case }
}

#[cfg(test)]
mod tests {
    use words::{Language, Say};

    use super::*;

    fn said(text: &str) -> String {
        let read = crate::read(text, None).map(|read| words(&read.filter).say(Language::En));
        read.unwrap_or_else(|error| error.mistake.say(Language::En))
    }

    #[test]
    fn says_what_was_understood() {
        for (text, expected) in [
            ("", ""),
            ("name:Delete* not error:*", "eventName is like Delete* and errorCode is absent or null"),
            ("name:(DeleteDB* or Stop)", "eventName is Stop, or is like DeleteDB*"),
            ("name:(a or b or x* or /^y/)", "eventName is one of a, b, or is like x*, or matches /^y/"),
            ("name!=(DeleteDB* or Stop)", "eventName is not Stop, and is not like DeleteDB*"),
            ("region!=(a, b) (user:x or word)", "awsRegion is none of a, b and (user is x or “word” occurs anywhere)"),
            ("not (name:a ip:10.0.0.0/8)", "not (eventName is a and sourceIPAddress is in 10.0.0.0/8)"),
            ("not w*r", "“w*r” occurs nowhere"),
            ("time >= now-7d", "eventTime is at or after 1w before the last event"),
            ("time < 2025-06-07 x.y > 5", "eventTime is before 2025-06-07T00:00:00Z and x.y is above 5"),
            ("name:/^a/i", "eventName matches /^a/i"),
            ("{ $.a[0] != x && $.b NOT EXISTS }", "a[0] is there and is not x and b is absent"),
            ("{ $.a IS TRUE || $.b = %x% }", "a is the boolean true or b matches /x/"),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
        assert!(said(&"abcdefgh ".repeat(5_000)).chars().count() < 700);
        let values = (0..5_000).map(|n| format!("x{n}")).collect::<Vec<_>>().join(", ");
        assert!(said(&format!("name:({values})")).ends_with('…'));
    }
}
