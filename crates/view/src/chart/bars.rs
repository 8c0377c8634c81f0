//! A bar chart as a table: sorted, with the remainder at its end.

use csv_writer::table;
use protocol::{About, Facet, FacetItem, Groups};
use words::{Language, Say, messages as m};

use crate::format::decimal;
use crate::groups::shown;
use crate::person::Person;
use crate::seen::line;

/// What a row represents, and so what clicking it can filter for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BarKind {
    /// A single value.
    Value,
    /// All values without a row of their own.
    Other,
    /// Events in which the field is absent or null.
    Absent,
    /// Events without a value that failed, in a chart that does not show others without one.
    Failed,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub kind: BarKind,
    /// The value as it is in the log, or a few plain words for the other kinds.
    pub label: String,
    /// In a chart of users, what is known about this one.
    pub about: Option<About>,
    /// Number of events.
    pub count: u64,
    /// How many of these failed. Unknown (0) for `Other` and `Absent`.
    pub errors: u64,
    /// Length of the bar, 0 to 1, relative to the largest count in the table.
    pub length: f64,
    /// Part of the bar's length that stands for errors, 0 to 1.
    pub error_part: f64,
    /// Share of all events, such as "83 %".
    pub share: String,
}

/// All rows of one chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarTable {
    /// Most frequent values first, then the remainder, then events without a value.
    pub rows: Vec<Bar>,
    /// Number of events that the shares refer to.
    pub total: u64,
    /// Number of distinct values.
    pub distinct: u64,
}

/// Number of events that a facet's shares refer to: all, or only those with a value and those that failed without one.
pub fn shares_of(facet: &Facet, matching: u64, of_all: bool) -> u64 {
    if of_all { matching } else { matching.saturating_sub(facet.absent).saturating_add(facet.absent_errors) }
}

impl Bar {
    /// The label as displayed where it is not that of a person.
    pub fn shown(&self) -> String {
        shown(&self.label)
    }

    /// Whom it is about, in a chart of users.
    pub fn person(&self, language: Language) -> Option<Person> {
        self.about.as_ref().map(|about| Person::of(&self.label, Some(about), language))
    }

    /// The label in one text without what is invisible or too long for a line: a person's name comes first.
    pub fn name(&self, language: Language) -> String {
        line(&self.person(language).map_or_else(|| self.shown(), |person| person.text(language))).into_owned()
    }

    /// A row in words: "us-east-1: 12,345 events, 83 %; of these 12 errors".
    pub fn words(&self, language: Language) -> String {
        let name = self.name(language);
        let (value, share) = (name.as_str(), self.share.as_str());
        let events = &m::ExactEvents { n: self.count }.say(language);
        match self.errors {
            0 => m::ChartBar { value, events, share }.say(language),
            n => {
                let errors = &m::ExactErrors { n }.say(language);
                m::ChartBarErrors { value, events, share, errors }.say(language)
            }
        }
    }
}

impl BarTable {
    /// The table for a facet, with rows for its first `most` values. With a label for `absent`, shares refer to all
    /// `matching` events, and events without a value have a row; otherwise, shares refer to the events that have a
    /// value.
    pub fn of_facet(facet: &Facet, matching: u64, absent: Option<&str>, most: usize, language: Language) -> BarTable {
        let total = shares_of(facet, matching, absent.is_some());
        let (shown, rest) = facet.items.split_at_checked(most).unwrap_or((&facet.items, &[]));
        let mut rows: Vec<Bar> = shown.iter().map(value).collect();
        let hidden = facet.distinct.saturating_sub(shown.len() as u64);
        let other = rest.iter().map(|item| item.count).fold(facet.other, u64::saturating_add);
        if other > 0 {
            rows.push(row(BarKind::Other, m::ChartOtherValues { n: hidden }.say(language), other, 0));
        }
        if let Some(label) = absent
            && facet.absent > 0
        {
            rows.push(row(BarKind::Absent, label.to_owned(), facet.absent, 0));
        }
        if absent.is_none() && facet.absent_errors > 0 {
            let label = m::chart_failed(language).to_owned();
            rows.push(row(BarKind::Failed, label, facet.absent_errors, facet.absent_errors));
        }
        BarTable::measured(rows, total, facet.distinct, language)
    }

