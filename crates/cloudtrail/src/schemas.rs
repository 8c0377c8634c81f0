//! CloudTrail events that a tool has rewritten into another schema. If the original record is kept along with them
//! (`event.original`, `raw_data`), it is found there like any record in a string. Otherwise it cannot be restored, so
//! such events are named and counted.

use memchr::memmem;
use protocol::{IssueKind, Severity};

use crate::model::Finding;

/// A schema that events are rewritten into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// The Elastic Common Schema, as Filebeat and Elastic Agent write it.
    Ecs,
    /// The Open Cybersecurity Schema Framework, as Amazon Security Lake writes it.
    Ocsf,
}

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
    pub fn schema(self, object: &[u8]) -> Option<Schema> {
        let mentions = |word: &[u8]| memmem::find(object, word).is_some();
        if self.of_cloudtrail || (self.aws && self.event && mentions(b"\"cloudtrail\"")) {
            Some(Schema::Ecs)
        } else if self.class && self.metadata && (mentions(b"CloudTrail") || mentions(b"cloudtrail")) {
            Some(Schema::Ocsf)
        } else {
            None
        }
    }
}

impl Schema {
    /// Recognises a schema by a table's headings.
    pub fn of_headings(line: &str) -> Option<Schema> {
        if line.contains("aws.cloudtrail.") {
            Some(Schema::Ecs)
        } else if line.contains("class_uid") && line.contains("metadata") {
            Some(Schema::Ocsf)
        } else {
            None
        }
    }

    /// A description of such events.
    pub const fn words(self) -> &'static str {
        match self {
            Schema::Ecs => "CloudTrail events in the Elastic Common Schema (ECS)",
            Schema::Ocsf => "CloudTrail events in the schema OCSF, as in Amazon Security Lake",
        }
    }

    /// How to get readable events instead.
    pub const fn help(self) -> &'static str {
        match self {
            Schema::Ecs => {
                "Export them with the field event.original, which Elastic keeps where preserve_original_event is set, or open the log files themselves."
            }
            Schema::Ocsf => {
                "Export them with raw_data, where it was kept, or open the log files that CloudTrail delivers to S3."
            }
        }
    }

    /// The finding about such an event that begins at this offset.
    pub fn finding(self, start: usize) -> Finding {
        let what = match self {
            Schema::Ecs => "An event in the Elastic Common Schema (ECS), without the record that it was made from",
            Schema::Ocsf => "An event in the schema OCSF, without the record that it was made from",
        };
        Finding {
            offset: Some(start as u64),
            severity: Severity::Error,
            kind: IssueKind::BadRecord,
            message: format!("{what}. It was left out. {}", self.help()),
            rejected: 1,
        }
    }
}
