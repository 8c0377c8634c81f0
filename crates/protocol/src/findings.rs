//! Controls and detections: what is looked for, and what was found.

mod expectation;
mod sigma;
mod surges;
mod together;

use serde::{Deserialize, Serialize};

use crate::{Filter, Micros, ProofCounts, Question, Refusal};

pub use expectation::{Expectation, PutExpectations};
pub use sigma::{Refused, SigmaProblem, SigmaRead};
pub use surges::{FindSurges, Surge, Surges};
pub use together::{Bound, Counts, Measure, Relation, Together};

/// Something that is looked for in the events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Its name, which never changes: `cis-5.3`, `trail-stopped`.
    pub id: String,
    /// What kind of rule it is.
    pub group: RuleGroup,
    /// How serious it is.
    pub level: Level,
    /// Number of the control in the chosen benchmark, `4.3`; "" if it is none.
    pub number: String,
    /// What has happened, as a sentence.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// What to look at next.
    pub next: String,
    /// What it cannot see.
    pub blind: String,
    /// Techniques of MITRE ATT&CK: `T1562.008`.
    pub attack: Vec<String>,
    /// Controls that are about the same, in the numbering of the newest benchmark: `5.5`.
    pub controls: Vec<String>,
    /// The text for the search bar that finds its events.
    pub query: String,
    /// What is looked for.
    pub look: Look,
    /// For controls, the pattern as the benchmark prints it.
    pub printed: Option<Printed>,
    /// Who wrote it, if not we.
    pub origin: Option<Origin>,
}

/// Who wrote a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The author, as the rule says; may be "".
    pub author: String,
    /// The licence, as the rule says; may be "".
    pub licence: String,
    /// Addresses that the rule refers to.
    pub links: Vec<String>,
}

/// What kind of rule it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RuleGroup {
    /// A monitoring control of the CIS AWS Foundations Benchmark.
    Control,
    /// A detection of our own.
    Detection,
    /// Something unusual.
    Anomaly,
    /// A Sigma rule of the user's.
    Sigma,
    /// A metric filter of the account.
    Filter,
}

impl RuleGroup {
    /// All of them.
    pub const ALL: [RuleGroup; 5] =
        [RuleGroup::Control, RuleGroup::Detection, RuleGroup::Anomaly, RuleGroup::Sigma, RuleGroup::Filter];

    /// A short name.
    pub const fn name(self) -> &'static str {
        match self {
            RuleGroup::Control => "control",
            RuleGroup::Detection => "detection",
            RuleGroup::Anomaly => "anomaly",
            RuleGroup::Sigma => "sigma",
            RuleGroup::Filter => "filter",
        }
    }
}

/// How serious a finding is, most serious first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Somebody is destroying, taking out, or hiding something.
    Critical,
    /// Hardly ever part of normal work.
    High,
    /// Normal for a few people only.
    Medium,
    /// Worth knowing.
    Low,
}

impl Level {
    /// A short name.
    pub const fn name(self) -> &'static str {
        match self {
            Level::Critical => "critical",
            Level::High => "high",
            Level::Medium => "medium",
            Level::Low => "low",
        }
    }
}

/// What is looked for: events that satisfy a filter, so many of them in a time, or several filters in this order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// What has to happen. Where order matters, an event counts for the first step that it satisfies.
    pub steps: Vec<Step>,
    /// How the steps belong together; `None` for a single step that a single event satisfies.
    pub together: Option<Together>,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The events.
    pub filter: Filter,
    /// How many are needed.
    pub at_least: u32,
}

/// A pattern as the benchmark prints it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Printed {
    /// The pattern, letter by letter.
    pub pattern: String,
    /// What CloudWatch makes of it; `None` if it is no legal pattern.
    pub filter: Option<Filter>,
    /// What is wrong with it; `None` if it does what the control asks.
    pub fault: Option<Fault>,
}

/// What is wrong with a printed pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// All its terms are joined with "or", exclusions included.
    Or,
    /// "And" binds tighter than "or", so the exclusions apply only to the term next to them.
    Precedence,
    /// A text with a blank is not in quotes.
    Unquoted,
    /// "And" binds tighter than "or", so the service is asked only of the first name.
    FirstName,
}

