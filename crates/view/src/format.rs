//! Formats times, durations, long names, and numbers for styles. Numbers for users are written by crate `words`.
//!
//! Blanks inside a figure are no-break spaces, so that lines never break between a number and its unit.

use protocol::{Micros, TimeRange};
use words::Language;

use crate::clock::{self, UTC};

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A number with at most this many decimals and no trailing zeros; 0 for what can't be drawn.
pub fn decimal(value: f64, digits: u8) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    // Halves are rounded away from zero, as people do; `{:.1}` would round them to the even digit. Adding 0 takes the sign from
    // a negative zero.
    let unit = 10_f64.powi(i32::from(digits));
    ((value * unit).round() / unit + 0.0).to_string()
}

/// A length in pixels for a style.
pub fn pixels(value: f64) -> String {
    decimal(value, 1) + "px"
}

/// A fraction as a percentage for a style: "12.5%".
pub fn style_share(share: f64) -> String {
    decimal(share * 100.0, 2) + "%"
}

/// A time in UTC: `2024-01-15 12:00:00Z`, with a fraction only if there is one. Outside the years 0 to 9999, the number.
pub fn time(at: Micros) -> String {
    clock::time(at, &UTC)
}

/// ISO 8601, `2024-01-15T12:00:00Z`, as used in filters and the URL.
pub fn iso(at: Micros) -> String {
    clock::iso(at, &UTC)
}

/// Parses ISO 8601. Without a zone it is UTC; a date alone means its midnight.
pub fn parse_time(text: &str) -> Option<Micros> {
    calendar::parse(text.trim())
}

/// A selected period in UTC, as short as possible: `2024-01-15 12:00 – 14:30`, `2024-01-15 – 2024-01-17`.
pub fn range(range: TimeRange) -> String {
    clock::range(range, &UTC)
}

/// A duration in its two largest units: `2 h 14 min`, `35 s`, `120 ms`.
pub fn duration(micros: i64, language: Language) -> String {
    let sign = if micros < 0 { "−" } else { "" };
    let length = micros.saturating_abs();
    let text = match length {
        l if l >= DAY => two(l, (DAY, "d"), (HOUR, "h"), language),
        l if l >= HOUR => two(l, (HOUR, "h"), (MINUTE, "min"), language),
        l if l >= MINUTE => two(l, (MINUTE, "min"), (SECOND, "s"), language),
        l if l >= SECOND => format!("{}\u{a0}s", l / SECOND),
        l if l >= 1000 => format!("{}\u{a0}ms", l / 1000),
        l => format!("{l}\u{a0}µs"),
    };
    format!("{sign}{text}")
}

fn two(length: i64, (large, large_name): (i64, &str), (small, small_name): (i64, &str), language: Language) -> String {
    let rest = length % large / small;
    let first = format!("{}\u{a0}{large_name}", language.exact((length / large).unsigned_abs()));
    if rest == 0 { first } else { format!("{first}\u{a0}{rest}\u{a0}{small_name}") }
}

/// Shortens text in the middle to at most `most` characters, because ARNs and keys differ at both ends:
/// `arn:aws:iam::1234…role/Admin`.
pub fn middle(text: &str, most: usize) -> String {
    let length = text.chars().count();
    if length <= most || most < 3 {
        return text.to_owned();
    }
    let tail = (most - 1) / 2;
    let head = most - 1 - tail;
    let start: String = text.chars().take(head).collect();
    let end: String = text.chars().skip(length - tail).collect();
    format!("{start}…{end}")
}

/// The resource in an ARN, without partition, service, region and account; other texts unchanged.
pub fn arn_resource(text: &str) -> &str {
    match text.splitn(6, ':').collect::<Vec<_>>().as_slice() {
        ["arn", _, _, _, _, resource] if !resource.is_empty() => resource,
        _ => text,
    }
}

