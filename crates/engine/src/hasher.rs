//! How the hashes of documents are computed.

use sha2::{Digest, Sha256};

/// Computes SHA-256: either right away, or elsewhere while the document is being parsed.
pub trait Hasher {
    /// The hash of the content of the edge's document number `document`. `None` if it is still being computed; the
    /// sender of the batch with the document's facts must then fill it in.
    fn sha256(&mut self, document: u32, content: &[u8]) -> Option<[u8; 32]>;
}

/// Computes every hash right away.
pub struct AtOnce;

impl Hasher for AtOnce {
    fn sha256(&mut self, _document: u32, content: &[u8]) -> Option<[u8; 32]> {
        Some(Sha256::digest(content).into())
    }
}
