//! Parses times as people write them (`2025-06-07`, `2025-06-07T10:00:00Z`, `now-7d`), and writes them.

use protocol::{Expected, Micros, Moment};

use calendar::{Accept, Fault, Iso, Part, days, month_length};

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;
/// Units of `now-7d`, largest first.
const UNITS: [(char, i64); 5] = [('w', 7 * DAY), ('d', DAY), ('h', 3_600 * SECOND), ('m', 60 * SECOND), ('s', SECOND)];

/// First moment that can be written; the years are 0000 to 9999.
const FIRST: i64 = days(0, 1, 1) * DAY;
const LAST: i64 = days(10_000, 1, 1) * DAY - 1;

/// The period that a written time stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Span {
    /// The whole day (UTC) that starts at this time.
    Day(i64),
    /// A single moment.
    Instant(Moment),
}

/// Why a text that begins like a time is not one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum BadTime {
    /// It has the form of a time, but there is no such day, hour, minute, second or zone.
    Impossible {
        /// Byte offset of the fault.
        at: usize,
        /// What is expected there.
        expected: Expected,
        /// The nearest time that exists.
        meant: Option<String>,
    },
    /// It does not have the form of a time, although it may be meant as one.
    Malformed {
        /// The time that it resembles.
        meant: Option<String>,
    },
}

/// Parses a time; `None` if nobody would take the text for one.
pub(crate) fn read(text: &str) -> Option<Result<Span, BadTime>> {
    if let Some(head) = text.get(..3)
        && head.eq_ignore_ascii_case("now")
    {
        return relative(text.get(3..).unwrap_or_default());
    }
    match calendar::read(text, Accept::STRICT) {
        Ok(Iso { at, has_clock: false, .. }) => Some(Ok(Span::Day(at.0))),
        Ok(Iso { at, .. }) => Some(Ok(Span::Instant(Moment::At(at)))),
        Err(Fault::Impossible(part, at)) => Some(Err(impossible(part, at))),
        Err(Fault::Form) => sloppy_date(text).map(|meant| Err(BadTime::Malformed { meant: Some(meant) })),
    }
}

/// What is expected where a part does not exist.
fn impossible(part: Part, at: usize) -> BadTime {
    let (expected, meant) = match part {
        Part::Month => (Expected::Month, None),
        Part::Day { year, month, day } => {
            let length = month_length(year, month);
            let nearest = day.clamp(1, length);
            (Expected::Day(length.unsigned_abs()), Some(format!("{year:04}-{month:02}-{nearest:02}")))
        }
        Part::Hour => (Expected::Hour, None),
        Part::Minute => (Expected::Minute, None),
        Part::Second => (Expected::Second, None),
        Part::Zone => (Expected::Zone, None),
    };
    BadTime::Impossible { at, expected, meant }
}

/// Parses what follows `now`.
fn relative(text: &str) -> Option<Result<Span, BadTime>> {
    if text.is_empty() {
        return Some(Ok(Span::Instant(Moment::BeforeLast(0))));
    }
    let amount = text.strip_prefix('-')?;
    let digits = amount.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = amount.split_at(digits);
    if number.is_empty() {
        return None;
    }
    let mut unit_chars = unit.chars();
    let length = unit_chars
        .next()
        .map(|c| c.to_ascii_lowercase())
        .and_then(|c| UNITS.iter().find(|(unit, _)| *unit == c))
        .map(|(unit, length)| (*unit, *length));
    Some(match length {
        Some((unit, _)) if unit_chars.next().is_some() => {
            Err(BadTime::Malformed { meant: Some(format!("now-{number}{unit}")) })
        }
        Some((_, length)) => match number.parse::<i64>().ok().and_then(|n| n.checked_mul(length)) {
            Some(back) => Ok(Span::Instant(Moment::BeforeLast(back))),
            None => Err(BadTime::Impossible { at: 4, expected: Expected::ShorterPeriod, meant: None }),
        },
        None => Err(BadTime::Malformed { meant: unit.is_empty().then(|| format!("now-{number}d")) }),
    })
}

/// The date that `2025-6-7`, `2025/06/07`, `2025-06` or `20250607` is meant to be, if it exists.
fn sloppy_date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let (year, month, day) = match parts.as_slice() {
        [all] if all.len() == 8 && all.is_ascii() => (all.get(..4)?, all.get(4..6)?, all.get(6..)?),
        [year, month] => (*year, *month, "1"),
        [year, month, day] => (*year, *month, *day),
        _ => return None,
    };
    let number = |part: &str, longest: usize| -> Option<i64> {
        ((1..=longest).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse().ok())
            .flatten()
    };
    let (year, month, day) = (number(year, 4).filter(|_| year.len() == 4)?, number(month, 2)?, number(day, 2)?);
    let exists = (1..=12).contains(&month) && (1..=month_length(year, month)).contains(&day);
    exists.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The length of a day, in microseconds.
pub(crate) const fn day_length() -> i64 {
    DAY
}

/// Writes the day that starts at `start`; `None` if no day starts then.
pub(crate) fn write_day(start: i64) -> Option<String> {
    if start % DAY != 0 || !(FIRST..=LAST).contains(&start) {
        return None;
    }
    calendar::write_date(Micros(start))
}

