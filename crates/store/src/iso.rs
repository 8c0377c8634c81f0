//! The one spelling of `eventTime` that CloudTrail uses: `2024-01-15T12:00:00Z`. Rows with it need only their time, not
//! its text.

use protocol::Micros;

/// Length of the spelling.
pub const LEN: usize = 20;

const SHAPE: &[u8; LEN] = b"0000-00-00T00:00:00Z";

/// Whether a text that is known to be a time has this spelling.
pub fn is_usual(text: &str) -> bool {
    let fits = |(byte, shape): (u8, &u8)| if *shape == b'0' { byte.is_ascii_digit() } else { byte == *shape };
    // A leap second is read as the second before it, and would be written as that.
    text.len() == LEN && text.bytes().zip(SHAPE).all(fits) && !text.ends_with("60Z")
}

/// Writes a time that was read from this spelling.
pub fn write(time: Micros) -> [u8; LEN] {
    let seconds = time.0.div_euclid(1_000_000);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = calendar::date(days);
    let mut out = *SHAPE;
    let parts = [
        (0, 4, year),
        (5, 2, month),
        (8, 2, day),
        (11, 2, second / 3600),
        (14, 2, second / 60 % 60),
        (17, 2, second % 60),
    ];
    for (at, len, number) in parts {
        let mut rest = number;
        for digit in out.iter_mut().skip(at).take(len).rev() {
            *digit = b'0' + u8::try_from(rest.rem_euclid(10)).unwrap_or_default();
            rest /= 10;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_a_calendar() {
        // A prime step covers all times of day and all dates sooner or later.
        for time in (-62_167_219_200_000_000..253_402_300_799_000_000i64).step_by(7_919_000_113_000) {
            let expected = jiff::Timestamp::from_second(time.div_euclid(1_000_000)).unwrap().to_string();
            assert_eq!(write(Micros(time)), expected.as_bytes(), "{time}");
            assert!(is_usual(&expected));
        }
    }

    #[test]
    fn other_spellings() {
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
