//! A week as a table of hours: when during the week things happen.

use csv_writer::table;
use protocol::{Micros, Zone};
use words::{Language, Message, Say, messages as m};

use crate::clock;

const HOUR: i64 = 3_600_000_000;

/// Hours of a week.
const HOURS: usize = 7 * 24;

/// Shades of cells, besides that of cells without events.
const SHADES: u64 = 5;

/// Days of the week, from Monday.
pub const DAYS: [Message; 7] =
    [m::week_day_1, m::week_day_2, m::week_day_3, m::week_day_4, m::week_day_5, m::week_day_6, m::week_day_7];

/// Events in each hour of the week.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeekTable {
    /// 168 counts from Monday at midnight; none before there is an answer.
    pub counts: Vec<u64>,
    /// Whose clocks they follow.
    pub zone: Zone,
    /// Times of the first event and the last one.
    pub period: Option<(Micros, Micros)>,
}

impl WeekTable {
    /// Number of events in an hour.
    pub fn count(&self, day: usize, hour: usize) -> u64 {
        self.counts.get(day * 24 + hour).copied().unwrap_or_default()
    }

    /// The shade of an hour: 0 without events, then by its share of the largest count.
    pub fn shade(&self, day: usize, hour: usize) -> u64 {
        let most = self.counts.iter().copied().max().unwrap_or_default().max(1);
        (self.count(day, hour).saturating_mul(SHADES)).div_ceil(most)
    }

    /// An hour in words: "Mondays 09:00–10:00".
    pub fn hour_words(&self, day: usize, hour: usize, language: Language) -> String {
        let day = DAYS.get(day).map_or("", |day| day(language));
        m::WeekHour { day, from: &format!("{hour:02}:00"), to: &format!("{:02}:00", hour + 1) }.say(language)
    }

    /// Which hours of the week there are between the first event and the last. Nothing can be said about others.
    fn spanned(&self) -> [bool; HOURS] {
        let mut spanned = [false; HOURS];
        let Some((first, last)) = self.period else { return spanned };
        // Clocks are set forward and back, so that a week may have an hour less or more.
        let most = HOURS + 2;
        let hours = std::iter::successors(Some(first), |at| Some(Micros(at.0.saturating_add(HOUR))));
        for at in hours.take_while(|at| *at < last).take(most).chain([last]) {
            let (day, hour) = calendar::week_hour(&self.zone, at);
            spanned.get_mut(day * 24 + hour).into_iter().for_each(|hour| *hour = true);
        }
        spanned
    }

    /// The finding: "Busiest hour of the week: Mondays 09:00–10:00, 1,204 events".
    pub fn finding(&self, language: Language) -> String {
        let most = self.counts.iter().copied().max().filter(|most| *most > 0);
        let Some(most) = most else { return m::week_none(language).to_owned() };
        let at = self.counts.iter().position(|count| *count == most).unwrap_or_default();
        let hour = &self.hour_words(at / 24, at % 24, language);
        let events = &m::ExactEvents { n: most }.say(language);
        match self.spanned().contains(&false) {
            false => m::WeekFinding { hour, events }.say(language),
            true => m::WeekFindingShort { hour, events }.say(language),
        }
    }

