//! Parses times as people write them (`2025-06-07`, `2025-06-07T10:00:00Z`, `now-7d`), and writes them.

use protocol::{Expected, Micros, Moment};

use calendar::{date as civil, days, month_length};

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
    let mut scan = Scan { text, at: 0 };
    match iso(&mut scan) {
        Ok(Some(span)) => Some(Ok(span)),
        Ok(None) => sloppy_date(text).map(|meant| Err(BadTime::Malformed { meant: Some(meant) })),
        Err(bad) => Some(Err(bad)),
    }
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

/// Parses ISO 8601; `Ok(None)` if it does not have that form.
fn iso(scan: &mut Scan<'_>) -> Result<Option<Span>, BadTime> {
    let Some(parts) = shape(scan) else { return Ok(None) };
    let Parts { year, month, day, clock } = parts;
    if !(1..=12).contains(&month) {
        return Err(impossible(5, Expected::Month, None));
    }
    let length = month_length(year, month);
    if day == 0 || day > length {
        let nearest = day.clamp(1, length);
        let meant = format!("{year:04}-{month:02}-{nearest:02}");
        return Err(impossible(8, Expected::Day(length.unsigned_abs()), Some(meant)));
    }
    let start = days(year, month, day) * DAY;
    let Some(clock) = clock else { return Ok(Some(Span::Day(start))) };
    for (value, top, at, expected) in [
        (clock.hour, 23, 11, Expected::Hour),
        (clock.minute, 59, 14, Expected::Minute),
        (clock.second, 59, 17, Expected::Second),
        (clock.zone_hour, 23, clock.zone_at, Expected::Zone),
        (clock.zone_minute, 59, clock.zone_at, Expected::Zone),
    ] {
        if value > top {
            return Err(impossible(at, expected, None));
        }
    }
    let seconds = clock.hour * 3_600 + clock.minute * 60 + clock.second;
    let offset = clock.zone_sign * (clock.zone_hour * 3_600 + clock.zone_minute * 60);
    let moment = start + (seconds - offset) * SECOND + clock.micros;
    Ok(Some(Span::Instant(Moment::At(Micros(moment)))))
}

fn impossible(at: usize, expected: Expected, meant: Option<String>) -> BadTime {
    BadTime::Impossible { at, expected, meant }
}

struct Parts {
    year: i64,
    month: i64,
    day: i64,
    clock: Option<Clock>,
}

#[derive(Default)]
struct Clock {
    hour: i64,
    minute: i64,
    second: i64,
    micros: i64,
    /// -1, 0 or 1.
    zone_sign: i64,
    zone_hour: i64,
    zone_minute: i64,
    zone_at: usize,
}

/// The parts, if the whole text has the form of a time.
fn shape(scan: &mut Scan<'_>) -> Option<Parts> {
    let year = scan.digits(4)?;
    scan.one_of("-")?;
    let month = scan.digits(2)?;
    scan.one_of("-")?;
    let day = scan.digits(2)?;
    if scan.is_at_end() {
        return Some(Parts { year, month, day, clock: None });
    }
    scan.one_of("Tt")?;
    let mut clock = Clock { hour: scan.digits(2)?, ..Clock::default() };
    scan.one_of(":")?;
    clock.minute = scan.digits(2)?;
    if scan.one_of(":").is_some() {
        clock.second = scan.digits(2)?;
        if scan.one_of(".").is_some() {
            clock.micros = scan.fraction()?;
        }
    }
    zone(scan, &mut clock)?;
    scan.is_at_end().then_some(Parts { year, month, day, clock: Some(clock) })
}

/// Parses `Z`, `+02:00`, `+0200`, `+02` or nothing.
fn zone(scan: &mut Scan<'_>, clock: &mut Clock) -> Option<()> {
    clock.zone_at = scan.at;
    if scan.is_at_end() || scan.one_of("Zz").is_some() {
        return Some(());
    }
    clock.zone_sign = if scan.one_of("+-")? == '+' { 1 } else { -1 };
    clock.zone_hour = scan.digits(2)?;
    if !scan.is_at_end() {
        let _ = scan.one_of(":");
        clock.zone_minute = scan.digits(2)?;
    }
    Some(())
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl Scan<'_> {
    fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    fn one_of(&mut self, chars: &str) -> Option<char> {
        let c = self.text.get(self.at..)?.chars().next().filter(|c| chars.contains(*c))?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Exactly `count` digits.
    fn digits(&mut self, count: usize) -> Option<i64> {
        let digits = self.text.get(self.at..self.at + count).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
        self.at += count;
        digits.parse().ok()
    }

    /// Digits after the point as microseconds; further digits are dropped.
    fn fraction(&mut self) -> Option<i64> {
        let rest = self.text.get(self.at..)?;
        let count = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.at += count;
        let shown = rest.get(..count.min(6)).filter(|digits| !digits.is_empty())?;
        format!("{shown:0<6}").parse().ok()
    }
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
    let (year, month, day) = civil(start.div_euclid(DAY));
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Writes a moment, which must be in [`writable`] form.
pub(crate) fn write_moment(moment: Moment) -> String {
    match moment {
        Moment::At(Micros(at)) => {
            let (year, month, day) = civil(at.div_euclid(DAY));
            let second = at.rem_euclid(DAY) / SECOND;
            let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
            let micros = at.rem_euclid(SECOND);
            let fraction = if micros == 0 { String::new() } else { format!(".{micros:06}") };
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
        }
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
