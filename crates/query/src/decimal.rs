//! Writes a number as text that is parsed as the same number. The standard library can do that, but its code takes 6 kB
//! of the first load, and people only compare with a few plain numbers.

/// Integers up to this one, and powers of ten up to the 22nd, are exact in floating point.
const EXACT: f64 = 9_007_199_254_740_992.0;
const MOST_PLACES: i32 = 22;

/// Exponent of the largest power of ten that a number can reach.
const LARGEST: i32 = 308;

/// The text of a finite number.
pub fn write(number: f64) -> String {
    let sign = if number.is_sign_negative() && number != 0.0 { "-" } else { "" };
    let number = number.abs();
    // The quotient of two exact numbers is rounded as parsing rounds the text.
    for places in 0..=MOST_PLACES {
        let power = 10_f64.powi(places);
        let up = (number * power).round();
        if up < EXACT && up / power == number {
            return format!("{sign}{}", with_point(whole(up), places.unsigned_abs()));
        }
    }
    // The fewest digits that are parsed as the number; because of rounding, there may be none.
    for power in (-LARGEST..=LARGEST).rev() {
        let digits = (number / 10_f64.powi(power)).round();
        if (1.0..EXACT).contains(&digits) {
            let text = format!("{sign}{}e{power}", whole(digits));
            if text.parse::<f64>().is_ok_and(|read| read.abs() == number) {
                return text;
            }
        }
    }
    format!("{sign}{}", every_digit(number))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and below 2^53")]
fn whole(number: f64) -> String {
    (number as u64).to_string()
}

/// Inserts a point before the last `places` digits.
fn with_point(mut digits: String, places: u32) -> String {
    let places = places as usize;
    if places > 0 {
        while digits.len() <= places {
            digits.insert(0, '0');
        }
        digits.insert(digits.len() - places, '.');
    }
    digits
}

/// All digits of a number that is an integer times a power of two, as every finite one is.
fn every_digit(number: f64) -> String {
    let bits = number.to_bits();
    let (exponent, fraction) = ((bits >> 52 & 0x7ff) as i32, bits & ((1 << 52) - 1));
    let mantissa = if exponent == 0 { fraction } else { fraction | 1 << 52 };
    let power = exponent.max(1) - 1075;
    // Last digit first. Halving is multiplying by five and moving one place to the right.
    let mut digits: Vec<u8> = mantissa.to_string().bytes().rev().map(|digit| digit - b'0').collect();
    let factor = if power < 0 { 5 } else { 2 };
    for _ in 0..power.unsigned_abs() {
        let mut carry = 0;
        for digit in &mut digits {
            let product = *digit * factor + carry;
            (*digit, carry) = (product % 10, product / 10);
        }
        digits.extend((carry > 0).then_some(carry));
    }
    let text = digits.iter().rev().map(|digit| char::from(digit + b'0')).collect();
    with_point(text, if power < 0 { power.unsigned_abs() } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_numbers_look_plain() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (5.0, "5"),
            (-1.5, "-1.5"),
            (0.1, "0.1"),
            (0.000_25, "0.00025"),
            (1e9, "1000000000"),
            (9_007_199_254_740_993.0, ""),
            (1e22, "1e22"),
            (1e300, "1e300"),
            (2.5e-30, "25e-31"),
            (f64::MIN_POSITIVE, ""),
            (5e-324, ""),
            (f64::MAX, ""),
            (f64::MIN, ""),
        ] {
            let written = write(number);
            assert_eq!(written.parse::<f64>(), Ok(number), "{written}");
            if !text.is_empty() {
                assert_eq!(written, text);
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_as_the_same(bits: u64, digits in -1_000_000_000_i64..1_000_000_000, places in 0_i32..9) {
            let any = f64::from_bits(bits);
            if any.is_finite() {
                prop_assert_eq!(write(any).parse::<f64>(), Ok(any));
            }
            let plain = digits as f64 / 10_f64.powi(places);
            prop_assert_eq!(write(plain), plain.to_string());
        }
    }
}
