//! The chain of roles behind an event: who assumed which role with whose credentials, back to where it began.
//!
//! A call with temporary credentials names their access key, and the response of the call that issued them contains
//! that key, so the link is certain. Some logs leave the key out; then a call that assumed the same role under the same
//! session name when the session began is taken for it, and marked as inferred.

use protocol::{Chip, Field, Micros, TimeRange};
use words::{Language, Message, messages as m};

use crate::chips::value_chip;
use crate::format;
use crate::tree::{Line, text_at};

/// Chains are followed up to this length. AWS lets a role assume another one any number of times.
pub const MOST_STEPS: usize = 10;

/// How much earlier or later than the session itself the call that begins it may be dated, in microseconds.
const ABOUT: i64 = 2_000_000;

const KEY: &str = "userIdentity.accessKeyId";
const ISSUED: &str = "responseElements.credentials.accessKeyId";

/// What the record itself says about who is behind the session.
/// <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html>
const SAID: [(Message, &str); 5] = [
    (m::behind_source_identity, "userIdentity.sessionContext.sourceIdentity"),
    (m::behind_identity_center_user, "userIdentity.onBehalfOf.userId"),
    (m::behind_identity_provider, "userIdentity.sessionContext.webIdFederationData.federatedProvider"),
    (m::behind_identity_provider, "userIdentity.identityProvider"),
    (m::behind_invoked_by, "userIdentity.invokedBy"),
];

/// Where to look for the caller's name, best place first.
const WHO: [&str; 5] = [
    "userIdentity.arn",
    "userIdentity.userName",
    "userIdentity.principalId",
    "userIdentity.invokedBy",
    "userIdentity.accountId",
];

/// A call in a chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// Who made the call.
    pub who: String,
    /// Name of the operation.
    pub what: String,
    /// Time of the call.
    pub when: String,
    /// What its record says about who is behind it, as names and values.
    pub said: Vec<(&'static str, String)>,
}

/// How to find the call that issued another call's credentials.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    /// The filter.
    pub chips: Vec<Chip>,
    /// The period to search.
    pub range: Option<TimeRange>,
    /// Whether the call found is certain to be the right one.
    pub certain: bool,
}

/// The call, given the fields of its record.
pub fn call(lines: &[Line], language: Language) -> Call {
    let text = |path: &str| text_at(lines, path).filter(|text| !text.is_empty());
    let said = SAID.into_iter().filter_map(|(name, path)| Some((name(language), text(path)?)));
    Call {
        who: WHO.into_iter().find_map(text).unwrap_or_default(),
        what: text("eventName").unwrap_or_default(),
        when: text("eventTime").unwrap_or_default(),
        said: said.collect(),
    }
}

/// Whether a call was made with temporary credentials, so that another one came before it.
pub fn is_temporary(lines: &[Line]) -> bool {
    text_at(lines, KEY).is_some_and(|key| key.starts_with(TEMPORARY)) || text_at(lines, ROLE).is_some()
}

/// Prefix of temporary access keys.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids>
const TEMPORARY: &str = "ASIA";

const ROLE: &str = "userIdentity.sessionContext.sessionIssuer.arn";

/// How to find the previous call, most certain way first.
pub fn searches(lines: &[Line]) -> Vec<Search> {
    let text = |path: &str| text_at(lines, path).filter(|text| !text.is_empty());
    let by_key = text(KEY).filter(|key| key.starts_with(TEMPORARY)).map(|key| Search {
        chips: vec![value_chip(field(ISSUED), &key, false)],
        range: None,
        certain: true,
    });
    let by_session = || {
        let (role, began) = (text(ROLE)?, text("userIdentity.sessionContext.attributes.creationDate")?);
        // The principal contains the session's name after a colon: AROA…:name.
        let principal = text("userIdentity.principalId")?;
        let (_, session) = principal.split_once(':')?;
        let Micros(began) = format::parse_time(&began)?;
        Some(Search {
            chips: vec![
                value_chip(field("requestParameters.roleArn"), &role, false),
                value_chip(field("requestParameters.roleSessionName"), session, false),
            ],
            range: Some(TimeRange {
                from: Micros(began.saturating_sub(ABOUT)),
                to: Micros(began.saturating_add(ABOUT)),
            }),
            certain: false,
        })
    };
    by_key.into_iter().chain(by_session()).collect()
}

/// The filter for calls with the credentials that this one issued, and their access key.
pub fn later(lines: &[Line]) -> Option<(String, Chip)> {
    let key = [ISSUED, "responseElements.accessKey.accessKeyId"].into_iter().find_map(|path| text_at(lines, path))?;
    let chip = value_chip(field(KEY), &key, false);
    Some((key, chip))
}

fn field(path: &str) -> Field {
    Field::Path(path.split('.').collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chips;
    use crate::tree;

    fn describe(chip: &Chip) -> String {
        chips::describe(chip, Language::En)
    }

    fn found(record: &str) -> Vec<(String, bool, bool)> {
        let one = |search: Search| {
            let words: Vec<String> = search.chips.iter().map(describe).collect();
            (words.join(" and "), search.range.is_some(), search.certain)
        };
        searches(&tree::parse(record).unwrap()).into_iter().map(one).collect()
    }

    #[test]
    fn the_call_before_is_found_by_its_key_or_else_by_its_session() {
        let role = r#"{"userIdentity":{"type":"AssumedRole","principalId":"AROAX:alice","accessKeyId":"ASIAX",
            "sessionContext":{"sessionIssuer":{"arn":"arn:role"},"attributes":{"creationDate":"2024-01-15T12:00:00Z"}}}}"#;
        assert_eq!(
            found(role),
            [
                ("responseElements.credentials.accessKeyId is ASIAX".to_owned(), false, true),
                (
                    "requestParameters.roleArn is arn:role and requestParameters.roleSessionName is alice".to_owned(),
                    true,
                    false
                ),
            ]
        );
        assert!(is_temporary(&tree::parse(role).unwrap()));
        let user = tree::parse(r#"{"userIdentity":{"accessKeyId":"AKIAX","principalId":"AIDAX"}}"#).unwrap();
        assert!(searches(&user).is_empty() && !is_temporary(&user));
    }

    #[test]
    fn a_call_tells_who_is_behind_it() {
        let record = r#"{"eventName":"AssumeRole","eventTime":"2024-01-15T12:00:00Z","userIdentity":{"arn":"",
            "userName":"bob","sessionContext":{"sourceIdentity":"alice"},"onBehalfOf":{"userId":"u-1"}},
            "responseElements":{"credentials":{"accessKeyId":"ASIAY"}}}"#;
        let lines = tree::parse(record).unwrap();
        let call = call(&lines, Language::En);
        assert_eq!((call.who.as_str(), call.what.as_str()), ("bob", "AssumeRole"));
        let said = [("Source identity", "alice".to_owned()), ("Identity Center user", "u-1".to_owned())];
        assert_eq!(call.said, said);
        let (key, chip) = later(&lines).unwrap();
        assert_eq!((key.as_str(), describe(&chip).as_str()), ("ASIAY", "userIdentity.accessKeyId is ASIAY"));
    }
}