/// Splits a text before its last `tail` characters, for shortening it in the middle to the available width.
pub fn ends(text: &str, tail: usize) -> (&str, &str) {
    let at = text.char_indices().rev().nth(tail.saturating_sub(1)).map_or(0, |(at, _)| at);
    text.split_at(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(text: String) -> String {
        text.replace('\u{a0}', " ")
    }

    fn at(text: &str) -> Micros {
        parse_time(text).unwrap()
    }

    #[test]
    fn the_day_is_not_repeated() {
        for (first, last, expected) in [
            ("2024-01-15T12:00:00Z", "2024-01-15T12:20:00Z", "2024-01-15 12:00:00Z – 12:20:00Z"),
            ("2024-01-15T12:00:00Z", "2024-01-16T12:00:00Z", "2024-01-15 12:00:00Z – 2024-01-16 12:00:00Z"),
        ] {
            assert_eq!(clock::times(at(first), at(last), &UTC), expected);
        }
    }

    #[test]
    fn decimals_are_rounded_and_have_no_zeros_at_their_end() {
        for (value, digits, expected) in [
            (0.0, 2, "0"),
            (12.5, 2, "12.5"),
            (12.345, 1, "12.3"),
            (0.05, 1, "0.1"),
            (1.0049, 2, "1"),
            (1.05, 3, "1.05"),
            (99.999, 2, "100"),
            (-0.004, 2, "0"),
            (-3.25, 1, "-3.3"),
            (1_705_312_800.25, 1, "1705312800.3"),
            (f64::NAN, 1, "0"),
            (f64::INFINITY, 1, "0"),
            (-0.0, 1, "0"),
        ] {
            assert_eq!(decimal(value, digits), expected, "{value} {digits}");
        }
    }

    #[test]
    fn times_are_written_in_utc() {
        assert_eq!(time(at("2024-01-15T12:00:00Z")), "2024-01-15 12:00:00Z");
        assert_eq!(time(at("2024-01-15T12:00:00.25Z")), "2024-01-15 12:00:00.250Z");
        assert_eq!(iso(Micros(1)), "1970-01-01T00:00:00.000001Z");
        assert_eq!(time(Micros(-1)), "1969-12-31 23:59:59.999999Z");
        assert_eq!(at("2024-01-15T12:00:00"), at("2024-01-15T13:00:00+01:00"));
        assert_eq!(at("2024-01-15"), at("2024-01-15T00:00:00Z"));
        assert_eq!(parse_time("2024-02-30"), None);
    }

    #[test]
    fn ranges_are_said_as_short_as_they_can_be() {
        let cases = [
            ("2024-01-15", "2024-01-16", "2024-01-15"),
            ("2024-01-15", "2024-01-18", "2024-01-15 – 2024-01-17"),
            ("2024-01-15T12:00:00Z", "2024-01-15T14:30:00Z", "2024-01-15 12:00 – 14:30"),
            ("2024-01-15T12:00:00Z", "2024-01-16T14:30:05Z", "2024-01-15 12:00 – 2024-01-16 14:30:05"),
        ];
        for (from, to, want) in cases {
            assert_eq!(range(TimeRange { from: at(from), to: at(to) }), want);
        }
    }

    #[test]
    fn durations_name_two_units() {
        let cases = [
            (0, "0 µs"),
            (120_000, "120 ms"),
            (35 * SECOND, "35 s"),
            (2 * HOUR + 14 * MINUTE + 59 * SECOND, "2 h 14 min"),
            (3 * DAY, "3 d"),
            (1234 * DAY, "1,234 d"),
            (-90 * SECOND, "−1 min 30 s"),
        ];
        for (length, want) in cases {
            assert_eq!(plain(duration(length, Language::En)), want);
        }
    }

    #[test]
    fn an_arn_is_known_by_what_it_names() {
        assert_eq!(arn_resource("arn:aws:s3:::bucket/a:b"), "bucket/a:b");
        assert_eq!(arn_resource("arn:aws:iam::111122223333:role/Admin"), "role/Admin");
        assert_eq!(arn_resource("arn:aws:s3:::"), "arn:aws:s3:::");
        assert_eq!(arn_resource("i-0123"), "i-0123");
    }

    #[test]
    fn a_text_is_split_before_its_end() {
        assert_eq!(ends("arn:aws:s3:::bücket", 6), ("arn:aws:s3:::", "bücket"));
        assert_eq!(ends("short", 10), ("", "short"));
        assert_eq!(ends("", 3), ("", ""));
    }

    proptest! {
        #[test]
        fn cutting_keeps_both_ends(text in "\\PC{0,80}", most in 3usize..60) {
            let cut = middle(&text, most);
            prop_assert!(cut.chars().count() <= most.max(text.chars().count()));
            if text.chars().count() > most {
                prop_assert_eq!(cut.chars().count(), most);
                prop_assert_eq!(cut.chars().next(), text.chars().next());
                prop_assert_eq!(cut.chars().last(), text.chars().last());
            } else {
                prop_assert_eq!(cut, text);
            }
        }

        #[test]
        fn what_is_written_is_read_back(micros in -62_000_000_000_000_000i64..250_000_000_000_000_000) {
            prop_assert_eq!(parse_time(&iso(Micros(micros))), Some(Micros(micros)));
        }

        #[test]
        fn nothing_overflows(micros in any::<i64>(), other in any::<i64>()) {
            let _ = (time(Micros(micros)), duration(micros, Language::En));
            let _ = range(TimeRange { from: Micros(micros), to: Micros(other) });
        }
    }
}
