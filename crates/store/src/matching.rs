//! Tests of a single value. This is the only place that knows what a test means; columns and raw records both use it.

use json::text::lossy;
use order::set_of;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::net::IpAddr;
use std::ops::Range;

use protocol::{Compare, Message, Micros, Moment, Operand, Test, Text, ValueTest};
use regular::Regular;

use crate::number::{Decimal, read_f64};
use crate::plan::PlanError;
use crate::text::{Folded, Pattern, fold_text};

/// A value that is neither null nor an object nor an array.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// Decoded text.
    Text(&'a str),
    /// A boolean.
    Bool(bool),
    /// A number as it is written.
    Number(&'a str),
}

impl<'a> Scalar<'a> {
    /// The text that tests compare with.
    pub fn text(self) -> &'a str {
        match self {
            Scalar::Text(text) | Scalar::Number(text) => text,
            Scalar::Bool(true) => "true",
            Scalar::Bool(false) => "false",
        }
    }
}

/// A [`Test`], prepared for matching values.
#[derive(Clone, Debug)]
pub enum Matcher {
    /// Satisfied by any value, and by objects and arrays.
    Exists,
    /// Satisfied if any of these is.
    AnyOf(Vec<ValueMatcher>),
    /// A comparison.
    Compare(Compare, Bound),
}

/// The right-hand side of a comparison.
#[derive(Clone, Debug)]
pub enum Bound {
    /// A number.
    Number(f64),
    /// A time; `None` if it counts back from the last event and there is none.
    Time(Option<Micros>),
    /// A version.
    Version(Vec<u32>),
}

/// A [`ValueTest`], prepared.
#[derive(Clone, Debug)]
pub enum ValueMatcher {
    /// Equal to one of these.
    OneOf(Words),
    /// Wildcards.
    Like(Pattern),
    /// A regular expression.
    Regex(Box<Regular>),
    /// An address block.
    Cidr {
        /// The block.
        block: Block,
        /// As written in the query.
        text: Folded,
    },
    /// A time in `[from, to)`.
    Time {
        /// Bounds, if they are known.
        range: Option<(Micros, Micros)>,
        /// As written in the query.
        text: Folded,
    },
}

impl Matcher {
    /// Prepares a test. `last` is the time of the newest event loaded.
    ///
    /// # Errors
    /// If a regular expression is malformed or too large.
    pub fn new(test: &Test, last: Option<Micros>) -> Result<Matcher, PlanError> {
        Ok(match test {
            Test::Exists => Matcher::Exists,
            Test::AnyOf(values) => Matcher::AnyOf(value_matchers(values, last)?),
            Test::Compare(compare, operand) => Matcher::Compare(*compare, Bound::new(operand, last)),
        })
    }

    /// Whether the value satisfies the test.
    pub fn holds(&self, value: Scalar<'_>) -> bool {
        match self {
            Matcher::Exists => true,
            Matcher::AnyOf(values) => values.iter().any(|matcher| matcher.holds(value)),
            Matcher::Compare(compare, bound) => bound.order(value).is_some_and(|order| satisfies(order, *compare)),
        }
    }

    /// The times that satisfy a test that is only about time; `None` for other tests. Gives what [`Matcher::holds`]
    /// says about the usual spelling of a time, without writing it.
    pub fn time_ranges(&self) -> Option<Vec<Range<i64>>> {
        match self {
            Matcher::Exists => Some(std::iter::once(i64::MIN..i64::MAX).collect()),
            Matcher::AnyOf(values) => {
                values.iter().map(ValueMatcher::time_ranges).collect::<Option<Vec<_>>>().map(|ranges| ranges.concat())
            }
            Matcher::Compare(compare, Bound::Time(bound)) => {
                let range = |Micros(bound): Micros| match compare {
                    Compare::Greater => bound.saturating_add(1)..i64::MAX,
                    Compare::GreaterOrEqual => bound..i64::MAX,
                    Compare::Less => i64::MIN..bound,
                    Compare::LessOrEqual => i64::MIN..bound.saturating_add(1),
                };
                Some(bound.map(range).into_iter().collect())
            }
            Matcher::Compare(..) => None,
        }
    }

    /// Whether objects and arrays satisfy the test, whatever is in them.
    pub fn holds_for_composite(&self) -> bool {
        matches!(self, Matcher::Exists)
    }
}

