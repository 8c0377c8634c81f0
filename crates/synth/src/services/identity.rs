//! IAM, STS, sign-in and IAM Identity Center.

use crate::call::{Call, EventType};
use crate::caller::{Caller, role_arn, session_arn, user_arn};
use crate::dice::aws_id;
use crate::json::Json;
use crate::object;
use crate::time::{HOUR, Seconds, java};

/// A shortened session token.
const SESSION_TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLETOKEN==";

fn iam_read(name: &'static str) -> Call {
    Call::read("iam", name).host("iam.amazonaws.com")
}

fn iam_write(name: &'static str) -> Call {
    Call::write("iam", name).host("iam.amazonaws.com")
}

/// An IAM operation without parameters: `ListUsers`, `ListRoles`, `GetAccountSummary`.
pub fn iam_list(name: &'static str) -> Call {
    iam_read(name)
}

/// An IAM operation that reads something about a user: `GetUser`, `ListAccessKeys`, `ListAttachedUserPolicies`.
pub fn iam_about_user(name: &'static str, user: &str) -> Call {
    iam_read(name).request(object! { "userName": user })
}

/// `iam:GetRole`
pub fn get_role(role: &str) -> Call {
    iam_read("GetRole").request(object! { "roleName": role })
}

/// `iam:CreateAccessKey`, where `key` is the key's number among the user's.
pub fn create_access_key(account: &str, user: &str, key: u32, time: Seconds) -> Call {
    iam_write("CreateAccessKey").request(object! { "userName": user }).response(object! {
        "accessKey": object! {
            "userName": user, "accessKeyId": Caller::access_key(account, user, key), "status": "Active",
            "createDate": java(time),
        },
    })
}

/// `iam:UpdateAccessKey` that deactivates a key.
pub fn deactivate_access_key(account: &str, user: &str, key: u32) -> Call {
    iam_write("UpdateAccessKey").request(object! {
        "userName": user, "accessKeyId": Caller::access_key(account, user, key), "status": "Inactive",
    })
}

/// `iam:AttachUserPolicy` with an AWS managed policy.
pub fn attach_user_policy(user: &str, policy: &str) -> Call {
    iam_write("AttachUserPolicy")
        .request(object! { "userName": user, "policyArn": format!("arn:aws:iam::aws:policy/{policy}") })
}

/// `iam:PutRolePolicy`
pub fn put_role_policy(role: &str, policy: &str, document: &str) -> Call {
    iam_write("PutRolePolicy").request(object! { "roleName": role, "policyName": policy, "policyDocument": document })
}

/// `iam:CreateUser`
pub fn create_user(account: &str, user: &str, time: Seconds) -> Call {
    iam_write("CreateUser").request(object! { "userName": user }).response(object! {
        "user": object! {
            "path": "/", "arn": user_arn(account, user), "userId": aws_id("AIDA", &format!("{account}/{user}")),
            "createDate": java(time), "userName": user,
        },
    })
}

/// `iam:DeleteUser`
pub fn delete_user(user: &str) -> Call {
    iam_write("DeleteUser").request(object! { "userName": user })
}

/// `sts:GetCallerIdentity`
pub fn get_caller_identity() -> Call {
    Call::read("sts", "GetCallerIdentity")
}

fn credentials(key: String, time: Seconds) -> Json {
    object! { "accessKeyId": key, "sessionToken": SESSION_TOKEN, "expiration": java(time + HOUR) }
}

/// `sts:AssumeRole` that begins, at `time`, the session that [`Caller::role`] continues.
pub fn assume_role(account: &str, role: &str, session: &str, time: Seconds) -> Call {
    let arn = role_arn(account, role);
    Call::read("sts", "AssumeRole")
        .request(object! { "roleArn": &arn, "roleSessionName": session, "durationSeconds": 3600 })
        .response(object! {
            "credentials": credentials(Caller::session_key(account, role, session, time), time),
            "assumedRoleUser": assumed(account, role, session),
        })
        .resource("AWS::IAM::Role", arn, Some(account))
}

/// `sts:AssumeRole` by a service, of its customer's role.
pub fn assume_role_by_service(account: &str, role: &str, session: &str, time: Seconds) -> Call {
    let arn = role_arn(account, role);
    Call::read("sts", "AssumeRole")
        .request(object! { "roleArn": &arn, "roleSessionName": session })
        .response(object! { "credentials": credentials(Caller::session_key(account, role, session, time), time) })
        .resource("AWS::IAM::Role", arn, Some(account))
}

/// `sts:AssumeRoleWithWebIdentity`, as a pipeline calls it with its provider's token.
pub fn assume_role_with_web_identity(account: &str, role: &str, session: &str, provider: &str, time: Seconds) -> Call {
    let arn = role_arn(account, role);
    Call::read("sts", "AssumeRoleWithWebIdentity")
        .request(object! { "roleArn": &arn, "roleSessionName": session, "durationSeconds": 3600 })
        .response(object! {
            "credentials": credentials(Caller::session_key(account, role, session, time), time),
            "assumedRoleUser": assumed(account, role, session),
            "provider": format!("arn:aws:iam::{account}:oidc-provider/{provider}"), "audience": "sts.amazonaws.com",
        })
        .resource("AWS::IAM::Role", arn, Some(account))
}

fn assumed(account: &str, role: &str, session: &str) -> Json {
    object! {
        "assumedRoleId": format!("{}:{session}", aws_id("AROA", &format!("{account}/{role}"))),
        "arn": session_arn(account, role, session),
    }
}

/// `signin:ConsoleLogin` that succeeds.
pub fn console_login(mfa: bool) -> Call {
    sign_in("Success", mfa)
}

/// `signin:ConsoleLogin` with a wrong password.
pub fn failed_console_login() -> Call {
    sign_in("Failure", false).refused("Failed authentication")
}

/// `signin:ConsoleLogin` with a user name that does not exist.
pub fn console_login_of_nobody() -> Call {
    sign_in("Failure", false).refused("No username found in supplied account")
}

fn sign_in(result: &str, mfa: bool) -> Call {
    Call::write("signin", "ConsoleLogin")
        .of_type(EventType::ConsoleSignIn)
        .response(object! { "ConsoleLogin": result })
        .additional(object! {
            "LoginTo": "https://console.aws.amazon.com/console/home?state=hashArgs%23&isauthcode=true",
            "MobileVersion": "No", "MFAUsed": if mfa { "Yes" } else { "No" },
        })
        .host("signin.aws.amazon.com")
}

/// `sso:Authenticate` or `sso:Federate`: a user comes through the IAM Identity Center portal.
pub fn portal(name: &'static str, account: &str, permission_set: &str) -> Call {
    let details = object! { "account_id": account, "role_name": permission_set };
    Call { service_details: Some(details), ..Call::read("sso", name).of_type(EventType::ServiceEvent) }
}
