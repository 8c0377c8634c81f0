//! Object metadata of digests: where S3 keeps their signatures.
//!
//! Accepted are the output of `aws s3api head-object` or `get-object` (one or several, one after the other or in an
//! array), and a map from keys to user metadata.

use protocol::Micros;
use serde_json::{Map, Value};

use crate::name::file_name;
use crate::time;

/// What one file tells about the metadata of objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    pub(crate) objects: Vec<ObjectMetadata>,
}

/// The metadata of one object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ObjectMetadata {
    pub subject: Subject,
    /// `ContentLength`, bytes as stored.
    pub stored_bytes: Option<u64>,
    /// Hex, as written.
    pub signature: Option<String>,
    /// When a backfill digest was made and signed.
    pub generated: Option<Micros>,
}

/// Which object it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The object with this key.
    Key(String),
    /// Not said; perhaps the name of the file that holds the metadata tells.
    InFile(String),
}

/// Reads one file of object metadata.
///
/// # Errors
///
/// Says in words what is not as expected.
pub fn parse_metadata(path: &str, bytes: &[u8]) -> Result<Metadata, String> {
    let mut objects = Vec::new();
    for value in serde_json::Deserializer::from_slice(bytes).into_iter::<Value>() {
        let value = value.map_err(|error| format!("Expected the output of head-object: {error}"))?;
        read(&value, path, &mut objects);
    }
    if objects.is_empty() {
        return Err(
            "Expected the output of head-object with a \"Metadata\" member, or a map from keys to metadata".to_owned()
        );
    }
    Ok(Metadata { objects })
}

fn read(value: &Value, path: &str, objects: &mut Vec<ObjectMetadata>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| read(value, path, objects)),
        Value::Object(fields) => match fields.get("Metadata") {
            Some(Value::Object(metadata)) => objects.push(head_object(fields, metadata, path)),
            _ => objects.extend(fields.iter().filter_map(|(key, value)| keyed(key, value))),
        },
        _ => {}
    }
}

fn head_object(fields: &Map<String, Value>, metadata: &Map<String, Value>, path: &str) -> ObjectMetadata {
    // S3 prints neither bucket nor key; whoever wrapped the output may have added it.
    let key = ["Key", "key"].iter().find_map(|name| fields.get(*name)?.as_str());
    let subject = match key {
        Some(key) => Subject::Key(key.to_owned()),
        None => Subject::InFile(file_name(path).to_owned()),
    };
    ObjectMetadata {
        stored_bytes: fields.get("ContentLength").and_then(Value::as_u64),
        ..user_metadata(metadata, subject)
    }
}

fn keyed(key: &str, value: &Value) -> Option<ObjectMetadata> {
    let fields = value.as_object()?;
    let subject = Subject::Key(key.to_owned());
    match fields.get("Metadata") {
        Some(Value::Object(metadata)) => Some(ObjectMetadata { subject, ..head_object(fields, metadata, "") }),
        _ => Some(user_metadata(fields, subject)),
    }
}

fn user_metadata(metadata: &Map<String, Value>, subject: Subject) -> ObjectMetadata {
    let text = |wanted: &str| {
        let named = |name: &str| {
            let name = name.to_ascii_lowercase();
            name.strip_prefix("x-amz-meta-").unwrap_or(&name) == wanted
        };
        metadata.iter().find(|(name, _)| named(name))?.1.as_str()
    };
    ObjectMetadata {
        subject,
        stored_bytes: None,
        signature: text("signature").map(|text| text.trim().to_owned()),
        generated: text("backfill-generation-timestamp").and_then(time::parse),
    }
}

#[cfg(test)]
mod tests;