fn value_matchers(values: &[ValueTest], last: Option<Micros>) -> Result<Vec<ValueMatcher>, PlanError> {
    let words: Vec<&str> = values
        .iter()
        .filter_map(|value| if let ValueTest::Is(text) = value { Some(text.as_str()) } else { None })
        .collect();
    let mut matchers = Vec::new();
    if !words.is_empty() {
        matchers.push(ValueMatcher::OneOf(Words::new(&words)));
    }
    for value in values {
        matchers.push(match value {
            ValueTest::Is(_) => continue,
            ValueTest::Like(globs) => ValueMatcher::Like(Pattern::whole(globs)),
            ValueTest::Regex { pattern, ignore_case } => ValueMatcher::Regex(compile_regex(pattern, *ignore_case)?),
            ValueTest::Cidr { network, prefix, text } => {
                ValueMatcher::Cidr { block: Block::new(*network, *prefix), text: Folded::new(text) }
            }
            ValueTest::Time { from, to, text } => {
                ValueMatcher::Time { range: resolve(*from, last).zip(resolve(*to, last)), text: Folded::new(text) }
            }
        });
    }
    Ok(matchers)
}

impl ValueMatcher {
    fn time_ranges(&self) -> Option<Vec<Range<i64>>> {
        let ValueMatcher::Time { range, text } = self else { return None };
        let text = text.as_str().to_ascii_uppercase();
        let spelled = calendar::is_usual(&text).then(|| cloudtrail::time::parse(&text)).flatten();
        let spelled = spelled.map(|Micros(time)| time..time.saturating_add(1));
        Some(range.map(|(from, to)| from.0..to.0).into_iter().chain(spelled).collect())
    }

    fn holds(&self, value: Scalar<'_>) -> bool {
        match self {
            ValueMatcher::OneOf(words) => words.contain(value),
            ValueMatcher::Like(pattern) => pattern.matches(value.text()),
            ValueMatcher::Regex(regex) => regex.is_match(value.text()),
            ValueMatcher::Cidr { block, text } => {
                text.equals(value.text()) || address(value).is_some_and(|address| block.contains(address))
            }
            ValueMatcher::Time { range, text } => {
                let inside =
                    |(from, to): &(Micros, Micros)| time(value).is_some_and(|time| *from <= time && time < *to);
                text.equals(value.text()) || range.as_ref().is_some_and(inside)
            }
        }
    }
}

/// Texts that a value may equal. Numbers also match if their value is equal.
#[derive(Clone, Debug)]
pub struct Words {
    /// A few texts are compared one by one, which needs no folded copy of the value.
    few: Vec<Folded>,
    many: BTreeSet<String>,
    numbers: BTreeSet<Decimal>,
}

/// Up to this many texts, comparing one by one is faster.
const FEW: usize = 4;

impl Words {
    fn new(words: &[&str]) -> Words {
        let numbers = set_of(words.iter().filter_map(|word| Decimal::read(word)));
        let (few, many) = if words.len() <= FEW {
            (words.iter().map(|word| Folded::new(word)).collect(), BTreeSet::new())
        } else {
            (Vec::new(), set_of(words.iter().map(|word| fold_text(word))))
        };
        Words { few, many, numbers }
    }

    fn contain(&self, value: Scalar<'_>) -> bool {
        let text = value.text();
        self.few.iter().any(|word| word.equals(text))
            || (!self.many.is_empty() && self.many.contains(&fold_text(text)))
            || (matches!(value, Scalar::Number(_)) && self.has_number(text))
    }

    fn has_number(&self, text: &str) -> bool {
        !self.numbers.is_empty() && Decimal::read(text).is_some_and(|number| self.numbers.contains(&number))
    }
}

impl Bound {
    fn new(operand: &Operand, last: Option<Micros>) -> Bound {
        match operand {
            Operand::Number(number) => Bound::Number(*number),
            Operand::Time(moment) => Bound::Time(resolve(*moment, last)),
            Operand::Version(parts) => Bound::Version(parts.clone()),
        }
    }

    /// How the value compares with the bound; `None` if it cannot be compared.
    fn order(&self, value: Scalar<'_>) -> Option<Ordering> {
        match self {
            Bound::Number(bound) => number(value)?.partial_cmp(bound),
            Bound::Time(bound) => Some(time(value)?.cmp(bound.as_ref()?)),
            Bound::Version(bound) => Some(order_of_versions(&version(value.text())?, bound)),
        }
    }
}

/// Whether this order of value and bound satisfies the operator.
pub fn satisfies(order: Ordering, compare: Compare) -> bool {
    match compare {
        Compare::Greater => order.is_gt(),
        Compare::GreaterOrEqual => order.is_ge(),
        Compare::Less => order.is_lt(),
        Compare::LessOrEqual => order.is_le(),
    }
}

