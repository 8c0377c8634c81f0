//! Terraform: the blocks `aws_cloudwatch_log_metric_filter` and `aws_cloudwatch_metric_alarm`, with references to
//! defaults of variables, to locals and to each other.

use std::collections::BTreeMap;

use hcl::expr::{Expression, TemplateExpr, TraversalOperator};
use hcl::structure::{Block, Body, Structure};
use hcl::template::{Element, Template};
use protocol::alarms::Subject;

use super::Found;
use crate::budget::Budget;
use crate::given::Given;

const FILTER: &str = "aws_cloudwatch_log_metric_filter";
const ALARM: &str = "aws_cloudwatch_metric_alarm";
const COMPOSITE: &str = "aws_cloudwatch_composite_alarm";

/// References to references are followed this deep.
const MOST_NESTED: u32 = 16;

/// Whether a text seems to be Terraform that defines what is looked for.
pub fn is_it(text: &str) -> bool {
    text.contains("resource") && [FILTER, ALARM, COMPOSITE].iter().any(|kind| text.contains(kind))
}

/// The metric filters and alarms that a configuration defines.
///
/// # Errors
/// If it cannot be parsed, with the parser's message.
pub fn resources(text: &str, budget: &Budget) -> Result<Vec<Found>, String> {
    let body = hcl::parse(text).map_err(|error| error.to_string())?;
    let known = Known::of(&body, budget);
    let found = blocks(&body, "resource").filter_map(|block| {
        let [kind, label] = block.labels.as_slice() else { return None };
        let subject = match kind.as_str() {
            FILTER => Subject::Filter,
            ALARM | COMPOSITE => Subject::Alarm,
            _ => return None,
        };
        Some(Found { subject, given: known.body(&block.body, 0), label: Some(label.as_str().to_owned()) })
    });
    Ok(found.collect())
}

fn blocks<'b>(body: &'b Body, kind: &'b str) -> impl Iterator<Item = &'b Block> {
    body.iter().filter_map(move |structure| match structure {
        Structure::Block(block) if block.identifier.as_str() == kind => Some(block),
        Structure::Block(_) | Structure::Attribute(_) => None,
    })
}

/// What references may lead to.
struct Known<'b> {
    /// By dotted path: `var.x`, `local.x`.
    values: BTreeMap<String, &'b Expression>,
    /// By dotted path: `aws_cloudwatch_log_metric_filter.x`.
    resources: BTreeMap<String, &'b Body>,
    budget: &'b Budget,
}

