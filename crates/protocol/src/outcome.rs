//! The calls whose records say in a member of their own, and often nowhere else, that they failed.

/// What that member then says.
pub const FAILURE: &str = "Failure";

/// Each of these calls, and where its record has a member with the same name that says how it ended. All are events of
/// AWS Sign-In and of IAM Identity Center, as documented:
/// <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html>,
/// <https://docs.aws.amazon.com/singlesignon/latest/userguide/understanding-sign-in-events.html>
pub const SAYING: [(&str, &str); 9] = [
    ("ConsoleLogin", RESPONSE),
    ("CheckMfa", RESPONSE),
    ("SwitchRole", RESPONSE),
    ("PasswordRecoveryRequested", RESPONSE),
    ("PasswordRecoveryCompleted", RESPONSE),
    ("PasswordUpdated", RESPONSE),
    ("EmailUpdated", RESPONSE),
    ("CredentialVerification", DETAILS),
    ("UserAuthentication", DETAILS),
];

/// Where most of them say it.
pub const RESPONSE: &str = "responseElements";

/// Where the others do.
const DETAILS: &str = "serviceEventDetails";

/// The member of the record in which a call of this name says how it ended; `None` for all other calls.
#[inline(never)]
pub fn said_in(event_name: &str) -> Option<&'static str> {
    SAYING.iter().find(|(name, _)| *name == event_name).map(|(_, place)| *place)
}
