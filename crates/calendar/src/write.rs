//! Writing ISO 8601. Every format consists of parts of the usual spelling, `2024-01-15T12:00:00Z`.

use protocol::Micros;

use crate::civil::Civil;

/// Length of the usual spelling.
pub const USUAL_LEN: usize = 20;

const SHAPE: &[u8; USUAL_LEN] = b"0000-00-00T00:00:00Z";

/// Writes `2024-01-15T12:00:00Z`, as CloudTrail does, without the fraction; `None` outside the years 0 to 9999.
pub fn usual(at: Micros) -> Option<[u8; USUAL_LEN]> {
    let Civil { year, month, day, hour, minute, second, .. } = Civil::of(at)?;
    let mut out = *SHAPE;
    for (place, length, number) in
        [(0, 4, year), (5, 2, month), (8, 2, day), (11, 2, hour), (14, 2, minute), (17, 2, second)]
    {
        let mut rest = number;
        for digit in out.iter_mut().skip(place).take(length).rev() {
            *digit = b'0' + u8::try_from(rest % 10).ok()?;
            rest /= 10;
        }
    }
    Some(out)
}

/// Whether a text that is known to be a time is what [`usual`] makes of it.
pub fn is_usual(text: &str) -> bool {
    let fits = |(byte, shape): (u8, &u8)| if *shape == b'0' { byte.is_ascii_digit() } else { byte == *shape };
    // A leap second is read as the second before it, and would be written as that.
    text.len() == USUAL_LEN && text.bytes().zip(SHAPE).all(fits) && !text.ends_with("60Z")
}

/// Writes `2024-01-15T12:00:00Z`, without the fraction; `None` outside the years 0 to 9999.
pub fn write_seconds(at: Micros) -> Option<String> {
    Some(usual(at)?.map(char::from).iter().collect())
}

/// Writes `2024-01-15T12:00:00Z`, with 3 or 6 fractional digits only if needed; `None` outside the years 0 to 9999.
pub fn write(at: Micros) -> Option<String> {
    let mut text = write_seconds(at)?;
    let micro = at.0.rem_euclid(1_000_000);
    if micro != 0 {
        text.pop();
        text.push_str(&match micro % 1000 {
            0 => format!(".{:03}Z", micro / 1000),
            _ => format!(".{micro:06}Z"),
        });
    }
    Some(text)
}

/// Writes `2024-01-15`; `None` outside the years 0 to 9999.
pub fn write_date(at: Micros) -> Option<String> {
    Some(usual(at)?.iter().take(10).copied().map(char::from).collect())
}

/// Writes `20240115T120000Z`, the basic format of ISO 8601, as in the names of files; `None` outside the years 0 to 9999.
pub fn write_basic(at: Micros) -> Option<String> {
    Some(usual(at)?.iter().copied().filter(|byte| !matches!(byte, b'-' | b':')).map(char::from).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_format_is_written() {
        for (micros, whole, exact, basic) in [
            (0, "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "19700101T000000Z"),
            (-1, "1969-12-31T23:59:59Z", "1969-12-31T23:59:59.999999Z", "19691231T235959Z"),
            (1_709_210_096_500_000, "2024-02-29T12:34:56Z", "2024-02-29T12:34:56.500Z", "20240229T123456Z"),
            (1_709_210_096_000_001, "2024-02-29T12:34:56Z", "2024-02-29T12:34:56.000001Z", "20240229T123456Z"),
            (-62_167_219_200_000_000, "0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "00000101T000000Z"),
        ] {
            let at = Micros(micros);
            let written = [write_seconds(at), write(at), write_basic(at), write_date(at)].map(Option::unwrap);
            assert_eq!(written, [whole, exact, basic, whole.split('T').next().unwrap()], "{micros}");
            assert_eq!(usual(at).unwrap(), whole.as_bytes());
        }
        for outside in [i64::MIN, -62_167_219_200_000_001, 253_402_300_800_000_000, i64::MAX].map(Micros) {
            let written = [write_seconds(outside), write(outside), write_basic(outside), write_date(outside)];
            assert_eq!(written, [None, None, None, None]);
        }
    }

    #[test]
    fn the_usual_spelling_is_that_of_jiff() {
        // A prime step covers all times of day and all dates sooner or later.
        for time in (-62_167_219_200_000_000..253_402_300_799_000_000i64).step_by(7_919_000_113_000) {
            let expected = jiff::Timestamp::from_second(time.div_euclid(1_000_000)).unwrap().to_string();
            assert_eq!(usual(Micros(time)).unwrap(), expected.as_bytes(), "{time}");
            assert!(is_usual(&expected));
        }
    }

    #[test]
    fn other_spellings_are_not_usual() {
        for text in [
            "2024-01-15T12:00:00z",
            "2024-01-15 12:00:00Z",
            "2024-01-15T12:00:00.000Z",
            "2024-01-15T12:00:00+00:00",
            "2024-01-15",
            "",
            "2024-01-15T12:00:60Z",
            "2024-01-15T12:00:0éZ",
        ] {
            assert!(!is_usual(text), "{text}");
        }
    }
}
