//! Which days dropped files are from, according to their names, so that only a part of a large export needs to be read.
//!
//! CloudTrail names logs by the minute of their delivery and digests by the second of `digestEndTime`, both in UTC
//! (<https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html>).

use protocol::{Micros, TimeRange};
use words::{Label, Language, messages as m};

use crate::format;

const HOUR: i64 = 3_600_000_000;
const DAY: i64 = 24 * HOUR;

/// Events are delivered some minutes after they happen, and a digest covers the hour before it. So this much time
/// before the first day and after the last is included, or the first digest would miss its logs.
const MARGIN: i64 = 2 * HOUR;

/// Consecutive days, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days(TimeRange);

/// Why what was typed is not a range of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDays {
    /// One of the two is missing or not a date.
    Missing,
    /// The first day is after the last.
    Reversed,
}

impl Label for NoDays {
    fn label(&self, language: Language) -> &'static str {
        match self {
            NoDays::Missing => m::days_missing(language),
            NoDays::Reversed => m::days_reversed(language),
        }
    }
}

impl Days {
    /// From one day to another, each written as `2026-03-02`.
    ///
    /// # Errors
    ///
    /// If one of them is not a date, or the first is after the last.
    pub fn parse(first: &str, last: &str) -> Result<Days, NoDays> {
        let day = |text: &str| format::parse_time(text).filter(|_| text.len() == "2026-03-02".len());
        let (from, last) = day(first).zip(day(last)).ok_or(NoDays::Missing)?;
        let to = Micros(last.0.saturating_add(DAY));
        if from < to { Ok(Days(TimeRange { from, to })) } else { Err(NoDays::Reversed) }
    }

    /// The first and the last day.
    pub fn ends(self) -> (String, String) {
        (day(self.0.from), day(Micros(self.0.to.0.saturating_sub(1))))
    }

    /// Whether a file may be relevant for these days. If its name does not tell, it may.
    pub fn have(self, path: &str) -> bool {
        let Some(name) = Stamp::of(path) else { return true };
        let from = if name.is_digest { self.0.from.0 } else { self.0.from.0.saturating_sub(MARGIN) };
        // A backfill digest covers any time before it, and would miss logs that are not read.
        !name.is_backfill && (from..self.0.to.0.saturating_add(MARGIN)).contains(&name.at.0)
    }
}

/// What the names of files tell about their days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The first and last day, if any name tells one.
    pub ends: Option<(String, String)>,
    /// Number of files whose names do not tell a day.
    pub undated: u64,
}

impl Named {
    /// Examines these paths.
    pub fn of<'a>(paths: impl Iterator<Item = &'a str>) -> Named {
        let mut undated = 0;
        let mut ends: Option<(Micros, Micros)> = None;
        for path in paths {
            match Stamp::of(path) {
                Some(Stamp { at, .. }) => {
                    ends = Some(ends.map_or((at, at), |(first, last)| (first.min(at), last.max(at))));
                }
                None => undated += 1,
            }
        }
        Named { ends: ends.map(|(first, last)| (day(first), day(last))), undated }
    }
}

fn day(at: Micros) -> String {
    let text = format::time(at);
    text.get(..10).map_or(text.clone(), str::to_owned)
}

/// The time in a name.
struct Stamp {
    at: Micros,
    is_digest: bool,
    is_backfill: bool,
}

impl Stamp {
    fn of(path: &str) -> Option<Stamp> {
        let name = path.rsplit('/').next()?;
        let (_, rest) = name.split_once("_CloudTrail")?;
        let stem = rest.split_once('.').map_or(rest, |(stem, _)| stem);
        // A trail's name may look like anything, so the last part that looks like a time counts.
        let at = stem.rsplit('_').find_map(calendar::parse_basic)?;
        Some(Stamp { at, is_digest: rest.starts_with("-Digest_"), is_backfill: stem.ends_with("_backfill") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/02/111122223333_CloudTrail_us-east-1_";

    fn log(stamp: &str) -> String {
        format!("{LOG}{stamp}_aBcD1234.json.gz")
    }

    fn digest(end: &str) -> String {
        format!("d/111122223333_CloudTrail-Digest_us-east-1_my_20200101T0000Z_trail_us-east-1_{end}.json.gz")
    }

    #[test]
    fn days_have_what_is_from_them_and_what_is_needed_to_prove_it() {
        let days = Days::parse("2026-03-02", "2026-03-03").unwrap();
        for (path, expected) in [
            (log("20260302T0000Z"), true),
            (log("20260301T2200Z"), true),
            (log("20260301T2159Z"), false),
            (log("20260304T0159Z"), true),
            (log("20260304T0200Z"), false),
            (digest("20260302T000000Z"), true),
            (digest("20260301T235959Z"), false),
            (digest("20260304T015959Z"), true),
            (digest("20260304T020000Z"), false),
            (digest("20260302T120000Z_backfill"), false),
            (log("20260302T1200Z").replace("_CloudTrail_", "_CloudTrail-Insight_"), true),
            (log("20260402T1200Z").replace("_CloudTrail_", "_CloudTrail-Insight_"), false),
            // These names do not tell.
            ("logs.zip".to_owned(), true),
            ("20260402T1200Z.json".to_owned(), true),
            (log("20260402T9900Z"), true),
            (log("2026é402T1200Z"), true),
            (log("+0260402T1200Z"), true),
            (String::new(), true),
        ] {
            assert_eq!(days.have(&path), expected, "{path}");
        }
    }

    #[test]
    fn every_log_that_a_digest_names_is_read_with_it() {
        let days = Days::parse("2026-03-02", "2026-03-02").unwrap();
        for minute in 0..3 * 24 * 60_i64 {
            let stamp = |at: i64| {
                let at = 1_772_323_200 + at * 60;
                let text = format::time(Micros(at * 1_000_000)).replace(['-', ':'], "").replace(' ', "T");
                format!("{}Z", &text[..13])
            };
            if days.have(&digest(&stamp(minute))) {
                for before in 0..=70 {
                    assert!(days.have(&log(&stamp(minute - before))), "{minute} {before}");
                }
            }
        }
    }

    #[test]
    fn days_are_typed_as_browsers_give_them() {
        let days = Days::parse("2026-03-02", "2026-03-02").unwrap();
        assert_eq!(days.ends(), ("2026-03-02".to_owned(), "2026-03-02".to_owned()));
        assert_eq!(Days::parse("2026-03-03", "2026-03-02"), Err(NoDays::Reversed));
        for (first, last) in [("", ""), ("2026-03-02", ""), ("2026-03-02T00:00:00Z", "2026-03-02"), ("x", "y")] {
            assert_eq!(Days::parse(first, last), Err(NoDays::Missing), "{first} {last}");
        }
    }

    #[test]
    fn names_tell_the_first_and_the_last_day() {
        let paths = [log("20260302T0803Z"), digest("20260228T235959Z"), "a.zip".into(), log("20260301T0000Z")];
        let named = Named::of(paths.iter().map(String::as_str));
        assert_eq!(named.ends, Some(("2026-02-28".to_owned(), "2026-03-02".to_owned())));
        assert_eq!(named.undated, 1);
        assert_eq!(Named::of(["a.zip"].into_iter()), Named { ends: None, undated: 1 });
    }
}
