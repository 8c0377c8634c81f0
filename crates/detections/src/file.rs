//! What a file in `content/` says.

use std::collections::BTreeMap;

use protocol::findings::{Fault, Level};
use serde::{Deserialize, Serialize};

/// All files.
#[derive(Debug, Serialize, Deserialize)]
pub struct Content {
    /// The controls, by number.
    pub controls: Vec<Control>,
    /// The detections, by name.
    pub detections: Vec<Detection>,
    /// The glossary.
    pub glossary: Vec<Calls>,
    /// What is said about all of these in other languages, by tag.
    pub translations: BTreeMap<String, Translation>,
}

/// What is said in another language. The files of a language have the names of these fields.
#[derive(Debug, Serialize, Deserialize)]
pub struct Translation {
    /// About controls, by number.
    pub controls: BTreeMap<String, Said>,
    /// About detections, by name.
    pub detections: BTreeMap<String, Said>,
    /// About calls, by service and name as in `ec2:RunInstances`.
    pub glossary: BTreeMap<String, SaidOfCall>,
}

/// The texts of a [`Control`] or a [`Detection`].
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "they are those of what is translated")]
pub struct Said {
    pub title: String,
    pub why: String,
    pub next: String,
    #[serde(default)]
    pub blind: String,
}

/// The texts of a [`Call`].
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "they are those of what is translated")]
pub struct SaidOfCall {
    pub what: String,
    pub why: String,
    pub next: String,
}

/// Calls of a service, and what they mean.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calls {
    /// The service, as in `eventSource` before `.amazonaws.com`.
    pub service: String,
    /// The address of AWS's page about a call, with `{name}` in place of its name.
    #[serde(default)]
    pub pages: String,
    /// The calls.
    pub call: Vec<Call>,
}

/// A call.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// `eventName`.
    pub name: String,
    /// The service, if not that of the file.
    #[serde(default)]
    pub service: Option<String>,
    /// What it does.
    pub what: String,
    /// Why an auditor cares.
    pub why: String,
    /// What to look at next.
    pub next: String,
    /// The address of AWS's page about it, if not as the others.
    #[serde(default)]
    pub page: Option<String>,
}

/// A monitoring control of the CIS AWS Foundations Benchmark.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Control {
    /// Its number in the chapter, which is the same in all editions.
    pub number: u8,
    /// What has happened, as a sentence.
    pub title: String,
    /// How serious it is.
    pub level: Level,
    /// Why it matters.
    pub why: String,
    /// What to look at next.
    pub next: String,
    /// What it cannot see.
    #[serde(default)]
    pub blind: String,
    /// Techniques of MITRE ATT&CK.
    #[serde(default)]
    pub attack: Vec<String>,
    /// The pattern that does what the control asks, if some edition prints one that does not.
    #[serde(default)]
    pub intent: Option<String>,
    /// The patterns as printed, by edition.
    pub printed: Vec<Edition>,
}

/// A pattern as printed, from this edition on.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// The first edition that prints it so.
    pub from: String,
    /// Letter by letter.
    pub pattern: String,
    /// What is wrong with it.
    #[serde(default)]
    pub fault: Option<Fault>,
}

/// A detection of our own.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Detection {
    /// Its name, which is also the name of its file.
    pub id: String,
    /// What has happened, as a sentence.
    pub title: String,
    /// How serious it is.
    pub level: Level,
    /// Which events, in the Traillight query language.
    pub filter: String,
    /// Whether it is about something unusual.
    #[serde(default)]
    pub anomaly: bool,
    /// How many are needed, if one is not enough.
    #[serde(default = "one")]
    pub at_least: u32,
    /// What has to follow, in this order.
    #[serde(default)]
    pub then: Vec<Then>,
    /// How the events belong together, if several are needed.
    #[serde(default)]
    pub together: Option<Belonging>,
    /// Why it matters.
    pub why: String,
    /// What to look at next.
    pub next: String,
    /// What it cannot see.
    #[serde(default)]
    pub blind: String,
    /// Techniques of MITRE ATT&CK.
    pub attack: Vec<String>,
    /// Controls about the same, in the numbering of the newest benchmark.
    #[serde(default)]
    pub controls: Vec<String>,
    /// Made-up events that it finds: each by itself or, if several are needed, all together. `10x {…}` stands for ten of them. What
    /// every event has is added.
    pub fires: Vec<String>,
    /// Made-up events in which it finds nothing.
    pub quiet: Vec<String>,
}

/// A further step.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Then {
    /// Which events.
    pub filter: String,
    /// How many are needed.
    #[serde(default = "one")]
    pub at_least: u32,
}

/// How events belong together.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Belonging {
    /// Columns with the same value, by their path.
    pub by: Vec<String>,
    /// Minutes that they are at most apart.
    pub minutes: u32,
    /// The column whose different values are counted instead of events.
    #[serde(default)]
    pub distinct: Option<String>,
}

fn one() -> u32 {
    1
}
