//! Writes a number as text that is parsed as the same number.

/// Longer numbers are written with an exponent.
const LONGEST: usize = 21;

/// The text of a finite number.
pub fn write(number: f64) -> String {
    // Adding 0 takes the sign from a negative zero.
    let number = number + 0.0;
    let plain = number.to_string();
    if plain.len() <= LONGEST { plain } else { format!("{number:e}") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
            (9_007_199_254_740_993.0, "9007199254740992"),
            (1e22, "1e22"),
            (1e300, "1e300"),
            (2.5e-30, "2.5e-30"),
            (f64::MIN_POSITIVE, "2.2250738585072014e-308"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e308"),
            (f64::MIN, "-1.7976931348623157e308"),
        ] {
            let written = write(number);
            assert_eq!(written, text);
            assert_eq!(written.parse::<f64>(), Ok(number), "{written}");
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
