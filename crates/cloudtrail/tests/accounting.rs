//! Every byte and every entry of a container is either read or reported, whatever was done to the container.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

mod support;

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use memchr::memmem;
use proptest::prelude::*;
use protocol::what::{ArchiveFault, StreamFault, TarMember, TarMemberKind, What};
use protocol::{FileKind, Severity};
use ruzstd::encoding::CompressionLevel;
use support::{Read, event, gzip, log, read_all};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A file, or a container of files.
#[derive(Clone, Debug)]
enum Pack {
    Log,
    Zip(Vec<Pack>),
    Tar(Vec<Pack>),
    Gzip(Vec<Pack>),
    Zstd(Box<Pack>),
}

impl Pack {
    /// Its bytes. Every log in it has one event with a name of its own.
    fn write(&self, number: &mut u32) -> Vec<u8> {
        match self {
            Pack::Log => {
                *number += 1;
                log(&[&format!("Marked{number:03}x")]).into_bytes()
            }
            Pack::Zip(all) => {
                let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
                for (at, pack) in all.iter().enumerate() {
                    // Stored uncompressed, so that a naive search can find what is in it.
                    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
                    writer.start_file(format!("{at}"), options).unwrap();
                    writer.write_all(&pack.write(number)).unwrap();
                }
                writer.finish().unwrap().into_inner()
            }
            Pack::Tar(all) => {
                let mut builder = tar::Builder::new(Vec::new());
                for (at, pack) in all.iter().enumerate() {
                    let content = pack.write(number);
                    let mut header = tar::Header::new_gnu();
                    header.set_size(content.len() as u64);
                    builder.append_data(&mut header, format!("{at}"), content.as_slice()).unwrap();
                }
                builder.into_inner().unwrap()
            }
            Pack::Gzip(all) => all.iter().flat_map(|pack| gzip(pack.write(number))).collect(),
            Pack::Zstd(pack) => {
                ruzstd::encoding::compress_to_vec(pack.write(number).as_slice(), CompressionLevel::Uncompressed)
            }
        }
    }
}

fn pack() -> impl Strategy<Value = Pack> {
    Just(Pack::Log).prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            3 => prop::collection::vec(inner.clone(), 1..4).prop_map(Pack::Zip),
            3 => prop::collection::vec(inner.clone(), 1..4).prop_map(Pack::Tar),
            1 => (1..4_usize).prop_map(|members| Pack::Gzip(vec![Pack::Log; members])),
            1 => inner.prop_map(|pack| Pack::Zstd(Box::new(pack))),
        ]
    })
}

