//! Hours in which something was called unusually often, by a rule that anybody can check by counting.
//!
//! For each API, and for each API and error, calls are counted by hour. What is usual is taken from the log itself: the busiest hour
//! of each other day, and of these the second largest, so that one more unusual day does not hide this one. Beyond
//! `FACTOR * usual + LEAST` calls, the hour is unusual. Programs that call something every day, or every week, are usual with that.
//!
//! What is quiet at night can be unusual with far fewer calls. So in a log of four weeks, an hour is also compared with the same hours of
//! the week, three hours before and after included, on all other days. Where that finds hours on more than one day, the API has no
//! weekly rhythm, and it does not count.

use order::Order;
use std::collections::{HashMap, HashSet};

use protocol::findings::{Surge, Surges};
use protocol::{Column, Micros};

use crate::batch::UNDATED;
use crate::dictionary::ABSENT;
use crate::groups::{Numbers, Values};
use crate::select::Selection;
use crate::store::Store;

const HOUR: i64 = 3_600_000_000;
const HOURS_A_DAY: i64 = 24;

/// How many times as many calls as usual are still usual …
const FACTOR: u64 = 3;
/// … and how many more.
const LEAST: u64 = 20;

/// With fewer days, nobody knows what is usual.
const DAYS_NEEDED: i64 = 7;

/// With fewer days, nobody knows what is usual in an hour of the week.
const DAYS_NEEDED_FOR_WEEKS: i64 = 28;

const HOURS_A_WEEK: i64 = 7 * HOURS_A_DAY;

/// So many hours before and after count as the same hour of the week.
const AROUND: i64 = 3;

/// Most surges told.
const MOST_SURGES: usize = 100;

/// What is counted apart: for each API, for each API and error.
const KEYS: [&[Column]; 2] =
    [&[Column::EventSource, Column::EventName], &[Column::EventSource, Column::EventName, Column::ErrorCode]];

impl Store {
    /// The unusual hours of a selection.
    pub fn surges(&self, selection: &Selection) -> Surges {
        let Some((Micros(first), Micros(last))) = self.span(selection) else {
            return Surges { needed: DAYS_NEEDED.unsigned_abs(), ..Surges::default() };
        };
        let days = self.days_with_events(first, last);
        let mut all: Vec<Surge> = Vec::new();
        if days >= DAYS_NEEDED {
            KEYS.iter().for_each(|columns| self.surges_of(selection, columns, days, &mut all));
        }
        // An error that surges with its API is told once.
        let whole: Vec<(String, String, Micros, u64)> = all.iter().filter(|it| it.error.is_none()).map(parts).collect();
        all.retain(|it| it.error.is_none() || !whole.contains(&parts(it)));
        all.order_by(|a, b| (a.hour, &a.source, &a.name, &a.error).cmp(&(b.hour, &b.source, &b.name, &b.error)));
        let more = all.len().saturating_sub(MOST_SURGES) as u64;
        all.truncate(MOST_SURGES);
        Surges { days: days.unsigned_abs(), needed: DAYS_NEEDED.unsigned_abs(), surges: all, more, ..Surges::default() }
    }

    /// Days from one time to another with any event. On others, nobody knows what was usual: a date in another year does not make a
    /// log of one day a long one.
    fn days_with_events(&self, first: i64, last: i64) -> i64 {
        let mut days = HashSet::new();
        let mut latest = None;
        for time in self.times.iter().filter(|time| **time != UNDATED && (first..=last).contains(*time)) {
            let day = time.div_euclid(HOUR * HOURS_A_DAY);
            if latest.replace(day) != Some(day) {
                days.insert(day);
            }
        }
        i64::try_from(days.len()).unwrap_or(i64::MAX)
    }

