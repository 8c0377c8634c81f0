//! A period that somebody claims to hold, and what came of it.

use serde::{Deserialize, Serialize};

use super::{Chain, Gap, Summary};

/// What came of a claim about a period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    /// Its start, ISO 8601 UTC; `None`: each chain's own.
    pub from: Option<String>,
    /// Its end, ISO 8601 UTC; `None`: each chain's own.
    pub to: Option<String>,
    /// There are chains, and in each of them digests speak for all of it.
    pub covered: bool,
    /// And everything that they say of it is proved.
    pub proved: bool,
    /// How many of each lie outside. They are counted here and nowhere else.
    pub outside: Summary,
}

/// How much of a period a chain covers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Covered {
    /// The start that is held against it, ISO 8601 UTC.
    pub from: String,
    /// The end.
    pub to: String,
    /// Seconds for which its digests speak.
    pub covered_seconds: u64,
    /// The others.
    pub uncovered_seconds: u64,
    /// When they are. A brief has the first ones.
    pub uncovered: Vec<Gap>,
    /// How many such times there are.
    pub uncovered_times: u64,
    /// All of it is covered, and all that is known of it is proved.
    pub proved: bool,
}

impl Covered {
    /// Whether digests speak for all of it.
    pub fn is_whole(&self) -> bool {
        self.uncovered_seconds == 0 && self.covered_seconds > 0
    }
}

impl Chain {
    /// Times for which no digest speaks: of the period, if one was claimed.
    pub fn missing(&self) -> &[Gap] {
        self.period.as_ref().map_or(&self.holes, |covered| &covered.uncovered)
    }
}

/// What is wrong with a period, so that it restricts nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodFault {
    /// Its start is no time.
    From,
    /// Its end is no time.
    To,
    /// It ends before it begins.
    Order,
}

/// What the sentence on the whole says that the rest of a report does not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// Earliest start of a proved digest, ISO 8601 UTC.
    pub proved_from: Option<String>,
    /// Latest end of one.
    pub proved_to: Option<String>,
    /// Events that digests could cover.
    pub events: u64,
    /// Those of them that are proved.
    pub events_proved: u64,
    /// Events of a kind that no digest ever lists.
    pub exempt: u64,
    /// How many of these are network activity events; the others are Insights events.
    pub network: u64,
    /// Files in no digest whose events are all shown from files that are proved.
    pub proved_elsewhere: u64,
    /// Chains of hourly digests.
    pub chains: u64,
    /// Those of them with times for which no digest speaks.
    pub interrupted: u64,
    /// Seconds missing in the one in which most are.
    pub most_missing: u64,
    /// What is wrong with the period.
    pub period_faults: Vec<PeriodFault>,
}
