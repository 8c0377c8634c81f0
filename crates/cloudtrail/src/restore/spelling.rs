//! AWS's spelling of names that tools spell differently, and their paths in a record.

use protocol::names::PATHS;

/// Other names for paths of a record, as used by the console, CloudTrail Lake (only the last name of a path) and
/// Microsoft Sentinel.
const ALIASES: [(&str, &str); 29] = [
    ("username", "userIdentity.userName"),
    ("awsaccesskey", "userIdentity.accessKeyId"),
    ("accesskeyid", "userIdentity.accessKeyId"),
    ("principalid", "userIdentity.principalId"),
    ("arn", "userIdentity.arn"),
    ("invokedby", "userIdentity.invokedBy"),
    ("sessioncontext", "userIdentity.sessionContext"),
    ("sessionissuer", "userIdentity.sessionContext.sessionIssuer"),
    ("sessionissuertype", "userIdentity.sessionContext.sessionIssuer.type"),
    ("sessionissuerprincipalid", "userIdentity.sessionContext.sessionIssuer.principalId"),
    ("sessionissuerarn", "userIdentity.sessionContext.sessionIssuer.arn"),
    ("sessionissueraccountid", "userIdentity.sessionContext.sessionIssuer.accountId"),
    ("sessionissuerusername", "userIdentity.sessionContext.sessionIssuer.userName"),
    ("mfaauthenticated", "userIdentity.sessionContext.attributes.mfaAuthenticated"),
    ("sessionmfaauthenticated", "userIdentity.sessionContext.attributes.mfaAuthenticated"),
    ("creationdate", "userIdentity.sessionContext.attributes.creationDate"),
    ("sessioncreationdate", "userIdentity.sessionContext.attributes.creationDate"),
    ("sessionwebidfederationdata", "userIdentity.sessionContext.webIdFederationData"),
    ("onbehalfofuserid", "userIdentity.onBehalfOf.userId"),
    ("tlsversion", "tlsDetails.tlsVersion"),
    ("ciphersuite", "tlsDetails.cipherSuite"),
    ("clientprovidedhostheader", "tlsDetails.clientProvidedHostHeader"),
    ("awseventid", "eventID"),
    ("awsrequestid", "requestID"),
    ("eventtypename", "eventType"),
    ("timegenerated", "eventTime"),
    ("timegeneratedutc", "eventTime"),
    ("useridentityaccount", "userIdentity.accountId"),
    ("useridentityprincipal", "userIdentity.principalId"),
];

/// Reduces a name to letters and digits in lower case, since tools vary blanks, dashes and case.
pub fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether a name contains `eventName` in any spelling.
pub fn may_name_event(name: &str) -> bool {
    let plain = name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
    name.len() >= 9 && plain.collect::<Vec<u8>>().ends_with(b"eventname")
}

/// The path that a whole name stands for, given its folded form.
pub fn path(folded: &str) -> Option<&'static str> {
    PATHS.into_iter().find(|path| is_folded(path, folded))
}

/// The path that a tool's own name stands for, given its folded form.
pub fn alias(folded: &str) -> Option<&'static str> {
    ALIASES.into_iter().find(|(name, _)| *name == folded).map(|(_, path)| path)
}

/// A top-level member of a record, given its folded form.
pub fn root(folded: &str) -> Option<&'static str> {
    PATHS.into_iter().filter(|path| !path.contains('.')).find(|path| is_folded(path, folded))
}

/// AWS's spelling of a name under a path whose names are known; otherwise the name itself.
pub fn below<'n>(parent: &str, name: &'n str) -> &'n str
where
    'static: 'n,
{
    let folded = folded(name);
    let known = PATHS.into_iter().filter_map(|path| path.rsplit_once('.').filter(|(above, _)| *above == parent));
    known.map(|(_, last)| last).find(|last| is_folded(last, &folded)).unwrap_or(name)
}

fn is_folded(path: &str, folded: &str) -> bool {
    let letters = path.bytes().filter(|byte| *byte != b'.').map(|byte| byte.to_ascii_lowercase());
    letters.eq(folded.bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_is_found_by_its_folded_name_alone() {
        for (at, known) in PATHS.into_iter().enumerate() {
            assert_eq!(path(&folded(known)), Some(known));
            assert!(known.rsplit_once('.').is_none_or(|(above, _)| PATHS[..at].contains(&above)), "{known}");
        }
        for (name, meant) in ALIASES {
            assert!(PATHS.contains(&meant) && path(name).is_none() && folded(name) == name, "{name}");
        }
    }

    #[test]
    fn names_are_spelt_as_aws_does() {
        assert_eq!(below("userIdentity.sessionContext", "session_issuer"), "sessionIssuer");
        assert_eq!(below("resources", "arn"), "ARN");
        assert_eq!(below("requestParameters", "username"), "username");
        assert_eq!((root("sourceipaddress"), root("useridentityarn")), (Some("sourceIPAddress"), None));
    }
}
