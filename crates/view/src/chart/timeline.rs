//! Counts over time: the columns to draw, what a drag or an arrow key selects, and the same data as a table.
//!
//! ```text
//! max ┤      ┌┐          one Column for each bin; x in whole pixels, so that edges are crisp
//!     │   ┌┐ ││          height of all events, of which `errors` from the bottom
//!   0 ┼─┬┬┴┴┬┴┴──
//! ```

use csv_writer::table;
use protocol::{Histogram, Micros, Zone};
use words::{Language, Say, messages as m};

use super::brush::Brush;
use super::stack::Part;
use crate::clock::{UTC, moment};
use crate::scale::{Scale, within};

/// A bin as drawn. In pixels; y is measured downwards from the top of the plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Left edge.
    pub x: f64,
    /// Width, at least 1 (with a gap of one pixel to the next, if there is room).
    pub width: f64,
    /// Height for all events; at least 2 if there are any.
    pub height: f64,
    /// Height of the marked part (errors, or events that are not proved): at least 2 if there is any, at most `height`.
    pub errors: f64,
    /// Height of the disproved part of that, with the same limits.
    pub failed: f64,
}

/// A histogram, ready to be drawn and read aloud.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineTable {
    /// Where each bin begins, and where the last one ends, in microseconds since 1970; empty without bins.
    pub edges: Vec<i64>,
    /// Usual length of a bin in microseconds; more than 0 if there are bins.
    pub bin_length: i64,
    /// Whose clocks they follow.
    pub zone: Zone,
    /// For each bin, the number of events, and of those that are marked: errors, or events that are not proved.
    pub bins: Vec<(u64, u64)>,
    /// If events that are not proved are marked, how many of these are disproved in each bin.
    pub failed: Option<Vec<u64>>,
    /// The parts of the columns, from the base, if they are divided by the values of a field.
    pub layers: Vec<Part>,
    /// Number of events without a usable time.
    pub undated: u64,
}

impl TimelineTable {
    /// From the engine's answer, with errors marked.
    pub fn of(histogram: &Histogram, zone: &Zone) -> TimelineTable {
        TimelineTable {
            edges: histogram.edges.iter().map(|edge| edge.0).collect(),
            bin_length: histogram.bin_length.max(1),
            zone: zone.clone(),
            bins: histogram.bins.iter().map(|bin| (bin.count, bin.errors)).collect(),
            failed: None,
            layers: Vec::new(),
            undated: histogram.undated,
        }
    }

    /// From the engine's answer, with events marked that are not proved.
    pub fn by_proof(histogram: &Histogram, zone: &Zone) -> TimelineTable {
        let bins = &histogram.bins;
        TimelineTable {
            bins: bins.iter().map(|bin| (bin.count, bin.unchecked.saturating_add(bin.failed))).collect(),
            failed: Some(bins.iter().map(|bin| bin.failed).collect()),
            ..TimelineTable::of(histogram, zone)
        }
    }

    /// The largest count of a bin.
    pub fn max(&self) -> u64 {
        self.bins.iter().map(|bin| bin.0).max().unwrap_or(0)
    }

    /// Number of events with a time.
    pub fn total(&self) -> u64 {
        self.bins.iter().map(|bin| bin.0).fold(0, u64::saturating_add)
    }

    /// Number of marked events with a time.
    pub fn errors(&self) -> u64 {
        self.bins.iter().map(|bin| bin.1).fold(0, u64::saturating_add)
    }

    /// The columns for a plot of this size whose axis ends at `top`.
    pub fn columns(&self, width: f64, height: f64, top: u64) -> Vec<Column> {
        let x = Scale::new(0.0, self.bins.len() as f64, width);
        let y = Scale::new(0.0, top.max(1) as f64, height);
        let tall = |count: u64| if count == 0 { 0.0 } else { y.at(count as f64).round().max(2.0) };
        self.bins
            .iter()
            .enumerate()
            .map(|(i, &(count, errors))| {
                let (left, right) = (x.at(i as f64).round(), x.at((i + 1) as f64).round());
                let gap = if right - left >= 3.0 { 1.0 } else { 0.0 };
                let height = tall(count);
                let failed = self.failed.as_ref().and_then(|failed| failed.get(i)).copied().unwrap_or(0);
                let errors = tall(errors).min(height);
                Column {
                    x: left,
                    width: (right - left - gap).max(1.0),
                    height,
                    errors,
                    failed: tall(failed).min(errors),
                }
            })
            .collect()
    }

