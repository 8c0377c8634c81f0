//! Archives, and archives in them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use std::io::{Cursor, Write};

use cloudtrail::Limits;
use protocol::{FileKind, IssueKind};
use support::{Read, gzip, log, read_all, read_all_with};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn zip(entries: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn tar(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, content) in entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, *content).unwrap();
    }
    builder.into_inner().unwrap()
}

/// Paths and kinds of everything read, and how many records.
fn outline(all: &[Read]) -> Vec<(&str, FileKind, usize)> {
    all.iter().map(|read| (read.path.as_str(), read.kind, read.records.len())).collect()
}

#[test]
fn a_zip_is_opened() {
    let (a, b) = (log(&["A"]), gzip(log(&["B", "C"])));
    for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
        let bytes = zip(&[("x/a.json", a.as_bytes()), ("x/b.json.gz", &b), ("../up.txt", b"hello")], method);
        let all = read_all("drop/logs.zip", &bytes);
        assert_eq!(
            outline(&all),
            [
                ("drop/logs.zip", FileKind::Container, 0),
                ("drop/logs.zip!x/a.json", FileKind::Log, 1),
                ("drop/logs.zip!x/b.json.gz", FileKind::Log, 2),
                ("drop/logs.zip!../up.txt", FileKind::Foreign, 0),
            ]
        );
    }
}

#[test]
fn a_zip_without_its_end_is_read_as_far_as_it_goes() {
    let bytes =
        zip(&[("a.json", log(&["A"]).as_bytes()), ("b.json", log(&["B"]).as_bytes())], CompressionMethod::Deflated);
    let directory = bytes.windows(4).position(|part| part == b"PK\x01\x02").unwrap();
    for end in [directory, directory + 20, bytes.len() - 4] {
        let all = read_all("x.zip", &bytes[..end]);
        assert_eq!(all[0].told(), [IssueKind::DamagedCompression], "{end}");
        assert_eq!((all[1].names(), all[2].names()), (vec!["A"], vec!["B"]), "{end}");
    }
}

#[test]
fn a_changed_file_in_a_zip_is_told() {
    let mut bytes = zip(&[("a.json", log(&["A"]).as_bytes())], CompressionMethod::Stored);
    let at = bytes.windows(5).position(|part| part == b"alice").unwrap();
    bytes[at] = b'm';
    let all = read_all("x.zip", &bytes);
    assert_eq!((all[1].names(), all[1].told()), (vec!["A"], vec![IssueKind::DamagedCompression]));
}

#[test]
fn encrypted_and_unknown_entries_are_named() {
    let mut bytes = zip(&[("a.json", log(&["A"]).as_bytes())], CompressionMethod::Stored);
    let directory = bytes.windows(4).position(|part| part == b"PK\x01\x02").unwrap();
    bytes[directory + 8] |= 1;
    let all = read_all("x.zip", &bytes);
    assert_eq!((all[1].kind, all[1].told()), (FileKind::Unreadable, vec![IssueKind::Unreadable]));
    assert!(all[1].findings[0].message.contains("encrypted"));
    bytes[directory + 8] &= !1;
    bytes[directory + 10] = 93;
    let all = read_all("x.zip", &bytes);
    assert!(all[1].findings[0].message.contains("method 93"), "{:?}", all[1].findings);
}

#[test]
fn a_tar_is_opened_gzipped_or_not() {
    let long = format!("{}/a.json", "folder/".repeat(30));
    let bytes = tar(&[(&long, log(&["A"]).as_bytes()), ("b.json.gz", &gzip(log(&["B"]))), ("empty", b"")]);
    for (path, stored) in [("x.tar", bytes.clone()), ("x.tgz", gzip(&bytes))] {
        let all = read_all(path, &stored);
        let expected = [
            (path.to_owned(), FileKind::Container, 0),
            (format!("{path}!{long}"), FileKind::Log, 1),
            (format!("{path}!b.json.gz"), FileKind::Log, 1),
            (format!("{path}!empty"), FileKind::Empty, 0),
        ];
        let expected: Vec<_> = expected.iter().map(|(path, kind, records)| (path.as_str(), *kind, *records)).collect();
        assert_eq!(outline(&all), expected);
    }
}

#[test]
fn a_tar_that_is_cut_off_gives_what_is_there() {
    let bytes = tar(&[("a.json", log(&["A"]).as_bytes()), ("b.json", log(&["B", "C"]).as_bytes())]);
    let all = read_all("x.tar", &bytes[..512 + 512 + 512 + 400]);
    assert_eq!((all[1].names(), all[2].names()), (vec!["A"], vec!["B"]));
    assert_eq!(all[2].told(), [IssueKind::Truncated, IssueKind::DamagedCompression]);
    let mut damaged = bytes;
    damaged[1024] ^= 1;
    let all = read_all("x.tar", &damaged);
    assert_eq!((all.len(), all[0].told()), (2, vec![IssueKind::DamagedCompression]));
}

#[test]
fn containers_in_containers_are_opened_to_a_depth() {
    let mut bytes = log(&["A"]).into_bytes();
    for _ in 0..3 {
        bytes = zip(&[("in", &bytes)], CompressionMethod::Deflated);
    }
    let all = read_all("x", &bytes);
    assert_eq!(outline(&all).last(), Some(&("x!in!in!in", FileKind::Log, 1)));
    let all = read_all("x", &zip(&[("in", &bytes)], CompressionMethod::Deflated));
    assert_eq!(all.last().unwrap().told(), [IssueKind::Limit]);
}

#[test]
fn gzip_in_gzip_is_a_container() {
    let all = read_all("a/x.json.gz", &gzip(gzip(log(&["A"]))));
    assert_eq!(outline(&all), [("a/x.json.gz", FileKind::Container, 0), ("a/x.json.gz!x.json.gz", FileKind::Log, 1)]);
}

#[test]
fn more_than_the_limits_is_told() {
    let (a, b) = (log(&["A"]), log(&["B"]));
    let bytes = zip(&[("a", a.as_bytes()), ("b", b.as_bytes()), ("c", b.as_bytes())], CompressionMethod::Deflated);
    for limits in
        [Limits { container_entries: 1, ..Limits::default() }, Limits { container_bytes: 100, ..Limits::default() }]
    {
        let all = read_all_with("x.zip", &bytes, &limits);
        assert_eq!(outline(&all)[1..], [("x.zip!a", FileKind::Log, 1), ("x.zip!…", FileKind::Unreadable, 0)]);
        assert_eq!(all[2].told(), [IssueKind::Limit]);
    }
}
