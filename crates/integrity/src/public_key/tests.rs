#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use proptest::prelude::*;
use rsa::traits::PublicKeyParts;
use rsa::{BigUint, Pkcs1v15Sign};

use super::*;
use crate::testing::{SIGNER, STRANGER};

fn number(bytes: &[u8]) -> BigUint {
    BigUint::from_bytes_be(bytes)
}

fn key(modulus: &BigUint, exponent: u64) -> PublicKey {
    PublicKey::new(&modulus.to_bytes_be(), &exponent.to_be_bytes()).unwrap()
}

fn signers() -> PublicKey {
    PublicKey::new(&SIGNER.n().to_bytes_be(), &SIGNER.e().to_bytes_be()).unwrap()
}

fn digits(number: &BigUint) -> Vec<u32> {
    from_big_endian(&number.to_bytes_be())
}

fn raised(key: &PublicKey, value: &BigUint) -> BigUint {
    let digits = key.raised(&resized(digits(value), key.modulus.len()));
    digits.iter().rev().fold(BigUint::from(0_u8), |number, digit| (number << 32) + BigUint::from(*digit))
}

proptest! {
    #[test]
    fn powers_are_those_of_the_bignum_crate(
        mut modulus in prop::collection::vec(any::<u8>(), 1..90),
        value in prop::collection::vec(any::<u8>(), 0..90),
        exponent in prop_oneof![Just(65_537), Just(3), 3..1_u64 << 33],
    ) {
        *modulus.last_mut().unwrap() |= 1;
        let modulus = number(&modulus);
        prop_assume!(modulus > BigUint::from(1_u8));
        let (value, exponent) = (number(&value) % &modulus, exponent | 1);
        let expected = value.modpow(&BigUint::from(exponent), &modulus);
        prop_assert_eq!(raised(&key(&modulus, exponent), &value), expected);
    }

    #[test]
    fn digits_full_of_ones_carry(ones in 1..40_usize, value in prop::collection::vec(prop_oneof![Just(0_u8), Just(255)], 0..160)) {
        let modulus = number(&vec![255; ones * 4]);
        let value = number(&value) % &modulus;
        let expected = value.modpow(&BigUint::from(65_537_u32), &modulus);
        prop_assert_eq!(raised(&key(&modulus, 65_537), &value), expected);
    }

    #[test]
    fn verdicts_are_those_of_the_rsa_crate(hash: [u8; 32], other_hash: [u8; 32], at in 0..256_usize, mask: u8, stranger: bool) {
        let public = SIGNER.to_public_key();
        let ours = signers();
        let signer = if stranger { &STRANGER } else { &SIGNER };
        let mut signature = signer.sign(Pkcs1v15Sign::new::<Sha256>(), &hash).unwrap();
        for mask in [0, mask] {
            signature[at] ^= mask;
            for hash in [&hash, &other_hash] {
                let theirs = public.verify(Pkcs1v15Sign::new::<Sha256>(), hash, &signature).is_ok();
                prop_assert_eq!(ours.verifies(hash, &signature), theirs);
            }
        }
    }
}

#[test]
fn lengths_and_sizes_must_be_those_of_the_modulus() {
    let ours = signers();
    let signature = SIGNER.sign(Pkcs1v15Sign::new::<Sha256>(), &[7; 32]).unwrap();
    assert!(ours.verifies(&[7; 32], &signature));
    assert!(!ours.verifies(&[7; 32], &signature[1..]));
    assert!(!ours.verifies(&[7; 32], &[&[0], &*signature].concat()));
    assert!(!ours.verifies(&[7; 32], &[]));
    // The same value modulo the modulus, but too large.
    let larger = (number(&signature) + SIGNER.n()).to_bytes_be();
    assert!(!ours.verifies(&[7; 32], &larger));
}

#[test]
fn padding_of_any_other_form_is_refused() {
    // With the private key, any result can be produced.
    let ours = signers();
    let hash = [7; 32];
    let encode = |edit: fn(&mut Vec<u8>)| {
        let mut encoded = [&[0, 1][..], &[0xff; 202], &[0], &SHA256_NAME, &hash].concat();
        edit(&mut encoded);
        use rsa::traits::PrivateKeyParts;
        let signature = number(&encoded).modpow(SIGNER.d(), SIGNER.n()).to_bytes_be();
        [vec![0; 256 - signature.len()], signature].concat()
    };
    assert!(ours.verifies(&hash, &encode(|_| {})));
    for edit in [
        |encoded: &mut Vec<u8>| encoded[1] = 2,
        |encoded: &mut Vec<u8>| encoded[100] = 0xfe,
        |encoded: &mut Vec<u8>| encoded[204] = 1,
        // Shorter padding, the hash further left, anything after it.
        |encoded: &mut Vec<u8>| {
            encoded.drain(2..102);
            encoded.extend([9; 100]);
        },
        // The identifier of the hash without its parameters.
        |encoded: &mut Vec<u8>| {
            encoded.drain(218..220);
            encoded[206] -= 2;
            encoded[208] -= 2;
            encoded.splice(2..2, [0xff; 2]);
        },
    ] {
        assert!(!ours.verifies(&hash, &encode(edit)));
    }
}

#[test]
fn impossible_keys_are_refused() {
    let new = |modulus: u32, exponent: u64| PublicKey::new(&modulus.to_be_bytes(), &exponent.to_be_bytes());
    assert!(new(35, 5).is_some());
    assert_eq!(new(36, 5), None);
    assert_eq!(new(35, 4), None);
    assert_eq!(new(35, 1), None);
    assert_eq!(new(0, 5), None);
    assert_eq!(PublicKey::new(&[35], &[1, 0, 0, 0, 0, 0, 0, 0, 1]), None);
}
