//! Parses output of `list-public-keys`.

mod binary;

use protocol::Micros;
use protocol::what::AnswerFault;
use serde_json::{Map, Value};

use crate::answers::{Answers, member};
use crate::ring::{has_usable_size, pkcs1};
use crate::time;

/// One entry of a key list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKeyEntry {
    /// Fingerprint in lower case: computed from the key or, if the value is not a key, as stated.
    pub(crate) fingerprint: String,
    /// PKCS#1 or SubjectPublicKeyInfo; `None` if the value is not base64.
    pub(crate) der: Option<Vec<u8>>,
    pub(crate) valid: Validity,
    /// What is wrong with it.
    pub(crate) fault: Option<KeyFault>,
    /// Path of the file that lists it.
    pub(crate) source: String,
}

/// What is wrong with an entry in a list of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum KeyFault {
    /// Its value is not a usable RSA key.
    NoKey,
    /// The stated fingerprint is not that of the key. It pretends to be another key, so it proves nothing.
    OtherKey {
        /// The stated fingerprint.
        stated: String,
        /// The computed fingerprint.
        own: String,
    },
}

/// When a key was valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Validity {
    /// From, to; `None` means unlimited.
    Between(Option<Micros>, Option<Micros>),
    /// A time is given that cannot be parsed.
    Unknown,
}

/// Parses responses of `aws cloudtrail list-public-keys`, version 1 or 2, or as printed in AWS's guide or by a program:
/// one or several, one after another or in an array, or just the keys of one. A key that cannot be used stays in the
/// list, as it explains why a signature could not be checked.
///
/// # Errors
///
/// There is no such answer.
pub fn parse_public_keys(path: &str, bytes: &[u8]) -> Result<Vec<PublicKeyEntry>, AnswerFault> {
    let answers = Answers::read(path, bytes);
    let broken = |problem| AnswerFault::Broken { problem, something: false };
    answers.keys.ok_or_else(|| answers.broken.map_or(AnswerFault::NoAnswer, broken))
}

/// The entries in a response; `None` if it is not such a response.
pub(crate) fn listed(fields: &Map<String, Value>) -> Option<Vec<PublicKeyEntry>> {
    let entries = member(fields, "PublicKeyList")?.as_array()?;
    entries.iter().map(|entry| Some(read(entry.as_object()?))).collect()
}

/// A single entry.
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
    // AWS names a key by its PKCS#1 form. If it is listed in the other form, it may be named by that.
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

/// A fingerprint without the blanks and colons that people and tools insert.
fn plain(fingerprint: &str) -> String {
    let digits = fingerprint.chars().filter(|character| !character.is_whitespace() && *character != ':');
    digits.collect::<String>().to_ascii_lowercase()
}

/// The fingerprint by which CloudTrail names a key.
fn fingerprint(der: &[u8]) -> String {
    md5(pkcs1(der).unwrap_or(der))
}

/// MD5 in hexadecimal. It serves as a name, not for security.
fn md5(bytes: &[u8]) -> String {
    use md5::Digest;
    hex::encode(md5::Md5::digest(bytes))
}

/// Parses epoch seconds as a number (version 1) or as text (AWS's guide), or ISO 8601 (version 2).
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
