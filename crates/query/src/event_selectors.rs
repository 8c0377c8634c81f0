//! What a trail is configured to record, as JSON: advanced and basic event selectors, as printed by
//! `get-event-selectors` and contained in `PutEventSelectors` events.
//!
//! <https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html>,
//! <https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html>

use protocol::{Condition, Expected, Filter, Found, Glob, Literal, Note, SelectorStep, SelectorTest};

use crate::cloudwatch::Interpreted;
use crate::error::{Problem, shown};
use crate::json::{self, Node, Value};
use crate::normal;
use crate::parser::{MAX_BYTES, MAX_CONDITIONS, too_long};
use crate::suggest::nearest;

/// Fields that advanced selectors can test.
const FIELDS: [&str; 11] = [
    "eventCategory",
    "eventName",
    "eventSource",
    "eventType",
    "errorCode",
    "readOnly",
    "resources.ARN",
    "resources.type",
    "sessionCredentialFromConsole",
    "userIdentity.arn",
    "vpcEndpointId",
];

/// Fields that can only be tested for equality.
const EQUALS_ONLY: [&str; 3] = ["eventCategory", "readOnly", "resources.type"];

/// Operators of advanced selectors: name, the part of the value tested, and whether the test is negated.
const OPERATORS: [(&str, Part, bool); 6] = [
    ("Equals", Part::Whole, false),
    ("StartsWith", Part::Start, false),
    ("EndsWith", Part::End, false),
    ("NotEquals", Part::Whole, true),
    ("NotStartsWith", Part::Start, true),
    ("NotEndsWith", Part::End, true),
];

/// Most values that AWS allows in all conditions of a trail.
const AWS_VALUES: u32 = 500;

#[derive(Clone, Copy)]
enum Part {
    Whole,
    Start,
    End,
}

/// Parses a configuration.
pub(crate) fn parse(text: &str) -> Result<Interpreted, Problem> {
    if text.len() > MAX_BYTES {
        return Err(too_long(text, Expected::ConfigurationOfBytes));
    }
    let node = json::parse(text)?;
    let mut reader = Reader { values: 0 };
    let filter = if let Some(list) = node.member("AdvancedEventSelectors") {
        reader.any(list, Reader::advanced)?
    } else if let Some(list) = node.member("EventSelectors") {
        reader.any(list, Reader::basic)?
    } else if let Value::List(elements) = &node.value {
        let advanced = elements.iter().any(|element| element.member("FieldSelectors").is_some());
        reader.any(&node, if advanced { Reader::advanced } else { Reader::basic })?
    } else if node.member("FieldSelectors").is_some() {
        reader.advanced(&node)?
    } else if ["ReadWriteType", "IncludeManagementEvents", "DataResources"]
        .iter()
        .any(|name| node.member(name).is_some())
    {
        reader.basic(&node)?
    } else {
        return Err(Problem::new(node.at, Expected::Selectors, Found::Neither));
    };
    let mut warnings = vec![Note::SelectorScope];
    if reader.values > AWS_VALUES {
        warnings.push(Note::SelectorValues { most: AWS_VALUES.into(), found: reader.values.into() });
    }
    Ok(Interpreted { filter, warnings })
}

struct Reader {
    values: u32,
}

impl Reader {
    fn any(&mut self, list: &Node, read: fn(&mut Reader, &Node) -> Result<Filter, Problem>) -> Result<Filter, Problem> {
        let mut parts = Vec::new();
        for element in list.list(Expected::ListOfSelectors)? {
            parts.push(read(self, element)?);
        }
        Ok(normal::or(parts))
    }

    fn advanced(&mut self, node: &Node) -> Result<Filter, Problem> {
        let Some(list) = node.member("FieldSelectors") else {
            return Err(Problem::new(node.at, Expected::FieldSelectors, Found::Nothing));
        };
        let mut parts = Vec::new();
        let mut category = false;
        for element in list.list(Expected::ListOfFieldSelectors)? {
            let Some(name) = element.member("Field") else {
                return Err(Problem::new(element.at, Expected::FieldOfSelector, Found::Nothing));
            };
            let field = name.text(Expected::FieldNameAsText)?;
            if !FIELDS.contains(&field) {
                let meant = nearest(field, FIELDS).map(|name| format!("\"{name}\""));
                let end = name.at + field.len() + 2;
                let expected = Expected::SelectorField(FIELDS.map(str::to_owned).into());
                return Err(Problem::new(name.at, expected, shown(field)).maybe_fix(name.at..end, meant));
            }
            category |= field == "eventCategory";
            parts.push(self.field(element, field)?);
        }
        if !category {
            return Err(Problem::new(list.at, Expected::EventCategory, Found::Nothing));
        }
        Ok(normal::and(parts))
    }

