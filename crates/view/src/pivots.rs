//! Leads from one event to related ones.

use protocol::{Chip, Field, Micros, TimeRange};
use words::{Label, Language, Say, messages as m};

use crate::chips::{add, value_chip};
use crate::format;
use crate::fragment::Scope;
use crate::tree::{Line, text_at};

/// How far "around this time" extends in each direction.
const AROUND_MINUTES: i64 = 5;

/// The same in microseconds.
const AROUND: i64 = AROUND_MINUTES * 60 * 1_000_000;

/// Most resources of an event that are offered.
const MOST_RESOURCES: usize = 4;

/// What events have in common with one, or how they follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// The same session.
    Session,
    /// The same access key.
    AccessKey,
    /// The same user.
    User,
    /// The same role.
    Role,
    /// The same source identity.
    SourceIdentity,
    /// The same user of Identity Center.
    IdentityCenterUser,
    /// Made with the credentials that it issued.
    IssuedCredentials,
    /// Made with the access key that it created.
    MadeKey,
    /// The same event, recorded in another account.
    Shared,
    /// The same address.
    Address,
    /// The call that issued the credentials it was made with.
    Issuer,
    /// About the same resource.
    Resource,
    /// Everything about a resource.
    Story,
    /// About the same time.
    Around,
}

impl Label for Kinship {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Kinship::Session => m::pivot_session(language),
            Kinship::AccessKey => m::pivot_access_key(language),
            Kinship::User => m::pivot_user(language),
            Kinship::Role => m::pivot_role(language),
            Kinship::SourceIdentity => m::pivot_source_identity(language),
            Kinship::IdentityCenterUser => m::pivot_identity_center_user(language),
            Kinship::IssuedCredentials => m::pivot_issued_credentials(language),
            Kinship::MadeKey => m::pivot_made_key(language),
            Kinship::Shared => m::pivot_shared(language),
            Kinship::Address => m::pivot_address(language),
            Kinship::Issuer => m::pivot_issuer(language),
            Kinship::Resource => m::pivot_resource(language),
            Kinship::Story => m::pivot_story(language),
            Kinship::Around => m::pivot_around(language),
        }
    }
}

/// A lead to other events.
#[derive(Clone, Debug, PartialEq)]
pub struct Pivot {
    /// What they have in common with this one, or how they follow from it.
    pub kinship: Kinship,
    /// The value in common.
    pub value: String,
    /// The filters that find them.
    pub chips: Vec<Chip>,
    /// The period in which they happened.
    pub range: Option<TimeRange>,
    /// The search text that finds them as a story, oldest first; "" if filters suffice.
    pub text: String,
    /// Whether the record does not say it, but the value makes it likely.
    pub inferred: bool,
}

impl Pivot {
    /// The events that it leads to. Besides its own filters, those that were pinned go on applying.
    pub fn leads_to(&self, pinned: &[Chip]) -> Scope {
        let mut chips: Vec<Chip> = pinned.iter().filter(|chip| chip.pinned).cloned().collect();
        self.chips.iter().for_each(|chip| add(&mut chips, chip.clone()));
        Scope { text: self.text.clone(), chips, range: self.range, notation: None }
    }

    /// Whether the event that it leads away from is among those that it leads to, unless a pinned filter excludes it.
    pub fn has_itself(&self) -> bool {
        !matches!(self.kinship, Kinship::IssuedCredentials | Kinship::MadeKey | Kinship::Issuer)
    }
}

/// What to follow: the connection, the field in this event, the field in other events, whether it is inferred.
const LINKS: [(Kinship, &str, &str, bool); 9] = [
    (Kinship::AccessKey, "userIdentity.accessKeyId", "userIdentity.accessKeyId", false),
    (Kinship::User, "userIdentity.arn", "userIdentity.arn", false),
    (Kinship::Role, ROLE, ROLE, false),
    (Kinship::SourceIdentity, SOURCE_IDENTITY, SOURCE_IDENTITY, false),
    (Kinship::IdentityCenterUser, "userIdentity.onBehalfOf.userId", "userIdentity.onBehalfOf.userId", false),
    (Kinship::IssuedCredentials, "responseElements.credentials.accessKeyId", "userIdentity.accessKeyId", false),
    (Kinship::MadeKey, "responseElements.accessKey.accessKeyId", "userIdentity.accessKeyId", false),
    (Kinship::Shared, "sharedEventID", "sharedEventID", false),
    (Kinship::Address, "sourceIPAddress", "sourceIPAddress", true),
];