    /// The bin at a horizontal position in a plot of this width.
    pub fn bin_at(&self, x: f64, width: f64) -> Option<usize> {
        let last = self.bins.len().checked_sub(1)?;
        let position = Scale::new(0.0, self.bins.len() as f64, width).invert(x);
        // The scale limits it to [0, len], so the cast cannot wrap.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Some((position as usize).min(last))
    }

    /// Start of a bin. For those after the last, its end.
    pub fn bin_start(&self, bin: usize) -> i64 {
        self.edges.get(bin).or(self.edges.last()).copied().unwrap_or_default()
    }

    /// How many bins are before a time, with a fraction: where it is in the drawing, since all bins are drawn alike.
    pub fn place(&self, at: i64) -> f64 {
        let bin = self.edges.partition_point(|edge| *edge <= at).saturating_sub(1);
        let Some((from, to)) = self.edges.get(bin).zip(self.edges.get(bin + 1)) else { return self.bins.len() as f64 };
        let length = to.saturating_sub(*from).max(1);
        bin as f64 + within(at.saturating_sub(*from) as f64 / length as f64, 0.0, 1.0)
    }

    /// End of the last bin.
    pub fn end(&self) -> i64 {
        self.bin_start(self.bins.len())
    }

    /// A bin in words: "2024-01-15 12:00Z to 13:00Z: 23 events, 2 errors".
    pub fn bin_words(&self, bin: usize, language: Language) -> String {
        if self.bins.get(bin).is_none() {
            return String::new();
        }
        self.brush_words(Brush::at(bin), language)
    }

    /// Several bins in words, like [`TimelineTable::bin_words`].
    pub fn brush_words(&self, brush: Brush, language: Language) -> String {
        let (first, end) = brush.bins();
        let inside = self.bins.iter().take(end).skip(first);
        let (count, errors) = inside.fold((0_u64, 0_u64), |sum, bin| (sum.0 + bin.0, sum.1 + bin.1));
        let period = self.period(self.bin_start(first), self.bin_start(end), language);
        m::TimelineBin { period: &period, counts: &self.counts(count, errors, language) }.say(language)
    }

    /// The whole chart in a sentence.
    pub fn summary(&self, language: Language) -> String {
        if self.bins.is_empty() {
            return m::timeline_no_events(language).to_owned();
        }
        m::TimelineSummary {
            counts: &self.counts(self.total(), self.errors(), language),
            bins: self.bins.len() as u64,
            length: &bin_length_words(self.bin_length, language),
            from: &self.moment(0),
            to: &self.moment(self.bins.len()),
        }
        .say(language)
    }

    /// The table for a spreadsheet.
    pub fn to_csv(&self, language: Language) -> String {
        let header = self.headings(language);
        let is_utc = self.zone.name.is_empty();
        let header = match is_utc {
            true => header,
            false => [m::chart_from_utc(language), m::chart_to_utc(language)]
                .map(str::to_owned)
                .into_iter()
                .chain(header)
                .collect(),
        };
        let rows = self.bins.iter().enumerate().map(|(i, bin)| {
            let [from, to] = [i, i + 1].map(|bin| Micros(self.bin_start(bin)));
            let mut row = if is_utc { Vec::new() } else { vec![moment(from, &UTC), moment(to, &UTC)] };
            row.extend([self.moment(i), self.moment(i + 1), bin.0.to_string(), bin.1.to_string()]);
            row.extend(self.layers.iter().map(|part| part.counts.get(i).map_or_else(String::new, u64::to_string)));
            row
        });
        table(std::iter::once(header).chain(rows))
    }

    /// Headings for the table.
    pub fn headings(&self, language: Language) -> Vec<String> {
        let marked = if self.failed.is_some() { m::chart_not_proved } else { m::chart_errors };
        let usual = [m::chart_from(language), m::chart_to(language), m::chart_events(language), marked(language)];
        usual.into_iter().map(str::to_owned).chain(self.layers.iter().map(|part| part.name.clone())).collect()
    }

