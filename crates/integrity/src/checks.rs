//! Lists the signatures that a validation will need, as plain data, so that they can be verified beforehand, elsewhere.
//!
//! The results only fill a [`Memory`]: they save the validation time, but cannot change what it finds.

use order::set_of;
use std::rc::Rc;

use protocol::report::Options;
use protocol::{SignatureBatch, SignatureCheck, SignatureKey};

use crate::catalog::{self, Node};
use crate::judge::{key_window, signature_keys};
use crate::links::Links;
use crate::portions::{Portions, pause, pause_at, run_to_end};
use crate::public_key::PublicKey;
use crate::ring::KeyRing;
use crate::signature::{MOST_SIGNATURES_A_DIGEST, signed_hash};
use crate::{Evidence, Memory, lake, pairing};

/// How many digests, whose signatures are decoded and looked up, make one portion of work.
const DIGESTS_A_PORTION: usize = 2048;

/// Signatures to verify, with their keys.
#[derive(Debug, Default)]
pub struct Checks {
    keys: Vec<SignatureKey>,
    checks: Vec<SignatureCheck>,
}

impl Checks {
    /// All signatures needed to validate this evidence, except those that the memory knows already.
    pub fn of(evidence: &Evidence, memory: &Memory) -> Checks {
        run_to_end(Checks::list(evidence, memory))
    }

    /// The same in portions; returns the evidence along with the result.
    pub fn in_portions(evidence: Evidence, memory: Rc<Memory>) -> Portions<(Evidence, Checks)> {
        Portions::of(async move {
            let checks = Checks::list(&evidence, &memory).await;
            (evidence, checks)
        })
    }

    async fn list(evidence: &Evidence, memory: &Memory) -> Checks {
        let nodes = catalog::collect(evidence, &Options::default()).await.nodes;
        let links = Links::new(&nodes);
        pause().await;
        let ring = KeyRing::new(evidence.keys.as_deref());
        let metadata = pairing::pair(&evidence.metadata, &nodes, &links, &ring, memory);
        let mut checks = Checks::default();
        let mut known: Vec<PublicKey> = Vec::new();
        for (count, (node, own)) in nodes.iter().zip(&metadata).enumerate() {
            pause_at(count, DIGESTS_A_PORTION).await;
            let Some(digest) = node.at_home() else { continue };
            let Ok(keys) = signature_keys(digest, &ring, key_window(node, digest, own)) else { continue };
            let signed = signed_hash(digest, &node.supplied.content_sha256);
            let given = own.iter().filter_map(|object| object.signature.as_deref());
            let given = set_of(given.chain(copies(node, &nodes, &links)).take(MOST_SIGNATURES_A_DIGEST));
            for hex in given {
                checks.add(&keys, signed, hex, memory, &mut known);
            }
        }
        for sign in evidence.sign_files.iter().filter_map(|supplied| supplied.body.as_ref().ok()) {
            if let Ok(keys) = lake::keys(sign, &ring) {
                checks.add(&keys, lake::signed_hash(sign), &sign.signature, memory, &mut known);
            }
        }
        checks
    }

    /// Adds a signature with every key that may have made it.
    fn add(&mut self, keys: &[&PublicKey], signed: [u8; 32], hex: &str, memory: &Memory, known: &mut Vec<PublicKey>) {
        let Ok(signature) = hex::decode(hex) else { return };
        for key in keys.iter().filter(|key| signature.len() == key.size()) {
            if !memory.knows(key, &signed, &signature) {
                let key = self.key(key, known);
                self.checks.push(SignatureCheck { key, signed, signature: signature.clone() });
            }
        }
    }

