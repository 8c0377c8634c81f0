//! Times in the formats that CloudTrail uses.

use jiff::Timestamp;

/// Whole seconds since 1970-01-01T00:00:00Z.
pub type Seconds = i64;

/// A minute in seconds.
pub const MINUTE: Seconds = 60;
/// An hour in seconds.
pub const HOUR: Seconds = 3600;
/// A day in seconds.
pub const DAY: Seconds = 86_400;

/// Parses an ISO 8601 text such as `2026-03-02T00:00:00Z`.
///
/// # Panics
/// If the text is not a time.
pub fn at(text: &str) -> Seconds {
    text.parse::<Timestamp>().expect("an ISO 8601 time").as_second()
}

/// `2026-03-02T09:05:00Z`, as in `eventTime`.
pub fn iso(time: Seconds) -> String {
    write("%Y-%m-%dT%H:%M:%SZ", time)
}

/// `20260302T090500Z`, as in the name of a digest.
pub fn compact(time: Seconds) -> String {
    write("%Y%m%dT%H%M%SZ", time)
}

/// `20260302T0905Z`, as in the name of a log.
pub fn compact_minute(time: Seconds) -> String {
    write("%Y%m%dT%H%MZ", time)
}

/// `2026/03/02`, as in the key of a log.
pub fn folders(time: Seconds) -> String {
    write("%Y/%m/%d", time)
}

/// `Mar 2, 2026 9:05:00 AM`, as IAM and STS write dates in `responseElements`.
pub fn java(time: Seconds) -> String {
    write("%b %-d, %Y %-I:%M:%S %p", time)
}

fn write(format: &str, time: Seconds) -> String {
    Timestamp::from_second(time).expect("a time within jiff's range").strftime(format).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_one_time() {
        let time = at("2026-03-02T09:05:07Z");
        assert_eq!(iso(time), "2026-03-02T09:05:07Z");
        assert_eq!(compact(time), "20260302T090507Z");
        assert_eq!(compact_minute(time), "20260302T0905Z");
        assert_eq!(folders(time), "2026/03/02");
        assert_eq!(java(time), "Mar 2, 2026 9:05:07 AM");
        assert_eq!(java(at("2026-03-02T00:00:00Z")), "Mar 2, 2026 12:00:00 AM");
    }
}