    fn surges_of(&self, selection: &Selection, columns: &[Column], days: i64, out: &mut Vec<Surge>) {
        let by: Vec<Values<'_>> = columns.iter().map(|column| self.values(*column)).collect();
        let mut numbers: Vec<Numbers> = by.iter().map(|_| Numbers::default()).collect();
        let mut key_of = |row: u32| {
            by.iter().zip(&mut numbers).try_fold(0_u32, |key, (values, numbers)| {
                let id = Some(values.id(row)).filter(|id| *id != ABSENT)?;
                Some(numbers.of(u64::from(key) << 32 | u64::from(id)).0)
            })
        };
        let mut hours: HashMap<(u32, i64), Vec<u32>> = HashMap::new();
        for row in &selection.rows {
            let time = self.times.get(*row as usize).copied().unwrap_or(UNDATED);
            if let Some(key) = key_of(*row).filter(|_| time != UNDATED) {
                hours.entry((key, time.div_euclid(HOUR))).or_default().push(*row);
            }
        }
        let mut counted: Vec<(u32, i64, u64)> =
            hours.iter().map(|((key, hour), rows)| (*key, *hour, rows.len() as u64)).collect();
        counted.order();
        for api in counted.chunk_by(|a, b| a.0 == b.0) {
            let counts: Vec<(i64, u64)> = api.iter().map(|(_, hour, count)| (*hour, *count)).collect();
            for Unusual { hour, usual, weekly } in unusual(&counts, days >= DAYS_NEEDED_FOR_WEEKS) {
                let rows = api.first().and_then(|(key, ..)| hours.get(&(*key, hour))).cloned().unwrap_or_default();
                let text = |at: usize| rows.first().and_then(|row| by.get(at).and_then(|it| it.text(it.id(*row))));
                out.push(Surge {
                    source: text(0).unwrap_or_default(),
                    name: text(1).unwrap_or_default(),
                    error: text(2),
                    hour: Micros(hour.saturating_mul(HOUR)),
                    count: rows.len() as u64,
                    usual,
                    weekly,
                    factor: FACTOR,
                    least: LEAST,
                    limit: limit(usual),
                    proof: self.totals(&Selection::of(rows)).proof,
                });
            }
        }
    }
}

fn parts(surge: &Surge) -> (String, String, Micros, u64) {
    (surge.source.clone(), surge.name.clone(), surge.hour, surge.count)
}

fn limit(usual: u64) -> u64 {
    usual.saturating_mul(FACTOR).saturating_add(LEAST)
}

/// An unusual hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Unusual {
    hour: i64,
    usual: u64,
    /// Whether it was compared with the same hours of the week.
    weekly: bool,
}

/// The unusual hours among these, ascending. `by_week`: whether the log is long enough for comparing hours of the week.
fn unusual(counts: &[(i64, u64)], by_week: bool) -> Vec<Unusual> {
    let mut busiest: Vec<(i64, u64)> = Vec::new();
    for of_day in counts.chunk_by(|a, b| day(a.0) == day(b.0)) {
        let most = of_day.iter().map(|(_, count)| *count).max().unwrap_or_default();
        busiest.extend(of_day.first().map(|(hour, _)| (day(*hour), most)));
    }
    busiest.order_by_key(|(_, most)| std::cmp::Reverse(*most));
    let usual = |today: i64| busiest.iter().filter(|(day, _)| *day != today).nth(1).map_or(0, |(_, most)| *most);
    let found = |weekly: bool, usual: &dyn Fn(i64) -> u64| -> Vec<Unusual> {
        let judged = counts.iter().map(|(hour, count)| (*count, Unusual { hour: *hour, usual: usual(*hour), weekly }));
        judged.filter(|(count, hour)| *count > limit(hour.usual)).map(|(_, hour)| hour).collect()
    };
    let mut all = found(false, &|hour| usual(day(hour)));
    if by_week {
        let week = Week::of(counts);
        let mut more = found(true, &|hour| week.usual(hour));
        more.retain(|hour| all.iter().all(|known| known.hour != hour.hour));
        let one_day = more.first().zip(more.last()).is_some_and(|(first, last)| day(first.hour) == day(last.hour));
        if one_day {
            all.extend(more);
            all.order();
        }
    }
    all
}

fn day(hour: i64) -> i64 {
    hour.div_euclid(HOURS_A_DAY)
}

/// For each hour of the week, the two days with the most calls in it.
struct Week(Vec<[(i64, u64); 2]>);

impl Week {
    fn of(counts: &[(i64, u64)]) -> Week {
        let mut hours = vec![[(i64::MIN, 0); 2]; usize::try_from(HOURS_A_WEEK).unwrap_or_default()];
        for (hour, count) in counts {
            let Some([first, second]) = hours.get_mut(Week::place(*hour)) else { continue };
            if *count > first.1 {
                *second = std::mem::replace(first, (day(*hour), *count));
            } else if *count > second.1 {
                *second = (day(*hour), *count);
            }
        }
        Week(hours)
    }

