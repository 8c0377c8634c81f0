//! What a filter means, said as plainly as possible: a record is a tree, and every node of the filter is asked of it.
//!
//! Slow. It is the reference that columns and raw scans are tested against, and it is at hand for whoever has a single
//! record and a filter. A `serde_json::Value` would not do as the tree: it forgets how a number was written and all but
//! the last of several equal names.

use std::fmt;

use protocol::report::Verdict;
use protocol::{Field, FieldTest, Filter, Micros, Step};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::derived::{
    EVENT_SOURCE, EVENT_TIME, PRINCIPAL_ID, USER_NAME, proof_names, session_name, short_service, spelled_time,
};
use crate::matching::{Matcher, MessageMatcher, Scalar, TextMatcher};
use crate::plan::PlanError;
use crate::selector::{ConditionMatcher, Reached};
use crate::text::{fold_text, same_name};

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// As written.
    Number(String),
    /// Decoded.
    Text(String),
    /// `[…]`
    Array(Vec<Json>),
    /// `{…}`, in the order written, repeated names included.
    Object(Vec<(String, Json)>),
}

/// What a filter may ask that is not in the record.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Path of the file.
    pub path: &'a str,
    /// The record as it stands in the log.
    pub raw: &'a str,
    /// Verdict on the file.
    pub verdict: Verdict,
    /// The user column as shown, if it shows anything.
    pub user: Option<&'a str>,
    /// Time of the last event loaded.
    pub last: Option<Micros>,
}

/// Does the record satisfy the filter?
///
/// # Errors
/// If the filter holds a regular expression that is malformed or too large.
pub fn matches(filter: &Filter, record: &Json, context: &Context<'_>) -> Result<bool, PlanError> {
    Ok(match filter {
        Filter::All => true,
        Filter::And(all) => {
            let mut holds = true;
            for filter in all {
                holds &= matches(filter, record, context)?;
            }
            holds
        }
        Filter::Or(any) => {
            let mut holds = false;
            for filter in any {
                holds |= matches(filter, record, context)?;
            }
            holds
        }
        Filter::Not(filter) => !matches(filter, record, context)?,
        Filter::Field(test) => field(test, record, context)?,
        Filter::Text(text) => anywhere(record, &TextMatcher::new(text)?),
        Filter::Selector(test) => {
            let matcher = ConditionMatcher::new(&test.condition)?;
            let all = reached(record, &test.selector);
            matches!(record, Json::Object(_)) && matcher.of_all(|test| all.into_iter().any(test))
        }
        Filter::Message(message) => MessageMatcher::new(message)?.found_in(context.raw.as_bytes()),
    })
}

fn field(test: &FieldTest, record: &Json, context: &Context<'_>) -> Result<bool, PlanError> {
    let matcher = Matcher::new(&test.test, context.last)?;
    let one = |text: &str| matcher.holds(Scalar::Text(text));
    let at = |path: &[&str]| values(record, &path.iter().map(|name| fold_text(name)).collect::<Vec<_>>());
    Ok(match &test.field {
        Field::Path(path) => {
            let path: Vec<String> = path.iter().map(|name| fold_text(name)).collect();
            let is_time = path == EVENT_TIME.map(fold_text);
            let spelled = |value: &Json| value.scalar().filter(|_| is_time).and_then(spelled_time);
            values(record, &path)
                .into_iter()
                .any(|value| holds(&matcher, value) || spelled(value).is_some_and(|text| one(&text)))
        }
        Field::User => {
            let sessions = at(&PRINCIPAL_ID).into_iter().filter_map(|value| match value {
                Json::Text(text) => session_name(text),
                _ => None,
            });
            context.user.is_some_and(one)
                || at(&USER_NAME).into_iter().any(|value| holds(&matcher, value))
                || sessions.into_iter().any(one)
        }
        Field::Service => at(&EVENT_SOURCE).into_iter().any(|value| {
            holds(&matcher, value) || value.scalar().and_then(|value| short_service(value.text())).is_some_and(one)
        }),
        Field::File => one(context.path),
        Field::Proof => proof_names(context.verdict).into_iter().any(one),
    })
}

