//! Counts over time: the columns to draw, what a drag or an arrow key selects, and the same data as a table.
//!
//! ```text
//! max ┤      ┌┐          one Column for each bin; x in whole pixels, so that edges are crisp
//!     │   ┌┐ ││          height of all events, of which `errors` from the bottom
//!   0 ┼─┬┬┴┴┬┴┴──
//!       └anchor └focus   a Brush always covers whole bins
//! ```

use calendar::Civil;
use csv_writer::table;
use protocol::{Histogram, Micros, TimeRange};
use words::{Language, Say, messages as m};

use super::stack::Part;
use crate::format::date;
use crate::scale::Scale;

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
    /// Start of the first bin, in microseconds since 1970.
    pub start: i64,
    /// Length of a bin in microseconds; more than 0 if there are bins.
    pub bin_length: i64,
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
    pub fn of(histogram: &Histogram) -> TimelineTable {
        TimelineTable {
            start: histogram.start.0,
            bin_length: histogram.bin_length.max(1),
            bins: histogram.bins.iter().map(|bin| (bin.count, bin.errors)).collect(),
            failed: None,
            layers: Vec::new(),
            undated: histogram.undated,
        }
    }

    /// From the engine's answer, with events marked that are not proved.
    pub fn by_proof(histogram: &Histogram) -> TimelineTable {
        let bins = &histogram.bins;
        TimelineTable {
            bins: bins.iter().map(|bin| (bin.count, bin.unchecked.saturating_add(bin.failed))).collect(),
            failed: Some(bins.iter().map(|bin| bin.failed).collect()),
            ..TimelineTable::of(histogram)
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

    /// Start of a bin. For the one after the last, its end.
    pub fn bin_start(&self, bin: usize) -> i64 {
        let offset = i64::try_from(bin).unwrap_or(i64::MAX).saturating_mul(self.bin_length);
        self.start.saturating_add(offset)
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
        let period = period(self.bin_start(first), self.bin_start(end), language);
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
            from: &moment(self.start),
            to: &moment(self.end()),
        }
        .say(language)
    }

    /// The table for a spreadsheet.
    pub fn to_csv(&self, language: Language) -> String {
        let header = self.headings(language);
        let rows = self.bins.iter().enumerate().map(|(i, bin)| {
            let usual =
                [moment(self.bin_start(i)), moment(self.bin_start(i + 1)), bin.0.to_string(), bin.1.to_string()];
            let layers = self.layers.iter().map(|part| part.counts.get(i).map_or_else(String::new, u64::to_string));
            usual.into_iter().chain(layers).collect()
        });
        table(std::iter::once(header).chain(rows))
    }

    /// Headings for the table.
    pub fn headings(&self, language: Language) -> Vec<String> {
        let marked = if self.failed.is_some() { m::chart_not_proved } else { m::chart_errors };
        let usual = [m::chart_from(language), m::chart_to(language), m::chart_events(language), marked(language)];
        usual.into_iter().map(str::to_owned).chain(self.layers.iter().map(|part| part.name.clone())).collect()
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

/// A selection of whole bins, from where it began to where it is now. Moving without extending takes the anchor along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brush {
    /// Bin in which it began.
    pub anchor: usize,
    /// Bin in which it is now.
    pub focus: usize,
}

impl Brush {
    /// A selection of a single bin.
    pub fn at(bin: usize) -> Brush {
        Brush { anchor: bin, focus: bin }
    }

    /// The same start with another end.
    pub fn extended_to(self, bin: usize) -> Brush {
        Brush { focus: bin, ..self }
    }

    /// First bin and the one after the last.
    pub fn bins(self) -> (usize, usize) {
        (self.anchor.min(self.focus), self.anchor.max(self.focus) + 1)
    }

    /// The effect of a key in a chart of `len` bins: arrows move by one, PageUp and PageDown by a tenth, Home and End
    /// to the ends; with `extend` (Shift), the anchor stays. `None` for other keys.
    pub fn after_key(self, key: &str, extend: bool, len: usize) -> Option<Brush> {
        let last = len.checked_sub(1)?;
        let leap = (len / 10).max(1);
        let focus = match key {
            "ArrowLeft" => self.focus.saturating_sub(1),
            "ArrowRight" => (self.focus + 1).min(last),
            "PageDown" => self.focus.saturating_sub(leap),
            "PageUp" => (self.focus + leap).min(last),
            "Home" => 0,
            "End" => last,
            _ => return None,
        };
        Some(if extend { self.extended_to(focus) } else { Brush::at(focus) })
    }

    /// The period it covers.
    pub fn range(self, table: &TimelineTable) -> TimeRange {
        let (first, end) = self.bins();
        TimeRange { from: Micros(table.bin_start(first)), to: Micros(table.bin_start(end)) }
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

/// A time without unnecessary precision, UTC: "2024-01-15 12:00Z", with seconds and fraction only if not zero.
pub fn moment(micros: i64) -> String {
    let at = Micros(micros);
    let Some(Civil { hour, minute, second, micro, .. }) = Civil::of(at) else { return format!("{micros} µs") };
    let date = date(at);
    match micro {
        0 if second == 0 => format!("{date} {hour:02}:{minute:02}Z"),
        0 => format!("{date} {hour:02}:{minute:02}:{second:02}Z"),
        fraction => format!("{date} {hour:02}:{minute:02}:{second:02}.{fraction:06}Z"),
    }
}

/// A period, without repeating the day.
fn period(from: i64, to: i64, language: Language) -> String {
    let (from, end) = (&moment(from), moment(to));
    let to = match (from.split_once(' '), end.split_once(' ')) {
        (Some((day, _)), Some((same, time))) if day == same => time,
        _ => &end,
    };
    m::TimelinePeriod { from, to }.say(language)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use protocol::Bin;

    use super::*;

    fn table(bins: &[(u64, u64)]) -> TimelineTable {
        TimelineTable { start: 0, bin_length: HOUR, bins: bins.to_vec(), failed: None, layers: Vec::new(), undated: 0 }
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
        let histogram = Histogram { start: Micros(0), bin_length: HOUR, bins, undated: 0 };
        let table = TimelineTable::by_proof(&histogram);
        assert_eq!((table.bins.as_slice(), table.failed.as_deref()), (&[(10, 0), (10, 5)][..], Some(&[0, 1][..])));
        assert_eq!(table.bin_words(1, Language::En), "1970-01-01 01:00Z to 02:00Z: 10 events, 5 not proved");
        let columns = table.columns(20.0, 100.0, 10);
        assert_eq!((columns[1].errors, columns[1].failed), (50.0, 10.0));
        assert!(table.to_csv(Language::En).starts_with("From,To,Events,Not proved\r\n"));
        assert_eq!(TimelineTable::of(&histogram).errors(), 2);
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
    fn keys_move_and_extend() {
        let brush = Brush::at(5);
        assert_eq!(brush.after_key("ArrowRight", false, 10), Some(Brush::at(6)));
        assert_eq!(brush.after_key("ArrowLeft", true, 10), Some(Brush { anchor: 5, focus: 4 }));
        assert_eq!(Brush::at(9).after_key("ArrowRight", false, 10), Some(Brush::at(9)));
        assert_eq!(brush.after_key("Home", true, 10), Some(Brush { anchor: 5, focus: 0 }));
        assert_eq!(brush.after_key("x", false, 10), None);
        assert_eq!(brush.after_key("ArrowLeft", false, 0), None);
        let range = Brush { anchor: 2, focus: 1 }.range(&table(&[(1, 0); 4]));
        assert_eq!((range.from, range.to), (Micros(HOUR), Micros(3 * HOUR)));
    }

    #[test]
    fn lengths_and_moments_are_said_shortly() {
        assert_eq!(
            [HOUR, 15 * 60_000_000, 7 * 24 * HOUR, 5_000].map(|length| bin_length_words(length, Language::En)),
            ["1 hour", "15 minutes", "7 days", "5 ms"]
        );
        assert_eq!(
            [0, 1_000_000, 1_500_000].map(moment),
            ["1970-01-01 00:00Z", "1970-01-01 00:00:01Z", "1970-01-01 00:00:01.500000Z"]
        );
        assert_eq!(moment(i64::MAX), format!("{} µs", i64::MAX));
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
