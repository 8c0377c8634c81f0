//! Converts numbers to positions, and chooses round numbers for labelling an axis.
//!
//! ```text
//!            ▂
//!  1 000 ┤ ▁▂▅█▃█▂▁      count_ticks(1 870, 3) = 0, 1 000
//!      0 ┼──┬──┬──┬──
//!       06:00  12:00     time_ticks(05:10 … 15:40, 4) = 06:00, 09:00, 12:00, 15:00
//! ```

use calendar::Civil;
use protocol::{Micros, Zone};
use words::{Language, Message, Say, messages as m};

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The value, limited to the bounds. [`f64::clamp`] panics where they are in the wrong order; here the lower one wins.
pub fn within(value: f64, from: f64, to: f64) -> f64 {
    value.min(to).max(from)
}

/// A linear map from a domain (measured values) to a length (pixels).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    from: f64,
    to: f64,
    length: f64,
}

impl Scale {
    /// Maps `from` to 0 and `to` to `length`. An empty domain maps everything to 0.
    pub fn new(from: f64, to: f64, length: f64) -> Scale {
        Scale { from, to, length }
    }

    /// Position of a value, limited to `[0, length]`.
    pub fn at(&self, value: f64) -> f64 {
        let span = self.to - self.from;
        if span <= 0.0 || !span.is_finite() {
            return 0.0;
        }
        within((value - self.from) / span * self.length, 0.0, self.length)
    }

    /// Value at a position; positions outside the length count as its ends.
    pub fn invert(&self, position: f64) -> f64 {
        if self.length <= 0.0 {
            return self.from;
        }
        self.from + within(position / self.length, 0.0, 1.0) * (self.to - self.from)
    }
}

/// Round numbers from 0 to `max` in steps of 1, 2 or 5 times a power of ten, at most about `at_most` of them. The axis
/// ends at `max`, so no space is lost above the largest column.
pub fn count_ticks(max: u64, at_most: u64) -> Vec<u64> {
    let steps = at_most.max(1);
    let wanted = max.max(1).div_ceil(steps);
    let mut power: u64 = 1;
    while power.saturating_mul(10) <= wanted {
        power = power.saturating_mul(10);
    }
    let step = [1, 2, 5, 10]
        .into_iter()
        .map(|factor| power.saturating_mul(factor))
        .find(|&step| step >= wanted)
        .unwrap_or(wanted);
    let top = max.max(1) / step;
    (0..=top).map(|i| i.saturating_mul(step)).collect()
}

/// A round count for an axis: 1,500 as "1,500", 20,000 as "20k", 1,500,000 as "1.5M".
pub fn tick_label(count: u64, language: Language) -> String {
    let (unit, sign) = match count {
        0..10_000 => return language.exact(count),
        10_000..1_000_000 => (1_000, "k"),
        1_000_000..1_000_000_000 => (1_000_000, "M"),
        _ => (1_000_000_000, "G"),
    };
    language.decimal(count as f64 / f64::from(unit), 1) + sign
}

/// A labelled time on an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeTick {
    /// Its time.
    pub at: Micros,
    /// "12:00", "15 Jan", "Feb 2024" or "2024".
    pub label: String,
    /// Whether a new day, month or year begins here, which is drawn more prominently.
    pub strong: bool,
}

/// Steps between ticks in microseconds; longer ones are whole months.
const STEPS: [i64; 19] = [
    SECOND,
    2 * SECOND,
    5 * SECOND,
    15 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
];

const MONTH_STEPS: [i64; 9] = [1, 2, 3, 6, 12, 24, 60, 120, 1200];

/// Round times in `[from, to]` on the clocks of a zone, at most about `at_most` of them. Times beyond the year
/// 9999 get no ticks.
pub fn time_ticks((from, to): (Micros, Micros), at_most: u32, zone: &Zone, language: Language) -> Vec<TimeTick> {
    let span = to.0.saturating_sub(from.0);
    if span <= 0 || at_most == 0 {
        return Vec::new();
    }
    let wanted = span / i64::from(at_most);
    let mut ticks = match STEPS.into_iter().find(|&step| step >= wanted) {
        Some(step) => fixed_ticks(from, to, step, zone, language),
        None => month_ticks(from, to, wanted, zone, language),
    };
    // Without a date on the axis, nobody knows which day it shows.
    let has_date = |tick: &TimeTick| tick.strong || !tick.label.contains(':');
    if !ticks.iter().any(has_date)
        && let Some(first) = ticks.first_mut()
        && let Some(at) = Civil::of(calendar::clock(zone, first.at))
    {
        first.label = m::AxisDayTime { day: &day_label(at, language), time: &first.label }.say(language);
        first.strong = true;
    }
    ticks
}

