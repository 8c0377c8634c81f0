//! What may follow `>`, `>=`, `<` and `<=`: numbers, times, versions.

use protocol::{Compare, Expected, Field, Micros, Moment, Operand};

use crate::field;
use crate::time::{self, BadTime, Span, day_length};

/// Why a text cannot be compared with.
#[derive(Debug)]
pub(crate) struct BadOperand {
    /// Byte offset of the fault.
    pub at: usize,
    /// What is expected there.
    pub expected: Expected,
    /// What the whole text was probably meant to be.
    pub meant: Option<String>,
}

/// Parses the right-hand side of a comparison.
pub(crate) fn read(field: &Field, compare: Compare, text: &str) -> Result<Operand, BadOperand> {
    if field::is_version(field) {
        return version(text).map(Operand::Version).ok_or(BadOperand {
            at: 0,
            expected: Expected::Version,
            meant: None,
        });
    }
    let expected = if field::is_event_time(field) { Expected::Time } else { Expected::NumberOrTime };
    let other = |meant| BadOperand { at: 0, expected: expected.clone(), meant };
    match (time::read(text), number(text)) {
        (Some(Ok(span)), _) => Ok(Operand::Time(moment(compare, span))),
        (Some(Err(BadTime::Impossible { at, expected, meant })), _) => Err(BadOperand { at, expected, meant }),
        (_, Some(number)) if !field::is_event_time(field) => Ok(Operand::Number(number)),
        (Some(Err(BadTime::Malformed { meant })), _) => Err(other(meant)),
        (None, _) => Err(other(None)),
    }
}

/// The moment that stands for a whole day in a comparison: later than a day means later than its last microsecond.
fn moment(compare: Compare, span: Span) -> Moment {
    match (span, compare) {
        (Span::Instant(moment), _) => moment,
        (Span::Day(start), Compare::GreaterOrEqual | Compare::Less) => Moment::At(Micros(start)),
        (Span::Day(start), Compare::Greater | Compare::LessOrEqual) => Moment::At(Micros(start + day_length() - 1)),
    }
}

/// Parses a finite decimal number: `5`, `-1.5`, `.5`, `1e3`.
pub(crate) fn number(text: &str) -> Option<f64> {
    // `f64` would also accept "inf", "infinity" and "nan".
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E'));
    text.parse().ok().filter(|number: &f64| plain && number.is_finite())
}

fn version(text: &str) -> Option<Vec<u32>> {
    text.split('.').map(|part| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers() {
        for (text, want) in
            [("5", 5.0), ("-1.5", -1.5), ("+2", 2.0), ("1e3", 1000.0), ("1E-3", 0.001), (".5", 0.5), ("5.", 5.0)]
        {
            assert_eq!(number(text), Some(want), "{text}");
        }
        for text in ["", "inf", "NaN", "1e999", "0x10", "1_000", "1,000", "--5", "e", "e5", "5 "] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn reads_versions() {
        assert_eq!(version("1.10"), Some(vec![1, 10]));
        assert_eq!(version("1.08"), Some(vec![1, 8]));
        assert_eq!(version("2"), Some(vec![2]));
        for text in ["", "1.", ".1", "1..2", "1.x", "-1", "+1", "1.99999999999", "1e3"] {
            assert_eq!(version(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_compares_as_a_whole() {
        let (start, last) = (Moment::At(Micros(0)), Moment::At(Micros(day_length() - 1)));
        for (compare, want) in [
            (Compare::Greater, last),
            (Compare::GreaterOrEqual, start),
            (Compare::Less, start),
            (Compare::LessOrEqual, last),
        ] {
            assert_eq!(moment(compare, Span::Day(0)), want);
        }
    }
}
