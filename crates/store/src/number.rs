//! Numbers as written in JSON.

use std::borrow::Cow;

/// A decimal number of any size, in a canonical form that all equal numbers share. The derived order is not numerical.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal {
    negative: bool,
    /// Digits without zeros at either end; empty for zero.
    digits: Vec<u8>,
    /// The value is 0.digits × 10^exponent.
    exponent: i64,
}

impl Decimal {
    /// Parses `-12.50e3` and the like; `None` if the text is not a number.
    pub fn read(text: &str) -> Option<Decimal> {
        let parts = Parts::of(text)?;
        let exponent: i64 = if parts.exponent.is_empty() { 0 } else { parts.exponent.parse().ok()? };
        let digits: Cow<'_, str> = match (parts.whole, parts.fraction) {
            (whole, "") => whole.into(),
            (whole, fraction) => format!("{whole}{fraction}").into(),
        };
        let significant = digits.trim_start_matches('0');
        let leading = i64::try_from(digits.len() - significant.len()).ok()?;
        let point = i64::try_from(parts.whole.len()).ok()?.checked_sub(leading)?;
        let digits = significant.trim_end_matches('0').as_bytes().to_vec();
        if digits.is_empty() {
            return Some(Decimal { negative: false, digits, exponent: 0 });
        }
        Some(Decimal { negative: parts.negative, digits, exponent: exponent.checked_add(point)? })
    }
}

/// Parses a number for comparisons of size; `None` if the text is not a number.
pub fn read_f64(text: &str) -> Option<f64> {
    Parts::of(text)?;
    text.parse().ok()
}

/// A number taken apart: `[sign] whole [. fraction] [e exponent]`, with at least one digit before or after the point.
struct Parts<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    /// Empty if there is none.
    exponent: &'a str,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Option<Parts<'a>> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (unsigned, None),
        };
        if let Some(exponent) = exponent {
            let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
            if unsigned.is_empty() || !all_digits(unsigned) {
                return None;
            }
        }
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let any = !whole.is_empty() || !fraction.is_empty();
        (any && all_digits(whole) && all_digits(fraction)).then_some(Parts {
            negative,
            whole,
            fraction,
            exponent: exponent.unwrap_or_default(),
        })
    }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_are_equal_however_they_are_written() {
        let same: &[&[&str]] = &[
            &["100", "100.0", "1e2", "1E+2", "0.1e3", "+100", "00100", "1000e-1", "100."],
            &["0", "-0", "0.000", "0e99", ".0"],
            &["-1.5", "-15e-1"],
            &["9007199254740993", "9007199254740993.0"],
            &["9007199254740992"],
            &["0.001", "1e-3", ".001"],
            &["10"],
            &["1"],
        ];
        for (i, group) in same.iter().enumerate() {
            for (j, other) in same.iter().enumerate() {
                for (a, b) in group.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                    assert_eq!(Decimal::read(a).unwrap() == Decimal::read(b).unwrap(), i == j, "{a} and {b}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in ["", "-", ".", "e5", "1e", "1e+", "inf", "NaN", "0x10", "1 ", " 1", "1_000", "1,5", "--1", "1.2.3"]
        {
            assert_eq!(Decimal::read(text), None, "{text}");
            assert_eq!(read_f64(text), None, "{text}");
        }
        assert_eq!(read_f64("1e3"), Some(1000.0));
        assert_eq!(read_f64("007"), Some(7.0));
    }
}
