//! A caller as people name them: the name first, then what is behind it. `docs/people.md` has the rule for readers.
//!
//! | value of `user` | name | behind it |
//! |---|---|---|
//! | `Ops/mei@example.com` | `mei@example.com` | `Ops` |
//! | `AWSReservedSSO_DataAnalyst_0123456789abcdef/mei` | `mei` | `DataAnalyst, SSO` |
//! | `root` | `root` | the account |
//! | `111122223333/alice`, from another account | `alice` | the account |
//! | the id of a user of IAM Identity Center | the name, where an event tells it | `Identity Center` |
//! | `HIDDEN_DUE_TO_SECURITY_REASONS` | that AWS hides it | |
//! | anything else | as it is | |
//!
//! Only what is shown follows from this; filters, exports and tests use the value.

use protocol::About;
use words::{Language, Say, messages as m};

/// Prefix of the roles that IAM Identity Center creates for permission sets; a suffix makes them unique.
/// <https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html>
const SSO: &str = "AWSReservedSSO_";

/// Length of that suffix.
const SUFFIX: usize = 16;

/// Length of an account's id.
const ACCOUNT: usize = 12;

/// What AWS writes instead of the name with which a sign-in failed, because it may be a password.
/// <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html>
const HIDDEN: &str = "HIDDEN_DUE_TO_SECURITY_REASONS";

/// A caller as shown. Both parts come from logs, so show them only as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// What people call them.
    pub name: String,
    /// What they act through.
    pub behind: Option<Behind>,
}

/// What a person acts through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Behind {
    /// A role.
    Role(String),
    /// A permission set of IAM Identity Center.
    PermissionSet(String),
    /// An account that makes the name unique.
    Account(String),
    /// IAM Identity Center itself: the value is this id.
    IdentityCenter(String),
}

impl Say for Behind {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            Behind::Role(name) => out.push_str(name),
            Behind::PermissionSet(name) => m::PersonPermissionSet { name }.write(language, out),
            Behind::Account(account) => m::PersonAccount { account }.write(language, out),
            Behind::IdentityCenter(_) => out.push_str(m::person_identity_center(language)),
        }
    }
}

impl Person {
    /// The caller with this value of `user`.
    pub fn of(user: &str, about: Option<&About>, language: Language) -> Person {
        if user == HIDDEN {
            return Person { name: m::person_hidden(language).to_owned(), behind: None };
        }
        if let Some(name) = about.and_then(|about| about.known_as.clone()).filter(|name| name != user) {
            return Person { name, behind: Some(Behind::IdentityCenter(user.to_owned())) };
        }
        let account = || about.and_then(|about| about.account.clone());
        match session(user) {
            Some((role, session)) => Person { name: session.to_owned(), behind: Some(behind(role)) },
            None if user == "root" => Person { name: user.to_owned(), behind: account().map(Behind::Account) },
            None => Person { name: user.to_owned(), behind: None },
        }
    }

    /// Both parts in one text.
    pub fn text(&self, language: Language) -> String {
        match &self.behind {
            Some(behind) => format!("{} · {}", self.name, behind.say(language)),
            None => self.name.clone(),
        }
    }
}

/// Values of `user` that are one person, with the number of events of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// The values, at least one.
    pub users: Vec<String>,
    /// The name, and behind it all roles.
    pub text: String,
    /// Number of events.
    pub events: u64,
}

/// The people behind values of `user`. IAM Identity Center names sessions after its users, so sessions with the same name in the roles
/// of several permission sets are one person's. Of other roles, nobody knows who chose the name.
pub fn together(users: &[(String, u64)], language: Language) -> Vec<Together> {
    let mut all: Vec<(Option<String>, Together)> = Vec::new();
    for (user, events) in users {
        let person = Person::of(user, None, language);
        let text = person.text(language);
        let key = matches!(person.behind, Some(Behind::PermissionSet(_))).then(|| person.name.clone());
        match all.iter_mut().find(|(known, _)| key.is_some() && *known == key) {
            Some((_, known)) => {
                let behind = person.behind.map(|behind| behind.say(language)).unwrap_or_default();
                known.text = words::list(&[known.text.as_str(), &behind], language);
                known.users.push(user.clone());
                known.events = known.events.saturating_add(*events);
            }
            None => all.push((key, Together { users: vec![user.clone()], text, events: *events })),
        }
    }
    all.into_iter().map(|(_, together)| together).collect()
}

/// Role and session of a value like `Ops/mei`. Other values may contain slashes, but only these two consist of
/// characters that IAM allows in both names.
fn session(user: &str) -> Option<(&str, &str)> {
    let is_name =
        |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_+=,.@-".contains(c));
    user.split_once('/').filter(|(role, session)| is_name(role) && is_name(session))
}

