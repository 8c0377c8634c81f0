//! `eventTime`: between text and microseconds.

mod worded;

use calendar::{Accept, Iso};
use protocol::Micros;

/// What a text says as a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParsedTime {
    /// One time.
    Time(WrittenTime),
    /// One of two, and nothing says which: `2/3/2026` with the month first, or with the day first.
    Either(WrittenTime, WrittenTime),
    /// Not a time in any known format.
    #[default]
    Nothing,
}

/// A time as written in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenTime {
    /// The time; if it has no zone, taken as UTC.
    pub at: Micros,
    /// Whether it says how far it is from UTC.
    pub has_zone: bool,
    /// Whether it is more precise than the minute.
    pub has_seconds: bool,
}

/// Parses a time as written by CloudTrail and the tools around it: ISO 8601 with `T` or a blank, with or without a
/// fraction, with `Z`, an offset or no zone (then UTC); seconds since 1970; and any other unambiguous format (see
/// [`read`]). `None` for anything else.
pub fn parse(text: &str) -> Option<Micros> {
    match read(text) {
        ParsedTime::Time(time) => Some(time.at),
        ParsedTime::Either(..) | ParsedTime::Nothing => None,
    }
}

/// Parses a time as programs and people write it.
pub fn read(text: &str) -> ParsedTime {
    let text = text.trim();
    if let Ok(Iso { at, has_zone, has_seconds, .. }) = calendar::read(text, Accept::ALL) {
        return ParsedTime::Time(WrittenTime { at, has_zone, has_seconds });
    }
    if let Some(at) = calendar::parse_basic(text) {
        return ParsedTime::Time(WrittenTime {
            at,
            has_zone: true,
            has_seconds: text.len() == "20260203T092000Z".len(),
        });
    }
    match in_digits(text) {
        Some(at) => ParsedTime::Time(WrittenTime { at, has_zone: true, has_seconds: true }),
        None => worded::read(text),
    }
}

/// Seconds or milliseconds since 1970 with as many digits as they have had since 2001, `/Date(1770110400000)/` as .NET
/// writes them.
fn in_digits(text: &str) -> Option<Micros> {
    let epoch = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")).unwrap_or(text);
    let whole = epoch.split_once('.').map_or(epoch, |(whole, _)| whole);
    whole.bytes().all(|byte| byte.is_ascii_digit()).then(|| parse_number(epoch)).flatten()
}

/// The same as a number. Those of another size count something else: the days since 1900 in a spreadsheet, or the time
/// since 1601 as Windows does.
pub fn parse_number(text: &str) -> Option<Micros> {
    let number: f64 = text.parse().ok()?;
    let since_2001 = |unit: f64| (1e9..1e10).contains(&(number / unit));
    [1.0, 1e3, 1e6, 1e9].into_iter().any(since_2001).then(|| parse_epoch(text)).flatten()
}

/// Parses seconds since 1970, as exported by other tools; larger numbers are milli-, micro- or nanoseconds.
fn parse_epoch(text: &str) -> Option<Micros> {
    let number: f64 = text.parse().ok()?;
    // 1e11 seconds is the year 5138, 1e11 milliseconds is 1973.
    let scale = match number.abs() {
        ..1e11 => 1e6,
        ..1e14 => 1e3,
        ..1e17 => 1.0,
        ..1e20 => 1e-3,
        _ => return None,
    };
    let micros = (number * scale).round();
    #[allow(clippy::cast_possible_truncation, reason = "less than 1e17")]
    Some(Micros(micros as i64))
}

/// Writes `YYYY-MM-DDTHH:MM:SSZ`, with a fraction only if there is one.
pub fn format(time: Micros) -> String {
    calendar::write(time).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let cases = [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2024-02-29T12:34:56Z", Some(1_709_210_096_000_000)),
            ("2000-02-29T00:00:00Z", Some(951_782_400_000_000)),
            ("2023-02-29T00:00:00Z", None),
            ("1900-02-29T00:00:00Z", None),
            ("2024-01-01T24:00:00Z", None),
            ("2024-02-29T12:34:56.5Z", Some(1_709_210_096_500_000)),
            ("2024-02-29 12:34:56", Some(1_709_210_096_000_000)),
            ("2024-02-29T13:34:56+01:00", Some(1_709_210_096_000_000)),
            ("2024-02-29T12:34:56.123456789Z", Some(1_709_210_096_123_456)),
            (" 2024-02-29T12:34:56Z\n", Some(1_709_210_096_000_000)),
            ("2022-02-08 09:23:37+11:00", Some(1_644_272_617_000_000)),
            ("2020-06-08, 11:18:31 AM", Some(1_591_615_111_000_000)),
            ("2020-06-08, 12:00:00 AM", Some(1_591_574_400_000_000)),
            ("2020-06-08, 1:00:00 PM", Some(1_591_621_200_000_000)),
            ("2020-06-08, 11:18:31", Some(1_591_615_111_000_000)),
            ("1709210096", Some(1_709_210_096_000_000)),
            ("1709210096.25", Some(1_709_210_096_250_000)),
            ("1709210096000", Some(1_709_210_096_000_000)),
            ("/Date(1709210096000)/", Some(1_709_210_096_000_000)),
            ("20240229T123456Z", Some(1_709_210_096_000_000)),
            ("20240229T1234Z", Some(1_709_210_040_000_000)),
            ("2024-02-29T12:34.5Z", None),
            ("2024-02-29 12:34:56.000 UTC", Some(1_709_210_096_000_000)),
            ("2/3/2024 12:34", None),
            ("170921009", None),
            ("9999999999.1.2", None),
            ("20240229", None),
            ("0000-01-01T00:00:00Z", Some(-62_167_219_200_000_000)),
            ("2024-00-10T00:00:00Z", None),
            ("2024-01-00T00:00:00Z", None),
            ("...", None),
            ("", None),
            ("2025-10-21TT00:52:27Z", None),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text), expected.map(Micros), "{text}");
        }
    }

    #[test]
    fn epochs_are_read_by_their_size() {
        let second = Some(Micros(1_709_210_096_000_000));
        for text in ["1709210096", "1709210096.0", "1.709210096e9", "1709210096000", "1709210096000000"] {
            assert_eq!(parse_epoch(text), second, "{text}");
        }
        for text in ["", "NaN", "inf", "1e30", "x"] {
            assert_eq!(parse_epoch(text), None, "{text}");
        }
    }
}