impl<'b> Known<'b> {
    fn of(body: &'b Body, budget: &'b Budget) -> Known<'b> {
        let mut known = Known { values: BTreeMap::new(), resources: BTreeMap::new(), budget };
        for block in blocks(body, "variable") {
            let default = block.body.attributes().find(|it| it.key.as_str() == "default");
            if let (Some(label), Some(default)) = (block.labels.first(), default) {
                known.values.insert(format!("var.{}", label.as_str()), &default.expr);
            }
        }
        for block in blocks(body, "locals") {
            for local in block.body.attributes() {
                known.values.insert(format!("local.{}", local.key.as_str()), &local.expr);
            }
        }
        for block in blocks(body, "resource") {
            if let [kind, label] = block.labels.as_slice() {
                known.resources.insert(format!("{}.{}", kind.as_str(), label.as_str()), &block.body);
            }
        }
        known
    }

    /// Attributes and blocks by name; blocks that repeat make a list.
    fn body(&self, body: &Body, depth: u32) -> Given {
        let mut entries: Vec<(String, Given)> = Vec::new();
        for structure in body {
            let (name, value) = match structure {
                Structure::Attribute(attribute) => (attribute.key.as_str(), self.value(&attribute.expr, depth + 1)),
                Structure::Block(block) if block.identifier.as_str() == "dynamic" => {
                    let name = block.labels.first().map_or("dynamic", |label| label.as_str());
                    (name, Given::Elsewhere("dynamic".to_owned()))
                }
                Structure::Block(block) => (block.identifier.as_str(), self.body(&block.body, depth + 1)),
            };
            match entries.iter_mut().find(|(known, _)| known == name) {
                Some((_, Given::List(items))) => items.push(value),
                Some((_, one)) => *one = Given::List(vec![one.clone(), value]),
                None => entries.push((name.to_owned(), value)),
            }
        }
        Given::Map(entries)
    }

    fn value(&self, expression: &Expression, depth: u32) -> Given {
        let elsewhere = || Given::Elsewhere(expression.to_string());
        if depth > MOST_NESTED {
            return elsewhere();
        }
        let long = if let Expression::String(text) = expression { text.len() } else { 0 };
        if !self.budget.takes(long) {
            return Given::Elsewhere("…".to_owned());
        }
        match expression {
            Expression::Null => Given::Nothing,
            Expression::Bool(yes) => Given::Text(yes.to_string()),
            Expression::Number(number) => Given::Text(number.to_string()),
            Expression::String(text) => Given::Text(text.clone()),
            Expression::Array(items) => Given::List(items.iter().map(|it| self.value(it, depth + 1)).collect()),
            Expression::Object(entries) => {
                let entry = |(key, value): (&hcl::expr::ObjectKey, &Expression)| {
                    (key.to_string().trim_matches('"').to_owned(), self.value(value, depth + 1))
                };
                Given::Map(entries.iter().map(entry).collect())
            }
            Expression::TemplateExpr(template) => self.template(template, depth).unwrap_or_else(elsewhere),
            Expression::Parenthesis(inner) => self.value(inner, depth + 1),
            Expression::Traversal(traversal) => {
                let Expression::Variable(first) = &traversal.expr else { return elsewhere() };
                let mut path = vec![first.as_str().to_owned()];
                path.extend(traversal.operators.iter().map(|operator| match operator {
                    TraversalOperator::GetAttr(name) => name.as_str().to_owned(),
                    TraversalOperator::Index(Expression::String(name)) => name.clone(),
                    TraversalOperator::Index(at) => at.to_string(),
                    TraversalOperator::LegacyIndex(at) => at.to_string(),
                    TraversalOperator::AttrSplat | TraversalOperator::FullSplat => "*".to_owned(),
                }));
                self.follow(&path, depth).unwrap_or_else(elsewhere)
            }
            _ => elsewhere(),
        }
    }

    fn template(&self, template: &TemplateExpr, depth: u32) -> Option<Given> {
        let mut out = String::new();
        for element in Template::from_expr(template).ok()?.elements() {
            match element {
                Element::Literal(text) => out.push_str(text),
                Element::Interpolation(inner) => match self.value(&inner.expr, depth + 1) {
                    Given::Text(text) if self.budget.takes(text.len()) => out.push_str(&text),
                    _ => return None,
                },
                Element::Directive(_) => return None,
            }
        }
        // A heredoc ends with a line break, which no pattern needs.
        Some(Given::Text(match template {
            TemplateExpr::Heredoc(_) => out.trim_end_matches('\n').to_owned(),
            TemplateExpr::QuotedString(_) => out,
        }))
    }

    /// What a reference leads to, if that is known.
    fn follow(&self, path: &[String], depth: u32) -> Option<Given> {
        let (start, rest) = path.split_at_checked(2)?;
        let start = start.join(".");
        let mut value = match (self.values.get(&start), self.resources.get(&start)) {
            (Some(value), _) => self.value(value, depth + 1),
            (None, Some(resource)) => {
                let mut given = self.body(resource, depth + 1);
                // The id of these resources is their name.
                if let (Given::Map(entries), [id]) = (&mut given, rest)
                    && id == "id"
                {
                    let name = entries.iter().find(|(name, _)| name == "name" || name == "alarm_name")?.1.clone();
                    entries.push(("id".to_owned(), name));
                }
                given
            }
            (None, None) => return None,
        };
        for step in rest {
            value = match (step.parse::<usize>(), value) {
                (Ok(at), Given::List(items)) => items.into_iter().nth(at)?,
                // A block that occurs once.
                (Ok(0), one @ Given::Map(_)) => one,
                (Err(_), Given::Map(entries)) => entries.into_iter().find(|(name, _)| name == step)?.1,
                _ => return None,
            };
        }
        Some(value)
    }
}
