//! An archive read slice by slice is the same as one read at once.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

mod support;

use std::io::{Cursor, Write};

use cloudtrail::{Finding, Limits, Slices};
use proptest::prelude::*;
use protocol::what::{ArchiveFault, What};
use protocol::{IssueKind, Share};
use support::{All, Read, gzip, log, read_all, read_all_with};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Everything read slice by slice, and what was found about the archive itself.
fn sliced(slice: u64, stored: &[u8], share: Share, limits: &Limits) -> (Vec<Read>, Vec<Finding>) {
    let mut all = All::default();
    // A zip archive may also be behind something else.
    let beginning = if stored.get(257..262) == Some(b"ustar") { stored } else { b"PK\x03\x04" };
    let mut slices = Slices::in_slices_of(slice, "a", stored.len() as u64, beginning, share, limits).unwrap();
    let mut read = 0;
    while let Some(range) = slices.wanted() {
        let bytes = &stored[range.start as usize..range.end as usize];
        read += 1;
        assert!(read < 10_000 + 10 * stored.len(), "it never ends");
        slices.list(bytes);
        while slices.next(bytes, &mut all) {}
    }
    assert!(slices.is_done());
    // Findings belong to the document before them: here, to one that stands for the archive.
    let mut about = read_all("a", b"");
    about[0].findings.clear();
    let mut about = All(about);
    slices.end(&mut about);
    (all.0, about.0.remove(0).findings)
}

fn tar(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, content) in entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, content.as_slice()).unwrap();
    }
    builder.into_inner().unwrap()
}

fn zip_of(entries: &[(String, Vec<u8>)], method: CompressionMethod, comment: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let options = SimpleFileOptions::default().compression_method(method);
        // Some with the records of zip64.
        writer.start_file(name.as_str(), options.large_file(name.contains('3'))).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.set_comment(comment).unwrap();
    writer.finish().unwrap().into_inner()
}