    /// The table for the values at a path, with rows for the first `most` values. Shares refer to all events.
    pub fn of_groups(groups: &Groups, matching: u64, most: usize, language: Language) -> BarTable {
        let (mut rows, mut absent) = (Vec::new(), None);
        for group in &groups.largest {
            match group.values.first() {
                Some(Some(value)) if rows.len() < most => {
                    rows.push(row(BarKind::Value, value.clone(), group.events, group.errors));
                }
                Some(None) => absent = Some(row(BarKind::Absent, m::absent(language).to_owned(), group.events, 0)),
                _ => {}
            }
        }
        let distinct = groups.total.saturating_sub(u64::from(absent.is_some()));
        let hidden = distinct.saturating_sub(rows.len() as u64);
        let listed = rows.iter().chain(&absent).map(|row| row.count).fold(0, u64::saturating_add);
        if hidden > 0 {
            let label = m::ChartOtherValues { n: hidden }.say(language);
            rows.push(row(BarKind::Other, label, matching.saturating_sub(listed), 0));
        }
        rows.extend(absent);
        BarTable::measured(rows, matching, distinct, language)
    }

    fn measured(mut rows: Vec<Bar>, total: u64, distinct: u64, language: Language) -> BarTable {
        let longest = rows.iter().map(|row| row.count).max().unwrap_or(0);
        for row in &mut rows {
            row.length = fraction(row.count, longest);
            row.error_part = fraction(row.errors, row.count);
            row.share = language.percent(row.count, total);
        }
        BarTable { rows, total, distinct }
    }

    /// The table for a spreadsheet.
    pub fn to_csv(&self, heading: &str, language: Language) -> String {
        let header = BarTable::headings(heading, language).map(str::to_owned).to_vec();
        let rows = self.rows.iter().map(|row| {
            let errors = if row.kind == BarKind::Value { row.errors.to_string() } else { String::new() };
            let label = if row.label.is_empty() { String::new() } else { row.shown() };
            vec![label, row.count.to_string(), errors, decimal(fraction(row.count, self.total), 4)]
        });
        table(std::iter::once(header).chain(rows))
    }

    /// Headings of the table; the first one says what the rows are.
    pub fn headings(heading: &str, language: Language) -> [&str; 4] {
        [heading, m::chart_events(language), m::chart_errors(language), m::chart_share(language)]
    }

    /// The first rows in a sentence, for people who cannot see the bars.
    pub fn summary(&self, language: Language) -> String {
        let named: Vec<String> =
            self.rows.iter().take(3).map(|row| format!("{} {}", row.name(language), row.share)).collect();
        let rows = &words::list(&named, language);
        match self.rows.len().saturating_sub(3) as u64 {
            0 => m::ChartSummary { rows }.say(language),
            n => m::ChartSummaryMore { rows, n }.say(language),
        }
    }
}

fn value(item: &FacetItem) -> Bar {
    Bar { about: item.about.clone(), ..row(BarKind::Value, item.value.clone(), item.count, item.errors) }
}

fn row(kind: BarKind, label: String, count: u64, errors: u64) -> Bar {
    Bar { kind, label, about: None, count, errors, length: 0.0, error_part: 0.0, share: String::new() }
}

fn fraction(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { (part as f64 / whole as f64).min(1.0) }
}

#[cfg(test)]
mod tests {
    use protocol::{Column, Group};

    use super::*;

    fn facet() -> Facet {
        let item = |value: &str, count, errors| FacetItem { value: value.to_owned(), count, errors, about: None };
        Facet {
            column: Column::AwsRegion,
            items: vec![item("us-east-1", 600, 60), item("eu-west-1", 200, 0)],
            distinct: 5,
            other: 100,
            absent: 100,
            absent_errors: 0,
        }
    }

    #[test]
    fn rest_and_absent_come_last_and_lengths_are_zero_based() {
        let table = BarTable::of_facet(&facet(), 1_000, Some("no region"), 12, Language::En);
        let rows: Vec<_> = table.rows.iter().map(|row| (row.kind, row.label.as_str(), row.count)).collect();
        assert_eq!(
            rows,
            [
                (BarKind::Value, "us-east-1", 600),
                (BarKind::Value, "eu-west-1", 200),
                (BarKind::Other, "3 other values", 100),
                (BarKind::Absent, "no region", 100),
            ]
        );
        assert_eq!(table.rows[0].length, 1.0);
        assert!((table.rows[1].length - 1.0 / 3.0).abs() < 1e-9);
        assert!((table.rows[0].error_part - 0.1).abs() < 1e-9);
        assert_eq!(table.rows[0].share, "60\u{a0}%");
    }