/// The point in time meant; `None` if it counts back from the newest event and there is none.
fn resolve(moment: Moment, last: Option<Micros>) -> Option<Micros> {
    match moment {
        Moment::At(time) => Some(time),
        Moment::BeforeLast(back) => last.map(|last| Micros(last.0.saturating_sub(back))),
    }
}

fn number(value: Scalar<'_>) -> Option<f64> {
    match value {
        Scalar::Text(text) | Scalar::Number(text) => read_f64(text),
        Scalar::Bool(_) => None,
    }
}

fn time(value: Scalar<'_>) -> Option<Micros> {
    match value {
        Scalar::Text(text) => cloudtrail::time::parse(text),
        Scalar::Bool(_) | Scalar::Number(_) => None,
    }
}

fn version(text: &str) -> Option<Vec<u32>> {
    let part = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten();
    text.split('.').map(part).collect()
}

/// Compares part by part; missing parts count as 0.
fn order_of_versions(a: &[u32], b: &[u32]) -> Ordering {
    let part = |version: &[u32], at: usize| version.get(at).copied().unwrap_or(0);
    (0..a.len().max(b.len()))
        .map(|at| part(a, at).cmp(&part(b, at)))
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

/// A block of IP addresses.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    network: IpAddr,
    prefix: u32,
}

impl Block {
    fn new(network: IpAddr, prefix: u8) -> Block {
        Block { network, prefix: u32::from(prefix) }
    }

    fn contains(self, address: IpAddr) -> bool {
        match (self.network, address) {
            (IpAddr::V4(network), IpAddr::V4(address)) => {
                (network.to_bits() ^ address.to_bits()).checked_shr(32 - self.prefix.min(32)).unwrap_or(0) == 0
            }
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                (network.to_bits() ^ address.to_bits()).checked_shr(128 - self.prefix.min(128)).unwrap_or(0) == 0
            }
            _ => false,
        }
    }
}

/// The IP address that a text spells; `::ffff:a.b.c.d` counts as IPv4.
fn address(value: Scalar<'_>) -> Option<IpAddr> {
    match value {
        Scalar::Text(text) => text.parse::<IpAddr>().ok().map(|address| address.to_canonical()),
        Scalar::Bool(_) | Scalar::Number(_) => None,
    }
}

/// Compiles a regular expression.
pub fn compile_regex(pattern: &str, ignore_case: bool) -> Result<Box<Regular>, PlanError> {
    Regular::new(pattern, ignore_case)
        .map(Box::new)
        .map_err(|fault| PlanError::BadPattern { pattern: pattern.to_owned(), problem: fault.why })
}

/// A [`Text`] search, prepared for single names and values.
#[derive(Clone, Debug)]
pub enum TextMatcher {
    /// A substring.
    Contains(Folded),
    /// Wildcards that match anywhere in the text.
    Like(Pattern),
    /// A regular expression.
    Regex(Box<Regular>),
}

impl TextMatcher {
    /// Prepares a search.
    ///
    /// # Errors
    /// If a regular expression is malformed or too large.
    pub fn new(text: &Text) -> Result<TextMatcher, PlanError> {
        Ok(match text {
            Text::Contains(text) => TextMatcher::Contains(Folded::new(text)),
            Text::Like(globs) => TextMatcher::Like(Pattern::inside(globs)),
            Text::Regex { pattern, ignore_case } => TextMatcher::Regex(compile_regex(pattern, *ignore_case)?),
        })
    }

    /// Whether the name or value matches.
    pub fn found_in(&self, text: &str) -> bool {
        match self {
            TextMatcher::Contains(wanted) => wanted.is_in(text),
            TextMatcher::Like(pattern) => pattern.matches(text),
            TextMatcher::Regex(regex) => regex.is_match(text),
        }
    }
}

/// A [`Message`] search, prepared for the text of a whole record.
#[derive(Clone, Debug)]
pub enum MessageMatcher {
    /// A substring.
    Contains(String),
    /// A regular expression.
    Regex(Box<Regular>),
}

impl MessageMatcher {
    /// Prepares a search.
    ///
    /// # Errors
    /// If a regular expression is malformed or too large.
    pub fn new(message: &Message) -> Result<MessageMatcher, PlanError> {
        Ok(match message {
            Message::Contains(text) => MessageMatcher::Contains(text.clone()),
            Message::Regex(pattern) => MessageMatcher::Regex(compile_regex(pattern, false)?),
        })
    }

    /// Whether the record matches.
    pub fn found_in(&self, record: &[u8]) -> bool {
        match self {
            MessageMatcher::Contains(text) => memchr::memmem::find(record, text.as_bytes()).is_some(),
            MessageMatcher::Regex(regex) => regex.is_match(&lossy(record)),
        }
    }
}
