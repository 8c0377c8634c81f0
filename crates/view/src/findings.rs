//! Where a finding leads, and its timeline.

use protocol::findings::{Occurrence, Rule};
use protocol::{Column, Micros, Notation, TimeRange, Zone};

use crate::chips::{add, column_field, value_chip};
use crate::format::decimal;
use crate::fragment::Scope;
use crate::groups::{Lead, lead};

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

/// The scope narrowed to events of an hour with these values.
pub fn hour<'v>(scope: &Scope, values: impl Iterator<Item = (Column, &'v String)>, from: Micros) -> Scope {
    let mut scope = scope.clone();
    for (column, value) in values {
        add(&mut scope.chips, value_chip(column_field(column), value, false));
    }
    scope.range = Some(TimeRange { from, to: Micros(from.0.saturating_add(3_600_000_000)) });
    scope
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
    fn single_events_are_seen() {
        assert_eq!(spark(&[0, 1000, 1], 30.0, 20.0), "M10 0h10v20h-10zM20 18h10v2h-10z");
        assert_eq!(spark(&[], 30.0, 20.0), "");
        assert_eq!(spark(&[0, 0], 30.0, 20.0), "");
    }
}
