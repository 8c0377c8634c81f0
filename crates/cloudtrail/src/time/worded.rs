//! Times as shown by tools and people: `Feb 3, 2026 @ 09:20:00.000`, `Tue Feb 03 09:08:00 UTC 2026`, `2/13/2026 9:20
//! PM`.
//!
//! A text is split into words, each of which contributes a part; together they must give a complete date and time of
//! day, and no part twice.

use calendar::Civil;

use super::{ParsedTime, WrittenTime};

/// Longer texts are not times.
const LONGEST: usize = 80;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Parses a time in words.
pub fn read(text: &str) -> ParsedTime {
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return ParsedTime::Nothing;
    }
    let plain = text.to_ascii_lowercase().replace(['\u{202f}', '\u{a0}'], " ").replace(['\u{200e}', '\u{200f}'], "");
    match without_zone_name(&plain).map(read_words) {
        Some(ParsedTime::Time(told)) if told.has_zone => ParsedTime::Time(told),
        _ => read_words(&plain),
    }
}

/// A time without the name of its zone in brackets: `… GMT+0100 (Central European Standard Time)`, `…+01:00[Europe/Berlin]`.
fn without_zone_name(text: &str) -> Option<&str> {
    let (time, name) = text.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '/' | '_')).then_some(time)
}

fn read_words(plain: &str) -> ParsedTime {
    let mut words = Words::default();
    let cut = |c: char| c.is_whitespace() || matches!(c, ',' | '@' | '(' | ')');
    let all_taken = plain.split(cut).filter(|word| !word.is_empty()).all(|word| words.take(word).is_some());
    if all_taken { words.reading().unwrap_or_default() } else { ParsedTime::Nothing }
}

/// A time of day as written, before AM or PM is known.
#[derive(Clone, Copy)]
struct Clock {
    hour: i64,
    minute: i64,
    second: Option<i64>,
    micro: i64,
}

/// What the words have said so far.
#[derive(Default)]
struct Words {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    /// Two numbers before a year, one of which is the day and the other one the month.
    either: Option<(i64, i64)>,
    clock: Option<Clock>,
    afternoon: Option<bool>,
    /// Minutes that the clock is ahead of UTC.
    offset: Option<i64>,
    weekday: bool,
}

impl Words {
    /// Takes a word; `None` if it says nothing, or something already said.
    fn take(&mut self, word: &str) -> Option<()> {
        if is_name(word, &DAYS).is_some() {
            return (!std::mem::replace(&mut self.weekday, true)).then_some(());
        }
        if let Some(month) = is_name(word, &MONTHS) {
            return once(&mut self.month, month);
        }
        match word {
            "at" => return Some(()),
            "am" | "a.m." => return once(&mut self.afternoon, false),
            "pm" | "p.m." => return once(&mut self.afternoon, true),
            _ => {}
        }
        if let Some(offset) = zone(word) {
            // `+0000 UTC` gives the zone twice.
            return if self.offset == Some(0) && offset == 0 { Some(()) } else { once(&mut self.offset, offset) };
        }
        if let Some((date, clock)) =
            word.split_once('t').filter(|(date, _)| date.ends_with(|c: char| c.is_ascii_digit()))
        {
            self.date(date)?;
            return self.clock(clock);
        }
        // `03/feb/2026:09:20:00`, as web servers write it.
        if let Some((date, clock)) = word.split_once(':').filter(|(date, _)| date.contains('/')) {
            self.date(date)?;
            return self.clock(clock);
        }
        if word.contains(':') {
            return self.clock(word);
        }
        self.date(word)
    }

    /// A date of three parts, or one part of it.
    fn date(&mut self, word: &str) -> Option<()> {
        let mark = word.chars().find(|c| matches!(c, '/' | '-' | '.'));
        let Some(mark) = mark else { return self.part_of_date(word) };
        let mut parts = word.split(mark);
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        if let Some(year) = four_digits(first) {
            once(&mut self.year, year)?;
            once(&mut self.month, is_name(second, &MONTHS).or_else(|| two_digits(second))?)?;
            return once(&mut self.day, two_digits(third)?);
        }
        once(&mut self.year, four_digits(third)?)?;
        if let Some(month) = is_name(second, &MONTHS) {
            once(&mut self.month, month)?;
            return once(&mut self.day, two_digits(first)?);
        }
        let (first, second) = (two_digits(first)?, two_digits(second)?);
        match mark {
            // Where dots are used, the day always comes first.
            '.' => {
                once(&mut self.day, first)?;
                once(&mut self.month, second)
            }
            _ => once(&mut self.either, (first, second)),
        }
    }