fn fixed_ticks(from: Micros, to: Micros, step: i64, zone: &Zone, language: Language) -> Vec<TimeTick> {
    let first = calendar::floor(zone, from, step);
    std::iter::successors(Some(first), |at| Some(calendar::next(zone, *at, step)).filter(|next| next > at))
        .take_while(|at| *at <= to)
        .filter(|at| *at >= from)
        .take(200)
        .filter_map(|at| Some(fixed_tick(at, Civil::of(calendar::clock(zone, at))?, step, language)))
        .collect()
}

fn fixed_tick(at: Micros, time: Civil, step: i64, language: Language) -> TimeTick {
    let (hour, minute, second) = (time.hour, time.minute, time.second);
    let label = if step >= DAY || (hour, minute, second) == (0, 0, 0) {
        day_label(time, language)
    } else if step < MINUTE {
        format!("{hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{hour:02}:{minute:02}")
    };
    let strong = if step >= DAY { time.day == 1 } else { (hour, minute, second) == (0, 0, 0) };
    TimeTick { at, label, strong }
}

fn month_ticks(from: Micros, to: Micros, wanted: i64, zone: &Zone, language: Language) -> Vec<TimeTick> {
    let months = MONTH_STEPS.into_iter().find(|months| months * 30 * DAY >= wanted).unwrap_or(1200);
    let Some(start) = Civil::of(calendar::clock(zone, from)) else { return Vec::new() };
    let first = start.year * 12 / months * months;
    (0..400)
        .map(|i| first + i * months)
        .filter_map(month_start)
        .map(|day| (day, calendar::first(zone, day.at())))
        .skip_while(|&(_, at)| at < from)
        .take_while(|&(_, at)| at <= to)
        .map(|(day, at)| TimeTick {
            at,
            label: if months >= 12 { day.year.to_string() } else { month_label(day, language) },
            strong: day.month == 1,
        })
        .collect()
}

/// First day of a month, counted from January of the year 0.
fn month_start(months: i64) -> Option<Civil> {
    Civil::new((months.div_euclid(12), months.rem_euclid(12) + 1, 1), (0, 0, 0))
}

const MONTHS: [Message; 12] = [
    m::month_1,
    m::month_2,
    m::month_3,
    m::month_4,
    m::month_5,
    m::month_6,
    m::month_7,
    m::month_8,
    m::month_9,
    m::month_10,
    m::month_11,
    m::month_12,
];

fn month_name(day: Civil, language: Language) -> &'static str {
    let month = usize::try_from(day.month - 1).ok().and_then(|i| MONTHS.get(i));
    month.map_or("", |month| month(language))
}

/// "15 Jan", or the year on the first of January.
fn day_label(day: Civil, language: Language) -> String {
    if (day.month, day.day) == (1, 1) {
        return day.year.to_string();
    }
    m::AxisDay { day: &day.day.to_string(), month: month_name(day, language) }.say(language)
}

