//! What proving a log costs: the minimum that no validator can avoid, proving on top of that, and the whole way of a
//! dropped file. Times are per log of about 100 KB.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, reason = "benches")]

use std::sync::LazyLock;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use flate2::{Decompress, FlushDecompress};
use integrity::{Evidence, SuppliedDigest, SuppliedFile};
use protocol::Compression;
use protocol::report::{Options, Overall, Report};
use sha2::{Digest, Sha256};
use synth::{Role, Tree};
use tests::session::Session;

const HOURS: i64 = 40;
const LOGS_AN_HOUR: i64 = 10;
const LOGS: i64 = HOURS * LOGS_AN_HOUR;

static TREE: LazyLock<Tree> = LazyLock::new(|| synth::busy(HOURS, LOGS_AN_HOUR));

fn main() {
    divan::main();
}

fn inflate(stored: &[u8]) -> Vec<u8> {
    let size = stored.last_chunk::<4>().map_or(0, |size| u32::from_le_bytes(*size) as usize);
    let mut out = Vec::with_capacity(size + 1);
    Decompress::new_gzip(15).decompress_vec(stored, &mut out, FlushDecompress::Finish).unwrap();
    out
}

fn prove() -> Report {
    let mut evidence = Evidence { total_files: TREE.files.len() as u64, ..Evidence::default() };
    for (doc, file) in (0..).zip(&TREE.files) {
        let (path, stored_bytes) = (file.path.clone(), file.bytes.len() as u64);
        match file.role {
            Role::Log | Role::Digest => {
                let content = inflate(&file.bytes);
                let (content_sha256, compression) = (Sha256::digest(&content).into(), Compression::Gzip);
                if file.role == Role::Digest {
                    let body = integrity::parse_digest(&content);
                    evidence.digests.push(SuppliedDigest {
                        doc,
                        path,
                        stored_bytes,
                        content_sha256,
                        compression,
                        body,
                        by_name_only: false,
                    });
                } else {
                    let (bytes, events, is_log) = (content.len() as u64, file.events as u64, true);
                    let stored_sha256 = None;
                    evidence.files.push(SuppliedFile {
                        doc,
                        path,
                        is_log,
                        stored_bytes,
                        bytes,
                        content_sha256,
                        stored_sha256,
                        compression,
                        events,
                        exempt: 0,
                        by_name_only: false,
                    });
                }
            }
            Role::HeadObject => evidence.metadata.push(integrity::parse_metadata(&path, &file.bytes).unwrap()),
            _ => evidence.add_keys(integrity::parse_public_keys(&path, &file.bytes).unwrap()),
        }
    }
    integrity::validate(&evidence, &Options::default()).report
}

/// Decompress and hash every log, as whole files.
#[divan::bench]
fn a_floor(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(LOGS as u64)).bench(|| {
        for file in TREE.of(Role::Log) {
            black_box(Sha256::digest(inflate(&file.bytes)));
        }
    });
}

/// The same, plus reading digests, verifying signatures and reaching verdicts.
#[divan::bench]
fn b_prove(bencher: Bencher<'_, '_>) {
    assert_eq!(prove().verdict, Overall::Proved);
    bencher.counter(ItemsCount::new(LOGS as u64)).bench(prove);
}

/// From dropped bytes to a checked session, with one edge; events are read, too, and can be queried.
#[divan::bench]
fn c_whole(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(LOGS as u64)).bench(|| {
        let mut session = Session::new(1);
        session.drop(TREE.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
        session.progress()
    });
}
