//! Searches with names, in sets with names; and the set that is always there.

use protocol::{Column, GroupKey};

/// A search with a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The set it belongs to.
    pub set: String,
    /// What it answers.
    pub title: String,
    /// The text of the search bar.
    pub query: String,
    /// By what its events are to be grouped at once.
    pub group: Vec<GroupKey>,
}

/// A search that is always there: set, title, query, and by what its events are grouped at once.
type BuiltIn = (&'static str, &'static str, &'static str, &'static [Column]);

/// All errors, as they are counted: calls with an error code, and failed sign-ins, many of which have none.
const FAILED: &str = "error:* or name:ConsoleLogin responseElements.ConsoleLogin:Failure";

/// What auditors ask first.
pub const BUILT_IN: [BuiltIn; 24] = [
    ("Deletions", "What was deleted", "name:(Delete* or Terminate* or Remove* or Deregister*) not error:*", &[]),
    (
        "Deletions",
        "Who deleted a database",
        "name:(DeleteDB* or DeleteGlobalCluster or DeleteTable or DeleteDatabase or DeleteRelationalDatabase or DeleteKeyspace or DeleteCacheCluster or DeleteReplicationGroup) or name:DeleteCluster service:(redshift or dax or memorydb)",
        &[],
    ),
    ("Deletions", "Denied deletions", "name:(Delete* or Terminate*) error:*", &[]),
    ("Sign-ins", "Console sign-ins", "name:ConsoleLogin", &[]),
    (
        "Sign-ins",
        "Successful, with neither federation nor MFA",
        "name:ConsoleLogin responseElements.ConsoleLogin:Success not additionalEventData.MFAUsed:Yes userIdentity.type:(IAMUser or Root)",
        &[],
    ),
    (
        "Sign-ins",
        "Federated (MFA is up to the identity provider)",
        "name:ConsoleLogin not userIdentity.type:(IAMUser or Root)",
        &[],
    ),
    ("Sign-ins", "Failed", "name:ConsoleLogin (responseElements.ConsoleLogin:Failure or error:*)", &[]),
    ("Sign-ins", NETWORKS, "name:ConsoleLogin ip!=(10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16)", &[]),
    (
        "Root and keys",
        "Use of root",
        "userIdentity.type:Root not userIdentity.invokedBy:* not eventType:AwsServiceEvent",
        &[],
    ),
    ("Root and keys", "New access keys and passwords", "name:(CreateAccessKey or CreateLoginProfile)", &[]),
    ("Root and keys", "Use of access keys, by key and user", "key:*", &[Column::AccessKeyId, Column::User]),
    ("Refused", "Failed calls, by user and error", FAILED, &[Column::User, Column::ErrorCode]),
    ("Refused", "Unauthorized calls", "error:(*UnauthorizedOperation or AccessDenied*)", &[]),
    ("Refused", "All failed calls", FAILED, &[]),
    ("Changes", "IAM", "service:iam not readOnly:true", &[]),
    (
        "Changes",
        "Security groups",
        "name:(AuthorizeSecurityGroup* or RevokeSecurityGroup* or CreateSecurityGroup or DeleteSecurityGroup or ModifySecurityGroupRules)",
        &[],
    ),
    ("Changes", "Network ACLs", "name:(Create* or Delete* or Replace*) name:*NetworkAcl*", &[]),
    (
        "Changes",
        "Bucket policies",
        "service:s3 name:(*BucketPolicy or *BucketAcl or *BucketCors or *BucketLifecycle* or *BucketReplication or *PublicAccessBlock) not name:Get*",
        &[],
    ),
    (
        "Changes",
        "Trails",
        "service:cloudtrail name:(CreateTrail or UpdateTrail or DeleteTrail or StartLogging or StopLogging or Put*Selectors or *EventDataStore*) not readOnly:true",
        &[],
    ),
    ("KMS keys", "Use", "service:kms name:(Decrypt or Encrypt or ReEncrypt* or GenerateDataKey* or Sign)", &[]),
    ("KMS keys", "Disabled or to be deleted", "service:kms name:(DisableKey or ScheduleKeyDeletion)", &[]),
    (
        "Other accounts",
        "Which account acts in which",
        "userIdentity.accountId:*",
        &[Column::IdentityAccountId, Column::RecipientAccountId],
    ),
    ("Other accounts", "Events shared with another account", "sharedEventID:*", &[]),
    ("Other accounts", "Calls and roles taken by another account", "userIdentity.type:AWSAccount", &[]),
];

/// The search whose networks are to be filled in.
const NETWORKS: &str = "From outside these networks …";

/// Which characters of a search's query are to be filled in: from, to.
pub fn blank(saved: &Saved) -> Option<(usize, usize)> {
    let from = saved.query.find('(').filter(|_| saved.title == NETWORKS)? + 1;
    let to = from + saved.query.get(from..)?.find(')')?;
    // All of it is ASCII: bytes are characters.
    Some((from, to))
}

/// Puts a search to its set, unless it is there already.
pub fn keep(own: &mut Vec<Saved>, new: Saved) {
    if !own.contains(&new) {
        own.insert(own.partition_point(|known| known.set <= new.set), new);
    }
}

/// The built-in searches and the user's own, in the order of sets.
pub fn all(own: &[Saved]) -> Vec<Saved> {
    let built_in = BUILT_IN.into_iter().map(|(set, title, query, group)| Saved {
        set: set.to_owned(),
        title: title.to_owned(),
        query: query.to_owned(),
        group: group.iter().copied().map(GroupKey::Column).collect(),
    });
    built_in.chain(own.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_are_to_be_filled_in() {
        let blanks: Vec<String> = all(&[])
            .iter()
            .filter_map(|saved| blank(saved).map(|(from, to)| saved.query.get(from..to).unwrap_or_default().to_owned()))
            .collect();
        assert_eq!(blanks, ["10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16"]);
    }

    #[test]
    fn searches_go_to_their_sets_once() {
        let saved = |set: &str, title: &str| Saved {
            set: set.into(),
            title: title.into(),
            query: "x".into(),
            ..Saved::default()
        };
        let mut own = Vec::new();
        for new in
            [saved("b", "1"), saved("a", "1"), saved("b", "2"), saved("a", "1"), saved("c", "1"), saved("a", "2")]
        {
            keep(&mut own, new);
        }
        assert_eq!(own, [saved("a", "1"), saved("a", "2"), saved("b", "1"), saved("b", "2"), saved("c", "1")]);
    }
}
