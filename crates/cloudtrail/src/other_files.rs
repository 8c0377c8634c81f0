//! Recognises files that are neither JSON nor CloudTrail's.

use memchr::memmem;
use protocol::what::{OtherFile, Remedy};

use crate::schemas;

/// How binary files begin, and what they are.
const BINARY: [(&[u8], OtherFile); 27] = [
    (b"\x89PNG\r\n\x1a\n", OtherFile::Png),
    (b"\xff\xd8\xff", OtherFile::Jpeg),
    (b"RIFF", OtherFile::Riff),
    (b"BM", OtherFile::Bmp),
    (b"II*\0", OtherFile::Tiff),
    (b"MM\0*", OtherFile::Tiff),
    (b"\0\0\x01\0", OtherFile::Icon),
    (b"\xd0\xcf\x11\xe0", OtherFile::OldOffice),
    (b"\x7fELF", OtherFile::LinuxProgram),
    (b"MZ", OtherFile::WindowsProgram),
    (b"\xfe\xed\xfa", OtherFile::MacProgram),
    (b"\xcf\xfa\xed\xfe", OtherFile::MacProgram),
    (b"\xca\xfe\xba\xbe", OtherFile::JavaOrMac),
    (b"\0asm", OtherFile::WebAssembly),
    (b"PAR1", OtherFile::Parquet),
    (b"PARE", OtherFile::EncryptedParquet),
    (b"Obj\x01", OtherFile::Avro),
    (b"ORC", OtherFile::Orc),
    (b"ElfFile\0", OtherFile::WindowsEventLog),
    (b"BZh", OtherFile::Bzip2),
    (b"\xfd7zXZ\0", OtherFile::Xz),
    (b"7z\xbc\xaf\x27\x1c", OtherFile::SevenZip),
    (b"Rar!\x1a\x07", OtherFile::Rar),
    (b"\x1f\x9d", OtherFile::Compress),
    (b"LZIP", OtherFile::Lzip),
    (b"\x04\x22\x4d\x18", OtherFile::Lz4),
    (b"\xff\x06\0\0sNaPpY", OtherFile::Snappy),
];

/// What would help with a file of this kind, if it may contain events but is not read.
pub fn remedy(kind: OtherFile) -> Option<Remedy> {
    use OtherFile as Kind;
    match kind {
        Kind::Parquet | Kind::EncryptedParquet | Kind::Avro | Kind::Orc | Kind::Sqlite => Some(Remedy::Convert),
        Kind::OcsfParquet => Some(Remedy::ConvertRawData),
        Kind::OldOffice => Some(Remedy::SaveSheetsOfWorkbook),
        Kind::Excel | Kind::AppleDocument | Kind::OpenSpreadsheet => Some(Remedy::SaveSheets),
        Kind::Word | Kind::PowerPoint | Kind::OpenDocument => Some(Remedy::SaveText),
        Kind::Bzip2
        | Kind::Xz
        | Kind::SevenZip
        | Kind::Rar
        | Kind::Compress
        | Kind::Lzip
        | Kind::Lz4
        | Kind::Snappy => Some(Remedy::Unpack),
        Kind::Events(schema) => Some(Remedy::Export(schema)),
        Kind::Png
        | Kind::Jpeg
        | Kind::Gif
        | Kind::Bmp
        | Kind::Tiff
        | Kind::Riff
        | Kind::Film
        | Kind::Icon
        | Kind::Pdf
        | Kind::PostScript
        | Kind::Rtf
        | Kind::Markup
        | Kind::LinuxProgram
        | Kind::WindowsProgram
        | Kind::MacProgram
        | Kind::JavaOrMac
        | Kind::WebAssembly
        | Kind::WindowsEventLog
        | Kind::KeyOrCertificate
        | Kind::VpcFlowLogs
        | Kind::LoadBalancerLogs
        | Kind::S3AccessLogs
        | Kind::WebAccessLogs
        | Kind::Config
        | Kind::S3Notifications
        | Kind::LambdaEvent
        | Kind::DeliveryNotice
        | Kind::LakeRows
        | Kind::LogMessages
        | Kind::CloudFormation
        | Kind::Terraform
        | Kind::IamPolicy
        | Kind::Json
        | Kind::Table
        | Kind::Text
        | Kind::Blank
        | Kind::Binary => None,
    }
}

/// The same for files that may otherwise be text or binary.
const EITHER: [(&[u8], OtherFile); 6] = [
    (b"GIF8", OtherFile::Gif),
    (b"%PDF", OtherFile::Pdf),
    (b"%!PS", OtherFile::PostScript),
    (b"{\\rtf", OtherFile::Rtf),
    (b"SQLite format 3", OtherFile::Sqlite),
    (b"-----BEGIN", OtherFile::KeyOrCertificate),
];

/// Only this many bytes of a text are examined.
const HEAD: usize = 4096;

