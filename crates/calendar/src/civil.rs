//! A point in time as date and time of day.

use protocol::Micros;

use crate::day::{date, days, month_length};

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400;

/// Date and time of day in UTC. Those made by [`Civil::new`] and [`Civil::of`] are always valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil {
    /// 0 to 9999.
    pub year: i64,
    /// 1 to 12.
    pub month: i64,
    /// 1 to 31.
    pub day: i64,
    /// 0 to 23.
    pub hour: i64,
    /// 0 to 59.
    pub minute: i64,
    /// 0 to 59; there are no leap seconds.
    pub second: i64,
    /// 0 to 999,999.
    pub micro: i64,
}

impl Civil {
    /// A whole second; `None` if there is no such date or time of day.
    pub fn new((year, month, day): (i64, i64, i64), (hour, minute, second): (i64, i64, i64)) -> Option<Civil> {
        let exists = (0..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=month_length(year, month)).contains(&day)
            && (0..24).contains(&hour)
            && (0..60).contains(&minute)
            && (0..60).contains(&second);
        exists.then_some(Civil { year, month, day, hour, minute, second, micro: 0 })
    }

    /// Date and time of day at `at`; `None` outside the years 0 to 9999.
    pub fn of(at: Micros) -> Option<Civil> {
        let (seconds, micro) = (at.0.div_euclid(SECOND), at.0.rem_euclid(SECOND));
        let (year, month, day) = date(seconds.div_euclid(DAY));
        let second = seconds.rem_euclid(DAY);
        let civil = Civil::new((year, month, day), (second / 3600, second / 60 % 60, second % 60))?;
        Some(Civil { micro, ..civil })
    }

    /// Microseconds since 1970 of this date and time.
    pub const fn at(self) -> Micros {
        let clock = self.hour * 3600 + self.minute * 60 + self.second;
        Micros((days(self.year, self.month, self.day) * DAY + clock) * SECOND + self.micro)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_exists_is_made() {
        let noon = (12, 0, 0);
        for date in [(2024, 2, 29), (2000, 2, 29), (0, 1, 1), (9999, 12, 31)] {
            assert!(Civil::new(date, noon).is_some(), "{date:?}");
        }
        for date in
            [(2023, 2, 29), (1900, 2, 29), (2024, 13, 1), (2024, 0, 1), (2024, 4, 31), (2024, 1, 0), (10_000, 1, 1)]
        {
            assert_eq!(Civil::new(date, noon), None, "{date:?}");
        }
        for clock in [(24, 0, 0), (0, 60, 0), (0, 0, 60), (-1, 0, 0)] {
            assert_eq!(Civil::new((2024, 1, 1), clock), None, "{clock:?}");
        }
    }

    #[test]
    fn every_time_of_the_calendar_comes_back() {
        // A prime step covers all times of day and all dates sooner or later.
        for time in (-62_167_219_200_000_000..253_402_300_800_000_000i64).step_by(7_919_000_113_003) {
            assert_eq!(Civil::of(Micros(time)).map(Civil::at), Some(Micros(time)));
        }
        for time in [i64::MIN, -62_167_219_200_000_001, 253_402_300_800_000_000, i64::MAX] {
            assert_eq!(Civil::of(Micros(time)), None, "{time}");
        }
    }
}
