//! The supplied keys, ready for use.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use pkcs1::RsaPublicKey;
use pkcs1::der::Decode;
use protocol::Micros;
use spki::{ObjectIdentifier, SubjectPublicKeyInfoRef};

use crate::PublicKeyEntry;
use crate::finding::WhyNotSigned;
use crate::keys::Validity;
use crate::public_key::PublicKey;

/// `rsaEncryption`: what a SubjectPublicKeyInfo names if it holds an RSA key (RFC 8017, appendix A.1).
const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// CloudTrail's keys have 2048 bits. Shorter ones than this can be broken.
pub(crate) const LEAST_KEY_BITS: usize = 1024;

/// Longer ones than this only cost time.
pub(crate) const MOST_KEY_BITS: usize = 4096;

/// Entries with the same fingerprint: one for each key file that overlaps another. More than this is nonsense.
pub(crate) const MOST_ENTRIES_A_FINGERPRINT: usize = 32;

/// Keys by fingerprint.
pub(crate) struct KeyRing<'a> {
    /// `None`: no key file was supplied.
    entries: Option<BTreeMap<&'a str, Vec<Key<'a>>>>,
}

struct Key<'a> {
    entry: &'a PublicKeyEntry,
    /// Taken apart when first needed, then kept; `None` inside if it is no key that can be used.
    ready: OnceCell<Option<PublicKey>>,
}

impl<'a> KeyRing<'a> {
    pub fn new(entries: Option<&'a [PublicKeyEntry]>) -> KeyRing<'a> {
        KeyRing { entries: entries.map(by_fingerprint) }
    }

    /// Distinct keys.
    pub fn len(&self) -> u64 {
        let distinct = |keys: &Vec<Key<'_>>| order::distinct(keys.iter().map(|key| &key.entry.der)).len() as u64;
        self.entries.iter().flat_map(BTreeMap::values).map(distinct).sum()
    }

    /// The keys with this fingerprint that were valid at some time in the window (no window: at any time), or why there
    /// is none.
    pub fn usable(&self, fingerprint: &str, window: Option<Window>) -> Result<Vec<&PublicKey>, WhyNotSigned> {
        let entries = self.entries.as_ref().ok_or(WhyNotSigned::NoKeys)?;
        let keys = entries.get(fingerprint).ok_or(WhyNotSigned::KeyNotFound)?;
        let mut valid =
            keys.iter().filter(|key| window.is_none_or(|window| window.touches(key.entry.valid))).peekable();
        valid.peek().ok_or(WhyNotSigned::KeyOutsideValidity)?;
        let mut usable: Vec<&PublicKey> = valid.filter_map(Key::ready).collect();
        usable.dedup();
        if usable.is_empty() { Err(WhyNotSigned::KeyUnusable) } else { Ok(usable) }
    }
}

fn by_fingerprint(entries: &[PublicKeyEntry]) -> BTreeMap<&str, Vec<Key<'_>>> {
    let mut ring: BTreeMap<&str, Vec<Key<'_>>> = BTreeMap::new();
    for entry in entries {
        let keys = ring.entry(&entry.fingerprint).or_default();
        let known = keys.iter().any(|key| key.entry == entry);
        if !known && keys.len() < MOST_ENTRIES_A_FINGERPRINT {
            keys.push(Key { entry, ready: OnceCell::new() });
        }
    }
    // The same key twice in a row is tried once.
    ring.values_mut().for_each(|keys| order::sort_by(keys, |a, b| a.entry.der.cmp(&b.entry.der)));
    ring
}

impl Key<'_> {
    fn ready(&self) -> Option<&PublicKey> {
        self.ready.get_or_init(|| self.entry.der.as_deref().and_then(decode)).as_ref()
    }
}

/// Whether something can be verified with it.
pub(crate) fn is_usable(der: &[u8]) -> bool {
    decode(der).is_some()
}

/// Whether it is encoded as the API answers.
pub(crate) fn is_pkcs1(der: &[u8]) -> bool {
    RsaPublicKey::from_der(der).is_ok()
}

/// PKCS#1, as the API answers, or SubjectPublicKeyInfo, as AWS's guide shows once.
fn decode(der: &[u8]) -> Option<PublicKey> {
    let key = RsaPublicKey::from_der(der).ok().or_else(|| {
        let info = SubjectPublicKeyInfoRef::from_der(der).ok()?;
        info.algorithm.assert_algorithm_oid(RSA_ENCRYPTION).ok()?;
        RsaPublicKey::from_der(info.subject_public_key.as_bytes()?).ok()
    })?;
    let (modulus, exponent) = (key.modulus.as_bytes(), key.public_exponent.as_bytes());
    let bits = modulus.len() * 8 - modulus.first().map_or(0, |byte| byte.leading_zeros() as usize);
    (LEAST_KEY_BITS..=MOST_KEY_BITS).contains(&bits).then(|| PublicKey::new(modulus, exponent)).flatten()
}

/// A time, both ends included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub from: Micros,
    pub to: Micros,
}

impl Window {
    fn touches(self, valid: Validity) -> bool {
        match valid {
            Validity::Between(from, to) => {
                from.is_none_or(|from| from <= self.to) && to.is_none_or(|to| to >= self.from)
            }
            Validity::Unknown => false,
        }
    }
}

#[cfg(test)]
mod tests;
