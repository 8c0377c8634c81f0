//! Numbers as a language writes and counts them.

use std::fmt::Write;

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::{Locale, locale};
use icu_plurals::{PluralCategory, PluralRules};

use crate::Language;

/// Appends a number with its groups of digits: `68,614`.
pub fn number(language: Language, n: u64, out: &mut String) {
    // No language groups three digits.
    let formatter =
        if n < 1_000 { None } else { DecimalFormatter::try_new(of(language).into(), Default::default()).ok() };
    // A `String` takes whatever is written.
    let _ = match formatter {
        Some(formatter) => write!(out, "{}", formatter.format(&Decimal::from(n))),
        None => write!(out, "{n}"),
    };
}

/// Which plural a number takes.
pub(crate) fn plural(language: Language, n: u64) -> PluralCategory {
    match PluralRules::try_new_cardinal(of(language).into()) {
        Ok(rules) => rules.category_for(n),
        Err(_) => PluralCategory::Other,
    }
}

fn of(language: Language) -> Locale {
    Locale::try_from_str(language.tag()).unwrap_or(locale!("en"))
}