/// Recognises a file by its bytes and, decoded, by its text.
pub fn kind(bytes: &[u8], text: &[u8]) -> OtherFile {
    let known =
        |table: &[(&[u8], OtherFile)]| table.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
    if let Some(kind) = known(&EITHER) {
        return kind;
    }
    let head = String::from_utf8_lossy(text.get(..HEAD).unwrap_or(text));
    let strange = head.chars().filter(|c| *c == '\u{fffd}' || (c.is_control() && !c.is_whitespace())).count();
    if head.contains('\0') || strange * 8 > head.chars().count() {
        let is_film = bytes.get(4..8) == Some(b"ftyp");
        return if is_film {
            OtherFile::Film
        } else {
            match known(&BINARY) {
                Some(OtherFile::Parquet) if memmem::find(bytes, b"class_uid").is_some() => OtherFile::OcsfParquet,
                known => known.unwrap_or(OtherFile::Binary),
            }
        };
    }
    match head.lines().map(str::trim).find(|line| !line.is_empty()) {
        Some(line) => by_first_line(line),
        None => OtherFile::Blank,
    }
}

fn by_first_line(line: &str) -> OtherFile {
    if let Some(schema) = schemas::of_headings(line) {
        return OtherFile::Events(schema);
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let first = words.first().copied().unwrap_or_default();
    let second = words.get(1).copied().unwrap_or_default();
    let third = words.get(2).copied().unwrap_or_default();
    if line.starts_with("version account-id") || (third.starts_with("eni-") && words.len() > 10) {
        OtherFile::VpcFlowLogs
    } else if is_load_balancers(first, third, line) {
        OtherFile::LoadBalancerLogs
    } else if first.len() == 64 && third.starts_with('[') {
        OtherFile::S3AccessLogs
    } else if line.starts_with("#Version:") && !second.is_empty() {
        OtherFile::WebAccessLogs
    } else if line
        .strip_prefix('<')
        .is_some_and(|tag| tag.starts_with(|c: char| c.is_alphabetic() || "!?/".contains(c)))
    {
        OtherFile::Markup
    } else if line.matches([',', ';', '\t']).count() > 1 {
        OtherFile::Table
    } else {
        OtherFile::Text
    }
}

/// Application load balancers write the protocol first, classic ones the time.
fn is_load_balancers(first: &str, third: &str, line: &str) -> bool {
    let application = matches!(first, "http" | "https" | "h2" | "ws" | "wss" | "grpcs") && third.contains('/');
    let classic = first.contains('T') && first.ends_with('Z') && third.contains(':') && line.contains('"');
    application || classic
}

#[cfg(test)]
mod tests {
    use protocol::what::EventSchema;

    use super::*;

    #[test]
    fn things_are_known() {
        let cases: [(&[u8], OtherFile); 20] = [
            (b"PAR1\x15\0eventname", OtherFile::Parquet),
            (b"PAR1\x15\0class_uid", OtherFile::OcsfParquet),
            (b"@timestamp,aws.cloudtrail.event_type,event.action\n1,2,3", OtherFile::Events(EventSchema::Ecs)),
            (b"BZh91AY&SY\0\x01\x02\x03", OtherFile::Bzip2),
            (b"\x89PNG\r\n\x1a\n\0\0", OtherFile::Png),
            (b"GIF89a", OtherFile::Gif),
            (b"%PDF-1.7", OtherFile::Pdf),
            (b"\0\0\0\x18ftypheic", OtherFile::Film),
            (b"\x01\x02\x00\x03", OtherFile::Binary),
            (b"\xc3\x28\xa0\xa1\xff\xfe\x99", OtherFile::Binary),
            (b"version account-id interface-id srcaddr dstaddr\n2 1 eni-1", OtherFile::VpcFlowLogs),
            (
                b"2 111122223333 eni-1235b8ca 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK",
                OtherFile::VpcFlowLogs,
            ),
            (b"https 2024-01-01T00:00:00.1Z app/lb/50dc 192.0.2.1:2817 10.0.0.1:80 0.1", OtherFile::LoadBalancerLogs),
            (
                b"2024-01-01T00:00:00.1Z lb 192.0.2.1:2817 10.0.0.1:80 0.1 0.1 0.1 200 200 0 29 \"GET / HTTP/1.1\"",
                OtherFile::LoadBalancerLogs,
            ),
            (
                b"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be bucket [06/Feb/2024:00:00:38 +0000] 192.0.2.3",
                OtherFile::S3AccessLogs,
            ),
            (b"#Version: 1.0\n#Fields: date time x-edge-location", OtherFile::WebAccessLogs),
            (b"<?xml version=\"1.0\"?>", OtherFile::Markup),
            (b"a,b,c\n1,2,3", OtherFile::Table),
            (b"hello\nworld", OtherFile::Text),
            ("größe und höhe".as_bytes(), OtherFile::Text),
        ];
        for (bytes, expected) in cases {
            assert_eq!(kind(bytes, bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
