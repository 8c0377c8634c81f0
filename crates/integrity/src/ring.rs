//! The supplied keys, ready for use.

use order::{Order, set_of};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Deref;

use pkcs1::RsaPublicKey;
use pkcs1::der::Decode;
use protocol::Micros;
use spki::{ObjectIdentifier, SubjectPublicKeyInfoRef};

use crate::PublicKeyEntry;
use crate::finding::WhyNotSigned;
use crate::keys::{KeyFault, Validity};
use crate::public_key::PublicKey;

/// `rsaEncryption`, the algorithm in a SubjectPublicKeyInfo with an RSA key (RFC 8017, appendix A.1).
const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// Fewest bits of a usable key. CloudTrail's have 2048; shorter ones than this can be broken.
pub(crate) const LEAST_KEY_BITS: usize = 1024;

/// Most bits of a usable key. Longer ones only cost time.
pub(crate) const MOST_KEY_BITS: usize = 4096;

/// Most different keys with the same fingerprint tried on a signature. Nobody can make a key with the fingerprint of
/// one of AWS's, so more than one is an attempt to cause trouble.
pub(crate) const MOST_KEYS_A_FINGERPRINT: usize = 32;

/// Keys by fingerprint.
pub(crate) struct KeyRing<'a> {
    /// `None` if no list of keys was supplied.
    keys: Option<BTreeMap<&'a str, Vec<Key<'a>>>>,
    distinct: u64,
}

/// A key, however often it is listed.
pub(crate) struct Key<'a> {
    der: Option<&'a [u8]>,
    /// All entries that list it.
    entries: Vec<&'a PublicKeyEntry>,
    /// Parsed when first needed, then kept; `None` inside if it is not usable.
    ready: OnceCell<Option<PublicKey>>,
}

/// Keys to try on a signature.
#[derive(Debug)]
pub(crate) struct Candidates<'r> {
    keys: Vec<&'r PublicKey>,
    /// Whether there are more than are tried.
    pub more: bool,
}

impl<'r> Deref for Candidates<'r> {
    type Target = [&'r PublicKey];

    fn deref(&self) -> &[&'r PublicKey] {
        &self.keys
    }
}

impl<'a> KeyRing<'a> {
    pub fn new(entries: Option<&'a [PublicKeyEntry]>) -> KeyRing<'a> {
        let distinct = set_of(entries.unwrap_or_default().iter().map(|entry| (&entry.fingerprint, &entry.der)));
        KeyRing { distinct: distinct.len() as u64, keys: entries.map(by_fingerprint) }
    }

    /// Number of different keys supplied, usable or not.
    pub fn len(&self) -> u64 {
        self.distinct
    }

    /// Keys that may prove something, each with its fingerprint.
    pub fn keys(&self) -> impl Iterator<Item = (&'a str, &Key<'a>)> {
        self.keys.iter().flatten().flat_map(|(fingerprint, keys)| keys.iter().map(move |key| (*fingerprint, key)))
    }

    /// The keys with this fingerprint that were valid at some time in the window (`None`: at any time), or why there
    /// are none.
    pub fn usable(&self, fingerprint: &str, window: Option<Window>) -> Result<Candidates<'_>, WhyNotSigned> {
        let keys = self.keys.as_ref().ok_or(WhyNotSigned::NoKeys)?;
        let keys = keys.get(fingerprint).ok_or(WhyNotSigned::KeyNotFound)?;
        let mut valid = keys.iter().filter(|key| window.is_none_or(|window| key.is_valid(window))).peekable();
        valid.peek().ok_or(WhyNotSigned::KeyOutsideValidity)?;
        let mut usable = valid.filter_map(Key::ready);
        let keys: Vec<&PublicKey> = usable.by_ref().take(MOST_KEYS_A_FINGERPRINT).collect();
        if keys.is_empty() {
            Err(WhyNotSigned::KeyUnusable)
        } else {
            Ok(Candidates { keys, more: usable.next().is_some() })
        }
    }
}

/// Groups entries by fingerprint, leaving out those that pretend to be another key.
fn by_fingerprint(entries: &[PublicKeyEntry]) -> BTreeMap<&str, Vec<Key<'_>>> {
    let is_itself = |entry: &&PublicKeyEntry| !matches!(entry.fault, Some(KeyFault::OtherKey { .. }));
    let mut listed: Vec<(&str, Option<&[u8]>, &PublicKeyEntry)> = Vec::new();
    for entry in entries.iter().filter(is_itself) {
        let der = entry.der.as_deref().map(|der| pkcs1(der).unwrap_or(der));
        listed.push((&entry.fingerprint, der, entry));
    }
    listed.order_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let mut ring: BTreeMap<&str, Vec<Key<'_>>> = BTreeMap::new();
    for (fingerprint, der, entry) in listed {
        let keys = ring.entry(fingerprint).or_default();
        match keys.last_mut().filter(|last| last.der == der) {
            Some(last) => last.entries.push(entry),
            None => keys.push(Key { der, entries: vec![entry], ready: OnceCell::new() }),
        }
    }
    ring
}

impl<'a> Key<'a> {
    /// The parsed key, if it is usable.
    pub fn ready(&self) -> Option<&PublicKey> {
        self.ready.get_or_init(|| self.der.and_then(decode)).as_ref()
    }

    /// Its DER; as PKCS#1, if it is usable.
    pub fn der(&self) -> Option<&'a [u8]> {
        self.der
    }

    /// Paths of the files that list it, sorted.
    pub fn sources(&self) -> Vec<&'a str> {
        set_of(self.entries.iter().map(|entry| entry.source.as_str())).into_iter().collect()
    }

    fn is_valid(&self, window: Window) -> bool {
        self.entries.iter().any(|entry| window.touches(entry.valid))
    }
}

/// Whether it can be used to verify anything.
pub(crate) fn is_usable(der: &[u8]) -> bool {
    decode(der).is_some()
}

/// Whether it is encoded as in API responses.
pub(crate) fn is_pkcs1(der: &[u8]) -> bool {
    RsaPublicKey::from_der(der).is_ok()
}

/// An RSA key as PKCS#1, as in API responses, given that or a SubjectPublicKeyInfo, which AWS's guide shows once.
pub(crate) fn pkcs1(der: &[u8]) -> Option<&[u8]> {
    if is_pkcs1(der) {
        return Some(der);
    }
    let info = SubjectPublicKeyInfoRef::from_der(der).ok()?;
    info.algorithm.assert_algorithm_oid(RSA_ENCRYPTION).ok()?;
    info.subject_public_key.as_bytes().filter(|inner| is_pkcs1(inner))
}

/// Whether it is an RSA key of a usable size.
pub(crate) fn has_usable_size(der: &[u8]) -> bool {
    sized(der).is_some()
}

fn sized(der: &[u8]) -> Option<RsaPublicKey<'_>> {
    let key = RsaPublicKey::from_der(pkcs1(der)?).ok()?;
    let modulus = key.modulus.as_bytes();
    let bits = modulus.len() * 8 - modulus.first().map_or(0, |byte| byte.leading_zeros() as usize);
    (LEAST_KEY_BITS..=MOST_KEY_BITS).contains(&bits).then_some(key)
}

fn decode(der: &[u8]) -> Option<PublicKey> {
    let key = sized(der)?;
    PublicKey::new(key.modulus.as_bytes(), key.public_exponent.as_bytes())
}

/// A period, both ends included.
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
