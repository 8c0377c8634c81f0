//! The title of a chart: what it shows, in a sentence.

use protocol::{Facet, FacetItem, Histogram};

use super::Subject;
use super::bars::{Bar, BarKind, BarTable};
use super::timeline::{bin_length_words, moment};
use crate::format::{counted, decimal, exact, middle, percent};
use crate::seen::visible;

/// Longer values are shortened in the middle, since a title is a sentence.
const LONGEST_VALUE: usize = 40;

/// "83 % of events come from us-east-1". Contains a value from a log, so show it only as text. If the first value has
/// less than a tenth, the title says how spread out the values are.
pub fn bar_finding(subject: &Subject, facet: &Facet, matching: u64) -> String {
    let total = if subject.absent.is_some() { matching } else { matching.saturating_sub(facet.absent) };
    let Some(FacetItem { value, count, .. }) = facet.items.first() else { return subject.nothing.to_owned() };
    let value = if value.is_empty() { "\"\"".to_owned() } else { middle(&visible(value), LONGEST_VALUE) };
    let value = value.as_str();
    let share = percent(*count, total);
    if *count >= total {
        return (subject.everything)(value);
    }
    if count.saturating_mul(10) < total {
        let what = if subject.absent.is_none() { "Errors" } else { "Events" };
        let number = exact(facet.distinct);
        return format!("{what} spread over {number} {}; {value} leads with {share}", subject.plural);
    }
    (subject.leader)(value, &share)
}

/// "vpcEndpointId: vpce-1 in 83 % of events". Contains a value and a path from a log, so show it only as text.
pub fn path_finding(path: &[String], table: &BarTable) -> String {
    let name = visible(&path.join(".")).into_owned();
    match table.rows.first() {
        Some(bar) if bar.kind == BarKind::Value => match bar.count.saturating_mul(10) < table.total {
            true => format!("{name}: {} values; {} leads with {}", exact(table.distinct), shortened(bar), bar.share),
            false => format!("{name}: {} in {} of events", shortened(bar), bar.share),
        },
        _ => format!("No event has {name}"),
    }
}

fn shortened(bar: &Bar) -> String {
    middle(&visible(&bar.shown()), LONGEST_VALUE)
}

/// With fewer events, there is no busiest time.
const FEW: u64 = 10;

/// "Busiest hour: 2024-01-15 12:00Z with 1,204 events, 4.1 times the average"; for few events, only their period.
pub fn timeline_finding(histogram: &Histogram) -> String {
    let bins = &histogram.bins;
    let total: u64 = bins.iter().map(|bin| bin.count).fold(0, u64::saturating_add);
    let Some((peak, bin)) = bins.iter().enumerate().rev().max_by_key(|(_, bin)| bin.count).filter(|_| total > 0) else {
        return if histogram.undated > 0 { "No event has a usable time" } else { "No event in this period" }.to_owned();
    };
    let start_of = |at: usize| {
        i64::try_from(at).unwrap_or(i64::MAX).saturating_mul(histogram.bin_length).saturating_add(histogram.start.0)
    };
    if total < FEW || bin.count < 2 {
        let is_there = |bin: &protocol::Bin| bin.count > 0;
        let ends = bins.iter().position(is_there).zip(bins.iter().rposition(is_there));
        let (first, last) = ends.map_or((peak, peak), |ends| ends);
        let (first, last) = (moment(start_of(first)), moment(start_of(last)));
        let when = if first == last { format!("at {first}") } else { format!("from {first} to {last}") };
        return format!("{} {when}", counted(total, "event", "events"));
    }
    let start = start_of(peak);
    let length = bin_length_words(histogram.bin_length);
    let unit = length.strip_prefix("1 ").unwrap_or(&length);
    let head = format!("Busiest {unit}: {} with {} events", moment(start), exact(bin.count));
    let average = total as f64 / bins.len() as f64;
    let times = bin.count as f64 / average;
    if bins.len() < 3 || times < 1.5 { head } else { format!("{head}, {} times the average", decimal(times, 1)) }
}

#[cfg(test)]
mod tests {
    use protocol::{Bin, Column, Micros};

    use super::*;
    use crate::chart::SUBJECTS;

    fn facet(items: &[(&str, u64)], distinct: u64, other: u64, absent: u64) -> Facet {
        let items =
            items.iter().map(|&(value, count)| FacetItem { value: value.to_owned(), count, errors: 0 }).collect();
        Facet { column: Column::AwsRegion, items, distinct, other, absent }
    }

    fn say(column: Column, facet: &Facet, matching: u64) -> String {
        let subject = SUBJECTS.iter().find(|subject| subject.column == column).unwrap();
        bar_finding(subject, facet, matching).replace('\u{a0}', " ")
    }

    #[test]
    fn the_first_value_is_the_finding() {
        let regions = facet(&[("us-east-1", 83), ("eu-west-1", 17)], 2, 0, 0);
        assert_eq!(say(Column::AwsRegion, &regions, 100), "83 % of events come from us-east-1");
        assert_eq!(say(Column::User, &regions, 100), "us-east-1 made 83 % of events");
    }

    #[test]
    fn everything_and_nothing_are_said_as_such() {
        assert_eq!(say(Column::AwsRegion, &facet(&[("a", 5)], 1, 0, 0), 5), "All events come from a");
        assert_eq!(say(Column::AwsRegion, &facet(&[("a", 5)], 1, 0, 5), 10), "50 % of events come from a");
        assert_eq!(say(Column::ErrorCode, &facet(&[], 0, 0, 10), 10), "No event has an error code");
        assert_eq!(say(Column::ErrorCode, &facet(&[("AccessDenied", 3)], 1, 0, 7), 10), "All errors are AccessDenied");
    }

    #[test]
    fn an_even_spread_is_said_as_a_spread() {
        let many = facet(&[("alice", 4), ("bob", 3)], 210, 93, 0);
        assert_eq!(say(Column::User, &many, 100), "Events spread over 210 users; alice leads with 4 %");
    }

    #[test]
    fn the_timeline_names_its_peak() {
        let hour = 3_600_000_000;
        let mut bins = vec![Bin { count: 10, ..Bin::default() }; 9];
        bins.push(Bin { count: 110, ..Bin::default() });
        let histogram = Histogram { start: Micros(0), bin_length: hour, bins, undated: 0 };
        assert_eq!(
            timeline_finding(&histogram),
            "Busiest hour: 1970-01-01 09:00Z with 110 events, 5.5 times the average"
        );
        let few = |counts: &[u64]| {
            let bins = counts.iter().map(|&count| Bin { count, ..Bin::default() }).collect();
            timeline_finding(&Histogram { start: Micros(0), bin_length: hour, bins, undated: 0 }).replace('\u{a0}', " ")
        };
        assert_eq!(few(&[0, 1]), "1 event at 1970-01-01 01:00Z");
        assert_eq!(few(&[2, 0, 1]), "3 events from 1970-01-01 00:00Z to 1970-01-01 02:00Z");
        assert_eq!(few(&[1; 20]), "20 events from 1970-01-01 00:00Z to 1970-01-01 19:00Z");
        let empty = Histogram { start: Micros(0), bin_length: hour, bins: vec![], undated: 3 };
        assert_eq!(timeline_finding(&empty), "No event has a usable time");
    }
}
