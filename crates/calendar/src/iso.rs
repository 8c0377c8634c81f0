//! Parsing and writing ISO 8601.

use protocol::Micros;

use crate::civil::Civil;

/// Parses the extended format of ISO 8601: a date alone (meaning midnight), or a date and a time separated by `T` or a
/// blank. Seconds and fraction are optional, and so is the zone: `Z`, an offset, or none (UTC). Digits below the
/// microsecond are dropped, and a leap second becomes the second before it.
pub fn parse(text: &str) -> Option<Micros> {
    let mut text = Cursor { rest: text.as_bytes() };
    let date = text.date()?;
    if text.rest.is_empty() {
        return Some(Civil::new(date, (0, 0, 0))?.at());
    }
    text.one_of(b"Tt ")?;
    let clock = text.clock()?;
    let micro = text.fraction()?;
    let offset = text.offset()?;
    let whole = Civil::new(date, clock)?;
    let shifted = Micros(Civil { micro, ..whole }.at().0.checked_sub(offset)?);
    text.rest.is_empty().then_some(shifted)
}

/// Writes `2024-01-15T12:00:00Z`, with 3 or 6 fractional digits only if needed; `None` outside the years 0 to 9999.
pub fn write(at: Micros) -> Option<String> {
    let Civil { year, month, day, hour, minute, second, micro } = Civil::of(at)?;
    let whole = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
    Some(match micro {
        0 => format!("{whole}Z"),
        micro if micro % 1000 == 0 => format!("{whole}.{:03}Z", micro / 1000),
        micro => format!("{whole}.{micro:06}Z"),
    })
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

    fn date(&mut self) -> Option<(i64, i64, i64)> {
        let year = self.number(4)?;
        self.one_of(b"-")?;
        let month = self.number(2)?;
        self.one_of(b"-")?;
        Some((year, month, self.number(2)?))
    }

    fn clock(&mut self) -> Option<(i64, i64, i64)> {
        let hour = self.number(2)?;
        self.one_of(b":")?;
        let minute = self.number(2)?;
        let second = if self.one_of(b":").is_some() { self.number(2)? } else { 0 };
        Some((hour, minute, if second == 60 { 59 } else { second }))
    }

    /// Microseconds after the decimal point; 0 if there is no point.
    fn fraction(&mut self) -> Option<i64> {
        if self.one_of(b".,").is_none() {
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

    /// How far the clock is ahead of UTC, in microseconds.
    fn offset(&mut self) -> Option<i64> {
        let Some(sign) = self.one_of(b"Zz+-").filter(|byte| matches!(byte, b'+' | b'-')) else { return Some(0) };
        let hours = self.number(2).filter(|hours| *hours < 24)?;
        let has_colon = self.one_of(b":").is_some();
        let minutes =
            if has_colon || !self.rest.is_empty() { self.number(2).filter(|minutes| *minutes < 60)? } else { 0 };
        let micros = (hours * 60 + minutes) * 60 * 1_000_000;
        Some(if sign == b'-' { -micros } else { micros })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_accepted_spelling_is_read() {
        let cases = [
            ("2024-02-29", "2024-02-29T00:00:00Z"),
            ("2024-02-29T12:34", "2024-02-29T12:34:00Z"),
            ("2024-02-29 12:34:56", "2024-02-29T12:34:56Z"),
            ("2024-02-29t12:34:56z", "2024-02-29T12:34:56Z"),
            ("2024-02-29T12:34:60Z", "2024-02-29T12:34:59Z"),
            ("2024-02-29T12:34:56.5Z", "2024-02-29T12:34:56.500Z"),
            ("2024-02-29T12:34:56,000001", "2024-02-29T12:34:56.000001Z"),
            ("2024-02-29T12:34:56.123456789Z", "2024-02-29T12:34:56.123456Z"),
            ("2024-02-29T00:34:56+01", "2024-02-28T23:34:56Z"),
            ("2024-02-29T00:34:56+0130", "2024-02-28T23:04:56Z"),
            ("2024-02-29T23:34:56-05:30", "2024-03-01T05:04:56Z"),
        ];
        for (text, want) in cases {
            assert_eq!(parse(text).and_then(write).unwrap(), want, "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_time() {
        let cases = [
            "",
            "2024",
            "2024-02",
            "20240229",
            "2024-02-30",
            "2024-2-9",
            "+2024-02-29",
            "2024-02-29T",
            "2024-02-29T12",
            "2024-02-29T24:00:00Z",
            "2024-02-29T12:34:56.",
            "2024-02-29T12:34:56.Z",
            "2024-02-29T12:34:56+",
            "2024-02-29T12:34:56+1",
            "2024-02-29T12:34:56+01:",
            "2024-02-29T12:34:56+24:00",
            "2024-02-29T12:34:56Z ",
            "2024-02-29TT12:34:56Z",
            "yesterday",
            "２024-02-29",
        ];
        for text in cases {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_by_us_and_by_jiff(micros in -62_167_219_200_000_000i64..253_402_207_200_000_000) {
            let text = write(Micros(micros)).unwrap();
            prop_assert_eq!(parse(&text), Some(Micros(micros)));
            prop_assert_eq!(text.parse::<jiff::Timestamp>().unwrap().as_microsecond(), micros);
        }

        #[test]
        fn where_both_read_a_text_they_agree(text in "[0-9]{4}-[01][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-5][0-9](:[0-6][0-9](\\.[0-9]{1,9})?)?(Z|[+-][0-1][0-9]:?[0-5][0-9])") {
            let known = text.parse::<jiff::Timestamp>().ok().map(|time| time.as_microsecond());
            let known = known.filter(|micros| *micros >= -62_167_219_200_000_000);
            if let (Some(known), Some(Micros(ours))) = (known, parse(&text)) {
                // For times before 1970, jiff truncates towards 1970.
                prop_assert!(known == ours || (known < 0 && known == ours + 1), "{} {} {}", text, known, ours);
            } else {
                prop_assert_eq!(known, None, "{}", text);
            }
        }

        #[test]
        fn any_text_is_answered(text in "\\PC{0,40}") {
            let _ = parse(&text);
        }
    }
}
