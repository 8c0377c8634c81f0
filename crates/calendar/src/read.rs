//! Parsing ISO 8601. There is one parser; callers say which spellings they accept, and are told what is wrong.

use protocol::Micros;

use crate::civil::Civil;
use crate::day::month_length;
use crate::write::USUAL_LEN;

/// Which spellings are accepted beyond `2024-02-29`, `2024-02-29T12:34`, `2024-02-29T12:34:56` and
/// `2024-02-29T12:34:56.5`, each but the first with `Z`, an offset, or no zone (UTC).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accept {
    /// A blank in place of `T`.
    pub blank: bool,
    /// A comma before the fraction.
    pub comma: bool,
    /// A leap second, which becomes the second before it.
    pub leap_second: bool,
}

impl Accept {
    /// For text written by programs.
    pub const ALL: Accept = Accept { blank: true, comma: true, leap_second: true };

    /// For text typed by people, who can be told what is wrong.
    pub const STRICT: Accept = Accept { blank: false, comma: false, leap_second: false };
}

/// A parsed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Iso {
    /// The time. Digits below the microsecond are dropped.
    pub at: Micros,
    /// Whether there is a time of day; otherwise `at` is midnight.
    pub has_clock: bool,
    /// Whether the time of day has seconds.
    pub has_seconds: bool,
    /// Whether there is a zone; otherwise `at` is taken as UTC.
    pub has_zone: bool,
}

/// Why a text is not a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It does not have the form of a time.
    Form,
    /// It has the form, but this part, at this byte offset, does not exist.
    Impossible(Part, usize),
}

/// A part of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Month.
    Month,
    /// Day of the month, with the year and month it would be in.
    Day {
        /// Year.
        year: i64,
        /// 1 to 12.
        month: i64,
        /// The day as written.
        day: i64,
    },
    /// Hour.
    Hour,
    /// Minute.
    Minute,
    /// Second.
    Second,
    /// Hours or minutes of the offset.
    Zone,
}

/// Parses the extended format of ISO 8601.
///
/// # Errors
/// The first thing that is wrong.
pub fn read(text: &str, accept: Accept) -> Result<Iso, Fault> {
    match usual(text.as_bytes()) {
        Some(at) => Ok(Iso { at, has_clock: true, has_seconds: true, has_zone: true }),
        None => by_parts(text, accept),
    }
}

/// Parses every accepted spelling of the extended format of ISO 8601.
pub fn parse(text: &str) -> Option<Micros> {
    read(text, Accept::ALL).ok().map(|iso| iso.at)
}

/// Parses `20240229T123456Z` and `20240229T1234Z`, the basic format of ISO 8601, as in the names of files.
pub fn parse_basic(text: &str) -> Option<Micros> {
    let mut text = Cursor { rest: text.as_bytes() };
    let date = (text.number(4)?, text.number(2)?, text.number(2)?);
    text.one_of(b"T")?;
    let (hour, minute) = (text.number(2)?, text.number(2)?);
    let second = if text.rest.len() > 1 { text.number(2)? } else { 0 };
    (text.rest == b"Z").then_some(())?;
    Civil::new(date, (hour, minute, second)).map(Civil::at)
}

/// Parses `2024-02-29T12:34:56Z`, as AWS writes nearly all times, faster than part by part.
fn usual(text: &[u8]) -> Option<Micros> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2, b'Z']: &[u8;
         USUAL_LEN] = text.try_into().ok()?
    else {
        return None;
    };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i64::from(byte - b'0'));
    let two = |a: u8, b: u8| Some(digit(a)? * 10 + digit(b)?);
    let date = (two(y1, y2)? * 100 + two(y3, y4)?, two(m1, m2)?, two(d1, d2)?);
    Civil::new(date, (two(h1, h2)?, two(n1, n2)?, two(s1, s2)?)).map(Civil::at)
}

