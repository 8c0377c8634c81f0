//! Names, in plain words, files that are neither JSON nor CloudTrail's.

use memchr::memmem;

use crate::schemas::Schema;

/// How binary files begin, and what they are.
const BINARY: [(&[u8], &str); 27] = [
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"RIFF", "a WebP picture, sound or film"),
    (b"BM", "a BMP picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\0\0\x01\0", "an icon"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x7fELF", "a Linux program"),
    (b"MZ", "a Windows program"),
    (b"\xfe\xed\xfa", "a macOS program"),
    (b"\xcf\xfa\xed\xfe", "a macOS program"),
    (b"\xca\xfe\xba\xbe", "a Java class or macOS program"),
    (b"\0asm", "a WebAssembly module"),
    (b"PAR1", PARQUET),
    (b"PARE", "an encrypted Parquet file"),
    (b"Obj\x01", "an Avro file"),
    (b"ORC", "an ORC file"),
    (b"ElfFile\0", "a Windows event log"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x1f\x9d", "a compress archive"),
    (b"LZIP", "an lzip archive"),
    (b"\x04\x22\x4d\x18", "an LZ4 archive"),
    (b"\xff\x06\0\0sNaPpY", "a Snappy archive"),
];

const PARQUET: &str = "a Parquet file";
const PARQUET_OF_OCSF: &str = "a Parquet file of events in the schema OCSF, as Amazon Security Lake writes them";

const CONVERT: &str = "If it holds CloudTrail events, have it written as JSON lines or CSV, as DuckDB does: COPY (FROM 'FILE') TO 'events.json'.";
const UNPACK: &str = "If it holds CloudTrail logs, unpack it and open what is in it.";

/// Kinds of files that may contain events but are not read, with what would help.
const HELP: [(&str, &str); 17] = [
    (PARQUET, CONVERT),
    (
        PARQUET_OF_OCSF,
        "These events are not as CloudTrail wrote them: open the log files that it delivers to S3. Where the lake keeps raw_data, \
         that is the record; have it written as JSON lines, as DuckDB does: COPY (SELECT raw_data FROM 'FILE') TO 'events.json'.",
    ),
    ("an encrypted Parquet file", CONVERT),
    ("an Avro file", CONVERT),
    ("an ORC file", CONVERT),
    ("an SQLite database", CONVERT),
    (
        "an old Office document",
        "If it is a workbook that holds events, save each of its sheets as CSV (UTF-8) and open those.",
    ),
    ("a bzip2 archive", UNPACK),
    ("an xz archive", UNPACK),
    ("a 7-Zip archive", UNPACK),
    ("a RAR archive", UNPACK),
    ("a compress archive", UNPACK),
    ("an lzip archive", UNPACK),
    ("an LZ4 archive", UNPACK),
    ("a Snappy archive", UNPACK),
    (Schema::Ecs.words(), Schema::Ecs.help()),
    (Schema::Ocsf.words(), Schema::Ocsf.help()),
];

/// What would help with a file that has this [`name`], if it may contain events but is not read.
pub fn help(name: &str) -> Option<&'static str> {
    HELP.iter().find(|(known, _)| *known == name).map(|(_, help)| *help)
}

/// The same for files that may otherwise be text or binary.
const EITHER: [(&[u8], &str); 6] = [
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"-----BEGIN", "a key or certificate"),
];

/// Only this many bytes of a text are examined.
const HEAD: usize = 4096;

