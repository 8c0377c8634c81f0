//! `eventTime`: text to microseconds and back.

use calendar::Civil;
use protocol::Micros;

/// Reads a time as CloudTrail and the tools around it write it: ISO 8601 with `T` or a blank, with or without a
/// fraction, `Z`, an offset, or no zone (then UTC). `None` for anything else.
pub fn parse(text: &str) -> Option<Micros> {
    usual(text.as_bytes()).or_else(|| unusual(text.trim()))
}

/// Reads seconds since 1970, as exports of other tools write it; more digits are milli-, micro- or nanoseconds.
pub fn parse_epoch(text: &str) -> Option<Micros> {
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

/// `YYYY-MM-DDTHH:MM:SSZ`, with a fraction only if there is one.
pub fn format(time: Micros) -> String {
    calendar::write(time).unwrap_or_default()
}

/// `YYYY-MM-DDTHH:MM:SSZ`, which every captured event has: no general parser is as quick.
fn usual(text: &[u8]) -> Option<Micros> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2, b'Z'] = text else {
        return None;
    };
    let two = |a: u8, b: u8| Some(i64::from(digit(a)? * 10 + digit(b)?));
    let year = two(y1, y2)? * 100 + two(y3, y4)?;
    let (month, day) = (two(m1, m2)?, two(d1, d2)?);
    let (hour, minute, second) = (two(h1, h2)?, two(n1, n2)?, two(s1, s2)?);
    // Four digits do write a year 0, but no event is of it: more likely the text is no date at all.
    if year == 0 {
        return None;
    }
    Civil::new((year, month, day), (hour, minute, second)).map(Civil::at)
}

fn digit(byte: u8) -> Option<u8> {
    byte.is_ascii_digit().then(|| byte - b'0')
}

fn unusual(text: &str) -> Option<Micros> {
    calendar::parse(text).or_else(|| as_shown(text))
}

/// `2020-06-08, 11:18:31 AM`, as older versions of the console show and export it.
fn as_shown(text: &str) -> Option<Micros> {
    let (date, time) = text.split_once(", ")?;
    let (time, half) = time.split_once(' ')?;
    let afternoon = match half {
        "AM" => false,
        "PM" => true,
        _ => return None,
    };
    let shown = Civil::of(calendar::parse(&format!("{date}T{time:0>8}"))?)?;
    let hour = shown.hour % 12 + if afternoon { 12 } else { 0 };
    Some(Civil { hour, ..shown }.at())
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
            ("2020-06-08, 11:18:31", None),
            ("1709210096", None),
            ("1709210096.25", None),
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

    #[test]
    fn the_quick_way_agrees_with_the_calendar() {
        for day in (-719_000..2_900_000).step_by(97) {
            let time = Micros(day * 86_400_000_000 + 45_296_000_000);
            let text = format(time);
            if text.len() == 20 {
                assert_eq!(usual(text.as_bytes()), Some(time), "{text}");
            }
        }
    }
}