    fn part_of_date(&mut self, word: &str) -> Option<()> {
        if let Some(year) = four_digits(word) {
            return once(&mut self.year, year);
        }
        let digits = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        once(&mut self.day, two_digits(digits)?)
    }

    /// `9:20`, `09:20:00.000`, optionally followed by `AM`, `Z` or an offset.
    fn clock(&mut self, word: &str) -> Option<()> {
        let end = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(word.len());
        let (digits, behind) = word.split_at_checked(end)?;
        if !behind.is_empty() {
            self.take_behind_clock(behind)?;
        }
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let mut parts = whole.split(':');
        let (hour, minute) = (two_digits(parts.next()?)?, exactly_two_digits(parts.next()?)?);
        let second = match parts.next() {
            Some(second) => Some(exactly_two_digits(second)?),
            None => None,
        };
        // A fraction of a minute would not be the number of seconds that its digits say.
        let fraction_fits = (second.is_some() || fraction.is_empty())
            && fraction.len() <= 9
            && (fraction.is_empty() != digits.contains('.'));
        if parts.next().is_some() || !fraction_fits {
            return None;
        }
        let micro = fraction.bytes().chain(std::iter::repeat(b'0')).take(6);
        let micro = micro.fold(0, |micro, byte| micro * 10 + i64::from(byte.saturating_sub(b'0')));
        once(&mut self.clock, Clock { hour, minute, second, micro })
    }

    fn take_behind_clock(&mut self, behind: &str) -> Option<()> {
        match behind {
            "am" => once(&mut self.afternoon, false),
            "pm" => once(&mut self.afternoon, true),
            zoned => once(&mut self.offset, zone(zoned)?),
        }
    }

    /// Combines the words into a time.
    fn reading(&self) -> Option<ParsedTime> {
        let Some((first, second)) = self.either else {
            return Some(ParsedTime::Time(self.on(self.month?, self.day?)?));
        };
        if self.month.is_some() || self.day.is_some() {
            return None;
        }
        Some(match (self.on(first, second), self.on(second, first)) {
            (Some(one), Some(other)) if one.at != other.at => ParsedTime::Either(one, other),
            (Some(time), _) | (None, Some(time)) => ParsedTime::Time(time),
            (None, None) => return None,
        })
    }

    fn on(&self, month: i64, day: i64) -> Option<WrittenTime> {
        let clock = self.clock?;
        let hour = match self.afternoon {
            Some(_) if !(1..=12).contains(&clock.hour) => return None,
            Some(afternoon) => clock.hour % 12 + if afternoon { 12 } else { 0 },
            None => clock.hour,
        };
        let civil = Civil::new((self.year?, month, day), (hour, clock.minute, clock.second.unwrap_or(0)))?;
        let there = Civil { micro: clock.micro, ..civil }.at();
        let offset = self.offset.unwrap_or(0) * 60_000_000;
        let at = protocol::Micros(there.0.checked_sub(offset)?);
        Some(WrittenTime { at, has_zone: self.offset.is_some(), has_seconds: clock.second.is_some() })
    }
}

fn once<T>(place: &mut Option<T>, value: T) -> Option<()> {
    place.is_none().then(|| *place = Some(value))
}

/// The number, from 1 on, of the name that a word is, or is the first three letters of.
fn is_name(word: &str, names: &[&str]) -> Option<i64> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let is = |name: &&str| {
        *name == word || (word.len() == 3 && name.starts_with(word)) || (word == "sept" && *name == "september")
    };
    names.iter().zip(1..).find(|(name, _)| is(name)).map(|(_, number)| number)
}

