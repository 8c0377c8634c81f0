//! Files that are not CloudTrail's.

use serde::{Deserialize, Serialize};

/// What a file is that is not CloudTrail's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OtherFile {
    /// A picture.
    Png,
    /// A picture.
    Jpeg,
    /// A picture.
    Gif,
    /// A picture.
    Bmp,
    /// A picture.
    Tiff,
    /// A WebP picture, or sound or film in the same wrapper.
    Riff,
    /// A film, or a picture in the same wrapper.
    Film,
    /// An icon.
    Icon,
    /// A PDF document.
    Pdf,
    /// A PostScript document.
    PostScript,
    /// An RTF document.
    Rtf,
    /// A document of Office as it was before 2007.
    OldOffice,
    /// An Excel workbook.
    Excel,
    /// A Word document.
    Word,
    /// A PowerPoint presentation.
    PowerPoint,
    /// A document of Numbers, Pages or Keynote.
    AppleDocument,
    /// A spreadsheet of LibreOffice.
    OpenSpreadsheet,
    /// Another document of LibreOffice.
    OpenDocument,
    /// XML or HTML.
    Markup,
    /// A program for Linux.
    LinuxProgram,
    /// A program for Windows.
    WindowsProgram,
    /// A program for macOS.
    MacProgram,
    /// A class of Java, or a program for several kinds of Mac: they begin alike.
    JavaOrMac,
    /// A WebAssembly module.
    WebAssembly,
    /// A Parquet file.
    Parquet,
    /// A Parquet file that is encrypted.
    EncryptedParquet,
    /// A Parquet file of events in the schema OCSF.
    OcsfParquet,
    /// An Avro file.
    Avro,
    /// An ORC file.
    Orc,
    /// An SQLite database.
    Sqlite,
    /// An event log of Windows.
    WindowsEventLog,
    /// Compressed with bzip2.
    Bzip2,
    /// Compressed with xz.
    Xz,
    /// A 7-Zip archive.
    SevenZip,
    /// A RAR archive.
    Rar,
    /// Compressed with compress.
    Compress,
    /// Compressed with lzip.
    Lzip,
    /// Compressed with LZ4.
    Lz4,
    /// Compressed with Snappy.
    Snappy,
    /// A key or a certificate.
    KeyOrCertificate,
    /// Events of CloudTrail that were rewritten into another schema.
    Events(EventSchema),
    /// VPC flow logs.
    VpcFlowLogs,
    /// Access logs of a load balancer.
    LoadBalancerLogs,
    /// Server access logs of S3.
    S3AccessLogs,
    /// Access logs of CloudFront or a web server.
    WebAccessLogs,
    /// A snapshot or the history of AWS Config.
    Config,
    /// Notifications about objects of S3.
    S3Notifications,
    /// What a Lambda function was called with.
    LambdaEvent,
    /// A notice that CloudTrail delivered a log.
    DeliveryNotice,
    /// A query result of CloudTrail Lake without whole events.
    LakeRows,
    /// Messages of CloudWatch Logs that are not about events.
    LogMessages,
    /// A template of CloudFormation.
    CloudFormation,
    /// A state of Terraform.
    Terraform,
    /// A policy of IAM.
    IamPolicy,
    /// JSON without records.
    Json,
    /// A table.
    Table,
    /// Text.
    Text,
    /// Nothing but blanks.
    Blank,
    /// No text.
    Binary,
}

/// A schema that tools rewrite events into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventSchema {
    /// The Elastic Common Schema, as Filebeat and Elastic Agent write it.
    Ecs,
    /// The Open Cybersecurity Schema Framework, as Amazon Security Lake writes it.
    Ocsf,
}

/// What helps with a file that may well hold events and is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remedy {
    /// Have it written as JSON lines or CSV.
    Convert,
    /// Have the raw records in it written as JSON lines.
    ConvertRawData,
    /// Save its sheets as CSV.
    SaveSheets,
    /// The same, if it is a workbook.
    SaveSheetsOfWorkbook,
    /// Save what is in it as text.
    SaveText,
    /// Unpack it.
    Unpack,
    /// Export the events with the records that they were made from.
    Export(EventSchema),
}
