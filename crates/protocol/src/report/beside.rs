//! What a report lists beside digests and logs.

use serde::{Deserialize, Serialize};

/// A public key whose signatures verified: the proof is as good as it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UsedKey {
    /// What digests call it: the MD5 of the key in PKCS#1, in hex.
    pub fingerprint: String,
    /// Hex SHA-256 of the same bytes.
    pub sha256: String,
    /// Paths of the key lists that hold it, sorted.
    pub paths: Vec<String>,
    /// Regions of what it signed, sorted.
    pub regions: Vec<String>,
    /// Digests that it proved.
    pub digests: u64,
    /// Sign files of CloudTrail Lake that it proved.
    pub sign_files: u64,
}

/// A file that is the same as another one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CopiedFile {
    /// Path in the drop.
    pub path: String,
    /// Path of the file that it is a copy of.
    pub of: String,
}
