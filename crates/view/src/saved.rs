//! Searches with names, in sets with names; and the set that is always there.

/// A search with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The set it belongs to.
    pub set: String,
    /// What it answers.
    pub title: String,
    /// The text of the search bar.
    pub query: String,
}

/// What auditors ask first: set, title, query.
pub const BUILT_IN: [(&str, &str, &str); 20] = [
    ("Deletions", "What was deleted", "name:(Delete* or Terminate* or Remove* or Deregister*) not error:*"),
    (
        "Deletions",
        "Who deleted a database",
        "name:(DeleteDBInstance or DeleteDBCluster or DeleteTable or DeleteCluster)",
    ),
    ("Deletions", "What was tried and refused", "name:(Delete* or Terminate*) error:*"),
    ("Sign-ins", "Console sign-ins", "name:ConsoleLogin"),
    ("Sign-ins", "Without a second factor", "name:ConsoleLogin not additionalEventData.MFAUsed:Yes"),
    ("Sign-ins", "Failed", "name:ConsoleLogin (responseElements.ConsoleLogin:Failure or error:*)"),
    ("Sign-ins", "From outside these networks", "name:ConsoleLogin ip!=(10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16)"),
    (
        "Root and keys",
        "Use of root",
        "userIdentity.type:Root not userIdentity.invokedBy:* not eventType:AwsServiceEvent",
    ),
    ("Root and keys", "New access keys and passwords", "name:(CreateAccessKey or CreateLoginProfile)"),
    ("Refused", "Unauthorized calls", "error:(*UnauthorizedOperation or AccessDenied*)"),
    ("Refused", "All failed calls", "error:*"),
    ("Changes", "IAM", "service:iam readOnly:false"),
    (
        "Changes",
        "Security groups",
        "name:(AuthorizeSecurityGroup* or RevokeSecurityGroup* or CreateSecurityGroup or DeleteSecurityGroup or ModifySecurityGroupRules)",
    ),
    ("Changes", "Network ACLs", "name:(Create* or Delete* or Replace*) name:*NetworkAcl*"),
    (
        "Changes",
        "Bucket policies",
        "service:s3 name:(*BucketPolicy or *BucketAcl or *BucketCors or *BucketLifecycle* or *BucketReplication or *PublicAccessBlock) readOnly:false",
    ),
    (
        "Changes",
        "Trails",
        "service:cloudtrail name:(CreateTrail or UpdateTrail or DeleteTrail or StartLogging or StopLogging or Put*Selectors)",
    ),
    ("Keys of KMS", "Use", "service:kms name:(Decrypt or Encrypt or ReEncrypt* or GenerateDataKey* or Sign)"),
    ("Keys of KMS", "Disabled or to be deleted", "service:kms name:(DisableKey or ScheduleKeyDeletion)"),
    ("Other accounts", "Events shared with another account", "sharedEventID:*"),
    ("Other accounts", "Roles taken by another account", "name:AssumeRole userIdentity.type:AWSAccount"),
];

/// Puts a search to its set, unless it is there already.
pub fn keep(own: &mut Vec<Saved>, new: Saved) {
    if !own.contains(&new) {
        own.insert(own.partition_point(|known| known.set <= new.set), new);
    }
}

/// The built-in searches and the user's own, in the order of sets.
pub fn all(own: &[Saved]) -> Vec<Saved> {
    let built_in = BUILT_IN.into_iter().map(|(set, title, query)| Saved {
        set: set.to_owned(),
        title: title.to_owned(),
        query: query.to_owned(),
    });
    built_in.chain(own.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searches_go_to_their_sets_once() {
        let saved = |set: &str, title: &str| Saved { set: set.into(), title: title.into(), query: "x".into() };
        let mut own = Vec::new();
        for new in
            [saved("b", "1"), saved("a", "1"), saved("b", "2"), saved("a", "1"), saved("c", "1"), saved("a", "2")]
        {
            keep(&mut own, new);
        }
        assert_eq!(own, [saved("a", "1"), saved("a", "2"), saved("b", "1"), saved("b", "2"), saved("c", "1")]);
    }
}
