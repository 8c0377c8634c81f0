//! Correlation rules: events of other rules that belong together.

use protocol::findings::{Counts, Look, SigmaProblem, Step, Together};
use protocol::{Column, Filter};
use yaml_serde::{Mapping, Value};

use super::yaml::{strings, text};
use super::{Read, names, rule};

/// The rule of a document with a `correlation` section. The rules that it is made of are no longer told by themselves, unless it
/// says `generate`.
pub fn of_document(document: &Mapping, read: &mut [Read]) -> Result<Read, SigmaProblem> {
    let Some(Value::Mapping(correlation)) = document.get("correlation") else { return Err(SigmaProblem::NoRule) };
    if correlation.contains_key("aliases") {
        return Err(lacking("aliases"));
    }
    let wanted = strings(correlation.get("rules"));
    let mut filters = Vec::new();
    for name in &wanted {
        filters.push(filter_of(name, read)?);
    }
    if filters.is_empty() {
        return Err(lacking("rules"));
    }
    let by = strings(correlation.get("group-by")).iter().map(|path| column(path)).collect::<Result<Vec<_>, _>>()?;
    let within = text(correlation, "timespan").and_then(|text| timespan(&text)).ok_or_else(|| lacking("timespan"))?;
    let (steps, counts) = steps(correlation, filters)?;
    let look = Look { steps, together: Some(Together { by, within, counts }) };
    let made = Read { names: names(document), rule: rule(document, look), is_told: true };
    if document.get("generate").or_else(|| correlation.get("generate")) != Some(&Value::Bool(true)) {
        let is_part = |read: &&mut Read| read.names.iter().any(|name| wanted.contains(name));
        read.iter_mut().filter(is_part).for_each(|read| read.is_told = false);
    }
    Ok(made)
}

fn lacking(what: &str) -> SigmaProblem {
    SigmaProblem::Correlation { what: what.to_owned() }
}

fn filter_of(name: &String, read: &[Read]) -> Result<Filter, SigmaProblem> {
    let found = read.iter().find(|read| read.names.contains(name));
    match found.map(|read| (&read.rule.look.together, read.rule.look.steps.as_slice())) {
        Some((None, [step])) => Ok(step.filter.clone()),
        // Events of a correlation can't be told apart from others by a filter.
        Some(_) => Err(lacking(name)),
        None => Err(SigmaProblem::OtherRule { name: name.clone() }),
    }
}

fn steps(correlation: &Mapping, filters: Vec<Filter>) -> Result<(Vec<Step>, Counts), SigmaProblem> {
    let kind = text(correlation, "type").unwrap_or_default();
    let once = |filters: Vec<Filter>| filters.into_iter().map(|filter| Step { filter, at_least: 1 }).collect();
    match kind.as_str() {
        "temporal" => Ok((once(filters), Counts::AnyOrder)),
        "temporal_ordered" => Ok((once(filters), Counts::InOrder)),
        "event_count" => {
            Ok((vec![Step { filter: Filter::Or(filters), at_least: at_least(correlation)? }], Counts::InOrder))
        }
        "value_count" => {
            let Some(Value::Mapping(condition)) = correlation.get("condition") else {
                return Err(lacking("condition"));
            };
            let field = strings(condition.get("field"));
            let [field] = field.as_slice() else { return Err(lacking("field")) };
            let counts = Counts::Different(column(field)?);
            Ok((vec![Step { filter: Filter::Or(filters), at_least: at_least(correlation)? }], counts))
        }
        other => Err(lacking(other)),
    }
}

/// How many are needed. Only conditions that more events can't undo can be tried.
fn at_least(correlation: &Mapping) -> Result<u32, SigmaProblem> {
    let Some(Value::Mapping(condition)) = correlation.get("condition") else { return Err(lacking("condition")) };
    let number = |key: &str| text(condition, key).and_then(|text| text.parse::<u32>().ok());
    if let Some(key) = ["eq", "neq", "lt", "lte"].into_iter().find(|key| condition.contains_key(*key)) {
        return Err(lacking(key));
    }
    let needed = number("gte").into_iter().chain(number("gt").map(|than| than.saturating_add(1))).max();
    needed.map(|needed| needed.max(1)).ok_or_else(|| lacking("condition"))
}

fn column(path: &str) -> Result<Column, SigmaProblem> {
    let found = Column::ALL.into_iter().find(|column| column.path().eq_ignore_ascii_case(path));
    found.ok_or_else(|| SigmaProblem::Column { path: path.to_owned() })
}

/// `30s`, `5m`, `1h`, `7d`, in microseconds.
fn timespan(text: &str) -> Option<i64> {
    let unit = text.chars().last()?;
    let seconds = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        _ => return None,
    };
    let count: i64 = text.strip_suffix(unit)?.parse().ok().filter(|count| *count > 0)?;
    count.checked_mul(seconds)?.checked_mul(1_000_000)
}
