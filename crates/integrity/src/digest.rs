//! Parses digest files.

use protocol::Micros;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::time;

/// The content of a digest, as far as the rules need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    pub(crate) account: Option<String>,
    pub(crate) start: Micros,
    /// `digestStartTime` as written.
    pub(crate) start_text: String,
    pub(crate) end: Micros,
    /// `digestEndTime` as written, since this text is signed.
    pub(crate) end_text: String,
    pub(crate) bucket: String,
    pub(crate) key: String,
    /// `digestPublicKeyFingerprint` in lower case.
    pub(crate) fingerprint: String,
    /// Whether the algorithm is SHA256withRSA or not given.
    pub(crate) algorithm_supported: bool,
    /// `None` for a starting digest.
    pub(crate) previous: Option<Previous>,
    /// `previousDigestSignature` as written, since this text is signed. `None` stands for null.
    pub(crate) previous_signature: Option<String>,
    pub(crate) logs: Vec<Listing>,
}

impl Digest {
    /// Whether the signed values have the form that AWS gives them. Otherwise they could be parts of another signed
    /// text.
    pub(crate) fn has_signed_form(&self) -> bool {
        let is_line = |text: &str| !text.contains(char::is_control);
        let is_hex = |text: &String| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_line(&self.end_text)
            && is_line(&self.bucket)
            && is_line(&self.key)
            && !self.bucket.contains('/')
            && self.previous_signature.as_ref().is_none_or(is_hex)
    }
}

/// What a digest records about the previous one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Previous {
    pub bucket: Option<String>,
    pub key: String,
    /// In lower case. AWS writes the previous digest's name and its hash, or neither, so a name without a hash is a
    /// contradiction.
    pub hash: Option<String>,
}

/// A log file listed in a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    pub(crate) key: Box<str>,
    /// `None` for anything but 64 lower-case hexadecimal digits, which no content can match.
    pub(crate) hash: Option<[u8; 32]>,
}

/// Why a file is not a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigestFault {
    /// Not UTF-8, not JSON, not an object.
    Unreadable,
    /// A field that every digest has is missing or has the wrong type.
    MissingField,
}

/// Parses a digest, given the content of its first gzip member.
///
/// # Errors
///
/// If it is not a digest. An object with a repeated name counts as unreadable, because parsers differ in which of the
/// two values they use.
pub fn parse_digest(content: &[u8]) -> Result<Digest, DigestFault> {
    let text = std::str::from_utf8(content).map_err(|_| DigestFault::Unreadable)?;
    let fields: Fields<'_> = object(text).ok_or(DigestFault::Unreadable)?;
    fields.into_digest().ok_or(DigestFault::MissingField)
}

/// The fields of a digest before they are checked.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Fields<'a> {
    #[serde(borrow, default, deserialize_with = "present")]
    aws_account_id: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    digest_start_time: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    digest_end_time: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present", rename = "digestS3Bucket")]
    digest_s3_bucket: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present", rename = "digestS3Object")]
    digest_s3_object: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    digest_public_key_fingerprint: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    digest_signature_algorithm: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present", rename = "previousDigestS3Bucket")]
    previous_digest_s3_bucket: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present", rename = "previousDigestS3Object")]
    previous_digest_s3_object: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    previous_digest_hash_value: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    previous_digest_signature: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    log_files: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ListingFields<'a> {
    #[serde(rename = "s3Object")]
    s3_object: Box<str>,
    #[serde(borrow, default, deserialize_with = "present")]
    hash_value: Option<&'a RawValue>,
}

impl Fields<'_> {
    /// `None` if a field that every digest has is missing.
    fn into_digest(self) -> Option<Digest> {
        let start_text = text(self.digest_start_time)?;
        let end_text = text(self.digest_end_time)?;
        let previous_key = text(self.previous_digest_s3_object).filter(|key| !key.is_empty());
        Some(Digest {
            account: text(self.aws_account_id),
            start: time::parse(&start_text)?,
            start_text,
            end: time::parse(&end_text)?,
            end_text,
            bucket: text_or_nothing(self.digest_s3_bucket?),
            key: text_or_nothing(self.digest_s3_object?),
            fingerprint: text_or_nothing(self.digest_public_key_fingerprint?).to_ascii_lowercase(),
            algorithm_supported: supported(self.digest_signature_algorithm),
            previous: previous_key.map(|key| Previous {
                bucket: text(self.previous_digest_s3_bucket),
                key,
                hash: text(self.previous_digest_hash_value).map(|hash| hash.to_ascii_lowercase()),
            }),
            previous_signature: text_or_null(self.previous_digest_signature?)?,
            logs: listings(self.log_files?)?,
        })
    }
}

/// Whether the algorithm is supported. Its name is not signed and may be absent, but any other name means another
/// algorithm.
fn supported(algorithm: Option<&RawValue>) -> bool {
    algorithm.is_none() || text(algorithm).as_deref() == Some("SHA256withRSA")
}

fn listings(raw: &RawValue) -> Option<Vec<Listing>> {
    let elements: Vec<&RawValue> = serde_json::from_str(raw.get()).ok()?;
    elements.into_iter().map(listing).collect()
}

fn listing(raw: &RawValue) -> Option<Listing> {
    let fields: ListingFields<'_> = object(raw.get())?;
    Some(Listing { key: fields.s3_object, hash: text(fields.hash_value).as_deref().and_then(lower_hex) })
}

/// Parses a hash. Only lower case counts, as for AWS's own validator.
pub(crate) fn lower_hex(text: &str) -> Option<[u8; 32]> {
    let mut hash = [0; 32];
    let lower = !text.bytes().any(|byte| byte.is_ascii_uppercase());
    (lower && hex::decode_to_slice(text, &mut hash).is_ok()).then_some(hash)
}

/// Parses an object. Serde alone would also accept an array in its place.
fn object<'a, T: Deserialize<'a>>(json: &'a str) -> Option<T> {
    json.trim_start().starts_with('{').then(|| serde_json::from_str(json).ok()).flatten()
}

/// Distinguishes `null` from an absent field.
fn present<'de: 'a, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'a RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

fn text(raw: Option<&RawValue>) -> Option<String> {
    serde_json::from_str(raw?.get()).ok()
}

/// The text; "" for null and anything else that is not text, which then names no key, bucket or place.
fn text_or_nothing(raw: &RawValue) -> String {
    text(Some(raw)).unwrap_or_default()
}

/// The text or null; the outer `None` for anything else.
fn text_or_null(raw: &RawValue) -> Option<Option<String>> {
    serde_json::from_str(raw.get()).ok()
}

#[cfg(test)]
mod tests;
