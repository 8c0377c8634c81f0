//! What the module with controls and detections can be asked. It is loaded when first needed.

use serde::{Deserialize, Serialize};

use crate::alarms::DefinitionText;
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

/// All rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeRules {
    /// The controls are as this edition prints them.
    pub benchmark: Benchmark,
    /// The tag of the language in which they are explained; English, if there are no words in it.
    pub language: String,
}

/// The Sigma rules in these texts, each with the path of its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadSigma(pub Vec<DefinitionText>);

/// All that the module knows about calls, in the language with this tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeGlossary(pub String);

/// The same, asked by the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetGlossary(pub String);

/// What a call means.
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