const ROLE: &str = "userIdentity.sessionContext.sessionIssuer.arn";
const SOURCE_IDENTITY: &str = "userIdentity.sessionContext.sourceIdentity";

/// Prefix of temporary access keys.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids>
const TEMPORARY: &str = "ASIA";

/// Parameters that name what an event is about, for records that list no resources.
const PARAMETERS: [&str; 10] = [
    "bucketName",
    "instanceId",
    "roleName",
    "userName",
    "keyId",
    "functionName",
    "dBInstanceIdentifier",
    "tableName",
    "groupId",
    "secretId",
];

/// Leads from an event, given its fields.
pub fn pivots(lines: &[Line], language: Language) -> Vec<Pivot> {
    let mut all = Vec::new();
    all.extend(session(lines, language));
    for (kinship, from, to, inferred) in LINKS {
        if let Some(value) = text_at(lines, from).filter(|value| !value.is_empty()) {
            all.push(one(kinship, to, value, inferred));
        }
    }
    let key = text_at(lines, "userIdentity.accessKeyId").filter(|key| key.starts_with(TEMPORARY));
    all.extend(key.map(|key| {
        let issued = "responseElements.credentials.accessKeyId";
        one(Kinship::Issuer, issued, key, false)
    }));
    let resources = resources(lines);
    let stories: Vec<Pivot> = resources.iter().map(story).collect();
    all.extend(resources);
    all.extend(stories);
    all.extend(text_at(lines, "eventTime").and_then(|text| format::parse_time(&text)).map(|at| around(at, language)));
    all
}

fn one(kinship: Kinship, path: &str, value: String, inferred: bool) -> Pivot {
    let chips = vec![value_chip(field(path), &value, false)];
    Pivot { kinship, chips, value, range: None, text: String::new(), inferred }
}

fn field(path: &str) -> Field {
    Field::Path(path.split('.').collect())
}

/// A session is identified by its principal and the time it began.
fn session(lines: &[Line], language: Language) -> Option<Pivot> {
    const BEGAN: &str = "userIdentity.sessionContext.attributes.creationDate";
    let (who, began) = (text_at(lines, "userIdentity.arn")?, text_at(lines, BEGAN)?);
    let mut pivot = one(Kinship::Session, "userIdentity.arn", who, false);
    pivot.chips.push(value_chip(field(BEGAN), &began, false));
    pivot.value = m::PivotSince { time: &began }.say(language);
    Some(pivot)
}

fn resources(lines: &[Line]) -> Vec<Pivot> {
    let is_arn = |line: &&Line| !line.overridden && line.path.iter().map(String::as_str).eq(["resources", "ARN"]);
    let mut names: Vec<String> = Vec::new();
    for name in lines.iter().filter(is_arn).filter_map(|line| line.value.text()) {
        if names.len() < MOST_RESOURCES && !names.contains(&name) {
            names.push(name);
        }
    }
    if !names.is_empty() {
        return names.into_iter().map(|name| one(Kinship::Resource, "resources.ARN", name, false)).collect();
    }
    let parameters = PARAMETERS.into_iter().filter_map(|name| {
        let path = format!("requestParameters.{name}");
        let value = text_at(lines, &path).filter(|value| !value.is_empty())?;
        Some(one(Kinship::Resource, &path, value, true))
    });
    parameters.take(MOST_RESOURCES).collect()
}

/// Everything that names a resource, from its creation to its deletion. Operations name it in different parameters, so
/// the search is for text.
fn story(resource: &Pivot) -> Pivot {
    /// A shorter name occurs in many words.
    const SHORTEST: usize = 4;
    let whole = resource.value.as_str();
    let named = format::arn_resource(whole);
    // An S3 object is named by bucket and key, which are separate parameters: only the ARN contains both.
    let last = named.rsplit([':', '/']).next().unwrap_or(named);
    let name = match () {
        () if whole.starts_with("arn:aws:s3:") && named.contains('/') => whole,
        () if last.chars().count() < SHORTEST => whole,
        () => last,
    };
    let text = format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
    let value = name.to_owned();
    Pivot { kinship: Kinship::Story, value, chips: Vec::new(), range: None, text, inferred: true }
}

