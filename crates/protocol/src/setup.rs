//! The checklist of a sound trail: what is seen of each item in settings that were supplied and in the events themselves.

use serde::{Deserialize, Serialize};

use crate::alarms::DefinitionText;
use crate::findings::{Expectation, Finding};
use crate::report::Outcome;
use crate::{Micros, ProofCounts, RowId};

/// Asks the engine for the checklist of the loaded log and settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetSetup;

/// The checklist, and how late logs came.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Setup {
    /// Every item of [`Item::ALL`], in that order.
    pub checks: Vec<Check>,
    /// What contradicts items, as findings by the names of [`Item::rule`], so that it can be expected like others.
    pub found: Vec<Finding>,
    /// How late events were delivered; `None` if no file tells by its name.
    pub latency: Option<Latency>,
}

/// How long after events happened the logs with them were delivered, by the names of the logs, which tell the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Latency {
    /// Number of events.
    pub events: u64,
    /// Half of them came within this many microseconds.
    pub median: i64,
    /// 95 of 100 came within this.
    pub most: i64,
    /// The latest one came after this.
    pub longest: i64,
    /// Number of events that came more than [`Latency::LATE`] after they happened.
    pub late: u64,
}

impl Latency {
    /// What is late: CloudTrail delivers within five minutes on average, and says so of about fifteen.
    pub const LATE: i64 = 15 * 60 * 1_000_000;
}

/// Asks the module for the checklist. The question contains everything it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckSetup {
    /// Files of responses.
    pub answers: Vec<DefinitionText>,
    /// Events about trails and buckets, by time.
    pub events: Vec<SetupEvent>,
    /// What the log shows by itself.
    pub observed: Vec<(Item, Source)>,
}

/// An event that changed how something is set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupEvent {
    /// The event.
    pub event: EventSource,
    /// Its record.
    pub record: Vec<u8>,
}

/// An item, and what is seen of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The item.
    pub item: Item,
    /// What the evidence amounts to.
    pub state: CheckState,
    /// The evidence.
    pub evidence: Vec<Evidence>,
    /// Number of further pieces of evidence.
    pub more: u64,
    /// The command whose output would tell.
    pub command: String,
    /// Commands that set it up.
    pub remedy: String,
    /// The same in Terraform.
    pub terraform: String,
}

impl Check {
    /// Most pieces of evidence listed for an item.
    pub const MOST_EVIDENCE: usize = 20;

    /// What contradicts the item, as a finding; `None` if nothing does. A piece of evidence is new if it is an event after those of an
    /// expectation, or one more than there were.
    pub fn found<'e>(&self, expected: impl Iterator<Item = &'e Expectation>) -> Option<Finding> {
        if self.state != CheckState::Contradicted {
            return None;
        }
        let id = self.item.rule();
        let time = |it: &Evidence| if let Source::Event(event) = &it.source { Some(event.time) } else { None };
        let against = || self.evidence.iter().filter(|it| !it.good);
        let all = (against().count() as u64).saturating_add(self.more);
        let expected: Vec<Expectation> = expected.filter(|it| it.rule == id).cloned().collect();
        let covered = expected.iter().map(|it| {
            let is_later = |at: &Micros| it.period.is_none_or(|(_, last)| *at > last);
            let later = against().filter_map(time).filter(is_later).count() as u64;
            all.saturating_sub(later).min(it.events)
        });
        let fresh = all.saturating_sub(covered.max().unwrap_or_default());
        let mut proof = ProofCounts::default();
        for event in against() {
            if let Source::Event(EventSource { outcome, .. }) = event.source {
                *match outcome {
                    Outcome::Proved => &mut proof.proved,
                    Outcome::Unchecked => &mut proof.unchecked,
                    Outcome::Failed => &mut proof.failed,
                } += 1;
            }
        }
        let period = against().filter_map(time).min().zip(against().filter_map(time).max());
        Some(Finding { id, count: all, fresh, period, proof, expected, ..Finding::default() })
    }
}

/// What the evidence for an item amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckState {
    /// It is so.
    Seen,
    /// It is not so.
    Contradicted,
    /// Nothing tells.
    Unseen,
}

