//! Templates of CloudFormation, in JSON or YAML: resources, with references to parameters and to each other.

use std::collections::BTreeMap;

use protocol::alarms::Subject;

use super::Found;
use crate::budget::Budget;
use crate::given::Given;

/// Functions in functions are followed this deep.
const MOST_NESTED: u32 = 16;

/// The metric filters and alarms among the resources of a template; `None` if it is no template.
pub fn resources(template: &Given, budget: &Budget) -> Option<Vec<Found>> {
    let Some(Given::Map(resources)) = template.get(&["Resources"]) else { return None };
    let mut known = Known { texts: BTreeMap::new(), budget };
    if let Some(Given::Map(parameters)) = template.get(&["Parameters"]) {
        for (name, parameter) in parameters {
            if let Some(Given::Text(default)) = parameter.get(&["Default"]) {
                known.texts.insert(name, default.clone());
            }
        }
    }
    // What a reference to a resource stands for: of these kinds, its name.
    for (id, resource) in resources {
        let own = resource.get(&["Properties"]).and_then(|it| it.get(&["FilterName", "AlarmName"]));
        let name = match own.map(|own| known.resolve(own, 0)) {
            Some(Given::Text(name)) => name,
            _ => id.clone(),
        };
        known.texts.entry(id).or_insert(name);
    }
    let found = resources.iter().filter_map(|(id, resource)| {
        let Some(Given::Text(kind)) = resource.get(&["Type"]) else { return None };
        let subject = match kind.as_str() {
            "AWS::Logs::MetricFilter" => Subject::Filter,
            "AWS::CloudWatch::Alarm" | "AWS::CloudWatch::CompositeAlarm" => Subject::Alarm,
            _ => return None,
        };
        let mut given = known.resolve(resource.get(&["Properties"])?, 0);
        if let (Given::Map(entries), Some(Given::Text(condition))) = (&mut given, resource.get(&["Condition"])) {
            entries.push(("Condition".to_owned(), Given::Elsewhere(condition.clone())));
        }
        Some(Found { subject, given, label: Some(id.clone()) })
    });
    Some(found.collect())
}

/// What references stand for.
struct Known<'t> {
    texts: BTreeMap<&'t str, String>,
    budget: &'t Budget,
}

impl Known<'_> {
    /// Replaces functions by what they stand for, if that is known.
    fn resolve(&self, given: &Given, depth: u32) -> Given {
        if depth > MOST_NESTED || self.budget.is_spent() {
            return Given::Elsewhere("…".to_owned());
        }
        match given {
            Given::List(items) => Given::List(items.iter().map(|item| self.resolve(item, depth + 1)).collect()),
            Given::Map(entries) => match entries.as_slice() {
                [(name, value)] if name == "Ref" || name.starts_with("Fn::") => self.function(name, value, depth),
                all => Given::Map(all.iter().map(|(name, it)| (name.clone(), self.resolve(it, depth + 1))).collect()),
            },
            plain => plain.clone(),
        }
    }

    fn function(&self, name: &str, value: &Given, depth: u32) -> Given {
        let elsewhere = |what: &str| Given::Elsewhere(format!("{} {what}", name.trim_start_matches("Fn::")));
        let value = self.resolve(value, depth + 1);
        let text = match (name, &value) {
            ("Ref", Given::Text(id)) => self.text(id),
            ("Fn::Sub", Given::Text(text)) => self.substitute(text, &[]),
            ("Fn::Sub", Given::List(parts)) => match parts.as_slice() {
                [Given::Text(text), Given::Map(own)] => self.substitute(text, own),
                _ => None,
            },
            ("Fn::Join", Given::List(parts)) => match parts.as_slice() {
                [Given::Text(between), Given::List(items)] => self.join(between, items),
                _ => None,
            },
            _ => None,
        };
        match (text, &value) {
            (Some(text), _) => Given::Text(text),
            (None, Given::Text(text)) => elsewhere(text),
            (None, _) => elsewhere("…"),
        }
    }

    fn text(&self, name: &str) -> Option<String> {
        self.texts.get(name).filter(|text| self.budget.takes(text.len())).cloned()
    }

    fn join<'g>(&self, between: &str, items: &'g [Given]) -> Option<String> {
        let text = |it: &'g Given| if let Given::Text(text) = it { Some(text.as_str()) } else { None };
        let texts: Vec<&str> = items.iter().map(text).collect::<Option<_>>()?;
        let long = texts.iter().map(|text| text.len().saturating_add(between.len())).sum();
        self.budget.takes(long).then(|| texts.join(between))
    }

    /// Puts values in place of `${Name}`; `${!Name}` stands for `${Name}` itself. `None` if one is not known.
    fn substitute(&self, text: &str, own: &[(String, Given)]) -> Option<String> {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once("${") {
            let (name, after) = behind.split_once('}')?;
            out.push_str(before);
            let name = name.trim();
            let given = own.iter().find(|(of, _)| of == name).map(|(_, value)| value);
            match (name.strip_prefix('!'), given) {
                (Some(literal), _) => out.push_str(&format!("${{{literal}}}")),
                (None, Some(Given::Text(value))) if self.budget.takes(value.len()) => out.push_str(value),
                (None, Some(_)) => return None,
                (None, None) => out.push_str(&self.text(name)?),
            }
            rest = after;
        }
        out.push_str(rest);
        Some(out)
    }
}
