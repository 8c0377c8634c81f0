//! Files read slice by slice, of which no more is ever in memory: events, hashes, and records read again.

#![allow(clippy::unwrap_used, clippy::cast_possible_truncation, reason = "tests")]

use std::ops::Range;
use std::rc::Rc;

use protocol::what::{ReadingFault, What};
use protocol::{ExportFormat, FileKind, IssueKind};
use sha2::{Digest, Sha256};
use tests::session::Session;

fn event(number: usize, key: &str) -> String {
    let (minute, second) = (number / 60 % 60, number % 60);
    format!(
        r#"{{"eventVersion":"1.11","eventTime":"2026-03-02T10:{minute:02}:{second:02}Z","eventSource":"s3.amazonaws.com","eventName":"x","eventID":"{number}","requestParameters":{{"key":"{key}"}}}}"#
    )
}

fn log(numbers: Range<usize>) -> Vec<u8> {
    let events: Vec<String> = numbers.map(|number| event(number, "k")).collect();
    synth::gzip(format!("{{\"Records\":[{}]}}", events.join(",")).as_bytes())
}

/// A file made of these parts, with holes between them.
#[derive(Default)]
struct Sparse {
    size: u64,
    parts: Vec<(u64, Vec<u8>)>,
}

impl Sparse {
    fn add(&mut self, bytes: &[u8]) -> u64 {
        let at = self.size;
        self.parts.push((at, bytes.to_vec()));
        self.size += bytes.len() as u64;
        at
    }

    fn read(&self, range: &Range<u64>) -> Vec<u8> {
        let mut bytes = vec![0; (range.end - range.start) as usize];
        for (at, part) in &self.parts {
            let (from, to) = ((*at).max(range.start), (at + part.len() as u64).min(range.end));
            if from < to {
                let (into, of) = ((from - range.start) as usize, (from - at) as usize);
                let len = (to - from) as usize;
                bytes.get_mut(into..into + len).unwrap().copy_from_slice(part.get(of..of + len).unwrap());
            }
        }
        bytes
    }
}

/// A zip archive of stored files, each with a hole of this size behind its content, which is part of it.
fn zip(files: &[(&str, &[u8], u64)]) -> Sparse {
    let mut sparse = Sparse::default();
    let mut directory = Vec::new();
    let field = |wide: u64| (wide as u32).to_le_bytes();
    for (name, content, hole) in files {
        let mut crc = flate2::Crc::new();
        crc.update(content);
        let len = content.len() as u64 + hole;
        let sizes = [field(u64::from(crc.sum())), field(len), field(len)].concat();
        let name_len = (name.len() as u16).to_le_bytes();
        let header =
            [b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0", sizes.as_slice(), &name_len, &[0; 2], name.as_bytes()].concat();
        let at = sparse.add(&header);
        let record = [b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0", sizes.as_slice(), &name_len, &[0; 12], &field(at)];
        directory.extend_from_slice(&record.concat());
        directory.extend_from_slice(name.as_bytes());
        sparse.add(content);
        sparse.size += hole;
    }
    let at = sparse.add(&directory);
    let count = (files.len() as u16).to_le_bytes();
    let end = [b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count, &field(directory.len() as u64), &field(at), &[0; 2]];
    sparse.add(&end.concat());
    sparse
}

#[test]
fn a_zip_of_any_size_is_read_and_its_records_again() {
    let (first, last) = (log(0..1000), log(1000..3000));
    let files: &[(&str, &[u8], u64)] =
        &[("first.json.gz", &first, 0), ("hole.bin", b"", 2_600_000_000), ("last.json.gz", &last, 0)];
    for shares in [1, 3] {
        let sparse = Rc::new(zip(files));
        let mut session = Session::new(2);
        let of = Rc::clone(&sparse);
        session.hand_over_slices("logs.zip", sparse.size, Rc::new(move |range: &Range<u64>| of.read(range)), shares);
        session.finish();
        let mut plain = Session::of([("first.json.gz", first.as_slice()), ("last.json.gz", &last)]);
        let all = plain.export(ExportFormat::Ndjson, "");
        assert!(session.export(ExportFormat::Ndjson, "") == all, "{shares}");
        let issues = session.issues();
        let told: Vec<(&str, IssueKind)> = issues.iter().map(|it| (it.path.as_str(), it.kind)).collect();
        assert_eq!(told, [("logs.zip!hole.bin", IssueKind::Limit)]);
        assert_eq!(session.files().len(), 4);
        session.keep_columns_only();
        assert!(session.export(ExportFormat::Ndjson, "") == all, "{shares}");
        assert!(session.wires.sliced_bytes < 10_000_000, "{}", session.wires.sliced_bytes);
    }
}

/// A text of lines with long keys, but for the first one: much to read and little to do.
fn text(records: usize) -> Vec<u8> {
    let key = "k".repeat(9_000_000);
    let line = |number: usize| event(number, if number == 0 { "k" } else { &key }) + "\n";
    (0..records).map(line).collect::<String>().into_bytes()
}

#[test]
fn the_hash_of_a_text_is_known_though_it_was_never_there_as_a_whole() {
    let text = Rc::new(text(32));
    let sha256 = hex::encode(Sha256::digest(text.as_slice()));
    let mut session = Session::new(1);
    session.keep_columns_only();
    let of = Rc::clone(&text);
    let read = Rc::new(move |range: &Range<u64>| of.get(range.start as usize..range.end as usize).unwrap().to_vec());
    session.hand_over_slices("logs.ndjson", text.len() as u64, read, 1);
    session.finish();
    assert_eq!((session.progress().events, session.issues()), (32, Vec::new()));
    let file = session.files().remove(0);
    assert_eq!((file.kind, file.sha256, file.records), (FileKind::Log, sha256, 32));
    assert_eq!((file.stored_bytes, file.bytes), (text.len() as u64, text.len() as u64));
    let one = session.export(ExportFormat::Ndjson, "eventID:17");
    assert!(text.split_inclusive(|byte| *byte == b'\n').nth(17) == Some(&one[..]), "byte for byte");
}

#[test]
fn a_text_that_is_stopped_in_the_middle_is_not_checked() {
    let text = Rc::new(text(32));
    let mut session = Session::new(1);
    session.keep_columns_only();
    session.stop_in_containers_after(3);
    let of = Rc::clone(&text);
    let read = Rc::new(move |range: &Range<u64>| of.get(range.start as usize..range.end as usize).unwrap().to_vec());
    session.hand_over_slices("logs.ndjson", text.len() as u64, read, 1);
    session.finish();
    let events = session.progress().events;
    assert!((5..20).contains(&events), "{events}");
    let issues = session.issues();
    assert!(matches!(issues[0].what, What::Reading(ReadingFault::StoppedAt { .. })), "{issues:?}");
    let file = session.files().remove(0);
    assert_eq!((file.sha256.as_str(), file.records), ("", events));
}
