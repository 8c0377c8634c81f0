//! Times as written by digests, key lists and people.

use calendar::Civil;
use protocol::Micros;

const HOUR: i64 = 3_600_000_000;

/// Parses ISO 8601 with an offset, `Z`, or neither (UTC). A date alone means its midnight.
pub(crate) fn parse(text: &str) -> Option<Micros> {
    calendar::parse(text.trim())
}

/// Converts seconds since 1970, possibly fractional.
pub(crate) fn from_epoch(seconds: f64) -> Option<Micros> {
    // Beyond this range, no calendar has a time for it; a float cast would silently stop at the limits.
    const MOST: f64 = 253_402_207_200.0;
    let millis = (seconds.abs() <= MOST).then_some((seconds * 1000.0).round())?;
    #[allow(clippy::cast_possible_truncation, reason = "the range was checked above")]
    let millis = millis as i64;
    Some(Micros(millis * 1000)).filter(|time| Civil::of(*time).is_some())
}

/// Whole seconds since 1970.
pub(crate) fn seconds(time: Micros) -> i64 {
    time.0.div_euclid(1_000_000)
}

/// Writes `2026-03-02T08:00:00Z`, as CloudTrail does.
pub(crate) fn iso(time: Micros) -> String {
    calendar::write_seconds(time).unwrap_or_default()
}

/// Writes `20260302T080302Z`, as in the names of digests.
pub(crate) fn compact(time: Micros) -> Option<String> {
    calendar::write_basic(time)
}

/// Writes `2026/03/02`, the folders of a key.
pub(crate) fn folders(time: Micros) -> Option<String> {
    Some(calendar::write_date(time)?.replace('-', "/"))
}

/// A whole number of hours later (earlier if negative), limited to the end of time.
pub(crate) fn plus_hours(time: Micros, hours: i64) -> Micros {
    Micros(time.0.saturating_add(hours.saturating_mul(HOUR)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(parse(text).map(iso).unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn times_are_read_in_every_accepted_spelling() {
        check("2026-03-02T08:03:02Z", "2026-03-02T08:03:02Z");
        check("2026-03-02T08:03:02+02:00", "2026-03-02T06:03:02Z");
        check("2026-03-02T08:03:02.250Z", "2026-03-02T08:03:02Z");
        check("2026-03-02T08:03:02", "2026-03-02T08:03:02Z");
        check("2026-03-02T08:03", "2026-03-02T08:03:00Z");
        check("2026-03-02", "2026-03-02T00:00:00Z");
        check("", "");
        check("yesterday", "");
        check("2026-13-02T08:03:02Z", "");
    }

    #[test]
    fn epoch_seconds_outside_the_calendar_are_no_times() {
        assert_eq!(from_epoch(1_772_100_000.0).map(iso).unwrap(), "2026-02-26T10:00:00Z");
        for seconds in [f64::NAN, f64::INFINITY, 1e18, -1e18] {
            assert_eq!(from_epoch(seconds), None);
        }
    }

    #[test]
    fn hours_stop_at_the_ends_of_time() {
        assert_eq!(plus_hours(Micros(i64::MAX), 2), Micros(i64::MAX));
        assert_eq!(plus_hours(Micros(i64::MIN), -2), Micros(i64::MIN));
    }
}