fn month_label(day: Civil, language: Language) -> String {
    if day.month == 1 { day.year.to_string() } else { month_name(day, language).to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clock::{UTC, tests::berlin};

    fn at(text: &str) -> Micros {
        calendar::parse(text).unwrap()
    }

    fn labels(from: &str, to: &str, at_most: u32) -> Vec<String> {
        time_ticks((at(from), at(to)), at_most, &UTC, Language::En).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn counts_get_few_round_ticks() {
        assert_eq!(count_ticks(1_870, 3), [0, 1_000]);
        assert_eq!(count_ticks(7, 4), [0, 2, 4, 6]);
        assert_eq!(count_ticks(1, 4), [0, 1]);
        assert_eq!(count_ticks(0, 4), [0, 1]);
        assert_eq!(count_ticks(100, 4), [0, 50, 100]);
        assert_eq!(count_ticks(99_001, 4), [0, 50_000]);
    }

    #[test]
    fn tick_labels_are_short_and_exact() {
        let labels: Vec<String> =
            [0, 9_500, 10_000, 250_000, 1_500_000, 2_000_000_000].map(|count| tick_label(count, Language::En)).into();
        assert_eq!(labels, ["0", "9,500", "10k", "250k", "1.5M", "2G"]);
    }

    #[test]
    fn times_get_round_ticks_with_a_date_somewhere() {
        assert_eq!(
            labels("2024-01-15T05:10:00Z", "2024-01-15T15:40:00Z", 4),
            ["15 Jan, 06:00", "09:00", "12:00", "15:00"]
        );
        assert_eq!(labels("2024-01-14T18:00:00Z", "2024-01-15T12:00:00Z", 4), ["18:00", "15 Jan", "06:00", "12:00"]);
        assert_eq!(labels("2023-12-31T00:00:00Z", "2024-01-03T00:00:00Z", 4), ["31 Dec", "2024", "2 Jan", "3 Jan"]);
        assert_eq!(labels("2023-11-10T00:00:00Z", "2024-03-20T00:00:00Z", 5), ["Dec", "2024", "Feb", "Mar"]);
        assert_eq!(labels("2013-01-01T00:00:00Z", "2024-03-20T00:00:00Z", 4), ["2015", "2020"]);
        assert_eq!(
            labels("2024-01-15T00:00:00Z", "2024-01-15T00:00:08Z", 5),
            ["15 Jan", "00:00:02", "00:00:04", "00:00:06", "00:00:08"]
        );
    }

    #[test]
    fn ticks_are_round_on_the_clocks_of_the_zone() {
        let labels = |from: &str, to: &str, at_most: u32| -> Vec<(String, String)> {
            let ticks = time_ticks((at(from), at(to)), at_most, &berlin(), Language::En);
            ticks.into_iter().map(|tick| (tick.label, calendar::write(tick.at).unwrap())).collect()
        };
        let expect = |ticks: &[(&str, &str)]| -> Vec<(String, String)> {
            ticks.iter().map(|(label, at)| ((*label).to_owned(), format!("2024-{at}:00:00Z"))).collect()
        };
        assert_eq!(
            labels("2024-03-30T12:00:00Z", "2024-04-01T12:00:00Z", 4),
            expect(&[("31 Mar", "03-30T23"), ("12:00", "03-31T10"), ("1 Apr", "03-31T22"), ("12:00", "04-01T10")])
        );
        // The hour after 02:00 occurs twice.
        assert_eq!(
            labels("2024-10-26T23:30:00Z", "2024-10-27T02:30:00Z", 4),
            expect(&[("27 Oct, 02:00", "10-27T00"), ("02:00", "10-27T01"), ("03:00", "10-27T02")])
        );
    }

    #[test]
    fn an_empty_or_impossible_period_has_no_ticks() {
        assert_eq!(time_ticks((Micros(5), Micros(5)), 4, &UTC, Language::En), []);
        assert_eq!(time_ticks((Micros(i64::MAX - 10), Micros(i64::MAX)), 4, &UTC, Language::En), []);
        time_ticks((Micros(i64::MIN), Micros(i64::MAX)), 4, &UTC, Language::En);
    }

    proptest! {
        #[test]
        fn count_ticks_stay_below_the_maximum(max in 0_u64..=u64::MAX / 4, at_most in 1_u64..10) {
            let ticks = count_ticks(max, at_most);
            prop_assert!(*ticks.last().unwrap() <= max.max(1));
            prop_assert!(ticks.len() as u64 <= at_most + 1);
        }

        #[test]
        fn time_ticks_stay_inside_and_few(from in -5_000_000_000_i64..5_000_000_000, span in 1_i64..4_000_000_000, n in 2_u32..12) {
            let (from, to) = (Micros(from * SECOND), Micros((from + span) * SECOND));
            for zone in [UTC, berlin()] {
                let ticks = time_ticks((from, to), n, &zone, Language::En);
                prop_assert!(ticks.iter().all(|tick| tick.at >= from && tick.at <= to));
                prop_assert!(ticks.windows(2).all(|pair| pair[0].at < pair[1].at));
                prop_assert!(ticks.len() <= n as usize * 2 + 2);
            }
        }

        #[test]
        fn a_scale_inverts(from in -1e6_f64..1e6, span in 1.0_f64..1e6, length in 1.0_f64..4000.0, part in 0.0_f64..1.0) {
            let scale = Scale::new(from, from + span, length);
            let value = from + span * part;
            prop_assert!((scale.invert(scale.at(value)) - value).abs() < 1e-3);
        }
    }
}