/// Minutes ahead of UTC. Letters of other zones mean different offsets in different places, so they are not read.
fn zone(word: &str) -> Option<i64> {
    if matches!(word, "z" | "utc" | "gmt" | "etc/utc" | "+z") {
        return Some(0);
    }
    let signed = word.strip_prefix("utc").or_else(|| word.strip_prefix("gmt")).unwrap_or(word);
    let (sign, digits) = match signed.as_bytes().first()? {
        b'+' => (1, signed.get(1..)?),
        b'-' => (-1, signed.get(1..)?),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (two_digits(hours)?, exactly_two_digits(minutes)?),
        None if digits.len() == 4 => (exactly_two_digits(digits.get(..2)?)?, exactly_two_digits(digits.get(2..)?)?),
        None => (two_digits(digits)?, 0),
    };
    (hours <= 18 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

fn four_digits(text: &str) -> Option<i64> {
    (text.len() == 4).then(|| number(text))?
}

fn exactly_two_digits(text: &str) -> Option<i64> {
    (text.len() == 2).then(|| number(text))?
}

fn two_digits(text: &str) -> Option<i64> {
    (matches!(text.len(), 1 | 2)).then(|| number(text))?
}

fn number(text: &str) -> Option<i64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let time = |written: WrittenTime| {
            let zone = if written.has_zone { "" } else { " (no zone)" };
            super::super::format(written.at) + zone
        };
        match read(text) {
            ParsedTime::Time(one) => time(one),
            ParsedTime::Either(one, other) => format!("{} or {}", time(one), time(other)),
            ParsedTime::Nothing => "-".to_owned(),
        }
    }

    #[test]
    fn times_are_read_as_tools_show_them() {
        let cases = [
            ("Feb 3, 2026 @ 09:20:00.000", "2026-02-03T09:20:00Z (no zone)"),
            ("Tue Feb 03 09:08:00 UTC 2026", "2026-02-03T09:08:00Z"),
            ("Tue, 03 Feb 2026 09:08:00 GMT", "2026-02-03T09:08:00Z"),
            ("Tue, 3 Feb 2026 09:08:00 -0500", "2026-02-03T14:08:00Z"),
            ("Tuesday, February 3, 2026 9:20:00 AM", "2026-02-03T09:20:00Z (no zone)"),
            ("February 03, 2026, 12:34:56 (UTC-05:00)", "2026-02-03T17:34:56Z"),
            ("May 07, 2021, 12:34 (UTC-05:00)", "2021-05-07T17:34:00Z"),
            ("February 3, 2026 at 9:20:00\u{202f}PM", "2026-02-03T21:20:00Z (no zone)"),
            ("03/Feb/2026:09:20:00 +0000", "2026-02-03T09:20:00Z"),
            ("3-Feb-2026 09:20", "2026-02-03T09:20:00Z (no zone)"),
            ("2026-02-03 09:20:00.000 UTC", "2026-02-03T09:20:00Z"),
            ("2026-02-03 09:20:00 +0000 UTC", "2026-02-03T09:20:00Z"),
            ("2026-02-03T09:09:00 Z", "2026-02-03T09:09:00Z"),
            ("2026/02/03 09:20:00", "2026-02-03T09:20:00Z (no zone)"),
            ("2026-2-3 9:20", "2026-02-03T09:20:00Z (no zone)"),
            ("03.02.2026 09:20:00,", "2026-02-03T09:20:00Z (no zone)"),
            ("2/13/2026 9:20", "2026-02-13T09:20:00Z (no zone)"),
            ("13/2/2026 9:20:01 PM", "2026-02-13T21:20:01Z (no zone)"),
            ("2/2/2026, 9:20:01.5 pm", "2026-02-02T21:20:01.500Z (no zone)"),
            ("2/3/2026 9:20", "2026-02-03T09:20:00Z (no zone) or 2026-03-02T09:20:00Z (no zone)"),
            ("12:00:00 am, 2/28/2026 UTC", "2026-02-28T00:00:00Z"),
            ("Tue Feb 03 2026 10:20:00 GMT+0100 (Central European Standard Time)", "2026-02-03T09:20:00Z"),
            ("2026-02-03T10:20:00+01:00[Europe/Berlin]", "2026-02-03T09:20:00Z"),
            ("\u{200e}13/\u{200e}2/\u{200e}2026 \u{200f}9:20", "2026-02-13T09:20:00Z (no zone)"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn what_could_be_something_else_is_not_read() {
        for text in [
            "",
            "Feb 3, 2026",
            "Feb 30, 2026 @ 09:20:00",
            "09:20:00",
            "2/3/26 9:20",
            "Feb 3, 2026 @ 09:20:00 EST",
            "2026-02-03 09:20:00 (Central European Standard Time)",
            "Feb 3, 2026 @ 13:20:00 AM",
            "Feb 3, 2026 @ 24:20:00",
            "Feb Mar 3, 2026 09:20:00",
            "Feb 3, 2026 09:20:00 09:21:00",
            "Feb 3, 2026 09:20:00:00",
            "Feb 3, 2026 09:20:",
            "2/3/2026/4 09:20",
            "about 2026-02-03 09:20:00",
            "2026-02-03T09:20:00+99:00",
            "2025-10-21TT00:52:27Z",
            "１/3/2026 9:20",
        ] {
            assert_eq!(shown(text), "-", "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "[0-9a-zA-Z:/.,@+() -]{0,40}", other in "\\PC{0,40}") {
            read(&text);
            read(&other);
        }
    }
}
