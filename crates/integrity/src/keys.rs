//! Answers of `list-public-keys`.

mod binary;

use protocol::Micros;
use serde_json::{Map, Value};

use crate::answers::{Answers, member};
use crate::ring::{has_usable_size, pkcs1};
use crate::time;

/// One entry of a key list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKeyEntry {
    /// What digests call it, in lower case: computed from the key, or as stated if the value is no key.
    pub(crate) fingerprint: String,
    /// PKCS#1 or SubjectPublicKeyInfo; `None` if the value is not base64.
    pub(crate) der: Option<Vec<u8>>,
    pub(crate) valid: Validity,
    /// What is wrong with it.
    pub(crate) fault: Option<KeyFault>,
    /// Path of the file that lists it.
    pub(crate) source: String,
}

/// What is wrong with an entry of a key list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum KeyFault {
    /// Its value is no RSA key that can be used.
    NoKey,
    /// It states another fingerprint than its own: it is offered as a key that it is not, and proves nothing.
    OtherKey {
        /// As stated.
        stated: String,
        /// As computed.
        own: String,
    },
}

/// When a key may have signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Validity {
    /// From, to; `None`: unlimited.
    Between(Option<Micros>, Option<Micros>),
    /// A time is given that is none.
    Unknown,
}

/// Reads answers of `aws cloudtrail list-public-keys`, of version 1 or 2, or as AWS's guide or a program prints them:
/// one or several, one after the other or in an array, or just the keys of one. A key that cannot be used stays in the
/// list: it explains why a signature could not be checked.
///
/// # Errors
///
/// Says in words what is not as expected.
pub fn parse_public_keys(path: &str, bytes: &[u8]) -> Result<Vec<PublicKeyEntry>, String> {
    let answers = Answers::read(path, bytes);
    answers.keys.ok_or_else(|| {
        let problem = answers.broken.unwrap_or_else(|| "found something else".to_owned());
        format!("Expected the answer of list-public-keys, {{\"PublicKeyList\": [...]}}: {problem}")
    })
}

/// The entries of an answer; `None` if it is none.
pub(crate) fn listed(fields: &Map<String, Value>) -> Option<Vec<PublicKeyEntry>> {
    let entries = member(fields, "PublicKeyList")?.as_array()?;
    entries.iter().map(|entry| Some(read(entry.as_object()?))).collect()
}

/// An entry by itself.
pub(crate) fn entry(fields: &Map<String, Value>) -> Option<PublicKeyEntry> {
    let names = ["Fingerprint", "ValidityStartTime", "ValidityEndTime"];
    let is_one = member(fields, "Value").is_some() && names.iter().any(|name| member(fields, name).is_some());
    is_one.then(|| read(fields))
}

fn read(fields: &Map<String, Value>) -> PublicKeyEntry {
    let der = member(fields, "Value").and_then(binary::read);
    let stated = member(fields, "Fingerprint").and_then(Value::as_str).map(plain).filter(|text| !text.is_empty());
    let own = der.as_deref().map(fingerprint).unwrap_or_default();
    let is_key = der.as_deref().is_some_and(has_usable_size);
    // AWS names a key by its PKCS#1 form; one that is listed in the other form may be named by that.
    let is_own = |stated: &str| *stated == own || der.as_deref().map(md5).as_deref() == Some(stated);
    let (fingerprint, fault) = match stated {
        Some(stated) if !is_key => (stated, Some(KeyFault::NoKey)),
        Some(stated) if !is_own(&stated) => (own.clone(), Some(KeyFault::OtherKey { stated, own })),
        Some(stated) => (stated, None),
        None => (own, (!is_key).then_some(KeyFault::NoKey)),
    };
    let time = |name| member(fields, name).map_or(Ok(None), moment);
    let valid = match (time("ValidityStartTime"), time("ValidityEndTime")) {
        (Ok(from), Ok(to)) => Validity::Between(from, to),
        _ => Validity::Unknown,
    };
    PublicKeyEntry { fingerprint, der, valid, fault, source: String::new() }
}

/// Without the blanks and colons that people and tools put in.
fn plain(fingerprint: &str) -> String {
    let digits = fingerprint.chars().filter(|character| !character.is_whitespace() && *character != ':');
    digits.collect::<String>().to_ascii_lowercase()
}

/// How CloudTrail names a key.
fn fingerprint(der: &[u8]) -> String {
    md5(pkcs1(der).unwrap_or(der))
}

/// MD5 in hex: a name, not a safeguard.
fn md5(bytes: &[u8]) -> String {
    use md5::Digest;
    hex::encode(md5::Md5::digest(bytes))
}

/// Epoch seconds as a number (version 1) or as text (the guide), or ISO 8601 (version 2).
pub(crate) fn moment(value: &Value) -> Result<Option<Micros>, ()> {
    let time = match value {
        Value::Null => return Ok(None),
        Value::Number(number) => number.as_f64().and_then(time::from_epoch),
        Value::String(text) => match text.trim().parse::<f64>() {
            Ok(seconds) => time::from_epoch(seconds),
            Err(_) => time::parse(text),
        },
        _ => None,
    };
    time.map(Some).ok_or(())
}

#[cfg(test)]
mod tests;
