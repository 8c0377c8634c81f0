//! Answers of `list-public-keys`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use protocol::Micros;
use serde::Deserialize;
use serde_json::Value;

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

#[derive(Deserialize)]
struct Answer {
    #[serde(alias = "publicKeyList", rename = "PublicKeyList")]
    list: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Entry {
    #[serde(default)]
    value: Value,
    #[serde(default)]
    validity_start_time: Value,
    #[serde(default)]
    validity_end_time: Value,
    #[serde(default)]
    fingerprint: Value,
}

/// Reads the answer of `aws cloudtrail list-public-keys`, of version 1 or 2, or as AWS's guide prints it. A key that
/// cannot be used stays in the list: it explains why a signature could not be checked.
///
/// # Errors
///
/// Says in words what is not as expected.
pub fn parse_public_keys(bytes: &[u8]) -> Result<Vec<PublicKeyEntry>, String> {
    let answer: Answer = serde_json::from_slice(bytes)
        .map_err(|error| format!("Expected the answer of list-public-keys, {{\"PublicKeyList\": [...]}}: {error}"))?;
    Ok(answer.list.into_iter().map(Entry::read).collect())
}

impl Entry {
    fn read(self) -> PublicKeyEntry {
        let der = self.value.as_str().and_then(decode);
        let given = self.fingerprint.as_str().map(|text| text.trim().to_ascii_lowercase());
        let fingerprint = given.or_else(|| der.as_deref().map(fingerprint)).unwrap_or_default();
        let valid = match (moment(&self.validity_start_time), moment(&self.validity_end_time)) {
            (Ok(from), Ok(to)) => Validity::Between(from, to),
            _ => Validity::Unknown,
        };
        PublicKeyEntry { fingerprint, der, valid }
    }
}

/// Base64, with or without the line breaks that editors put in.
fn decode(text: &str) -> Option<Vec<u8>> {
    let compact: String = text.split_ascii_whitespace().collect();
    STANDARD.decode(compact).ok()
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
