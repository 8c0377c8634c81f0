//! The names of members that have a meaning here.

use protocol::Column;

/// What a member of a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InRecord {
    /// It has a column.
    Column(Column),
    /// `eventTime`.
    EventTime,
    /// `eventID`.
    EventId,
    /// `userIdentity`.
    UserIdentity,
    /// `resources`.
    Resources,
    /// `insightDetails`.
    InsightDetails,
    /// An object whose members depend on the service; the number identifies it as [`InRecord::Unlisted`] does.
    Map(u8),
    /// A member documented by CloudTrail that has no column and contains no other records; one of at most 32.
    Unlisted(u8),
    /// Not one of CloudTrail's.
    Other,
}

/// Looks up a name as AWS spells it.
#[inline(never)] // It is long, and would be compiled twice.
pub fn in_record(name: &[u8]) -> InRecord {
    use InRecord::{Column as C, EventId, EventTime, InsightDetails, Map, Other, Resources, Unlisted, UserIdentity};
    match name {
        b"eventVersion" => C(Column::EventVersion),
        b"userIdentity" => UserIdentity,
        b"eventTime" => EventTime,
        b"eventSource" => C(Column::EventSource),
        b"eventName" => C(Column::EventName),
        b"awsRegion" => C(Column::AwsRegion),
        b"sourceIPAddress" => C(Column::SourceIpAddress),
        b"userAgent" => C(Column::UserAgent),
        b"errorCode" => C(Column::ErrorCode),
        b"readOnly" => C(Column::ReadOnly),
        b"recipientAccountId" => C(Column::RecipientAccountId),
        b"eventCategory" => C(Column::EventCategory),
        b"eventType" => C(Column::EventType),
        b"eventID" => EventId,
        b"resources" => Resources,
        b"insightDetails" => InsightDetails,
        b"requestParameters" => Map(REQUEST),
        b"responseElements" => Map(RESPONSE),
        b"additionalEventData" => Map(ADDITIONAL),
        b"serviceEventDetails" => Map(DETAILS),
        b"tlsDetails" => Unlisted(4),
        b"requestID" => Unlisted(5),
        b"errorMessage" => Unlisted(6),
        b"managementEvent" => Unlisted(7),
        b"apiVersion" => Unlisted(8),
        b"sharedEventID" => Unlisted(9),
        b"vpcEndpointId" => Unlisted(10),
        b"vpcEndpointAccountId" => Unlisted(11),
        b"sessionCredentialFromConsole" => Unlisted(FROM_CONSOLE),
        b"edgeDeviceDetails" => Unlisted(13),
        b"addendum" => Unlisted(14),
        b"eventContext" => Unlisted(15),
        _ => Other,
    }
}

/// The number of `requestParameters`.
pub const REQUEST: u8 = 0;

/// The number of `responseElements`.
pub const RESPONSE: u8 = 1;

/// The number of `additionalEventData`.
pub const ADDITIONAL: u8 = 2;

/// The number of `serviceEventDetails`.
pub const DETAILS: u8 = 3;

/// The number of `sessionCredentialFromConsole`.
pub const FROM_CONSOLE: u8 = 12;

/// Members documented by CloudTrail that have no column and contain no other records.
const UNLISTED: [&str; 16] = [
    "requestParameters",
    "responseElements",
    "additionalEventData",
    "serviceEventDetails",
    "tlsDetails",
    "requestID",
    "errorMessage",
    "managementEvent",
    "apiVersion",
    "sharedEventID",
    "vpcEndpointId",
    "vpcEndpointAccountId",
    "sessionCredentialFromConsole",
    "edgeDeviceDetails",
    "addendum",
    "eventContext",
];

/// The name of [`InRecord::Unlisted`] number `which`.
pub fn unlisted(which: u8) -> &'static str {
    UNLISTED.get(usize::from(which)).copied().unwrap_or_default()
}

/// What a member of `userIdentity` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InIdentity {
    /// It has a column.
    Column(Column),
    /// `sessionContext`.
    SessionContext,
    /// `onBehalfOf`.
    OnBehalfOf,
    /// `userId`, which some records have here instead of in `onBehalfOf`.
    UserId,
    /// Anything else.
    Other,
}

