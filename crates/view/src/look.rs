//! What deserves a look, on the overview: lines, each with the filters that lead to its events.

use std::net::IpAddr;

use protocol::{Actor, Chip, Column, Field, Group, GroupKey, Mover, Novelty, NoveltyKind};
use words::{Language, Say, messages as m};

use crate::chips::{column_field, error_chip, group, network_chip, shown_chip, value_chip};
use crate::choice;

/// How many lines are shown of each list, and of each kind of what is new.
pub const SHOWN: usize = 5;

/// Lists that are groups of events by two fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Errors, by who made them and their code.
    Errors,
    /// Sign-ins to the console, by whom and from where.
    SignIns,
    /// Changes of permissions, trails, keys and the like, by whom and which.
    Changes,
}

/// Calls that change who may do what, what is recorded, or what can be decrypted, in the order in which they deserve a
/// look: what blinds and destroys, then what lets somebody stay, then the rest. A call of this kind that has another name is not listed; the
/// searches that are built in find more.
const PRIVILEGED: [&str; 43] = [
    "StopLogging",
    "DeleteTrail",
    "DeleteEventDataStore",
    "PutEventSelectors",
    "StopConfigurationRecorder",
    "DeleteConfigurationRecorder",
    "DeleteDetector",
    "DeleteFlowLogs",
    "LeaveOrganization",
    "ScheduleKeyDeletion",
    "DisableKey",
    "DeactivateMFADevice",
    "CreateAccessKey",
    "CreateLoginProfile",
    "UpdateLoginProfile",
    "CreateUser",
    "UpdateAssumeRolePolicy",
    "AddUserToGroup",
    "AttachGroupPolicy",
    "AttachManagedPolicyToPermissionSet",
    "AttachRolePolicy",
    "AttachUserPolicy",
    "CreateAccountAssignment",
    "CreateOpenIDConnectProvider",
    "CreatePolicyVersion",
    "CreateSAMLProvider",
    "CreateServiceSpecificCredential",
    "DeleteAccountPublicAccessBlock",
    "DeleteBucketPolicy",
    "DeleteBucketPublicAccessBlock",
    "DeleteRolePermissionsBoundary",
    "DeleteUserPermissionsBoundary",
    "PutBucketAcl",
    "PutBucketPolicy",
    "PutBucketPublicAccessBlock",
    "PutGroupPolicy",
    "PutInlinePolicyToPermissionSet",
    "PutKeyPolicy",
    "PutRolePolicy",
    "PutUserPolicy",
    "SetDefaultPolicyVersion",
    "UpdateSAMLProvider",
    "UpdateTrail",
];

/// How many groups are asked for, of which [`SHOWN`] are shown.
pub const ASKED: u32 = 200;

impl Listed {
    /// All of them.
    pub const ALL: [Listed; 3] = [Listed::Errors, Listed::SignIns, Listed::Changes];

    /// What it is grouped by. The first one is the user.
    pub fn by(self) -> [Column; 2] {
        match self {
            Listed::Errors => [Column::User, Column::ErrorCode],
            Listed::SignIns => [Column::User, Column::SourceIpAddress],
            Listed::Changes => [Column::User, Column::EventName],
        }
    }

    /// The filters that select its events, in addition to these.
    pub fn chips(self, others: &[Chip]) -> Vec<Chip> {
        let name = |name: &str| value_chip(column_field(Column::EventName), name, false);
        match self {
            Listed::Errors => match choice::chosen(others) {
                Some(_) => vec![error_chip()],
                None => vec![error_chip(), no_programs()],
            },
            Listed::SignIns => vec![name("ConsoleLogin")],
            Listed::Changes => vec![group(true, &PRIVILEGED.map(name))],
        }
    }

    /// The groups in the order in which they are shown: the largest first, but changes by what they change.
    pub fn ordered(self, groups: &[Group]) -> Vec<&Group> {
        let mut groups: Vec<&Group> = groups.iter().collect();
        if self == Listed::Changes {
            let place = |group: &&Group| {
                let name = group.values.get(1).and_then(Option::as_deref).unwrap_or_default();
                PRIVILEGED.iter().position(|known| *known == name).unwrap_or(PRIVILEGED.len())
            };
            groups.sort_by_key(place);
        }
        groups
    }

    /// The filters for one of its lines.
    pub fn lead(self, line: &Group) -> Vec<Chip> {
        let mut chips: Vec<Chip> = match self {
            Listed::Errors => vec![error_chip()],
            Listed::SignIns => vec![value_chip(column_field(Column::EventName), "ConsoleLogin", false)],
            Listed::Changes => Vec::new(),
        };
        let values = self.by().into_iter().zip(&line.values);
        chips.extend(values.map(|(column, value)| shown_chip(column_field(column), value.as_deref(), false)));
        chips
    }

    /// Its keys.
    pub fn keys(self) -> Vec<GroupKey> {
        self.by().map(GroupKey::Column).to_vec()
    }
}

/// People, and those of whom it is unknown.
fn no_programs() -> Chip {
    let kinds = [Actor::People, Actor::Unknown].map(|actor| value_chip(Field::Actor, actor.name(), false));
    group(true, &kinds)
}

