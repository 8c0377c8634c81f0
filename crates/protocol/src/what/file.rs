//! A file as a whole, and the encoding of its text.

use serde::{Deserialize, Serialize};

use super::{AwsCommand, EventNotation, Eventless, EvidenceFile, OtherFile, PrintedForm, Remedy};

/// Something about a file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileNote {
    /// Nothing in it.
    Empty,
    /// Nothing in it, although it has a name that CloudTrail gives.
    EmptyLog,
    /// A log with an empty list of records.
    NoRecords,
    /// Something of CloudTrail's without events.
    Eventless(Eventless),
    /// So many records that count events, and no others.
    Aggregated(u64),
    /// So many records that count events, between others.
    AggregatedBetween(u64),
    /// Nothing of CloudTrail's.
    NotCloudTrail(OtherFile),
    /// Nothing of CloudTrail's, although it has a name that CloudTrail gives.
    NotAsNamed(OtherFile),
    /// Something that may well hold events and is not read, with what helps.
    NotRead(OtherFile, Remedy),
    /// Text that is no JSON, with so many records in it.
    MostlyText(u64),
    /// Events in a notation that is not read.
    Notation(EventNotation),
    /// From the offset on it is not what Python prints: about so many records were left out.
    NotPython(u64),
    /// An answer of AWS that was not printed as JSON.
    Printed(AwsCommand, PrintedForm),
    /// Evidence whose JSON is broken.
    BrokenEvidence(EvidenceFile),
}

/// Something about the encoding of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EncodingFault {
    /// It is UTF-16.
    Utf16,
    /// Bytes in no record are not UTF-8.
    Stray,
    /// Bytes in a record are not UTF-8.
    InRecord,
}