impl CheckState {
    /// For tests and styles.
    pub const fn name(self) -> &'static str {
        match self {
            CheckState::Seen => "seen",
            CheckState::Contradicted => "contradicted",
            CheckState::Unseen => "unseen",
        }
    }
}

/// A piece of evidence for an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Whether it speaks for the item.
    pub good: bool,
    /// What it is about: a trail, a bucket; "" if it does not say.
    pub about: String,
    /// The setting as AWS names it, with its value; "" if that is all there is to say.
    pub setting: String,
    /// Where it is from.
    pub source: Source,
}

/// Where a piece of evidence is from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// A file of responses, which proves nothing.
    File(String),
    /// An event.
    Event(EventSource),
    /// Events that this search finds.
    Events {
        /// How many.
        count: u64,
        /// The search.
        query: String,
    },
    /// So many digests.
    Digests(u64),
    /// Logs that are named as CloudTrail names what it delivers.
    Logs {
        /// How many.
        files: u64,
        /// When the last of them was delivered, by its name.
        last: Micros,
    },
}

/// An event that is evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventSource {
    /// Its row.
    pub row: RowId,
    /// Its time.
    pub time: Micros,
    /// `eventName`
    pub name: String,
    /// Its `eventID`.
    pub id: String,
    /// Whether its log was proved.
    pub outcome: Outcome,
}

/// Declares the items, each with the name that the page gives it.
macro_rules! items {
    ($($(#[$doc:meta])* $item:ident, $id:literal;)*) => {
        /// An item of the checklist.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Item { $($(#[$doc])* $item,)* }

        impl Item {
            /// All of them, in the order of the list.
            pub const ALL: [Item; 26] = [$(Item::$item),*];

            /// What an expectation calls it.
            pub fn rule(self) -> String {
                format!("{}{}", Item::RULE, self.id())
            }

            /// How all these names begin.
            pub const RULE: &str = "checklist-";

            /// Its name for tests and links.
            pub const fn id(self) -> &'static str {
                match self { $(Item::$item => $id,)* }
            }
        }
    };
}

items! {
    /// A trail records.
    Logging, "logging";
    /// It records all regions.
    MultiRegion, "multi-region";
    /// It records global services.
    GlobalServices, "global-services";
    /// It records all accounts of the organization.
    Organization, "organization";
    /// It records management events that read and that write.
    Management, "management-events";
    /// It leaves out no service.
    NothingExcluded, "nothing-excluded";
    /// It records data events of S3.
    S3Data, "s3-data-events";
    /// It records data events of Lambda.
    LambdaData, "lambda-data-events";
    /// It looks for unusual activity.
    Insights, "insights";
    /// It writes digests.
    Validation, "log-file-validation";
    /// Its digests arrive.
    DigestDelivery, "digest-delivery";
    /// Its logs arrive.
    Delivery, "log-delivery";
    /// Its logs are encrypted with a key of one's own.
    Kms, "kms-key";
    /// It also sends its events to CloudWatch Logs.
    CloudWatch, "cloudwatch-logs";
    /// It tells of new logs.
    Notifications, "notifications";
    /// Events also go somewhere else.
    SecondCopy, "second-copy";
    /// Only this trail may write to the bucket.
    PolicySource, "bucket-policy-source";
    /// The bucket refuses requests without TLS.
    Tls, "bucket-tls";
    /// The policy of the bucket lets nobody in whom it does not name.
    PolicyPrivate, "bucket-policy-private";
    /// The bucket blocks public access.
    PublicAccess, "public-access-block";
    /// The bucket keeps earlier versions.
    Versioning, "bucket-versioning";
    /// Deleting a version takes a second factor.
    MfaDelete, "mfa-delete";
    /// The bucket encrypts with KMS by default.
    Encryption, "bucket-encryption";
    /// Logs are kept for a year.
    Retention, "retention";
    /// Logs cannot be deleted before.
    ObjectLock, "object-lock";
    /// Access to the bucket is logged.
    AccessLogging, "bucket-logging";
}
