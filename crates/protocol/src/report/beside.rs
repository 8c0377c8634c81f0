//! What a report lists in addition to digests and logs.

use serde::{Deserialize, Serialize};

/// A public key whose signatures are valid. A proof is only as trustworthy as its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UsedKey {
    /// Its name in digests: the MD5 of the key in PKCS#1, in hexadecimal.
    pub fingerprint: String,
    /// SHA-256 of the same bytes, in hexadecimal.
    pub sha256: String,
    /// Paths of the key lists that contain it, sorted.
    pub paths: Vec<String>,
    /// Regions of what it signed, sorted.
    pub regions: Vec<String>,
    /// Number of digests that it proved.
    pub digests: u64,
    /// Number of CloudTrail Lake sign files that it proved.
    pub sign_files: u64,
}

/// A file that is identical to another one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CopiedFile {
    /// Path in the drop.
    pub path: String,
    /// Path of the file that it is a copy of.
    pub of: String,
}
