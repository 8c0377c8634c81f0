//! Where a finding leads, and its timeline.

use protocol::alarms::Counted;
use protocol::findings::{Findings, Level, Look, Occurrence, Rule, RuleGroup, Rules, Surge, Surges};
use protocol::setup::Item;
use protocol::story::Story;
use protocol::{Micros, Notation, TimeRange, Zone};
use words::{Label, Language, Say, messages as m};

use crate::chips::add;
use crate::clock;
use crate::format::{decimal, iso};
use crate::fragment::Scope;
use crate::groups::{Lead, lead};

/// How many findings there are that nobody expected, by how serious they are. Controls, and filters of the account, are left out: they
/// say that something happened, not that something is wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([u64; 4]);

impl Tally {
    /// The most serious level of any, and how many are of that level.
    pub fn worst(&self) -> Option<(Level, u64)> {
        self.all().next()
    }

    /// How many there are of each level, if any.
    pub fn all(&self) -> impl Iterator<Item = (Level, u64)> {
        LEVELS.into_iter().zip(self.0).filter(|(_, n)| *n > 0)
    }

    fn add(&mut self, level: Level) {
        for (known, n) in LEVELS.iter().zip(&mut self.0) {
            *n = n.saturating_add(u64::from(*known == level));
        }
    }
}

/// The most serious first.
const LEVELS: [Level; 4] = [Level::Critical, Level::High, Level::Medium, Level::Low];

/// How serious unusual hours are.
pub const SURGE: Level = Level::Medium;

/// Counts what rules found, and unusual hours.
pub fn tally(rules: &Rules, findings: &Findings, surges: Option<&Surges>) -> Tally {
    let mut tally = Tally::default();
    // Findings are in the order of the rules.
    let mut of_rules = rules.rules.iter();
    for finding in findings.tried.iter().filter(|finding| finding.fresh > 0) {
        let Some(rule) = of_rules.find(|rule| rule.id == finding.id) else { break };
        if !matches!(rule.group, RuleGroup::Control | RuleGroup::Filter) {
            tally.add(rule.level);
        }
    }
    let hours = surges.into_iter().flat_map(|surges| &surges.found);
    hours.filter(|finding| finding.fresh > 0).for_each(|_| tally.add(SURGE));
    tally
}

/// What the signs that begin other notations are.
const OTHER: [char; 2] = ['{', '['];

/// The scope narrowed to what the text of a rule finds. Where both are queries, both apply; otherwise, the rule's text replaces the
/// one that was there. Chips and range stay.
pub fn narrowed(scope: &Scope, query: &str) -> Scope {
    let is_query = |text: &str| !text.trim_start().starts_with(OTHER);
    let own = matches!(scope.notation, None | Some(Notation::Traillight)) && is_query(&scope.text);
    let text = match scope.text.trim() {
        text if text.is_empty() || !own || !is_query(query) || text == query => query.to_owned(),
        text => format!("({text}) ({query})"),
    };
    Scope { text, notation: None, ..scope.clone() }
}

/// The scope narrowed to one of the times when events belonged together.
pub fn at(scope: &Scope, rule: &Rule, met: &Occurrence) -> Scope {
    let mut scope = narrowed(scope, &rule.query);
    let by = rule.look.together.iter().filter(|together| together.aliases.is_empty()).flat_map(|together| &together.by);
    for (key, value) in by.zip(&met.key) {
        if let Lead::Chip(chip) = lead(key, Some(value), &Zone::default()) {
            add(&mut scope.chips, chip);
        }
    }
    let (from, last) = met.period;
    scope.range = Some(TimeRange { from, to: Micros(last.0.saturating_add(1)) });
    scope
}

