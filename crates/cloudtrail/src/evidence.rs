//! JSON objects that are evidence (digests, keys, metadata) or that come from somewhere else.

use std::borrow::Cow;
use std::fmt;

use protocol::FileKind;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// Members of an object as they stand, in order, repeated ones too; nothing for anything but an object.
pub fn members(raw: &str) -> Vec<(Cow<'_, str>, &str)> {
    let mut deserializer = serde_json::Deserializer::from_str(raw);
    deserializer.deserialize_map(Members).unwrap_or_default()
}

struct Members;

#[derive(serde::Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(Cow<'de, str>, &'de str)>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut members = Vec::new();
        while let Some((Key(key), value)) = map.next_entry::<Key<'de>, &'de RawValue>()? {
            members.push((key, value.get()));
        }
        Ok(members)
    }
}

/// What an object that is no record says it is; `None` if it does not say.
pub fn recognise(raw: &str) -> Option<(FileKind, String)> {
    let members = members(raw);
    let has = |name: &str| members.iter().any(|(key, _)| key == name);
    let value = |name: &str| members.iter().find(|(key, _)| key == name).map_or("", |(_, value)| *value);
    let known = |kind, words: &str| Some((kind, words.to_owned()));
    if has("digestS3Object") || (has("logFiles") && has("digestEndTime")) {
        return known(FileKind::Digest, "CloudTrail digest");
    }
    if has("PublicKeyList") || has("publicKeyList") {
        return known(FileKind::PublicKeys, "CloudTrail public keys");
    }
    if has("hashSignature") && has("files") {
        return known(FileKind::LakeSignature, "CloudTrail Lake signature");
    }
    if has("Metadata") && (has("ETag") || has("ContentLength") || value("Metadata").contains("signature")) {
        return known(FileKind::DigestMetadata, "S3 object metadata");
    }
    let signed = |value: &str| self::members(value).iter().any(|(key, _)| key == "signature");
    if !members.is_empty() && members.iter().all(|(_, value)| signed(value)) {
        return known(FileKind::DigestMetadata, "S3 object metadata of digests");
    }
    if has("configurationItems") || has("configSnapshotId") {
        return known(FileKind::Foreign, "an AWS Config snapshot or history");
    }
    if value("messageType").contains("CONTROL_MESSAGE") {
        return known(FileKind::Log, "CloudWatch Logs control message, which holds no events");
    }
    if value("Records").contains("\"aws:s3\"") {
        return known(FileKind::Foreign, "S3 event notifications");
    }
    None
}