/// The filters for something new. They are about the period in which it is new.
pub fn novelty_lead(kind: NoveltyKind, new: &Novelty) -> Vec<Chip> {
    let of = |column: Column| value_chip(column_field(column), &new.value, false);
    let no_services = value_chip(Field::Actor, Actor::Services.name(), true);
    let mut chips = match kind {
        NoveltyKind::User => return vec![of(Column::User)],
        NoveltyKind::Address => vec![of(Column::SourceIpAddress)],
        NoveltyKind::Agent => vec![of(Column::UserAgent)],
        NoveltyKind::Region => vec![of(Column::AwsRegion)],
        NoveltyKind::Network => block(&new.value).into_iter().collect(),
        NoveltyKind::Call => {
            let by = new.by.as_ref().map(|(user, _)| value_chip(Field::User, user, false));
            by.into_iter().chain([of(Column::EventName)]).collect()
        }
    };
    chips.push(no_services);
    chips
}

fn block(text: &str) -> Option<Chip> {
    let (network, prefix) = text.split_once('/')?;
    Some(network_chip(column_field(Column::SourceIpAddress), network.parse::<IpAddr>().ok()?, prefix.parse().ok()?))
}

/// The filter for a value that moved.
pub fn mover_lead(mover: &Mover) -> Vec<Chip> {
    vec![value_chip(column_field(mover.column), &mover.value, false)]
}

/// Heading of a kind of what is new, with its number.
pub fn novelty_heading(kind: NoveltyKind, n: u64, language: Language) -> String {
    match kind {
        NoveltyKind::User => m::LookNewUsers { n }.say(language),
        NoveltyKind::Address => m::LookNewAddresses { n }.say(language),
        NoveltyKind::Network => m::LookNewNetworks { n }.say(language),
        NoveltyKind::Agent => m::LookNewAgents { n }.say(language),
        NoveltyKind::Region => m::LookNewRegions { n }.say(language),
        NoveltyKind::Call => m::LookNewCalls { n }.say(language),
    }
}

#[cfg(test)]
mod tests {
    use protocol::{About, Micros};

    use super::*;
    use crate::chips::describe;

    fn said(chips: &[Chip]) -> String {
        chips.iter().map(|chip| describe(chip, Language::En)).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn every_line_leads_to_its_events() {
        let about = About { actor: Actor::People, account: None, known_as: None };
        let new = |value: &str| Novelty {
            value: value.to_owned(),
            by: Some(("Ops/mei".to_owned(), about.clone())),
            time: Micros(0),
            events: 1,
            errors: 0,
        };
        for (kind, value, expected) in [
            (NoveltyKind::User, "Ops/mei", "user is Ops/mei"),
            (NoveltyKind::Address, "192.0.2.1", "sourceIPAddress is 192.0.2.1; who is not services"),
            (NoveltyKind::Network, "192.0.2.0/24", "sourceIPAddress is 192.0.2.0/24; who is not services"),
            (NoveltyKind::Agent, "x", "userAgent is x; who is not services"),
            (NoveltyKind::Region, "us-east-1", "awsRegion is us-east-1; who is not services"),
            (NoveltyKind::Call, "PutRolePolicy", "user is Ops/mei; eventName is PutRolePolicy; who is not services"),
        ] {
            assert_eq!(said(&novelty_lead(kind, &new(value))), expected);
        }
        let line = |second: Option<&str>| Group {
            values: vec![Some("Ops/mei".to_owned()), second.map(str::to_owned)],
            events: 1,
            errors: 1,
            period: None,
            users: 1,
            addresses: 1,
            names: 1,
        };
        let errors = Listed::Errors.lead(&line(Some("AccessDenied")));
        assert_eq!(said(&errors), "outcome is failure; user is Ops/mei; errorCode is AccessDenied");
        assert_eq!(said(&Listed::Errors.lead(&line(None))), "outcome is failure; user is Ops/mei; errorCode is absent");
        assert_eq!(
            said(&Listed::Changes.lead(&line(Some("StopLogging")))),
            "user is Ops/mei; eventName is StopLogging"
        );
        // What blinds comes first, however often something else happened.
        let groups = ["UpdateTrail", "PutRolePolicy", "CreateAccessKey", "StopLogging"].map(|name| line(Some(name)));
        let names = |listed: Listed| -> Vec<Option<String>> {
            listed.ordered(&groups).into_iter().filter_map(|group| group.values.get(1).cloned()).collect()
        };
        let expected = ["StopLogging", "CreateAccessKey", "PutRolePolicy", "UpdateTrail"];
        assert_eq!(names(Listed::Changes), expected.map(|name| Some(name.to_owned())));
        assert_eq!(names(Listed::Errors), groups.each_ref().map(|group| group.values[1].clone()));
    }

    #[test]
    fn errors_are_those_of_people_unless_somebody_else_is_chosen() {
        let mut chips = Vec::new();
        assert_eq!(Listed::Errors.chips(&chips).len(), 2);
        choice::choose(&mut chips, Some(Actor::Workloads));
        assert_eq!(said(&Listed::Errors.chips(&chips)), "outcome is failure");
    }
}
