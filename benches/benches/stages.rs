//! Each stage on its own, in the order in which a log passes through them. Rates are in bytes of decompressed JSON.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, reason = "benches")]

use std::sync::LazyLock;

use cloudtrail::{Document, Fields, Finding, Limits, Record, Sink};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use flate2::{Decompress, FlushDecompress};
use protocol::{Column, Direction, FileId, SegmentId, Sort, SortKey, Zone};
use sha2::{Digest, Sha256};
use store::{Batch, BatchBuilder, RawScan, RawSegment, RawTests, Scanned, Selection, Store};
use synth::Tree;
use tests::session::Session;

const EVENTS: usize = 50_000;
const FILES: usize = 60;
const KEY: [u64; 2] = [1, 2];

static TREE: LazyLock<Tree> = LazyLock::new(|| synth::bulk(EVENTS, FILES, 1));
static CONTENTS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| TREE.files.iter().map(synth::SynthFile::content).collect());
static BATCH: LazyLock<(Batch, RawSegment)> = LazyLock::new(|| batch(&CONTENTS));
static STORE: LazyLock<Store> = LazyLock::new(store);

fn main() {
    divan::main();
}

fn json_bytes() -> BytesCount {
    BytesCount::new(CONTENTS.iter().map(Vec::len).sum::<usize>())
}

/// A sink that passes records to a closure.
struct Each<F>(F);

impl<F: FnMut(&Record<'_>)> Sink for Each<F> {
    fn document(&mut self, _: &Document<'_>) {}
    fn record(&mut self, record: &Record<'_>) {
        (self.0)(record);
    }
    fn finding(&mut self, _: Finding) {}
}

fn batch(contents: &[Vec<u8>]) -> (Batch, RawSegment) {
    let mut builder = BatchBuilder::new(SegmentId { edge: 1, number: 0 }, KEY);
    builder.document(FileId(0), "x");
    for content in contents {
        cloudtrail::read("x", content, &Limits::default(), &mut Each(|record: &Record<'_>| builder.push(record)));
    }
    builder.finish()
}

fn store() -> Store {
    let mut store = Store::default();
    store.append(&BATCH.0);
    store
}

fn select(text: &str) -> Selection {
    let plan = STORE.plan(&query::parse(text).unwrap()).unwrap();
    STORE.select(&plan, None, &Scanned::default())
}

#[divan::bench]
fn a_inflate(bencher: Bencher<'_, '_>) {
    let sizes: Vec<usize> = CONTENTS.iter().map(Vec::len).collect();
    bencher.counter(json_bytes()).bench(|| {
        for (file, size) in TREE.files.iter().zip(&sizes) {
            let mut out = Vec::with_capacity(size + 1);
            Decompress::new_gzip(15).decompress_vec(&file.bytes, &mut out, FlushDecompress::Finish).unwrap();
            black_box(out);
        }
    });
}

#[divan::bench]
fn b_hash(bencher: Bencher<'_, '_>) {
    bencher.counter(json_bytes()).bench(|| {
        for content in CONTENTS.iter() {
            black_box(Sha256::digest(content));
        }
    });
}

#[divan::bench]
fn c_parse(bencher: Bencher<'_, '_>) {
    let mut raws = Vec::new();
    for content in CONTENTS.iter() {
        let mut keep = Each(|record: &Record<'_>| raws.push(record.raw.to_vec()));
        cloudtrail::read("x", content, &Limits::default(), &mut keep);
    }
    bencher.counter(json_bytes()).bench(|| {
        for raw in &raws {
            black_box(Fields::parse(raw).unwrap());
        }
    });
}

/// Decompress, hash, split and parse: everything before columns are filled.
#[divan::bench]
fn d_read(bencher: Bencher<'_, '_>) {
    bencher.counter(json_bytes()).bench(|| {
        let mut records = 0_u64;
        for file in &TREE.files {
            cloudtrail::read(&file.path, &file.bytes, &Limits::default(), &mut Each(|_: &Record<'_>| records += 1));
        }
        records
    });
}

/// From decompressed bytes to filled columns, hashed content and compressed raw records.
#[divan::bench]
fn e_append(bencher: Bencher<'_, '_>) {
    bencher.counter(json_bytes()).bench(|| batch(&CONTENTS));
}

/// Append a batch to an empty store.
#[divan::bench]
fn f_merge(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(EVENTS)).with_inputs(Store::default).bench_refs(|store| store.append(&BATCH.0));
}

#[divan::bench(args = ["eventName:Get*", "errorCode:* and not userIdentity.type:AWSService", "sourceIPAddress:192.0.2.0/28"])]
fn g_filter(bencher: Bencher<'_, '_>, text: &str) {
    bencher.counter(ItemsCount::new(EVENTS)).bench(|| select(text));
}

/// Search text in raw records, which have to be decompressed.
#[divan::bench]
fn h_search(bencher: Bencher<'_, '_>) {
    let plan = STORE.plan(&query::parse("\"person17@example\"").unwrap()).unwrap();
    let tests = RawTests::compile(plan.raw_tests(), None).unwrap();
    bencher.counter(json_bytes()).bench_local(|| {
        let mut scan = RawScan::of(&BATCH.1, plan.raw_tests().len());
        scan.go_on(&BATCH.1, &tests, &mut || false);
        scan.finish()
    });
}

#[divan::bench(args = [SortKey::Time, SortKey::Column(Column::User), SortKey::Column(Column::SourceIpAddress)])]
fn i_sort(bencher: Bencher<'_, '_>, key: &SortKey) {
    // A store keeps the orders it has computed, so every run needs a new one.
    let fresh = || (store(), select(""));
    bencher.counter(ItemsCount::new(EVENTS)).with_inputs(fresh).bench_refs(|(store, selection)| {
        store.sort(selection, &Sort::by(key.clone(), Direction::Descending));
    });
}

#[divan::bench]
fn j_facet(bencher: Bencher<'_, '_>) {
    let (all, columns) = (select(""), [Column::EventName, Column::User, Column::SourceIpAddress, Column::ErrorCode]);
    bencher.counter(ItemsCount::new(EVENTS)).bench(|| STORE.facets(&all, &columns, 10));
}

#[divan::bench]
fn k_histogram(bencher: Bencher<'_, '_>) {
    let all = select("");
    bencher.counter(ItemsCount::new(EVENTS)).bench(|| STORE.histogram(&all, &Zone::default()));
}

/// From dropped bytes to a checked session, with one edge.
#[divan::bench]
fn l_whole(bencher: Bencher<'_, '_>) {
    bencher.counter(json_bytes()).bench(|| {
        let mut session = Session::new(1);
        session.drop(TREE.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
        session.progress()
    });
}
