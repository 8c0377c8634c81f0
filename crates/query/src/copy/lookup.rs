//! `aws cloudtrail lookup-events`, which takes one attribute and a time range.
//!
//! <https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html>

use protocol::{Compare, Filter, Moment, Note, Operand, ValueTest};

use super::condition::{Ask, Cond, conditions};
use super::{Said, time_text};

/// Paths that have an attribute key.
const KEYS: [(&str, &str); 7] = [
    ("userIdentity.accessKeyId", "AccessKeyId"),
    ("eventID", "EventId"),
    ("eventName", "EventName"),
    ("eventSource", "EventSource"),
    ("readOnly", "ReadOnly"),
    ("resources[*].type", "ResourceType"),
    ("resources[*].ARN", "ResourceName"),
];

/// Writes a command.
pub(super) fn write(filter: &Filter, said: &mut Said) -> String {
    let parts = match filter {
        Filter::All => &[],
        Filter::And(parts) => parts.as_slice(),
        part => std::slice::from_ref(part),
    };
    let mut command = String::from("aws cloudtrail lookup-events");
    let mut attributes = 0;
    for part in parts {
        let option = option(part, said);
        attributes += usize::from(option.starts_with(" --lookup-attributes"));
        command.push_str(&option);
    }
    if attributes > 1 {
        said.cannot(Note::SeveralAttributes);
    }
    said.note(Note::LookupScope);
    command
}

fn option(part: &Filter, said: &mut Said) -> String {
    if let Filter::Field(test) = part
        && test.field == protocol::Field::User
        && let protocol::Test::AnyOf(values) = &test.test
        && let [ValueTest::Is(name)] = values.as_slice()
    {
        return attribute("Username", name);
    }
    let conds = match part {
        Filter::Field(_) | Filter::Selector(_) => conditions(part, said).unwrap_or_default(),
        _ => Vec::new(),
    };
    let text = match conds.as_slice() {
        [cond] => of_condition(cond, said),
        _ => None,
    };
    text.unwrap_or_else(|| said.cannot(Note::LookupOnly))
}

fn of_condition(cond: &Cond, said: &mut Said) -> Option<String> {
    let shown = cond.shown();
    match &cond.ask {
        Ask::Any(values) => {
            let [value] = values.as_slice() else { return None };
            match value {
                ValueTest::Is(text) => {
                    let (_, key) = KEYS.iter().find(|(path, _)| *path == shown)?;
                    Some(attribute(key, text))
                }
                ValueTest::Time { from, to, .. } if shown == "eventTime" => {
                    Some(format!("{}{}", start(*from, said), end(*to, said)))
                }
                _ => None,
            }
        }
        Ask::Compare(compare, Operand::Time(moment)) if shown == "eventTime" => Some(match compare {
            Compare::Greater | Compare::GreaterOrEqual => start(*moment, said),
            Compare::Less | Compare::LessOrEqual => end(*moment, said),
        }),
        _ => None,
    }
}

fn attribute(key: &str, value: &str) -> String {
    let attribute = format!("AttributeKey={key},AttributeValue={value}");
    let plain = attribute.chars().all(|c| c.is_ascii_alphanumeric() || "=,._-:/@+".contains(c));
    if plain {
        format!(" --lookup-attributes {attribute}")
    } else {
        format!(" --lookup-attributes '{}'", attribute.replace('\'', "'\\''"))
    }
}

fn start(moment: Moment, said: &mut Said) -> String {
    format!(" --start-time {}", time_text(moment, said))
}

fn end(moment: Moment, said: &mut Said) -> String {
    format!(" --end-time {}", time_text(moment, said))
}
