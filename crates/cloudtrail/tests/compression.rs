//! Gzip in every state, and what a proof may rely on.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use cloudtrail::Limits;
use protocol::{Compression, FileKind, IssueKind, Severity};
use support::{gzip, log, read_all_with, read_one};

#[test]
fn one_whole_member() {
    let content = log(&["A"]);
    let read = read_one(gzip(&content));
    assert_eq!((read.compression, read.names(), read.told()), (Compression::Gzip, vec!["A"], vec![]));
    assert_eq!(read.content, content.as_bytes());
}

#[test]
fn no_gzip_at_all() {
    let content = log(&["A"]);
    let read = read_one(&content);
    assert_eq!((read.compression, read.content.as_slice()), (Compression::None, content.as_bytes()));
}

#[test]
fn the_trailer_is_cut_off() {
    let whole = gzip(log(&["A", "B"]));
    for missing in 1..=8 {
        let read = read_one(&whole[..whole.len() - missing]);
        assert_eq!((read.compression, read.names()), (Compression::GzipIncomplete, vec!["A", "B"]), "{missing}");
        assert_eq!((read.told(), read.rejected()), (vec![IssueKind::DamagedCompression], 0), "{missing}");
    }
}

#[test]
fn the_stream_is_cut_off() {
    let names: Vec<String> = (0..500).map(|number| format!("Event{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let whole = gzip(log(&names));
    let read = read_one(&whole[..whole.len() * 2 / 3]);
    assert_eq!(read.compression, Compression::GzipIncomplete);
    assert!(read.records.len() > 50 && read.names() == names[..read.records.len()], "{}", read.records.len());
    assert_eq!(read.told(), [IssueKind::DamagedCompression, IssueKind::Truncated]);
    for header in 3..10 {
        assert_eq!(read_one(&whole[..header]).compression, Compression::GzipIncomplete, "{header}");
    }
}

#[test]
fn a_wrong_checksum_length_or_byte_is_damage() {
    let whole = gzip(log(&["A", "B"]));
    for from_end in [1, 4, 5, 8] {
        let mut bytes = whole.clone();
        let at = bytes.len() - from_end;
        bytes[at] ^= 0x55;
        let read = read_one(&bytes);
        assert_eq!((read.compression, read.names()), (Compression::GzipDamaged, vec!["A", "B"]), "{from_end}");
        assert_eq!(read.told(), [IssueKind::DamagedCompression]);
        assert_eq!(read.findings[0].severity, Severity::Error);
    }
    // A method other than deflate is damage, not another kind of file.
    let mut method = whole.clone();
    method[2] ^= 1;
    let read = read_one(&method);
    assert_eq!((read.compression, read.kind), (Compression::GzipDamaged, FileKind::Unreadable));
    let mut reserved = whole.clone();
    reserved[10] |= 0b110;
    let read = read_one(&reserved);
    assert_eq!((read.compression, read.kind), (Compression::GzipDamaged, FileKind::Unreadable));
}

#[test]
fn more_members_are_read_but_the_first_one_counts() {
    let (first, second) = (log(&["A"]), log(&["B"]));
    let read = read_one([gzip(&first), gzip(&second)].concat());
    assert_eq!((read.compression, read.names()), (Compression::GzipTrailingData, vec!["A", "B"]));
    assert_eq!(read.content, first.as_bytes());
    assert_eq!(read.bytes, [first, second].concat().into_bytes());
    assert_eq!((read.told(), read.findings[0].severity), (vec![IssueKind::UnusualCompression], Severity::Warning));
}

#[test]
fn a_damaged_second_member_does_not_touch_the_first() {
    let second = gzip(log(&["B"]));
    let read = read_one([gzip(log(&["A"])), second[..second.len() / 2].to_vec()].concat());
    assert_eq!((read.compression, read.records[0].name.as_str()), (Compression::GzipTrailingData, "A"));
    let read = read_one([gzip(log(&["A"])), b"\x1f\x8b\x08\xff\xff\xff".to_vec()].concat());
    assert_eq!((read.compression, read.names()), (Compression::GzipTrailingData, vec!["A"]));
}

#[test]
fn bytes_behind_the_stream_are_told() {
    for rest in [&b"\0"[..], b"\0\0\0\0\0\0\0\0", b"garbage", b"\x1f"] {
        let read = read_one([gzip(log(&["A"])), rest.to_vec()].concat());
        assert_eq!((read.compression, read.names()), (Compression::GzipTrailingData, vec!["A"]), "{rest:?}");
        assert_eq!(read.told(), [IssueKind::UnusualCompression], "{rest:?}");
    }
}

#[test]
fn all_optional_parts_of_a_header_are_read() {
    let content = log(&["A"]);
    let mut builder = flate2::GzBuilder::new()
        .extra(vec![1, 2, 3])
        .filename("x.json")
        .comment("y")
        .write(Vec::new(), flate2::Compression::none());
    std::io::Write::write_all(&mut builder, content.as_bytes()).unwrap();
    let read = read_one(builder.finish().unwrap());
    assert_eq!((read.compression, read.names()), (Compression::Gzip, vec!["A"]));
}

#[test]
fn bombs_are_stopped() {
    let limits = Limits { free_bytes: 1 << 20, ..Limits::default() };
    let bomb = gzip(vec![b' '; 64 << 20]);
    let read = read_all_with("bomb.gz", &bomb, &limits).remove(0);
    assert_eq!((read.told()[0], read.compression), (IssueKind::Limit, Compression::TooLarge));
    assert_eq!(read.bytes.len() as u64, limits.inflated(bomb.len() as u64));
}
