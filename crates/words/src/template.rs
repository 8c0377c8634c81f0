//! Fills in a message.
//!
//! A message is text with signs in it. A choice lists its variants, each with what the value has to be (nothing for the
//! last one, which always fits):
//!
//! ```text
//! PLURAL a  "one" IS "1 event" END  "" IS NUMBER a " events" END  LAST
//! ```

use icu_plurals::PluralCategory;

use crate::Language;
use crate::number::{compact, number, plural};
use crate::signs::{ABBREVIATED, CASE, END, IS, LAST, NUMBER, PLURAL, TEXT};

/// Appends a message with its values filled in.
#[inline(never)]
pub fn fill(language: Language, message: &'static str, numbers: &[u64], texts: &[&str], out: &mut String) {
    Values { language, numbers, texts }.pattern(language.text(message), true, out);
}

/// A message with its values filled in.
#[inline(never)]
pub fn filled(language: Language, message: &'static str, numbers: &[u64], texts: &[&str]) -> String {
    let mut out = String::new();
    fill(language, message, numbers, texts, &mut out);
    out
}

struct Values<'a> {
    language: Language,
    numbers: &'a [u64],
    texts: &'a [&'a str],
}

impl Values<'_> {
    /// Appends text up to the end of a variant or of everything, unless it is only to be skipped. Returns what follows.
    fn pattern<'t>(&self, mut rest: &'t str, wanted: bool, out: &mut String) -> &'t str {
        while let Some((plain, signs)) = rest.find(|c| c <= LAST).and_then(|at| rest.split_at_checked(at)) {
            if wanted {
                out.push_str(plain);
            }
            let mut signs = signs.chars();
            let sign = signs.next();
            if sign == Some(END) {
                return signs.as_str();
            }
            let place = signs.next().map_or(0, |letter| (letter as usize).saturating_sub('a' as usize));
            rest = signs.as_str();
            match sign {
                Some(PLURAL) => rest = self.choice(rest, wanted, out, &|key| self.counts_as(place, key)),
                Some(CASE) => rest = self.choice(rest, wanted, out, &|key| self.text(place) == key),
                _ if !wanted => {}
                Some(TEXT) => out.push_str(self.text(place)),
                Some(ABBREVIATED) => compact(self.language, self.number(place), out),
                Some(NUMBER) => number(self.language, self.number(place), out),
                _ => {}
            }
        }
        if wanted {
            out.push_str(rest);
        }
        ""
    }

    /// Appends the first variant that fits. Returns what follows the last one.
    fn choice<'t>(
        &self,
        mut rest: &'t str,
        mut wanted: bool,
        out: &mut String,
        fits: &dyn Fn(&str) -> bool,
    ) -> &'t str {
        while let Some((key, after)) = rest.split_once([IS, LAST]) {
            // Nothing but `LAST` ends a choice, and nothing can stand between `END` and it.
            if key.is_empty() && rest.starts_with(LAST) {
                return after;
            }
            let chosen = wanted && (key.is_empty() || fits(key));
            rest = self.pattern(after, chosen, out);
            wanted &= !chosen;
        }
        rest
    }

    fn number(&self, place: usize) -> u64 {
        self.numbers.get(place).copied().unwrap_or_default()
    }

    fn text(&self, place: usize) -> &str {
        self.texts.get(place).copied().unwrap_or_default()
    }

    /// Whether a number is this one, or has this plural.
    fn counts_as(&self, place: usize, key: &str) -> bool {
        let n = self.number(place);
        match key.parse() {
            Ok(exact) => n == exact,
            Err(_) => category(plural(self.language, n)) == key,
        }
    }
}

/// The name of a plural, as languages are written.
const fn category(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(message: &'static str, numbers: &[u64], texts: &[&str]) -> String {
        filled(Language::En, message, numbers, texts)
    }

    #[test]
    fn values_stand_where_the_message_wants_them() {
        assert_eq!(said("00\u{1}b, \u{2}a, \u{1}a; \u{3}a", &[123_456], &["x", "y"]), "y, 123,456, x; 123\u{a0}k");
        assert_eq!(said("00\u{1}z\u{2}z", &[], &[]), "0", "a missing value is no reason to panic");
    }

    #[test]
    fn the_first_variant_that_fits_is_said() {
        let message = "00a \u{4}a0\u{6}none\u{7}one\u{6}one\u{7}\u{6}\u{2}a\u{7}\u{8} z";
        for (n, expected) in [(0, "a none z"), (1, "a one z"), (2, "a 2 z"), (1_000, "a 1,000 z")] {
            assert_eq!(said(message, &[n], &[]), expected);
        }
        let message = "00\u{5}aupper\u{6}UP\u{7}\u{6}\u{1}a\u{7}\u{8}.";
        assert_eq!([said(message, &[], &["upper"]), said(message, &[], &["x"])], ["UP.", "x."]);
    }

    #[test]
    fn choices_can_be_within_choices() {
        let inner = "\u{4}bone\u{6}B\u{7}\u{6}bs\u{7}\u{8}";
        let message: &'static str =
            Box::leak(format!("00\u{4}aone\u{6}A {inner}!\u{7}\u{6}as {inner}?\u{7}\u{8}.").into_boxed_str());
        for (numbers, expected) in [([1, 1], "A B!."), ([1, 2], "A bs!."), ([3, 1], "as B?."), ([3, 3], "as bs?.")] {
            assert_eq!(said(message, &numbers, &[]), expected);
        }
    }

    #[test]
    fn no_message_panics() {
        for message in ["", "0", "00\u{4}", "00\u{4}a", "00\u{4}aone", "00\u{4}aone\u{6}x", "00\u{7}a", "00\u{8}", "ä"]
        {
            let _ = said(message, &[1], &["t"]);
        }
    }
}
