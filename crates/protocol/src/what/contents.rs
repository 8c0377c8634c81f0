//! What is in a file, as precisely as is known.

use serde::{Deserialize, Serialize};

use super::OtherFile;

/// What is in a file. Its [`crate::FileKind`] says what that is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Contents {
    /// A log as CloudTrail delivers it.
    Log,
    /// What `lookup-events` answered.
    LookupEvents,
    /// What CloudWatch Logs gave out.
    LogEvents,
    /// What EventBridge handed on.
    Envelopes,
    /// Records that count events.
    Aggregated,
    /// What `get-query-results` answered.
    LakeResults,
    /// Another service's answer to a query, or rows that a data tool wrote, as JSON.
    QueryResults,
    /// A log with an empty list of records.
    EmptyLog,
    /// A log of which nothing could be read.
    UnreadableLog,
    /// The console's Event history as CSV.
    EventHistory,
    /// CSV that was exported from here.
    OwnTable,
    /// CSV with a row for each event.
    EventTable,
    /// CSV with records in its cells.
    RecordTable,
    /// Events as some program prints them.
    Notation(EventNotation),
    /// CloudTrail's or a carrier's, without events.
    Eventless(Eventless),
    /// What a proof is made of, or stands beside one.
    Evidence(EvidenceFile),
    /// A zip archive.
    Zip,
    /// A tar archive.
    Tar,
    /// A tar archive that was compressed.
    TarInGzip,
    /// Gzip that was compressed once more.
    GzipInGzip,
    /// Another archive that was compressed once more.
    ArchiveInGzip,
    /// A file compressed with Zstandard.
    Zstandard,
    /// JSON that stops making sense.
    BrokenJson,
    /// JSON with parts that were not searched.
    UnsearchedJson,
    /// Gzip that gave nothing.
    DamagedGzip,
    /// Nothing.
    Empty,
    /// What macOS or Windows put beside other files.
    Companion,
    /// An answer of AWS that was not printed as JSON.
    Printed(AwsCommand, PrintedForm),
    /// Nothing of CloudTrail's.
    Other(OtherFile),
    /// A file in a container that could not be read.
    UnreadEntry,
    /// A file that is larger than one may be.
    TooLarge,
    /// A file that the browser could not read.
    NotFromDisk,
}

/// How programs print events in other ways than as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventNotation {
    /// `{'eventName': None}`, which is read.
    Python,
    /// `eventName: null`
    Yaml,
    /// `{ eventName: null }`
    JavaScript,
    /// `EventName : CreateUser`, with long values broken into lines.
    PowerShell,
    /// `{"eventName"=>nil}`
    Ruby,
    /// `map[eventName:CreateUser]`
    Go,
    /// XML or HTML.
    Markup,
    /// Names and values of events in any other notation.
    Unknown,
}

/// What may hold events, and does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Eventless {
    /// A control message of CloudWatch Logs.
    ControlMessage,
    /// A list of events without any.
    EmptyList,
}

/// What a proof is made of, or stands beside one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EvidenceFile {
    /// A digest.
    Digest,
    /// Public keys.
    PublicKeys,
    /// A sign file of CloudTrail Lake.
    LakeSignature,
    /// Metadata of one object.
    ObjectMetadata,
    /// Metadata of several digests.
    DigestMetadata,
    /// The settings of a trail.
    TrailSettings,
    /// Definitions of metric filters and alarms.
    AlarmDefinitions,
    /// Notes on events, saved here.
    Notes,
    /// What somebody had, and what of it was handed over.
    Manifest,
    /// Sigma rules.
    SigmaRules,
}

/// A command whose answer is evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AwsCommand {
    /// `aws cloudtrail list-public-keys`
    ListPublicKeys,
    /// `aws s3api head-object`
    HeadObject,
    /// `aws cloudtrail describe-trails`
    DescribeTrails,
    /// `aws cloudtrail get-trail`
    GetTrail,
    /// `aws cloudtrail get-trail-status`
    GetTrailStatus,
    /// `aws cloudtrail get-event-selectors`
    GetEventSelectors,
}

impl AwsCommand {
    /// As it is typed.
    pub const fn name(self) -> &'static str {
        match self {
            AwsCommand::ListPublicKeys => "list-public-keys",
            AwsCommand::HeadObject => "head-object",
            AwsCommand::DescribeTrails => "describe-trails",
            AwsCommand::GetTrail => "get-trail",
            AwsCommand::GetTrailStatus => "get-trail-status",
            AwsCommand::GetEventSelectors => "get-event-selectors",
        }
    }
}

/// How an answer was printed that should have been printed as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrintedForm {
    /// `--output table`
    Table,
    /// `--output yaml`
    Yaml,
    /// `--output text`
    Text,
    /// As some program prints it.
    Other,
}