fn around(Micros(at): Micros, language: Language) -> Pivot {
    let range = TimeRange { from: Micros(at.saturating_sub(AROUND)), to: Micros(at.saturating_add(AROUND)) };
    Pivot {
        kinship: Kinship::Around,
        value: m::PivotMinutes { n: AROUND_MINUTES.unsigned_abs() }.say(language),
        chips: Vec::new(),
        range: Some(range),
        text: String::new(),
        inferred: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chips;
    use crate::tree;

    fn describe(chip: &Chip) -> String {
        chips::describe(chip, Language::En)
    }

    #[test]
    fn an_assumed_role_leads_back_and_on() {
        let record = r#"{"eventTime":"2024-01-15T12:00:00Z","sourceIPAddress":"192.0.2.1","sharedEventID":"s",
            "userIdentity":{"arn":"arn:u","accessKeyId":"ASIAX","sessionContext":{"sessionIssuer":{"arn":"arn:r"},
            "attributes":{"creationDate":"2024-01-15T11:00:00Z"}}},
            "responseElements":{"credentials":{"accessKeyId":"ASIAY"}},
            "resources":[{"ARN":"arn:a"},{"ARN":"arn:b"},{"ARN":"arn:a"}]}"#;
        let shown: Vec<String> = pivots(&tree::parse(record).unwrap(), Language::En)
            .into_iter()
            .map(|pivot| {
                let chips: Vec<String> = pivot.chips.iter().map(describe).collect();
                let what = format!("{}{}", chips.join(" and "), pivot.text);
                format!("{}{}: {what}", pivot.kinship.label(Language::En), if pivot.inferred { "?" } else { "" })
            })
            .collect();
        let expected = [
            "Same session: userIdentity.arn is arn:u and \
             userIdentity.sessionContext.attributes.creationDate is 2024-01-15T11:00:00Z",
            "Same access key: userIdentity.accessKeyId is ASIAX",
            "Same user: userIdentity.arn is arn:u",
            "Same role: userIdentity.sessionContext.sessionIssuer.arn is arn:r",
            "Calls with the credentials it issued: userIdentity.accessKeyId is ASIAY",
            "Same event in other accounts: sharedEventID is s",
            "Same address?: sourceIPAddress is 192.0.2.1",
            "The call that issued its credentials: responseElements.credentials.accessKeyId is ASIAX",
            "Same resource: resources.ARN is arn:a",
            "Same resource: resources.ARN is arn:b",
            "Life story?: \"arn:a\"",
            "Life story?: \"arn:b\"",
            "Everything around this time: ",
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn parameters_stand_in_for_resources() {
        let record = r#"{"requestParameters":{"bucketName":"b","roleName":""},"eventTime":"x"}"#;
        let all = pivots(&tree::parse(record).unwrap(), Language::En);
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].kinship, all[0].value.as_str(), all[0].inferred), (Kinship::Resource, "b", true));
        assert!(pivots(&[], Language::En).is_empty());
    }

    #[test]
    fn a_story_is_found_by_the_name_of_the_resource() {
        for (arn, text) in [
            ("arn:aws:iam::111122223333:role/team/Admin", r#""Admin""#),
            ("arn:aws:s3:::payroll", r#""payroll""#),
            ("arn:aws:s3:::payroll/2024/index.html", r#""arn:aws:s3:::payroll/2024/index.html""#),
            (
                "arn:aws:lambda:us-east-1:111122223333:function:pay",
                r#""arn:aws:lambda:us-east-1:111122223333:function:pay""#,
            ),
            (r#"a "b" c\d"#, r#""a \"b\" c\\d""#),
        ] {
            assert_eq!(story(&one(Kinship::Resource, "resources.ARN", arn.to_owned(), false)).text, text);
        }
    }
}