    fn key(&mut self, key: &PublicKey, known: &mut Vec<PublicKey>) -> u32 {
        let place = known.iter().position(|other| other == key).unwrap_or_else(|| {
            known.push(key.clone());
            let (modulus, exponent) = key.numbers();
            self.keys.push(SignatureKey { modulus, exponent });
            known.len() - 1
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    /// Number of signatures left.
    pub fn len(&self) -> usize {
        self.checks.len()
    }

    /// Whether no signature is left.
    pub fn is_empty(&self) -> bool {
        self.checks.is_empty()
    }

    /// Takes up to `most` signatures out; `None` if there are none left.
    pub fn take(&mut self, most: usize) -> Option<SignatureBatch> {
        let rest = self.checks.len().saturating_sub(most);
        let checks = self.checks.split_off(rest);
        (!checks.is_empty()).then(|| SignatureBatch { keys: self.keys.clone(), checks })
    }
}

/// Copies of a digest's signature in the digests that name it.
fn copies<'n>(node: &Node<'_>, nodes: &'n [Node<'_>], links: &Links<'_>) -> impl Iterator<Item = &'n str> {
    let successors = links.naming(node.key).iter().filter_map(|position| nodes.get(*position)?.at_home());
    successors.filter_map(|successor| successor.previous_signature.as_deref())
}

/// For each check, whether the signature is valid. If its key is not usable, it is not.
pub fn verify(batch: &SignatureBatch) -> Vec<bool> {
    let keys = keys_of(batch);
    let key = |check: &SignatureCheck| keys.get(usize::try_from(check.key).ok()?)?.as_ref();
    let checks = batch.checks.iter();
    checks.map(|check| key(check).is_some_and(|key| key.verifies(&check.signed, &check.signature))).collect()
}

fn keys_of(batch: &SignatureBatch) -> Vec<Option<PublicKey>> {
    batch.keys.iter().map(|key| PublicKey::new(&key.modulus, &key.exponent.to_be_bytes())).collect()
}

impl Memory {
    /// Remembers the results of [`verify`].
    pub fn learn(&self, batch: &SignatureBatch, verified: &[bool]) {
        let keys = keys_of(batch);
        for (check, good) in batch.checks.iter().zip(verified) {
            let key = usize::try_from(check.key).ok().and_then(|key| keys.get(key));
            if let Some(Some(key)) = key {
                self.remember(key, &check.signed, &check.signature, *good);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::testing::{World, digest_key};
    use crate::validate_again;

    fn verify_all(checks: &mut Checks, memory: &Memory, most: usize) -> usize {
        let mut batches = 0;
        while let Some(batch) = checks.take(most) {
            memory.learn(&batch, &verify(&batch));
            batches += 1;
        }
        batches
    }

    #[test]
    fn what_was_verified_ahead_is_not_verified_again() {
        let mut world = World::hours(5);
        world.edit(&digest_key(2), |body| body["awsAccountId"] = "other".into());
        let world = world.with_head(&digest_key(4));
        let (evidence, memory) = (world.evidence(), Memory::default());
        let mut checks = Checks::of(&evidence, &memory);
        assert_eq!(checks.len(), 5);
        assert_eq!(verify_all(&mut checks, &memory, 2), 3);
        let tried = memory.len();
        let again = validate_again(&evidence, &world.options, &memory);
        assert_eq!(again.report, world.report());
        assert_eq!(memory.len(), tried);
        assert!(Checks::of(&evidence, &memory).is_empty());
    }

    #[test]
    fn nothing_is_to_be_verified_without_keys() {
        let world = World { keys: vec![], ..World::hours(3) };
        assert!(Checks::of(&world.evidence(), &Memory::default()).is_empty());
    }

    #[test]
    fn a_batch_that_makes_no_sense_verifies_nothing() {
        let check = SignatureCheck { key: 7, signed: [0; 32], signature: vec![1; 256] };
        let keys = vec![SignatureKey { modulus: vec![2], exponent: 2 }];
        let batch = SignatureBatch { keys, checks: vec![check.clone(), SignatureCheck { key: 0, ..check }] };
        assert_eq!(verify(&batch), [false, false]);
        let memory = Memory::default();
        memory.learn(&batch, &[true, true]);
        assert_eq!(memory.len(), 0);
    }
}
