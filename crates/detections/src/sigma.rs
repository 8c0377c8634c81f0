//! Sigma rules: YAML documents to rules.
//!
//! Version 2.1 of the specification. A rule that cannot be tried exactly as its author means it is refused, with the reason.

mod condition;
mod correlation;
mod modifiers;
mod part;
mod selection;
mod yaml;

use protocol::Filter;
use protocol::alarms::DefinitionText;
use protocol::findings::{Level, Look, Origin, Refused, Rule, RuleGroup, SigmaProblem, SigmaRead, Step};
use protocol::setup::Item;
use yaml_serde::{Mapping, Value};

use crate::rules::own_ids;
use yaml::{strings, text};

/// Longest text that is read.
const MOST_BYTES: usize = 4 << 20;

/// Most rules that are read at a time.
const MOST_RULES: usize = 2_000;

/// A document that is a rule.
pub(crate) struct Read {
    /// Names by which correlations refer to it.
    names: Vec<String>,
    rule: Rule,
    /// Whether it is told by itself, or only part of correlations.
    is_told: bool,
}

/// All rules in these texts, each of which may hold several documents. Correlations may refer to rules in other texts.
pub fn read(texts: &[DefinitionText]) -> SigmaRead {
    let (mut out, mut read, mut correlations) = (SigmaRead::default(), Vec::new(), Vec::new());
    let mut refuse = |source: &str, name: String, why| {
        out.refused.push(Refused { name, source: source.to_owned(), why });
    };
    for DefinitionText { source, text } in texts {
        if text.len() > MOST_BYTES {
            refuse(source, String::new(), SigmaProblem::TooLarge { most: MOST_BYTES as u64 });
            continue;
        }
        for document in yaml::documents(text) {
            let document = match document {
                Ok(Value::Mapping(document)) => document,
                Ok(Value::Null) => continue,
                Ok(_) => {
                    refuse(source, String::new(), SigmaProblem::NoRule);
                    continue;
                }
                Err(yaml::Fault { line, detail }) => {
                    refuse(source, String::new(), SigmaProblem::NotYaml { line, detail });
                    continue;
                }
            };
            if read.len() + correlations.len() >= MOST_RULES {
                refuse(source, title(&document), SigmaProblem::TooMany { most: MOST_RULES as u64 });
            } else if document.contains_key("correlation") {
                correlations.push((source, document));
            } else {
                match of_document(&document) {
                    Ok(rule) => read.push(rule),
                    Err(why) => refuse(source, title(&document), why),
                }
            }
        }
    }
    let mut fields = Vec::new();
    for (source, document) in &correlations {
        match correlation::of_document(document, &mut read, &mut fields) {
            Ok(rule) => read.push(rule),
            Err(why) => refuse(source, title(document), why),
        }
    }
    out.rules = read.into_iter().filter(|read| read.is_told).map(|read| read.rule).collect();
    tell_apart(&mut out.rules);
    out
}

/// How names of findings begin that are no detections: controls, items of the checklist, unusual hours, filters of the account.
const RESERVED: [&str; 4] = ["cis-", Item::RULE, "surge-", "filter-"];

/// Gives rules ids that no other rule has, ours included: authors may repeat them, and copy them.
fn tell_apart(rules: &mut [Rule]) {
    let mut known = own_ids();
    for rule in rules {
        let is_ours = known.contains(&rule.id) || RESERVED.iter().any(|start| rule.id.starts_with(start));
        let base = rule.id.clone();
        if is_ours {
            rule.id = format!("sigma-{base}");
        }
        let mut times = 1_u32;
        while !known.insert(rule.id.clone()) {
            times = times.saturating_add(1);
            rule.id = format!("sigma-{base} ({times})");
        }
    }
}

fn title(document: &Mapping) -> String {
    text(document, "title").or_else(|| text(document, "id")).unwrap_or_default()
}

fn of_document(document: &Mapping) -> Result<Read, SigmaProblem> {
    let Some(Value::Mapping(detection)) = document.get("detection") else { return Err(SigmaProblem::NoRule) };
    if let Some(Value::Mapping(source)) = document.get("logsource") {
        let is_other = |name: &str, own: &str| text(source, name).is_some_and(|text| !text.eq_ignore_ascii_case(own));
        // A category is a kind of log of its own, such as what a web server writes.
        let is_category = text(source, "category").is_some();
        if is_category || is_other("product", "aws") || is_other("service", "cloudtrail") {
            return Err(SigmaProblem::OtherSource);
        }
    }
    let filter = condition::of_detection(detection)?;
    let look = Look { steps: vec![Step { filter, at_least: 1 }], together: None };
    Ok(Read { names: names(document), rule: rule(document, look), is_told: true })
}

/// What correlations may call a rule.
fn names(document: &Mapping) -> Vec<String> {
    ["id", "name"].into_iter().filter_map(|key| text(document, key)).collect()
}

/// A rule with what the document says about it.
fn rule(document: &Mapping, look: Look) -> Rule {
    let tags = strings(document.get("tags"));
    let technique = |tag: &String| {
        let name = tag.strip_prefix("attack.")?;
        let is_technique = name.starts_with('t') && name.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        is_technique.then(|| name.to_ascii_uppercase())
    };
    let filters: Vec<Filter> = look.steps.iter().map(|step| step.filter.clone()).collect();
    let any = if let [one] = filters.as_slice() { one.clone() } else { Filter::Or(filters) };
    let said = |key| text(document, key).unwrap_or_default();
    Rule {
        id: text(document, "id").or_else(|| text(document, "name")).unwrap_or_else(|| title(document)),
        group: RuleGroup::Sigma,
        level: level(text(document, "level").as_deref()),
        number: String::new(),
        title: title(document),
        why: said("description"),
        next: strings(document.get("falsepositives")).join("; "),
        blind: String::new(),
        attack: tags.iter().filter_map(technique).collect(),
        controls: Vec::new(),
        query: query::print(&query::normalise(&any)),
        look,
        printed: None,
        origin: Some(Origin {
            author: said("author"),
            licence: said("license"),
            links: strings(document.get("references")),
        }),
    }
}

fn level(name: Option<&str>) -> Level {
    match name {
        Some("critical") => Level::Critical,
        Some("high") => Level::High,
        Some("medium") => Level::Medium,
        // "low" and "informational"; also a rule that says nothing.
        _ => Level::Low,
    }
}
