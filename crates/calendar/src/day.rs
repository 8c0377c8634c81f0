//! Days since 1970-01-01 to dates, and back.

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Number of days in a month (1 to 12).
pub const fn month_length(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date. Years are counted from March, so that the leap day is the last day of its year.
pub const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

/// Year, month and day of the date `days` days after 1970-01-01.
pub const fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    // 146,097 days are 400 years.
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    // March is 0; from March on, month lengths repeat in groups of 5 months with 153 days.
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + if month <= 2 { 1 } else { 0 }, month, day)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn dates_are_those_of_jiff(day in -700_000i64..2_900_000) {
            let epoch = jiff::civil::date(1970, 1, 1);
            let known = epoch.checked_add(jiff::Span::new().days(day)).unwrap();
            let (year, month, length) = (i64::from(known.year()), i64::from(known.month()), i64::from(known.day()));
            prop_assert_eq!(date(day), (year, month, length));
            prop_assert_eq!(days(year, month, length), day);
            prop_assert_eq!(month_length(year, month), i64::from(known.days_in_month()));
        }
    }
}
