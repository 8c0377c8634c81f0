//! Attributes of `aws cloudtrail lookup-events`: `AttributeKey=Username,AttributeValue=alice`. AWS uses only one of
//! them; here all must match.
//!
//! <https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupAttribute.html>

use protocol::{Condition, Expected, Filter, Found, Glob, Literal, Note, SelectorStep, SelectorTest};

use crate::cloudwatch::Interpreted;
use crate::error::{Problem, shown, slice};
use crate::event_selectors::equal;
use crate::json;
use crate::normal;
use crate::parser::{MAX_BYTES, MAX_CONDITIONS, too_long};

/// The attribute keys.
const KEYS: [&str; 8] =
    ["AccessKeyId", "EventId", "EventName", "EventSource", "ReadOnly", "ResourceName", "ResourceType", "Username"];

/// How an attribute begins.
pub(crate) const KEY: &str = "AttributeKey=";

/// The command that may precede the attributes.
pub(crate) const COMMAND: &str = "aws cloudtrail lookup-events";

/// The command's option for attributes.
pub(crate) const OPTION: &str = "--lookup-attributes";

const VALUE: &str = ",AttributeValue=";

/// Parses attributes, in the command line's shorthand or as JSON.
pub(crate) fn parse(text: &str) -> Result<Interpreted, Problem> {
    if text.len() > MAX_BYTES {
        return Err(too_long(text, Expected::AttributesOfBytes));
    }
    let mut parts = Vec::new();
    let mut resource = false;
    for attribute in if text.trim_start().starts_with(['[', '{']) { as_json(text)? } else { shorthand(text)? } {
        resource |= attribute.key.starts_with("Resource");
        parts.push(attribute.filter()?);
    }
    let mut warnings = Vec::new();
    if parts.len() > 1 {
        warnings.push(Note::OneAttribute);
    }
    if resource {
        warnings.push(Note::OwnResources);
    }
    Ok(Interpreted { filter: normal::and(parts), warnings })
}

/// A key and a value, with their offsets.
struct Attribute {
    at: usize,
    key: String,
    value: String,
}

fn shorthand(text: &str) -> Result<Vec<Attribute>, Problem> {
    let mut at = 0;
    for word in [COMMAND, OPTION] {
        let rest = slice(text, at..text.len());
        if rest.trim_start().starts_with(word) {
            at += rest.len() - rest.trim_start().len() + word.len();
        }
    }
    let mut attributes = Vec::new();
    loop {
        let rest = slice(text, at..text.len());
        at += rest.len() - rest.trim_start().len();
        let rest = slice(text, at..text.len());
        if rest.is_empty() && !attributes.is_empty() {
            return Ok(attributes);
        }
        let Some(body) = rest.strip_prefix(KEY) else {
            let found = if rest.is_empty() { Found::End } else { shown(rest) };
            return Err(Problem::new(at, Expected::Written(KEY.to_owned()), found));
        };
        if attributes.len() >= MAX_CONDITIONS as usize {
            return Err(Problem::new(at, Expected::MostAttributes(u64::from(MAX_CONDITIONS)), Found::Another));
        }
        let at_key = at + KEY.len();
        let Some((key, after)) = body.split_once(',') else {
            return Err(Problem::new(text.len(), Expected::ValueAfterKey(VALUE.to_owned()), Found::End));
        };
        let Some(value) = after.strip_prefix("AttributeValue=") else {
            return Err(Problem::new(at_key + key.len(), Expected::ValueAfterKey(VALUE.to_owned()), shown(after)));
        };
        let at_value = at_key + key.len() + VALUE.len();
        // A value may contain blanks: it ends where the next attribute begins.
        let end = value
            .match_indices(KEY)
            .map(|(end, _)| end)
            .find(|end| slice(value, 0..*end).ends_with(char::is_whitespace));
        let written = slice(value, 0..end.unwrap_or(value.len()));
        let value = written.trim_end();
        let unquoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
        attributes.push(Attribute { at: at_key, key: key.to_owned(), value: unquoted.to_owned() });
        at = at_value + written.len();
    }
}

fn as_json(text: &str) -> Result<Vec<Attribute>, Problem> {
    let node = json::parse(text)?;
    let list = node.member("LookupAttributes").unwrap_or(&node);
    let one = std::slice::from_ref(list);
    let mut attributes = Vec::new();
    for element in list.list(Expected::ListOfAttributes).unwrap_or(one) {
        let (Some(key), Some(value)) = (element.member("AttributeKey"), element.member("AttributeValue")) else {
            return Err(Problem::new(element.at, Expected::KeyAndValue, Found::NotBoth));
        };
        let (at, key, value) =
            (key.at + 1, key.text(Expected::KeyAsText)?.to_owned(), value.text(Expected::ValueAsText)?.to_owned());
        attributes.push(Attribute { at, key, value });
    }
    Ok(attributes)
}

impl Attribute {
    fn filter(&self) -> Result<Filter, Problem> {
        let value = self.value.as_str();
        let whole = |path: &str| equal(path, vec![Glob::Literal(value.to_owned())]);
        let ends = |path: &str, before: &str| equal(path, vec![Glob::Any, Glob::Literal(format!("{before}{value}"))]);
        Ok(match self.key.as_str() {
            "AccessKeyId" => whole("userIdentity.accessKeyId"),
            "EventId" => whole("eventID"),
            "EventName" => whole("eventName"),
            "EventSource" => whole("eventSource"),
            "ReadOnly" if matches!(value, "true" | "false") => whole("readOnly"),
            "ReadOnly" => return Err(Problem::new(self.at, Expected::TrueOrFalse, shown(value))),
            "ResourceType" => whole("resources.type"),
            "ResourceName" => {
                let parameter = SelectorTest {
                    selector: vec![SelectorStep::Name("requestParameters".to_owned()), SelectorStep::AnyName],
                    condition: Condition::Equal(Literal::Text(vec![Glob::Literal(value.to_owned())])),
                };
                let arn = "resources.ARN";
                normal::or([whole(arn), ends(arn, "/"), ends(arn, ":"), Filter::Selector(parameter)])
            }
            "Username" => {
                let session = ends("userIdentity.principalId", ":");
                let root =
                    (value == "root").then(|| equal("userIdentity.type", vec![Glob::Literal("Root".to_owned())]));
                normal::or([whole("userIdentity.userName"), session].into_iter().chain(root))
            }
            key => {
                let meant = KEYS.into_iter().find(|known| known.eq_ignore_ascii_case(key)).map(str::to_owned);
                let meant = meant.or_else(|| crate::suggest::nearest(key, KEYS).map(str::to_owned));
                let problem = Problem::new(self.at, Expected::OneOf(KEYS.map(str::to_owned).into()), shown(key));
                return Err(problem.maybe_fix(self.at..self.at + key.len(), meant));
            }
        })
    }
}
