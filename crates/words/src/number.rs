//! Numbers and plurals in a language's own format.
//!
//! Blanks inside a figure are no-break spaces, so that lines never break between a number and its unit.

use std::fmt::Write;

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::{Locale, locale};
use icu_plurals::{PluralCategory, PluralRules};

use crate::Language;

/// The largest number that [`compact`] does not abbreviate. For larger ones, the exact figure is shown on hover.
const MOST_EXACT: u64 = 99_999;

/// Appends a number with its digits grouped: `68,614`.
pub fn number(language: Language, n: u64, out: &mut String) {
    // No language groups three digits.
    let formatter =
        if n < 1_000 { None } else { DecimalFormatter::try_new(of(language).into(), Default::default()).ok() };
    // Writing to a `String` cannot fail.
    let _ = match formatter {
        Some(formatter) => write!(out, "{}", formatter.format(&Decimal::from(n))),
        None => write!(out, "{n}"),
    };
}

/// Appends a number, abbreviated to three digits and a unit if it is above 99,999: `1.23 M`.
pub fn compact(language: Language, n: u64, out: &mut String) {
    if n <= MOST_EXACT {
        number(language, n, out)
    } else {
        scaled(language, n, &["", "k", "M", "G", "T", "P", "E"], out)
    }
}

/// Appends a number rounded to this many decimal places, without trailing zeros: `4.1`.
pub fn decimal(language: Language, value: f64, digits: u8, out: &mut String) {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast saturates")]
    let shifted = (value.abs() * 10_f64.powi(i32::from(digits))).round() as u64;
    let mut decimal = Decimal::from(shifted);
    decimal.multiply_pow10(-i16::from(digits));
    decimal.absolute.trim_end();
    let sign = if value < 0.0 && shifted > 0 { "\u{2212}" } else { "" };
    let formatter = DecimalFormatter::try_new(of(language).into(), Default::default());
    // Writing to a `String` cannot fail.
    let _ = match formatter {
        Ok(formatter) => write!(out, "{sign}{}", formatter.format(&decimal)),
        Err(_) => write!(out, "{sign}{decimal}"),
    };
}

/// Three significant digits and a unit; each unit is a thousand times the one before.
fn scaled(language: Language, n: u64, units: &[&str], out: &mut String) {
    let mut value = n as f64;
    let mut step = 0;
    // 999.5 would be rounded to 1000, which has four digits.
    while value >= 999.5 && step + 1 < units.len() {
        value /= 1000.0;
        step += 1;
    }
    match value {
        _ if step == 0 => number(language, n, out),
        v if v < 9.995 => decimal(language, v, 2, out),
        v if v < 99.95 => decimal(language, v, 1, out),
        v => decimal(language, v, 0, out),
    }
    if let Some(unit) = units.get(step).filter(|unit| !unit.is_empty()) {
        out.push('\u{a0}');
        out.push_str(unit);
    }
}

/// Numbers on their own, or as an argument of a message.
impl Language {
    /// All digits, in groups: `1,234,567`.
    pub fn exact(self, n: u64) -> String {
        made(|out| number(self, n, out))
    }

    /// `4,120`; above 99,999 `200 k`, `1.23 M`.
    pub fn count(self, n: u64) -> String {
        made(|out| compact(self, n, out))
    }

    /// `312 MB`: powers of 1000, three significant digits.
    pub fn bytes(self, n: u64) -> String {
        made(|out| scaled(self, n, &["B", "kB", "MB", "GB", "TB", "PB", "EB"], out))
    }

    /// Rounded to this many decimal places, without trailing zeros: `4.1`.
    pub fn decimal(self, value: f64, digits: u8) -> String {
        made(|out| decimal(self, value, digits, out))
    }

    /// `83 %`. Never `0 %` for something or `100 %` for less than everything, but `<1 %` and `>99 %`.
    pub fn percent(self, part: u64, whole: u64) -> String {
        if whole == 0 {
            return "–".to_owned();
        }
        let share = part as f64 / whole as f64 * 100.0;
        match share {
            _ if part == 0 => "0\u{a0}%".to_owned(),
            s if s < 1.0 => "<1\u{a0}%".to_owned(),
            s if part < whole && s > 99.0 => ">99\u{a0}%".to_owned(),
            s => self.decimal(s, 0) + "\u{a0}%",
        }
    }
}

fn made(write: impl FnOnce(&mut String)) -> String {
    let mut out = String::new();
    write(&mut out);
    out
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