    fn field(&mut self, node: &Node, field: &str) -> Result<Filter, Problem> {
        let mut parts = Vec::new();
        for (name, part, negated) in OPERATORS {
            let Some(list) = node.member(name) else { continue };
            let values = list.list(Expected::ListOfValues)?;
            if values.is_empty() {
                continue;
            }
            if EQUALS_ONLY.contains(&field) && name != "Equals" {
                return Err(Problem::new(list.at, Expected::OnlyEquals(field.to_owned()), shown(name)));
            }
            let mut any = Vec::new();
            for value in values {
                self.count(value)?;
                any.push(test(field, part, value.text(Expected::ValueAsText)?));
            }
            let any = normal::or(any);
            parts.push(if negated { normal::not(any) } else { any });
        }
        if parts.is_empty() {
            return Err(Problem::new(node.at, Expected::SelectorOperator(field.to_owned()), Found::Nothing));
        }
        Ok(normal::and(parts))
    }

    fn basic(&mut self, node: &Node) -> Result<Filter, Problem> {
        let read_only = match node.member("ReadWriteType") {
            None => Filter::All,
            Some(kind) => match kind.text(Expected::ReadWriteType)? {
                "All" => Filter::All,
                "ReadOnly" => test("readOnly", Part::Whole, "true"),
                "WriteOnly" => test("readOnly", Part::Whole, "false"),
                other => return Err(Problem::new(kind.at, Expected::ReadWriteType, shown(other))),
            },
        };
        let management = match node.member("IncludeManagementEvents") {
            None => true,
            Some(node) => node.text(Expected::TrueOrFalseAsText)? == "true",
        };
        let mut recorded = Vec::new();
        if management {
            let mut parts = vec![test("eventCategory", Part::Whole, "Management")];
            if let Some(excluded) = node.member("ExcludeManagementEventSources") {
                for source in excluded.list(Expected::ListOfEventSources)? {
                    self.count(source)?;
                    parts.push(normal::not(test(
                        "eventSource",
                        Part::Whole,
                        source.text(Expected::EventSourceAsText)?,
                    )));
                }
            }
            recorded.push(normal::and(parts));
        }
        if let Some(resources) = node.member("DataResources") {
            for resource in resources.list(Expected::ListOfDataResources)? {
                recorded.push(self.data_resource(resource)?);
            }
        }
        Ok(normal::and([read_only, normal::or(recorded)]))
    }

    fn data_resource(&mut self, node: &Node) -> Result<Filter, Problem> {
        let (Some(kind), Some(values)) = (node.member("Type"), node.member("Values")) else {
            return Err(Problem::new(node.at, Expected::TypeAndValues, Found::NotBoth));
        };
        let kind = kind.text(Expected::TypeAsText)?;
        let mut arns = Vec::new();
        for value in values.list(Expected::ListOfArns)? {
            self.count(value)?;
            let arn = value.text(Expected::ArnAsText)?;
            // `arn:aws:lambda` means every function; objects are specified by the beginning of their ARN.
            let prefix = kind == "AWS::S3::Object" || arn.matches(':').count() < 5;
            arns.push(test("resources.ARN", if prefix { Part::Start } else { Part::Whole }, arn));
        }
        let parts =
            [test("eventCategory", Part::Whole, "Data"), test("resources.type", Part::Whole, kind), normal::or(arns)];
        Ok(normal::and(parts))
    }

    fn count(&mut self, node: &Node) -> Result<(), Problem> {
        self.values += 1;
        if self.values > MAX_CONDITIONS {
            return Err(Problem::new(node.at, Expected::MostValues(u64::from(MAX_CONDITIONS)), Found::Another));
        }
        Ok(())
    }
}

/// A test of a field of a selector.
fn test(field: &str, part: Part, value: &str) -> Filter {
    let mut globs = vec![Glob::Literal(value.to_owned())];
    match part {
        Part::Whole => {}
        Part::Start => globs.push(Glob::Any),
        Part::End => globs.insert(0, Glob::Any),
    }
    equal(field, globs)
}

/// `$.field = value`. `resources` is a list, of which any element may match.
pub(crate) fn equal(path: &str, globs: Vec<Glob>) -> Filter {
    let mut selector = Vec::new();
    for name in path.split('.') {
        selector.push(SelectorStep::Name(name.to_owned()));
        if name == "resources" {
            selector.push(SelectorStep::AnyElement);
        }
    }
    let condition = Condition::Equal(Literal::Text(normal::globs(globs)));
    Filter::Selector(SelectorTest { selector, condition })
}
