//! Named searches in named sets, including the built-in ones.

use protocol::{Column, GroupKey, Micros};
use words::{Language, Message, messages as m};

use crate::fragment::Scope;

/// A search with a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The set that it belongs to.
    pub set: String,
    /// The question it answers.
    pub title: String,
    /// The text of the search bar.
    pub query: String,
    /// What to group its events by.
    pub group: Vec<GroupKey>,
}

/// A built-in search: set, title, query, and what to group its events by.
type BuiltIn = (Message, Message, &'static str, &'static [Column]);

/// The placeholder for networks in a query.
const NETWORKS: &str = "10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16";

/// All errors, as they are counted: calls with an error code, and those whose record says it elsewhere.
const FAILED: &str = "outcome:failure";

/// The questions that auditors ask first.
pub const BUILT_IN: [BuiltIn; 24] = [
    (
        m::saved_set_deletions,
        m::saved_what_was_deleted,
        "name:(Delete* or Terminate* or Remove* or Deregister*) not error:*",
        &[],
    ),
    (
        m::saved_set_deletions,
        m::saved_who_deleted_a_database,
        "name:(DeleteDB* or DeleteGlobalCluster or DeleteTable or DeleteDatabase or DeleteRelationalDatabase or DeleteKeyspace or DeleteCacheCluster or DeleteReplicationGroup) or name:DeleteCluster service:(redshift or dax or memorydb)",
        &[],
    ),
    (m::saved_set_deletions, m::saved_denied_deletions, "name:(Delete* or Terminate*) error:*", &[]),
    (m::saved_set_sign_ins, m::saved_console_sign_ins, "name:ConsoleLogin", &[]),
    (
        m::saved_set_sign_ins,
        m::saved_sign_ins_without_mfa,
        "name:ConsoleLogin responseElements.ConsoleLogin:Success not additionalEventData.MFAUsed:Yes userIdentity.type:(IAMUser or Root)",
        &[],
    ),
    (
        m::saved_set_sign_ins,
        m::saved_sign_ins_federated,
        "name:ConsoleLogin not userIdentity.type:(IAMUser or Root)",
        &[],
    ),
    (m::saved_set_sign_ins, m::saved_sign_ins_failed, "name:ConsoleLogin outcome:failure", &[]),
    (
        m::saved_set_sign_ins,
        m::saved_networks,
        "name:ConsoleLogin ip!=(10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16)",
        &[],
    ),
    (
        m::saved_set_root_and_keys,
        m::saved_root,
        "userIdentity.type:Root not userIdentity.invokedBy:* not eventType:AwsServiceEvent",
        &[],
    ),
    (m::saved_set_root_and_keys, m::saved_new_keys, "name:(CreateAccessKey or CreateLoginProfile)", &[]),
    (m::saved_set_root_and_keys, m::saved_access_keys, "key:*", &[Column::AccessKeyId, Column::User]),
    (m::saved_set_refused, m::saved_failed_calls, FAILED, &[Column::User, Column::ErrorCode]),
    (m::saved_set_refused, m::saved_unauthorized, "error:(*UnauthorizedOperation or AccessDenied*)", &[]),
    (m::saved_set_refused, m::saved_all_failed, FAILED, &[]),
    (m::saved_set_changes, m::saved_iam, "service:iam not readOnly:true", &[]),
    (
        m::saved_set_changes,
        m::saved_security_groups,
        "name:(AuthorizeSecurityGroup* or RevokeSecurityGroup* or CreateSecurityGroup or DeleteSecurityGroup or ModifySecurityGroupRules)",
        &[],
    ),
    (m::saved_set_changes, m::saved_network_acls, "name:(Create* or Delete* or Replace*) name:*NetworkAcl*", &[]),
    (
        m::saved_set_changes,
        m::saved_bucket_policies,
        "service:s3 name:(*BucketPolicy or *BucketAcl or *BucketCors or *BucketLifecycle* or *BucketReplication or *PublicAccessBlock) not name:Get*",
        &[],
    ),
    (
        m::saved_set_changes,
        m::saved_trails,
        "service:cloudtrail name:(CreateTrail or UpdateTrail or DeleteTrail or StartLogging or StopLogging or Put*Selectors or *EventDataStore*) not readOnly:true",
        &[],
    ),
    (
        m::saved_set_kms,
        m::saved_kms_use,
        "service:kms name:(Decrypt or Encrypt or ReEncrypt* or GenerateDataKey* or Sign)",
        &[],
    ),
    (m::saved_set_kms, m::saved_kms_disabled, "service:kms name:(DisableKey or ScheduleKeyDeletion)", &[]),
    (
        m::saved_set_other_accounts,
        m::saved_accounts,
        "userIdentity.accountId:*",
        &[Column::IdentityAccountId, Column::RecipientAccountId],
    ),
    (m::saved_set_other_accounts, m::saved_shared_events, "sharedEventID:*", &[]),
    (m::saved_set_other_accounts, m::saved_foreign_calls, "userIdentity.type:AWSAccount", &[]),
];

