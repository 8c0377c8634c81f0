//! A condition: which selections have to hold.

use std::collections::BTreeMap;

use protocol::Filter;
use protocol::findings::SigmaProblem;
use yaml_serde::{Mapping, Value};

use super::selection;
use super::yaml::strings;

/// Deepest nesting of a condition.
const MOST_DEPTH: usize = 64;

/// The filter of a `detection` section. Several conditions are alternatives.
pub fn of_detection(detection: &Mapping) -> Result<Filter, SigmaProblem> {
    let mut selections = BTreeMap::new();
    let mut terms = 0;
    for (name, value) in detection {
        match name {
            Value::String(name) if name == "condition" || name == "timeframe" => {}
            Value::String(name) => {
                selections.insert(name.clone(), selection::of(value, &mut terms)?);
            }
            _ => return Err(SigmaProblem::NoRule),
        }
    }
    if detection.contains_key("timeframe") {
        return Err(SigmaProblem::Aggregation);
    }
    let conditions = strings(detection.get("condition"));
    if conditions.is_empty() {
        return Err(SigmaProblem::NoRule);
    }
    let filters = conditions.iter().map(|text| parse(text, &selections)).collect::<Result<Vec<_>, _>>()?;
    Ok(one_or(filters))
}

fn one_or(mut filters: Vec<Filter>) -> Filter {
    match filters.len() {
        1 => filters.pop().unwrap_or(Filter::All),
        _ => Filter::Or(filters),
    }
}

type Selections = BTreeMap<String, Filter>;

/// Parses a condition. `or` binds loosest, then `and`, then `not`, then `1 of …`.
fn parse(text: &str, selections: &Selections) -> Result<Filter, SigmaProblem> {
    if text.contains('|') {
        return Err(SigmaProblem::Aggregation);
    }
    let spaced = text.replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut parser = Parser { words: &words, at: 0, selections, text };
    let filter = parser.or(0)?;
    if parser.at < words.len() { Err(parser.wrong()) } else { Ok(filter) }
}

struct Parser<'t> {
    words: &'t [&'t str],
    at: usize,
    selections: &'t Selections,
    text: &'t str,
}

impl Parser<'_> {
    fn wrong(&self) -> SigmaProblem {
        SigmaProblem::Condition { text: self.text.to_owned() }
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.words.get(self.at).is_some_and(|next| next.eq_ignore_ascii_case(word));
        self.at += usize::from(found);
        found
    }

    fn or(&mut self, depth: usize) -> Result<Filter, SigmaProblem> {
        let mut any = vec![self.and(depth)?];
        while self.take("or") {
            any.push(self.and(depth)?);
        }
        Ok(one_or(any))
    }

    fn and(&mut self, depth: usize) -> Result<Filter, SigmaProblem> {
        let mut all = vec![self.not(depth)?];
        while self.take("and") {
            all.push(self.not(depth)?);
        }
        Ok(if let [_] = all.as_slice() { all.remove(0) } else { Filter::And(all) })
    }

    fn not(&mut self, depth: usize) -> Result<Filter, SigmaProblem> {
        if depth > MOST_DEPTH {
            return Err(self.wrong());
        }
        if self.take("not") {
            return Ok(Filter::Not(Box::new(self.not(depth + 1)?)));
        }
        if self.take("(") {
            let inside = self.or(depth + 1)?;
            return if self.take(")") { Ok(inside) } else { Err(self.wrong()) };
        }
        let Some(word) = self.words.get(self.at).copied() else { return Err(self.wrong()) };
        self.at += 1;
        let every = word.eq_ignore_ascii_case("all");
        if (every || word == "1" || word.eq_ignore_ascii_case("any")) && self.take("of") {
            return self.of(every);
        }
        self.selections.get(word).cloned().ok_or_else(|| SigmaProblem::Selection { name: word.to_owned() })
    }

    /// `1 of selection_*`, `all of them`
    fn of(&mut self, every: bool) -> Result<Filter, SigmaProblem> {
        let Some(pattern) = self.words.get(self.at).copied() else { return Err(self.wrong()) };
        self.at += 1;
        let named = |name: &&String| match pattern.eq_ignore_ascii_case("them") {
            true => !name.starts_with('_'),
            false => fits(pattern, name),
        };
        let names = self.selections.iter().filter(|(name, _)| named(name));
        let filters: Vec<Filter> = names.map(|(_, filter)| filter.clone()).collect();
        match (filters.is_empty(), every) {
            (true, _) => Err(SigmaProblem::Selection { name: pattern.to_owned() }),
            (false, true) => Ok(Filter::And(filters)),
            (false, false) => Ok(one_or(filters)),
        }
    }
}

/// Whether a name fits a pattern with `*`.
fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else { return false };
    let mut last = None;
    for part in parts {
        if let Some(before) = last.replace(part) {
            let Some(at) = rest.find(before) else { return false };
            rest = rest.get(at.saturating_add(before.len())..).unwrap_or_default();
        }
    }
    last.map_or(rest.is_empty(), |last| rest.ends_with(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_patterns() {
        for (pattern, name, expected) in [
            ("selection_*", "selection_a", true),
            ("selection_*", "selection", false),
            ("selection", "selection", true),
            ("selection", "selection_a", false),
            ("*_a", "filter_a", true),
            ("s*_*a", "s1_2a", true),
            ("s*a*b", "sab", true),
            ("s*a*b", "sb", false),
            ("*", "x", true),
        ] {
            assert_eq!(fits(pattern, name), expected, "{pattern} {name}");
        }
    }
}
