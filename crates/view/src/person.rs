//! A caller as people name them: the name first, then what is behind it. `docs/people.md` has the rule for readers.
//!
//! | value of `user` | name | behind it |
//! |---|---|---|
//! | `Ops/mei@example.com` | `mei@example.com` | `Ops` |
//! | `AWSReservedSSO_DataAnalyst_0123456789abcdef/mei` | `mei` | `DataAnalyst, SSO` |
//! | `root` | `root` | the account |
//! | `111122223333/alice`, from another account | `alice` | the account |
//! | the id of a user of IAM Identity Center | the name, where an event tells it | `Identity Center` |
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
    pub fn of(user: &str, about: Option<&About>) -> Person {
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
        Person::of(user, Some(&about)).text(Language::En)
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
            ("HIDDEN_DUE_TO_SECURITY_REASONS", "", "", "HIDDEN_DUE_TO_SECURITY_REASONS"),
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
        assert_eq!(Person::of("root", None).text(Language::En), "root");
    }

    proptest! {
        #[test]
        fn nothing_of_a_value_is_lost(user in "\\PC{0,20}(/\\PC{0,20})?") {
            let Person { name, behind } = Person::of(&user, None);
            match behind {
                None => prop_assert_eq!(name, user),
                Some(Behind::Role(role) | Behind::Account(role)) => prop_assert_eq!(format!("{role}/{name}"), user),
                Some(Behind::PermissionSet(set)) => prop_assert!(user.contains(&set) && user.ends_with(&name)),
                Some(Behind::IdentityCenter(_)) => prop_assert!(false),
            }
        }
    }
}
