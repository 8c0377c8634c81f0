//! Two sets of events compared: which the other one is, and what is said about a value.

use protocol::{Change, GroupKey, Micros, TimeRange, Zone};
use words::{Language, Say, messages as m};

use crate::fragment::{Against, Scope};
use crate::groups::{Lead, lead};
use crate::{chips, clock};

/// The set that is compared with: another filter, another time, or the period before. `None` if there is none before.
pub fn other(scope: &Scope, against: &Against) -> Option<Scope> {
    let before = |range: TimeRange| {
        let length = range.to.0.saturating_sub(range.from.0);
        TimeRange { from: Micros(range.from.0.saturating_sub(length)), to: range.from }
    };
    Some(match (against.text.is_empty(), against.range) {
        (true, None) => Scope { range: Some(before(scope.range?)), ..scope.clone() },
        (true, range) => Scope { range, ..scope.clone() },
        (false, range) => Scope { text: against.text.clone(), range: range.or(scope.range), ..Scope::default() },
    })
}

/// A set in a few words: its filter and its period.
pub fn name(scope: &Scope, zone: &Zone, language: Language) -> String {
    let chips = scope.chips.iter().filter(|chip| chip.enabled).map(|chip| chips::describe(chip, language));
    let text = Some(scope.text.clone()).filter(|text| !text.is_empty());
    let range = scope.range.map(|range| clock::range(range, zone));
    let parts: Vec<String> = text.into_iter().chain(chips).chain(range).collect();
    if parts.is_empty() { m::contrast_everything(language).to_owned() } else { parts.join(" · ") }
}

/// What has become of a value from the second set to the first: "new", "gone", "3.2 times", "half as much".
pub fn said(change: &Change, events: [u64; 2], language: Language) -> String {
    let [this, that] = change.counts;
    if that == 0 {
        return m::contrast_only_here(language).to_owned();
    }
    if this == 0 {
        return m::contrast_only_there(language).to_owned();
    }
    let share = |count: u64, all: u64| count as f64 / all.max(1) as f64;
    let times = share(this, events[0]) / share(that, events[1]);
    let number = |times: f64| language.decimal(times, 1);
    match times {
        t if t >= 1.05 => m::ContrastMore { times: &number(t) }.say(language),
        t if t <= 0.95 => m::ContrastLess { times: &number(1.0 / t) }.say(language),
        _ => m::contrast_same(language).to_owned(),
    }
}

/// The events with a value in one of the sets.
pub fn led(scope: &Scope, by: &GroupKey, value: Option<&str>, zone: &Zone) -> Scope {
    let mut scope = scope.clone();
    match lead(by, value, zone) {
        Lead::Chip(chip) => chips::add(&mut scope.chips, chip),
        Lead::Range(range) => scope.range = Some(range),
    }
    scope
}

/// The table for a spreadsheet.
pub fn csv(heading: &str, sets: [String; 2], changes: &[Change]) -> String {
    let [this, that] = sets;
    let row = |change: &Change| {
        let [this, that] = change.counts.map(|count| count.to_string());
        vec![change.value.clone().unwrap_or_default(), this, that]
    };
    csv_writer::table(std::iter::once(vec![heading.to_owned(), this, that]).chain(changes.iter().map(row)))
}

#[cfg(test)]
mod tests {
    use protocol::Column;

    use super::*;
    use crate::clock::UTC;
    use crate::format::parse_time;

    fn range(from: &str, to: &str) -> TimeRange {
        TimeRange { from: parse_time(from).unwrap(), to: parse_time(to).unwrap() }
    }

    fn scope() -> Scope {
        let chip = chips::value_chip(chips::column_field(Column::AwsRegion), "r", false);
        Scope {
            text: "a".to_owned(),
            chips: vec![chip],
            range: Some(range("2024-01-15", "2024-01-17")),
            notation: None,
        }
    }

    #[test]
    fn the_other_set_is_another_filter_another_time_or_the_period_before() {
        let against = |text: &str, range: Option<TimeRange>| {
            other(&scope(), &Against { by: None, text: text.to_owned(), range }).map(|it| name(&it, &UTC, Language::En))
        };
        let march = Some(range("2024-03-01", "2024-03-02"));
        assert_eq!(against("", None).as_deref(), Some("a · awsRegion is r · 2024-01-13 – 2024-01-14"));
        assert_eq!(against("", march).as_deref(), Some("a · awsRegion is r · 2024-03-01"));
        assert_eq!(against("b", None).as_deref(), Some("b · 2024-01-15 – 2024-01-16"));
        assert_eq!(against("b", march).as_deref(), Some("b · 2024-03-01"));
        assert_eq!(other(&Scope::default(), &Against::default()), None);
        assert_eq!(name(&Scope::default(), &UTC, Language::En), "all events");
    }

    #[test]
    fn shares_are_compared_not_counts() {
        let say = |counts| {
            said(&Change { value: None, about: None, counts }, [100, 1000], Language::En).replace('\u{a0}', " ")
        };
        assert_eq!([[5, 0], [0, 5], [10, 100]].map(say), ["only here", "only there", "same share"]);
        assert_eq!([[30, 100], [10, 300]].map(say), ["3 times the share", "a share 3 times smaller"]);
    }

    #[test]
    fn a_value_leads_to_its_events_in_either_set() {
        let led = led(&scope(), &GroupKey::Column(Column::EventName), Some("X"), &UTC);
        assert_eq!(name(&led, &UTC, Language::En), "a · awsRegion is r · eventName is X · 2024-01-15 – 2024-01-16");
    }
}