    /// Where a bin begins, in words. For the one after the last, its end.
    pub fn moment(&self, bin: usize) -> String {
        moment(Micros(self.bin_start(bin)), &self.zone)
    }

    /// A period, without repeating the day.
    fn period(&self, from: i64, to: i64, language: Language) -> String {
        let [from, end] = [from, to].map(|at| moment(Micros(at), &self.zone));
        let to = match (from.split_once(' '), end.split_once(' ')) {
            (Some((day, _)), Some((same, time))) if day == same => time,
            _ => &end,
        };
        m::TimelinePeriod { from: &from, to }.say(language)
    }

    fn counts(&self, count: u64, marked: u64, language: Language) -> String {
        let events = m::ExactEvents { n: count }.say(language);
        let marked = match (marked, self.failed.is_some()) {
            (0, _) => return events,
            (n, true) => m::ExactNotProved { n }.say(language),
            (n, false) => m::ExactErrors { n }.say(language),
        };
        m::ChartCountsMarked { events: &events, marked: &marked }.say(language)
    }
}

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A unit of time in microseconds, and the message for a number of them.
type Unit = (i64, fn(u64, Language) -> String);

/// A duration in words: "15 minutes", "1 hour", "7 days".
pub fn bin_length_words(micros: i64, language: Language) -> String {
    let whole = |unit: i64| u64::try_from(micros / unit).ok().filter(|n| *n > 0 && micros % unit == 0);
    let units: [Unit; 5] = [
        (DAY, |n, language| m::ExactDays { n }.say(language)),
        (HOUR, |n, language| m::ExactHours { n }.say(language)),
        (MINUTE, |n, language| m::ExactMinutes { n }.say(language)),
        (SECOND, |n, language| m::ExactSeconds { n }.say(language)),
        (1_000, |n, language| m::TimelineMilliseconds { n }.say(language)),
    ];
    let said = units.into_iter().find_map(|(unit, say)| whole(unit).map(|n| say(n, language)));
    said.unwrap_or_else(|| m::TimelineMicroseconds { n: micros.unsigned_abs() }.say(language))
}

