//! What the module with controls and detections can be asked. It is loaded when first needed.

use serde::{Deserialize, Serialize};

use crate::ask::asks;
use crate::findings::{Benchmark, Rule, SigmaRead};
use crate::story::{TellStory, Telling};

asks! {
    /// What the module can be asked.
    DetectionsAsk {
        /// See [`MakeRules`].
        MakeRules => Vec<Rule>,
        /// See [`ReadSigma`].
        ReadSigma => SigmaRead,
        /// See [`MakeGlossary`].
        MakeGlossary => Vec<Term>,
        /// See [`TellStory`].
        TellStory => Telling,
    }
}

/// All rules, with the controls as this edition prints them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeRules(pub Benchmark);

/// The Sigma rules in these texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadSigma(pub Vec<String>);

/// All that the module knows about calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeGlossary;

/// The same, asked by the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetGlossary;

/// What a call means. In English, as AWS's own names are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The service, as in `eventSource` before `.amazonaws.com`.
    pub service: String,
    /// `eventName`.
    pub name: String,
    /// What it does.
    pub what: String,
    /// Why an auditor cares.
    pub why: String,
    /// What to look at next.
    pub next: String,
    /// AWS's page about it.
    pub source: String,
}
