//! Times as digests, key lists and people write them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Reads ISO 8601 with an offset or `Z`; without either the time is UTC. A date alone is its midnight.
pub(crate) fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let civil = || text.parse::<DateTime>().ok().and_then(from_civil);
    text.parse::<Timestamp>().ok().or_else(civil)
}

/// Seconds since 1970, whole or not.
pub(crate) fn from_epoch(seconds: f64) -> Option<Timestamp> {
    // Beyond this range no time can be made of it; a float cast would silently stop at the limits.
    const MOST: f64 = 253_402_207_200.0;
    let millis = (seconds.abs() <= MOST).then_some((seconds * 1000.0).round())?;
    #[allow(clippy::cast_possible_truncation, reason = "the range was checked above")]
    let millis = millis as i64;
    Timestamp::from_millisecond(millis).ok()
}

/// A civil time taken as UTC.
pub(crate) fn from_civil(civil: DateTime) -> Option<Timestamp> {
    civil.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// `2026-03-02T08:00:00Z`, as CloudTrail writes times.
pub(crate) fn iso(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// `2026-03-02 08:00`, for sentences.
pub(crate) fn short(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d %H:%M").to_string()
}

/// A whole number of hours later (earlier if negative), or the end of time.
pub(crate) fn plus_hours(time: Timestamp, hours: i64) -> Timestamp {
    let shifted = time.checked_add(jiff::SignedDuration::from_secs(hours.saturating_mul(3600)));
    shifted.unwrap_or(if hours < 0 { Timestamp::MIN } else { Timestamp::MAX })
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
        assert_eq!(plus_hours(Timestamp::MAX, 2), Timestamp::MAX);
        assert_eq!(plus_hours(Timestamp::MIN, -2), Timestamp::MIN);
    }
}