fn by_parts(text: &str, accept: Accept) -> Result<Iso, Fault> {
    let Form { date: (year, month, day), clock } = Form::of(text, accept).ok_or(Fault::Form)?;
    let impossible = |part, at| Err(Fault::Impossible(part, at));
    if !(1..=12).contains(&month) {
        return impossible(Part::Month, 5);
    }
    if !(1..=month_length(year, month)).contains(&day) {
        return impossible(Part::Day { year, month, day }, 8);
    }
    let given = clock.unwrap_or_default();
    let second = if accept.leap_second && given.second == 60 { 59 } else { given.second };
    let (_, zone_hour, zone_minute) = given.offset.unwrap_or_default();
    for (value, most, part, at) in [
        (given.hour, 23, Part::Hour, 11),
        (given.minute, 59, Part::Minute, 14),
        (second, 59, Part::Second, 17),
        (zone_hour, 23, Part::Zone, given.zone_at),
        (zone_minute, 59, Part::Zone, given.zone_at),
    ] {
        if value > most {
            return impossible(part, at);
        }
    }
    let civil = Civil { year, month, day, hour: given.hour, minute: given.minute, second, micro: given.micro };
    let (sign, hours, minutes) = given.offset.unwrap_or_default();
    let ahead = sign * (hours * 60 + minutes) * 60 * 1_000_000;
    Ok(Iso {
        at: Micros(civil.at().0 - ahead),
        has_clock: clock.is_some(),
        has_seconds: given.has_seconds,
        has_zone: given.has_zone,
    })
}

/// The numbers in a text that has the form of a time, whether or not they exist.
struct Form {
    date: (i64, i64, i64),
    clock: Option<Clock>,
}

#[derive(Clone, Copy, Default)]
struct Clock {
    hour: i64,
    minute: i64,
    second: i64,
    micro: i64,
    has_seconds: bool,
    has_zone: bool,
    /// Byte offset of the zone.
    zone_at: usize,
    /// Sign (1 or -1), hours and minutes.
    offset: Option<(i64, i64, i64)>,
}

impl Form {
    fn of(whole: &str, accept: Accept) -> Option<Form> {
        let mut text = Cursor { rest: whole.as_bytes() };
        let year = text.number(4)?;
        text.one_of(b"-")?;
        let month = text.number(2)?;
        text.one_of(b"-")?;
        let date = (year, month, text.number(2)?);
        if text.rest.is_empty() {
            return Some(Form { date, clock: None });
        }
        text.one_of(if accept.blank { b"Tt " } else { b"Tt" })?;
        let mut clock = Clock { hour: text.number(2)?, ..Clock::default() };
        text.one_of(b":")?;
        clock.minute = text.number(2)?;
        if text.one_of(b":").is_some() {
            clock.second = text.number(2)?;
            clock.has_seconds = true;
            clock.micro = text.fraction(if accept.comma { b".," } else { b"." })?;
        }
        clock.zone_at = whole.len() - text.rest.len();
        clock.has_zone = !text.rest.is_empty();
        if clock.has_zone && text.one_of(b"Zz").is_none() {
            clock.offset = Some(text.offset()?);
        }
        text.rest.is_empty().then_some(Form { date, clock: Some(clock) })
    }
}

struct Cursor<'a> {
    rest: &'a [u8],
}

impl Cursor<'_> {
    fn one_of(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        bytes.contains(first).then(|| self.rest = rest)?;
        Some(*first)
    }

    /// A number of exactly `digits` digits.
    fn number(&mut self, digits: usize) -> Option<i64> {
        let (digits, rest) = self.rest.split_at_checked(digits)?;
        let number = digits
            .iter()
            .try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0')))?;
        self.rest = rest;
        Some(number)
    }

    /// Microseconds after the decimal point; 0 if there is no point.
    fn fraction(&mut self, points: &[u8]) -> Option<i64> {
        if self.one_of(points).is_none() {
            return Some(0);
        }
        let digits = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (kept, dropped) = (digits.min(6), digits.saturating_sub(6));
        if kept == 0 {
            return None;
        }
        let number = self.number(kept)?;
        self.rest = self.rest.get(dropped..)?;
        Some((kept..6).fold(number, |number, _| number * 10))
    }

    /// `+02:00`, `+0200`, `+02`: how far the clock is ahead of UTC, as sign, hours and minutes.
    fn offset(&mut self) -> Option<(i64, i64, i64)> {
        let sign = if self.one_of(b"+-")? == b'-' { -1 } else { 1 };
        let hours = self.number(2)?;
        let has_colon = self.one_of(b":").is_some();
        let minutes = if has_colon || !self.rest.is_empty() { self.number(2)? } else { 0 };
        Some((sign, hours, minutes))
    }
}

#[cfg(test)]
mod tests;
