//! The names that AWS documents for members of a record. The code that reads records, parses queries and restores
//! flattened records uses this table.

/// Members of a record that hold others, with names that are AWS's for each service: what lies below keeps its names.
pub const MAPS: [&str; 4] = ["requestParameters", "responseElements", "additionalEventData", "serviceEventDetails"];

/// Paths in a record, as AWS spells them. A path that is not a leaf comes before those in it.
pub const PATHS: [&str; 96] = [
    "eventVersion",
    "userIdentity",
    "userIdentity.type",
    "userIdentity.principalId",
    "userIdentity.arn",
    "userIdentity.accountId",
    "userIdentity.accessKeyId",
    "userIdentity.userName",
    "userIdentity.invokedBy",
    "userIdentity.invokedByDelegate",
    "userIdentity.identityProvider",
    "userIdentity.credentialId",
    "userIdentity.sessionContext",
    "userIdentity.sessionContext.sessionIssuer",
    "userIdentity.sessionContext.sessionIssuer.type",
    "userIdentity.sessionContext.sessionIssuer.principalId",
    "userIdentity.sessionContext.sessionIssuer.arn",
    "userIdentity.sessionContext.sessionIssuer.accountId",
    "userIdentity.sessionContext.sessionIssuer.userName",
    "userIdentity.sessionContext.attributes",
    "userIdentity.sessionContext.attributes.creationDate",
    "userIdentity.sessionContext.attributes.mfaAuthenticated",
    "userIdentity.sessionContext.webIdFederationData",
    "userIdentity.sessionContext.webIdFederationData.federatedProvider",
    "userIdentity.sessionContext.webIdFederationData.attributes",
    "userIdentity.sessionContext.sourceIdentity",
    "userIdentity.sessionContext.ec2RoleDelivery",
    "userIdentity.sessionContext.ec2IssuedInVpc",
    "userIdentity.sessionContext.assumedRoot",
    "userIdentity.onBehalfOf",
    "userIdentity.onBehalfOf.userId",
    "userIdentity.onBehalfOf.identityStoreArn",
    "userIdentity.inScopeOf",
    "userIdentity.inScopeOf.sourceArn",
    "userIdentity.inScopeOf.sourceAccount",
    "userIdentity.inScopeOf.issuerType",
    "userIdentity.inScopeOf.credentialsIssuedTo",
    "eventTime",
    "eventSource",
    "eventName",
    "awsRegion",
    "sourceIPAddress",
    "userAgent",
    "errorCode",
    "errorMessage",
    "requestParameters",
    "responseElements",
    "additionalEventData",
    "requestID",
    "eventID",
    "readOnly",
    "resources",
    "resources.ARN",
    "resources.ARNPrefix",
    "resources.accountId",
    "resources.type",
    "eventType",
    "apiVersion",
    "managementEvent",
    "recipientAccountId",
    "serviceEventDetails",
    "sharedEventID",
    "vpcEndpointId",
    "vpcEndpointAccountId",
    "eventCategory",
    "sessionCredentialFromConsole",
    "edgeDeviceDetails",
    "tlsDetails",
    "tlsDetails.tlsVersion",
    "tlsDetails.cipherSuite",
    "tlsDetails.clientProvidedHostHeader",
    "addendum",
    "addendum.reason",
    "addendum.updatedFields",
    "addendum.originalRequestID",
    "addendum.originalEventID",
    "eventContext",
    "eventContext.requestContext",
    "eventContext.tagContext",
    "insightDetails",
    "insightDetails.state",
    "insightDetails.eventSource",
    "insightDetails.eventName",
    "insightDetails.insightType",
    "insightDetails.errorCode",
    "insightDetails.insightContext",
    "insightDetails.insightContext.statistics",
    "insightDetails.insightContext.statistics.baseline",
    "insightDetails.insightContext.statistics.baseline.average",
    "insightDetails.insightContext.statistics.insight",
    "insightDetails.insightContext.statistics.insight.average",
    "insightDetails.insightContext.statistics.insightDuration",
    "insightDetails.insightContext.statistics.baselineDuration",
    "insightDetails.insightContext.attributions",
    "insightDetails.insightContext.attributions.insight",
    "insightDetails.insightContext.attributions.baseline",
];

/// Members that occur only in aggregates of events.
const AGGREGATED: [&str; 3] = ["accountId", "timeWindow", "summary"];

/// Members that are objects without documented names.
const OPEN: [&str; 2] = ["edgeDeviceDetails", "summary"];

/// First steps of paths in records of all kinds.
pub fn top_level() -> impl Iterator<Item = &'static str> + Clone {
    PATHS.into_iter().filter(|path| !path.contains('.')).chain(AGGREGATED)
}

/// Whether there are documented names under this path.
pub fn is_known_struct(path: &str) -> bool {
    PATHS.into_iter().any(|known| known.strip_prefix(path).is_some_and(|rest| rest.starts_with('.')))
}

/// Whether a member of a record is an object or a list.
pub fn is_composite(name: &str) -> bool {
    is_known_struct(name) || MAPS.contains(&name) || OPEN.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Column;

    #[test]
    fn every_column_has_a_documented_path() {
        for column in Column::ALL.into_iter().filter(|column| !column.is_derived()) {
            assert!(PATHS.contains(&column.path()), "{}", column.path());
        }
    }

    #[test]
    fn what_holds_others_is_composite() {
        for (name, composite) in [
            ("userIdentity", true),
            ("requestParameters", true),
            ("resources", true),
            ("edgeDeviceDetails", true),
            ("summary", true),
            ("addendum", true),
            ("eventName", false),
            ("user", false),
            ("timeWindow", false),
        ] {
            assert_eq!(is_composite(name), composite, "{name}");
        }
        assert_eq!(top_level().filter(|name| *name == "userIdentity").count(), 1);
        assert!(top_level().all(|name| !name.contains('.')));
    }
}
