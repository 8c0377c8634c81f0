//! A tar archive read slice by slice is the same as one read at once.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

mod support;

use cloudtrail::{Finding, Limits, TarSlices};
use proptest::prelude::*;
use protocol::what::{ArchiveFault, What};
use protocol::{IssueKind, Share};
use support::{All, Read, gzip, log, read_all};

/// Everything read slice by slice, and what was found about the archive itself.
fn sliced(slice: u64, stored: &[u8], share: Share, limits: &Limits) -> (Vec<Read>, Vec<Finding>) {
    let mut all = All::default();
    let mut slices = TarSlices::in_slices_of(slice, "a.tar", stored.len() as u64, share, limits);
    while let Some(range) = slices.wanted() {
        let bytes = &stored[range.start as usize..range.end as usize];
        slices.list(bytes, &mut all);
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

fn some(files: usize) -> Vec<(String, Vec<u8>)> {
    (0..files).map(|at| (format!("d/{at}.json.gz"), gzip(log(&[&format!("E{at}"), "x"])))).collect()
}

fn assert_same(stored: &[u8], slice: u64) {
    let mut whole = read_all("a.tar", stored);
    let about = whole.remove(0).findings;
    let read = sliced(slice, stored, Share::WHOLE, &Limits::default());
    assert_eq!(read, (whole, about), "slices of {slice}");
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

#[test]
fn shares_add_up() {
    let stored = tar(&some(9));
    let (all, _) = sliced(2048, &stored, Share::WHOLE, &Limits::default());
    let mut read: Vec<Read> =
        Share::all(3).flat_map(|share| sliced(1024, &stored, share, &Limits::default()).0).collect();
    read.sort_by(|a, b| a.path.cmp(&b.path));
    assert_eq!(read, all);
}

#[test]
fn a_file_that_is_too_large_is_passed_over() {
    let mut entries = some(3);
    entries[1].1 = vec![b' '; 100_000];
    let stored = tar(&entries);
    let limits = Limits { inflated_bytes: 50_000, ..Limits::default() };
    let (read, about) = sliced(1024, &stored, Share::WHOLE, &limits);
    let paths: Vec<&str> = read.iter().map(|read| read.path.as_str()).collect();
    assert_eq!(paths, ["a.tar!d/0.json.gz", "a.tar!d/1.json.gz", "a.tar!d/2.json.gz"]);
    assert_eq!((read[1].told(), about.len()), (vec![IssueKind::Limit], 0));
    assert_eq!(read[1].findings[0].what, What::Archive(ArchiveFault::EntryTooLarge));
}

#[test]
fn what_is_behind_a_damaged_header_is_read() {
    let mut stored = tar(&some(6));
    let damaged = stored.windows(13).position(|name| name == b"d/2.json.gz\0\0").unwrap();
    stored[damaged..damaged + 200].fill(b'#');
    for slice in [512, 1024, 8192] {
        let (read, about) = sliced(slice, &stored, Share::WHOLE, &Limits::default());
        let names = read.iter().filter(|read| read.path.starts_with("a.tar!d/")).count();
        let records: usize = read.iter().map(|read| read.records.len()).sum();
        // The damaged file itself is found if a slice happens to begin with its content.
        assert!(names == 5 && (10..=12).contains(&records), "slices of {slice}: {names} files, {records} records");
        assert_eq!(about[0].what, What::Archive(ArchiveFault::TarDamaged(damaged as u64)));
    }
}

proptest! {
    #[test]
    fn nothing_depends_on_where_slices_end(
        files in prop::collection::vec((0..140_usize, 0..3000_usize), 1..12), blocks in 1..9_u64,
    ) {
        let entries: Vec<(String, Vec<u8>)> = files
            .iter()
            .enumerate()
            .map(|(at, (name, len))| (format!("{at}{}", "n".repeat(*name)), vec![b'.'; *len]))
            .collect();
        assert_same(&tar(&entries), blocks * 512);
    }

    #[test]
    fn hostile_bytes_do_no_harm(mut stored in Just(tar(&some(4))), wounds in prop::collection::vec((any::<usize>(), any::<u8>()), 1..40)) {
        for (at, byte) in wounds {
            let len = stored.len();
            stored[at % len] = byte;
        }
        let _ = sliced(1024, &stored, Share::WHOLE, &Limits::default());
    }
}