    fn place(hour: i64) -> usize {
        usize::try_from(hour.rem_euclid(HOURS_A_WEEK)).unwrap_or_default()
    }

    /// The most calls on another day, at that hour of the week or nearly so.
    fn usual(&self, hour: i64) -> u64 {
        let near = (hour.saturating_sub(AROUND)..=hour.saturating_add(AROUND))
            .filter_map(|near| self.0.get(Week::place(near)));
        near.flatten().filter(|(on, _)| *on != day(hour)).map(|(_, count)| *count).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random, the same each time.
    struct Dice(u64);

    impl Dice {
        fn unit(&mut self) -> f64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 11) as f64 / (1u64 << 53) as f64
        }

        /// A Poisson-distributed number.
        fn poisson(&mut self, mean: f64) -> u64 {
            let (mut left, mut count) = ((-mean).exp(), 0);
            let mut product = self.unit();
            while product > left {
                product *= self.unit();
                count += 1;
                left = left.max(f64::MIN_POSITIVE);
            }
            count
        }
    }

    /// A month of hours with these means.
    fn month(dice: &mut Dice, mean: impl Fn(i64, &mut Dice) -> f64) -> Vec<(i64, u64)> {
        let counts = (0..30 * HOURS_A_DAY).map(|hour| {
            let mean = mean(hour, dice);
            (hour, dice.poisson(mean))
        });
        counts.filter(|(_, count)| *count > 0).collect()
    }

    #[test]
    fn a_quiet_api_has_at_most_one_alarm_a_month() {
        let works = |hour: i64| (8..18).contains(&(hour % 24)) && hour / 24 % 7 < 5;
        let mut worst = 0;
        let levels = [0.01, 0.1, 1.0, 5.0, 40.0, 200.0];
        for (seed, level) in (0..200).zip(levels.into_iter().cycle()) {
            let mut dice = Dice(seed);
            // Always the same; office hours; every night; every Sunday; now and then, in bursts.
            let months = [
                month(&mut dice, |_, _| level),
                month(&mut dice, |hour, _| if works(hour) { level } else { level / 20.0 }),
                month(&mut dice, |hour, _| if hour % 24 == 3 { 10.0 * level } else { 0.0 }),
                month(&mut dice, |hour, _| if hour % 168 == 3 { 10.0 * level } else { 0.0 }),
                month(&mut dice, |_, dice| if dice.unit() < 0.05 { 3.0 * level } else { 0.0 }),
                // Rates that differ from hour to hour by a factor of several.
                month(&mut dice, |_, dice| level * -dice.unit().max(1e-9).ln()),
            ];
            worst = months.iter().map(|counts| unusual(counts, true).len()).chain([worst]).max().unwrap();
        }
        assert!(worst <= 1, "{worst} alarms in a quiet month");
    }

    #[test]
    fn bursts_are_found() {
        for seed in 0..50 {
            let mut dice = Dice(seed);
            let mut counts = month(&mut dice, |hour, _| if (8..18).contains(&(hour % 24)) { 5.0 } else { 0.5 });
            for burst in [100, 500] {
                counts.retain(|(hour, _)| *hour != burst);
                counts.push((burst, 120));
            }
            counts.sort_unstable();
            let found: Vec<i64> = unusual(&counts, true).into_iter().map(|it| it.hour).collect();
            assert_eq!(found, [100, 500], "one does not hide the other");
        }
    }

    #[test]
    fn a_burst_at_night_is_found_that_would_be_usual_by_day() {
        let works = |hour: i64| (8..18).contains(&(hour % 24)) && hour / 24 % 7 < 5;
        for seed in 0..50 {
            let mut dice = Dice(seed);
            let mut counts = month(&mut dice, |hour, _| if works(hour) { 100.0 } else { 1.0 });
            let night = 12 * HOURS_A_DAY + 3;
            counts.retain(|(hour, _)| *hour != night);
            counts.push((night, 90));
            counts.sort_unstable();
            let found = unusual(&counts, true);
            assert_eq!(found.iter().map(|it| (it.hour, it.weekly)).collect::<Vec<_>>(), [(night, true)]);
            assert!(unusual(&counts, false).is_empty());
        }
    }
}