/// Names a file by its bytes and, decoded, by its text.
pub fn name(bytes: &[u8], text: &[u8]) -> &'static str {
    let known = |table: &[(&[u8], &'static str)]| {
        table.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name)
    };
    if let Some(name) = known(&EITHER) {
        return name;
    }
    let head = String::from_utf8_lossy(text.get(..HEAD).unwrap_or(text));
    let strange = head.chars().filter(|c| *c == '\u{fffd}' || (c.is_control() && !c.is_whitespace())).count();
    if head.contains('\0') || strange * 8 > head.chars().count() {
        let is_film = bytes.get(4..8) == Some(b"ftyp");
        return if is_film {
            "a film or HEIF picture"
        } else {
            match known(&BINARY) {
                Some(PARQUET) if memmem::find(bytes, b"class_uid").is_some() => PARQUET_OF_OCSF,
                known => known.unwrap_or("binary data of an unknown kind"),
            }
        };
    }
    match head.lines().map(str::trim).find(|line| !line.is_empty()) {
        Some(line) => by_first_line(line),
        None => "blank text",
    }
}

fn by_first_line(line: &str) -> &'static str {
    if let Some(schema) = Schema::of_headings(line) {
        return schema.words();
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let first = words.first().copied().unwrap_or_default();
    let second = words.get(1).copied().unwrap_or_default();
    let third = words.get(2).copied().unwrap_or_default();
    if line.starts_with("version account-id") || (third.starts_with("eni-") && words.len() > 10) {
        "VPC flow logs"
    } else if is_load_balancers(first, third, line) {
        "load balancer access logs"
    } else if first.len() == 64 && third.starts_with('[') {
        "S3 server access logs"
    } else if line.starts_with("#Version:") && !second.is_empty() {
        "web or CloudFront access logs"
    } else if line.starts_with('<') {
        "an XML or HTML document"
    } else if line.matches([',', ';', '\t']).count() > 1 {
        "a table (CSV) that is not CloudTrail's"
    } else {
        "text"
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
    use super::*;

    #[test]
    fn things_are_named() {
        let cases: [(&[u8], &str); 20] = [
            (b"PAR1\x15\0eventname", "a Parquet file"),
            (b"PAR1\x15\0class_uid", PARQUET_OF_OCSF),
            (b"@timestamp,aws.cloudtrail.event_type,event.action\n1,2,3", Schema::Ecs.words()),
            (b"BZh91AY&SY\0\x01\x02\x03", "a bzip2 archive"),
            (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
            (b"GIF89a", "a GIF picture"),
            (b"%PDF-1.7", "a PDF document"),
            (b"\0\0\0\x18ftypheic", "a film or HEIF picture"),
            (b"\x01\x02\x00\x03", "binary data of an unknown kind"),
            (b"\xc3\x28\xa0\xa1\xff\xfe\x99", "binary data of an unknown kind"),
            (b"version account-id interface-id srcaddr dstaddr\n2 1 eni-1", "VPC flow logs"),
            (
                b"2 111122223333 eni-1235b8ca 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK",
                "VPC flow logs",
            ),
            (b"https 2024-01-01T00:00:00.1Z app/lb/50dc 192.0.2.1:2817 10.0.0.1:80 0.1", "load balancer access logs"),
            (
                b"2024-01-01T00:00:00.1Z lb 192.0.2.1:2817 10.0.0.1:80 0.1 0.1 0.1 200 200 0 29 \"GET / HTTP/1.1\"",
                "load balancer access logs",
            ),
            (
                b"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be bucket [06/Feb/2024:00:00:38 +0000] 192.0.2.3",
                "S3 server access logs",
            ),
            (b"#Version: 1.0\n#Fields: date time x-edge-location", "web or CloudFront access logs"),
            (b"<?xml version=\"1.0\"?>", "an XML or HTML document"),
            (b"a,b,c\n1,2,3", "a table (CSV) that is not CloudTrail's"),
            (b"hello\nworld", "text"),
            ("größe und höhe".as_bytes(), "text"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(name(bytes, bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn help_is_there_for_what_is_named() {
        let names = BINARY.iter().chain(&EITHER).map(|(_, name)| *name);
        let names: Vec<&str> = names.chain([PARQUET_OF_OCSF, Schema::Ecs.words(), Schema::Ocsf.words()]).collect();
        for (name, help) in HELP {
            assert!(names.contains(&name) && help.ends_with('.'), "{name}");
        }
        assert_eq!(help("a PNG picture"), None);
    }
}
