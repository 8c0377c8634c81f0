//! Times as the clocks of a zone show them. Each is shown with its offset, so that it is exact by itself; in UTC, that is `Z`.

use calendar::{Accept, Civil};
use protocol::{Micros, TimeRange, Zone};
use words::{Language, messages as m};

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;

/// What is used unless somebody chooses otherwise.
pub const UTC: Zone = Zone { name: String::new(), offset: 0, changes: Vec::new() };

/// For which time the browser is asked about a zone: since AWS exists, and for some time to come. Outside, the nearest offset
/// counts.
const SPAN: (Micros, Micros) = (Micros(1_136_073_600_000_000), Micros(2_398_377_600_000_000));

/// The zone for which `offset` says how far clocks are ahead of UTC.
pub fn zone(name: &str, offset: impl Fn(Micros) -> i64) -> Zone {
    calendar::zone(name, SPAN, offset)
}

/// The offset at the end of a date, as browsers write it: `1/15/2024, GMT+01:00`, `1/15/2024, GMT`.
pub fn read_offset(text: &str) -> Option<i64> {
    let (_, offset) = text.rsplit_once("GMT")?;
    let Some(sign) = offset.chars().next() else { return Some(0) };
    let mut parts = offset.get(sign.len_utf8()..)?.split(':').map(|part| part.parse::<i64>().ok());
    let mut part = || parts.next().unwrap_or(Some(0));
    let length = part()? * 3600 + part()? * 60 + part()?;
    Some(if matches!(sign, '-' | '\u{2212}') { -length } else { length } * SECOND)
}

/// The name of a zone for users.
pub fn name(zone: &Zone, language: Language) -> String {
    if zone.name.is_empty() { m::status_utc(language).to_owned() } else { zone.name.clone() }
}

/// Whether a text may be the name of a zone: `America/Port-au-Prince`, `Etc/GMT+3`.
pub fn is_name(text: &str) -> bool {
    text.len() <= LONGEST_NAME && text.chars().all(|c| c.is_ascii_alphanumeric() || "/_+-".contains(c))
}

/// Longest name of a zone.
const LONGEST_NAME: usize = 64;

/// `2024-01-15 13:00:00+01:00`, with a fraction only if there is one. Outside the years 0 to 9999, the number.
pub fn time(at: Micros, zone: &Zone) -> String {
    iso(at, zone).replacen('T', " ", 1)
}

/// Two times, `2024-01-15 12:00:00Z – 12:20:00Z`; the day is not repeated.
pub fn times(first: Micros, last: Micros, zone: &Zone) -> String {
    let (first, last) = (time(first, zone), time(last, zone));
    let day = first.find(' ').map_or(0, |blank| blank + 1);
    let rest = first.get(..day).and_then(|day| last.strip_prefix(day)).unwrap_or(&last);
    format!("{first} – {rest}")
}

/// ISO 8601, `2024-01-15T13:00:00+01:00`.
pub fn iso(at: Micros, zone: &Zone) -> String {
    calendar::write_in(zone, at).unwrap_or_else(|| unwritable(at))
}

/// `2024-01-15`.
pub fn date(at: Micros, zone: &Zone) -> String {
    calendar::write_date(calendar::clock(zone, at)).unwrap_or_else(|| unwritable(at))
}

fn unwritable(at: Micros) -> String {
    format!("{} µs", at.0)
}

/// A time without unnecessary precision: "2024-01-15 12:00Z", with seconds and fraction only if not zero.
pub fn moment(at: Micros, zone: &Zone) -> String {
    short(at, zone).map_or_else(|| unwritable(at), |text| text + &calendar::write_offset(zone, at))
}

/// The same without offset.
fn short(at: Micros, zone: &Zone) -> Option<String> {
    let shown = calendar::clock(zone, at);
    let Civil { hour, minute, second, micro, .. } = Civil::of(shown)?;
    let date = calendar::write_date(shown)?;
    Some(match micro {
        0 if second == 0 => format!("{date} {hour:02}:{minute:02}"),
        0 => format!("{date} {hour:02}:{minute:02}:{second:02}"),
        fraction => format!("{date} {hour:02}:{minute:02}:{second:02}.{fraction:06}"),
    })
}

/// A selected period, as short as possible: `2024-01-15 12:00 – 14:30`, `2024-01-15 – 2024-01-17`. In another zone than UTC,
/// times of day have their offset.
pub fn range(range: TimeRange, zone: &Zone) -> String {
    let TimeRange { from, to } = range;
    let is_midnight = |at: Micros| calendar::floor(zone, at, DAY) == at;
    if is_midnight(from) && is_midnight(to) {
        // The period is half-open, but people count both days.
        let last = Micros(to.0.saturating_sub(1).max(from.0));
        let (first, last) = (date(from, zone), date(last, zone));
        return if last == first { first } else { format!("{first} – {last}") };
    }
    let [start, end] = [from, to].map(|at| short(at, zone).unwrap_or_else(|| unwritable(at)));
    let [before, after] = match zone.name.as_str() {
        "" => [String::new(), String::new()],
        _ => [from, to].map(|at| calendar::write_offset(zone, at)),
    };
    let before = if before == after { "" } else { &before };
    match end.split_once(' ').filter(|_| before.is_empty() && date(from, zone) == date(to, zone)) {
        Some((_, clock)) => format!("{start} – {clock}{after}"),
        None => format!("{start}{before} – {end}{after}"),
    }
}

