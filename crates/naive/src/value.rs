//! What a test means for a single value: text, number or boolean.

use std::cmp::Ordering;
use std::net::IpAddr;

use protocol::{Compare, Condition, Glob, Literal, Micros, Moment, Operand, Test, ValueTest};
use regular::Regular;

use crate::json::Json;

/// Whether the value satisfies the test. `last` is the time of the newest event, which relative times count back from.
pub fn holds(test: &Test, value: &Json, last: Option<Micros>) -> Result<bool, String> {
    match test {
        Test::Exists => Ok(true),
        Test::AnyOf(tests) => tests.iter().try_fold(false, |found, test| Ok(found | is(test, value, last)?)),
        Test::Compare(compare, operand) => {
            let order = match operand {
                Operand::Number(bound) => number(value).and_then(|number| number.partial_cmp(bound)),
                Operand::Time(bound) => time(value).zip(at(*bound, last)).map(|(time, bound)| time.cmp(&bound)),
                Operand::Version(bound) => version(value).map(|version| order_of_versions(version, bound.clone())),
            };
            Ok(order.is_some_and(|order| satisfies(order, *compare)))
        }
    }
}

fn is(test: &ValueTest, value: &Json, last: Option<Micros>) -> Result<bool, String> {
    let text = value.text().unwrap_or_default();
    let same = |wanted: &str| fold(wanted) == fold(text);
    match test {
        ValueTest::Is(wanted) => Ok(same(wanted) || (matches!(value, Json::Number(_)) && same_number(wanted, text))),
        ValueTest::Like(globs) => Ok(like(globs, text, true)),
        ValueTest::Regex { pattern, ignore_case } => matches_regex(pattern, *ignore_case, text),
        ValueTest::Cidr { network, prefix, text } => {
            Ok(same(text) || address(value).is_some_and(|address| is_in(address, *network, *prefix)))
        }
        ValueTest::Time { from, to, text } => {
            let range = at(*from, last).zip(at(*to, last));
            let inside = time(value).zip(range).is_some_and(|(time, (from, to))| from <= time && time < to);
            Ok(same(text) || inside)
        }
    }
}

/// Whether what a selector leads to satisfies the condition.
pub fn condition(condition: &Condition, value: &Json) -> Result<bool, String> {
    let Some(text) = value.text() else { return Ok(*condition == Condition::Null && *value == Json::Null) };
    match condition {
        Condition::Equal(literal) => equals(literal, value, text),
        Condition::Differs(literal) => equals(literal, value, text).map(|equal| !equal),
        Condition::Compare(compare, bound) => holds(&Test::Compare(*compare, Operand::Number(*bound)), value, None),
        Condition::Bool(wanted) => Ok(*value == Json::Bool(*wanted)),
        Condition::Null | Condition::Absent => Ok(false),
    }
}

fn equals(literal: &Literal, value: &Json, text: &str) -> Result<bool, String> {
    match literal {
        Literal::Number(wanted) => Ok(same_number(wanted, text)),
        Literal::Regex(pattern) => matches_regex(pattern, false, text),
        Literal::Text(globs) => {
            let as_number = match (globs.as_slice(), value) {
                ([Glob::Literal(wanted)], Json::Number(_)) => same_number(wanted, text),
                _ => false,
            };
            Ok(as_number || like(globs, text, false))
        }
    }
}

/// Lower case, one character for each: where it would be several, the first of them.
pub fn fold(text: &str) -> String {
    text.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect()
}

/// Whether the wildcards match the whole text.
pub fn like(globs: &[Glob], text: &str, ignore_case: bool) -> bool {
    let shown = |text: &str| if ignore_case { fold(text) } else { text.to_owned() };
    let Some((glob, rest)) = globs.split_first() else { return text.is_empty() };
    let behind = |count: usize| text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(count);
    match glob {
        Glob::Any => text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .any(|at| like(rest, text.get(at..).unwrap_or_default(), ignore_case)),
        Glob::One => behind(1).is_some_and(|at| like(rest, text.get(at..).unwrap_or_default(), ignore_case)),
        Glob::Literal(piece) => behind(piece.chars().count()).is_some_and(|at| {
            let (head, tail) = text.split_at_checked(at).unwrap_or_default();
            shown(head) == shown(piece) && like(rest, tail, ignore_case)
        }),
    }
}

