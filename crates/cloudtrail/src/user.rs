//! Who did it, as a person would say: one name for the user column, facet and chart.
//!
//! From the AWS page on the `userIdentity` element: which parts are there depends on `type`. In this order:
//!
//! 1. `IAMUser` and others with a `userName`: that name; for `Root`: `root`.
//! 2. Roles (`sessionContext.sessionIssuer`): role name, `/`, session name (`principalId` behind its `:`).
//! 3. `AWSService`, `AWSAccount`: the service in `invokedBy`, or the calling account.
//! 4. What is left: the last part of the ARN, `principalId`, `invokedBy`, the type.

use std::borrow::Cow;

/// The parts of `userIdentity` that tell who it was. Empty text means: not there.
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

/// The name; `None` if the record tells nothing.
pub fn name<'a>(identity: &Identity<'a>) -> Option<Cow<'a, str>> {
    if identity.kind == "Root" {
        return Some("root".into());
    }
    if matches!(identity.kind, "AWSService" | "AWSAccount") {
        if let Some(caller) = first([identity.invoked_by, identity.account_id]) {
            return Some(caller.into());
        }
    }
    if let Some(role) = first([identity.role, role_of_arn(identity.arn)]) {
        let session = first([session(identity.principal_id), last_part(identity.arn)]);
        return Some(match session {
            Some(session) => format!("{role}/{session}").into(),
            None => role.into(),
        });
    }
    let rest = [
        identity.user_name,
        identity.on_behalf_of,
        last_part(identity.arn),
        session(identity.principal_id),
        identity.principal_id,
        identity.invoked_by,
        identity.account_id,
        identity.kind,
    ];
    first(rest).map(Cow::from)
}

fn first<'a, const N: usize>(values: [&'a str; N]) -> Option<&'a str> {
    values.into_iter().find(|value| !value.is_empty())
}

/// `AROAEXAMPLE:session` → `session`.
fn session(principal_id: &str) -> &str {
    principal_id.split_once(':').map_or("", |(_, session)| session)
}

/// `arn:aws:sts::111122223333:assumed-role/ROLE/SESSION` → `ROLE`.
fn role_of_arn(arn: &str) -> &str {
    let role = arn.split_once(":assumed-role/").and_then(|(_, rest)| rest.split('/').next());
    role.unwrap_or_default()
}

/// `arn:aws:iam::111122223333:user/path/alice` → `alice`.
fn last_part(arn: &str) -> &str {
    if arn.starts_with("arn:") { arn.rsplit(['/', ':']).next().unwrap_or_default() } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_named_as_people_name_them() {
        let role = Identity {
            kind: "AssumedRole",
            role: "Admin",
            principal_id: "AROAX:alice@example.com",
            arn: "arn:aws:sts::111122223333:assumed-role/Admin/alice@example.com",
            ..Identity::default()
        };
        let cases = [
            (Identity { kind: "IAMUser", user_name: "alice", ..Identity::default() }, Some("alice")),
            (Identity { kind: "Root", user_name: "alias", ..Identity::default() }, Some("root")),
            (role, Some("Admin/alice@example.com")),
            (Identity { role: "", ..role }, Some("Admin/alice@example.com")),
            (Identity { principal_id: "", arn: "", ..role }, Some("Admin")),
            (
                Identity { kind: "AWSService", invoked_by: "ec2.amazonaws.com", ..Identity::default() },
                Some("ec2.amazonaws.com"),
            ),
            (Identity { kind: "AWSAccount", account_id: "111122223333", ..Identity::default() }, Some("111122223333")),
            (Identity { invoked_by: "AWS Internal", account_id: "1", ..Identity::default() }, Some("AWS Internal")),
            (
                Identity { kind: "FederatedUser", arn: "arn:aws:sts::1:federated-user/bob", ..Identity::default() },
                Some("bob"),
            ),
            (Identity { kind: "IdentityCenterUser", on_behalf_of: "9067-1", ..Identity::default() }, Some("9067-1")),
            (Identity::default(), None),
        ];
        for (identity, expected) in cases {
            assert_eq!(name(&identity).as_deref(), expected, "{identity:?}");
        }
    }
}