    /// How many events are on working days from 8 to 18 o'clock, at other hours of these, and on weekends; of these only what there
    /// is between the first event and the last.
    pub fn summary(&self, language: Language) -> String {
        let total: u64 = self.counts.iter().sum();
        let spanned = self.spanned();
        let part = |is_in: fn(usize, usize) -> bool, say: fn(&str, Language) -> String| {
            let hours = || (0..HOURS).filter(|at| is_in(at / 24, at % 24));
            let count = hours().map(|at| self.count(at / 24, at % 24)).sum();
            let is_spanned = hours().any(|at| spanned.get(at) == Some(&true));
            is_spanned.then(|| say(&language.percent(count, total), language))
        };
        let parts = [
            part(|day, hour| day < 5 && is_office(hour), |share, language| m::WeekOffice { share }.say(language)),
            part(|day, hour| day < 5 && !is_office(hour), |share, language| m::WeekNights { share }.say(language)),
            part(|day, _| day >= 5, |share, language| m::WeekWeekend { share }.say(language)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            return m::week_none(language).to_owned();
        }
        let (zone, parts) = (&clock::name(&self.zone, language), &words::list(&parts, language));
        match spanned.contains(&false) {
            false => m::WeekSummary { zone, parts }.say(language),
            true => m::WeekSummaryShort { zone, parts }.say(language),
        }
    }

    /// Headings for [`WeekTable::rows`].
    pub fn headings(&self, language: Language) -> Vec<String> {
        let zone = &clock::name(&self.zone, language);
        let hours = DAYS.iter().map(|day| day(language).to_owned());
        std::iter::once(m::WeekHours { zone }.say(language)).chain(hours).collect()
    }

    /// A row for each hour of the day: when it begins, and the counts of the days, in figures as `say` writes them.
    pub fn rows(&self, say: impl Fn(u64) -> String) -> Vec<Vec<String>> {
        let row = |hour: usize| {
            std::iter::once(format!("{hour:02}:00")).chain((0..7).map(|day| say(self.count(day, hour)))).collect()
        };
        (0..24).map(row).collect()
    }

    /// The table for a spreadsheet.
    pub fn to_csv(&self, language: Language) -> String {
        table(std::iter::once(self.headings(language)).chain(self.rows(|count| count.to_string())))
    }
}

/// Whether most people work at this hour.
fn is_office(hour: usize) -> bool {
    (8..18).contains(&hour)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week() -> WeekTable {
        let mut counts = vec![0; 168];
        (counts[9], counts[24 + 2], counts[5 * 24], counts[168 - 1]) = (10, 1, 2, 3);
        // Two weeks from a Monday on.
        let period = Some((at("2024-01-15T09:00:00Z"), at("2024-01-28T23:30:00Z")));
        WeekTable { counts, period, ..WeekTable::default() }
    }

    fn at(text: &str) -> Micros {
        calendar::parse(text).unwrap()
    }

    #[test]
    fn the_busiest_hour_is_named() {
        assert_eq!(week().finding(Language::En), "Busiest hour of the week: Mondays 09:00–10:00, 10 events");
        assert_eq!(WeekTable::default().finding(Language::En), "No event has a usable time");
        let said = week().summary(Language::En).replace('\u{a0}', " ");
        assert_eq!(
            said,
            "By the clocks of UTC: 63 % on working days from 08:00 to 18:00, 6 % at other times on working days, 31 % on weekends."
        );
    }

    #[test]
    fn nothing_is_said_of_days_that_the_events_do_not_span() {
        let said = |from: &str, to: &str| {
            let mut counts = vec![0; 168];
            counts[9] = 10;
            let week = WeekTable { counts, period: Some((at(from), at(to))), ..WeekTable::default() };
            (week.finding(Language::En), week.summary(Language::En).replace('\u{a0}', " "))
        };
        let (finding, summary) = said("2024-01-15T09:00:00Z", "2024-01-15T09:59:00Z");
        assert_eq!(finding, "Most events: Mondays 09:00–10:00, 10 events, in less than a week");
        assert_eq!(
            summary,
            "By the clocks of UTC: 100 % on working days from 08:00 to 18:00. The events span less than a week."
        );
        let (_, summary) = said("2024-01-15T09:00:00Z", "2024-01-19T23:00:00Z");
        assert_eq!(
            summary,
            "By the clocks of UTC: 100 % on working days from 08:00 to 18:00, 0 % at other times on working days. \
             The events span less than a week."
        );
        let (finding, summary) = said("2024-01-15T09:00:00Z", "2024-01-22T09:00:00Z");
        assert_eq!(finding, "Busiest hour of the week: Mondays 09:00–10:00, 10 events");
        assert!(summary.ends_with("0 % at other times on working days, 0 % on weekends."), "{summary}");
        let none = WeekTable::default().summary(Language::En);
        assert_eq!(none, "No event has a usable time");
    }

    #[test]
    fn hours_are_shaded_by_their_share_of_the_busiest() {
        let week = week();
        let shades = [(0, 9), (1, 2), (5, 0), (6, 23), (3, 3)].map(|(day, hour)| week.shade(day, hour));
        assert_eq!(shades, [5, 1, 1, 2, 0]);
    }

    #[test]
    fn the_table_has_a_row_for_each_hour() {
        let csv = week().to_csv(Language::En);
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(
            (lines.len(), lines[0]),
            (25, "Hour (UTC),Mondays,Tuesdays,Wednesdays,Thursdays,Fridays,Saturdays,Sundays")
        );
        assert_eq!([lines[10], lines[24]], ["09:00,10,0,0,0,0,0,0", "23:00,0,0,0,0,0,0,3"]);
    }
}
