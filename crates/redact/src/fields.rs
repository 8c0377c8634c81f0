//! Which fields hold which values, by the names of members.

use protocol::redact::RedactKind;

/// Members whose values are names of people, roles and sessions.
const NAMES: &[&str] = &[
    "username",
    "rolename",
    "rolesessionname",
    "sessionname",
    "groupname",
    "loginname",
    "displayname",
    "accountname",
    "accountalias",
    "instanceprofilename",
    "principalname",
    "givenname",
    "familyname",
    "nickname",
    "ownername",
    "fullname",
    "firstname",
    "lastname",
    "sourceidentity",
    "subject",
    "subjectfromwebidentitytoken",
    "user",
    "users",
];

/// Members whose values are accounts.
const ACCOUNTS: &[&str] =
    &["accountid", "accountids", "account", "ownerid", "owner", "awsaccountid", "recipientaccountid", "awsaccountids"];

/// What the names of members that hold names or IDs of resources end with.
const RESOURCE_ENDS: &[&str] = &[
    "name",
    "names",
    "id",
    "ids",
    "identifier",
    "identifiers",
    "idset",
    "nameset",
    "arn",
    "arns",
    "alias",
    "bucket",
    "key",
    "prefix",
    "uri",
    "url",
    "s3location",
];

/// Names that end like these, but whose values are AWS's own.
const AWSS: &[&str] = &[
    "requestid",
    "eventid",
    "sharedeventid",
    "regionname",
    "servicename",
    "eventname",
    "typename",
    "attributename",
    "metricname",
    "actionname",
    "enginename",
    "hostid",
    "x-amz-id-2",
    "availabilityzoneid",
    "apiid",
    "tlsversionname",
    "consoleid",
    "resourcetypename",
    "encryptionkey",
    "authenticationmethodname",
    "ciphersuitename",
    "operationname",
    "parametername",
    "principalid",
];

/// Parts of a record in which members are named by the service that was called.
const FREE: &[&str] = &[
    "requestparameters",
    "responseelements",
    "additionaleventdata",
    "serviceeventdetails",
    "resources",
    "eventcontext",
];

/// What the value of a member is, according to the names that it is in.
pub fn kind_of(path: &[String]) -> Option<RedactKind> {
    let name = path.last()?.to_ascii_lowercase();
    let name = name.as_str();
    let is_person = name == "userid" && path.iter().any(|name| name.eq_ignore_ascii_case("onBehalfOf"));
    if NAMES.contains(&name) || is_person {
        return Some(RedactKind::Name);
    }
    if ACCOUNTS.contains(&name) {
        return Some(RedactKind::Account);
    }
    if name == "vpcendpointid" {
        return Some(RedactKind::Resource);
    }
    let is_resource = is_free(path) && RESOURCE_ENDS.iter().any(|end| name.ends_with(end)) && !AWSS.contains(&name);
    is_resource.then_some(RedactKind::Resource)
}

/// Whether the value is `ID:session`, as in `principalId`.
pub fn is_principal(path: &[String]) -> bool {
    path.last().is_some_and(|name| matches!(name.to_ascii_lowercase().as_str(), "principalid" | "assumedroleid"))
}

/// Whether the whole value is an ARN, if it begins like one.
pub fn is_arn(path: &[String]) -> bool {
    let ends = |name: &String| ["arn", "arns", "resource"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
    path.last().is_some_and(ends)
}

/// Whether the services that were called name the members here.
fn is_free(path: &[String]) -> bool {
    path.iter().any(|name| FREE.contains(&name.to_ascii_lowercase().as_str()))
}

/// Whether AWS's own words stand here: only what cannot be one of them is replaced.
pub fn is_vocabulary(path: &[String]) -> bool {
    let names: Vec<&str> = path.iter().map(String::as_str).skip_while(|name| *name == "Records").collect();
    matches!(
        names.as_slice(),
        ["eventVersion"
            | "eventTime"
            | "eventSource"
            | "eventName"
            | "awsRegion"
            | "eventType"
            | "eventCategory"
            | "apiVersion"]
            | ["managementEvent" | "readOnly" | "eventID" | "requestID" | "sharedEventID" | "errorCode"]
            | ["userIdentity", "type" | "invokedBy"]
            | ["userIdentity", "sessionContext", "sessionIssuer", "type"]
            | ["userIdentity", "sessionContext", "attributes", _]
            | ["tlsDetails", "tlsVersion" | "cipherSuite"]
            | ["resources", "type"]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_say_what_they_hold() {
        let cases = [
            ("userIdentity.userName", Some(RedactKind::Name)),
            ("userIdentity.accountId", Some(RedactKind::Account)),
            ("requestParameters.bucketName", Some(RedactKind::Resource)),
            ("requestParameters.instancesSet.items.instanceId", Some(RedactKind::Resource)),
            ("responseElements.requestId", None),
            ("eventName", None),
            ("userAgent", None),
            ("userIdentity.sessionContext.sourceIdentity", Some(RedactKind::Name)),
            ("userIdentity.onBehalfOf.userId", Some(RedactKind::Name)),
            ("responseElements.subjectFromWebIdentityToken", Some(RedactKind::Name)),
        ];
        for (path, expected) in cases {
            let path: Vec<String> = path.split('.').map(str::to_owned).collect();
            assert_eq!(kind_of(&path), expected, "{path:?}");
        }
    }
}