/// Whether the expression matches anywhere in the text; an error if it does not compile.
pub fn matches_regex(pattern: &str, ignore_case: bool, text: &str) -> Result<bool, String> {
    Regular::new(pattern, ignore_case).map(|regex| regex.is_match(text)).map_err(|fault| fault.why)
}

fn satisfies(order: Ordering, compare: Compare) -> bool {
    match compare {
        Compare::Greater => order == Ordering::Greater,
        Compare::GreaterOrEqual => order != Ordering::Less,
        Compare::Less => order == Ordering::Less,
        Compare::LessOrEqual => order != Ordering::Greater,
    }
}

/// The point in time meant; `None` if it is relative and there is no newest event.
fn at(moment: Moment, last: Option<Micros>) -> Option<Micros> {
    match moment {
        Moment::At(time) => Some(time),
        Moment::BeforeLast(back) => last.map(|Micros(last)| Micros(last.saturating_sub(back))),
    }
}

fn time(value: &Json) -> Option<Micros> {
    if let Json::Text(text) = value { cloudtrail::time::parse(text) } else { None }
}

fn number(value: &Json) -> Option<f64> {
    let (Json::Text(text) | Json::Number(text)) = value else { return None };
    decimal(text)?;
    text.parse().ok()
}

/// Whether both are the same number, however they are written.
fn same_number(one: &str, other: &str) -> bool {
    decimal(one).is_some_and(|number| decimal(other) == Some(number))
}

/// A number in canonical form: whether it is negative, its digits without leading or trailing zeros, and the power of
/// ten.
fn decimal(text: &str) -> Option<(bool, String, i64)> {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, "0"),
    };
    let exponent_digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{}{fraction}", whole.strip_prefix(['+', '-']).unwrap_or(whole));
    let are_digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if !are_digits(&digits) || !are_digits(exponent_digits) {
        return None;
    }
    let exponent: i64 = exponent.parse().ok()?;
    let short = digits.trim_end_matches('0');
    let (dropped, behind_point) =
        (i64::try_from(digits.len() - short.len()).ok()?, i64::try_from(fraction.len()).ok()?);
    let power = exponent.checked_add(dropped)?.checked_sub(behind_point)?;
    match short.trim_start_matches('0') {
        "" => Some((false, String::new(), 0)),
        digits => Some((whole.starts_with('-'), digits.to_owned(), power)),
    }
}

fn version(value: &Json) -> Option<Vec<u32>> {
    let part = |part: &str| if part.starts_with('+') { None } else { part.parse().ok() };
    value.text()?.split('.').map(part).collect()
}

/// The shorter version is padded with zeros.
fn order_of_versions(mut one: Vec<u32>, mut other: Vec<u32>) -> Ordering {
    let len = one.len().max(other.len());
    one.resize(len, 0);
    other.resize(len, 0);
    one.cmp(&other)
}

/// The IP address that a text spells; `::ffff:a.b.c.d` counts as IPv4.
fn address(value: &Json) -> Option<IpAddr> {
    if let Json::Text(text) = value { Some(text.parse::<IpAddr>().ok()?.to_canonical()) } else { None }
}

/// Whether the first `prefix` bits of both are the same.
fn is_in(address: IpAddr, network: IpAddr, prefix: u8) -> bool {
    address.is_ipv4() == network.is_ipv4()
        && bits(address).into_iter().zip(bits(network)).take(prefix.into()).all(|(one, other)| one == other)
}

fn bits(address: IpAddr) -> Vec<bool> {
    let octets = match address {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets().to_vec(),
    };
    octets.into_iter().flat_map(|octet| (0..8).rev().map(move |bit| octet >> bit & 1 == 1)).collect()
}
