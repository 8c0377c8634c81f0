//! Which class of event a record is, and what is particular to each.

use serde_json::{Map, Value, json};

use super::record::Record;
use super::{Version, object, set, some};

/// An activity that the schema has no number for.
pub const OTHER: u32 = 99;

/// Since 1.5.0.
const PREAUTH: (u32, &str) = (6, "Preauth");

/// A class of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Account Change: users and roles of IAM are made, changed or removed.
    Account,
    /// Authentication: somebody signs in or takes on a role.
    Authentication,
    /// API Activity: everything else.
    Api,
}

/// The class of a record, and what was done.
pub struct Class {
    /// The class.
    pub kind: Kind,
    /// Number and caption of the activity.
    pub activity: (u32, &'static str),
}

impl Kind {
    /// Number of the class.
    pub fn uid(self) -> u32 {
        match self {
            Kind::Account => 3001,
            Kind::Authentication => 3002,
            Kind::Api => 6003,
        }
    }

    /// Its caption.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Account => "Account Change",
            Kind::Authentication => "Authentication",
            Kind::Api => "API Activity",
        }
    }

    /// Number and caption of its category.
    pub fn category(self) -> (u32, &'static str) {
        match self {
            Kind::Account | Kind::Authentication => (3, "Identity & Access Management"),
            Kind::Api => (6, "Application Activity"),
        }
    }
}

/// Sign-ins, by the first part of `eventSource`.
const AUTHENTICATION: [(&str, &str, (u32, &str)); 17] = [
    ("signin", "ConsoleLogin", (1, "Logon")),
    ("signin", "SwitchRole", (OTHER, "Other")),
    ("signin", "RenewRole", (OTHER, "Other")),
    ("signin", "ExitRole", (OTHER, "Other")),
    ("signin", "UserAuthentication", (1, "Logon")),
    ("signin", "Logout", (2, "Logoff")),
    ("signin", "CheckMfa", PREAUTH),
    ("signin", "CredentialChallenge", (OTHER, "Other")),
    ("signin", "CredentialVerification", (OTHER, "Other")),
    ("sts", "AssumeRole", (3, "Authentication Ticket")),
    ("sts", "AssumeRoleWithSAML", (3, "Authentication Ticket")),
    ("sts", "AssumeRoleWithWebIdentity", (3, "Authentication Ticket")),
    ("sts", "AssumeRoot", (3, "Authentication Ticket")),
    ("sts", "GetFederationToken", (3, "Authentication Ticket")),
    ("sts", "GetSessionToken", (3, "Authentication Ticket")),
    ("sso", "Authenticate", (1, "Logon")),
    ("sso", "Federate", (1, "Logon")),
];

/// Changes of users and roles by IAM.
const ACCOUNT: [(&str, (u32, &str)); 21] = [
    ("CreateUser", (1, "Create")),
    ("CreateRole", (1, "Create")),
    ("CreateLoginProfile", (2, "Enable")),
    ("ChangePassword", (3, "Password Change")),
    ("UpdateLoginProfile", (4, "Password Reset")),
    ("DeleteLoginProfile", (5, "Disable")),
    ("DeleteUser", (6, "Delete")),
    ("DeleteRole", (6, "Delete")),
    ("AttachUserPolicy", (7, "Attach Policy")),
    ("AttachRolePolicy", (7, "Attach Policy")),
    ("PutUserPolicy", (7, "Attach Policy")),
    ("PutRolePolicy", (7, "Attach Policy")),
    ("DetachUserPolicy", (8, "Detach Policy")),
    ("DetachRolePolicy", (8, "Detach Policy")),
    ("DeleteUserPolicy", (8, "Detach Policy")),
    ("DeleteRolePolicy", (8, "Detach Policy")),
    ("EnableMFADevice", (10, "MFA Factor Enable")),
    ("DeactivateMFADevice", (11, "MFA Factor Disable")),
    ("CreateAccessKey", (OTHER, "Other")),
    ("DeleteAccessKey", (OTHER, "Other")),
    ("UpdateAccessKey", (OTHER, "Other")),
];

/// What calls that begin with a verb do.
const VERBS: [(&str, &str); 4] = [
    ("Create", "Create Add Run Start Register Allocate Import Copy Launch Upload Provision Request Generate"),
    (
        "Read",
        "Get List Describe Head Lookup Search Query Scan Select BatchGet Download View Check Test Simulate Preview",
    ),
    (
        "Update",
        "Update Put Modify Set Change Attach Detach Associate Disassociate Enable Disable Tag Untag Authorize Revoke Reset Restore Replace",
    ),
    ("Delete", "Delete Remove Terminate Stop Deregister Release Cancel Purge Destroy"),
];