/// The unit that a bin's length is, as messages name it.
pub fn bin_unit(micros: i64) -> &'static str {
    match micros {
        DAY => "day",
        HOUR => "hour",
        MINUTE => "minute",
        SECOND => "second",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use protocol::Bin;

    use super::*;
    use crate::clock::tests::berlin;

    fn table(bins: &[(u64, u64)]) -> TimelineTable {
        let edges = (0..).take(bins.len() + 1).map(|bin| bin * HOUR).collect();
        TimelineTable { edges, bin_length: HOUR, bins: bins.to_vec(), ..TimelineTable::default() }
    }

    #[test]
    fn a_single_event_among_many_can_still_be_seen() {
        let columns = table(&[(1_000_000, 1), (1, 0), (0, 0)]).columns(30.0, 100.0, 1_000_000);
        assert_eq!((columns[0].height, columns[0].errors), (100.0, 2.0));
        assert_eq!((columns[1].height, columns[1].errors), (2.0, 0.0));
        assert_eq!(columns[2].height, 0.0);
        assert_eq!((columns[1].x, columns[1].width), (10.0, 9.0));
    }

    #[test]
    fn what_is_not_proved_can_be_marked_instead_of_errors() {
        let bin = |count, unchecked, failed| Bin { count, errors: 1, unchecked, failed };
        let bins = vec![bin(10, 0, 0), bin(10, 4, 1)];
        let edges = vec![Micros(0), Micros(HOUR), Micros(2 * HOUR)];
        let histogram = Histogram { edges, bin_length: HOUR, bins, undated: 0 };
        let table = TimelineTable::by_proof(&histogram, &UTC);
        assert_eq!((table.bins.as_slice(), table.failed.as_deref()), (&[(10, 0), (10, 5)][..], Some(&[0, 1][..])));
        assert_eq!(table.bin_words(1, Language::En), "1970-01-01 01:00Z to 02:00Z: 10 events, 5 not proved");
        let columns = table.columns(20.0, 100.0, 10);
        assert_eq!((columns[1].errors, columns[1].failed), (50.0, 10.0));
        assert!(table.to_csv(Language::En).starts_with("From,To,Events,Not proved\r\n"));
        assert_eq!(TimelineTable::of(&histogram, &UTC).errors(), 2);
    }

    #[test]
    fn words_name_the_period_and_the_counts() {
        let table = table(&[(23, 2), (1, 1), (0, 0)]);
        assert_eq!(table.bin_words(0, Language::En), "1970-01-01 00:00Z to 01:00Z: 23 events, 2 errors");
        assert_eq!(table.bin_words(1, Language::En), "1970-01-01 01:00Z to 02:00Z: 1 event, 1 error");
        assert_eq!(table.bin_words(9, Language::En), "");
        assert_eq!(
            table.brush_words(Brush { anchor: 1, focus: 0 }, Language::En),
            "1970-01-01 00:00Z to 02:00Z: 24 events, 3 errors"
        );
        assert_eq!(
            table.summary(Language::En),
            "24 events, 3 errors in 3 bins of 1 hour from 1970-01-01 00:00Z to 1970-01-01 03:00Z."
        );
    }

    #[test]
    fn in_another_zone_all_times_are_those_of_its_clocks() {
        let zone = berlin();
        let bins = vec![Bin { count: 1, errors: 0, unchecked: 0, failed: 0 }; 2];
        let edges = ["2024-10-26T22:00:00Z", "2024-10-27T23:00:00Z", "2024-10-28T23:00:00Z"];
        let edges: Vec<Micros> = edges.into_iter().filter_map(calendar::parse).collect();
        let middle = edges[0].0 + 25 * HOUR / 2;
        let table = TimelineTable::of(&Histogram { edges, bin_length: DAY, bins, undated: 0 }, &zone);
        // The first day has 25 hours.
        assert_eq!(table.bin_words(0, Language::En), "2024-10-27 00:00+02:00 to 2024-10-28 00:00+01:00: 1 event");
        assert_eq!([table.place(middle), table.place(table.end()), table.place(0)], [0.5, 2.0, 0.0]);
        assert!(table.to_csv(Language::En).starts_with(
            "From (UTC),To (UTC),From,To,Events,Errors\r\n\
             2024-10-26 22:00Z,2024-10-27 23:00Z,2024-10-27 00:00+02:00,2024-10-28 00:00+01:00,1,0\r\n"
        ));
    }

    #[test]
    fn lengths_and_moments_are_said_shortly() {
        assert_eq!(
            [HOUR, 15 * 60_000_000, 7 * 24 * HOUR, 5_000].map(|length| bin_length_words(length, Language::En)),
            ["1 hour", "15 minutes", "7 days", "5 ms"]
        );
        assert_eq!(
            [0, 1_000_000, 1_500_000].map(|at| moment(Micros(at), &UTC)),
            ["1970-01-01 00:00Z", "1970-01-01 00:00:01Z", "1970-01-01 00:00:01.500000Z"]
        );
    }

    proptest! {
        #[test]
        fn columns_never_overlap_and_stay_inside(n in 1_usize..240, width in 240_u32..2_000, max in 1_u64..1_000_000) {
            let width = f64::from(width);
            let bins: Vec<(u64, u64)> = (0..n as u64).map(|i| (i * 7_919 % (max + 1), i % 3)).collect();
            let columns = table(&bins).columns(width, 120.0, max);
            for pair in columns.windows(2) {
                prop_assert!(pair[0].x + pair[0].width <= pair[1].x);
            }
            for column in &columns {
                prop_assert!(column.x >= 0.0 && column.x + column.width <= width + 1.0);
                prop_assert!(column.height <= 120.0 && column.errors <= column.height);
            }
        }

        #[test]
        fn every_position_has_a_bin(n in 1_usize..240, x in -100.0_f64..3_000.0) {
            let table = table(&vec![(1, 0); n]);
            prop_assert!(table.bin_at(x, 800.0).is_some_and(|bin| bin < n));
        }
    }
}
