//! Numbers and plurals in a language's own format.

use std::fmt::Write;

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::{Locale, locale};
use icu_plurals::{PluralCategory, PluralRules};

use crate::Language;

/// The largest number that [`compact`] does not abbreviate.
const MOST_EXACT: u64 = 99_999;

/// Each is a thousand times the one before.
const UNITS: [&str; 7] = ["", "k", "M", "G", "T", "P", "E"];

/// Appends a number with its digits grouped: `68,614`.
pub fn number(language: Language, n: u64, out: &mut String) {
    // No language groups three digits.
    if n < 1_000 {
        // Writing to a `String` cannot fail.
        let _ = write!(out, "{n}");
    } else {
        decimal(language, &Decimal::from(n), out);
    }
}

/// Appends a number, abbreviated to three digits and a unit if it is above 99,999: `1.23 M`.
pub fn compact(language: Language, n: u64, out: &mut String) {
    if n <= MOST_EXACT {
        return number(language, n, out);
    }
    let (mut value, mut step) = (n as f64, 0);
    // 999.5 would be rounded to 1000, which has four digits.
    while value >= 999.5 && step + 1 < UNITS.len() {
        value /= 1000.0;
        step += 1;
    }
    let digits: i16 = if value < 9.995 {
        2
    } else if value < 99.95 {
        1
    } else {
        0
    };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 1000, and not negative")]
    let mut figure = Decimal::from((value * 10_f64.powi(i32::from(digits))).round() as u64);
    figure.multiply_pow10(-digits);
    figure.trim_end();
    decimal(language, &figure, out);
    out.push('\u{a0}');
    out.push_str(UNITS.get(step).copied().unwrap_or_default());
}

fn decimal(language: Language, figure: &Decimal, out: &mut String) {
    // Writing to a `String` cannot fail.
    let _ = match DecimalFormatter::try_new(of(language).into(), Default::default()) {
        Ok(formatter) => write!(out, "{}", formatter.format(figure)),
        Err(_) => write!(out, "{figure}"),
    };
}

/// The plural category of a number.
pub(crate) fn plural(language: Language, n: u64) -> PluralCategory {
    match PluralRules::try_new_cardinal(of(language).into()) {
        Ok(rules) => rules.category_for(n),
        Err(_) => PluralCategory::Other,
    }
}

fn of(language: Language) -> Locale {
    Locale::try_from_str(language.tag()).unwrap_or(locale!("en"))
}
