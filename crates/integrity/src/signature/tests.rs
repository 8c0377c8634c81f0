#![allow(clippy::unwrap_used)]
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, RsaPrivateKey};
use serde_json::json;

use super::*;
use crate::parse_digest;
use crate::testing::{SIGNER, STRANGER, World, digest_key, sha256, sign};

/// The newest digest of a small tree, its content, and its signature.
fn example() -> (Digest, Vec<u8>, String) {
    let world = World::hours(2);
    let content = world.objects[&digest_key(1)].content.clone();
    (parse_digest(&content).unwrap(), content, world.signatures[&digest_key(1)].clone())
}

fn public(key: &RsaPrivateKey) -> PublicKey {
    PublicKey::new(&key.n().to_bytes_be(), &key.e().to_bytes_be()).unwrap()
}

fn verifies(signature: &str, key: &RsaPrivateKey) -> bool {
    let (digest, content, _) = example();
    let key = public(key);
    let keys = [&key];
    Checker::new(&digest, &sha256(&content), &keys, &Memory::default())
        .check(signature, SignatureFrom::Metadata)
        .is_some()
}

#[test]
fn the_right_signature_in_either_case_verifies() {
    let (_, _, signature) = example();
    assert!(verifies(&signature, &SIGNER));
    assert!(verifies(&signature.to_uppercase(), &SIGNER));
    assert!(!verifies(&signature, &STRANGER));
}

#[test]
fn malformed_signatures_do_not_verify() {
    let (_, _, signature) = example();
    let zero = "00".repeat(256);
    for text in
        ["", "zz", &signature[1..], &signature[2..], &format!("00{signature}"), &format!("{signature}00"), &zero]
    {
        assert!(!verifies(text, &SIGNER), "{text:.20}");
    }
    let above_modulus = "ff".repeat(256);
    assert!(!verifies(&above_modulus, &SIGNER));
}

#[test]
fn only_sha_256_counts() {
    let (digest, content, _) = example();
    let hash = signed_hash(&digest, &sha256(&content));
    let unnamed = hex::encode(SIGNER.sign(Pkcs1v15Sign::new_unprefixed(), &hash).unwrap());
    assert!(!verifies(&unnamed, &SIGNER));
    // The same 32 bytes, signed as another kind of hash of that length.
    let other = hex::encode(SIGNER.sign(Pkcs1v15Sign::new::<sha2::Sha512_256>(), &hash).unwrap());
    assert!(!verifies(&other, &SIGNER));
}

#[test]
fn null_is_signed_as_a_word() {
    let world = World::hours(1);
    let content = &world.objects[&digest_key(0)].content;
    let digest = parse_digest(content).unwrap();
    assert_eq!(digest.previous_signature, None);
    let expected = sign(&json!(world.body(&digest_key(0))), content, &SIGNER);
    let key = public(&SIGNER);
    assert!(
        Checker::new(&digest, &sha256(content), &[&key], &Memory::default())
            .check(&expected, SignatureFrom::Successor)
            .is_some()
    );
}

#[test]
fn another_content_hash_does_not_verify() {
    let (digest, _, signature) = example();
    let key = public(&SIGNER);
    assert!(
        Checker::new(&digest, &[7; 32], &[&key], &Memory::default())
            .check(&signature, SignatureFrom::Metadata)
            .is_none()
    );
}

#[test]
fn any_of_the_keys_will_do() {
    let (digest, content, signature) = example();
    let (one, other) = (public(&STRANGER), public(&SIGNER));
    let proof = Checker::new(&digest, &sha256(&content), &[&one, &other], &Memory::default())
        .check(&signature, SignatureFrom::Successor);
    assert_eq!(proof.map(SignatureVerified::from), Some(SignatureFrom::Successor));
}

#[test]
fn not_more_than_a_few_signatures_are_tried() {
    let (digest, content, signature) = example();
    let key = public(&SIGNER);
    let keys = [&key];
    for (wrong, verifies) in [(MOST_SIGNATURES_A_DIGEST - 1, true), (MOST_SIGNATURES_A_DIGEST, false)] {
        let tries: Vec<String> = (0..wrong).map(|n| format!("{n:02x}")).collect();
        let memory = Memory::default();
        let mut checker = Checker::new(&digest, &sha256(&content), &keys, &memory);
        assert!(tries.iter().all(|text| checker.check(text, SignatureFrom::Successor).is_none()));
        assert!(tries.iter().all(|text| checker.check(text, SignatureFrom::Successor).is_none()), "tried once each");
        assert_eq!(checker.check(&signature, SignatureFrom::Metadata).is_some(), verifies);
    }
}

#[test]
fn what_is_remembered_depends_on_everything() {
    let (digest, content, signature) = example();
    let (one, other) = (public(&SIGNER), public(&STRANGER));
    let memory = Memory::default();
    let (hash, bytes) = (signed_hash(&digest, &sha256(&content)), hex::decode(signature).unwrap());
    for _ in 0..2 {
        assert!(memory.verify(&one, &hash, &bytes));
        assert!(!memory.verify(&other, &hash, &bytes));
        assert!(!memory.verify(&one, &[0; 32], &bytes));
        assert!(!memory.verify(&one, &hash, &bytes[1..]));
    }
    assert_eq!(memory.tried.borrow().len(), 4);
}
