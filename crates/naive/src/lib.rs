//! What a filter means, spelled out as plainly as possible: a record is a tree, and every node of the filter is
//! evaluated against it.
//!
//! Slow, and for tests only. Columns and raw scans are checked against this, so it shares nothing with them but the
//! filter type, the parsing of times and the regular expression engine.

mod actor;
mod json;
mod value;

use protocol::report::{Outcome, Verdict};
use protocol::{
    Column, Condition, Field, FieldTest, Filter, Message, Micros, Noted, NotedField, SelectorStep, SelectorTest, Test,
    Text, ValueTest,
};

pub use actor::actor;
pub use json::Json;
use value::{condition, fold, holds, like, matches_regex};

/// What a filter may ask about that is not in the record itself.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Path of the file that the record comes from.
    pub path: &'a str,
    /// The record's JSON as it is in the log.
    pub raw: &'a str,
    /// Verdict on the file that the record comes from.
    pub verdict: Verdict,
    /// The user column as the table shows it; `None` if it is empty.
    pub user: Option<&'a str>,
    /// The target column; `None` if it is empty.
    pub target: Option<&'a str>,
    /// What was noted about the event.
    pub noted: &'a Noted,
    /// Time of the newest event loaded, which relative times count back from; `None` if there is none.
    pub last: Option<Micros>,
}

/// Whether the record satisfies the filter.
///
/// # Errors
/// If the filter contains a regular expression that is malformed or too large.
pub fn matches(filter: &Filter, record: &Json, context: &Context<'_>) -> Result<bool, String> {
    match filter {
        Filter::All => Ok(true),
        Filter::And(filters) => each(filters, record, context).map(|found| found.into_iter().all(|holds| holds)),
        Filter::Or(filters) => each(filters, record, context).map(|found| found.into_iter().any(|holds| holds)),
        Filter::Not(filter) => matches(filter, record, context).map(|holds| !holds),
        Filter::Field(test) => field(test, record, context),
        Filter::Text(text) => anywhere(record, text),
        Filter::Selector(test) => selector(test, record),
        Filter::Message(Message::Contains(text)) => Ok(context.raw.contains(text.as_str())),
        Filter::Message(Message::Regex(pattern)) => matches_regex(pattern, false, context.raw),
    }
}

fn each(filters: &[Filter], record: &Json, context: &Context<'_>) -> Result<Vec<bool>, String> {
    filters.iter().map(|filter| matches(filter, record, context)).collect()
}

/// Whether any value of the field satisfies the test.
fn field(FieldTest { field, test }: &FieldTest, record: &Json, context: &Context<'_>) -> Result<bool, String> {
    let text = |text: &str| Json::Text(text.to_owned());
    let at = |path: &str| values(record, &path.split('.').collect::<Vec<_>>());
    let mut all: Vec<Json> = Vec::new();
    match field {
        Field::Path(path) => {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            all.extend(values(record, &path));
            if path.len() == 1 && path.iter().all(|name| fold(name) == "eventtime") {
                // The table shows a numeric time as a date, so searching for that date must find it.
                let spelled = all.iter().filter_map(|value| match value {
                    Json::Number(seconds) => cloudtrail::time::parse_number(seconds).map(cloudtrail::time::format),
                    _ => None,
                });
                let spelled: Vec<String> = spelled.collect();
                all.extend(spelled.iter().map(|spelled| text(spelled)));
            }
        }
        Field::User => {
            all.extend(context.user.map(text));
            all.extend(at("userIdentity.userName"));
            all.extend(at("userIdentity.principalId").iter().filter_map(|value| match value {
                Json::Text(id) => id.split_once(':').map(|(_, session)| text(session)),
                _ => None,
            }));
        }
        Field::Actor => all.push(text(actor(record).name())),
        Field::Target => all.extend(context.target.map(text)),
        Field::Service => {
            let sources = at("eventSource");
            all.extend(sources.iter().filter_map(Json::text).filter_map(|source| {
                let suffix = ".amazonaws.com";
                let is_long = source.to_ascii_lowercase().ends_with(suffix);
                is_long.then(|| text(source.get(..source.len() - suffix.len()).unwrap_or_default()))
            }));
            all.extend(sources);
        }
        Field::File => all.push(text(context.path)),
        Field::Noted(NotedField::Remark) => all.extend(context.noted.remarks.iter().map(|remark| text(&remark.text))),
        Field::Noted(NotedField::Tag) => all.extend(context.noted.tags.iter().map(|tag| text(tag))),
        Field::Noted(NotedField::Sample) => all.extend(context.noted.samples.iter().map(|name| text(name))),
        Field::Noted(NotedField::Star) => all.push(text(if context.noted.starred { "true" } else { "false" })),
        Field::Outcome => all.push(text(if is_failure(record) { "failure" } else { "success" })),
        Field::Proof => {
            let group = match context.verdict.outcome() {
                Outcome::Proved => "proved",
                Outcome::Unchecked => "unchecked",
                Outcome::Failed => "failed",
            };
            all.extend([text(group), text(context.verdict.name())]);
        }
    }
    let in_objects = matches!(field, Field::Path(path) if !has_column(path));
    any(&all, |value| match (test, value) {
        (Test::AnyOf(tests), Json::Object(_)) if in_objects => {
            let looks = |test: &&ValueTest| matches!(test, ValueTest::Like(_) | ValueTest::Regex { .. });
            let tests = tests.iter().filter(looks).cloned().collect();
            holds(&Test::AnyOf(tests), &text(&value.compact()), context.last)
        }
        (_, Json::Null) => Ok(false),
        (Test::Exists, _) => Ok(true),
        (_, Json::Array(_) | Json::Object(_)) => Ok(false),
        (test, value) => holds(test, value, context.last),
    })
}

