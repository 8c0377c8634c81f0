//! The signature of a digest.

use std::cell::RefCell;
use std::collections::BTreeMap;

use protocol::report::SignatureFrom;
use sha2::Sha256;
use sha2::digest::Digest as _;

use crate::Digest;
use crate::public_key::PublicKey;

/// A signature of this digest or sign file verifies with a key that was supplied. [`Checker::check`] alone can say so.
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

    /// Which key it verifies with.
    pub fn key(self) -> [u8; 32] {
        self.key
    }
}

/// Signatures that were tried before. Nearly all the time of a validation goes into them, and one that is repeated
/// because files were added, or the period was changed, meets the same ones again.
#[derive(Debug, Default)]
pub struct Memory {
    /// By hash of everything that the answer depends on.
    tried: RefCell<BTreeMap<[u8; 32], bool>>,
}

impl Memory {
    fn verify(&self, key: &PublicKey, signed: &[u8; 32], signature: &[u8]) -> bool {
        let mut tried = self.tried.borrow_mut();
        *tried.entry(question(key, signed, signature)).or_insert_with(|| key.verifies(signed, signature))
    }

    /// Whether it was tried.
    pub(crate) fn knows(&self, key: &PublicKey, signed: &[u8; 32], signature: &[u8]) -> bool {
        self.tried.borrow().contains_key(&question(key, signed, signature))
    }

    /// Takes over what came of it elsewhere.
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
    /// SHA-256 of the string to sign.
    signed: [u8; 32],
    tried: Vec<(&'a str, Option<[u8; 32]>)>,
    /// Some signature was not tried.
    gave_up: bool,
}

/// Different signatures tried on one digest: its metadata and its successor, so rarely two. Whoever supplies more than
/// this wants to keep us busy.
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

    /// Of anything, by the SHA-256 of the string to sign.
    pub fn of(signed: [u8; 32], keys: &'a [&'a PublicKey], memory: &'a Memory) -> Checker<'a> {
        Checker { keys, memory, signed, tried: Vec::new(), gave_up: false }
    }

    /// A proof if the signature, in hex, verifies with one of the keys.
    pub fn check(&mut self, signature: &'a str, from: SignatureFrom) -> Option<SignatureVerified> {
        let known = self.tried.iter().find(|(tried, _)| *tried == signature).map(|(_, key)| *key);
        let key = known.unwrap_or_else(|| self.verify(signature));
        key.map(|key| SignatureVerified { from, key })
    }

    /// Whether there were more signatures than are tried.
    pub fn gave_up(&self) -> bool {
        self.gave_up
    }

    /// The key that it verifies with.
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

/// The four lines that CloudTrail signs, to be joined by line feeds: when, where, what, and after what.
pub(crate) fn signed_lines(digest: &Digest, content_sha256: &[u8; 32]) -> [String; 4] {
    [
        digest.end_text.clone(),
        format!("{}/{}", digest.bucket, digest.key),
        hex::encode(content_sha256),
        digest.previous_signature.clone().unwrap_or_else(|| "null".to_owned()),
    ]
}

/// SHA-256 of them.
pub(crate) fn signed_hash(digest: &Digest, content_sha256: &[u8; 32]) -> [u8; 32] {
    Sha256::digest(signed_lines(digest, content_sha256).join("\n")).into()
}

#[cfg(test)]
mod tests;
