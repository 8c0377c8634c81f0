//! CloudWatch Logs Insights.
//!
//! <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html>

use protocol::{Compare, Filter, Message, Note, Operand, SelectorStep, Text, ValueTest};

use super::condition::{Ask, Cond, conditions};
use super::sql::sign;
use super::{Said, Style, any_of, escape_regex, glob_regex, time_text, tree};

const STYLE: Style = Style { and: " and ", or: " or ", not: ("not (", ")"), all: "ispresent(@message)" };

/// Writes a complete query.
pub(super) fn write(filter: &Filter, said: &mut Said) -> String {
    let condition = tree(filter, &STYLE, &mut |leaf| condition(leaf, said));
    let filter = if *filter == Filter::All { String::new() } else { format!("\n| filter {condition}") };
    format!(
        "fields @timestamp, eventName, userIdentity.arn, sourceIPAddress, errorCode{filter}\n| sort @timestamp desc\n| limit 10000"
    )
}

fn condition(leaf: &Filter, said: &mut Said) -> String {
    let Some(conds) = conditions(leaf, said) else { return search(leaf, said) };
    let texts = conds.iter().map(|cond| one(cond, said)).collect();
    any_of(texts, " or ")
}

fn search(leaf: &Filter, said: &mut Said) -> String {
    said.note(Note::JsonText);
    let like = |pattern: &str| format!("@message like /{pattern}/");
    match leaf {
        Filter::Text(Text::Contains(text)) => like(&format!("(?i){}", escape_regex(text))),
        Filter::Text(Text::Like(globs)) => {
            let pattern = glob_regex(globs).replace(".*", "[^\"]*");
            like(&format!("(?i){}", pattern.trim_start_matches('^').trim_end_matches('$')))
        }
        Filter::Text(Text::Regex { pattern, ignore_case }) => like(&regex(pattern, *ignore_case)),
        Filter::Message(Message::Contains(text)) => like(&escape_regex(text)),
        Filter::Message(Message::Regex(pattern)) => like(&regex(pattern, false)),
        _ => said.cannot(Note::NoInsights),
    }
}

fn regex(pattern: &str, ignore_case: bool) -> String {
    let flag = if ignore_case { "(?i)" } else { "" };
    format!("{flag}{}", pattern.replace("\\/", "/").replace('/', "\\/"))
}

fn one(cond: &Cond, said: &mut Said) -> String {
    let Some(field) = field(&cond.path) else {
        return said.cannot(Note::InsightsElements);
    };
    if cond.is_composite() {
        return said.cannot(Note::InsightsObject);
    }
    match &cond.ask {
        Ask::Exists => format!("ispresent({field})"),
        Ask::Absent => {
            said.note(Note::InsightsNull);
            format!("not ispresent({field})")
        }
        Ask::Null => said.cannot(Note::InsightsNull),
        Ask::Bool(wanted) => format!("{field} = {}", i32::from(*wanted)),
        Ask::Any(values) => {
            let texts = values.iter().map(|value| equals(cond, &field, value, said)).collect();
            any_of(texts, " or ")
        }
        Ask::Differs(value) => format!("(ispresent({field}) and not ({}))", equals(cond, &field, value, said)),
        Ask::Compare(compare, operand) => compared(cond, &field, *compare, operand, said),
    }
}

fn equals(cond: &Cond, field: &str, value: &ValueTest, said: &mut Said) -> String {
    let flag = if cond.exact { "" } else { "(?i)" };
    match value {
        // Insights represents booleans by the numbers 0 and 1.
        ValueTest::Is(text) if matches!(text.as_str(), "true" | "false") => {
            format!("({field} = {} or {field} = \"{text}\")", i32::from(text == "true"))
        }
        ValueTest::Is(text) if cond.exact => format!("{field} = {}", quoted(text)),
        ValueTest::Is(text) => format!("tolower({field}) = {}", quoted(&text.to_lowercase())),
        ValueTest::Like(globs) => format!("{field} like /{flag}{}/", glob_regex(globs)),
        ValueTest::Regex { pattern, ignore_case } => format!("{field} like /{}/", regex(pattern, *ignore_case)),
        ValueTest::Cidr { network, prefix, .. } => format!("isIpInSubnet({field}, \"{network}/{prefix}\")"),
        ValueTest::Time { from, to, .. } => {
            let from = compared(cond, field, Compare::GreaterOrEqual, &Operand::Time(*from), said);
            let to = compared(cond, field, Compare::Less, &Operand::Time(*to), said);
            format!("({from} and {to})")
        }
    }
}

fn compared(cond: &Cond, field: &str, compare: Compare, operand: &Operand, said: &mut Said) -> String {
    let sign = sign(compare);
    match operand {
        Operand::Number(number) => format!("{field} {sign} {number:?}"),
        Operand::Time(moment) if cond.shown() == "eventTime" => {
            format!("{field} {sign} \"{}\"", time_text(*moment, said))
        }
        Operand::Time(_) => said.cannot(Note::InsightsTimes),
        Operand::Version(_) => said.cannot(Note::InsightsVersions),
    }
}

/// `userIdentity.type`, in backticks if it would not be read as a single name.
fn field(path: &[SelectorStep]) -> Option<String> {
    let mut names = Vec::new();
    for step in path {
        names.push(match step {
            SelectorStep::Name(name) if name.contains('`') => return None,
            SelectorStep::Name(name) => name.clone(),
            SelectorStep::Index(at) => at.to_string(),
            SelectorStep::AnyName | SelectorStep::AnyElement => return None,
        });
    }
    let field = names.join(".");
    let plain = field.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
    Some(if plain { field } else { format!("`{field}`") })
}

fn quoted(text: &str) -> String {
    crate::print::in_quotes(text)
}
