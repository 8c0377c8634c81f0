//! Who makes a call: the types of `userIdentity`, and what a record says about the client.

use std::borrow::Cow;

use crate::dice::{aws_id, resource_id};
use crate::json::Json;
use crate::object;
use crate::time::{Seconds, iso};

/// How the connection was secured, as reported in `tlsDetails`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// No `tlsDetails`: calls that AWS makes on its own, and many of the console's.
    Unknown,
    /// TLS 1.2, as older clients use.
    V12,
    /// TLS 1.3, as most clients use.
    V13,
    /// TLS 1.3 with a post-quantum key exchange.
    V13PostQuantum,
}

/// An identity and the client it uses.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Account that the identity belongs to.
    pub account: String,
    /// The ARN by which error messages name it.
    pub arn: String,
    /// `userIdentity`.
    pub identity: Json,
    /// `sourceIPAddress`.
    pub address: Cow<'static, str>,
    /// `userAgent`.
    pub agent: Cow<'static, str>,
    /// `tlsDetails`.
    pub tls: Tls,
    /// Whether the call was made in a console session: `sessionCredentialFromConsole`.
    pub console: bool,
}

impl Caller {
    /// The root user, signed in to the console since `since`.
    pub fn root(account: &str, since: Seconds) -> Self {
        let arn = format!("arn:aws:iam::{account}:root");
        let identity = object! {
            "type": "Root", "principalId": account, "arn": &arn, "accountId": account,
            "accessKeyId": aws_id("ASIA", &format!("{arn} {since}")),
            "sessionContext": object! { "attributes": attributes(since, false) },
        };
        Self::new(account, arn, identity).in_console()
    }

    /// An IAM user with its long-lived access key number `key` (0 for its first one).
    pub fn iam_user(account: &str, name: &str, key: u32) -> Self {
        let identity = iam_user(account, name, Self::access_key(account, name, key));
        Self::new(account, user_arn(account, name), identity)
    }

    /// An IAM user in a console session.
    pub fn iam_user_in_console(account: &str, name: &str, mfa: bool, since: Seconds) -> Self {
        let arn = user_arn(account, name);
        let mut identity = iam_user(account, name, aws_id("ASIA", &format!("{arn} {since}")));
        identity.push("sessionContext", object! { "attributes": attributes(since, mfa) });
        Self::new(account, arn, identity).in_console()
    }

    /// Somebody who tries to sign in with a user name that does not exist. CloudTrail hides such a name, because people
    /// type their password there by mistake.
    pub fn unknown_user(account: &str) -> Self {
        let identity = object! {
            "type": "IAMUser", "accountId": account, "accessKeyId": "", "userName": "HIDDEN_DUE_TO_SECURITY_REASONS",
        };
        Self::new(account, String::new(), identity)
    }

    /// The same root or IAM user as in the record of its sign-in, when it has neither session nor key yet.
    pub fn at_sign_in(mut self) -> Self {
        if let Json::Object(members) = &mut self.identity {
            members.retain(|(name, _)| name != "sessionContext" && name != "accessKeyId");
        }
        self
    }

    /// A role session, as used by applications, automation and IAM Identity Center users.
    pub fn role(account: &str, role: &str, session: &str, since: Seconds) -> Self {
        let (role_id, arn) = (aws_id("AROA", &format!("{account}/{role}")), session_arn(account, role, session));
        let issuer = object! {
            "type": "Role", "principalId": &role_id, "arn": role_arn(account, role), "accountId": account,
            "userName": unqualified(role),
        };
        let identity = object! {
            "type": "AssumedRole", "principalId": format!("{role_id}:{session}"), "arn": &arn,
            "accountId": account, "accessKeyId": Self::session_key(account, role, session, since),
            "sessionContext": object! { "sessionIssuer": issuer, "attributes": attributes(since, false) },
        };
        Self::new(account, arn, identity)
    }

    /// An IAM Identity Center user with a permission set, in the console.
    pub fn sso(account: &str, permission_set: &str, email: &str, since: Seconds) -> Self {
        Self::role(account, &sso_role(account, permission_set), email, since).in_console()
    }

    /// A user at the sign-in portal of IAM Identity Center.
    pub fn identity_center(account: &str, user_id: &str) -> Self {
        let store = format!("arn:aws:identitystore::{account}:identitystore/d-9067example");
        let identity = object! {
            "type": "IdentityCenterUser", "accountId": account,
            "onBehalfOf": object! { "userId": user_id, "identityStoreArn": store },
            "credentialId": aws_id("ACCA", user_id),
        };
        Self::new(account, String::new(), identity)
    }

    /// A subject of an OpenID Connect provider about to assume a role.
    pub fn web_identity(account: &str, provider: &str, audience: &str, subject: &str) -> Self {
        let arn = format!("arn:aws:iam::{account}:oidc-provider/{provider}");
        let identity = object! {
            "type": "WebIdentityUser", "principalId": format!("{arn}:{audience}:{subject}"),
            "userName": subject, "identityProvider": &arn,
        };
        Self::new(account, arn, identity)
    }

    /// A principal of another account, of which a trail records no more than this.
    pub fn other_account(account: &str, principal: &str) -> Self {
        let identity = object! {
            "type": "AWSAccount", "principalId": aws_id("AIDA", principal), "accountId": account,
        };
        Self::new(account, String::new(), identity)
    }

