//! A working paper while it is being made: what a section is about, and which events that means.

use protocol::findings::{Rule, RuleGroup};
use protocol::paper::CarriedSection;
use protocol::sampling::Population;
use protocol::{Chip, Column, Field, NotedField, Question, TimeRange, Want};

use words::{Language, Say, messages as m};

use crate::chips::{column_field, group, value_chip};
use crate::fragment::DEFAULT_SORT;

/// The tag of events that are exceptions to a search.
pub const EXCEPTION: &str = "exception";

/// What a section is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// These events; exceptions are those with the tag [`EXCEPTION`].
    Events(Box<Question>),
    /// The events that a text finds; exceptions as before.
    Search(String),
    /// All events; exceptions are those that a text finds.
    Control(String),
}

/// The population of a section and its exceptions, in this period and these accounts.
pub fn questions(subject: &Subject, range: Option<TimeRange>, accounts: &[String]) -> (Question, Question) {
    let scope = scope(range, accounts);
    let of_text = |text: &str| Question { text: text.to_owned(), ..scope.clone() };
    let tagged = |population: Question| {
        let mut exceptions = population.clone();
        exceptions.chips.push(value_chip(Field::Noted(NotedField::Tag), EXCEPTION, false));
        (population, exceptions)
    };
    match subject {
        Subject::Events(question) => {
            let range = range.or(question.range);
            let chips = question.chips.iter().chain(&scope.chips).cloned().collect();
            tagged(Question { chips, range, sort: DEFAULT_SORT, want: Want::default(), ..(**question).clone() })
        }
        Subject::Search(text) => tagged(of_text(text)),
        Subject::Control(text) => (scope.clone(), of_text(text)),
    }
}

/// All events of a period and of some accounts; with none, of all.
pub fn scope(range: Option<TimeRange>, accounts: &[String]) -> Question {
    Question {
        text: String::new(),
        notation: None,
        chips: in_accounts(accounts),
        range,
        sort: DEFAULT_SORT,
        want: Want::default(),
    }
}

fn in_accounts(accounts: &[String]) -> Vec<Chip> {
    let field = column_field(Column::RecipientAccountId);
    let chips: Vec<Chip> = accounts.iter().map(|account| value_chip(field.clone(), account, false)).collect();
    if chips.len() > 1 { vec![group(true, &chips)] } else { chips }
}

/// Accounts as somebody types them: separated by blanks or commas, each once.
pub fn accounts(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for account in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).filter(|it| !it.is_empty()) {
        if !found.iter().any(|known| known == account) {
            found.push(account.to_owned());
        }
    }
    found
}

/// The name of a rule in a paper; `None` for what is not looked for by a search.
pub fn title(rule: &Rule) -> Option<String> {
    let is_offered = matches!(rule.group, RuleGroup::Control | RuleGroup::Detection) && !rule.query.is_empty();
    let title = if rule.number.is_empty() { rule.title.clone() } else { format!("{} {}", rule.number, rule.title) };
    is_offered.then_some(title)
}

/// What a section that a page carries is about.
pub fn carried_subject(section: &CarriedSection) -> Subject {
    match section.is_control {
        true => Subject::Control(section.filter.clone()),
        false => Subject::Search(section.filter.clone()),
    }
}

/// A filter for the events that any of these find; an empty one finds all.
pub fn any_of(filters: &[String]) -> String {
    if filters.iter().any(|filter| filter.trim().is_empty()) {
        return String::new();
    }
    let mut parts: Vec<String> = Vec::new();
    for part in filters.iter().map(|filter| format!("({})", filter.trim())) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(" or ")
}

/// Whether the population of a section is the one that was there when its page was saved, in words.
pub fn as_saved(saved: &Population, now: &Population, language: Language) -> String {
    let events = |it: &Population| m::Events { n: it.events }.say(language);
    let (then, sha256) = (&events(saved), &saved.event_ids_sha256);
    match saved == now {
        true => m::PaperAsSaved { then, sha256 }.say(language),
        false => {
            let (now, other) = (&events(now), &now.event_ids_sha256);
            m::PaperNotAsSaved { then, sha256, now, other }.say(language)
        }
    }
}

/// How the texts of the two filters of a section differ from what was asked for, each difference once.
pub fn differences(population: &[String], exceptions: &[String]) -> Vec<String> {
    let new = exceptions.iter().filter(|note| !population.contains(note));
    population.iter().chain(new).cloned().collect()
}

#[cfg(test)]
mod tests {
    use protocol::Micros;

    use super::*;

    #[test]
    fn accounts_as_they_are_typed() {
        assert_eq!(accounts(" 111122223333,444455556666;\n111122223333 "), ["111122223333", "444455556666"]);
        assert!(accounts(" , ").is_empty());
    }

    #[test]
    fn a_page_carries_what_any_section_is_about() {
        let of = |filters: &[&str]| any_of(&filters.iter().map(|it| (*it).to_owned()).collect::<Vec<String>>());
        assert_eq!(of(&["a or b", " c ", "a or b"]), "(a or b) or (c)");
        assert_eq!(of(&["a", ""]), "");
        assert_eq!(of(&[]), "");
    }

    #[test]
    fn another_population_is_told() {
        let saved = Population { events: 2, event_ids_sha256: "ab".to_owned() };
        let other = Population { events: 1, event_ids_sha256: "cd".to_owned() };
        assert!(as_saved(&saved, &saved, Language::En).ends_with("The same here."));
        let told = as_saved(&saved, &other, Language::En);
        assert!(["2\u{a0}events", "ab", "1\u{a0}event,", "cd"].iter().all(|it| told.contains(it)), "{told}");
    }

    #[test]
    fn a_section_is_about_its_period_and_accounts() {
        let range = Some(TimeRange { from: Micros(1), to: Micros(2) });
        let two = accounts("111122223333 444455556666");
        let (population, exceptions) = questions(&Subject::Control("name:StopLogging".to_owned()), range, &two);
        assert_eq!((population.text.as_str(), exceptions.text.as_str()), ("", "name:StopLogging"));
        assert_eq!((population.range, population.chips.len(), &exceptions.chips), (range, 1, &population.chips));
        let (population, exceptions) = questions(&Subject::Search("error:*".to_owned()), None, &[]);
        assert_eq!((population.text.as_str(), population.chips.len(), exceptions.chips.len()), ("error:*", 0, 1));
        // What was shown keeps its own filter and, unless the paper has one, its period.
        let shown = Question { range, chips: in_accounts(&two), ..scope(None, &[]) };
        let subject = Subject::Events(Box::new(shown));
        let (population, exceptions) = questions(&subject, None, &accounts("777788889999"));
        assert_eq!((population.range, population.chips.len(), exceptions.chips.len()), (range, 2, 3));
    }
}
