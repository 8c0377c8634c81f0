//! What all workers share: the page's queue, which hands out files, and the engine, which absorbs what came of them. With
//! 16 workers, neither may be what they wait for.

#![allow(missing_docs, clippy::unwrap_used, reason = "benches")]

use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::ItemsCount;
use engine::{AtOnce, Edge, Engine};
use protocol::{BatchLabel, Command, EdgeToEngine, FileHandle, FileId, PageToEngine, Share, wire};
use view::queue::Queue;

const EVENTS: usize = 100_000;
const LOGS: usize = 1_600;

/// Batches of a tree shaped as a bucket is, encoded as they reach the engine.
static BATCHES: LazyLock<Vec<(BatchLabel, Vec<u8>)>> = LazyLock::new(|| {
    let tree = synth::bucket(EVENTS, LOGS, 1);
    let mut edge = Edge::new(1, [1, 2]);
    let mut batches = Vec::new();
    for (number, file) in (0..).zip(&tree.files) {
        let size = file.bytes.len() as u64;
        let handle = FileHandle { id: FileId(number), path: file.path.clone(), size, share: Share::WHOLE };
        let full = &mut |batch: engine::LabelledBatch| batches.push((batch.label, wire::encode(&batch.batch)));
        let mut reading = edge.begin(&handle, &file.bytes, &mut AtOnce, full);
        while edge.read_on(&mut reading, &handle, &file.bytes, &mut AtOnce, full) {}
        edge.end(&reading, &handle, file.bytes.len());
        // A worker sends what it has after every group of files.
        batches.extend(edge.take(number % 128 == 127).map(|batch| (batch.label, wire::encode(&batch.batch))));
    }
    batches.extend(edge.take(true).map(|batch| (batch.label, wire::encode(&batch.batch))));
    batches
});

fn main() {
    divan::main();
}

#[divan::bench]
fn absorb(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(EVENTS)).bench(|| {
        let mut engine = Engine::default();
        engine.hear_page(PageToEngine::Attach { edge: 1 });
        // More than there are, so that nothing is checked.
        engine.hear_page(PageToEngine::Tell(Command::Expect { files: u64::from(u32::MAX) }));
        for (label, batch) in BATCHES.iter() {
            engine.hear_edge(1, EdgeToEngine::Batch(label.clone()), batch);
        }
        let events = engine.progress().events;
        assert_eq!(events, EVENTS as u64);
        engine
    });
}

#[divan::bench]
fn hand_out(bencher: Bencher<'_, '_>) {
    const FILES: u32 = 100_000;
    bencher.counter(ItemsCount::new(FILES)).bench(|| {
        let mut queue = Queue::default();
        queue.push(
            (0..FILES).map(|id| (FileId(id), "AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/02/log.json.gz")),
        );
        let mut handed = 0;
        while handed < FILES as usize {
            handed += queue.next_group(16, false, 0).len();
        }
        handed
    });
}