/// What somebody may do to a file.
#[derive(Clone, Debug)]
enum Tampering {
    Flip(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Insert(prop::sample::Index, Vec<u8>),
    Remove(prop::sample::Index, usize),
    Before(Vec<u8>),
    Behind(Vec<u8>),
}

fn tampering() -> impl Strategy<Value = Tampering> {
    let place = || any::<prop::sample::Index>();
    let junk = || {
        prop_oneof![
            prop::collection::vec(any::<u8>(), 1..80),
            Just(vec![0; 512]),
            Just(log(&["Marked999x"]).into_bytes()),
            Just(Pack::Zip(vec![Pack::Log]).write(&mut 900)),
            Just(Pack::Tar(vec![Pack::Log]).write(&mut 910)),
        ]
    };
    prop_oneof![
        4 => (place(), 1..=255_u8).prop_map(|(at, bits)| Tampering::Flip(at, bits)),
        1 => place().prop_map(Tampering::Cut),
        1 => (place(), junk()).prop_map(|(at, bytes)| Tampering::Insert(at, bytes)),
        1 => (place(), 1..600_usize).prop_map(|(at, len)| Tampering::Remove(at, len)),
        1 => junk().prop_map(Tampering::Before),
        1 => junk().prop_map(Tampering::Behind),
    ]
}

fn tamper(bytes: &mut Vec<u8>, tampering: &Tampering) {
    match tampering {
        Tampering::Flip(at, bits) => {
            let at = at.index(bytes.len());
            bytes[at] ^= bits;
        }
        Tampering::Cut(at) => bytes.truncate(at.index(bytes.len()).max(1)),
        Tampering::Insert(at, junk) => {
            let at = at.index(bytes.len());
            drop(bytes.splice(at..at, junk.iter().copied()));
        }
        Tampering::Remove(at, len) => {
            let at = at.index(bytes.len());
            drop(bytes.drain(at..(at + len).min(bytes.len())));
        }
        Tampering::Before(junk) => drop(bytes.splice(0..0, junk.iter().copied())),
        Tampering::Behind(junk) => bytes.extend_from_slice(junk),
    }
}

fn names(all: &[Read]) -> BTreeSet<String> {
    all.iter().flat_map(|read| read.records.iter().map(|record| record.name.clone())).collect()
}

/// Names of events that a naive search of the bytes finds complete.
fn naive(bytes: &[u8]) -> BTreeSet<String> {
    let at = memmem::find_iter(bytes, b"\"eventName\":\"Marked");
    let names = at.filter_map(|at| String::from_utf8(bytes.get(at + 13..at + 23)?.to_vec()).ok());
    names.filter(|name| memmem::find(bytes, event(name).as_bytes()).is_some()).collect()
}

fn is_told(all: &[Read]) -> bool {
    all.iter().any(|read| read.findings.iter().any(|finding| finding.severity > Severity::Info))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_that_is_packed_comes_out(pack in pack()) {
        let mut logs = 0;
        let bytes = pack.write(&mut logs);
        let all = read_all("x", &bytes);
        prop_assert_eq!(names(&all).len(), logs as usize);
        let members = |pack: &Pack| matches!(pack, Pack::Gzip(all) if all.len() > 1);
        let told = all.iter().flat_map(|read| &read.findings).filter(|finding| finding.severity > Severity::Info);
        let told: Vec<_> = told.filter(|finding| !matches!(finding.what, What::Stream(StreamFault::Members(_)))).collect();
        prop_assert!(members(&pack) || told.is_empty(), "{:?}", told);
    }

    #[test]
    fn what_is_not_read_is_told(pack in pack(), tamperings in prop::collection::vec(tampering(), 1..4)) {
        let mut bytes = pack.write(&mut 0);
        for tampering in &tamperings {
            if !bytes.is_empty() {
                tamper(&mut bytes, tampering);
            }
        }
        let all = read_all("x", &bytes);
        let (found, there) = (names(&all), naive(&bytes));
        let missed: Vec<&String> = there.difference(&found).collect();
        prop_assert!(missed.is_empty() || is_told(&all), "{missed:?} of {tamperings:?}: {all:#?}");
    }
}

#[test]
fn a_zip_may_lie_and_nothing_is_lost() {
    let zip = |packs: usize| Pack::Zip(vec![Pack::Log; packs]).write(&mut 0);
    let end = |bytes: &[u8]| memmem::rfind(bytes, b"PK\x05\x06").unwrap();
    let mut few = zip(3);
    let at = end(&few);
    few[at + 8..at + 12].copy_from_slice(&[1, 0, 1, 0]);
    let mut short = zip(3);
    let at = end(&short);
    let (first, len) = (memmem::find(&short, b"PK\x01\x02").unwrap(), at);
    let record = memmem::find(&short[first + 4..], b"PK\x01\x02").unwrap() + 4;
    // The directory begins after its first record.
    short[at + 12..at + 16].copy_from_slice(&((len - first - record) as u32).to_le_bytes());
    short[at + 16..at + 20].copy_from_slice(&((first + record) as u32).to_le_bytes());
    let two = [zip(1), Pack::Zip(vec![Pack::Log]).write(&mut 7)].concat();
    let with_comment = {
        let mut bytes = zip(1);
        let text = log(&["Marked777x"]);
        let at = end(&bytes);
        bytes[at + 20..at + 22].copy_from_slice(&(text.len() as u16).to_le_bytes());
        [bytes, text.into_bytes()].concat()
    };
    let behind_text = [log(&["Marked888x"]).into_bytes(), zip(1)].concat();
    let far_behind = [zip(1), vec![b'x'; 100_000]].concat();
    for (bytes, events) in [(few, 3), (short, 3), (two, 2), (with_comment, 2), (behind_text, 2), (far_behind, 1)] {
        let all = read_all("x.zip", &bytes);
        assert_eq!((names(&all).len(), is_told(&all)), (events, true), "{all:#?}");
    }
}

#[test]
fn a_folder_with_content_is_a_file() {
    let mut bytes = Vec::new();
    let mut writer = ZipWriter::new(Cursor::new(&mut bytes));
    writer.add_directory("empty/", SimpleFileOptions::default()).unwrap();
    writer.start_file("logs_", SimpleFileOptions::default()).unwrap();
    writer.write_all(log(&["A"]).as_bytes()).unwrap();
    writer.finish().unwrap();
    while let Some(at) = memmem::find(&bytes, b"logs_") {
        bytes[at + 4] = b'/';
    }
    let all = read_all("x.zip", &bytes);
    let paths: Vec<&str> = all.iter().map(|read| read.path.as_str()).collect();
    assert_eq!((paths, all[1].names()), (vec!["x.zip", "x.zip!logs/"], vec!["A"]));
}

fn member(name: &str, kind: u8, size: usize, link: &str) -> Vec<u8> {
    let mut header = tar::Header::new_ustar();
    header.set_path(name).unwrap();
    header.set_entry_type(tar::EntryType::new(kind));
    header.set_size(size as u64);
    if !link.is_empty() {
        header.set_link_name(link).unwrap();
    }
    header.set_cksum();
    header.as_bytes().to_vec()
}

fn padded(content: &[u8]) -> Vec<u8> {
    let mut out = content.to_vec();
    out.resize(content.len().div_ceil(512) * 512, 0);
    out
}

#[test]
fn members_of_every_kind_are_read_or_named() {
    let content = log(&["A"]).into_bytes();
    let end = vec![0; 1024];
    for kind in [b'0', 0, b'7', b'M', b'Z', b'1', b'2', b'3', b'5', b'6'] {
        let bytes = [member("a.json", kind, content.len(), ""), padded(&content), end.clone()].concat();
        let all = read_all("x.tar", &bytes);
        assert_eq!(names(&all).len(), 1, "{}: {all:#?}", char::from(kind));
    }
    let links = [
        member("link.json", b'2', 0, "a.json"),
        member("hard.json", b'1', 77, "a.json"),
        member("pipe", b'6', 0, ""),
        member("folder/", b'5', 0, ""),
        member("a.json", b'0', content.len(), ""),
        padded(&content),
        end.clone(),
    ];
    let all = read_all("x.tar", &links.concat());
    assert_eq!((names(&all).len(), all[0].findings.len(), all.len()), (1, 1, 2), "{all:#?}");
    let named = [
        ("link.json", TarMemberKind::Link("a.json".to_owned())),
        ("hard.json", TarMemberKind::HardLink("a.json".to_owned())),
        ("pipe", TarMemberKind::Pipe),
    ];
    let named = named.map(|(name, kind)| TarMember { name: name.to_owned(), kind }).to_vec();
    assert_eq!(all[0].findings[0].what, What::Archive(ArchiveFault::NotFollowed { named, more: 0 }));
    for hidden in [b'V', b'D', b'g', b'x', b'L'] {
        let bytes = [member("x", hidden, content.len(), ""), padded(&content), end.clone()].concat();
        let all = read_all("x.tar", &bytes);
        assert!(names(&all).len() == 1 || is_told(&all), "{}: {all:#?}", char::from(hidden));
    }
}

#[test]
fn a_tar_that_goes_on_behind_its_end_is_read_on() {
    let tar = |number: u32| Pack::Tar(vec![Pack::Log]).write(&mut { number });
    for bytes in [
        [tar(1), tar(2)].concat(),
        [tar(1), vec![0; 5120], tar(2)].concat(),
        [tar(1), b"junk".repeat(128), tar(2)].concat(),
        [tar(1), Pack::Zip(vec![Pack::Log]).write(&mut 5)].concat(),
        [tar(1), log(&["Marked999x"]).into_bytes()].concat(),
    ] {
        for stored in [bytes.clone(), gzip(&bytes)] {
            let all = read_all("x.tar", &stored);
            assert_eq!((names(&all).len(), is_told(&all)), (2, true), "{all:#?}");
        }
    }
}

/// A file of two pieces with holes around them, in each of the ways GNU tar writes it.
fn sparse_members() -> Vec<Vec<u8>> {
    let (first, second) = (log(&["A"]), log(&["B"]));
    let (len_a, len_b) = (first.len(), second.len());
    let stored = format!("{first}{second}").into_bytes();
    let map = [4096, len_a, 9000, len_b];
    let size = 9000 + len_b + 3000;
    let record = |text: String| {
        let len = text.len() + 4;
        format!("{:3} {text}\n", len + 1).trim_start().to_owned().replacen(
            &format!("{} ", len + 1),
            &format!("{:03} ", len + 1),
            1,
        )
    };
    let pax = |records: &[String], content: Vec<u8>| {
        let records: String = records.iter().map(|text| record(text.clone())).collect();
        let name = "GNUSparseFile.1/a.json";
        [
            member("pax", b'x', records.len(), ""),
            padded(records.as_bytes()),
            member(name, b'0', content.len(), ""),
            padded(&content),
        ]
        .concat()
    };
    let list = map.map(|number| number.to_string()).join(",");
    let in_content = padded(format!("2\n{}\n", map.map(|number| number.to_string()).join("\n")).as_bytes());
    let name = "GNU.sparse.name=a.json".to_owned();
    let old = {
        let mut header = tar::Header::new_gnu();
        header.set_path("a.json").unwrap();
        header.set_entry_type(tar::EntryType::GNUSparse);
        header.set_size(stored.len() as u64);
        let bytes = header.as_mut_bytes();
        for (at, number) in map.iter().enumerate() {
            bytes[386 + at * 12..398 + at * 12].copy_from_slice(format!("{number:011o}\0").as_bytes());
        }
        bytes[483..495].copy_from_slice(format!("{size:011o}\0").as_bytes());
        header.set_cksum();
        [header.as_bytes().to_vec(), padded(&stored)].concat()
    };
    vec![
        old,
        pax(&[name.clone(), format!("GNU.sparse.size={size}"), format!("GNU.sparse.map={list}")], stored.clone()),
        pax(
            &[
                format!("GNU.sparse.size={size}"),
                "GNU.sparse.offset=4096".to_owned(),
                format!("GNU.sparse.numbytes={len_a}"),
                "GNU.sparse.offset=9000".to_owned(),
                format!("GNU.sparse.numbytes={len_b}"),
                name.clone(),
            ],
            stored.clone(),
        ),
        pax(
            &[
                "GNU.sparse.major=1".to_owned(),
                "GNU.sparse.minor=0".to_owned(),
                name,
                format!("GNU.sparse.realsize={size}"),
            ],
            [in_content, stored].concat(),
        ),
    ]
}

#[test]
fn files_with_holes_are_put_together() {
    for (way, bytes) in sparse_members().into_iter().enumerate() {
        let all = read_all("x.tar", &[bytes, vec![0; 1024]].concat());
        assert_eq!((all.len(), all[0].findings.len()), (2, 0), "{way}: {all:#?}");
        assert_eq!((all[1].path.as_str(), all[1].names()), ("x.tar!a.json", vec!["A", "B"]), "{way}");
        assert_eq!((all[1].bytes.len(), all[1].records[1].offset), (9000 + log(&["B"]).len() + 3000, 9012), "{way}");
    }
}

#[test]
fn what_stands_behind_a_compressed_log_is_read_or_told() {
    let behind = log(&["Marked999x"]).into_bytes();
    let zstd = ruzstd::encoding::compress_to_vec(log(&["A"]).as_bytes(), CompressionLevel::Fastest);
    let skipped = [&b"\x50\x2a\x4d\x18"[..], &(behind.len() as u32).to_le_bytes(), &behind].concat();
    let cases = [
        ([gzip(log(&["A"])), behind.clone()].concat(), 2),
        ([gzip(log(&["A"])), Pack::Zip(vec![Pack::Log]).write(&mut 0)].concat(), 2),
        ([gzip(log(&["A"])), vec![0; 100]].concat(), 1),
        ([gzip(Pack::Zip(vec![Pack::Log]).write(&mut 0))].concat(), 1),
        ([zstd.clone(), behind].concat(), 2),
        ([zstd, skipped].concat(), 2),
    ];
    for (bytes, events) in cases {
        let all = read_all("x.json.gz", &bytes);
        assert_eq!(names(&all).len(), events, "{all:#?}");
        assert!(all.iter().all(|read| read.kind != FileKind::Unreadable), "{all:#?}");
    }
}
