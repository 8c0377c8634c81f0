//! Manifests.

use serde::{Deserialize, Serialize};

/// Why a manifest cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ManifestFact {
    /// It is damaged, or something is missing in it: the parser's own words.
    Broken(String),
    /// Its format is this one, which is not known here.
    OtherFormat(String),
}
