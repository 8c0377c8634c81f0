//! A filter for an hour of the week: the hours of a period at which clocks of a zone show it, as a list of times. So the filter
//! means the same to everybody, whatever zone they choose, and every notation can say it.

use protocol::{Chip, Compare, Field, FieldTest, Filter, Micros, Moment, Operand, Test, TimeRange, Zone};

const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;

/// Most hours in a filter: an hour of the week over nine years.
pub const MOST_HOURS: usize = 500;

/// Separates the times from the name.
const NAME: char = ';';

/// "In this hour of the week (see [`calendar::week_hour`]), between two times"; `None` if there are none or too many.
pub fn chip(name: String, week_hour: (usize, usize), (first, last): (Micros, Micros), zone: &Zone) -> Option<Chip> {
    let mut hours = Vec::new();
    let mut at = calendar::floor(zone, first, HOUR);
    while at <= last {
        let next = calendar::next(zone, at, HOUR);
        if next <= at || hours.len() > MOST_HOURS {
            return None;
        }
        if calendar::week_hour(zone, at) == week_hour {
            hours.push(TimeRange { from: at, to: next });
            // The same hour of the week does not come again before almost a week has passed.
            let soon = Micros(next.0.saturating_add(6 * 24 * HOUR));
            at = if calendar::week_hour(zone, next) == week_hour { next } else { calendar::floor(zone, soon, HOUR) };
        } else {
            at = next;
        }
    }
    of_ranges(name, &hours).filter(|_| hours.len() <= MOST_HOURS)
}

fn of_ranges(name: String, ranges: &[TimeRange]) -> Option<Chip> {
    let field = || Field::Path(["eventTime"].into());
    let compare = |how: Compare, at: Micros| {
        Filter::Field(FieldTest { field: field(), test: Test::Compare(how, Operand::Time(Moment::At(at))) })
    };
    let within = |range: &TimeRange| {
        Filter::And(vec![compare(Compare::GreaterOrEqual, range.from), compare(Compare::Less, range.to)])
    };
    (!ranges.is_empty()).then(|| Chip {
        filter: Filter::Or(ranges.iter().map(within).collect()),
        field: "eventTime".to_owned(),
        value: name,
        negated: false,
        enabled: true,
        pinned: false,
    })
}

/// The ranges of such a filter.
fn ranges(filter: &Filter) -> Option<Vec<TimeRange>> {
    let Filter::Or(parts) = filter else { return None };
    let end = |filter: &Filter, wanted: Compare| match filter {
        Filter::Field(FieldTest {
            field: Field::Path(path),
            test: Test::Compare(how, Operand::Time(Moment::At(at))),
        }) if **path == ["eventTime"] && *how == wanted => Some(*at),
        _ => None,
    };
    let range = |part: &Filter| match part {
        Filter::And(ends) => match ends.as_slice() {
            [from, to] => Some(TimeRange { from: end(from, Compare::GreaterOrEqual)?, to: end(to, Compare::Less)? }),
            _ => None,
        },
        _ => None,
    };
    parts.iter().map(range).collect()
}

/// The chip for such a filter, where its name is not known.
pub fn of_filter(filter: &Filter) -> Option<Chip> {
    let ranges = ranges(filter)?;
    let name = crate::format::range(*ranges.first()?);
    of_ranges(if ranges.len() > 1 { name + ", …" } else { name }, &ranges)
}

/// Writes such a chip: in minutes since 1970, `28420980+60,28431060+60;NAME`.
pub fn print(chip: &Chip) -> Option<String> {
    let ranges = ranges(&chip.filter)?;
    let range = |range: &TimeRange| {
        let whole = range.from.0 % MINUTE == 0 && range.to.0 % MINUTE == 0;
        whole.then(|| format!("{}+{}", range.from.0 / MINUTE, range.to.0.saturating_sub(range.from.0) / MINUTE))
    };
    let times: Vec<String> = ranges.iter().map(range).collect::<Option<_>>()?;
    Some(format!("{}{NAME}{}", times.join(","), chip.value))
}

/// Parses such a chip.
pub fn parse(text: &str) -> Option<Chip> {
    let (times, name) = text.split_once(NAME)?;
    let range = |text: &str| {
        let (from, length) = text.split_once('+')?;
        let minutes = |text: &str| text.parse::<i64>().ok()?.checked_mul(MINUTE);
        let (from, length) = (minutes(from)?, minutes(length).filter(|length| *length > 0)?);
        Some(TimeRange { from: Micros(from), to: Micros(from.checked_add(length)?) })
    };
    let ranges: Vec<TimeRange> = times.split(',').take(MOST_HOURS + 1).map(range).collect::<Option<_>>()?;
    of_ranges(name.to_owned(), &ranges).filter(|_| ranges.len() <= MOST_HOURS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clock::{UTC, tests::berlin};
    use crate::fragment::chip as link;

    fn at(text: &str) -> Micros {
        calendar::parse(text).unwrap()
    }

    #[test]
    fn an_hour_of_the_week_is_every_such_hour_of_the_period() {
        let period = (at("2024-03-20T00:00:00Z"), at("2024-04-10T00:00:00Z"));
        // Sundays at two: on 31 March, clocks skip that hour.
        let sunday = chip("Sun".to_owned(), (6, 2), period, &berlin()).unwrap();
        let starts = ranges(&sunday.filter).unwrap().into_iter().map(|range| calendar::write(range.from).unwrap());
        assert_eq!(starts.collect::<Vec<_>>(), ["2024-03-24T01:00:00Z", "2024-04-07T00:00:00Z"]);
        assert_eq!(chip(String::new(), (0, 0), (at("2024-01-16T00:00:00Z"), at("2024-01-16T09:00:00Z")), &UTC), None);
        assert_eq!(chip(String::new(), (0, 0), (at("1000-01-01T00:00:00Z"), at("2024-01-16T09:00:00Z")), &UTC), None);
    }

    proptest! {
        #[test]
        fn it_is_what_the_clock_shows(day in 0_usize..7, hour in 0_usize..24, start in 0_i64..400, length in 0_i64..60) {
            let first = Micros(at("2024-01-01T00:00:00Z").0 + start * 24 * HOUR);
            let last = Micros(first.0 + length * 24 * HOUR);
            let found = chip(String::new(), (day, hour), (first, last), &berlin()).map(|chip| ranges(&chip.filter).unwrap());
            let hours = (0..=length * 24).map(|hour| Micros(first.0 + hour * HOUR));
            let expected: Vec<Micros> = hours.filter(|at| calendar::week_hour(&berlin(), *at) == (day, hour)).collect();
            let found: Vec<Micros> = found.unwrap_or_default().into_iter().map(|range| range.from).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn links_keep_it(name in "[a-zA-Z0-9:, ;–]{0,20}", starts in prop::collection::vec(0_i64..30_000_000, 1..9)) {
            let range = |start: &i64| TimeRange { from: Micros(start * MINUTE), to: Micros((start + 60) * MINUTE) };
            let ranges: Vec<TimeRange> = starts.iter().map(range).collect();
            let chip = of_ranges(name, &ranges).unwrap();
            prop_assert_eq!(link::parse(&link::print(&chip).unwrap()), Some(chip.clone()));
            prop_assert_eq!(of_filter(&chip.filter).map(|known| known.filter), Some(chip.filter));
        }
    }
}
