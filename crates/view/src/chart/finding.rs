//! The title of a chart: one sentence that says what there is to see.

use protocol::{Facet, FacetItem, Histogram};

use super::bars::{Bar, BarKind, BarTable};
use super::timeline::{bin_length_words, moment};
use crate::format::{decimal, exact, middle, percent};

/// Longer values are cut in the middle: a title is a sentence.
const LONGEST_VALUE: usize = 40;

/// What a bar chart counts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// `awsRegion`
    Region,
    /// The user column.
    User,
    /// `eventSource`
    Service,
    /// `eventName`
    Event,
    /// `errorCode`
    Error,
    /// `recipientAccountId`
    Account,
}

impl Subject {
    /// The `data-chart` of its chart.
    pub const fn name(self) -> &'static str {
        match self {
            Subject::Region => "region",
            Subject::User => "user",
            Subject::Service => "service",
            Subject::Event => "event",
            Subject::Error => "error",
            Subject::Account => "account",
        }
    }

    /// Heading of the first column.
    pub const fn heading(self) -> &'static str {
        match self {
            Subject::Region => "Region",
            Subject::User => "User",
            Subject::Service => "Service",
            Subject::Event => "Event name",
            Subject::Error => "Error code",
            Subject::Account => "Account",
        }
    }

    /// Label of the row of events without a value; `None` where the absence is the normal case.
    pub const fn absent(self) -> Option<&'static str> {
        match self {
            Subject::Region => Some("no region"),
            Subject::User => Some("no user"),
            Subject::Service => Some("no service"),
            Subject::Event => Some("no event name"),
            Subject::Account => Some("no account"),
            Subject::Error => None,
        }
    }

    const fn plural(self) -> &'static str {
        match self {
            Subject::Region => "regions",
            Subject::User => "users",
            Subject::Service => "services",
            Subject::Event => "event names",
            Subject::Error => "error codes",
            Subject::Account => "accounts",
        }
    }

    fn nothing(self) -> &'static str {
        match self {
            Subject::Region => "No event names a region",
            Subject::User => "No event names a user",
            Subject::Service => "No event names a service",
            Subject::Event => "No event has a name",
            Subject::Error => "No event failed",
            Subject::Account => "No event names an account",
        }
    }

    fn everything(self, value: &str) -> String {
        match self {
            Subject::Region => format!("All events come from {value}"),
            Subject::User => format!("All events were made by {value}"),
            Subject::Service => format!("All events are calls to {value}"),
            Subject::Event => format!("All events are {value}"),
            Subject::Error => format!("All errors are {value}"),
            Subject::Account => format!("All events are in account {value}"),
        }
    }

    fn leader(self, value: &str, share: &str) -> String {
        match self {
            Subject::Region => format!("{share} of events come from {value}"),
            Subject::User => format!("{value} made {share} of events"),
            Subject::Service => format!("{share} of events are calls to {value}"),
            Subject::Event => format!("{share} of events are {value}"),
            Subject::Error => format!("{share} of errors are {value}"),
            Subject::Account => format!("{share} of events are in account {value}"),
        }
    }
}

/// "83 % of events come from us-east-1". The value is quoted from a log: show it as text only. Where the first value
/// has less than a tenth, the spread is the finding.
pub fn bar_finding(subject: Subject, facet: &Facet, matching: u64) -> String {
    let total = if subject.absent().is_some() { matching } else { matching.saturating_sub(facet.absent) };
    let Some(FacetItem { value, count, .. }) = facet.items.first() else { return subject.nothing().to_owned() };
    let value = if value.is_empty() { "\"\"".to_owned() } else { middle(value, LONGEST_VALUE) };
    let value = value.as_str();
    let share = percent(*count, total);
    if *count >= total {
        return subject.everything(value);
    }
    if count.saturating_mul(10) < total {
        let what = if subject == Subject::Error { "Errors" } else { "Events" };
        let number = exact(facet.distinct);
        return format!("{what} spread over {number} {}; {value} leads with {share}", subject.plural());
    }
    subject.leader(value, &share)
}

/// "vpcEndpointId: vpce-1 in 83 % of events". The value and the path are quoted from a log: show it as text only.
pub fn path_finding(path: &[String], table: &BarTable) -> String {
    let name = path.join(".");
    match table.rows.first() {
        Some(bar) if bar.kind == BarKind::Value => match bar.count.saturating_mul(10) < table.total {
            true => format!("{name}: {} values; {} leads with {}", exact(table.distinct), shortened(bar), bar.share),
            false => format!("{name}: {} in {} of events", shortened(bar), bar.share),
        },
        _ => format!("No event has {name}"),
    }
}

fn shortened(bar: &Bar) -> String {
    middle(&bar.shown(), LONGEST_VALUE)
}

/// "Busiest hour: 2024-01-15 12:00Z with 1,204 events, 4.1 times the average".
pub fn timeline_finding(histogram: &Histogram) -> String {
    let bins = &histogram.bins;
    let total: u64 = bins.iter().map(|bin| bin.count).fold(0, u64::saturating_add);
    let Some((peak, bin)) = bins.iter().enumerate().rev().max_by_key(|(_, bin)| bin.count).filter(|_| total > 0) else {
        return if histogram.undated > 0 { "No event has a usable time" } else { "No event in this period" }.to_owned();
    };
    let start =
        i64::try_from(peak).unwrap_or(i64::MAX).saturating_mul(histogram.bin_length).saturating_add(histogram.start.0);
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

    fn facet(items: &[(&str, u64)], distinct: u64, other: u64, absent: u64) -> Facet {
        let items =
            items.iter().map(|&(value, count)| FacetItem { value: value.to_owned(), count, errors: 0 }).collect();
        Facet { column: Column::AwsRegion, items, distinct, other, absent }
    }

    fn say(subject: Subject, facet: &Facet, matching: u64) -> String {
        bar_finding(subject, facet, matching).replace('\u{a0}', " ")
    }

    #[test]
    fn the_first_value_is_the_finding() {
        let regions = facet(&[("us-east-1", 83), ("eu-west-1", 17)], 2, 0, 0);
        assert_eq!(say(Subject::Region, &regions, 100), "83 % of events come from us-east-1");
        assert_eq!(say(Subject::User, &regions, 100), "us-east-1 made 83 % of events");
    }

    #[test]
    fn everything_and_nothing_are_said_as_such() {
        assert_eq!(say(Subject::Region, &facet(&[("a", 5)], 1, 0, 0), 5), "All events come from a");
        assert_eq!(say(Subject::Region, &facet(&[("a", 5)], 1, 0, 5), 10), "50 % of events come from a");
        assert_eq!(say(Subject::Error, &facet(&[], 0, 0, 10), 10), "No event failed");
        assert_eq!(say(Subject::Error, &facet(&[("AccessDenied", 3)], 1, 0, 7), 10), "All errors are AccessDenied");
    }

    #[test]
    fn an_even_spread_is_said_as_a_spread() {
        let many = facet(&[("alice", 4), ("bob", 3)], 210, 93, 0);
        assert_eq!(say(Subject::User, &many, 100), "Events spread over 210 users; alice leads with 4 %");
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
        let empty = Histogram { start: Micros(0), bin_length: hour, bins: vec![], undated: 3 };
        assert_eq!(timeline_finding(&empty), "No event has a usable time");
    }
}