impl Class {
    /// The class by source and name of the call.
    pub fn of(source: &str, name: &str, version: Version) -> Class {
        let service = source.split('.').next().unwrap_or_default();
        let sign_in = AUTHENTICATION.iter().find(|(of, call, _)| *of == service && *call == name);
        if let Some((.., activity)) = sign_in {
            let is_new = *activity == PREAUTH && version == Version::V1_1;
            let activity = if is_new { (OTHER, "Other") } else { *activity };
            return Class { kind: Kind::Authentication, activity };
        }
        if let Some((_, activity)) = ACCOUNT.iter().find(|(call, _)| service == "iam" && *call == name) {
            return Class { kind: Kind::Account, activity: *activity };
        }
        Class { kind: Kind::Api, activity: verb(name) }
    }

    /// Adds what only this class has.
    pub fn own(&self, event: &mut Map<String, Value>, record: &mut Record) {
        match self.kind {
            Kind::Api => {}
            Kind::Authentication => {
                set(event, "service", object([("name", some(record.text("eventSource")))]));
                let mfa = record.inner("additionalEventData", "MFAUsed").map(|used| json!(used == "Yes"));
                set(event, "is_mfa", mfa);
                set(event, "user", Some(target(event, record, &["roleSessionName", "userName"], "roleArn")));
            }
            Kind::Account => {
                let policy = request(event, "policyArn").map(|arn| json!({ "uid": arn }));
                set(event, "policy", policy);
                set(event, "user", Some(target(event, record, &["userName", "roleName"], "")));
            }
        }
        // Named in `api`, which every class has.
        if !record.text("eventSource").is_empty() {
            record.take("eventSource");
        }
    }
}

fn verb(name: &str) -> (u32, &'static str) {
    let begins = |verb: &&str| {
        name.strip_prefix(*verb)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_uppercase()))
    };
    let known = (1..).zip(VERBS).find(|(_, (_, verbs))| verbs.split(' ').any(|verb| begins(&verb)));
    match known {
        Some((number, (caption, _))) => (number, caption),
        None if name.is_empty() => (0, "Unknown"),
        None => (OTHER, "Other"),
    }
}

/// A member of the request, which is JSON in a string by now.
fn request(event: &Map<String, Value>, name: &str) -> Option<String> {
    let data = event.get("api")?.get("request")?.get("data")?.as_str()?;
    serde_json::from_str::<Value>(data).ok()?.get(name)?.as_str().map(str::to_owned)
}

/// Whom it is about: whoever the request names, or else whoever made it.
fn target(event: &Map<String, Value>, record: &mut Record, names: &[&str], uid: &str) -> Value {
    let name = names.iter().find_map(|name| request(event, name));
    let named = object([("name", name.map(Value::from)), ("uid", request(event, uid).map(Value::from))]);
    named.or_else(|| own_user(record)).unwrap_or_else(|| json!({ "name": "Unknown", "type_id": 0 }))
}

/// Whoever made the call, without taking it from the record.
fn own_user(record: &mut Record) -> Option<Value> {
    record.open("userIdentity");
    let text = |name: &str| some(record.text(name));
    object([
        ("name", text("userIdentity.userName")),
        ("uid", text("userIdentity.arn")),
        ("uid_alt", text("userIdentity.principalId")),
    ])
}

/// Whoever made the call.
pub fn caller(record: &mut Record) -> Option<Value> {
    let principal = record.take("userIdentity.principalId");
    let credential = record.take("userIdentity.accessKeyId");
    let account = object([("uid", record.take("userIdentity.accountId"))]);
    // What was typed at a sign-in.
    let entered = record.inner("additionalEventData", "UserName").map(Value::from);
    let user = object([
        ("name", record.take("userIdentity.userName").or(entered)),
        ("uid", record.take("userIdentity.arn")),
        ("uid_alt", principal.or_else(|| record.take("userIdentity.onBehalfOf.userId"))),
        ("account", account),
        ("credential_uid", credential.or_else(|| record.take("userIdentity.credentialId"))),
    ]);
    let Some(Value::Object(mut user)) = user else { return None };
    // Only with one of these is it a user.
    if !["name", "uid", "account"].iter().any(|name| user.contains_key(*name)) {
        user.insert("name".to_owned(), json!("Unknown"));
    }
    if let Some(kind) = record.take("userIdentity.type") {
        user.insert("type_id".to_owned(), json!(if kind == "Root" { 2 } else { 1 }));
        user.insert("type".to_owned(), kind);
    }
    Some(Value::Object(user))
}
