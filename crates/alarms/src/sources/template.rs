//! Templates of CloudFormation, in JSON or YAML: resources, with references to parameters and to each other.

use std::collections::BTreeMap;

use protocol::alarms::Subject;

use super::Found;
use crate::given::Given;

/// Functions in functions are followed this deep.
const MOST_NESTED: u32 = 16;

/// The metric filters and alarms among the resources of a template; `None` if it is no template.
pub fn resources(template: &Given) -> Option<Vec<Found>> {
    let Some(Given::Map(resources)) = template.get(&["Resources"]) else { return None };
    let mut known: BTreeMap<&str, String> = BTreeMap::new();
    if let Some(Given::Map(parameters)) = template.get(&["Parameters"]) {
        for (name, parameter) in parameters {
            if let Some(Given::Text(default)) = parameter.get(&["Default"]) {
                known.insert(name, default.clone());
            }
        }
    }
    // What a reference to a resource stands for: of these kinds, its name.
    for (id, resource) in resources {
        let own = resource.get(&["Properties"]).and_then(|it| it.get(&["FilterName", "AlarmName"]));
        let name = match own.map(|own| resolve(own, &known, 0)) {
            Some(Given::Text(name)) => name,
            _ => id.clone(),
        };
        known.entry(id).or_insert(name);
    }
    let found = resources.iter().filter_map(|(id, resource)| {
        let Some(Given::Text(kind)) = resource.get(&["Type"]) else { return None };
        let subject = match kind.as_str() {
            "AWS::Logs::MetricFilter" => Subject::Filter,
            "AWS::CloudWatch::Alarm" | "AWS::CloudWatch::CompositeAlarm" => Subject::Alarm,
            _ => return None,
        };
        let properties = resource.get(&["Properties"])?;
        Some(Found { subject, given: resolve(properties, &known, 0), label: Some(id.clone()) })
    });
    Some(found.collect())
}

/// Replaces functions by what they stand for, if that is known.
fn resolve(given: &Given, known: &BTreeMap<&str, String>, depth: u32) -> Given {
    if depth > MOST_NESTED {
        return Given::Elsewhere("…".to_owned());
    }
    match given {
        Given::List(items) => Given::List(items.iter().map(|item| resolve(item, known, depth + 1)).collect()),
        Given::Map(entries) => match entries.as_slice() {
            [(name, value)] if name == "Ref" || name.starts_with("Fn::") => function(name, value, known, depth),
            all => Given::Map(all.iter().map(|(name, it)| (name.clone(), resolve(it, known, depth + 1))).collect()),
        },
        plain => plain.clone(),
    }
}

fn function(name: &str, value: &Given, known: &BTreeMap<&str, String>, depth: u32) -> Given {
    let elsewhere = |what: &str| Given::Elsewhere(format!("{} {what}", name.trim_start_matches("Fn::")));
    let value = resolve(value, known, depth + 1);
    match (name, &value) {
        ("Ref", Given::Text(id)) => known.get(id.as_str()).cloned().map_or_else(|| elsewhere(id), Given::Text),
        ("Fn::Sub", Given::Text(text)) => substitute(text, known, &[]).map_or_else(|| elsewhere(text), Given::Text),
        ("Fn::Sub", Given::List(parts)) => match parts.as_slice() {
            [Given::Text(text), Given::Map(own)] => {
                substitute(text, known, own).map_or_else(|| elsewhere(text), Given::Text)
            }
            _ => elsewhere("…"),
        },
        ("Fn::Join", Given::List(parts)) => match parts.as_slice() {
            [Given::Text(between), Given::List(items)] => {
                let texts: Option<Vec<&str>> = items
                    .iter()
                    .map(|it| if let Given::Text(text) = it { Some(text.as_str()) } else { None })
                    .collect();
                texts.map_or_else(|| elsewhere("…"), |texts| Given::Text(texts.join(between)))
            }
            _ => elsewhere("…"),
        },
        (_, Given::Text(text)) => elsewhere(text),
        _ => elsewhere("…"),
    }
}

/// Puts values in place of `${Name}`; `${!Name}` stands for `${Name}` itself. `None` if one is not known.
fn substitute(text: &str, known: &BTreeMap<&str, String>, own: &[(String, Given)]) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("${") {
        let (name, after) = behind.split_once('}')?;
        out.push_str(before);
        let name = name.trim();
        let given = own.iter().find(|(of, _)| of == name).map(|(_, value)| value);
        match (name.strip_prefix('!'), given) {
            (Some(literal), _) => out.push_str(&format!("${{{literal}}}")),
            (None, Some(Given::Text(value))) => out.push_str(value),
            (None, Some(_)) => return None,
            (None, None) => out.push_str(known.get(name)?),
        }
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}
