//! Answers of `list-public-keys`.

mod binary;

use protocol::Micros;
use serde_json::{Map, Value};

use crate::answers::{Answers, member};
use crate::time;

/// One entry of a key list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKeyEntry {
    /// In lower case.
    pub(crate) fingerprint: String,
    /// PKCS#1 or SubjectPublicKeyInfo; `None` if the value is not base64.
    pub(crate) der: Option<Vec<u8>>,
    pub(crate) valid: Validity,
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
pub fn parse_public_keys(bytes: &[u8]) -> Result<Vec<PublicKeyEntry>, String> {
    let answers = Answers::read("", bytes);
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
    let given = member(fields, "Fingerprint").and_then(Value::as_str).map(|text| text.trim().to_ascii_lowercase());
    let fingerprint = given.or_else(|| der.as_deref().map(fingerprint)).unwrap_or_default();
    let time = |name| member(fields, name).map_or(Ok(None), moment);
    let valid = match (time("ValidityStartTime"), time("ValidityEndTime")) {
        (Ok(from), Ok(to)) => Validity::Between(from, to),
        _ => Validity::Unknown,
    };
    PublicKeyEntry { fingerprint, der, valid }
}

/// MD5 of the DER bytes, in hex: how CloudTrail names keys. A name, not a safeguard.
fn fingerprint(der: &[u8]) -> String {
    use md5::Digest;
    hex::encode(md5::Md5::digest(der))
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
