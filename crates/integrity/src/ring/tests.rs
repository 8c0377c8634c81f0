#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use rsa::pkcs8::EncodePublicKey;

use super::*;
use crate::testing::{SIGNER, STRANGER, public_der};
use crate::time::parse;

fn entry(der: Option<Vec<u8>>, valid: Validity) -> PublicKeyEntry {
    PublicKeyEntry { fingerprint: "f".to_owned(), der, valid, fault: None, source: String::new() }
}

const ALWAYS: Validity = Validity::Between(None, None);

fn at(time: &str) -> Micros {
    parse(time).unwrap()
}

#[track_caller]
fn check(entries: &[PublicKeyEntry], window: Option<Window>, expected: Result<usize, WhyNotSigned>) {
    let ring = KeyRing::new(Some(entries));
    assert_eq!(ring.usable("f", window).map(|keys| keys.len()), expected);
}

/// A DER element.
fn element(tag: u8, body: &[u8]) -> Vec<u8> {
    let length = match u16::try_from(body.len()).unwrap().to_be_bytes() {
        [0, short @ ..0x80] => vec![short],
        [0, middle] => vec![0x81, middle],
        [high, low] => vec![0x82, high, low],
    };
    [vec![tag], length, body.to_vec()].concat()
}

/// A key as PKCS#1 with a modulus of this many bits, all set.
fn key_of_bits(bits: usize) -> Vec<u8> {
    let mut modulus = vec![0xff; bits.div_ceil(8)];
    modulus[0] = 0xff >> (modulus.len() * 8 - bits);
    if bits.is_multiple_of(8) {
        modulus.insert(0, 0);
    }
    element(0x30, &[element(2, &modulus), element(2, &[1, 0, 1])].concat())
}

#[test]
fn both_encodings_are_loaded() {
    let spki = SIGNER.to_public_key().to_public_key_der().unwrap().into_vec();
    for der in [public_der(&SIGNER), spki] {
        check(&[entry(Some(der), ALWAYS)], None, Ok(1));
    }
}

#[test]
fn reasons_come_in_their_order() {
    let ring = KeyRing::new(None);
    assert_eq!(ring.usable("f", None).err(), Some(WhyNotSigned::NoKeys));
    let ring = KeyRing::new(Some(&[]));
    assert_eq!(ring.usable("f", None).err(), Some(WhyNotSigned::KeyNotFound));
    let window = Window { from: at("2026-03-02"), to: at("2026-03-03") };
    let expired = Validity::Between(None, Some(at("2026-03-01")));
    check(&[entry(None, expired)], Some(window), Err(WhyNotSigned::KeyOutsideValidity));
    check(&[entry(None, expired)], None, Err(WhyNotSigned::KeyUnusable));
    check(&[entry(None, ALWAYS), entry(Some(public_der(&SIGNER)), ALWAYS)], Some(window), Ok(1));
}

#[test]
fn validity_must_touch_the_window() {
    let key = || Some(public_der(&SIGNER));
    let window = Window { from: at("2026-03-02"), to: at("2026-03-03") };
    let cases = [
        ("2026-02-01", "2026-03-01T23:59:59Z", false),
        ("2026-02-01", "2026-03-02", true),
        ("2026-03-02T12:00:00Z", "2026-03-02T13:00:00Z", true),
        ("2026-03-03", "2026-04-01", true),
        ("2026-03-03T00:00:01Z", "2026-04-01", false),
        ("2026-01-01", "2026-12-01", true),
    ];
    for (from, to, touches) in cases {
        let valid = Validity::Between(Some(at(from)), Some(at(to)));
        let expected = if touches { Ok(1) } else { Err(WhyNotSigned::KeyOutsideValidity) };
        check(&[entry(key(), valid)], Some(window), expected);
    }
    check(&[entry(key(), Validity::Unknown)], Some(window), Err(WhyNotSigned::KeyOutsideValidity));
}

#[test]
fn sizes_have_limits() {
    let cases = [
        (LEAST_KEY_BITS - 1, false),
        (LEAST_KEY_BITS, true),
        (2048, true),
        (MOST_KEY_BITS, true),
        (MOST_KEY_BITS + 1, false),
        (16_384, false),
    ];
    for (bits, usable) in cases {
        let expected = if usable { Ok(1) } else { Err(WhyNotSigned::KeyUnusable) };
        check(&[entry(Some(key_of_bits(bits)), ALWAYS)], None, expected);
    }
}

#[test]
fn broken_keys_are_unusable() {
    let der = public_der(&SIGNER);
    let cut = der[..der.len() - 1].to_vec();
    let longer = [der.clone(), vec![0]].concat();
    let even = {
        let mut key = key_of_bits(2048);
        let at = key.len() - 6;
        key[at] = 0xfe;
        key
    };
    for broken in [vec![], vec![0x30], cut, longer, even] {
        check(&[entry(Some(broken), ALWAYS)], None, Err(WhyNotSigned::KeyUnusable));
    }
}

#[test]
fn overlapping_answers_are_merged() {
    let one = entry(Some(public_der(&SIGNER)), ALWAYS);
    let later = entry(Some(public_der(&SIGNER)), Validity::Between(Some(at("2026-03-01")), None));
    let other = entry(Some(public_der(&STRANGER)), ALWAYS);
    let entries = [one.clone(), other, later, one];
    check(&entries, None, Ok(2));
    assert_eq!(KeyRing::new(Some(&entries)).len(), 2);
    assert_eq!(KeyRing::new(None).len(), 0);
}

/// Keys with the same fingerprint, which nobody can really make.
fn crowd(size: usize) -> Vec<PublicKeyEntry> {
    (1..=size).map(|bits| entry(Some(key_of_bits(1024 + bits)), ALWAYS)).collect()
}

#[test]
fn keys_of_one_fingerprint_have_a_limit_that_is_told() {
    for (size, tried, more) in [(32, 32, false), (33, MOST_KEYS_A_FINGERPRINT, true)] {
        let crowd = crowd(size);
        let ring = KeyRing::new(Some(&crowd));
        let usable = ring.usable("f", None).unwrap();
        assert_eq!((usable.len(), usable.more), (tried, more));
    }
}

#[test]
fn what_is_no_key_or_not_valid_in_time_does_not_count_against_the_limit() {
    let mut entries = vec![entry(Some(vec![0x30]), ALWAYS), entry(None, ALWAYS)];
    let expired = Validity::Between(None, Some(at("2026-03-01")));
    entries.extend(crowd(40).into_iter().map(|key| PublicKeyEntry { valid: expired, ..key }));
    // The same key with forty periods, of which only the last one fits.
    let windows = (1..40).map(|day| Validity::Between(Some(Micros(day)), Some(Micros(day + 1))));
    let der = public_der(&SIGNER);
    entries.extend(windows.chain([ALWAYS]).map(|valid| entry(Some(der.clone()), valid)));
    let window = Window { from: at("2026-03-02"), to: at("2026-03-03") };
    check(&entries, Some(window), Ok(1));
    assert!(!KeyRing::new(Some(&entries)).usable("f", Some(window)).unwrap().more);
}
