//! Who did it, as a person would say: one name for the user column, facet and chart.
//!
//! From the AWS page on the `userIdentity` element: which parts are there depends on `type`.
//!
//! | type | name |
//! |---|---|
//! | `Root` | `root` |
//! | `AssumedRole`, `Role`, and whatever has a session of a role | role, `/`, session: `Admin/alice` |
//! | `AWSService` | the service in `invokedBy` |
//! | `AWSAccount` | the calling account, with its session if it tells one: `111122223333/alice` |
//! | `FederatedUser` | its own name, not that of the user who asked for its credentials |
//! | `IdentityCenterUser` | `userName`, or the user id in `onBehalfOf` |
//! | any other, or none | `userName`, or the last part of the ARN, the session, the principal, `invokedBy`, the account |
//!
//! Empty text is no name. A placeholder such as `HIDDEN_DUE_TO_SECURITY_REASONS` is one: it is what AWS says.

use std::borrow::Cow;

/// The parts of `userIdentity` that identify the user. Empty text means absent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Identity<'a> {
    /// `type`.
    pub kind: &'a str,
    /// `userName`.
    pub user_name: &'a str,
    /// `sessionContext.sessionIssuer.userName`.
    pub role: &'a str,
    /// `principalId`.
    pub principal_id: &'a str,
    /// `arn`.
    pub arn: &'a str,
    /// `invokedBy`.
    pub invoked_by: &'a str,
    /// `accountId`.
    pub account_id: &'a str,
    /// `onBehalfOf.userId`.
    pub on_behalf_of: &'a str,
}

/// The name; `None` if the record does not tell.
pub fn name<'a>(identity: &Identity<'a>) -> Option<Cow<'a, str>> {
    match identity.kind {
        "Root" => Some("root".into()),
        "AWSService" => own_name(identity, identity.invoked_by),
        "AWSAccount" if !identity.account_id.is_empty() => {
            Some(with_session(identity.account_id, session(identity.principal_id)))
        }
        "FederatedUser" => own_name(identity, identity.user_name),
        _ => role_name(identity).or_else(|| own_name(identity, identity.user_name)),
    }
}

fn role_name<'a>(identity: &Identity<'a>) -> Option<Cow<'a, str>> {
    let session = session(identity.principal_id);
    if !identity.role.is_empty() && !session.is_empty() {
        return Some(with_session(identity.role, session));
    }
    let in_arn = identity.arn.split_once(":assumed-role/").map(|(_, rest)| rest.split_once('/').unwrap_or((rest, "")));
    let role = if identity.role.is_empty() { in_arn?.0 } else { identity.role };
    let session = if session.is_empty() { in_arn.map_or("", |(_, session)| session) } else { session };
    Some(with_session(role, session))
}

fn own_name<'a>(identity: &Identity<'a>, best: &'a str) -> Option<Cow<'a, str>> {
    let names = [
        best,
        identity.user_name,
        identity.on_behalf_of,
        last_part(identity.arn),
        session(identity.principal_id),
        identity.principal_id,
        identity.invoked_by,
        identity.account_id,
        identity.kind,
    ];
    names.into_iter().find(|name| !name.is_empty()).map(Cow::from)
}

fn with_session<'a>(name: &'a str, session: &str) -> Cow<'a, str> {
    if session.is_empty() { name.into() } else { [name, "/", session].concat().into() }
}

/// `AROAEXAMPLE:session` → `session`.
fn session(principal_id: &str) -> &str {
    principal_id.split_once(':').map_or("", |(_, session)| session)
}

/// `arn:aws:iam::111122223333:user/path/alice` → `alice`.
fn last_part(arn: &str) -> &str {
    if arn.starts_with("arn:") { arn.rsplit(['/', ':']).next().unwrap_or_default() } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Identity<'static> = Identity {
        kind: "",
        user_name: "",
        role: "",
        principal_id: "",
        arn: "",
        invoked_by: "",
        account_id: "",
        on_behalf_of: "",
    };

    const ROLE: Identity<'static> = Identity {
        kind: "AssumedRole",
        role: "Admin",
        principal_id: "AROAX:alice@example.com",
        arn: "arn:aws:sts::111122223333:assumed-role/Admin/alice@example.com",
        account_id: "111122223333",
        ..NONE
    };

    #[test]
    fn roles_are_named_with_their_session() {
        let cases = [
            (ROLE, "Admin/alice@example.com"),
            (Identity { role: "", ..ROLE }, "Admin/alice@example.com"),
            (Identity { principal_id: "AROAX", ..ROLE }, "Admin/alice@example.com"),
            (Identity { principal_id: "", arn: "", ..ROLE }, "Admin"),
            (Identity { role: "", principal_id: "", arn: "arn:aws:sts::1:assumed-role/Admin", ..ROLE }, "Admin"),
            (Identity { kind: "", ..ROLE }, "Admin/alice@example.com"),
            (Identity { user_name: "alice", invoked_by: "ec2.amazonaws.com", ..ROLE }, "Admin/alice@example.com"),
            (Identity { kind: "Role", role: "", principal_id: "AROAX", arn: "arn:aws:iam::1:role/Ops", ..NONE }, "Ops"),
        ];
        for (identity, expected) in cases {
            assert_eq!(name(&identity).as_deref(), Some(expected), "{identity:?}");
        }
    }

    #[test]
    fn users_and_services_are_named_as_people_name_them() {
        let user = Identity { kind: "IAMUser", arn: "arn:aws:iam::1:user/ops/alice", principal_id: "AIDAX", ..NONE };
        let federated = Identity {
            kind: "FederatedUser",
            arn: "arn:aws:sts::1:federated-user/bob",
            principal_id: "1:bob",
            role: "alice",
            ..NONE
        };
        let account = Identity { kind: "AWSAccount", account_id: "444455556666", principal_id: "AIDAX", ..NONE };
        let web = Identity { kind: "WebIdentityUser", principal_id: "accounts.example:app:7", user_name: "7", ..NONE };
        let cases = [
            (Identity { user_name: "alice", ..user }, "alice"),
            (user, "alice"),
            (Identity { arn: "", ..user }, "AIDAX"),
            (Identity { user_name: "HIDDEN_DUE_TO_SECURITY_REASONS", ..user }, "HIDDEN_DUE_TO_SECURITY_REASONS"),
            (Identity { kind: "Root", user_name: "alias", ..NONE }, "root"),
            (Identity { kind: "AWSService", invoked_by: "ec2.amazonaws.com", ..NONE }, "ec2.amazonaws.com"),
            (Identity { kind: "AWSService", ..NONE }, "AWSService"),
            (account, "444455556666"),
            (Identity { principal_id: "AROAX:carol", ..account }, "444455556666/carol"),
            (Identity { kind: "", invoked_by: "AWS Internal", account_id: "1", ..NONE }, "AWS Internal"),
            (Identity { kind: "", account_id: "111122223333", ..NONE }, "111122223333"),
            (federated, "bob"),
            (web, "7"),
            (Identity { kind: "SAMLUser", principal_id: "X:dave@example.com", ..NONE }, "dave@example.com"),
            (Identity { kind: "IdentityCenterUser", on_behalf_of: "9067-1", account_id: "1", ..NONE }, "9067-1"),
            (Identity { kind: "Unknown", ..NONE }, "Unknown"),
        ];
        for (identity, expected) in cases {
            assert_eq!(name(&identity).as_deref(), Some(expected), "{identity:?}");
        }
        assert_eq!(name(&NONE), None);
    }
}
