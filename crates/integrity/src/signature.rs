//! Verifies the signatures of digests and sign files.

use std::cell::RefCell;
use std::collections::BTreeMap;

use protocol::report::SignatureFrom;
use sha2::Sha256;
use sha2::digest::Digest as _;

use crate::Digest;
use crate::public_key::PublicKey;

/// Proof that a signature of this digest or sign file is valid for a supplied key. Only [`Checker::check`] can make
/// one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SignatureVerified {
    from: SignatureFrom,
    /// See [`PublicKey::identity`].
    key: [u8; 32],
}

impl SignatureVerified {
    pub fn from(self) -> SignatureFrom {
        self.from
    }

    /// The key for which it is valid.
    pub fn key(self) -> [u8; 32] {
        self.key
    }
}

/// Results of earlier checks. Nearly all the time of a validation goes into signatures, and repeating one because files
/// were added or the period was changed meets the same signatures again.
#[derive(Debug, Default)]
pub struct Memory {
    /// By hash of everything that the result depends on.
    tried: RefCell<BTreeMap<[u8; 32], bool>>,
}

impl Memory {
    fn verify(&self, key: &PublicKey, signed: &[u8; 32], signature: &[u8]) -> bool {
        let mut tried = self.tried.borrow_mut();
        *tried.entry(question(key, signed, signature)).or_insert_with(|| key.verifies(signed, signature))
    }

    /// Whether the result is known.
    pub(crate) fn knows(&self, key: &PublicKey, signed: &[u8; 32], signature: &[u8]) -> bool {
        self.tried.borrow().contains_key(&question(key, signed, signature))
    }

    /// Adds a result obtained elsewhere.
    pub(crate) fn remember(&self, key: &PublicKey, signed: &[u8; 32], signature: &[u8], good: bool) {
        self.tried.borrow_mut().insert(question(key, signed, signature), good);
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.tried.borrow().len()
    }
}

/// All parts but the last have a fixed length, so different questions cannot look alike.
fn question(key: &PublicKey, signed: &[u8; 32], signature: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(key.identity()).chain_update(signed).chain_update(signature).finalize().into()
}

/// Tries signatures on one digest or sign file, each of them once.
pub(crate) struct Checker<'a> {
    keys: &'a [&'a PublicKey],
    memory: &'a Memory,
    /// SHA-256 of the signed text.
    signed: [u8; 32],
    tried: Vec<(&'a str, Option<[u8; 32]>)>,
    /// Whether a signature was skipped.
    gave_up: bool,
}

/// Most signatures tried on one digest. There is one in its metadata and one in its successor, so rarely two different
/// ones; somebody who supplies more than this wants to waste our time.
pub(crate) const MOST_SIGNATURES_A_DIGEST: usize = 256;

impl<'a> Checker<'a> {
    pub fn new(
        digest: &Digest,
        content_sha256: &[u8; 32],
        keys: &'a [&'a PublicKey],
        memory: &'a Memory,
    ) -> Checker<'a> {
        let keys = if digest.has_signed_form() { keys } else { &[] };
        Checker::of(signed_hash(digest, content_sha256), keys, memory)
    }

    /// For any signed text with this SHA-256.
    pub fn of(signed: [u8; 32], keys: &'a [&'a PublicKey], memory: &'a Memory) -> Checker<'a> {
        Checker { keys, memory, signed, tried: Vec::new(), gave_up: false }
    }

    /// A proof if the signature (hexadecimal) is valid for one of the keys.
    pub fn check(&mut self, signature: &'a str, from: SignatureFrom) -> Option<SignatureVerified> {
        let known = self.tried.iter().find(|(tried, _)| *tried == signature).map(|(_, key)| *key);
        let key = known.unwrap_or_else(|| self.verify(signature));
        key.map(|key| SignatureVerified { from, key })
    }

    /// Whether there were more signatures than are tried.
    pub fn gave_up(&self) -> bool {
        self.gave_up
    }

    /// The key for which it is valid.
    fn verify(&mut self, signature: &'a str) -> Option<[u8; 32]> {
        if self.tried.len() >= MOST_SIGNATURES_A_DIGEST {
            self.gave_up = true;
            return None;
        }
        let bytes = hex::decode(signature).ok();
        let fits = |bytes: &Vec<u8>| self.keys.iter().find(|key| self.memory.verify(key, &self.signed, bytes));
        let key = bytes.as_ref().and_then(fits).map(|key| *key.identity());
        self.tried.push((signature, key));
        key
    }
}

/// The four lines that CloudTrail signs, joined by line feeds: end time, location, hash, and previous signature.
pub(crate) fn signed_lines(digest: &Digest, content_sha256: &[u8; 32]) -> [String; 4] {
    [
        digest.end_text.clone(),
        format!("{}/{}", digest.bucket, digest.key),
        hex::encode(content_sha256),
        digest.previous_signature.clone().unwrap_or_else(|| "null".to_owned()),
    ]
}

/// SHA-256 of these lines.
pub(crate) fn signed_hash(digest: &Digest, content_sha256: &[u8; 32]) -> [u8; 32] {
    Sha256::digest(signed_lines(digest, content_sha256).join("\n")).into()
}

#[cfg(test)]
mod tests;