/// An unusual hour as a rule: what there is to say, and the query that finds its calls.
pub fn of_surge(surge: &Surge, id: &str, zone: &Zone, language: Language) -> Rule {
    let (name, service, hour, count) = (&surge.name, &surge.source, &clock::time(surge.hour, zone), surge.count);
    let title = match &surge.error {
        Some(error) => m::SurgesError { name, service, error, count, hour }.say(language),
        None => m::SurgesLine { name, service, count, hour }.say(language),
    };
    let Surge { usual, weekly, factor, least, limit, .. } = *surge;
    let until = Micros(surge.hour.0.saturating_add(3_600_000_000));
    let error = surge.error.as_ref().map(|error| format!(" error:{}", quoted(error))).unwrap_or_default();
    let (from, until) = (iso(surge.hour), iso(until));
    Rule {
        why: match weekly {
            true => m::SurgesArithmeticWeekly { usual, factor, least, limit }.say(language),
            false => m::SurgesArithmetic { usual, factor, least, limit }.say(language),
        },
        next: m::surges_next(language).to_owned(),
        blind: m::surges_blind(language).to_owned(),
        query: format!("service:{} name:{}{error} time >= {from} time < {until}", quoted(service), quoted(name)),
        ..bare(id, RuleGroup::Anomaly, SURGE, title)
    }
}

/// A metric filter of the account as a rule.
pub fn of_filter(filter: &Counted, language: Language) -> Rule {
    let metrics: Vec<&str> = filter.metrics.iter().map(|metric| metric.name.as_str()).collect();
    Rule {
        why: m::AlarmsFeeds { metrics: &words::list(&metrics, language) }.say(language),
        query: filter.pattern.clone(),
        ..bare(&filter.found.id, RuleGroup::Filter, Level::Low, filter.name.clone())
    }
}

/// An item of the checklist as a rule.
pub fn of_item(item: Item, language: Language) -> Rule {
    bare(&item.rule(), RuleGroup::Filter, level_of(item), item.label(language).to_owned())
}

/// A rule that says nothing but its title.
fn bare(id: &str, group: RuleGroup, level: Level, title: String) -> Rule {
    let look = Look { steps: Vec::new(), together: None };
    let (id, text) = (id.to_owned(), String::new);
    let [number, why, next, blind, query] = [text(), text(), text(), text(), text()];
    let (attack, controls) = (Vec::new(), Vec::new());
    Rule {
        id,
        group,
        level,
        number,
        title,
        why,
        next,
        blind,
        attack,
        controls,
        query,
        look,
        printed: None,
        origin: None,
    }
}

/// A text as a value in a query, meaning just that text.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// How serious it is that a trail is not set up so.
pub const fn level_of(item: Item) -> Level {
    match item {
        Item::Logging
        | Item::NothingExcluded
        | Item::Management
        | Item::Validation
        | Item::Delivery
        | Item::DigestDelivery
        | Item::PolicyPrivate
        | Item::PublicAccess => Level::High,
        _ => Level::Medium,
    }
}

/// A story as plain text, for a note.
pub fn story_text(story: &Story) -> String {
    let mut text = story.title.clone();
    for chapter in &story.chapters {
        text.push_str("\n\n");
        text.push_str(&chapter.title);
        for line in &chapter.lines {
            text.push_str("\n- ");
            text.push_str(&line.said);
        }
    }
    text
}

/// The columns of a small timeline, as the path of a drawing of this size.
pub fn spark(counts: &[u64], width: f64, height: f64) -> String {
    let most = counts.iter().copied().max().unwrap_or_default().max(1) as f64;
    let step = width / counts.len().max(1) as f64;
    let mut path = String::new();
    for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        // What happened once is to be seen beside what happened often.
        let tall = (*count as f64 / most * height).max(2.0);
        let (x, y) = (decimal(at as f64 * step, 1), decimal(height - tall, 1));
        path.push_str(&format!("M{x} {y}h{}v{}h-{}z", decimal(step, 1), decimal(tall, 1), decimal(step, 1)));
    }
    path
}

#[cfg(test)]
mod tests {
    use protocol::ProofCounts;
    use protocol::findings::Finding;
    use protocol::story::{Chapter, StoryLine};

    use super::*;