    /// An AWS service acting for itself, such as `lambda.amazonaws.com`.
    pub fn service(name: &'static str) -> Self {
        let identity = object! { "type": "AWSService", "invokedBy": name };
        Self::new("", String::new(), identity).from(name).with(name).tls(Tls::Unknown)
    }

    fn new(account: &str, arn: String, identity: Json) -> Self {
        Self {
            account: account.to_owned(),
            arn,
            identity,
            address: Cow::Borrowed("192.0.2.1"),
            agent: Cow::Borrowed("aws-cli/2.33.2"),
            tls: Tls::V13,
            console: false,
        }
    }

    /// Sets `sourceIPAddress`.
    pub fn from(mut self, address: impl Into<Cow<'static, str>>) -> Self {
        self.address = address.into();
        self
    }

    /// Sets `userAgent`.
    pub fn with(mut self, agent: impl Into<Cow<'static, str>>) -> Self {
        self.agent = agent.into();
        self
    }

    /// Sets how the connection was secured.
    pub fn tls(mut self, tls: Tls) -> Self {
        self.tls = tls;
        self
    }

    /// Has the AWS service `service` make the call on the caller's behalf.
    pub fn via(mut self, service: &'static str) -> Self {
        self.identity.push("invokedBy", service);
        self.console = false;
        self.from(service).with(service).tls(Tls::Unknown)
    }

    /// The same role session with credentials fetched from an EC2 instance's metadata service (version 2).
    pub fn on_ec2(mut self) -> Self {
        if let Json::Object(members) = &mut self.identity
            && let Some((_, context)) = members.iter_mut().find(|(name, _)| name == "sessionContext")
        {
            context.push("ec2RoleDelivery", "2.0");
        }
        self
    }

    fn in_console(mut self) -> Self {
        self.console = true;
        self.tls(Tls::Unknown)
    }

    /// `accessKeyId`, where the identity has one.
    pub fn key(&self) -> Option<&str> {
        self.identity.get("accessKeyId").and_then(Json::as_str)
    }

    /// The access key of a session made by [`Caller::role`], as returned by the `AssumeRole` call that began it.
    pub fn session_key(account: &str, role: &str, session: &str, since: Seconds) -> String {
        aws_id("ASIA", &format!("{account}/{role}/{session} {since}"))
    }

    /// Access key number `key` of an IAM user.
    pub fn access_key(account: &str, name: &str, key: u32) -> String {
        aws_id("AKIA", &format!("{account}/{name}/{key}"))
    }
}

/// The name of the role that IAM Identity Center creates for a permission set in an account.
pub fn sso_role(account: &str, permission_set: &str) -> String {
    let tail = resource_id("", &format!("{account}/{permission_set}"));
    format!("aws-reserved/sso.amazonaws.com/AWSReservedSSO_{permission_set}_{}", &tail[2..])
}

/// The ARN of a role; `role` may begin with its path.
pub fn role_arn(account: &str, role: &str) -> String {
    format!("arn:aws:iam::{account}:role/{role}")
}

/// The ARN of a role session. It does not include the role's path.
pub fn session_arn(account: &str, role: &str, session: &str) -> String {
    format!("arn:aws:sts::{account}:assumed-role/{}/{session}", unqualified(role))
}

/// The ARN of an IAM user.
pub fn user_arn(account: &str, name: &str) -> String {
    format!("arn:aws:iam::{account}:user/{name}")
}

fn unqualified(role: &str) -> &str {
    role.rsplit_once('/').map_or(role, |(_, name)| name)
}

fn iam_user(account: &str, name: &str, key: String) -> Json {
    object! {
        "type": "IAMUser", "principalId": aws_id("AIDA", &format!("{account}/{name}")),
        "arn": user_arn(account, name), "accountId": account, "accessKeyId": key,
        "userName": name,
    }
}

fn attributes(since: Seconds, mfa: bool) -> Json {
    object! { "creationDate": iso(since), "mfaAuthenticated": if mfa { "true" } else { "false" } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_session_names_its_role_without_path() {
        let caller = Caller::sso("111122223333", "ReadOnlyAccess", "erik.lund@example.com", 0);
        assert!(caller.arn.starts_with("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_ReadOnlyAccess_"));
        assert_eq!(caller.key().unwrap().len(), 20);
        assert!(caller.console);
    }

    #[test]
    fn a_service_has_neither_arn_nor_key() {
        let caller = Caller::service("lambda.amazonaws.com");
        assert_eq!((caller.key(), caller.identity.get("arn")), (None, None));
        assert_eq!(caller.address, "lambda.amazonaws.com");
    }

    #[test]
    fn nobody_has_a_key_before_signing_in() {
        let caller = Caller::root("111122223333", 0).at_sign_in();
        assert_eq!((caller.key(), caller.identity.get("sessionContext")), (None, None));
    }

    #[test]
    fn a_session_key_is_the_one_that_was_issued() {
        let key = Caller::session_key("111122223333", "app", "i-1", 60);
        assert_eq!(Caller::role("111122223333", "app", "i-1", 60).on_ec2().key(), Some(key.as_str()));
    }
}