/// An edition of the CIS AWS Foundations Benchmark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Benchmark {
    /// 1.2.0
    V1_2,
    /// 1.4.0
    V1_4,
    /// 1.5.0
    V1_5,
    /// 2.0.0
    V2_0,
    /// 3.0.0
    V3_0,
    /// 4.0.1
    V4_0_1,
    /// 5.0.0
    V5_0,
    /// 6.0.0
    V6_0,
    /// 7.0.0
    #[default]
    V7_0,
}

impl Benchmark {
    /// All of them, oldest first.
    pub const ALL: [Benchmark; 9] = [
        Benchmark::V1_2,
        Benchmark::V1_4,
        Benchmark::V1_5,
        Benchmark::V2_0,
        Benchmark::V3_0,
        Benchmark::V4_0_1,
        Benchmark::V5_0,
        Benchmark::V6_0,
        Benchmark::V7_0,
    ];

    /// Its number.
    pub const fn name(self) -> &'static str {
        match self {
            Benchmark::V1_2 => "1.2",
            Benchmark::V1_4 => "1.4",
            Benchmark::V1_5 => "1.5",
            Benchmark::V2_0 => "2.0",
            Benchmark::V3_0 => "3.0",
            Benchmark::V4_0_1 => "4.0.1",
            Benchmark::V5_0 => "5.0",
            Benchmark::V6_0 => "6.0",
            Benchmark::V7_0 => "7.0",
        }
    }

    /// The edition with this number.
    pub fn named(name: &str) -> Option<Benchmark> {
        Benchmark::ALL.into_iter().find(|known| known.name() == name)
    }

    /// Number of the chapter with the monitoring controls.
    pub const fn chapter(self) -> u8 {
        match self {
            Benchmark::V1_2 => 3,
            Benchmark::V6_0 | Benchmark::V7_0 => 5,
            _ => 4,
        }
    }
}

/// All rules, and the Sigma rules among the files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListRules {
    /// The controls are as this edition prints them.
    pub benchmark: Benchmark,
    /// The tag of the language in which ours are explained.
    pub language: String,
}

/// All rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// The rules.
    pub rules: Vec<Rule>,
    /// Sigma rules among the files that cannot be tried.
    pub refused: Vec<Refused>,
}

/// What the rules find among the events of a question. Each time it is asked, some more rules are tried, until all are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TryRules {
    /// The question that selects the events.
    pub question: Question,
    /// The edition of the benchmark.
    pub benchmark: Benchmark,
}

/// What the rules found. It may be incomplete.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// First and last time among the events of the question: what the timelines of the findings cover.
    pub period: Option<(Micros, Micros)>,
    /// One for each rule that has been tried, whether it found anything or not, in the order of the rules.
    pub tried: Vec<Finding>,
    /// Number of rules not tried yet.
    pub left: u64,
}

/// What a rule found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule's name.
    pub id: String,
    /// Number of events.
    pub count: u64,
    /// How many of them failed: what somebody tried, and what was not done.
    pub failed: u64,
    /// Number of different users among them.
    pub people: u64,
    /// The most frequent of them, each with the number of events.
    pub users: Vec<(String, u64)>,
    /// Time of the first and last event.
    pub period: Option<(Micros, Micros)>,
    /// Number of events by outcome of their files.
    pub proof: ProofCounts,
    /// Number of events in equal parts of [`Findings::period`].
    pub timeline: Vec<u64>,
    /// Number of events that the pattern matches as it is printed, if there is one.
    pub printed: Option<u64>,
    /// For rules about events that belong together: the times when they did, longest first.
    pub occurrences: Vec<Occurrence>,
    /// How many more times that was.
    pub more: u64,
    /// What reviewers expected of it.
    pub expected: Vec<Expectation>,
    /// Number of events that nobody expected.
    pub fresh: u64,
    /// Why the rule could not be tried.
    pub trouble: Option<Refusal>,
}

/// Events that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// The value in each column of [`Together::by`].
    pub key: Vec<String>,
    /// Number of events.
    pub count: u64,
    /// Time of the first and last event.
    pub period: (Micros, Micros),
}
