//! Archives, and archives inside them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

mod support;

use std::io::{Cursor, Write};

use cloudtrail::Limits;
use protocol::what::{ArchiveFault, StreamFault, StreamMethod, What};
use protocol::{FileKind, IssueKind};
use ruzstd::encoding::CompressionLevel;
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

/// An archive of one uncompressed file, with sizes and offsets only in the zip64 records.
fn zip64(name: &str, content: &[u8]) -> Vec<u8> {
    let (len, name_len) = (content.len() as u64, (name.len() as u16).to_le_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(content);
    let mut out = Vec::new();
    let parts = |out: &mut Vec<u8>, parts: &[&[u8]]| parts.iter().for_each(|part| out.extend_from_slice(part));
    parts(&mut out, &[b"PK\x03\x04", b"\x2d\0\0\0\0\0\0\0\0\0", &crc.sum().to_le_bytes(), &[0xff; 8], &name_len]);
    parts(&mut out, &[b"\x14\0", name.as_bytes(), b"\x01\0\x10\0", &len.to_le_bytes(), &len.to_le_bytes(), content]);
    let directory = out.len() as u64;
    parts(&mut out, &[b"PK\x01\x02\x2d\0", b"\x2d\0\0\0\0\0\0\0\0\0", &crc.sum().to_le_bytes(), &[0xff; 8]]);
    parts(&mut out, &[&name_len, b"\x1c\0\0\0\0\0\0\0\0\0\0\0", &[0xff; 4], name.as_bytes(), b"\x01\0\x18\0"]);
    parts(&mut out, &[&len.to_le_bytes(), &len.to_le_bytes(), &0_u64.to_le_bytes()]);
    let end = out.len() as u64;
    parts(&mut out, &[b"PK\x06\x06", &44_u64.to_le_bytes(), b"\x2d\0\x2d\0", &[0; 8], &1_u64.to_le_bytes()]);
    parts(&mut out, &[&1_u64.to_le_bytes(), &(end - directory).to_le_bytes(), &directory.to_le_bytes()]);
    parts(&mut out, &[b"PK\x06\x07", &[0; 4], &end.to_le_bytes(), &1_u32.to_le_bytes()]);
    parts(&mut out, &[b"PK\x05\x06", &[0; 4], &[0xff; 12], &[0; 2]]);
    out
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

#[test]
fn a_tar_that_stops_between_two_files_may_lack_some() {
    let (a, b) = (log(&["A"]), log(&["B"]));
    let whole = tar(&[("a.json", a.as_bytes()), ("b.json", b.as_bytes())]);
    let told = |bytes: &[u8]| read_all("x.tar", bytes)[0].findings.iter().map(|it| it.what.clone()).collect::<Vec<_>>();
    assert_eq!(told(&whole), []);
    let first = 512 + a.len().next_multiple_of(512);
    for end in [first, first - 1] {
        assert_eq!(told(&whole[..end]), [What::Archive(ArchiveFault::TarOpen)], "{end}");
    }
}

/// Paths, kinds and numbers of records of everything read.
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
                ("drop/logs.zip!../up.txt", FileKind::NotCloudTrail, 0),
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
    assert_eq!(all[1].findings[0].what, What::Archive(ArchiveFault::Encrypted));
    bytes[directory + 8] &= !1;
    bytes[directory + 10] = 14;
    let all = read_all("x.zip", &bytes);
    assert_eq!(all[1].findings[0].what, What::Archive(ArchiveFault::UnknownMethod(14)));
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
    assert_eq!((all[0].told(), all[2].names()), (vec![IssueKind::DamagedCompression], vec!["B", "C"]));
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
fn zstandard_is_opened_in_zips_and_alone() {
    let packed = |content: &[u8]| ruzstd::encoding::compress_to_vec(content, CompressionLevel::Fastest);
    let (a, b) = (packed(log(&["A"]).as_bytes()), packed(log(&["B"]).as_bytes()));
    let skippable = [&b"\x50\x2a\x4d\x18\x03\0\0\0abc"[..], &b].concat();
    let all = read_all("x/a.json.zst", &[&a[..], &skippable].concat());
    assert_eq!(outline(&all), [("x/a.json.zst", FileKind::Container, 0), ("x/a.json.zst!a.json", FileKind::Log, 2)]);
    assert_eq!((all[1].names(), all[0].told()), (vec!["A", "B"], vec![]));

    let archive = tar(&[("a.json.gz", &gzip(log(&["A"])))]);
    let all = read_all("x.tar.zst", &packed(&archive));
    assert_eq!(outline(&all).last(), Some(&("x.tar.zst!x.tar!a.json.gz", FileKind::Log, 1)));

    let mut bytes = zip(&[("a.json", &a)], CompressionMethod::Stored);
    let directory = bytes.windows(4).position(|part| part == b"PK\x01\x02").unwrap();
    bytes[directory + 10] = 93;
    let mut crc = flate2::Crc::new();
    crc.update(log(&["A"]).as_bytes());
    bytes[directory + 16..directory + 20].copy_from_slice(&crc.sum().to_le_bytes());
    let all = read_all("x.zip", &bytes);
    assert_eq!((all[1].names(), all[1].told()), (vec!["A"], vec![]));
}

#[test]
fn damaged_zstandard_is_told() {
    let names: Vec<String> = (0..20_000).map(|number| format!("Event{number}")).collect();
    let content = log(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let whole = ruzstd::encoding::compress_to_vec(content.as_bytes(), CompressionLevel::Fastest);
    let cut = read_all("x.zst", &whole[..whole.len() / 2]);
    assert_eq!(cut[0].told(), [IssueKind::DamagedCompression]);
    let is_cut = matches!(cut[0].findings[0].what, What::Stream(StreamFault::Cut(StreamMethod::Zstandard, _)));
    assert!(is_cut, "{:?}", cut[0].findings);
    let more = read_all("x.zst", &[&whole[..], b"garbage"].concat());
    assert_eq!((more[0].told(), more[1].records.len()), (vec![IssueKind::UnusualCompression], names.len()));
    let mut changed = whole.clone();
    let at = changed.len() - 1;
    changed[at] ^= 1;
    assert_eq!(read_all("x.zst", &changed)[0].told(), [IssueKind::DamagedCompression]);
    let bomb = ruzstd::encoding::compress_to_vec(&vec![b' '; 8 << 20][..], CompressionLevel::Fastest);
    let limits = Limits { free_bytes: 1 << 20, ..Limits::default() };
    assert_eq!(read_all_with("x.zst", &bomb, &limits)[0].told(), [IssueKind::Limit]);
    assert_eq!(read_all("x.zst", b"\x28\xb5\x2f\xfd")[0].told(), [IssueKind::DamagedCompression]);
}

#[test]
fn sizes_beyond_four_gigabytes_are_read_from_their_own_places() {
    let content = log(&["A"]);
    let all = read_all("x.zip", &zip64("a.json", content.as_bytes()));
    assert_eq!((all[0].told(), all[1].names(), all[1].told()), (vec![], vec!["A"], vec![]));
}

#[test]
fn gzip_in_gzip_is_a_container() {
    let all = read_all("a/x.json.gz", &gzip(gzip(log(&["A"]))));
    assert_eq!(outline(&all), [("a/x.json.gz", FileKind::Container, 0), ("a/x.json.gz!x.json.gz", FileKind::Log, 1)]);
}

/// An archive in which all of `entries` entries are the same bytes, as in zip bombs.
fn overlapping(entries: u32, content: &[u8]) -> Vec<u8> {
    let mut bytes = zip(&[("a", content)], CompressionMethod::Deflated);
    let at = bytes.windows(4).position(|part| part == b"PK\x01\x02").unwrap();
    let end = bytes.windows(4).position(|part| part == b"PK\x05\x06").unwrap();
    let entry = bytes[at..end].to_vec();
    bytes.truncate(at);
    let directory = bytes.len() as u64;
    (0..entries).for_each(|_| bytes.extend_from_slice(&entry));
    let end = bytes.len() as u64;
    bytes.extend_from_slice(b"PK\x06\x06");
    bytes.extend_from_slice(&[0; 28]);
    for number in [u64::from(entries), end - directory, directory] {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    bytes.extend_from_slice(b"PK\x06\x07\0\0\0\0");
    bytes.extend_from_slice(&end.to_le_bytes());
    bytes.extend_from_slice(&1_u32.to_le_bytes());
    bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0");
    bytes
}

#[test]
fn a_million_entries_are_counted_and_not_read() {
    let bytes = overlapping(1_000_000, b"");
    let all = read_all_with("x.zip", &bytes, &Limits { container_entries: 100, ..Limits::default() });
    assert_eq!((all.len(), all[101].told()), (102, vec![IssueKind::Limit]));
    let is_counted = matches!(all[101].findings[0].what, What::Archive(ArchiveFault::TooMuch { left: 999_900, .. }));
    assert!(is_counted, "{:?}", all[101].findings);
}

#[test]
fn bytes_that_are_many_files_at_once_are_stopped() {
    let bytes = overlapping(10_000, log(&["A"; 1000]).as_bytes());
    let all = read_all_with("x.zip", &bytes, &Limits { container_bytes: 1 << 20, ..Limits::default() });
    assert_eq!(all.last().unwrap().told(), [IssueKind::Limit]);
    assert!(all.len() < 10, "{}", all.len());
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