/// An archive whose headers do not tell how long files are: descriptors behind them do.
fn streamed(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new_stream(Vec::new());
    for (name, content) in entries {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn some(files: usize) -> Vec<(String, Vec<u8>)> {
    (0..files).map(|at| (format!("d/{at}.json.gz"), gzip(log(&[&format!("E{at}"), "x"])))).collect()
}

fn assert_same_of(what: &str, limits: &Limits, stored: &[u8], slice: u64) {
    let mut whole = read_all_with("a", stored, limits);
    let about = whole.remove(0).findings;
    let read = sliced(slice, stored, Share::WHOLE, limits);
    assert_eq!(read, (whole, about), "{what}, slices of {slice}");
}

fn assert_same(stored: &[u8], slice: u64) {
    assert_same_of("an archive", &Limits::default(), stored, slice);
}

#[test]
fn slices_of_any_size_will_do() {
    let sound = tar(&some(7));
    let long: Vec<_> = some(5).into_iter().map(|(name, content)| ("folder/".repeat(30) + &name, content)).collect();
    let long = tar(&long);
    let cut = &sound[..sound.len() - 1500];
    let twice = [sound.clone(), sound.clone()].concat();
    for stored in [&sound, &long, &cut.to_vec(), &twice] {
        for slice in [512, 1024, 1536, 4096, 1 << 20] {
            assert_same(stored, slice);
        }
    }
}

/// Archives of every kind: with what is in them, and what is wrong with them.
fn zips() -> Vec<(&'static str, Vec<u8>)> {
    let files = some(9);
    let stored = zip_of(&files, CompressionMethod::Stored, "");
    let deflated = zip_of(&files, CompressionMethod::Deflated, "made on Monday");
    let place = |what: &[u8]| stored.windows(what.len()).position(|bytes| bytes == what).unwrap();
    let directory = place(b"PK\x01\x02");
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = stored.clone();
        change(&mut bytes);
        bytes
    };
    let header = |name: &[u8]| place(name) - 30;
    let stray = log(&["stray"]);
    let inserted = [&stored[..header(b"d/4.json.gz")], stray.as_bytes(), &stored[header(b"d/4.json.gz")..]];
    vec![
        ("stored", stored.clone()),
        ("deflated", deflated),
        ("streamed", streamed(&files)),
        ("folders", zip_of(&[("d/".to_owned(), Vec::new()), files[0].clone()], CompressionMethod::Stored, "")),
        ("empty", zip_of(&[], CompressionMethod::Stored, "nothing")),
        ("a long comment", zip_of(&files, CompressionMethod::Stored, &"c".repeat(65_000))),
        ("events in the comment", zip_of(&files, CompressionMethod::Stored, &log(&["comment"]))),
        ("behind a program", [b"MZ program ".repeat(50).as_slice(), &stored].concat()),
        ("behind another", [stored.as_slice(), &stored].concat()),
        ("text behind it", [stored.as_slice(), &b"text ".repeat(20_000)].concat()),
        ("zeros behind it", [stored.as_slice(), &vec![0; 3000]].concat()),
        ("events between files", inserted.concat()),
        ("cut off in a file", stored[..header(b"d/6.json.gz") + 60].to_vec()),
        ("cut off in a header", stored[..header(b"d/6.json.gz") + 10].to_vec()),
        ("cut off in the directory", stored[..directory + 100].to_vec()),
        ("without its last bytes", stored[..stored.len() - 3].to_vec()),
        ("a wrong header", with(&|bytes| bytes[header(b"d/4.json.gz")] = b'#')),
        ("a directory of something else", with(&|bytes| bytes[directory + 42] = 5)),
        (
            "an offset beyond the end",
            with(&|bytes| {
                let record = bytes.windows(4).rposition(|it| it == b"PK\x01\x02").unwrap();
                bytes[record + 45] = 0x7f;
            }),
        ),
        (
            "files that overlap",
            with(&|bytes| {
                let last = bytes.windows(4).rposition(|it| it == b"PK\x01\x02").unwrap();
                bytes[last + 42..last + 46].fill(0);
            }),
        ),
        ("a file longer than there is", with(&|bytes| bytes[directory + 22] = 0x10)),
        (
            "a wrong number of files",
            with(&|bytes| {
                let end = bytes.len() - 22;
                bytes[end + 10] = 3;
            }),
        ),
    ]
}

#[test]
fn a_zip_is_the_same_in_slices_of_any_size() {
    for (what, stored) in zips().into_iter() {
        for slice in [1, 100, 333, 1024, 5000, 1 << 20] {
            assert_same_of(what, &Limits::default(), &stored, slice);
        }
    }
}

#[test]
fn shares_add_up() {
    for stored in [tar(&some(9)), zip_of(&some(9), CompressionMethod::Stored, ""), streamed(&some(9))] {
        let (all, _) = sliced(2048, &stored, Share::WHOLE, &Limits::default());
        assert_eq!(all.len(), 9);
        let mut read: Vec<Read> =
            Share::all(3).flat_map(|share| sliced(1024, &stored, share, &Limits::default()).0).collect();
        read.sort_by(|a, b| a.path.cmp(&b.path));
        assert_eq!(read, all);
    }
}

#[test]
fn a_file_that_is_too_large_is_passed_over() {
    let mut entries = some(3);
    entries[1].1 = vec![b' '; 100_000];
    let limits = Limits { inflated_bytes: 50_000, ..Limits::default() };
    let zip = zip_of(&entries, CompressionMethod::Stored, "");
    // Without its directory, too.
    let headers = zip[..zip.len() - 10].to_vec();
    for (stored, told) in [(tar(&entries), 0), (zip, 0), (headers, 1)] {
        let (read, about) = sliced(1024, &stored, Share::WHOLE, &limits);
        let paths: Vec<&str> = read.iter().map(|read| read.path.as_str()).collect();
        assert_eq!(paths, ["a!d/0.json.gz", "a!d/1.json.gz", "a!d/2.json.gz"]);
        assert_eq!((read[1].told(), about.len()), (vec![IssueKind::Limit], told));
        assert_eq!(read[1].findings[0].what, What::Archive(ArchiveFault::EntryLeftOut));
    }
}

#[test]
fn no_more_is_read_than_limits_allow() {
    let limits = Limits { container_entries: 4, ..Limits::default() };
    for slice in [200, 1 << 20] {
        assert_same_of("many files", &limits, &zip_of(&some(9), CompressionMethod::Stored, ""), slice);
    }
}

#[test]
fn a_file_that_is_not_where_the_directory_says_is_told() {
    let (_, stored) = zips().into_iter().find(|(what, _)| *what == "a wrong header").unwrap();
    let (read, about) = sliced(500, &stored, Share::WHOLE, &Limits::default());
    let bad: Vec<&Read> = read.iter().filter(|read| !read.findings.is_empty()).collect();
    assert_eq!((bad.len(), bad[0].path.as_str(), read.len()), (1, "a!d/4.json.gz", 9));
    assert_eq!(bad[0].findings[0].what, What::Archive(ArchiveFault::EntryAstray));
    assert!(matches!(about[0].what, What::Archive(ArchiveFault::Strays { places: 1, .. })), "{about:?}");
}

#[test]
fn what_is_behind_a_damaged_header_is_read() {
    let mut stored = tar(&some(6));
    let damaged = stored.windows(13).position(|name| name == b"d/2.json.gz\0\0").unwrap();
    stored[damaged..damaged + 200].fill(b'#');
    for slice in [512, 1024, 8192] {
        let (read, about) = sliced(slice, &stored, Share::WHOLE, &Limits::default());
        let names = read.iter().filter(|read| read.path.starts_with("a!d/")).count();
        let records: usize = read.iter().map(|read| read.records.len()).sum();
        // The damaged file itself is found if a slice happens to begin with its content.
        assert!(names == 5 && (10..=12).contains(&records), "slices of {slice}: {names} files, {records} records");
        assert_eq!(about[0].what, What::Archive(ArchiveFault::TarDamaged(damaged as u64)));
    }
}

fn made(files: &[(usize, usize)]) -> Vec<(String, Vec<u8>)> {
    let file = |(at, (name, len)): (usize, &(usize, usize))| (format!("{at}{}", "n".repeat(*name)), vec![b'.'; *len]);
    files.iter().enumerate().map(file).collect()
}

proptest! {
    #[test]
    fn nothing_depends_on_where_slices_end(
        files in prop::collection::vec((0..140_usize, 0..3000_usize), 1..12), blocks in 1..9_u64,
    ) {
        assert_same(&tar(&made(&files)), blocks * 512);
    }

    #[test]
    fn nothing_depends_on_where_slices_of_a_zip_end(
        files in prop::collection::vec((0..140_usize, 0..3000_usize), 1..12),
        slice in 1..6000_u64, cut in 0..400_usize, before in 0..200_usize, behind in 0..200_usize, streams in any::<bool>(),
    ) {
        let files = made(&files);
        let sound = if streams { streamed(&files) } else { zip_of(&files, CompressionMethod::Stored, "") };
        assert_same(&[vec![b'-'; before].as_slice(), &sound, &vec![b'-'; behind]].concat(), slice);
        let cut = &sound[..sound.len() - cut.min(sound.len() - 4)];
        assert_same(cut, slice);
    }

    #[test]
    fn hostile_bytes_do_no_harm(
        kind in 0..3_usize, wounds in prop::collection::vec((any::<usize>(), any::<u8>()), 1..40), slice in 1..4000_u64,
    ) {
        let files = some(4);
        let mut stored = match kind {
            0 => tar(&files),
            1 => zip_of(&files, CompressionMethod::Stored, ""),
            _ => streamed(&files),
        };
        let len = stored.len();
        for (at, byte) in wounds {
            // Without its first header, a tar archive is none.
            stored[512 + at % (len - 512)] = byte;
        }
        let _ = sliced(slice.max(if kind == 0 { 512 } else { 1 }), &stored, Share::WHOLE, &Limits::default());
    }
}

#[test]
fn the_descriptor_of_an_empty_file_is_no_part_of_it() {
    let files = ["0", "1"].map(|name| (name.to_owned(), Vec::new()));
    let sound = streamed(&files);
    let cut = &sound[..sound.len() - 1];
    for read in read_all_with("a", cut, &Limits::default()).iter().skip(1) {
        assert_eq!(read.findings.len(), 1, "{}: it is empty, and nothing is behind it", read.path);
    }
    (1..200).for_each(|slice| assert_same(cut, slice));
}