    fn scope(text: &str) -> Scope {
        Scope { text: text.to_owned(), ..Scope::default() }
    }

    #[test]
    fn queries_are_combined_and_patterns_replace() {
        for (text, query, expected) in [
            ("", "name:StopLogging", "name:StopLogging"),
            ("", "{ $.eventName = StopLogging }", "{ $.eventName = StopLogging }"),
            ("user:alice or user:bob", "name:StopLogging", "(user:alice or user:bob) (name:StopLogging)"),
            ("name:StopLogging", "name:StopLogging", "name:StopLogging"),
            ("user:alice", "{ $.eventName = StopLogging }", "{ $.eventName = StopLogging }"),
            ("{ $.awsRegion = us-east-1 }", "name:StopLogging", "name:StopLogging"),
        ] {
            assert_eq!(narrowed(&scope(text), query).text, expected, "{text} and {query}");
        }
        let chosen = Scope { notation: Some(Notation::CloudWatch), ..scope("Delete") };
        assert_eq!(narrowed(&chosen, "name:StopLogging"), scope("name:StopLogging"));
    }

    #[test]
    fn controls_and_expected_findings_are_not_counted() {
        let rule = |id: &str, group, level| bare(id, group, level, String::new());
        let rules = Rules {
            rules: vec![
                rule("control", RuleGroup::Control, Level::Critical),
                rule("a", RuleGroup::Detection, Level::High),
                rule("b", RuleGroup::Detection, Level::High),
                rule("untried", RuleGroup::Detection, Level::Critical),
                rule("c", RuleGroup::Sigma, Level::Low),
            ],
            refused: Vec::new(),
        };
        let finding = |id: &str, fresh| Finding { id: id.to_owned(), count: 3, fresh, ..Finding::default() };
        let tried = vec![finding("control", 3), finding("a", 1), finding("b", 0), finding("c", 3)];
        let findings = Findings { tried, ..Findings::default() };
        let surges = Surges { found: vec![finding("s", 0), finding("t", 2)], ..Surges::default() };
        let tally = tally(&rules, &findings, Some(&surges));
        assert_eq!(tally.all().collect::<Vec<_>>(), [(Level::High, 1), (Level::Medium, 1), (Level::Low, 1)]);
        assert_eq!(tally.worst(), Some((Level::High, 1)));
        assert_eq!(Tally::default().worst(), None);
    }

    #[test]
    fn the_query_of_an_unusual_hour_means_just_that_hour() {
        let surge = Surge {
            source: "a\"b.amazonaws.com".to_owned(),
            name: "List*".to_owned(),
            error: Some("AccessDenied".to_owned()),
            hour: Micros(1_749_290_400_000_000),
            count: 40,
            usual: 2,
            weekly: false,
            factor: 3,
            least: 20,
            limit: 26,
            proof: ProofCounts::default(),
        };
        assert_eq!(
            of_surge(&surge, "x", &Zone::default(), Language::En).query,
            "service:\"a\\\"b.amazonaws.com\" name:\"List*\" error:\"AccessDenied\" \
             time >= 2025-06-07T10:00:00Z time < 2025-06-07T11:00:00Z"
        );
    }

    #[test]
    fn a_story_as_text() {
        let line = |said: &str| StoryLine { said: said.to_owned(), ..StoryLine::default() };
        let chapter = Chapter { title: "Who".to_owned(), lines: vec![line("alice"), line("bob")] };
        let story = Story { title: "x was deleted".to_owned(), chapters: vec![chapter], about: None };
        assert_eq!(story_text(&story), "x was deleted\n\nWho\n- alice\n- bob");
    }

    #[test]
    fn single_events_are_seen() {
        assert_eq!(spark(&[0, 1000, 1], 30.0, 20.0), "M10 0h10v20h-10zM20 18h10v2h-10z");
        assert_eq!(spark(&[], 30.0, 20.0), "");
        assert_eq!(spark(&[0, 0], 30.0, 20.0), "");
    }
}
