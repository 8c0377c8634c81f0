//! Correlation rules: events of other rules that belong together.

use protocol::findings::{Bound, Counts, Look, Measure, Relation, SigmaProblem, Step, Together};
use protocol::{Column, FieldPath, Filter, GroupKey};
use yaml_serde::{Mapping, Value};

use super::yaml::{strings, text};
use super::{Read, names, rule};

/// Most fields without a column that all correlations together group by or measure: each is read from all records.
const MOST_FIELDS: usize = 6;

const RELATIONS: [(&str, Relation); 6] = [
    ("gt", Relation::Greater),
    ("gte", Relation::GreaterOrEqual),
    ("lt", Relation::Less),
    ("lte", Relation::LessOrEqual),
    ("eq", Relation::Equal),
    ("neq", Relation::Different),
];

/// The rule of a document with a `correlation` section. The rules that it is made of are no longer told by themselves, unless it
/// says `generate`. `fields`: those without a column so far.
pub fn of_document(document: &Mapping, read: &mut [Read], fields: &mut Vec<FieldPath>) -> Result<Read, SigmaProblem> {
    let Some(Value::Mapping(correlation)) = document.get("correlation") else { return Err(SigmaProblem::NoRule) };
    let wanted = strings(correlation.get("rules"));
    let mut filters = Vec::new();
    for name in &wanted {
        filters.push(filter_of(name, read)?);
    }
    if filters.is_empty() {
        return Err(lacking("rules"));
    }
    let counts = counts(correlation, filters.len())?;
    let (by, aliases) = grouping(correlation, &wanted, read)?;
    let within = text(correlation, "timespan").and_then(|text| timespan(&text)).ok_or_else(|| lacking("timespan"))?;
    // Where it matters which rule an event is of, each is a step.
    let apart = !aliases.is_empty() || matches!(counts, Counts::InOrder | Counts::Measured(Measure::Steps, _));
    let filters = if apart { filters } else { vec![Filter::Or(filters)] };
    let steps = filters.into_iter().map(|filter| Step { filter, at_least: 1 }).collect();
    let together = Together { by, aliases, within, counts };
    note_fields(&together, fields)?;
    let look = Look { steps, together: Some(together) };
    let made = Read { names: names(document), rule: rule(document, look), is_told: true };
    if document.get("generate").or_else(|| correlation.get("generate")) != Some(&Value::Bool(true)) {
        let is_part = |read: &&mut Read| read.names.iter().any(|name| wanted.contains(name));
        read.iter_mut().filter(is_part).for_each(|read| read.is_told = false);
    }
    Ok(made)
}

fn note_fields(together: &Together, fields: &mut Vec<FieldPath>) -> Result<(), SigmaProblem> {
    let mut all = fields.clone();
    all.extend(together.paths().into_iter().filter(|path| !fields.contains(path)).cloned());
    if all.len() > MOST_FIELDS {
        return Err(SigmaProblem::TooManyFields { most: MOST_FIELDS as u64 });
    }
    *fields = all;
    Ok(())
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

/// What the events are grouped by: in all rules, or in each by something else.
fn grouping(
    correlation: &Mapping,
    rules: &[String],
    read: &[Read],
) -> Result<(Vec<GroupKey>, Vec<Vec<GroupKey>>), SigmaProblem> {
    let by = strings(correlation.get("group-by"));
    let direct = by.iter().map(|path| key(path)).collect();
    let Some(aliases) = correlation.get("aliases") else { return Ok((direct, Vec::new())) };
    let Value::Mapping(aliases) = aliases else { return Err(lacking("aliases")) };
    let of_rule = |rule: &String| -> Result<Vec<GroupKey>, SigmaProblem> {
        let own =
            read.iter().find(|read| read.names.contains(rule)).map(|read| read.names.as_slice()).unwrap_or_default();
        let field = |name: &String| match aliases.get(name) {
            None => Ok(key(name)),
            Some(Value::Mapping(fields)) => {
                let path = own.iter().find_map(|own| text(fields, own)).ok_or_else(|| lacking("aliases"))?;
                Ok(key(&path))
            }
            Some(_) => Err(lacking("aliases")),
        };
        by.iter().map(field).collect()
    };
    let of_rules = rules.iter().map(of_rule).collect::<Result<Vec<_>, _>>()?;
    Ok((direct, of_rules))
}

fn counts(correlation: &Mapping, rules: usize) -> Result<Counts, SigmaProblem> {
    let kind = text(correlation, "type").unwrap_or_default();
    let condition = match correlation.get("condition") {
        Some(Value::Mapping(condition)) => Some(condition),
        Some(_) => return Err(lacking("condition")),
        None => None,
    };
    let field = || {
        let field = condition.map(|condition| strings(condition.get("field"))).unwrap_or_default();
        if let [field] = field.as_slice() { Ok(field.clone()) } else { Err(lacking("field")) }
    };
    let measure = match kind.as_str() {
        "temporal_ordered" if condition.is_none() => return Ok(Counts::InOrder),
        "temporal" if condition.is_none() => {
            let every = Bound { is: Relation::GreaterOrEqual, than: rules as f64 };
            return Ok(Counts::Measured(Measure::Steps, vec![every]));
        }
        "temporal" => Measure::Steps,
        "event_count" => Measure::Events,
        "value_count" => Measure::Different(key(&field()?)),
        "value_sum" => Measure::Sum(path(&field()?)),
        "value_avg" => Measure::Average(path(&field()?)),
        "value_percentile" => {
            let percent = condition.and_then(|condition| text(condition, "percentile"));
            let percent = percent.and_then(|text| text.parse().ok()).filter(|percent| *percent <= 100);
            Measure::Percentile(path(&field()?), percent.ok_or_else(|| lacking("percentile"))?)
        }
        "temporal_ordered" => return Err(lacking("condition")),
        other => return Err(lacking(other)),
    };
    let mut bounds = Vec::new();
    for (name, is) in RELATIONS {
        if let Some(than) = condition.and_then(|condition| condition.get(name)) {
            let than = super::yaml::scalar(than).and_then(|text| text.parse::<f64>().ok());
            let than = than.filter(|than| than.is_finite()).ok_or_else(|| lacking("condition"))?;
            bounds.push(Bound { is, than });
        }
    }
    if bounds.is_empty() { Err(lacking("condition")) } else { Ok(Counts::Measured(measure, bounds)) }
}

/// The column with a field, or its path.
fn key(path: &str) -> GroupKey {
    let is_it = |column: &Column| !column.is_derived() && column.path().eq_ignore_ascii_case(path);
    let found = Column::ALL.into_iter().find(is_it);
    found.map_or_else(|| GroupKey::Path(self::path(path)), GroupKey::Column)
}

fn path(path: &str) -> FieldPath {
    path.split('.').collect()
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
