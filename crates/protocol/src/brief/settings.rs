//! How trails were configured, according to AWS's descriptions of them.

use serde::{Deserialize, Serialize};

use crate::recording::Selected;

/// How a trail was configured when its description was fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailSettings {
    /// Which trail.
    pub trail: DescribedTrail,
    /// Its settings.
    pub settings: Vec<Setting>,
}

/// What a description says about which trail it is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DescribedTrail {
    /// How it is called.
    Named {
        /// `Name`.
        name: String,
        /// `TrailARN`, if that is said.
        arn: Option<String>,
    },
    /// Nothing.
    Unnamed,
    /// Nothing, and only its status is known, from the file with this name.
    OfStatus(String),
}

/// A setting of a trail. Times are ISO 8601 UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Setting {
    /// Whether it records all regions.
    Regions {
        /// All, or only the one that it was created in.
        all: bool,
        /// The region that it was created in, if that is said.
        home: Option<String>,
    },
    /// Whether it records all accounts of the organization.
    Organization(bool),
    /// Whether log file validation is on.
    Validation(bool),
    /// Whether events of global services are recorded.
    GlobalServices(bool),
    /// The bucket that it delivers to.
    Bucket(String),
    /// The KMS key that logs are encrypted with.
    KmsKey(Option<String>),
    /// The log group of CloudWatch Logs that events are sent to.
    LogGroup(Option<String>),
    /// Whether it is logging.
    Logging {
        /// Started, not stopped.
        on: bool,
        /// Since when.
        since: Option<String>,
    },
    /// The latest delivery.
    Latest {
        /// Of what.
        delivery: Delivery,
        /// Time of the latest successful one.
        time: Option<String>,
        /// Why the latest one failed, if it did.
        error: Option<String>,
    },
    /// What its event selectors select.
    Records(Selected),
    /// What its event selectors leave out.
    DoesNotRecord(Selected),
    /// Kinds of Insights events that it records.
    Insights(Vec<String>),
}

impl Setting {
    /// Whether this value keeps the trail from recording or proving all it could.
    pub fn lacks(&self) -> bool {
        match self {
            Setting::Regions { all: on, .. }
            | Setting::Validation(on)
            | Setting::GlobalServices(on)
            | Setting::Logging { on, .. } => !on,
            Setting::Latest { error, .. } => error.is_some(),
            Setting::Organization(_)
            | Setting::Bucket(_)
            | Setting::KmsKey(_)
            | Setting::LogGroup(_)
            | Setting::Records(_)
            | Setting::DoesNotRecord(_)
            | Setting::Insights(_) => false,
        }
    }
}

/// What a trail delivers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delivery {
    /// Log files.
    Logs,
    /// Digest files.
    Digests,
    /// Events to CloudWatch Logs.
    CloudWatchLogs,
    /// Notifications to an SNS topic.
    Notifications,
}