/// Parses ISO 8601. Without an offset, it is what clocks of the zone show, where that occurs twice the first time; a date
/// alone means its midnight.
pub fn read(text: &str, zone: &Zone) -> Option<Micros> {
    let iso = calendar::read(text.trim(), Accept::ALL).ok()?;
    Some(if iso.has_zone { iso.at } else { calendar::first(zone, iso.at) })
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Central Europe in 2024.
    pub fn berlin() -> Zone {
        let hour = 3600 * SECOND;
        let change = |text: &str, hours: i64| (calendar::parse(text).unwrap(), hours * hour);
        let changes = vec![change("2024-03-31T01:00:00Z", 2), change("2024-10-27T01:00:00Z", 1)];
        Zone { name: "Europe/Berlin".to_owned(), offset: hour, changes }
    }

    fn at(text: &str) -> Micros {
        calendar::parse(text).unwrap()
    }

    #[test]
    fn times_have_their_offset() {
        let noon = at("2024-01-15T12:00:00Z");
        assert_eq!(time(noon, &UTC), "2024-01-15 12:00:00Z");
        assert_eq!(time(noon, &berlin()), "2024-01-15 13:00:00+01:00");
        assert_eq!(iso(at("2024-07-15T22:30:00.25Z"), &berlin()), "2024-07-16T00:30:00.250+02:00");
        assert_eq!(date(at("2024-07-15T22:30:00Z"), &berlin()), "2024-07-16");
        assert_eq!([moment(noon, &UTC), moment(noon, &berlin())], ["2024-01-15 12:00Z", "2024-01-15 13:00+01:00"]);
        assert_eq!(moment(Micros(i64::MAX), &berlin()), format!("{} µs", i64::MAX));
    }

    #[test]
    fn whole_days_are_those_of_the_zone() {
        let said = |from: &str, to: &str, zone: &Zone| range(TimeRange { from: at(from), to: at(to) }, zone);
        let berlin = berlin();
        assert_eq!(said("2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z", &berlin), "2024-03-31");
        assert_eq!(said("2024-03-30T23:00:00Z", "2024-04-01T22:00:00Z", &berlin), "2024-03-31 – 2024-04-01");
        assert_eq!(said("2024-01-15T12:00:00Z", "2024-01-15T14:30:00Z", &berlin), "2024-01-15 13:00 – 15:30+01:00");
        assert_eq!(
            said("2024-10-27T00:30:00Z", "2024-10-27T01:30:00Z", &berlin),
            "2024-10-27 02:30+02:00 – 2024-10-27 02:30+01:00"
        );
        assert_eq!(said("2024-01-15T00:00:00Z", "2024-01-16T00:00:00Z", &UTC), "2024-01-15");
    }

    #[test]
    fn what_is_typed_without_an_offset_is_what_the_clock_shows() {
        let meant = |text: &str| calendar::write(read(text, &berlin()).unwrap()).unwrap();
        for (typed, at) in [
            (" 2024-01-15 13:00 ", "2024-01-15T12:00:00Z"),
            ("2024-01-15T13:00:00Z", "2024-01-15T13:00:00Z"),
            ("2024-01-15T13:00:00+05:30", "2024-01-15T07:30:00Z"),
            ("2024-07-15", "2024-07-14T22:00:00Z"),
            ("2024-03-31 02:30", "2024-03-31T01:00:00Z"),
            ("2024-10-27 02:30", "2024-10-27T00:30:00Z"),
        ] {
            assert_eq!(meant(typed), at, "{typed}");
        }
        assert_eq!(read("2024-02-30", &berlin()), None);
    }

    #[test]
    fn offsets_are_read_as_browsers_write_them() {
        let hour = 3600 * SECOND;
        for (text, offset) in [
            ("1/15/2024, GMT+01:00", Some(hour)),
            ("1/15/2024, GMT-03:30", Some(-7 * hour / 2)),
            ("1/15/2024, GMT\u{2212}03:30", Some(-7 * hour / 2)),
            ("1/15/2024, GMT", Some(0)),
            ("1/15/2024, GMT+00:01:15", Some(75 * SECOND)),
            ("1/15/2024, GMT+1", Some(hour)),
            ("1/15/2024, CET", None),
            ("GMT+x", None),
        ] {
            assert_eq!(read_offset(text), offset, "{text}");
        }
        assert_eq!(zone("A/B", |_| hour), Zone { name: "A/B".to_owned(), offset: hour, changes: Vec::new() });
    }

    #[test]
    fn names_are_names() {
        assert!(["Europe/Berlin", "Etc/GMT+3", "America/Port-au-Prince", "EST5EDT"].into_iter().all(is_name));
        assert!(["a b", "a&b", "é"].into_iter().all(|text| !is_name(text)) && !is_name(&"x".repeat(LONGEST_NAME + 1)));
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(micros in -62_000_000_000_000_000i64..250_000_000_000_000_000) {
            for zone in [UTC, berlin()] {
                prop_assert_eq!(read(&time(Micros(micros), &zone), &zone), Some(Micros(micros)));
            }
        }

        #[test]
        fn nothing_overflows(from in any::<i64>(), to in any::<i64>()) {
            for zone in [UTC, berlin()] {
                let _ = range(TimeRange { from: Micros(from), to: Micros(to) }, &zone);
                let _ = moment(Micros(from), &zone);
            }
        }
    }
}
