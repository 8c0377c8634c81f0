//! CloudTrail events that a tool has rewritten into another schema. If the original record is kept along with them
//! (`event.original`, `raw_data`), it is found there like any record in a string. Otherwise it cannot be restored, so
//! such events are named and counted.

use memchr::memmem;
use protocol::what::{EventSchema, RecordNote, What};
use protocol::{IssueKind, Severity};

use crate::model::Finding;

/// What the names of an object's members say about its schema.
#[derive(Clone, Copy, Debug, Default)]
pub struct Names {
    aws: bool,
    event: bool,
    of_cloudtrail: bool,
    class: bool,
    source: bool,
    metadata: bool,
}

impl Names {
    /// Notes the name of a member.
    pub fn note(&mut self, name: &[u8]) {
        match name {
            b"aws" => self.aws = true,
            b"event" | b"@timestamp" => self.event = true,
            b"_source" => self.source = true,
            b"class_uid" => self.class = true,
            b"metadata" => self.metadata = true,
            _ if name.starts_with(b"aws.cloudtrail.") => self.of_cloudtrail = true,
            _ if name.starts_with(b"metadata.") => self.metadata = true,
            _ => {}
        }
    }

    /// Whether the member with this name repeats the content of another.
    pub fn repeats(self, name: &[u8]) -> bool {
        self.source && name == b"fields"
    }

    /// The schema of the object with these names, if it is a CloudTrail event in one.
    pub fn schema(self, object: &[u8]) -> Option<EventSchema> {
        let mentions = |word: &[u8]| memmem::find(object, word).is_some();
        if self.of_cloudtrail || (self.aws && self.event && mentions(b"\"cloudtrail\"")) {
            Some(EventSchema::Ecs)
        } else if self.class && self.metadata && (mentions(b"CloudTrail") || mentions(b"cloudtrail")) {
            Some(EventSchema::Ocsf)
        } else {
            None
        }
    }
}

/// Whether an object has a description in place of an event's name, as in a JSON schema or an index's mapping.
pub fn describes_events(object: &[u8]) -> bool {
    let Some(at) = memmem::find(object, b"\"eventName\"") else { return false };
    let value = object.get(at + b"\"eventName\"".len()..).unwrap_or_default().trim_ascii_start();
    let value = value.strip_prefix(b":").unwrap_or_default().trim_ascii_start();
    let inside = value.strip_prefix(b"{").and_then(|value| value.split(|byte| *byte == b'}').next());
    inside.is_some_and(|inside| memmem::find(inside, b"\"type\"").is_some())
}

/// Recognises a schema by a table's headings.
pub fn of_headings(line: &str) -> Option<EventSchema> {
    if line.contains("aws.cloudtrail.") {
        Some(EventSchema::Ecs)
    } else if line.contains("class_uid") && line.contains("metadata") {
        Some(EventSchema::Ocsf)
    } else {
        None
    }
}

/// The finding about an event that begins at this offset.
pub fn finding(schema: EventSchema, start: usize) -> Finding {
    Finding {
        offset: Some(start as u64),
        severity: Severity::Error,
        kind: IssueKind::BadRecord,
        what: What::Record(RecordNote::OtherSchema(schema)),
        rejected: 1,
    }
}
