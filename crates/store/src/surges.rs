//! Hours in which something was called unusually often, by a rule that anybody can check by counting.
//!
//! For each API, and for each API and error, calls are counted by hour. What is usual is taken from the log itself: the busiest hour
//! of each other day, and of these the second largest, so that one more unusual day does not hide this one. Beyond
//! `FACTOR * usual + LEAST` calls, the hour is unusual. Programs that call something every day, or every week, are usual with that.

use order::Order;
use std::collections::HashMap;

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
        let day = |time: i64| time.div_euclid(HOUR * HOURS_A_DAY);
        let days = day(last) - day(first) + 1;
        let mut all: Vec<Surge> = Vec::new();
        if days >= DAYS_NEEDED {
            KEYS.iter().for_each(|columns| self.surges_of(selection, columns, &mut all));
        }
        // An error that surges with its API is told once.
        let whole: Vec<(String, String, Micros, u64)> = all.iter().filter(|it| it.error.is_none()).map(parts).collect();
        all.retain(|it| it.error.is_none() || !whole.contains(&parts(it)));
        all.order_by(|a, b| (a.hour, &a.source, &a.name, &a.error).cmp(&(b.hour, &b.source, &b.name, &b.error)));
        let more = all.len().saturating_sub(MOST_SURGES) as u64;
        all.truncate(MOST_SURGES);
        Surges { days: days.unsigned_abs(), needed: DAYS_NEEDED.unsigned_abs(), surges: all, more, ..Surges::default() }
    }

    fn surges_of(&self, selection: &Selection, columns: &[Column], out: &mut Vec<Surge>) {
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
            for (hour, usual) in unusual(&counts) {
                let rows = api.first().and_then(|(key, ..)| hours.get(&(*key, hour))).cloned().unwrap_or_default();
                let text = |at: usize| rows.first().and_then(|row| by.get(at).and_then(|it| it.text(it.id(*row))));
                out.push(Surge {
                    source: text(0).unwrap_or_default(),
                    name: text(1).unwrap_or_default(),
                    error: text(2),
                    hour: Micros(hour.saturating_mul(HOUR)),
                    count: rows.len() as u64,
                    usual,
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

/// The unusual hours among these, ascending, each with what is usual.
fn unusual(counts: &[(i64, u64)]) -> Vec<(i64, u64)> {
    let day = |hour: i64| hour.div_euclid(HOURS_A_DAY);
    let mut busiest: Vec<(i64, u64)> = Vec::new();
    for of_day in counts.chunk_by(|a, b| day(a.0) == day(b.0)) {
        let most = of_day.iter().map(|(_, count)| *count).max().unwrap_or_default();
        busiest.extend(of_day.first().map(|(hour, _)| (day(*hour), most)));
    }
    busiest.order_by_key(|(_, most)| std::cmp::Reverse(*most));
    let usual = |today: i64| busiest.iter().filter(|(day, _)| *day != today).nth(1).map_or(0, |(_, most)| *most);
    let judged = counts.iter().map(|(hour, count)| (*hour, *count, usual(day(*hour))));
    judged.filter(|(_, count, usual)| *count > limit(*usual)).map(|(hour, _, usual)| (hour, usual)).collect()
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
            worst = months.iter().map(|counts| unusual(counts).len()).chain([worst]).max().unwrap();
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
            let found: Vec<i64> = unusual(&counts).into_iter().map(|(hour, _)| hour).collect();
            assert_eq!(found, [100, 500], "one does not hide the other");
        }
    }
}
