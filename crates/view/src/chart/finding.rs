//! The title of a chart: what it shows, in a sentence.

use protocol::{Facet, FacetItem, Histogram, Zone};
use words::{Language, Say, messages as m};

use super::Subject;
use super::bars::{BarKind, BarTable, shares_of};
use super::timeline::{bin_length_words, bin_unit};
use crate::clock::moment;
use crate::format::middle;
use crate::person::Person;
use crate::seen::visible;

/// Longer values are shortened in the middle, since a title is a sentence.
const LONGEST_VALUE: usize = 40;

/// "83 % of events come from us-east-1". Contains a value from a log, so show it only as text. If the first value has
/// less than a tenth, the title says how spread out the values are.
pub fn bar_finding(subject: &Subject, facet: &Facet, matching: u64, language: Language) -> String {
    let total = shares_of(facet, matching, subject.absent.is_some());
    let Some(FacetItem { value, count, about, .. }) = facet.items.first() else {
        return (subject.none)(language).to_owned();
    };
    let person = about.as_ref().map(|about| Person::of(value, Some(about), language).name);
    let value = person.as_ref().unwrap_or(value);
    let value = if value.is_empty() { "\"\"".to_owned() } else { middle(&visible(value), LONGEST_VALUE) };
    let share = language.percent(*count, total);
    if *count >= total {
        (subject.all)(&value, language)
    } else if facet.items.iter().any(|item| item.count > *count) {
        // The first one is not the most frequent one: people come first.
        m::ChartUserPeople { value: &value, share: &share }.say(language)
    } else if count.saturating_mul(10) < total {
        (subject.spread)(facet.distinct, &value, &share, language)
    } else {
        (subject.most)(&value, &share, language)
    }
}

/// "vpcEndpointId: vpce-1 in 83 % of events". Contains a value and a path from a log, so show it only as text.
pub fn path_finding(path: &[String], table: &BarTable, language: Language) -> String {
    let path = &*visible(&path.join(".")).into_owned();
    let Some(bar) = table.rows.first().filter(|bar| bar.kind == BarKind::Value) else {
        return m::ChartPathNone { path }.say(language);
    };
    let value = &middle(&visible(&bar.shown()), LONGEST_VALUE);
    let share = &bar.share;
    match bar.count.saturating_mul(10) < table.total {
        true => m::ChartPathSpread { path, n: table.distinct, value, share }.say(language),
        false => m::ChartPathMost { path, value, share }.say(language),
    }
}

/// With fewer events, there is no busiest time.
const FEW: u64 = 10;

/// "Busiest hour: 2024-01-15 12:00Z with 1,204 events, 4.1 times the average"; for few events, only their period.
pub fn timeline_finding(histogram: &Histogram, zone: &Zone, language: Language) -> String {
    let bins = &histogram.bins;
    let total: u64 = bins.iter().map(|bin| bin.count).fold(0, u64::saturating_add);
    let Some((peak, bin)) = bins.iter().enumerate().rev().max_by_key(|(_, bin)| bin.count).filter(|_| total > 0) else {
        let nothing = if histogram.undated > 0 { m::timeline_undated } else { m::timeline_empty };
        return nothing(language).to_owned();
    };
    let start_of = |at: usize| histogram.edges.get(at).map_or_else(String::new, |edge| moment(*edge, zone));
    if total < FEW || bin.count < 2 {
        let is_there = |bin: &protocol::Bin| bin.count > 0;
        let ends = bins.iter().position(is_there).zip(bins.iter().rposition(is_there));
        let (first, last) = ends.map_or((peak, peak), |ends| ends);
        let (from, to) = (&start_of(first), &start_of(last));
        let events = &m::ExactEvents { n: total }.say(language);
        return match first == last {
            true => m::TimelineFewAt { events, when: from }.say(language),
            false => m::TimelineFewBetween { events, from, to }.say(language),
        };
    }
    let busiest = m::TimelineBusiest {
        unit: bin_unit(histogram.bin_length),
        length: &bin_length_words(histogram.bin_length, language),
        when: &start_of(peak),
        events: &m::ExactEvents { n: bin.count }.say(language),
    }
    .say(language);
    let average = total as f64 / bins.len() as f64;
    let times = bin.count as f64 / average;
    match bins.len() < 3 || times < 1.5 {
        true => busiest,
        false => m::TimelineBusiestTimes { busiest: &busiest, times: &language.decimal(times, 1) }.say(language),
    }
}

#[cfg(test)]
mod tests {
    use protocol::{About, Actor, Bin, Column, Micros};

    use super::*;
    use crate::chart::SUBJECTS;
    use crate::clock::UTC;

    fn facet(items: &[(&str, u64)], distinct: u64, other: u64, absent: u64) -> Facet {
        let items = items
            .iter()
            .map(|&(value, count)| FacetItem { value: value.to_owned(), count, errors: 0, about: None })
            .collect();
        Facet { column: Column::AwsRegion, items, distinct, other, absent, absent_errors: 0 }
    }

    fn say(column: Column, facet: &Facet, matching: u64) -> String {
        let subject = SUBJECTS.iter().find(|subject| subject.column == column).unwrap();
        bar_finding(subject, facet, matching, Language::En).replace('\u{a0}', " ")
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
        assert_eq!(say(Column::User, &many, 100), "Events are spread over 210 users; alice leads with 4 %");
    }

    #[test]
    fn the_first_person_is_the_finding() {
        let about = |actor| Some(About { actor, account: None, known_as: None });
        let mut users = facet(&[("Ops/mei@example.com", 10), ("app/i-1", 90)], 2, 0, 0);
        users.items[0].about = about(Actor::People);
        users.items[1].about = about(Actor::Workloads);
        assert_eq!(say(Column::User, &users, 100), "Of the people, mei@example.com made most events: 10 %");
        users.items.swap(0, 1);
        assert_eq!(say(Column::User, &users, 100), "i-1 made 90 % of events");
    }

    #[test]
    fn the_timeline_names_its_peak() {
        let hour = 3_600_000_000;
        let edges = |bins: usize| (0..).take(bins + 1).map(|bin| Micros(bin * hour)).collect();
        let mut bins = vec![Bin { count: 10, ..Bin::default() }; 9];
        bins.push(Bin { count: 110, ..Bin::default() });
        let histogram = Histogram { edges: edges(bins.len()), bin_length: hour, bins, undated: 0 };
        assert_eq!(
            timeline_finding(&histogram, &UTC, Language::En),
            "Busiest hour: 1970-01-01 09:00Z with 110 events, 5.5 times the average"
        );
        let few = |counts: &[u64]| {
            let bins: Vec<Bin> = counts.iter().map(|&count| Bin { count, ..Bin::default() }).collect();
            let histogram = Histogram { edges: edges(bins.len()), bin_length: hour, bins, undated: 0 };
            timeline_finding(&histogram, &UTC, Language::En)
        };
        assert_eq!(few(&[0, 1]), "1 event at 1970-01-01 01:00Z");
        assert_eq!(few(&[2, 0, 1]), "3 events from 1970-01-01 00:00Z to 1970-01-01 02:00Z");
        assert_eq!(few(&[1; 20]), "20 events from 1970-01-01 00:00Z to 1970-01-01 19:00Z");
        let empty = Histogram { edges: vec![], bin_length: hour, bins: vec![], undated: 3 };
        assert_eq!(timeline_finding(&empty, &UTC, Language::En), "No event has a usable time");
    }
}