/// The range of characters in a query that the user has to fill in, if any.
pub fn blank(saved: &Saved) -> Option<(usize, usize)> {
    let from = saved.query.find(NETWORKS)?;
    // Built-in queries are ASCII, so bytes are characters.
    saved.query.is_ascii().then_some((from, from + NETWORKS.len()))
}

/// Most times of searches that are remembered.
const MOST_RUNS: usize = 200;

/// The user's own searches, and when any search was last run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Ordered by set.
    pub own: Vec<Saved>,
    /// The query and the time, the latest last.
    pub runs: Vec<(String, Micros)>,
}

impl Shelf {
    /// Notes that a search was run.
    pub fn ran(&mut self, query: &str, at: Micros) {
        self.runs.retain(|(known, _)| known != query);
        self.runs.push((query.to_owned(), at));
        let beyond = self.runs.len().saturating_sub(MOST_RUNS);
        self.runs.drain(..beyond);
    }

    /// When a search was last run.
    pub fn last(&self, query: &str) -> Option<Micros> {
        self.runs.iter().find(|(known, _)| known == query).map(|(_, at)| *at)
    }

    /// Adds what another shelf has. The later time counts.
    pub fn add(&mut self, other: Shelf) {
        other.own.into_iter().for_each(|saved| keep(&mut self.own, saved));
        let mut runs = other.runs;
        runs.retain(|(query, at)| self.last(query).is_none_or(|known| known < *at));
        runs.iter().for_each(|(query, at)| self.ran(query, *at));
        self.runs.sort_by_key(|(_, at)| *at);
    }
}

/// The events that a search is about, if it is run now: what is pinned and the period go on applying.
pub fn scope(saved: &Saved, now: &Scope) -> Scope {
    let chips = now.chips.iter().filter(|chip| chip.pinned).cloned().collect();
    Scope { text: saved.query.clone(), chips, range: now.range, notation: None }
}

/// Adds a search to its set, unless it is there already.
pub fn keep(own: &mut Vec<Saved>, new: Saved) {
    if !own.contains(&new) {
        own.insert(own.partition_point(|known| known.set <= new.set), new);
    }
}

/// Built-in searches and the user's own, ordered by set.
pub fn all(own: &[Saved], language: Language) -> Vec<Saved> {
    let built_in = BUILT_IN.into_iter().map(|(set, title, query, group)| Saved {
        set: set(language).to_owned(),
        title: title(language).to_owned(),
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
        let blanks: Vec<String> = all(&[], Language::En)
            .iter()
            .filter_map(|saved| blank(saved).map(|(from, to)| saved.query.get(from..to).unwrap_or_default().to_owned()))
            .collect();
        assert_eq!(blanks, ["10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16"]);
    }

    #[test]
    fn it_is_known_when_a_search_was_run() {
        let mut shelf = Shelf::default();
        shelf.ran("a", Micros(1));
        shelf.ran("b", Micros(2));
        shelf.ran("a", Micros(3));
        assert_eq!([shelf.last("a"), shelf.last("b"), shelf.last("c")], [Some(Micros(3)), Some(Micros(2)), None]);
        let mut other = Shelf { own: vec![Saved { query: "c".into(), ..Saved::default() }], runs: Vec::new() };
        other.ran("a", Micros(1));
        other.ran("b", Micros(9));
        shelf.add(other.clone());
        shelf.add(other);
        assert_eq!(shelf.runs, [("a".to_owned(), Micros(3)), ("b".to_owned(), Micros(9))]);
        assert_eq!(shelf.own.len(), 1);
        (0..1000).for_each(|at| shelf.ran(&at.to_string(), Micros(at)));
        assert_eq!((shelf.runs.len(), shelf.last("999")), (MOST_RUNS, Some(Micros(999))));
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