fn behind(role: &str) -> Behind {
    if role.len() == ACCOUNT && role.bytes().all(|byte| byte.is_ascii_digit()) {
        return Behind::Account(role.to_owned());
    }
    let set = role.strip_prefix(SSO).and_then(|rest| rest.rsplit_once('_'));
    match set {
        Some((name, suffix))
            if !name.is_empty() && suffix.len() == SUFFIX && suffix.bytes().all(|byte| byte.is_ascii_hexdigit()) =>
        {
            Behind::PermissionSet(name.to_owned())
        }
        _ => Behind::Role(role.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use protocol::Actor;

    use super::*;

    fn shown(user: &str, account: &str, known_as: &str) -> String {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let about = About { actor: Actor::People, account: some(account), known_as: some(known_as) };
        Person::of(user, Some(&about), Language::En).text(Language::En)
    }

    #[test]
    fn the_name_comes_first() {
        for (user, account, known_as, expected) in [
            ("Ops/mei@example.com", "1", "", "mei@example.com · Ops"),
            (
                "AWSReservedSSO_DataAnalyst_0123456789abcdef/mei.chen@example.com",
                "1",
                "",
                "mei.chen@example.com · DataAnalyst, SSO",
            ),
            ("AWSReservedSSO_Read_Only_0123456789abcdef/mei", "", "", "mei · Read_Only, SSO"),
            ("AWSReservedSSO_Admin/mei", "", "", "mei · AWSReservedSSO_Admin"),
            ("root", "111122223333", "", "root · account 111122223333"),
            ("root", "", "", "root"),
            ("111122223333/alice", "111122223333", "", "alice · account 111122223333"),
            ("111122223333", "111122223333", "", "111122223333"),
            ("9067-1", "1", "mei", "mei · Identity Center"),
            ("mei", "1", "mei", "mei"),
            ("alice", "111122223333", "", "alice"),
            ("lambda.amazonaws.com", "", "", "lambda.amazonaws.com"),
            // Names in records of other data that is public: Stratus Red Team, Invictus, and AWS's documentation.
            (
                "stratus-red-team-ec2-steal-credentials-role/i-0dbc91f429e48eeed",
                "",
                "",
                "i-0dbc91f429e48eeed · stratus-red-team-ec2-steal-credentials-role",
            ),
            (
                "AWSServiceRoleForConfig/AutoScalingDescribeHandler",
                "",
                "",
                "AutoScalingDescribeHandler · AWSServiceRoleForConfig",
            ),
            ("HIDDEN_DUE_TO_SECURITY_REASONS", "111122223333", "", "name hidden by AWS"),
            // Slashes that separate neither.
            ("repo:octo-org/octo-repo:ref:refs/heads/main", "", "", "repo:octo-org/octo-repo:ref:refs/heads/main"),
            ("a/b/c", "", "", "a/b/c"),
            ("/mei", "", "", "/mei"),
            ("Ops/", "", "", "Ops/"),
            ("Ops/\u{202e}mei", "", "", "Ops/\u{202e}mei"),
            ("", "", "", ""),
        ] {
            assert_eq!(shown(user, account, known_as), expected, "{user}");
        }
        assert_eq!(Person::of("root", None, Language::En).text(Language::En), "root");
    }

    #[test]
    fn one_person_with_two_permission_sets_is_one() {
        let sso = |set: &str, name: &str| format!("AWSReservedSSO_{set}_0123456789abcdef/{name}");
        let users =
            [(sso("Admin", "mei"), 5), (sso("Admin", "bo"), 4), (sso("Read", "mei"), 3), ("Ops/mei".to_owned(), 2)];
        let people = together(&users, Language::En);
        let said: Vec<(&str, u64)> = people.iter().map(|one| (one.text.as_str(), one.events)).collect();
        assert_eq!(said, [("mei · Admin, SSO, Read, SSO", 8), ("bo · Admin, SSO", 4), ("mei · Ops", 2)]);
        assert_eq!(people[0].users, [users[0].0.clone(), users[2].0.clone()]);
    }

    proptest! {
        #[test]
        fn nothing_of_a_value_is_lost(user in "\\PC{0,20}(/\\PC{0,20})?") {
            let Person { name, behind } = Person::of(&user, None, Language::En);
            match behind {
                None => prop_assert_eq!(name, user),
                Some(Behind::Role(role) | Behind::Account(role)) => prop_assert_eq!(format!("{role}/{name}"), user),
                Some(Behind::PermissionSet(set)) => prop_assert!(user.contains(&set) && user.ends_with(&name)),
                Some(Behind::IdentityCenter(_)) => prop_assert!(false),
            }
        }
    }
}
