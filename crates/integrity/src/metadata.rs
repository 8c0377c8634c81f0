//! Object metadata of digests, which is where S3 keeps their signatures.
//!
//! Accepted formats are the output of `aws s3api head-object` or `get-object` (one or several, one after another or in
//! an array), user metadata alone, and a map from keys to user metadata.

use protocol::Micros;
use protocol::what::AnswerFault;
use serde_json::{Map, Value};

use crate::answers::{Answers, member};
use crate::name::file_name;
use crate::time;

/// What a file says about the metadata of objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    pub(crate) objects: Vec<ObjectMetadata>,
}

/// The metadata of one object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ObjectMetadata {
    pub subject: Subject,
    /// `ContentLength`: number of stored bytes.
    pub stored_bytes: Option<u64>,
    /// The signature, hexadecimal, as written.
    pub signature: Option<String>,
    /// When a backfill digest was generated and signed.
    pub generated: Option<Micros>,
}

/// Which object metadata is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The object with this key.
    Key(String),
    /// Unknown, but the name of the file that contains the metadata may tell.
    InFile(String),
}

/// Parses a file of object metadata.
///
/// # Errors
///
/// The file cannot be read to its end, or nothing in it is such metadata.
pub fn parse_metadata(path: &str, bytes: &[u8]) -> Result<Metadata, AnswerFault> {
    let answers = Answers::read(path, bytes);
    if let Some(problem) = answers.broken {
        return Err(AnswerFault::Broken { problem, something: !answers.objects.is_empty() });
    }
    if answers.objects.is_empty() {
        return Err(AnswerFault::NoAnswer);
    }
    Ok(Metadata { objects: answers.objects })
}

/// What a response says about its object; `None` if it is not from `head-object`.
pub(crate) fn object(fields: &Map<String, Value>, path: &str) -> Option<ObjectMetadata> {
    let metadata = member(fields, "Metadata")?.as_object()?;
    // S3 prints neither bucket nor key, but somebody who wrapped the output may have added them.
    let subject = match member(fields, "Key").and_then(Value::as_str) {
        Some(key) => Subject::Key(key.to_owned()),
        None => Subject::InFile(file_name(path).to_owned()),
    };
    let stored_bytes = member(fields, "ContentLength").and_then(Value::as_u64);
    Some(ObjectMetadata { stored_bytes, ..user_metadata(metadata, subject) })
}

/// The user metadata alone, as `--query Metadata` leaves it.
pub(crate) fn alone(fields: &Map<String, Value>, path: &str) -> Option<ObjectMetadata> {
    let subject = Subject::InFile(file_name(path).to_owned());
    fields.keys().any(|name| of_signature(name)).then(|| user_metadata(fields, subject))
}

/// What a member of a map from keys to metadata or responses says.
pub(crate) fn keyed(key: &str, value: &Value, path: &str) -> Option<ObjectMetadata> {
    let fields = value.as_object()?;
    let subject = Subject::Key(key.to_owned());
    match object(fields, path) {
        Some(object) => Some(ObjectMetadata { subject, ..object }),
        None => fields.keys().any(|name| of_signature(name)).then(|| user_metadata(fields, subject)),
    }
}

/// Whether a member of user metadata shows that there is a signature, valid or not.
fn of_signature(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    matches!(name.strip_prefix("x-amz-meta-").unwrap_or(&name), "signature" | "signature-algorithm")
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