    #[test]
    fn without_an_absent_row_shares_are_of_events_with_a_value() {
        let table = BarTable::of_facet(&facet(), 1_000, None, 12, Language::En);
        assert_eq!(table.total, 900);
        assert_eq!(table.rows.len(), 3);
        assert_eq!(table.rows[0].share, "67\u{a0}%");
    }

    #[test]
    fn failures_without_an_error_code_are_listed_among_errors() {
        let facet = Facet { absent_errors: 7, ..facet() };
        let table = BarTable::of_facet(&facet, 1_000, None, 12, Language::En);
        let last = table.rows.last().unwrap();
        assert_eq!((table.total, last.kind, last.count, last.errors), (907, BarKind::Failed, 7, 7));
        let with_absent = BarTable::of_facet(&facet, 1_000, Some("absent"), 12, Language::En);
        assert!(with_absent.rows.iter().all(|row| row.kind != BarKind::Failed));
    }

    #[test]
    fn values_without_a_row_are_in_the_rest() {
        let table = BarTable::of_facet(&facet(), 1_000, None, 1, Language::En);
        let rows: Vec<_> = table.rows.iter().map(|row| (row.label.as_str(), row.count)).collect();
        assert_eq!(rows, [("us-east-1", 600), ("4 other values", 300)]);
    }

    #[test]
    fn groups_have_the_absent_ones_at_the_end() {
        let group = |value: Option<&str>, events, errors| Group {
            values: vec![value.map(str::to_owned)],
            events,
            errors,
            period: None,
            users: 0,
            addresses: 0,
            names: 0,
        };
        let largest = vec![group(Some("a\u{1f}b"), 50, 5), group(None, 30, 0), group(Some("c"), 10, 0)];
        let groups = Groups { by: Vec::new(), total: 9, largest };
        let lines = |most| {
            let table = BarTable::of_groups(&groups, 100, most, Language::En);
            assert_eq!((table.total, table.distinct), (100, 8));
            table.rows.iter().map(|row| (row.shown(), row.count, row.share.clone())).collect::<Vec<_>>()
        };
        let line = |label: &str, count, share: &str| (label.to_owned(), count, share.replace(' ', "\u{a0}"));
        let (first, rest, absent) =
            (line("a, b", 50, "50 %"), line("6 other values", 10, "10 %"), line("absent", 30, "30 %"));
        assert_eq!(lines(12), [first.clone(), line("c", 10, "10 %"), rest, absent.clone()]);
        assert_eq!(lines(1), [first, line("7 other values", 20, "20 %"), absent]);
        assert_eq!(BarTable::of_groups(&Groups::default(), 0, 12, Language::En), BarTable::default());
    }

    #[test]
    fn rows_and_charts_are_said_in_words() {
        let table = BarTable::of_facet(&facet(), 1_000, Some("no region"), 12, Language::En);
        let words = |at: usize| table.rows[at].words(Language::En).replace('\u{a0}', " ");
        assert_eq!(words(0), "us-east-1: 600 events, 60 %; of these 60 errors");
        assert_eq!(words(1), "eu-west-1: 200 events, 20 %");
        let summary = table.summary(Language::En).replace('\u{a0}', " ");
        assert_eq!(summary, "us-east-1 60 %, eu-west-1 20 %, 3 other values 10 %, and 1 more row.");
    }

    #[test]
    fn an_empty_facet_has_no_rows() {
        let facet =
            Facet { column: Column::ErrorCode, items: vec![], distinct: 0, other: 0, absent: 10, absent_errors: 0 };
        assert_eq!(BarTable::of_facet(&facet, 10, None, 12, Language::En), BarTable::default());
    }

    #[test]
    fn csv_has_shares_as_numbers() {
        let text = BarTable::of_facet(&facet(), 1_000, None, 12, Language::En).to_csv("Region", Language::En);
        assert_eq!(
            text,
            "Region,Events,Errors,Share\r\nus-east-1,600,60,0.6667\r\neu-west-1,200,0,0.2222\r\n3 other values,100,,0.1111\r\n"
        );
    }
}