/// Looks up a name as AWS spells it.
#[inline]
pub fn in_identity(name: &[u8]) -> InIdentity {
    InIdentity::Column(match name {
        b"type" => Column::IdentityType,
        b"principalId" => Column::PrincipalId,
        b"arn" => Column::IdentityArn,
        b"accountId" => Column::IdentityAccountId,
        b"accessKeyId" => Column::AccessKeyId,
        b"userName" => Column::UserName,
        b"invokedBy" => Column::InvokedBy,
        b"sessionContext" => return InIdentity::SessionContext,
        b"onBehalfOf" => return InIdentity::OnBehalfOf,
        b"userId" => return InIdentity::UserId,
        _ => return InIdentity::Other,
    })
}

/// The names in `userIdentity` that columns depend on.
pub const OF_IDENTITY: &[&str] =
    &["type", "arn", "principalId", "accountId", "accessKeyId", "userName", "invokedBy", "sessionContext"];

/// The top-level names that columns depend on.
const OF_RECORD: [&str; 15] = [
    "eventVersion",
    "userIdentity",
    "eventTime",
    "eventSource",
    "eventName",
    "awsRegion",
    "sourceIPAddress",
    "userAgent",
    "errorCode",
    "readOnly",
    "recipientAccountId",
    "eventCategory",
    "eventType",
    "eventID",
    "resources",
];

/// The top-level name that differs from this one only by case.
pub fn misspelt(name: &str) -> Option<&'static str> {
    OF_RECORD.into_iter().find(|right| same_but_for_case(name, right))
}

/// Whether a name differs from one of these only by case.
pub fn is_misspelt(name: &str, rights: &[&str]) -> bool {
    rights.iter().any(|right| same_but_for_case(name, right))
}

/// As in queries, two names are the same if their lower-case forms are, so the Kelvin sign is a k.
fn same_but_for_case(name: &str, ascii: &str) -> bool {
    if name.is_ascii() {
        return name.eq_ignore_ascii_case(ascii);
    }
    let lower = name.chars().map(|c| c.to_lowercase().next().unwrap_or(c));
    lower.eq(ascii.chars().map(|c| c.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_but_the_derived_ones_is_read_from_somewhere() {
        for column in Column::ALL.into_iter().filter(|column| !column.is_derived()) {
            let parts: Vec<&str> = column.path().split('.').collect();
            match parts.as_slice() {
                [name] => assert_eq!(in_record(name.as_bytes()), InRecord::Column(column)),
                ["resources", "ARN"] => assert_eq!(in_record(b"resources"), InRecord::Resources),
                ["userIdentity", "sessionContext", "sessionIssuer", "userName"] => {}
                ["userIdentity", name] => assert_eq!(in_identity(name.as_bytes()), InIdentity::Column(column)),
                other => panic!("nothing reads {other:?}"),
            }
        }
    }

    #[test]
    fn members_without_a_column_are_told_apart() {
        for (at, name) in UNLISTED.into_iter().enumerate() {
            let (InRecord::Unlisted(which) | InRecord::Map(which)) = in_record(name.as_bytes()) else {
                panic!("{name}")
            };
            assert_eq!((usize::from(which), unlisted(which)), (at, name));
            assert!(which < 32);
        }
    }

    #[test]
    fn every_name_behind_a_column_can_be_misspelt() {
        for column in Column::ALL.into_iter().filter(|column| !column.is_derived()) {
            let mut parts = column.path().split('.');
            let (first, second) = (parts.next().unwrap(), parts.next());
            assert_eq!(misspelt(&first.to_uppercase()), Some(first));
            assert!(first != "userIdentity" || is_misspelt(&second.unwrap().to_uppercase(), OF_IDENTITY));
        }
        assert_eq!(misspelt("eventIDs"), None);
        assert!(is_misspelt("invo\u{212a}edBy", OF_IDENTITY));
    }
}
