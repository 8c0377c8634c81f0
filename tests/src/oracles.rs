//! What is expected of the detections where others say what they should find: the files in `oracles/`.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;

use serde::Deserialize;

/// A technique of Stratus Red Team.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Technique {
    /// Detections that find it by what it does, not by the name of the tool.
    #[serde(default)]
    pub found_by: Vec<String>,
    /// Why there is none.
    pub none: Option<String>,
}

/// A rule of panther-analysis.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Same {
    /// Detections about the same.
    #[serde(default)]
    pub found_by: Vec<String>,
    /// Why there is none.
    pub none: Option<String>,
    /// Tests that come out differently, by name, each with the reason.
    #[serde(default)]
    pub differs: BTreeMap<String, String>,
}

/// The techniques of Stratus Red Team for AWS, by name.
pub fn stratus() -> BTreeMap<String, Technique> {
    toml::from_str(include_str!("../oracles/stratus.toml")).unwrap()
}

/// The CloudTrail rules of panther-analysis, by name.
pub fn panther() -> BTreeMap<String, Same> {
    toml::from_str(include_str!("../oracles/panther.toml")).unwrap()
}

/// What is right in published logs of ordinary work: by folder, detections with the reason.
pub fn ordinary() -> BTreeMap<String, BTreeMap<String, String>> {
    toml::from_str(include_str!("../oracles/ordinary.toml")).unwrap()
}