/// Everything a path (folded) leads to; arrays themselves and what is in them.
fn values<'a>(value: &'a Json, path: &[String]) -> Vec<&'a Json> {
    match (value, path.split_first()) {
        (Json::Array(elements), step) => {
            let own = step.is_none().then_some(value);
            own.into_iter().chain(elements.iter().flat_map(|element| values(element, path))).collect()
        }
        (_, None) => vec![value],
        (Json::Object(members), Some((step, rest))) => members
            .iter()
            .filter(|(name, _)| same_name(step, name))
            .flat_map(|(_, value)| values(value, rest))
            .collect(),
        (_, Some(_)) => Vec::new(),
    }
}

/// Everything a selector leads to.
fn reached<'a>(value: &'a Json, selector: &[Step]) -> Vec<Reached<'a>> {
    let Some((step, rest)) = selector.split_first() else {
        return vec![match value {
            Json::Null => Reached::Null,
            other => other.scalar().map_or(Reached::Composite, Reached::Value),
        }];
    };
    let next: Vec<&Json> = match (value, step) {
        (Json::Object(members), Step::Name(wanted)) => {
            members.iter().filter(|(name, _)| name == wanted).map(|(_, value)| value).collect()
        }
        (Json::Object(members), Step::AnyName) => members.iter().map(|(_, value)| value).collect(),
        (Json::Array(elements), Step::Index(at)) => elements.get(*at as usize).into_iter().collect(),
        (Json::Array(elements), Step::AnyElement) => elements.iter().collect(),
        _ => Vec::new(),
    };
    next.into_iter().flat_map(|value| reached(value, rest)).collect()
}

fn holds(matcher: &Matcher, value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::Array(_) | Json::Object(_) => matcher.holds_for_composite(),
        _ => value.scalar().is_some_and(|value| matcher.holds(value)),
    }
}

fn anywhere(value: &Json, matcher: &TextMatcher) -> bool {
    match value {
        Json::Null => false,
        Json::Array(elements) => elements.iter().any(|element| anywhere(element, matcher)),
        Json::Object(members) => members.iter().any(|(name, value)| matcher.found_in(name) || anywhere(value, matcher)),
        _ => value.scalar().is_some_and(|value| matcher.found_in(value.text())),
    }
}

impl Json {
    /// Reads a record.
    ///
    /// # Errors
    /// If it is not JSON.
    pub fn parse(json: &str) -> Result<Json, serde_json::Error> {
        let raw: &RawValue = serde_json::from_str(json)?;
        from_raw(raw)
    }

    fn scalar(&self) -> Option<Scalar<'_>> {
        match self {
            Json::Bool(value) => Some(Scalar::Bool(*value)),
            Json::Number(text) => Some(Scalar::Number(text)),
            Json::Text(text) => Some(Scalar::Text(text)),
            Json::Null | Json::Array(_) | Json::Object(_) => None,
        }
    }
}

/// Level by level: `RawValue` is what keeps numbers as they are written.
fn from_raw(raw: &RawValue) -> Result<Json, serde_json::Error> {
    let json = raw.get();
    Ok(match json.bytes().next() {
        Some(b'{') => {
            let Members(members) = serde_json::from_str(json)?;
            let members = members.into_iter().map(|(name, value)| Ok((name, from_raw(value)?)));
            Json::Object(members.collect::<Result<_, serde_json::Error>>()?)
        }
        Some(b'[') => {
            let elements: Vec<&RawValue> = serde_json::from_str(json)?;
            Json::Array(elements.into_iter().map(from_raw).collect::<Result<_, _>>()?)
        }
        Some(b'"') => Json::Text(serde_json::from_str(json)?),
        Some(b't' | b'f') => Json::Bool(json == "true"),
        Some(b'n') => Json::Null,
        _ => Json::Number(json.to_owned()),
    })
}

struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}
