//! Who makes the hashes of what was read.

use sha2::{Digest, Sha256};

/// Makes SHA-256 hashes: here and now, or elsewhere while the document is being parsed.
pub trait Hasher {
    /// The hash of the content of the edge's document of this number. `None`: it is being made, and whoever sends the
    /// batch with the document's facts puts it there first.
    fn sha256(&mut self, document: u32, content: &[u8]) -> Option<[u8; 32]>;
}

/// Makes every hash at once.
pub struct AtOnce;

impl Hasher for AtOnce {
    fn sha256(&mut self, _document: u32, content: &[u8]) -> Option<[u8; 32]> {
        Some(Sha256::digest(content).into())
    }
}
