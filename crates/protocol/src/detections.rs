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