/// Whether the table has a column with what is at the path.
fn has_column(path: &[String]) -> bool {
    let path: Vec<String> = path.iter().map(|name| fold(name)).collect();
    let columns = Column::ALL.into_iter().filter(|column| !column.is_derived()).map(Column::path);
    columns.chain(["eventID", "eventTime"]).any(|known| known.split('.').map(fold).eq(path.iter().cloned()))
}

/// Whether the call failed: it has an error code, or is a sign-in or something like it whose record says so elsewhere.
pub fn is_failure(record: &Json) -> bool {
    let is = |value: Option<Json>, wanted: &str| matches!(value, Some(Json::Text(text)) if text == wanted);
    match member(record, "errorCode") {
        None | Some(Json::Null) => {}
        Some(Json::Text(text)) if text.is_empty() => {}
        Some(_) => return true,
    }
    let says = |member_of: &str, names: &[&str]| {
        names.iter().any(|name| {
            let said = member(record, member_of).and_then(|it| member(&it, name));
            is(member(record, "eventName"), name) && is(said, "Failure")
        })
    };
    says("responseElements", &["ConsoleLogin", "CheckMfa", "SwitchRole", "PasswordRecoveryRequested"])
        || says("responseElements", &["PasswordRecoveryCompleted", "PasswordUpdated", "EmailUpdated"])
        || says("serviceEventDetails", &["CredentialVerification", "UserAuthentication"])
}

/// The member that counts, of an object.
fn member(value: &Json, wanted: &str) -> Option<Json> {
    match value {
        Json::Object(members) => counting(members).find(|(name, _)| name == wanted).map(|(_, value)| value.clone()),
        _ => None,
    }
}

/// Every value that a path leads to, names matched in any case: arrays themselves and also their elements.
fn values(value: &Json, path: &[&str]) -> Vec<Json> {
    let mut all = Vec::new();
    match (value, path) {
        (Json::Array(elements), _) => {
            if path.is_empty() {
                all.push(value.clone());
            }
            elements.iter().for_each(|element| all.extend(values(element, path)));
        }
        (_, []) => all.push(value.clone()),
        (Json::Object(members), [step, rest @ ..]) => {
            for (name, value) in counting(members) {
                if fold(name) == fold(step) {
                    all.extend(values(value, rest));
                }
            }
        }
        _ => {}
    }
    all
}

/// The members that count: of several with the same name, the last.
fn counting(members: &[(String, Json)]) -> impl Iterator<Item = &(String, Json)> {
    let is_last = |at: usize, name: &str| members.iter().skip(at + 1).all(|(later, _)| later != name);
    members.iter().enumerate().filter(move |(at, (name, _))| is_last(*at, name)).map(|(_, member)| member)
}

/// Whether the text occurs in any name or value.
fn anywhere(value: &Json, text: &Text) -> Result<bool, String> {
    match value {
        Json::Null => Ok(false),
        Json::Array(elements) => any(elements, |element| anywhere(element, text)),
        Json::Object(members) => any(members, |(name, value)| Ok(found_in(name, text)? | anywhere(value, text)?)),
        scalar => found_in(scalar.text().unwrap_or_default(), text),
    }
}

fn found_in(one: &str, text: &Text) -> Result<bool, String> {
    match text {
        Text::Contains(wanted) => Ok(fold(one).contains(&fold(wanted))),
        Text::Like(globs) => {
            // Wildcards match whole texts, so allow any characters before and after.
            let inside = [&[protocol::Glob::Any], globs.as_slice(), &[protocol::Glob::Any]].concat();
            Ok(like(&inside, one, true))
        }
        Text::Regex { pattern, ignore_case } => matches_regex(pattern, *ignore_case, one),
    }
}

fn selector(test: &SelectorTest, record: &Json) -> Result<bool, String> {
    let found = reached(record, &test.selector);
    match (&test.condition, record) {
        (_, record) if !matches!(record, Json::Object(_)) => Ok(false),
        (Condition::Absent, _) => Ok(found.is_empty()),
        (wanted, _) => any(&found, |value| condition(wanted, value)),
    }
}

/// Every value that a selector leads to.
fn reached<'a>(value: &'a Json, selector: &[SelectorStep]) -> Vec<&'a Json> {
    let Some((step, rest)) = selector.split_first() else { return vec![value] };
    let next: Vec<&Json> = match (value, step) {
        (Json::Object(members), SelectorStep::Name(wanted)) => {
            counting(members).filter(|(name, _)| name == wanted).map(|(_, value)| value).collect()
        }
        (Json::Object(members), SelectorStep::AnyName) => counting(members).map(|(_, value)| value).collect(),
        (Json::Array(elements), SelectorStep::Index(at)) => elements.get(*at as usize).into_iter().collect(),
        (Json::Array(elements), SelectorStep::AnyElement) => elements.iter().collect(),
        _ => Vec::new(),
    };
    next.into_iter().flat_map(|value| reached(value, rest)).collect()
}

/// Tests all of them, without stopping at the first match, so that a bad expression is always reported.
fn any<T>(all: &[T], mut test: impl FnMut(&T) -> Result<bool, String>) -> Result<bool, String> {
    let mut found = false;
    for one in all {
        found |= test(one)?;
    }
    Ok(found)
}
