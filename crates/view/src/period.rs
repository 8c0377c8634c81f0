//! Periods as people type them (ISO 8601, where a date means the whole day), and as they are displayed.

use protocol::report::Claim;
use protocol::{Micros, TimeRange, Zone};
use words::messages::{PeriodNoTime, period_order};
use words::{Language, Say};

use crate::clock;
use crate::format::{parse_time, range};

const DAY: i64 = 86_400_000_000;

/// From when to when; an end that is not given is open.
pub type Period = (Option<Micros>, Option<Micros>);

/// An end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Its start.
    From,
    /// Its end.
    To,
}

/// Why a period is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// This end is no time.
    NoTime(End, String),
    /// It ends before it begins.
    Order,
}

impl Wrong {
    /// Beside which of the two it is to be said.
    pub fn end(&self) -> End {
        match self {
            Wrong::NoTime(end, _) => *end,
            Wrong::Order => End::To,
        }
    }
}

impl Say for Wrong {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            Wrong::NoTime(_, text) => PeriodNoTime { text }.write(language, out),
            Wrong::Order => out.push_str(period_order(language)),
        }
    }
}

/// A period as it is typed: times, or dates for their whole days, by the clocks of a zone.
pub fn read(from: &str, to: &str, zone: &Zone) -> Result<Period, Wrong> {
    match (end_of(from, End::From, zone)?, end_of(to, End::To, zone)?) {
        (Some(from), Some(to)) if from >= to => Err(Wrong::Order),
        ends => Ok(ends),
    }
}

/// A range as it is typed, both ends of which are needed. A date as its end means the end of that day.
pub fn read_range(from: &str, to: &str, zone: &Zone) -> Result<TimeRange, Wrong> {
    match read(from, to, zone)? {
        (Some(from), Some(to)) => Ok(TimeRange { from, to }),
        (None, _) => Err(Wrong::NoTime(End::From, String::new())),
        (_, None) => Err(Wrong::NoTime(End::To, String::new())),
    }
}

fn end_of(text: &str, end: End, zone: &Zone) -> Result<Option<Micros>, Wrong> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let at = clock::read(text, zone).ok_or_else(|| Wrong::NoTime(end, text.to_owned()))?;
    let is_date = text.len() == "2024-01-15".len();
    Ok(Some(if is_date && end == End::To { calendar::next(zone, at, DAY) } else { at }))
}

/// The times of a claim, to select events by: what is open reaches to the ends of the calendar.
pub fn range_of(claim: Option<&Claim>) -> Option<TimeRange> {
    let claim = claim?;
    let end = |text: &Option<String>, open: &str| parse_time(text.as_deref().unwrap_or(open));
    Some(TimeRange { from: end(&claim.from, "0000-01-01T00:00:00Z")?, to: end(&claim.to, "9999-12-31T23:59:59Z")? })
}

/// The period between two times as written in files, as short as possible; verbatim if they cannot be parsed.
pub fn between(from: &str, to: &str) -> String {
    match (parse_time(from), parse_time(to)) {
        (Some(from), Some(to)) => range(TimeRange { from, to }),
        _ => format!("{from} – {to}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::UTC;

    #[test]
    fn a_date_stands_for_its_whole_day() {
        let midnight = parse_time("2024-01-15T00:00:00Z").unwrap();
        let next = Micros(midnight.0 + DAY);
        assert_eq!(read(" 2024-01-15 ", "2024-01-15", &UTC), Ok((Some(midnight), Some(next))));
        assert_eq!(read("2024-01-15T00:00:00Z", "2024-01-16T02:00:00+02:00", &UTC), Ok((Some(midnight), Some(next))));
        assert_eq!(read("2024-01-14T18:30-05:30", "", &UTC), Ok((Some(midnight), None)));
    }

    #[test]
    fn a_range_reaches_to_the_end_of_the_day_that_it_names() {
        let day = |from: &str, to: &str| {
            let [from, to] = [from, to].map(|text| parse_time(text).unwrap());
            Ok(TimeRange { from, to })
        };
        assert_eq!(read_range("2024-03-03", "2024-03-05", &UTC), day("2024-03-03T00:00:00Z", "2024-03-06T00:00:00Z"));
        assert_eq!(read_range("2024-03-05", "2024-03-05", &UTC), day("2024-03-05T00:00:00Z", "2024-03-06T00:00:00Z"));
        let timed = read_range("2024-03-05 04:00:00Z", "2024-03-05 06:00:00Z", &UTC);
        assert_eq!(timed, day("2024-03-05T04:00:00Z", "2024-03-05T06:00:00Z"));
        assert_eq!(read_range("", "2024-03-05", &UTC), Err(Wrong::NoTime(End::From, String::new())));
        assert_eq!(read_range("2024-03-05", " ", &UTC), Err(Wrong::NoTime(End::To, String::new())));
        assert_eq!(read_range("2024-03-06", "2024-03-05", &UTC), Err(Wrong::Order));
    }

    #[test]
    fn nothing_is_no_limit_and_nonsense_is_said() {
        assert_eq!(read("  ", "", &UTC), Ok((None, None)));
        for (from, to, end, said) in [
            ("yesterday", "2024-01-15", End::From, "“yesterday” is not a time"),
            ("2024-01-15", "2024-02-30", End::To, "“2024-02-30” is not a time"),
            ("2024-01-15", "2024-01-14", End::To, "The period ends before it begins"),
            ("2024-01-15T10:00:00+01:00", "2024-01-15T09:00Z", End::To, "The period ends before it begins"),
        ] {
            let wrong = read(from, to, &UTC).unwrap_err();
            assert_eq!(wrong.end(), end);
            assert!(wrong.say(Language::En).starts_with(said), "{}", wrong.say(Language::En));
        }
    }

    #[test]
    fn times_of_files_are_shortened_only_if_they_are_times() {
        assert_eq!(between("2026-03-02T07:00:51Z", "2026-03-02T08:00:51Z"), "2026-03-02 07:00:51 – 08:00:51");
        assert_eq!(between("<b>", "now"), "<b> – now");
    }
}