/// Writes a moment, which must be in [`writable`] form.
pub(crate) fn write_moment(moment: Moment) -> String {
    match moment {
        Moment::At(at) => calendar::write(at).unwrap_or_default(),
        Moment::BeforeLast(0) => "now".to_owned(),
        Moment::BeforeLast(back) => {
            let unit = UNITS.iter().find(|(_, length)| back % length == 0);
            unit.map_or_else(|| "now".to_owned(), |(unit, length)| format!("now-{}{unit}", back / length))
        }
    }
}

/// The nearest moment that can be written: in the years 0 to 9999, or whole seconds before the newest event.
pub(crate) fn writable(moment: Moment) -> Moment {
    match moment {
        Moment::At(Micros(at)) => Moment::At(Micros(at.clamp(FIRST, LAST))),
        Moment::BeforeLast(back) => Moment::BeforeLast(back.max(0) / SECOND * SECOND),
    }
}

/// The moment one microsecond later.
pub(crate) fn after(moment: Moment) -> Moment {
    match moment {
        Moment::At(Micros(at)) => Moment::At(Micros(at.saturating_add(1))),
        Moment::BeforeLast(back) => Moment::BeforeLast(back.saturating_sub(1)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn instant(text: &str) -> i64 {
        match read(text) {
            Some(Ok(Span::Instant(Moment::At(Micros(at))))) => at,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn reads_iso_times() {
        let at = |text: &str| text.parse::<jiff::Timestamp>().unwrap().as_microsecond();
        for (text, want) in [
            ("2025-06-07T10:00:00Z", "2025-06-07T10:00:00Z"),
            ("2025-06-07t10:00:00z", "2025-06-07T10:00:00Z"),
            ("2025-06-07T10:00:00", "2025-06-07T10:00:00Z"),
            ("2025-06-07T10:00", "2025-06-07T10:00:00Z"),
            ("2025-06-07T10:00Z", "2025-06-07T10:00:00Z"),
            ("2025-06-07T10:00:00.5Z", "2025-06-07T10:00:00.5Z"),
            ("2025-06-07T10:00:00.123456789Z", "2025-06-07T10:00:00.123456Z"),
            ("2025-06-07T10:00:00+02:00", "2025-06-07T08:00:00Z"),
            ("2025-06-07T10:00:00-0830", "2025-06-07T18:30:00Z"),
            ("2025-06-07T10:00:00+02", "2025-06-07T08:00:00Z"),
            ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
            ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"),
        ] {
            assert_eq!(instant(text), at(want), "{text}");
        }
        assert_eq!(read("2025-06-07"), Some(Ok(Span::Day(at("2025-06-07T00:00:00Z")))));
        assert_eq!(read("0000-01-01"), Some(Ok(Span::Day(FIRST))));
    }

    #[test]
    fn counts_back_from_now() {
        for (text, want) in [
            ("now", 0),
            ("NOW", 0),
            ("now-0s", 0),
            ("now-90s", 90 * SECOND),
            ("now-5m", 300 * SECOND),
            ("now-24h", DAY),
            ("now-7d", 7 * DAY),
            ("now-2W", 14 * DAY),
        ] {
            assert_eq!(read(text), Some(Ok(Span::Instant(Moment::BeforeLast(want)))), "{text}");
        }
    }

    #[test]
    fn refuses_times_that_do_not_exist() {
        for (text, at, meant) in [
            ("2025-02-30", 8, Some("2025-02-28")),
            ("2025-02-29", 8, Some("2025-02-28")),
            ("1900-02-29", 8, Some("1900-02-28")),
            ("2025-13-01", 5, None),
            ("2025-00-10", 5, None),
            ("2025-06-00", 8, Some("2025-06-01")),
            ("2025-06-31T10:00:00Z", 8, Some("2025-06-30")),
            ("2025-06-07T24:00:00Z", 11, None),
            ("2025-06-07T10:60:00Z", 14, None),
            ("2025-06-07T10:00:60Z", 17, None),
            ("2025-06-07T10:00:00+24:00", 19, None),
            ("now-99999999999999999999d", 4, None),
            ("now-9999999999999999w", 4, None),
        ] {
            match read(text) {
                Some(Err(BadTime::Impossible { at: found, meant: guess, .. })) => {
                    assert_eq!((found, guess.as_deref()), (at, meant), "{text}");
                }
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    #[test]
    fn guesses_at_sloppy_times() {
        for (text, meant) in [
            ("2025-6-7", Some("2025-06-07")),
            ("2025/06/07", Some("2025-06-07")),
            ("20250607", Some("2025-06-07")),
            ("2025-06", Some("2025-06-01")),
            ("now-7", Some("now-7d")),
            ("now-7days", Some("now-7d")),
            ("now-7y", None),
        ] {
            let meant = meant.map(str::to_owned);
            assert_eq!(read(text), Some(Err(BadTime::Malformed { meant })), "{text}");
        }
        for text in
            ["", "nowhere", "now+1d", "now-", "now-x", "2025", "2025-06-07T", "2025-06-07x", "07.06.2025", "n€w"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(at in FIRST..=LAST, back in 0..i64::MAX) {
            for moment in [Moment::At(Micros(at)), writable(Moment::BeforeLast(back))] {
                prop_assert_eq!(read(&write_moment(moment)), Some(Ok(Span::Instant(moment))));
            }
            let start = at.div_euclid(DAY) * DAY;
            prop_assert_eq!(read(&write_day(start).unwrap()), Some(Ok(Span::Day(start))));
        }
    }
}
